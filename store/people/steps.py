"""What people say they did about an opportunity and what became of it: told by themselves, shown to whoever follows
them. An employer's no, a job that ended, are told to help with what comes next; a place that a counsellor confirmed is
told as taken to all others; what came of proposals is counted over a team, refusals aside (`outcomes`). Nothing else
reads them (R12)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from kit import day_in_france
from store.errors import StoreError
from store.queries import queries
from store.tables import StepRow

_MOST_SHOWN = 200
_SAME_PRESS = timedelta(minutes=10)
"""A step said again so soon is the same step: a second press on the button."""


class Step(StrEnum):
    """What a person may say."""

    INTERESTED = "interested"
    """Yes to what was proposed."""
    CALLED = "called"
    APPLIED = "applied"
    INTERVIEW = "interview"
    """An employer meets them, on a day where it is known."""
    TAKEN = "taken"
    """They got it."""
    STARTED = "started"
    STOPPED = "stopped"
    """They began, and it is over."""
    REFUSED = "refused"
    """The employer said no."""
    NO_ANSWER = "no_answer"
    MISSED = "missed"
    """They did not go to the interview."""


DATED = frozenset({Step.INTERVIEW, Step.TAKEN, Step.STARTED, Step.STOPPED})
"""Steps of which a day may be told: of the interview, the first or the last one of the work."""
NOT_AHEAD = frozenset({Step.STARTED, Step.STOPPED})
"""Of these, what was done: its day is not to come."""
MOST_WORDS = 200
"""Characters of what somebody wants to remember of a step."""
_BETWEEN_WORDS = " ; "
_HELD = frozenset({Step.TAKEN, Step.STARTED})


class NoRoomForWords(StoreError):
    """The words of a step and those to add are more than it holds, together."""


@dataclass(frozen=True, slots=True)
class SaidStep:
    """A step of a person, as their history shows it."""

    id: int
    opportunity_id: int
    step: Step
    made_at: datetime
    title: str
    kind: str
    employer: str | None
    place: str | None
    is_gone: bool
    on_day: date | None
    """Of a step of `DATED`, when it is."""
    starts_at: int | None = None
    """The hour of that day, in minutes after midnight."""
    words: str | None = None
    """What the person wants to remember of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Which step was just said, and whether that changed anything."""

    id: int
    is_new: bool
    """Whether the step is new, newly confirmed, or now the person's own word too."""


def say_step(
    session: Session,
    *,
    person_id: int,
    opportunity_id: int,
    step: Step,
    now: datetime,
    on_day: date | None = None,
    confirmed: bool = False,
) -> Told:
    """The step that is said, new or there already.

    Said again within ten minutes, or before its day, it is the one that is there.
    `confirmed`: whether it is the counsellor who notes it. A place confirmed once stays so until it ends.
    """
    day = on_day if step in DATED else None
    last = session.execute(
        select(StepRow.id, StepRow.step, StepRow.on_day, StepRow.made_at, StepRow.confirmed, StepRow.by_person)
        .where(StepRow.person_id == person_id, StepRow.opportunity_id == opportunity_id)
        .order_by(StepRow.made_at.desc(), StepRow.id.desc())
        .limit(1)
    ).first()
    if last is not None and last.step == step.value and day in (None, last.on_day):
        is_ahead = last.on_day is not None and last.on_day >= day_in_france(now)
        is_same = is_ahead or last.made_at > now - _SAME_PRESS
        is_joined = not last.confirmed if confirmed else is_same and not last.by_person
        if is_joined:
            both = {"confirmed": last.confirmed or confirmed, "by_person": last.by_person or not confirmed}
            session.execute(update(StepRow).where(StepRow.id == last.id).values(both))
        if is_joined or is_same:
            return Told(last.id, is_new=is_joined)
    said = StepRow(
        person_id=person_id,
        opportunity_id=opportunity_id,
        step=step.value,
        made_at=now,
        on_day=day,
        confirmed=confirmed or (step in _HELD and last is not None and last.step in _HELD and last.confirmed),
        by_person=not confirmed,
    )
    session.add(said)
    session.flush()
    return Told(said.id, is_new=True)


