"""The outside's door, out: HTML pages and a JSON API over HTTP."""

from api.app import create_app, get_ready
from api.mail import Sender
from api.settings import PublisherSettings, WebSettings

__all__ = ["PublisherSettings", "Sender", "WebSettings", "create_app", "get_ready"]
