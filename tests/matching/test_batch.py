"""The night's ranking: one list a person, the same as the live one, with the versions that made it."""

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from matching import Matcher, load_weights, rank_everybody, read_people
from store.tables import ShownItemRow, ShownListRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person, some_rome


def test_everybody_gets_the_list_that_a_live_search_would_give(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(
            session, [some_opportunity(f"ft:{n}", point=BOURGANEUF if n % 2 else None) for n in range(9)]
        )
        people = [store_person(session, some_person(wishes=(wish,))) for wish in ("femme de ménage", "maçon")]
    matcher = Matcher(engine)

    report = rank_everybody(engine, matcher, now=NOON)

    assert (report.people, report.opportunities, report.items) == (2, 9, 18)
    with Session(engine) as session:
        for person in people:
            stored = session.execute(
                select(ShownItemRow.opportunity_id, ShownItemRow.score)
                .join(ShownListRow, ShownListRow.id == ShownItemRow.list_id)
                .where(ShownListRow.person_id == person)
                .order_by(ShownItemRow.position)
            ).all()
            live = matcher.for_person(session, read_people(session, [person])[0], now=NOON)
            assert [(one.opportunity.id, one.score) for one in live.items] == [tuple(row) for row in stored]


def test_every_list_carries_its_versions_and_a_new_one_does_not_erase_the_last(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_person(session, some_person())
    matcher = Matcher(engine)

    rank_everybody(engine, matcher, now=NOON)
    rank_everybody(engine, matcher, now=NOON.replace(hour=13))

    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(ShownListRow)) == 2
        made = session.scalars(select(ShownListRow)).first()
        assert made is not None
        assert (made.weights_version, made.travel_version) == (load_weights().version, "estimation-1")
        assert made.data_version


def test_a_batch_over_nobody_and_nothing_is_no_fault(engine: Engine) -> None:
    assert rank_everybody(engine, Matcher(engine), now=NOON).items == 0
