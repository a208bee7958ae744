"""What words say: trades, themes, wishes, limits, and how near two texts or two trades are."""
