"""What somebody searches for: read out of an address, narrowed, shown back as understood, logged without words."""
