"""Where chance has a say in what is shown: in ranked lists of persons, and nowhere else (ADR 20)."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matching import Matcher, Ranked, Sort, read_people
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import NOON, some_opportunity, some_person, some_rome

ALIKE = 24
PERSON = some_person(wishes=("femme de ménage",))
DAYS = [NOON + timedelta(days=more) for more in range(6)]


@pytest.fixture
def matcher(engine: Engine) -> Matcher:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(session, [some_opportunity(f"ft:{n:02}") for n in range(ALIKE)])
    return Matcher(engine)


def items(
    engine: Engine, matcher: Matcher, *, now: datetime, offset: int = 0, limit: int = ALIKE, ranked: bool = True
) -> tuple[Ranked, ...]:
    with Session(engine) as session:
        person = store_person(session, PERSON, id=1, ranked=ranked)
        (followed,) = read_people(session, [person])
        return matcher.for_person(session, followed, now=now, limit=limit, offset=offset).items


def test_some_neighbours_of_a_person_s_list_are_exchanged_and_say_so(engine: Engine, matcher: Matcher) -> None:
    moved = 0
    for now in DAYS:
        made = items(engine, matcher, now=now)
        assert sorted(one.position_by_score or 0 for one in made) == list(range(1, ALIKE + 1))
        for position, one in enumerate(made, 1):
            assert (one.chance < 0.5) == (one.position_by_score != position)
            moved += one.position_by_score != position
    assert moved


def test_pages_are_parts_of_one_list(engine: Engine, matcher: Matcher) -> None:
    whole = items(engine, matcher, now=NOON)

    assert [one for at in range(0, ALIKE, 5) for one in items(engine, matcher, now=NOON, offset=at, limit=5)] == [
        *whole
    ]


def test_a_list_that_nothing_ranks_stands_as_it_is(engine: Engine, matcher: Matcher) -> None:
    for now in DAYS:
        made = items(engine, matcher, now=now, ranked=False)
        assert {(one.position_by_score, one.chance) for one in made} == {(None, 1.0)}
        assert [one.opportunity.id for one in made] == sorted(one.opportunity.id or 0 for one in made)


@pytest.mark.parametrize(("sort", "positions"), [(Sort.FIT, [4, 5, 6]), (Sort.DISTANCE, [None] * 3)])
def test_a_search_stands_as_it_is(engine: Engine, matcher: Matcher, sort: Sort, positions: list[int | None]) -> None:
    with Session(engine) as session:
        found = matcher.search(session, PERSON, now=NOON, sort=sort, offset=3, limit=3)

    assert [(one.position_by_score, one.chance) for one in found.items] == [(position, 1.0) for position in positions]
