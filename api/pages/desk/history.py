"""What became of each opportunity told to somebody: one story, told by the counsellor's side, theirs, an employer's."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.wording.languages import Lazy, gettext, lazy
from api.wording.steps import step_read
from matching import Followed
from store.meetings.answering import MeetingOfPerson
from store.meetings.consent import OPEN_STATES, ConsentState
from store.people.decisions import Decided, Decision
from store.people.steps import SaidStep, Step

_OVER = frozenset({Step.REFUSED, Step.STOPPED})
"""Steps after which nothing is under way."""
_HELD = frozenset({Step.TAKEN, Step.STARTED})
"""Steps after which there is nothing left to ask for."""

MET = {
    ConsentState.ASKED: lazy("Demande de rencontre : attend une réponse"),
    ConsentState.GIVEN: lazy("A dit oui à la rencontre"),
    ConsentState.REFUSED: lazy("A dit non à la rencontre"),
    ConsentState.WITHDRAWN: lazy("A repris son oui"),
    ConsentState.EXPIRED: lazy("Demande de rencontre finie, après 30 jours"),
    ConsentState.CANCELLED: lazy("Demande de rencontre annulée par l'employeur"),
}
"""Where a request to meet stands, in words."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what, and the words that came with it."""

    at: datetime
    said: str
    words: str | None = None
    ends: bool = False
    """Whether nothing is under way after it."""
    holds: bool = False
    """Whether the person has it since."""


@dataclass(frozen=True, slots=True)
class Story:
    """All that happened about one opportunity, in order."""

    opportunity_id: int
    title: str
    place: str | None
    is_gone: bool
    is_ours: bool
    """Whether the counsellor's side decided something, which it may take back."""
    is_suggested: bool
    """Whether what they decided was to suggest it."""
    is_held_by_another: bool
    """Whether somebody else followed here got the place since."""
    events: tuple[Event, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing is under way: set aside, refused on either side, stopped, or a request that ended."""
        return self.events[-1].ends

    @property
    def is_to_be_done(self) -> bool:
        """Whether the person can still answer it, or wait for an answer: under way, still there, nobody's yet."""
        return not (self.is_over or self.is_gone or self.is_held_by_another or self.events[-1].holds)

    @property
    def last(self) -> datetime:
        """When something happened last."""
        return self.events[-1].at


type _Happened = Decided | SaidStep | MeetingOfPerson


def stories(
    decisions: Sequence[Decided],
    steps: Sequence[SaidStep],
    meetings: Sequence[MeetingOfPerson] = (),
    *,
    first_name: str,
    taken: Collection[int] = (),
) -> tuple[Story, ...]:
    """The stories of a person, the one that moved last first; those of `taken` are places that others got."""
    about: dict[int, list[_Happened]] = {}
    happened: list[_Happened] = [*decisions, *steps, *meetings]
    for one in happened:
        about.setdefault(_opportunity_of(one), []).append(one)
    told = [_story(number, of_one, first_name, taken) for number, of_one in about.items()]
    return tuple(sorted(told, key=lambda story: story.last, reverse=True))


def told_to(
    followed: Followed,
    decisions: Sequence[Decided],
    steps: Sequence[SaidStep],
    meetings: Sequence[MeetingOfPerson],
    first_name: str,
) -> tuple[Story, ...]:
    """The stories of somebody followed, the one that moved last first; a place that others got says so."""
    refused = {one.opportunity_id for one in steps if one.step is Step.REFUSED}
    return stories(decisions, steps, meetings, first_name=first_name, taken=followed.closed - refused)


def met_about(meetings: Sequence[MeetingOfPerson]) -> dict[int, Lazy]:
    """Where a request to meet stands, by opening; not one that is over by itself, after which all is open again."""
    told: dict[int, Lazy] = {}
    for one in meetings:
        if one.state not in (ConsentState.EXPIRED, ConsentState.CANCELLED):
            told.setdefault(one.opening_id, MET[one.state])
    return told


def _opportunity_of(what: _Happened) -> int:
    return what.opening_id if isinstance(what, MeetingOfPerson) else what.opportunity_id


def _story(number: int, happened: Sequence[_Happened], first_name: str, taken: Collection[int]) -> Story:
    one = happened[0]
    ours = [what for what in happened if isinstance(what, Decided) and not what.by_person]
    events = [event for what in happened for event in _events(what, first_name)]
    return Story(
        opportunity_id=number,
        title=one.opening if isinstance(one, MeetingOfPerson) else one.title,
        place=one.place,
        is_gone=one.is_gone,
        is_ours=bool(ours),
        is_suggested=any(what.decision is Decision.SUGGESTED for what in ours),
        is_held_by_another=number in taken,
        events=tuple(sorted(events, key=lambda event: event.at)),
    )


def _events(what: _Happened, first_name: str) -> tuple[Event, ...]:
    if isinstance(what, Decided):
        return (_decision(what, first_name),)
    if isinstance(what, SaidStep):
        return (Event(what.made_at, step_read(what), what.words, ends=what.step in _OVER, holds=what.step in _HELD),)
    return _meeting(what)


def _decision(decided: Decided, first_name: str) -> Event:
    if decided.by_person:
        said = gettext("%(name)s n'en veut pas", name=first_name)
    elif decided.decision is Decision.SUGGESTED:
        said = gettext("Proposé par %(who)s", who=decided.made_by) if decided.made_by else gettext("Proposé")
    else:
        said = gettext("Écarté par %(who)s", who=decided.made_by) if decided.made_by else gettext("Écarté")
    return Event(decided.made_at, said, decided.reason, ends=decided.decision is Decision.DISMISSED)


def _meeting(meeting: MeetingOfPerson) -> tuple[Event, ...]:
    """That they were asked, and what came of it. A yes that has run out stays a yes: what followed is said in steps."""
    asked = Event(meeting.asked_at, gettext("%(who)s demande une rencontre", who=meeting.employer), meeting.message)
    is_yes = meeting.state is ConsentState.EXPIRED and meeting.answered_at is not None
    state = ConsentState.GIVEN if is_yes else meeting.state
    if state is ConsentState.ASKED:
        return (asked,)
    at = meeting.cancelled_at or meeting.answered_at or meeting.expires_at
    return (asked, Event(at, str(MET[state]), ends=state not in OPEN_STATES))
