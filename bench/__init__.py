"""Measures: each module is a command that prints JSON. Ratios between ways, never a timed test."""
