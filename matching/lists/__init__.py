"""What a list is beyond scores: prices of exposure, chance, a page of it, and what is logged of it."""
