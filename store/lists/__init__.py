"""Lists made for people: their rows, what the night leaves, how they share what there is, how one is made again."""
