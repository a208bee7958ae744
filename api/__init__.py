"""The outside's door, out: HTML pages and a JSON API over HTTP."""

from api.app import create_app
from api.settings import PublisherSettings, WebSettings

__all__ = ["PublisherSettings", "WebSettings", "create_app"]
