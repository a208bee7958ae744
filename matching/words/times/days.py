"""The days of a week and the months of a year by their names: the one place that spells them."""

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout"),
    *("septembre", "octobre", "novembre", "decembre"),
)
"""In flat letters."""
WEEKEND = frozenset({5, 6})
NAMED = rf"(?:{'|'.join(DAYS)})"
DAY = rf"{NAMED}s?"
"""An expression for a day, one or each of its name: "lundi", "lundis"."""


def day_number(name: str) -> int:
    """The number of a day, 0 for Monday: of "mardi" and of "mardis" 1."""
    return DAYS.index(name.removesuffix("s"))


def days_from_to(first: int, last: int) -> frozenset[int]:
    """The days from one to another, both included: from Saturday to Monday are three."""
    return frozenset(day % 7 for day in range(first, last + 1 if last >= first else last + 8))
