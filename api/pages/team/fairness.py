"""Who is well served (R11), as pictures beside their tables: how lists share what there is, and each group's share.

Counts and shares alone: nobody's list, and no group so small that it would be somebody, told or worked out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits
from api.deps import Database, Now
from api.pages.team.team import desks_led
from api.serving.rendering import render
from api.wording.figures import duration
from api.wording.languages import gettext, lazy
from api.wording.words import STAGES
from kit import number
from matching import Stage
from matching.lists.exposure import MOST_GINI, MOST_NEVER_SHOWN
from store.accounts.account import Account, Role
from store.lists.fairness import Group, Spread, last_spread, left_out, served

router = APIRouter(include_in_schema=False)

FAR_BELOW = 0.75
"""Below this share of what everybody gets, a group is said to be served less."""

_HEADINGS = {
    "stage": lazy("Par étape"),
    "vehicle": lazy("Avec ou sans véhicule à moteur"),
    "place": lazy("En ville ou à la campagne"),
}
_NAMES = {
    "unknown": lazy("Étape à préciser"),
    "with": lazy("Voiture ou scooter"),
    "without": lazy("Ni voiture ni scooter"),
    "town": lazy("2 000 habitants ou plus"),
    "village": lazy("Moins de 2 000 habitants"),
    "everybody": lazy("Tout le monde"),
}


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share from 0 to 1 beside the limit from which it deserves a look."""

    name: str
    meaning: str
    advice: str
    """What to do where it is beyond its limit."""
    value: float
    said: str
    limit: float
    limit_said: str

    @property
    def is_beyond(self) -> bool:
        """Whether it deserves a look."""
        return self.value > self.limit


@dataclass(frozen=True, slots=True)
class Bar:
    """One measure of a group: its share of the longest bar, 0 to 1, the value in words, whether it is far below."""

    share: float
    said: str
    is_low: bool
    flag: str = ""
    """What is said where it is far below: "sous la moyenne"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its bars, in the order of `MEASURES`."""

    name: str
    people: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is told of each group: its name, its value, its words, the value of a full bar (None: the greatest)."""

    name: Any
    of: Callable[[Group], float | None]
    said: Callable[[float], str]
    full: float | None
    more_is_better: bool
    not_for: frozenset[str] = frozenset()
    """The groups of whom it is not what they look for: of them it is told, never held low."""


def percent(value: float) -> str:
    """A share in words: "12 %"."""
    return f"{round(100 * value)} %"


MEASURES = (
    Measure(
        lazy("Possibilités parmi 10"),
        of=lambda group: group.filled,
        said=lambda value: number(round(value, 1)),
        full=10.0,
        more_is_better=True,
    ),
    Measure(
        lazy("Part d'emplois payés"),
        of=lambda group: group.paid,
        said=percent,
        full=1.0,
        more_is_better=True,
        not_for=frozenset({Stage.REMOBILISATION.value}),
    ),
    Measure(lazy("Trajet moyen"), of=lambda group: group.minutes, said=duration, full=None, more_is_better=False),
    Measure(
        lazy("Ont reçu une proposition"),
        of=lambda group: group.suggested,
        said=percent,
        full=1.0,
        more_is_better=True,
    ),
)


@router.get("/equipe/equite")
def fairness(
    request: Request, database: Database, now: Now, account: Annotated[Account, admits(Role.TEAM_LEAD)]
) -> Response:
    """The figures of everybody in the database, as of the last night; and how many of them are of the lead's team."""
    led = desks_led(database, account, now=now)
    spread, groups = last_spread(database), served(database)
    everybody = next((one for one in groups if one.heading == "everybody"), None)
    context = {
        "spread": spread,
        "counted": everybody.people + left_out(database) if everybody else None,
        "in_tables": everybody.people if everybody else None,
        "in_my_team": sum(desk.people for desk in led),
        "to_ask": [desk for desk in led if desk.without_stage],
        "gauges": gauges(spread) if spread else (),
        "measures": [measure.name for measure in MEASURES],
        "tables": [
            (words, rows_of([one for one in groups if one.heading in ("everybody", heading)], everybody))
            for heading, words in _HEADINGS.items()
            if any(one.heading == heading for one in groups)
        ]
        if everybody
        else [],
    }
    return render(request, "team/fairness.html", context)


def gauges(spread: Spread) -> tuple[Gauge, ...]:
    """The two measures of congestion, each before its limit."""
    return (
        Gauge(
            name=gettext("Partage des premières places"),
            meaning=gettext("0 : chaque offre est montrée autant. 1 : une seule prend tout (indice de Gini)."),
            advice=gettext(
                "Les mêmes offres reviennent en tête. Demandez de proposer aussi celles plus bas dans les listes."
            ),
            value=spread.gini,
            said=number(round(spread.gini, 2)),
            limit=MOST_GINI,
            limit_said=number(MOST_GINI),
        ),
        Gauge(
            name=gettext("Offres jamais montrées"),
            meaning=gettext("La part des offres à portée de quelqu'un qui ne sont dans la liste de personne."),
            advice=gettext(
                "Cherchez sur la première page, près de vos communes. « Pour qui ? » dit à qui une offre irait."
            ),
            value=spread.never_shown,
            said=percent(spread.never_shown),
            limit=MOST_NEVER_SHOWN,
            limit_said=percent(MOST_NEVER_SHOWN),
        ),
    )


def rows_of(groups: Sequence[Group], everybody: Group) -> list[Row]:
    """Each group with its bars, everybody first."""
    ordered = sorted(groups, key=lambda one: one is not everybody)
    tops = [measure.full or max((measure.of(one) or 0.0 for one in ordered), default=0.0) for measure in MEASURES]
    return [
        Row(
            name=_named(one),
            people=one.people,
            bars=tuple(_bar(measure, one, everybody, top) for measure, top in zip(MEASURES, tops, strict=True)),
        )
        for one in ordered
    ]


def _bar(measure: Measure, group: Group, everybody: Group, top: float) -> Bar:
    value, usual = measure.of(group), measure.of(everybody)
    if value is None:
        return Bar(0.0, gettext("pas connu"), is_low=False)
    far = (
        usual is not None
        and usual > 0
        and group.name not in measure.not_for
        and (value < FAR_BELOW * usual if measure.more_is_better else value > usual / FAR_BELOW)
    )
    flag = gettext("sous la moyenne") if measure.more_is_better else gettext("plus long")
    return Bar(min(value / top, 1.0) if top else 0.0, measure.said(value), far, flag)


def _named(group: Group) -> str:
    known = {stage.value: str(words.name) for stage, words in STAGES.items()}
    return known.get(group.name) or str(_NAMES[group.name])
