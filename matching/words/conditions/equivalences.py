"""What else one may drive with a licence: whoever drives a lorry with its trailer drives a car.

From the highway code, articles R221-4 and following, which follow directive 2006/126/CE, articles 4 and 6: a licence
opens the smaller ones of its kind, and those without which it is not given.
"""

from functools import lru_cache

_OPENS = {
    "AM": (),
    "A1": ("AM",),
    "A2": ("A1",),
    "A": ("A2",),
    "B1": ("AM",),
    "B": ("B1",),  # a light motorcycle takes a course besides
    "BE": ("B",),
    "C1": ("B",),
    "C": ("C1",),
    "C1E": ("C1", "BE"),
    "CE": ("C", "C1E"),
    "D1": ("B",),
    "D": ("D1",),
    "D1E": ("D1", "BE"),
    "DE": ("D", "D1E"),
}
"""Every code of a licence, with those that it opens at once; those open others in turn."""
EVERY_LICENCE = tuple(_OPENS)
_LORRY_AND_BUS = frozenset({"CE", "D"})
"""Who tows with a lorry and drives a bus may tow with a bus."""


@lru_cache(maxsize=1_024)
def may_drive(licences: frozenset[str] | None) -> frozenset[str] | None:
    """The licences held with all that they open; None where nothing is said of any."""
    if licences is None:
        return None
    found, left = set[str](), [*licences]
    while left:
        code = left.pop()
        found.add(code)
        left += _OPENS.get(code, ())
    with_both = found >= _LORRY_AND_BUS and "DE" not in found
    return may_drive(frozenset(found | {"DE"})) if with_both else frozenset(found)
