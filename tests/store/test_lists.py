"""Rows of lists know their list and their opportunity, and go with them: checked by statement, not row by row."""

import pytest
from sqlalchemy import delete, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.tables import OpportunityRow, ShownItemRow, ShownListRow
from tests.make.rows import store_opportunities
from tests.make.values import NOON, some_opportunity

ROW = {"chance": 1.0, "score": 0.5, "parts": {}, "reasons": ["Près d'ici."]}


def store_list(session: Session, *opportunities: int) -> int:
    """A list that shows them, in that order."""
    shown = ShownListRow(
        audience="search", question={}, made_at=NOON, weights_version="w", data_version="d", travel_version="t"
    )
    session.add(shown)
    session.flush()
    rows = [
        ROW | {"list_id": shown.id, "position": place, "opportunity_id": one}
        for place, one in enumerate(opportunities, 1)
    ]
    session.execute(insert(ShownItemRow), rows)
    return shown.id


def shown(session: Session) -> list[int | None]:
    return list(session.scalars(select(ShownItemRow.opportunity_id).order_by(ShownItemRow.opportunity_id)))


def test_a_row_goes_with_its_list_or_its_opportunity(session: Session) -> None:
    here, there = store_opportunities(session, [some_opportunity("ft:1"), some_opportunity("ft:2")])
    first, _ = store_list(session, here, there), store_list(session, there)

    session.execute(delete(OpportunityRow).where(OpportunityRow.id == here))
    assert shown(session) == [there, there]

    session.execute(delete(ShownListRow).where(ShownListRow.id == first))
    assert shown(session) == [there]


@pytest.mark.parametrize("change", ["list_id = -1", "opportunity_id = -1"])
def test_no_row_names_what_is_not_there(session: Session, change: str) -> None:
    store_list(session, *store_opportunities(session, [some_opportunity()]))

    with pytest.raises(IntegrityError, match="no such row"):
        session.execute(text(f"update list_items set {change}"))


def test_no_row_is_added_to_a_list_that_is_not_there(session: Session) -> None:
    (here,) = store_opportunities(session, [some_opportunity()])

    with pytest.raises(IntegrityError, match="no such row in lists"):
        session.execute(insert(ShownItemRow), [ROW | {"list_id": 7, "position": 1, "opportunity_id": here}])
