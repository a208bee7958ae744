"""The people of a counsellor, each with what waits: one question for sixty people, whatever the page shows of them."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from kit import day_in_france
from store.accounts.account import Account
from store.people.person import PersonCard, card_of_row
from store.people.steps import claimed_places
from store.queries import queries

A_LITTLE_LONGER = 1.25
"""Beyond the minutes accepted by so much, what is reached is no longer near: the way there is to be organised first."""
NEARLY_AS_GOOD = 0.9
"""What needs no check comes before the first, from such a share of its score."""


@dataclass(frozen=True, slots=True)
class Best:
    """The first of a person's list on which nobody decided yet: of what is linked to what they said, of that of what a
    week may hold, of that of what is near, of that of the trade wished for, where something is; instead of one to be
    checked, the first nearly as good that needs no check."""

    opportunity_id: int
    title: str
    kind: str
    place: str | None
    is_near: bool = True
    """Whether the person reaches it in about the minutes they accept, or calls a transport on demand."""
    is_linked: bool = True
    """Whether a reason quotes what they said: a wish, something they did or can do."""
    reasons: tuple[str, ...] = ()
    """Why it stands in the list, as the list keeps it."""


@dataclass(frozen=True, slots=True)
class LastSaid:
    """The last thing a person said of an opportunity: one of `store.tables.space.STEPS`, or "dismissed"."""

    step: str
    of: str
    at: datetime
    on_day: date | None = None
    """Of an interview or a first day, when it is."""
    kind: str | None = None
    """Of what was found and is no job, what it is."""


@dataclass(frozen=True, slots=True)
class AgreedMeeting:
    """A yes to an employer who asked to meet them: who, since when."""

    employer: str
    at: datetime
    employer_signs_in: bool
    """Whether somebody there is told of the yes, and calls; else nobody knows of it until they are called."""


class Entrance(StrEnum):
    """How a person comes into their space, and so sees what is proposed to them."""

    EMAIL = "email"
    """By a link sent to their address."""
    CARD = "card"
    """By a card that they have used."""
    NEW_CARD = "new_card"
    """A card was made for them; they have not come in with it yet."""
    NONE = "none"
    """They have no way in: what is proposed reaches them on paper, or by who follows them."""


SEES = frozenset({Entrance.EMAIL, Entrance.CARD})
"""Who comes in by these sees what is proposed without being told."""


@dataclass(frozen=True, slots=True)
class PortfolioLine:
    """A person of a portfolio, and what waits about them."""

    card: PersonCard
    suggested: int
    """How much was ever suggested to them."""
    meetings: int
    """Employers who ask to meet them, and wait for an answer: each counts once."""
    meetings_since: datetime | None = field(default=None, kw_only=True)
    """Since when the first of these waits; None where nobody does."""
    said: LastSaid | None
    list_id: int | None
    """The list that is told here; None where the person has none yet."""
    waiting: int
    fresh: frozenset[int]
    """What of that is new and suits well, by its ids: counted beside the name, listed in the file."""
    best: Best | None
    placed: LastSaid | None = None
    """The job that they got and did not stop, the last one: "taken", or "started"."""
    placed_unconfirmed: int | None = None
    """The opportunity of `placed`, where they alone said so; None where it was confirmed, or there is none."""
    begins: LastSaid | None = None
    """What they got that is no job (an immersion, volunteering), and did not say to have begun: the next one."""
    interview: LastSaid | None = None
    """The next one whose day is known, today at the soonest."""
    agreed: AgreedMeeting | None = None
    """Their last yes to an employer, while it stands and nothing was said of what followed."""
    entrance: Entrance = Entrance.NONE


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another counsellor of the same team."""

    id: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class ReasonCodes:
    """The codes of reasons, by what they say of a row of a list: the store keeps reasons and knows none."""

    linking: frozenset[str]
    """It is linked to what the person said."""
    wished: frozenset[str]
    """Of these, by its trade or theme."""
    warning: frozenset[str]
    """It is to be checked before it is proposed."""
    too_late: frozenset[str]
    """Nobody can be there in time."""
    kept_out: frozenset[str]
    """It goes against what the person said."""


