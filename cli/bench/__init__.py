"""`alentour bench`: what the machine at hand does, measured in one run and printed as JSON."""

from cli.bench.command import app

__all__ = ["app"]
