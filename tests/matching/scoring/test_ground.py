"""What many people share is computed once: it changes nothing of where anything stands for any of them."""

import numpy as np
import pytest

from geo import Means, Mode, Point
from matching import Asked, Experience, Kind, Level, Person, Schedule, Stage, stand
from matching.model import Strain
from matching.reasons import Reason
from matching.scoring.corpus import Corpus
from matching.scoring.ground import Ground
from matching.scoring.rank import reasons_of
from tests.make.standing import KNOWLEDGE, TRAVEL, WEIGHTS, corpus_of, standing_in
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person

PEOPLE = (
    some_person(),
    some_person(stage=Stage.REMOBILISATION),
    some_person(open_to=frozenset({Kind.VOLUNTEERING})),
    some_person(hours_max=20.0),
    some_person(wishes=("ménage, 20 heures",)),
    some_person(hours_min=30.0),
    some_person(schedule=Schedule(days=frozenset({0, 1}))),
    some_person(schedule=Schedule(nights=False, end=17 * 60)),
    some_person(limits=("pas de charges lourdes",)),
    some_person(limits=("charges lourdes à discuter",)),
    some_person(licences=frozenset()),
    some_person(licences=frozenset({"B"})),
    some_person(means=(Means(Mode.BUS, 45),)),
    some_person(means=(Means(Mode.BUS, 45),), schedule=Schedule(end=17 * 60)),
    some_person(means=(Means(Mode.BUS, 45),), schedule=Schedule(end=20 * 60)),
    some_person(licences=frozenset(), means=(Means(Mode.BIKE, 45),)),
    some_person(level=Level.CAP),
    some_person(french="A1"),
    some_person(civic_service=False),
    some_person(experience=(Experience("maçon", 4.0),), skills=("utiliser une bétonnière",)),
    some_person(home=AUBUSSON, wishes=("maçon",)),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    licence = (Asked("Permis B", required=True, code="B"),)
    return corpus_of(
        some_opportunity("a:1", conditions={"hours_per_week": 35.0, "nights": True, "strains": (Strain.LOADS,)}),
        some_opportunity("a:2", rome="F1703", point=BOURGANEUF, conditions={"experience_months": 24}),
        some_opportunity("a:3", kind=Kind.VOLUNTEERING, rome=None, title="Aider à l'épicerie solidaire"),
        some_opportunity("a:4", kind=Kind.CIVIC_SERVICE, rome=None, title="Animer un atelier"),
        some_opportunity("a:5", rome="K1302", conditions={"licences": licence, "days": (0, 1, 5), "ends_at": 20 * 60}),
        some_opportunity("a:6", point=AUBUSSON, conditions={"level": Level.BAC, "level_required": True}),
        some_opportunity("a:7", point=Point(48.85, 2.35), conditions={"accommodation_offered": True}),
    )


@pytest.mark.parametrize("place", range(len(PEOPLE)))
def test_who_came_before_changes_nothing(corpus: Corpus, place: int) -> None:
    person, ground = PEOPLE[place], Ground(corpus, TRAVEL)

    def after_others(person: Person) -> tuple[list[float], list[int]]:
        here = stand(person, corpus, knowledge=KNOWLEDGE, travel=TRAVEL, weights=WEIGHTS, as_of=NOON, ground=ground)
        return here.scores.total.tolist(), here.gate.tolist()

    for other in PEOPLE:
        after_others(other)

    alone = standing_in(corpus, person)
    assert after_others(person) == (alone.scores.total.tolist(), alone.gate.tolist())


def test_who_came_before_changes_nothing_of_what_is_told(corpus: Corpus) -> None:
    ground, rows = Ground(corpus, TRAVEL), np.arange(len(corpus))

    def told(person: Person, ground: Ground) -> list[tuple[Reason, ...]]:
        here = stand(person, corpus, knowledge=KNOWLEDGE, travel=TRAVEL, weights=WEIGHTS, as_of=NOON, ground=ground)
        return reasons_of([here.some(rows)], [None] * len(rows), as_of=NOON)

    after_others = [told(person, ground) for person in (*PEOPLE, *PEOPLE)]

    assert after_others == 2 * [told(person, Ground(corpus, TRAVEL)) for person in PEOPLE]


def test_people_told_together_are_told_what_each_is_told_alone(corpus: Corpus) -> None:
    ground, pages = Ground(corpus, TRAVEL), []
    for place, person in enumerate(PEOPLE):
        here = stand(person, corpus, knowledge=KNOWLEDGE, travel=TRAVEL, weights=WEIGHTS, as_of=NOON, ground=ground)
        pages.append(here.some(np.roll(np.arange(len(corpus)), place)[: place % (len(corpus) + 1)]))

    together = reasons_of(pages, [None] * sum(len(few.rows) for few in pages), as_of=NOON)

    alone = [reasons_of([few], [None] * len(few.rows), as_of=NOON) for few in pages]
    assert together == [row for page in alone for row in page]


def test_some_rows_are_told_as_among_all(corpus: Corpus) -> None:
    standing = standing_in(corpus, PEOPLE[12])

    few = standing.some(np.array([4, 1, 2])).take(np.array([2, 0]))

    assert few.rows.tolist() == [2, 4]
    assert few.total.tolist() == standing.scores.total[[2, 4]].tolist()
    assert few.reach.km.tolist() == standing.reach.km[[2, 4]].tolist()
