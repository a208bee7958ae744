"""What somebody keeps to look at again, in their week: it leads there, and where it is not there the page says why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from matching import Matcher, Person, Ranked, Reason, hindrances
from matching.plan import keeps_out
from matching.reasons import is_out_of_hours
from store.people.decisions import Decision, decisions_of
from store.people.saved import Saved, saved_of
from store.people.steps import steps_of

_TOLD = 3
"""Of what is kept and not in the week, how many are told of: the last kept."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is kept and not in the week, and what stands in its way; nothing where the week is full."""

    opportunity_id: int
    title: str
    reasons: tuple[Reason, ...]


def kept_by(database: Session, person_id: int, *, agreed: Collection[int]) -> tuple[Saved, ...]:
    """What the person keeps and may still answer, the last kept first: neither gone, set aside nor spoken of since.

    `agreed`: what their week begins with anyway.
    """
    spoken = {one.opportunity_id for one in steps_of(database, person_id)}
    refused = {one.opportunity_id for one in decisions_of(database, person_id) if one.decision is Decision.DISMISSED}
    past = spoken | refused | set(agreed)
    return tuple(one for one in saved_of(database, person_id) if not one.is_gone and one.opportunity_id not in past)


def first_kept(kept: Sequence[Saved], listed: Sequence[Ranked]) -> int | None:
    """The id of the best of what is kept, by the list, at hours that are possible where there is one; None without."""
    ids = {one.opportunity_id for one in kept}
    found = [one for one in listed if one.opportunity.id in ids]
    best = next((one for one in found if not is_out_of_hours(one.reasons)), found[0] if found else None)
    return None if best is None else best.opportunity.id


def left_out(
    database: Session, matcher: Matcher, person: Person, absent: Sequence[Saved], *, now: datetime
) -> tuple[LeftOut, ...]:
    """What is kept and `absent` from the week, with what keeps it out; the last kept alone."""

    def why(opportunity_id: int) -> tuple[Reason, ...]:
        return tuple(filter(keeps_out, hindrances(database, matcher, person, opportunity_id, now=now)))

    return tuple(LeftOut(one.opportunity_id, one.title, why(one.opportunity_id)) for one in absent[:_TOLD])
