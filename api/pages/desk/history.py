"""What became of what was suggested to somebody: one story an opportunity, told by the counsellor's side and theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from api.wording.languages import gettext
from api.wording.steps import STEPS
from store.decisions import Decided, Decision
from store.steps import Said


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
    events: tuple[Event, ...]

    @property
    def last(self) -> datetime:
        """When something happened last."""
        return self.events[-1].at


def stories(decisions: Sequence[Decided], steps: Sequence[Said], *, first_name: str) -> tuple[Story, ...]:
    """The stories of a person, the one that moved last first."""
    about: dict[int, list[Decided | Said]] = {}
    happened: list[Decided | Said] = [*decisions, *steps]
    for one in happened:
        about.setdefault(one.opportunity_id, []).append(one)
    told = [_story(of_one, first_name) for of_one in about.values()]
    return tuple(sorted(told, key=lambda story: story.last, reverse=True))


def _story(happened: Sequence[Decided | Said], first_name: str) -> Story:
    one = happened[0]
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
    return Event(step.made_at, str(STEPS[step.step].read))
