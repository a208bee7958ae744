"""Which of the skills asked a person has, by the words both use."""

from collections.abc import Sequence
from functools import lru_cache

from kit import roots

ENOUGH = 0.5
"""Share of the words of an asked skill that must stand in what the person says."""


def skills_in_common(have: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Those of `asked` of whose words at least half, and two, stand in one thing the person can do."""
    mine = [_stems(skill) for skill in have]
    met = []
    for skill in asked:
        theirs = _stems(skill)
        shared = max((len(theirs & one) for one in mine), default=0)
        if theirs and shared >= min(2, len(theirs)) and shared / len(theirs) >= ENOUGH:
            met.append(skill)
    return tuple(met)


@lru_cache(maxsize=50_000)
def _stems(skill: str) -> frozenset[str]:
    """The stems of a skill: the same few are asked for again and again."""
    return frozenset(roots(skill))
