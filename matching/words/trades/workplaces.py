"""Which places of work some words name, whatever they are called: "cantine", "restaurant scolaire", "restauration
collective" are one. Who wishes for a place may be shown other work there.

Only places that people ask for by their name, where work of several trades is done, are told apart.
"""

import re
from functools import cache, lru_cache

from kit import fold
from matching.model import Opportunity
from matching.words.trades.titles import same_places

_ACTIVITY = re.compile(r"^Activité : (?P<activity>.+)\.$", re.MULTILINE)
"""What a host of immersions does, as its source words it."""


@lru_cache(maxsize=20_000)
def places_named(text: str) -> frozenset[str]:
    """The places of work that a text names, each by the first of its names: "restaurant scolaire" is "cantine"."""
    said = fold(text)
    return frozenset(name for name, spelled in _spelled() if spelled.search(said))


def workplaces_of(opportunity: Opportunity) -> frozenset[str]:
    """The places of work that its title, its employer's name and what the employer does tell, as `places_named`."""
    activity = _ACTIVITY.search(opportunity.text)
    said = (opportunity.title, opportunity.employer or "", activity["activity"] if activity else "")
    return places_named(" ; ".join(said))


@cache
def _spelled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (names[0], re.compile(rf"\b(?:{'|'.join(_plural(fold(one)) for one in names)})\b")) for names in same_places()
    )


def _plural(name: str) -> str:
    return " ".join(f"{re.escape(word)}s?" for word in name.split())
