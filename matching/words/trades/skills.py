"""Which of the skills asked a person has, by the words both use."""

from collections.abc import Sequence
from functools import lru_cache

from kit import roots

ENOUGH = 0.5
"""Share of the words of an asked skill that must stand in what the person says."""


def skills_in_common(have: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Those of `asked` of whose words at least half, and two, stand in one thing the person can do."""
    if not have or not asked:
        return ()
    mine = stems_of(tuple(have))
    all_mine = _together(mine)
    return tuple(
        [
            skill
            for skill, theirs in zip(asked, stems_of(tuple(asked)), strict=True)
            if not all_mine.isdisjoint(theirs) and _met(mine, theirs)
        ]
    )


def _met(mine: tuple[frozenset[str], ...], theirs: frozenset[str]) -> bool:
    shared = max([len(theirs & one) for one in mine])
    return shared >= min(2, len(theirs)) and shared / len(theirs) >= ENOUGH


@lru_cache(maxsize=4_096)
def _together(stems: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*stems)


@lru_cache(maxsize=20_000)
def stems_of(skills: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The stems of each skill of somebody, or of an opportunity: the same few are asked for again and again."""
    return tuple(frozenset(roots(skill)) for skill in skills)
