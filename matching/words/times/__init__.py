"""Days, hours and dates in words, whoever says them."""
