"""People of the store as columns: what they wrote, read as trades, and what they said, as codes."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from geo import MODES, Communes, on_foot_too, origin_at
from kit import fold
from matching.country.columns import (
    ANY_DAY,
    LICENCES,
    MOST_PAST,
    MOST_SKILLS,
    MOST_WISHES,
    NOT_SAID,
    STAGES,
    People,
)
from matching.model import Person
from matching.people import Followed
from matching.scoring.corpus import KINDS
from matching.scoring.fits import french_of
from matching.scoring.knowledge import Knowledge
from matching.scoring.profile import MONTHS_UNSAID, Profile, build_profile
from matching.scoring.weights import Weights
from matching.words.conditions import may_drive
from matching.words.trades.demands import mask_of
from matching.words.wishes.limits import limits_of, refused_by

_EXPLAINED = 1e-3
"""By how little a trade may exceed what the wishes before make of it, and be explained by them."""


def people_in_columns(
    people: Iterable[Followed], *, knowledge: Knowledge, communes: Communes, skills: dict[str, int], weights: Weights
) -> People:
    """The columns of those who want to be ranked and live where a commune is known; `skills`: codes by folded label."""
    rows = []
    for one in people:
        home = origin_at(one.person.home, communes, insee=one.person.insee).commune
        if one.ranked and home >= 0:
            profile = build_profile(one.person, knowledge, weights)
            rows.append({"id": one.id, "home": home} | _said(one.person, profile) | _read(profile, knowledge, skills))
    return People(
        **{
            name: np.array([row[name] for row in rows], dtype).reshape(len(rows), *shape)
            for name, (dtype, shape) in _TYPES.items()
        }
    )


_TYPES: dict[str, tuple[type[np.generic], tuple[int, ...]]] = {
    "id": (np.int64, ()),
    "home": (np.int32, ()),
    "limits": (np.uint8, (len(MODES),)),
    "stage": (np.int8, ()),
    "wishes": (np.int16, (MOST_WISHES,)),
    "worths": (np.float32, (MOST_WISHES,)),
    "past": (np.int16, (MOST_PAST,)),
    "past_months": (np.float32, (MOST_PAST,)),
    "past_sure": (np.float32, (MOST_PAST,)),
    "skills": (np.int16, (MOST_SKILLS,)),
    "level": (np.int8, ()),
    "licences": (np.uint16, ()),
    "licences_said": (np.bool_, ()),
    "hours_least": (np.float32, ()),
    "hours_most": (np.float32, ()),
    "hours_read": (np.bool_, ()),
    "hours_written": (np.bool_, ()),
    "nights": (np.int8, ()),
    "weekends": (np.int8, ()),
    "days": (np.uint8, ()),
    "starts": (np.int16, ()),
    "ends": (np.int16, ()),
    "kinds": (np.uint8, ()),
    "named": (np.uint8, ()),
    "strains": (np.uint16, ()),
    "refused": (np.uint16, ()),
    "french": (np.int8, ()),
    "young": (np.int8, ()),
}


def _said(person: Person, profile: Profile) -> dict[str, object]:
    """What is said in so many codes; hours may have been read in the wishes."""
    schedule, hours, french = person.schedule, profile.person, french_of(person)
    accepted = {one.mode: one.max_minutes for one in on_foot_too(person.means)}
    named = 0 if person.open_to is None else sum(1 << KINDS.index(kind) for kind in person.open_to)
    return {
        "limits": [accepted.get(mode, 0) for mode in MODES],
        "stage": STAGES.index(person.stage),
        "level": NOT_SAID if person.level is None else person.level.rank,
        "licences": licence_bits(may_drive(person.licences) or ()),
        "licences_said": person.licences is not None,
        "hours_least": np.nan if hours.hours_min is None else hours.hours_min,
        "hours_most": np.nan if hours.hours_max is None else hours.hours_max,
        "hours_read": profile.hours_in_words,
        "hours_written": profile.hours_written,
        "nights": code_of(schedule.nights),
        "weekends": code_of(schedule.weekends),
        "days": ANY_DAY if schedule.days is None else sum(1 << day for day in schedule.days),
        "starts": code_of(schedule.start),
        "ends": code_of(schedule.end),
        "kinds": 255 if person.open_to is None else named,
        "named": named,
        "strains": mask_of(limits_of(person)),
        "refused": mask_of(refused_by(person)),
        "french": NOT_SAID if french is None else french,
        "young": code_of(person.civic_service),
    }


def _read(profile: Profile, knowledge: Knowledge, skills: dict[str, int]) -> dict[str, object]:
    """What is read in words: trades wished for, trades done, skills."""
    wishes = wishes_of(profile.trades, knowledge.affinity)
    past = sorted(_done(profile), reverse=True)[:MOST_PAST]
    held = {skills[label] for text in profile.person.skills if (label := fold(text)) in skills}
    return {
        "wishes": _filled([trade for trade, _ in wishes], MOST_WISHES, NOT_SAID),
        "worths": _filled([worth for _, worth in wishes], MOST_WISHES, 0.0),
        "past": _filled([trade for _, _, trade in past], MOST_PAST, NOT_SAID),
        "past_months": _filled([months for months, _, _ in past], MOST_PAST, 0.0),
        "past_sure": _filled([sure for _, sure, _ in past], MOST_PAST, 0.0),
        "skills": _filled(sorted(held)[:MOST_SKILLS], MOST_SKILLS, NOT_SAID),
    }


def wishes_of(near: NDArray[np.float32], affinity: NDArray[np.float32]) -> list[tuple[int, float]]:
    """The few trades that make a profile's nearness to all, float32 (trades,), each with its worth, the greatest first:
    one after the other, the nearest that those before it do not explain."""
    found: list[tuple[int, float]] = []
    left = near.copy()
    while len(found) < MOST_WISHES and left.max(initial=0) > 0:
        trade = int(left.argmax())
        found.append((trade, float(near[trade])))
        left[near <= near[trade] * affinity[trade] + _EXPLAINED] = 0
        left[trade] = 0
    return found


def _done(profile: Profile) -> Iterable[tuple[float, float, int]]:
    """Months, how surely it is that trade, and the trade, of what was done or learnt."""
    lasted = iter(profile.person.experience)
    for ask in profile.asks:
        if ask.origin == "wish":
            continue
        years = next(lasted).years if ask.origin == "experience" else 0.0
        if ask.near.any():
            months = MONTHS_UNSAID if years is None else 12.0 * years
            yield months, float(ask.near.max()), int(ask.near.argmax())


def licence_bits(codes: Iterable[str]) -> int:
    """The bits of some licences; those that no column has are left out."""
    return sum(1 << LICENCES.index(code) for code in set(codes) if code in LICENCES)


def code_of(value: float | None) -> float:
    """The code of a number, or of yes or no; `NOT_SAID` for nothing."""
    return NOT_SAID if value is None else value


def _filled(values: Sequence[float], most: int, nothing: float) -> list[float]:
    return [*values, *[nothing] * (most - len(values))]
