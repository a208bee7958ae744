"""`alentour evaluate`: how good the ranking is on people and judgments in files, printed as JSON."""

from cli.evaluate.command import app

__all__ = ["app"]
