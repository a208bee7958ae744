"""The calendar of a feed: services, the days of the week and dates on which they run, and the feed's validity."""

from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.gtfs.archive import Archive
from geo.transit import Calendar

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NO_FIRST, _NO_LAST = 1, 0
"""A service that has dates of its own only: from the first day of all, until the day before it."""


def read_calendar(archive: Archive) -> tuple[Calendar, dict[str, int]]:
    """The calendar of a feed, and the position of each service in it."""
    services: dict[str, int] = {}
    weekly: dict[int, tuple[int, int, int]] = {}
    for service, begins, ends, *flags in archive.rows(
        "calendar.txt", "service_id", "start_date", "end_date", also=_WEEKDAYS
    ):
        first, last = ordinal(begins), ordinal(ends)
        if first is None or last is None:
            archive.faults["périodes sans dates justes"] += 1
            continue
        bits = sum(1 << day for day, flag in enumerate(flags) if flag == "1")
        weekly[services.setdefault(service, len(services))] = (bits, first, last)
    told: dict[tuple[int, int], bool] = {}
    for service, text, kind in archive.rows("calendar_dates.txt", "service_id", "date", "exception_type"):
        day = ordinal(text)
        if day is None or kind not in {"1", "2"}:
            archive.faults["dates de service illisibles"] += 1
            continue
        told[day, services.setdefault(service, len(services))] = kind == "1"
    spans = np.array([weekly.get(index, (0, _NO_FIRST, _NO_LAST)) for index in range(len(services))], np.int32)
    spans = spans.reshape(-1, 3)
    exceptions = np.array(sorted(told), np.int32).reshape(-1, 2)
    calendar = Calendar(
        feed=np.zeros(len(services), np.int16),
        weekdays=spans[:, 0].astype(np.uint8),
        first=spans[:, 1].copy(),
        last=spans[:, 2].copy(),
        exception_day=exceptions[:, 0].copy(),
        exception_service=exceptions[:, 1].copy(),
        exception_added=np.array([told[key] for key in sorted(told)], np.bool_),
    )
    return calendar, services


def validity(archive: Archive, calendar: Calendar, *, used: NDArray[np.bool_]) -> tuple[date, date] | None:
    """The first and last day with a service that a trip uses (bool (services,)), within what the feed says of itself;
    None where there is none."""
    weekly = used & (calendar.weekdays > 0) & (calendar.first <= calendar.last)
    added = calendar.exception_added & used[calendar.exception_service]
    days = np.concatenate((calendar.first[weekly], calendar.last[weekly], calendar.exception_day[added]))
    if not days.size:
        return None
    first, last = int(days.min()), int(days.max())
    for begins, ends in archive.rows("feed_info.txt", also=("feed_start_date", "feed_end_date")):
        said_first, said_last = ordinal(begins) or first, ordinal(ends) or last
        if said_first <= last and said_last >= first:
            first, last = max(first, said_first), min(last, said_last)
    return date.fromordinal(first), date.fromordinal(last)


@lru_cache(maxsize=10_000)
def ordinal(text: str) -> int | None:
    """The number of the day that "20250122" names; None where it names none."""
    if len(text) != 8 or not text.isdecimal():
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).toordinal()
    except ValueError:
        return None
