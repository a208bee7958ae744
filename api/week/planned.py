"""Somebody's week, planned out of their list as it is now: made the same way for a page, a calendar and a program."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from api.errors import BadQuestion
from api.following.file import PER_PAGE, File
from api.following.first_proposal import first_proposal
from api.week.agreed import agreed_by
from api.week.going import Going, going_to
from api.week.kept import LeftOut, first_kept, kept_by, left_out
from kit import day_in_france
from matching import (
    Followed,
    Matcher,
    Ranked,
    RankedList,
    Versions,
    log_list,
    question_of,
    read_people,
    timetables_of,
)
from matching.plan import (
    LOOKED_AT,
    Bounds,
    Brief,
    Doing,
    Edits,
    Week,
    coming_monday,
    minutes_gone,
    plan_by_timetable,
)
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.employers.openings import called_only
from store.people.person import PersonCard
from store.people.saved import Saved

LEAST_HOURS, MOST_HOURS = 1, 40
"""What a week may be asked to hold."""
AGREED_AMONG = 300
"""Rows of the list among which what was agreed to is looked for."""
_FARTHEST = timedelta(days=366)
_NO_MONDAY = "La semaine commence un lundi, à moins d'un an d'ici : donnez sa date, comme 2026-11-23."
_LEAST_OVER_MOST = "Le nombre d'heures le plus petit dépasse le plus grand. Corrigez least ou most."


@dataclass(frozen=True, slots=True)
class Planned:
    """A week that is shown: its lines, the rows of the list that they come from by id, and what was logged of it."""

    card: PersonCard
    week: Week
    rows: dict[int, Ranked]
    list_id: int
    versions: Versions
    going: dict[tuple[str, date], Going]
    """How one gets there, by the activity and the day of a line; of what is done at home, nothing."""
    has_work: bool = False
    """Whether they have work: nothing is proposed beside it."""
    left_out: tuple[LeftOut, ...] = ()
    """For the person alone, what they keep and is not there, with what stands in its way."""


def open_week(
    database: Session,
    matcher: Matcher,
    card: PersonCard,
    *,
    account: Account,
    now: datetime,
    monday: date | None,
    bounds: Bounds | None,
    edits: Edits,
) -> Planned:
    """The week of a person, `monday`'s or else the one that begins today or next, its rows logged, the reading audited.

    It begins with what the person agreed to, then with what they keep to look at again. What was kept or taken out of
    the week (`edits`) is written nowhere. `bounds`: the hours asked for, those that are usual for the person where
    nobody asked.
    Raises BadQuestion for no Monday or impossible bounds.
    """
    start = asked_monday(monday, now=now)
    (followed,) = read_people(database, [card.id])
    bounds = bounds or Bounds.usual_for(followed.person)
    if bounds.least > bounds.most:
        raise BadQuestion(_LEAST_OVER_MOST)
    agreed = agreed_by(database, card.id, now=now)
    kept = kept_by(database, card.id, agreed=agreed.ids)
    limit = AGREED_AMONG if agreed.ids or kept else LOOKED_AT
    ranked = matcher.for_person(database, followed, now=now, limit=limit)
    rows = _by_id(ranked.items)
    brief = Brief(
        start,
        asked_on=day_in_france(now),
        since=minutes_gone(start, now=now),
        bounds=bounds,
        edits=edits,
        agreed=agreed,
        first=first_kept(kept, ranked.items) or _first_of(card, followed, ranked, spoken_of=agreed.ids | agreed.over),
        saved=frozenset(one.opportunity_id for one in kept),
        called=called_only(database, list(rows)),
        accompanied=card.counsellor_id is not None,
    )
    travel = matcher.travels.now(database, now=now)
    week, brief = plan_by_timetable(followed.person, ranked.items, brief, timetables_of(travel))
    ids = {line.opportunity_id for line in week.lines}
    shown = {number: row for number, row in rows.items() if number in ids}
    list_id = log_list(
        database,
        list(shown.values()),
        versions=ranked.versions,
        audience=account.role.value,
        now=now,
        question=question_of(followed, limit=limit) | {"plan": brief.logged()},
        followed=followed,
    )
    record(database, Action.READ_LIST, account=account, now=now, subject=str(card.pseudonym), list_id=list_id)
    is_told = account.role is Role.BENEFICIARY and not edits.alone  # what somebody keeps is nobody else's to read
    absent = _absent(kept, week, rows, edits) if is_told else ()
    return Planned(
        card,
        week,
        shown,
        list_id,
        ranked.versions,
        going={
            (line.activity, line.day): going_to(database, line, shown[line.opportunity_id], followed.person, travel)
            for line in week.lines
            if line.opportunity_id in shown and (line.travel_minutes or line.doing is Doing.MEET)
        },
        has_work=agreed.has_work,
        left_out=left_out(database, matcher, followed.person, absent, now=now),
    )


def _by_id(listed: Sequence[Ranked]) -> dict[int, Ranked]:
    return {one.opportunity.id: one for one in listed if one.opportunity.id is not None}


def _absent(kept: Sequence[Saved], week: Week, by_id: Mapping[int, Ranked], edits: Edits) -> list[Saved]:
    """Of what the person keeps, what is not in their week, but for what they took out of it."""
    there = {line.opportunity_id for line in week.lines}
    keys = {name.rsplit("/", 1)[0] for name in edits.removed}
    taken_out = {opportunity_id for opportunity_id, row in by_id.items() if row.opportunity.key in keys}
    return [one for one in kept if one.opportunity_id not in there | taken_out]


def _first_of(card: PersonCard, followed: Followed, ranked: RankedList, *, spoken_of: Collection[int]) -> int | None:
    """The id of what their file puts first, else of the first of their list; None where that was spoken of.

    `spoken_of`: what they did something about, or their counsellor or an employer did. What they refused is in no
    list, and is not read.
    """
    page = replace(ranked, items=ranked.items[:PER_PAGE])
    file = File(card, followed, page, page=1, last=1, decisions=())
    if found := first_proposal(file, spoken_of=spoken_of):
        return found.best.opportunity_id
    first = ranked.items[0].opportunity.id if ranked.items else None
    return None if first in spoken_of else first


def asked_monday(monday: date | None, *, now: datetime) -> date:
    """The Monday asked for, else today where it is one, else the next. Raises BadQuestion for another day, or one too
    far away."""
    today = day_in_france(now)
    start = monday or coming_monday(today)
    if start.weekday() or abs(start - today) > _FARTHEST:
        raise BadQuestion(_NO_MONDAY)
    return start
