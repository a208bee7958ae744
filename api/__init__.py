"""The outside's door, out: HTML pages and a JSON API over HTTP."""

from api.app import create_app
from api.settings import WebSettings

__all__ = ["WebSettings", "create_app"]
