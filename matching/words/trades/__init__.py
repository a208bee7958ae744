"""Trades: the taxonomy ROME, titles, skills, themes, places of work, and how near one is to another."""
