"""What came of what counsellors proposed, in people of a whole team: what somebody refused is not read (R12), and no
count is told that would be of somebody (R11)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from store.lists.fairness import LEAST_PEOPLE
from store.queries import queries


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, as far as it may be told: `least` of them at least, `most` at most; one number where equal."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """People to whom something was proposed, and how many of them it brought so far."""

    proposed: int
    interviews: Count
    immersions: Count
    """That began."""
    jobs: Count
    """That were got, whether they began or not."""


def outcomes(session: Session, *, lead_id: int, since: datetime) -> Outcomes | None:
    """What came of the proposals made since then to those whom the counsellors of a team follow; None where they are
    too few to be counted."""
    row = session.execute(queries()["came_of_proposals"], {"lead_id": lead_id, "since": since}).one()
    if row.proposed < LEAST_PEOPLE:
        return None
    told = (told_count(one, of=row.proposed) for one in (row.interviews, row.immersions, row.jobs))
    return Outcomes(row.proposed, *told)


def told_count(people: int, *, of: int) -> Count:
    """A number of some people: neither so few nor all but so few of them that it would be somebody."""
    if people < LEAST_PEOPLE:
        return Count(0, LEAST_PEOPLE - 1)
    if of - people < LEAST_PEOPLE:
        return Count(of - LEAST_PEOPLE + 1, of)
    return Count(people, people)
