"""One command for people: `alentour`, one file a verb."""

from cli.app import main

__all__ = ["main"]
