"""The demo: the whole of Alentour over an invented Creuse, in one process."""

from cli.demo.command import app

__all__ = ["app"]
