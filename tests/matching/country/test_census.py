"""A country read from the store: who and what is in it, and a night of it that PostgreSQL gets."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from geo import MODES, Means, Mode
from matching import Experience, Kind, Matcher, Schedule, read_people
from matching.country import ANY_DAY, LICENCES, Census, rank_country, take_census, write_department
from matching.words.trades.demands import STRAINS
from store.reference.communes_and_trades import load_communes
from store.tables import ShownItemRow, ShownListRow
from tests.make.executor import ThisProcess
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.town import COMMUNES
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person, some_rome


@pytest.fixture
def matcher(engine: Engine) -> Matcher:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        load_communes(session.connection(), COMMUNES)
    return Matcher(engine)


def census(engine: Engine, matcher: Matcher) -> Census:
    with Session(engine) as session:
        return take_census(session, matcher, now=NOON)


def a_person(engine: Engine, *, ranked: bool = True, **said: Any) -> int:
    with Session(engine) as session, session.begin():
        return store_person(session, some_person(**said), ranked=ranked)


def test_what_a_person_says_is_in_columns(engine: Engine, matcher: Matcher) -> None:
    a_person(
        engine,
        means=(Means(Mode.BUS, 45),),
        wishes=("femme de ménage",),
        experience=(Experience("boulanger", 2.0),),
        licences=frozenset({"B"}),
        schedule=Schedule(days=frozenset({0, 1}), start=540),
        limits=("pas de charges lourdes",),
        open_to=frozenset({Kind.VOLUNTEERING}),
        french="B1",
    )

    people = census(engine, matcher).country.people

    trades = matcher.knowledge.trades
    assert set(people.wishes[0].tolist()) >= {trades["K2204"], trades["K1304"]}
    assert (people.past[0, 0], people.past_months[0, 0]) == (trades["D1102"], 24)
    limits = dict(zip(MODES, people.limits[0].tolist(), strict=True))
    assert {mode: most for mode, most in limits.items() if most} == {Mode.BUS: 45, Mode.WALK: 30}, "who rides walks too"
    assert [code for bit, code in enumerate(LICENCES) if people.licences[0] >> bit & 1] == ["AM", "B1", "B"]
    assert (people.days[0], people.starts[0], people.ends[0]) == (0b11, 540, -1)
    assert people.strains[0] == people.refused[0] == 1 << STRAINS.index("loads")
    assert people.named[0] == people.kinds[0] != 255
    assert people.french[0] == 3


def test_what_nobody_says_restricts_nothing(engine: Engine, matcher: Matcher) -> None:
    a_person(engine)

    people = census(engine, matcher).country.people

    assert (people.days[0], people.kinds[0], people.named[0], people.french[0]) == (ANY_DAY, 255, 0, -1)


def test_only_who_wants_to_be_ranked_and_what_can_be_joined_is_in_it(engine: Engine, matcher: Matcher) -> None:
    a_person(engine, ranked=False)
    with Session(engine) as session, session.begin():
        yes = store_opportunities(session, [some_opportunity("ft:1"), some_opportunity("ft:2", rome=None, title="")])
        store_opportunities(session, [some_opportunity("ft:3", ends=NOON - timedelta(days=1))])

    country = census(engine, matcher).country

    assert len(country.people) == 0
    assert country.opportunities.id.tolist() == yes[:1]


def test_a_night_of_it_proposes_what_the_live_ranking_does(engine: Engine, matcher: Matcher, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow manque : pip install 'alentour[country]'")
    person = a_person(engine, wishes=("femme de ménage",))
    with Session(engine) as session, session.begin():
        store_opportunities(
            session, [some_opportunity(f"ft:{n}", created=NOON - timedelta(days=9 * n)) for n in range(3)]
        )
        store_opportunities(session, [some_opportunity("ft:far", point=BOURGANEUF)])
        store_opportunities(session, [some_opportunity("ft:bread", rome="D1102")])

    taken = census(engine, matcher)
    list(rank_country(taken.country, executor=ThisProcess(), folder=tmp_path, partitions=2))
    with Session(engine) as session, session.begin():
        assert write_department(session, tmp_path, people=[person], versions=taken.versions, now=NOON) == 4

    with Session(engine) as session:
        made = session.scalars(
            select(ShownItemRow.opportunity_id)
            .join(ShownListRow, ShownListRow.id == ShownItemRow.list_id)
            .where(ShownListRow.person_id == person)
            .order_by(ShownItemRow.position)
        ).all()
        live = matcher.for_person(session, read_people(session, [person])[0], now=NOON)
    assert made == [one.opportunity.id for one in live.items][:4]
