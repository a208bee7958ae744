"""Who is served by the lists of the last night (R11): how they share what there is, and how each group fares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import PersonRow

LEAST_PEOPLE = 5
"""A smaller group is not told: its figures would be those of somebody. Nor can it be worked out from the others."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How everybody's lists share what could be shown to anybody."""

    made_at: datetime
    gini: float
    """Of the places in first tens: 0 where all have as much, near 1 where one has everything."""
    never_shown: float
    """The share that stands in nobody's list."""


@dataclass(frozen=True, slots=True)
class Group:
    """How a group of people fares. `heading` is everybody, stage, vehicle or place; `name` the group in it."""

    heading: str
    name: str
    people: int
    filled: float
    """Suggestions in the first ten places of their lists, 0 to 10, on average."""
    minutes: float | None
    """Length of the way there; None where it is known of none."""
    paid: float | None
    """Share of paid work in the first ten places."""
    suggested: float
    """Share of those to whom a counsellor ever suggested something."""


def last_spread(session: Session) -> Spread | None:
    """How the lists of the last night share what there is; None before the first night."""
    row = session.execute(queries()["last_spread"]).one_or_none()
    if row is None or row.spread is None:
        return None
    return Spread(row.made_at, row.spread["gini"], row.spread["never_listed"])


def served(session: Session) -> tuple[Group, ...]:
    """Each group that may be told, everybody first."""
    rows = session.execute(queries()["served_by_group"], {"least": LEAST_PEOPLE}).mappings()
    groups = [
        Group(
            heading=row["heading"],
            name=row["name"],
            people=row["people"],
            filled=float(row["filled"]),
            minutes=None if row["minutes"] is None else float(row["minutes"]),
            paid=None if row["paid"] is None else float(row["paid"]),
            suggested=float(row["suggested"]),
        )
        for row in rows
    ]
    return tuple(one for _, heading in groupby(groups, key=lambda one: one.heading) for one in told_groups([*heading]))


def left_out(session: Session) -> int:
    """How many people have no stage, where they are so few that `served` leaves them out; 0 where it does not."""
    people = session.scalar(select(func.count()).where(PersonRow.stage.is_(None))) or 0
    return people if people < LEAST_PEOPLE else 0


def told_groups(heading: Sequence[Group]) -> list[Group]:
    """Those of a heading that may be told: neither they nor, taken together, the others are a few people alone.

    The smallest are left out first. Two left out of five people or more cannot be told apart by subtraction.
    """
    left_out: list[Group] = []
    for one in sorted(heading, key=lambda group: group.people):
        people = sum(group.people for group in left_out)
        if one.people >= LEAST_PEOPLE and (people == 0 or people >= LEAST_PEOPLE):
            break
        left_out.append(one)
    return [one for one in heading if one not in left_out]
