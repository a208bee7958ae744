"""A town of four hundred opportunities, all different, and people before it: for tests of the two looks of a search."""

from functools import cache
from typing import Any

import numpy as np

from geo import Means, Mode, Point, Travel
from matching import Asked, Kind, Knowledge, Level, Opportunity, Person, Rung, Schedule, Stage
from matching.live.glance import Glance, Question, glance, question_of
from matching.live.index import Index, index_of_all, parts_of
from matching.scoring.corpus import build_corpus, features_of
from matching.scoring.profile import build_profile
from matching.scoring.standing import Standing
from tests.make.standing import COMMUNES, KNOWLEDGE, TRAVEL, WEIGHTS
from tests.make.values import (
    AUBUSSON,
    BOURGANEUF,
    GUERET,
    LA_SOUTERRAINE,
    NOON,
    some_opportunity,
    some_person,
)

PLACES = (GUERET, BOURGANEUF, AUBUSSON, LA_SOUTERRAINE, Point(46.2, 1.9), Point(46.1, 1.8), None)
TRADES = (("K2204", "Agent d'entretien"), ("D1102", "Boulanger"), ("F1703", "Maçon"), ("K1304", "Employé de ménage"))
CONDITIONS: tuple[dict[str, Any], ...] = (
    {},
    {"experience_months": 0, "full_time": True},
    {"experience_months": 24, "experience_required": True, "nights": True},
    {"hours_per_week": 20.0, "weekends": True, "accessible": True},
    {"level": Level.BAC, "level_required": True},
    {"licences": (Asked("Permis B", required=True, code="B"),), "vehicle_needed": True},
    {"licences": (Asked("Permis C1", required=True, code="C1"),)},
    {"accommodation_offered": True},
    {"transport_offered": True},
    {"days": (5, 6), "strains": ("loads",)},
    {"starts_at": 5 * 60, "ends_at": 9 * 60},
    {"starts_at": 17 * 60, "ends_at": 21 * 60, "days": (0, 1)},
    {"full_time": False, "nights": False, "weekends_rarely": True, "heavy": False},
    {"languages": (Asked("Français", required=True),), "hours_per_week": 30.0},
)


def town(count: int = 400) -> list[Opportunity]:
    """Opportunities of all kinds, places and conditions, each different."""
    rng = np.random.default_rng(23)
    found = []
    for number in range(count):
        place = PLACES[rng.integers(len(PLACES))]
        rome, title = TRADES[rng.integers(len(TRADES))]
        rung = None if place is None else rng.choice([Rung.COORDINATES] * 8 + [Rung.POSTCODE, Rung.DEPARTMENT])
        found.append(
            some_opportunity(
                f"ft:{number}",
                id=number + 1,
                title=f"{title} {number}",
                rome=rome,
                kind=list(Kind)[rng.choice(len(Kind), p=[0.65] + [0.05] * 7)],
                point=place,
                rung=rung,
                conditions=CONDITIONS[rng.integers(len(CONDITIONS))],
            )
        )
    return found


TOWN = town()
CORPUS = build_corpus([features_of(one) for one in TOWN], trades=KNOWLEDGE.trades, communes=COMMUNES)
PEOPLE = {
    "by car": some_person(wishes=("femme de ménage",)),
    "by car, not far": some_person(wishes=("femme de ménage",), means=(Means(Mode.CAR, 5),)),
    "by bike": some_person(wishes=("boulanger",), means=(Means(Mode.BIKE, 40),), stage=Stage.SOCIO_PRO),
    "by bus and moped": some_person(wishes=("maçon",), means=(Means(Mode.BUS, 45), Means(Mode.MOPED, 30)), stage=None),
    "no means": some_person(means=()),
    "limits": some_person(
        wishes=("ménage",),
        level=Level.CAP,
        licences=frozenset(),
        hours_max=15.0,
        schedule=Schedule(nights=False, weekends=False),
        open_to=frozenset({Kind.JOB, Kind.IMMERSION}),
    ),
    "lorries": some_person(wishes=("chauffeur",), licences=frozenset({"CE"})),
    "days and hours": some_person(
        schedule=Schedule(days=frozenset({0, 1, 3}), start=9 * 60, end=17 * 60), limits=("pas de charges lourdes",)
    ),
    "hours, loads and French": some_person(
        wishes=("ménage 20h",), limits=("pas de port de charges",), french="A2", level=Level.NONE
    ),
}


@cache
def index_of_town() -> Index:
    """Made once by the first test that asks: that compiles what counts words."""
    parts = parts_of(TOWN, trades=KNOWLEDGE.trades, communes=COMMUNES)
    return index_of_all([parts], trades=KNOWLEDGE.trades, communes=COMMUNES)


def question_for(
    person: Person, *, why_not: bool = True, travel: Travel = TRAVEL, knowledge: Knowledge = KNOWLEDGE
) -> Question:
    profile = build_profile(person, knowledge, WEIGHTS)
    times = WEIGHTS.reach["times_limit"]
    asked = {"person": person, "radius_km": 2_000.0, "times": times, "weights": WEIGHTS, "as_of": NOON.timestamp()}
    return question_of(profile, travel, **asked, why_not=why_not)  # type: ignore[arg-type]


def anew() -> Travel:
    """The travel times, of which nobody asked for any."""
    return Travel(COMMUNES, TRAVEL.layers)


def seen_by(person: Person, index: Index | None = None, *, why_not: bool = True) -> Glance:
    whole = index_of_town() if index is None else index
    return glance(whole, question_for(person, why_not=why_not), weights=WEIGHTS)


def by_id(seen: Glance, standing: Standing) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The row of the standing for each row that was seen."""
    return np.searchsorted(standing.corpus.id, seen.index.column("id", seen.rows).astype(np.int64))
