"""Time at the edge: the only place that reads the clock, and one tolerant reader of partners' dates."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

FRANCE = ZoneInfo("Europe/Paris")
"""The time people read."""

_FRACTION = re.compile(r"\.(\d+)")


def now_utc() -> datetime:
    """The current instant, aware, in UTC."""
    return datetime.now(UTC)


def parse_instant(text: str | None) -> datetime | None:
    """The aware instant that an ISO 8601 text names, in UTC; None where the text is absent or is no date.

    Fractions of a second of any length, `Z`, an offset or nothing (then UTC) are accepted: partners write them all.
    """
    if not text:
        return None
    tidy = _FRACTION.sub(lambda match: "." + match[1][:6].ljust(6, "0"), text.strip())
    try:
        instant = datetime.fromisoformat(tidy)
    except ValueError:
        return None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def day_in_france(instant: datetime) -> date:
    """The day that an aware instant is for people in France."""
    return instant.astimezone(FRANCE).date()
