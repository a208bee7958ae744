"""The counsellor's desk: a portfolio, one person, employers."""