def portfolio(
    session: Session,
    counsellor_id: int,
    *,
    now: datetime,
    fresh_since: datetime,
    good_score: float,
    codes: ReasonCodes,
    person_id: int | None = None,
) -> tuple[PortfolioLine, ...]:
    """The people this counsellor follows, by first name, or one of them alone; 500 at most."""
    asked = {
        "counsellor_id": counsellor_id,
        "person_id": person_id,
        "now": now,
        "today": day_in_france(now),
        "fresh_since": fresh_since,
        "good_score": good_score,
        "a_little_longer": A_LITTLE_LONGER,
        "nearly_as_good": NEARLY_AS_GOOD,
        **{name: sorted(of_it) for name, of_it in asdict(codes).items()},
        "taken": sorted(claimed_places(session)),
    }
    return tuple(
        PortfolioLine(
            card=card_of_row(row),
            suggested=row["suggested"],
            meetings=row["meetings"],
            meetings_since=row["meetings_since"],
            said=_said(row, at="said_at", step="step", of="said_of", on_day="said_day"),
            placed=_said(row, at="placed_at", step="placed_step", of="placed_of", on_day="placed_day"),
            placed_unconfirmed=row["placed_unconfirmed"],
            begins=_begins(row),
            interview=_said(row, at="interview_at", step="interview_step", of="interview_of", on_day="interview_day"),
            agreed=_agreed(row),
            entrance=_entrance(row),
            list_id=row["list_id"],
            waiting=row["waiting"],
            fresh=frozenset(row["fresh"]),
            best=_best(row),
        )
        for row in session.execute(queries()["portfolio"], asked).mappings()
    )


def _said(row: RowMapping, *, at: str, step: str, of: str, on_day: str) -> LastSaid | None:
    """What these columns of a row tell; None where they tell nothing."""
    return None if row[at] is None else LastSaid(row[step], row[of], row[at], row[on_day])


def _begins(row: RowMapping) -> LastSaid | None:
    begins = _said(row, at="begins_at", step="begins_step", of="begins_of", on_day="begins_day")
    return None if begins is None else replace(begins, kind=row["begins_kind"])


def _agreed(row: RowMapping) -> AgreedMeeting | None:
    if row["agreed_at"] is None:
        return None
    return AgreedMeeting(row["agreed_employer"], row["agreed_at"], row["agreed_signs_in"])


def _entrance(row: RowMapping) -> Entrance:
    if row["has_email"]:
        return Entrance.EMAIL
    if row["has_card"]:
        return Entrance.CARD if row["has_used_card"] else Entrance.NEW_CARD
    return Entrance.NONE


def _best(row: RowMapping) -> Best | None:
    if row["best_id"] is None:
        return None
    return Best(
        opportunity_id=row["best_id"],
        title=row["best_title"],
        kind=row["best_kind"],
        place=row["best_place"],
        is_near=row["best_is_near"],
        is_linked=row["best_is_linked"],
        reasons=tuple(row["best_reasons"]),
    )


def opened_since(session: Session, counsellor: Account, *, since: datetime) -> frozenset[int]:
    """The people of this counsellor whose list they have opened since."""
    asked = {"counsellor_id": counsellor.user_id, "actor": str(counsellor.pseudonym), "since": since}
    return frozenset(session.execute(queries()["opened_since"], asked).scalars())


def colleagues(session: Session, counsellor_id: int) -> tuple[Colleague, ...]:
    """The other counsellors whom the same team lead leads; 200 at most."""
    rows = session.execute(queries()["colleagues"], {"counsellor_id": counsellor_id}).mappings()
    return tuple(Colleague(**row) for row in rows)
