"""What an operator does: sources and accounts."""
