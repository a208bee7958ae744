"""What a change did to somebody's list: what came within reach or went out of it, what is new among the first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from api.wording.languages import gettext, lazy, ngettext
from kit import number
from matching import Matcher, Stage, rank_people, read_people

_HEAD = 10
_STAGES = {
    Stage.EMPLOI: lazy("À cette étape, le travail payé passe devant, à métier et trajet égaux."),
    Stage.SOCIO_PRO: lazy("À cette étape, immersions et emplois d'insertion passent devant, à métier et trajet égaux."),
    Stage.REMOBILISATION: lazy("À cette étape, bénévolat et ateliers passent devant, à métier et trajet égaux."),
}
"""What a stage does to a list (`[stage]` of the weights): why a change of it may move little."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """A list as it stands: all that it holds within the minutes accepted, and what stands first."""

    held: frozenset[int]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change did to a list: how much came within reach or went out of it, what is new among the first so
    many."""

    more: int
    fewer: int
    new: int
    first: int
    """0 where there is nothing to compare them with: an empty list, or one made before anything was said."""

    def address(self) -> str:
        """The numbers as they travel in an address: "4-1-2-10"."""
        return f"{self.more}-{self.fewer}-{self.new}-{self.first}"


def changed(
    database: Session,
    matcher: Matcher,
    person_id: int,
    write: Callable[[], None],
    *,
    now: datetime,
    was_empty: bool = False,
) -> Moved:
    """What a change of somebody's file does to their list, made again at once; `write` writes it and audits it.

    `was_empty`: whether nothing was said in the file before: what stood first then was nobody's choice.
    """
    before = _snapshot(database, matcher, person_id, now=now)
    write()
    rank_people(database, matcher, [person_id], now=now)
    moved = _moved_between(before, _snapshot(database, matcher, person_id, now=now))
    return replace(moved, new=0, first=0) if was_empty else moved


def _snapshot(database: Session, matcher: Matcher, person_id: int, *, now: datetime) -> _Snapshot:
    """The list of a person as it stands."""
    (followed,) = read_people(database, [person_id])
    first = matcher.for_person(database, followed, now=now, limit=_HEAD).items
    held = matcher.reached_by(database, followed, now=now)
    return _Snapshot(held, tuple(one.opportunity.id for one in first if one.opportunity.id is not None))


def _moved_between(before: _Snapshot, after: _Snapshot) -> Moved:
    """What has moved from one list to the next."""
    return Moved(
        more=len(after.held - before.held),
        fewer=len(before.held - after.held),
        new=len(set(after.first) - set(before.first)),
        first=len(after.first),
    )


def read_moved(text: str) -> Moved | None:
    """What an address tells of a change; None where it tells nothing."""
    numbers = text.split("-")
    if len(numbers) != 4 or not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    return Moved(*map(int, numbers))


def told(moved: Moved, part: str = "") -> tuple[str, ...]:
    """What a change did, in sentences: "4 possibilités de plus, 1 de moins.", "Parmi les 10 premières, 2 sont
    nouvelles.". Of a change of the hours or of the limits (`part`), what went out of the list went out by them.
    """
    left = _left(moved, part)
    counted = () if left and not moved.more else (_counted(replace(moved, fewer=0) if left else moved),)
    return tuple(one for one in (left, *counted, _first(moved) if moved.first else "") if one)


def stage_told(stage: str | None) -> tuple[str, ...]:
    """What the stage that somebody just came to does to their list, in a sentence; none where it is not said."""
    return (str(_STAGES[Stage(stage)]),) if stage else ()


def _left(moved: Moved, part: str) -> str:
    """What no longer goes with the hours or the limits that were just said; "" where nothing left, or by the way."""
    if moved.fewer and part == "horaires":
        return ngettext(
            "%(number)s proposition ne va plus avec vos heures et vos jours.",
            "%(number)s propositions ne vont plus avec vos heures et vos jours.",
            moved.fewer,
            number=number(moved.fewer),
        )
    if moved.fewer and part == "limites":
        return ngettext(
            "%(number)s proposition ne va plus avec ce que vous évitez.",
            "%(number)s propositions ne vont plus avec ce que vous évitez.",
            moved.fewer,
            number=number(moved.fewer),
        )
    return ""


def _counted(moved: Moved) -> str:
    more = ngettext(
        "%(number)s possibilité de plus", "%(number)s possibilités de plus", moved.more, number=number(moved.more)
    )
    if moved.more and moved.fewer:
        return gettext("%(more)s, %(fewer)s de moins, dans le temps de trajet.", more=more, fewer=number(moved.fewer))
    if moved.more:
        return gettext("%(more)s dans le temps de trajet.", more=more)
    if moved.fewer:
        return ngettext(
            "%(number)s possibilité de moins dans le temps de trajet.",
            "%(number)s possibilités de moins dans le temps de trajet.",
            moved.fewer,
            number=number(moved.fewer),
        )
    return gettext("Rien ne change dans le temps de trajet.")


def _first(moved: Moved) -> str:
    if not moved.new:
        return gettext("Les premières restent les mêmes.")
    return ngettext(
        "Parmi les %(first)s premières, %(new)s est nouvelle.",
        "Parmi les %(first)s premières, %(new)s sont nouvelles.",
        moved.new,
        first=moved.first,
        new=moved.new,
    )
