"""Time at the edge: the only place that reads the clock, and one tolerant reader of partners' dates."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

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
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one at the edge of time
        return None


def month_in_france(instant: datetime) -> datetime:
    """When the month that an aware instant is in began, for people in France."""
    return instant.astimezone(FRANCE).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def day_in_france(instant: datetime) -> date:
    """The day that an aware instant is for people in France."""
    return instant.astimezone(FRANCE).date()


def end_of(day: date) -> datetime:
    """The instant at which a day is over for people in France."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=FRANCE)


def spoken(instant: datetime, now: datetime) -> str:
    """An instant as people in France say it now: "ce matin à 3 h 10", "hier à 21 h 25", "le 3 août à 7 h 05".

    The hour is never cut at the end of a line.
    """
    there, today = instant.astimezone(FRANCE), day_in_france(now)
    days = {today - timedelta(days=1): "hier", today: _part_of_day(there.hour), today + timedelta(days=1): "demain"}
    day = days.get(there.date()) or f"le {dated(there.date(), with_year=there.year != today.year)}"
    return f"{day} à {there.hour}\u00a0h\u00a0{there.minute:02}"


def dated(day: date, *, with_year: bool = True) -> str:
    """A day in French: "3 août 2026", "1er mars"."""
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {format_date(day, 'MMMM y' if with_year else 'MMMM', locale='fr')}"


def _part_of_day(hour: int) -> str:
    return "ce matin" if hour < 12 else "cet après-midi" if hour < 18 else "ce soir"
