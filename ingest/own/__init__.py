"""What the department brings itself: sheets that people fill in, checked line by line before they enter."""

from ingest.own.bringing import Brought, bring
from ingest.own.preview import Fate, LineReport, Preview

__all__ = ["Brought", "Fate", "LineReport", "Preview", "bring"]
