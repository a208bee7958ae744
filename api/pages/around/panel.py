"""The filters of a list as its page shows them: those to choose with what they leave, those chosen, what they cost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.search.narrowing import GROUPS, Group, words_of
from api.search.question import Question
from api.wording.languages import Lazy
from api.wording.words import KINDS
from matching import Facets, Filter

ENOUGH = 5
"""Results under which it is said what giving a filter up would bring."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A filter to choose: its value in the form, how many results it would leave, whether it is chosen."""

    value: str
    words: Lazy
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on, the address of the list without it, and how many results that list has; 0 where untold."""

    words: Lazy
    address: str
    count: int = 0


_Groups = tuple[tuple[Group, tuple[Offered, ...]], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """All of it."""

    groups: _Groups
    """What can be chosen: what would leave nothing is not offered, unless it is chosen."""
    chosen: tuple[Chosen, ...]
    given_up: tuple[Chosen, ...]
    """What could be given up for more; the most first."""
    unfiltered: int
    """How many results there are without any filter; 0 where giving one up is enough, or none was chosen."""
    kept: tuple[tuple[str, str], ...]
    """Names and values of the rest of the question, for a form that asks filters and order alone."""
    sort: str
    cleared: str
    """The address of the list without any filter."""


def panel_of(question: Question, facets: Facets, *, total: int) -> Panel:
    """The filters of a list of `total` results that answers `question`."""
    groups = tuple((group, tuple(_offered(group, question.filters, facets))) for group in GROUPS)
    chosen = tuple(
        Chosen(one.words, question.filtered(question.filters - {choice.filter}))
        for group, offered in groups
        for choice, one in zip(group.choices, offered, strict=True)
        if one.is_chosen
    )
    given_up = (
        sorted(_given_up(question, facets), key=lambda one: -one.count) if total < ENOUGH or not facets.met else []
    )
    unfiltered = facets.unfiltered if len(chosen) > 1 and not given_up and not facets.met else 0
    cleared = question.filtered(())
    return Panel(_useful(groups), chosen, tuple(given_up), unfiltered, _rest(question), question.sort, cleared)


def _rest(question: Question) -> tuple[tuple[str, str], ...]:
    return tuple(replace(question, filters=frozenset(), sort="adapte", page=1).values())


def _useful(groups: _Groups) -> _Groups:
    useful = ((group, tuple(one for one in offered if one.count or one.is_chosen)) for group, offered in groups)
    return tuple((group, offered) for group, offered in useful if offered)


def _offered(group: Group, filters: frozenset[Filter], facets: Facets) -> Iterator[Offered]:
    for one in group.choices:
        yield Offered(one.value, one.words, facets.filters.get(one.filter, 0), one.filter in filters)


def _given_up(question: Question, facets: Facets) -> Iterator[Chosen]:
    """What brings more results that answer in full once it is given up."""
    for one, count in facets.given_up.items():
        if count > facets.met:
            yield Chosen(words_of(one), question.filtered(question.filters - {one}), count)
    if question.kinds and facets.any_kind > facets.met:
        for kind in sorted(question.kinds):
            yield Chosen(KINDS[kind].short, question.only(), facets.any_kind)
            return
