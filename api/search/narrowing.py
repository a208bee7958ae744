"""What a list can be narrowed to: the short French names of an address, the words of the form, and what is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.wording.languages import Lazy, lazy
from matching import Filter


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its name in an address, and its words."""

    filter: Filter
    value: str
    words: Lazy


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one question; `name` is theirs in an address. Of some, people make one only."""

    name: str
    question: Lazy
    choices: tuple[Choice, ...]
    one_only: bool = True


GROUPS = (
    Group(
        "heures",
        lazy("Combien d'heures ?"),
        (
            Choice(Filter.FEW_HOURS, "peu", lazy("15 h par semaine au plus")),
            Choice(Filter.PART_TIME, "partiel", lazy("Temps partiel")),
            Choice(Filter.FULL_TIME, "plein", lazy("Temps plein")),
        ),
    ),
    Group(
        "quand",
        lazy("À quel moment ?"),
        (
            Choice(Filter.MORNINGS, "matin", lazy("Le matin")),
            Choice(Filter.BY_DAY, "jour", lazy("En journée")),
            Choice(Filter.EVENINGS, "soir", lazy("Le soir ou la nuit")),
            Choice(Filter.WEEKENDS, "week-end", lazy("Le week-end")),
        ),
    ),
    Group(
        "avec",
        lazy("Pour vous, il faut…"),
        (
            Choice(Filter.WITHOUT_CAR, "sans-voiture", lazy("Y aller sans voiture")),
            Choice(Filter.BEGINNERS, "debutant", lazy("Débutants acceptés")),
            Choice(Filter.NO_DIPLOMA, "sans-diplome", lazy("Sans diplôme")),
            Choice(Filter.NO_LICENCE, "sans-permis", lazy("Sans permis")),
            Choice(Filter.SOON, "vite", lazy("Commencer tout de suite")),
            Choice(Filter.ACCESSIBLE, "handicap", lazy("Ouvert aux personnes handicapées")),
        ),
        one_only=False,
    ),
)
"""All filters, in the order in which people are asked."""

_BY_FILTER = {one.filter: (group, one) for group in GROUPS for one in group.choices}


def read_filters(answers: Iterable[tuple[str, Sequence[str]]]) -> frozenset[Filter]:
    """The filters that the values of an address name, by the names of `GROUPS`; of one-only groups the first."""
    chosen: set[Filter] = set()
    said = dict(answers)
    for group in GROUPS:
        found = [one.filter for one in group.choices if one.value in said.get(group.name, ())]
        chosen.update(found[:1] if group.one_only else found)
    return frozenset(chosen)


def filter_values(filters: frozenset[Filter]) -> list[tuple[str, str]]:
    """The names and values that tell filters in an address, in a fixed order."""
    return [(group.name, one.value) for one_filter, (group, one) in _BY_FILTER.items() if one_filter in filters]


def words_of(one: Filter) -> Lazy:
    """What people call a filter."""
    return _BY_FILTER[one][1].words
