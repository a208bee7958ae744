"""Days and hours of the week as people type them: in a form, and in a cell of a file."""

import re
from datetime import date, datetime

from api.wording.languages import gettext
from matching.words.wishes.wish import HoursSaid, names_days
from matching.words.wishes.wish import read_hours as hours_in_words

MOST_HOURS = 48
"""The most hours a week that the law allows (article L3121-20 of the labour code)."""
_AS_HEARD = re.compile(r"\beurs?\b", re.IGNORECASE)
"""Hours as they are heard: "2 eur"."""
_CLOCK = re.compile(r"([0-9]{1,2})\s*(?:[:hH]\s*([0-9]{2})?)?")


def read_day(text: str, *, today: date) -> date:
    """A day as a browser or a person writes it: "2026-09-01", "1/9/2026", "1/9/26". Raises ValueError with what to
    do."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y"):
        try:
            day = datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
        if abs((day - today).days) > 366:
            raise ValueError(gettext("Cette date est à plus d'un an d'ici. Vérifiez l'année."))
        return day
    raise ValueError(gettext("Écrivez une date, par exemple 01/09/2026."))


def read_hours(text: str) -> float | None:
    """Hours a week as somebody types them: "17,5"; None for nothing. Raises ValueError."""
    if not text.strip():
        return None
    hours = float(text.strip().lower().removesuffix("h").strip().replace(",", "."))
    if not 1 <= hours <= MOST_HOURS:
        raise ValueError("not hours of a week")
    return hours


def read_hours_of_week(text: str, *, days: int = 0) -> float | None:
    """Hours a week, also where they are said by the day: "2h par jour" is ten, or twice the `days` of the week ticked.

    None for nothing. Raises ValueError.
    """
    try:
        return read_hours(text)
    except ValueError:
        said = _hours_said(text)
        if said is None:
            raise
    return read_hours(f"{said.number * (days or said.days) if said.a_day else said.number:g}")


def _hours_said(text: str) -> HoursSaid | None:
    return hours_in_words(_AS_HEARD.sub("heures", text))


def says_hours_a_day(text: str) -> bool:
    """Whether hours are said by the day, and not on how many: "2h par jour", not "2h par jour 3 jours par semaine"."""
    said = _hours_said(text)
    return said is not None and said.a_day and not names_days(text)


def read_clock(text: str) -> int | None:
    """A time of day in minutes after midnight, typed "06:30", "6h30", "6 h" or "6"; None for nothing.

    Raises ValueError.
    """
    if not text.strip():
        return None
    read = _CLOCK.fullmatch(text.strip())
    hours, minutes = (int(read[1]), int(read[2] or 0)) if read else (24, 0)
    if hours > 23 or minutes > 59:
        raise ValueError("not a time of day")
    return hours * 60 + minutes
