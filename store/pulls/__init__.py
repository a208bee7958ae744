"""The pulls themselves: sources, their runs, what was asked for, held back or handed in as a file."""
