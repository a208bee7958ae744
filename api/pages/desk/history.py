"""What became of what was suggested to somebody: one story an opportunity, told by the counsellor's side and theirs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.wording.languages import gettext
from api.wording.steps import step_read
from store.decisions import Decided, Decision
from store.steps import Said, Step

_OVER = frozenset({Step.REFUSED, Step.STOPPED})
"""Steps after which nothing is under way."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what, and the words that came with it."""

    at: datetime
    said: str
    words: str | None = None


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
    is_over: bool
    """Whether nothing is under way: set aside, refused on either side, or stopped."""
    is_held_by_another: bool
    """Whether somebody else followed here got the place since."""
    events: tuple[Event, ...]

    @property
    def last(self) -> datetime:
        """When something happened last."""
        return self.events[-1].at


def stories(
    decisions: Sequence[Decided], steps: Sequence[Said], *, first_name: str, taken: Collection[int] = ()
) -> tuple[Story, ...]:
    """The stories of a person, the one that moved last first; those of `taken` are places that others got."""
    about: dict[int, list[Decided | Said]] = {}
    happened: list[Decided | Said] = [*decisions, *steps]
    for one in happened:
        about.setdefault(one.opportunity_id, []).append(one)
    told = [_story(of_one, first_name, taken) for of_one in about.values()]
    return tuple(sorted(told, key=lambda story: story.last, reverse=True))


def _story(happened: Sequence[Decided | Said], first_name: str, taken: Collection[int]) -> Story:
    one = happened[0]
    last = max(happened, key=lambda what: what.made_at)
    events = [_decision(what, first_name) if isinstance(what, Decided) else _step(what) for what in happened]
    return Story(
        opportunity_id=one.opportunity_id,
        title=one.title,
        place=one.place,
        is_gone=one.is_gone,
        is_ours=any(isinstance(what, Decided) and not what.by_person for what in happened),
        is_suggested=any(
            isinstance(what, Decided) and not what.by_person and what.decision is Decision.SUGGESTED
            for what in happened
        ),
        is_over=last.decision is Decision.DISMISSED if isinstance(last, Decided) else last.step in _OVER,
        is_held_by_another=one.opportunity_id in taken,
        events=tuple(sorted(events, key=lambda event: event.at)),
    )


def _decision(decided: Decided, first_name: str) -> Event:
    if decided.by_person:
        said = gettext("%(name)s n'en veut pas", name=first_name)
    elif decided.decision is Decision.SUGGESTED:
        said = gettext("Proposé par %(who)s", who=decided.made_by) if decided.made_by else gettext("Proposé")
    else:
        said = gettext("Écarté par %(who)s", who=decided.made_by) if decided.made_by else gettext("Écarté")
    return Event(decided.made_at, said, decided.reason)


def _step(step: Said) -> Event:
    return Event(step.made_at, step_read(step.step, step.on_day))
