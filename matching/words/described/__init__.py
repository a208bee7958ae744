"""An opening read in an employer's own words: the trade, the people, the week, the pay."""
