"""Lists know what they show, and their rows go with it: checked by statement, not row by row."""

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.tables import OpportunityRow, PersonRow, ShownItemRow, ShownListRow
from tests.make.rows import store_list, store_opportunities, store_person
from tests.make.values import some_opportunity, some_person


def shown(session: Session) -> list[tuple[int, int | None]]:
    """Where what stands, in all lists."""
    columns = select(ShownItemRow.position, ShownItemRow.opportunity_id)
    rows = session.execute(columns.order_by(ShownItemRow.list_id, ShownItemRow.position))
    return [(row.position, row.opportunity_id) for row in rows]


def test_a_row_goes_with_its_opportunity_and_the_others_stay_where_they_stood(session: Session) -> None:
    here, there = store_opportunities(session, [some_opportunity("ft:1"), some_opportunity("ft:2")])
    first, _ = store_list(session, [here, there]), store_list(session, [there])

    session.execute(delete(OpportunityRow).where(OpportunityRow.id == here))
    assert shown(session) == [(2, there), (1, there)]

    session.execute(delete(ShownListRow).where(ShownListRow.id == first))
    assert shown(session) == [(1, there)]


def test_whoever_is_erased_stands_in_no_shortlist(session: Session) -> None:
    (opening,) = store_opportunities(session, [some_opportunity()])
    gone, stays = (store_person(session, some_person()) for _ in range(2))
    store_list(session, [], audience="shortlist", opening_id=opening, opportunity_ids=None, person_ids=[gone, stays])

    session.execute(delete(PersonRow).where(PersonRow.id == gone))

    rows = session.execute(select(ShownItemRow.position, ShownItemRow.person_id)).all()
    assert [tuple(row) for row in rows] == [(2, stays)]
    assert session.scalars(text("select person_ids from lists")).one() == [None, stays]


@pytest.mark.parametrize("column", ["opportunity_ids", "person_ids"])
def test_no_list_shows_what_is_not_there(session: Session, column: str) -> None:
    with pytest.raises(IntegrityError, match="no such row"):
        store_list(session, [], **{column: [-1]})


def test_nothing_is_kept_of_why_somebody_stands_in_a_shortlist(session: Session) -> None:
    person = store_person(session, some_person())

    with pytest.raises(IntegrityError, match="people_without_parts"):
        store_list(session, [], opportunity_ids=None, person_ids=[person], part_names=["wish"], part_values=[5000])


def test_a_row_is_read_with_its_own_parts_reasons_and_way(session: Session) -> None:
    offers = store_opportunities(session, [some_opportunity("ft:1"), some_opportunity("ft:2")])
    store_list(
        session,
        offers,
        rows_before=20,
        minutes=[12, None],
        modes=["car", None],
        part_names=["wish", "reach"],
        part_values=[8123, -1, 0, 10_000],
        reasons=["Une.\nDeux.", ""],
    )

    rows = session.scalars(select(ShownItemRow).order_by(ShownItemRow.position)).all()

    assert [(row.position, row.minutes, row.mode) for row in rows] == [(21, 12, "car"), (22, None, None)]
    assert [row.parts for row in rows] == [{"wish": 0.8123}, {"wish": 0, "reach": 1}]
    assert [row.reasons for row in rows] == [["Une.", "Deux."], []]