def detail_step(
    session: Session,
    *,
    person_id: int,
    step_id: int,
    on_day: date | None,
    starts_at: int | None,
    words: str | None,
) -> None:
    """Gives a step of this person its word and, to one of `DATED`, its day and hour; None for what is not known.

    It is the person who tells them: the step is their word from now on. The hour is in minutes after midnight, and
    needs a day.
    """
    theirs = update(StepRow).where(StepRow.id == step_id, StepRow.person_id == person_id)
    session.execute(theirs.values(words=words, by_person=True))
    session.execute(theirs.where(StepRow.step.in_(DATED)).values(on_day=on_day, starts_at=starts_at))


def add_to_step(session: Session, *, person_id: int, step_id: int, starts_at: int | None, words: str | None) -> bool:
    """Whether this tells more of a step of this person: the hour of its day, and a word after those that are there.

    None erases nothing: whoever adds does not see all that was typed before. The hour is in minutes after midnight.
    Raises NoRoomForWords.
    """
    its = (StepRow.id == step_id, StepRow.person_id == person_id)
    there = session.execute(select(StepRow.starts_at, StepRow.words).where(*its).with_for_update()).one()
    after = (there.starts_at if starts_at is None else starts_at, _with_word(there.words, words))
    if after == tuple(there):
        return False
    session.execute(update(StepRow).where(*its).values(starts_at=after[0], words=after[1]))
    return True


def _with_word(there: str | None, word: str | None) -> str | None:
    """The words with one more, that is not told a second time. Raises NoRoomForWords."""
    if not there or not word:
        return there or word
    if word in there.split(_BETWEEN_WORDS):
        return there
    both = f"{there}{_BETWEEN_WORDS}{word}"
    if len(both) > MOST_WORDS:
        raise NoRoomForWords(f"{len(both)} characters, {MOST_WORDS} at most.")
    return both


def take_back_step(session: Session, *, person_id: int, step_id: int) -> bool:
    """Whether it was a step of this person; it is gone now."""
    gone = delete(StepRow).where(StepRow.id == step_id, StepRow.person_id == person_id)
    return session.scalar(gone.returning(StepRow.id)) is not None


def take_back_note(session: Session, *, person_id: int, step_id: int) -> bool:
    """Whether a counsellor noted this step of the person; it is gone now, or unconfirmed where the person said it."""
    its = (StepRow.id == step_id, StepRow.person_id == person_id)
    undone = update(StepRow).where(*its, StepRow.by_person, StepRow.confirmed).values(confirmed=False)
    gone = delete(StepRow).where(*its, StepRow.by_person.is_(False))
    return any(session.scalar(each.returning(StepRow.id)) is not None for each in (undone, gone))


def steps_of(session: Session, person_id: int) -> tuple[SaidStep, ...]:
    """All that the person said they did, newest first; 200 at most."""
    rows = session.execute(queries()["steps_of"], {"person_id": person_id, "limit": _MOST_SHOWN}).mappings()
    return tuple(SaidStep(**{**row, "step": Step(row["step"])}) for row in rows)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who said that they got a place, and whether their counsellor confirmed it."""

    person_id: int
    confirmed: bool


def holders_of(session: Session, opportunity_id: int) -> tuple[Holder, ...]:
    """Who said that they got the opportunity and did not stop since, the first first."""
    rows = session.execute(queries()["holders_of"], {"id": opportunity_id})
    return tuple(Holder(row.person_id, row.confirmed) for row in rows)


def taken_places(session: Session) -> frozenset[int]:
    """The live jobs whose places are all taken, as counsellors confirmed; 5,000 at most."""
    return _taken(session, claimed=False, besides=None)


def claimed_places(session: Session, *, besides: int | None = None) -> frozenset[int]:
    """The same as those who hold them say themselves, confirmed or not: for counsellors alone, who can ask; as far as
    others than the person `besides` hold them."""
    return _taken(session, claimed=True, besides=besides)


def _taken(session: Session, *, claimed: bool, besides: int | None) -> frozenset[int]:
    asked = {"claimed": claimed, "besides": besides}
    return frozenset(session.execute(queries()["taken_places"], asked).scalars())
