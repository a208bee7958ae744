"""A department's lists, from Parquet into PostgreSQL: those of whoever wants to be ranked."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matching import Versions
from matching.country import RankedPartition, write_department, write_lists
from store.tables import ShownItemRow, ShownListRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import NOON, some_opportunity, some_person, some_rome

pytest.importorskip("pyarrow", reason="pyarrow manque : pip install 'alentour[country]'")
VERSIONS = Versions(weights="w", data="d", travel="t")


def written(folder: Path, people: list[int], opportunities: list[int]) -> None:
    """Lists of these opportunities, in this order, for each of these people."""
    shape = (len(people), len(opportunities))
    ranked = RankedPartition(
        number=0,
        people=np.array(people, np.int64),
        opportunities=np.tile(np.array(opportunities, np.int64), (len(people), 1)),
        scores=np.tile(np.linspace(0.9, 0.5, shape[1], dtype=np.float32), (len(people), 1)),
        minutes=np.full(shape, 12, np.uint8),
        mode=np.zeros(shape, np.int8),
    )
    write_lists(ranked, folder / "lists-00000.parquet")


def test_each_person_has_a_list_in_order_with_the_way_there(session: Session, tmp_path: Path) -> None:
    store_rome(session, some_rome())
    offers = store_opportunities(session, [some_opportunity(f"ft:{n}") for n in range(3)])
    people = [store_person(session, some_person()) for _ in range(2)]
    written(tmp_path, [*people, 999_999], [offers[2], offers[0]])

    assert write_department(session, tmp_path, people=people, versions=VERSIONS, now=NOON) == 4

    for person in people:
        rows = _items_of(session, person)
        assert [row.opportunity_id for row in rows] == [offers[2], offers[0]]
        assert (rows[0].minutes, rows[0].mode) == (12, "car")
        assert rows[0].reasons == ['["about",12,"car"]']


def test_whoever_refused_to_be_ranked_has_no_list(session: Session, tmp_path: Path) -> None:
    store_rome(session, some_rome())
    offers = store_opportunities(session, [some_opportunity("ft:1")])
    person = store_person(session, some_person(), ranked=False)
    written(tmp_path, [person], offers)

    assert write_department(session, tmp_path, people=[person], versions=VERSIONS, now=NOON) == 0


def test_a_second_night_comes_in_the_place_of_the_first(session: Session, tmp_path: Path) -> None:
    store_rome(session, some_rome())
    offers = store_opportunities(session, [some_opportunity("ft:1")])
    person = store_person(session, some_person())
    written(tmp_path, [person], offers)

    for night in (NOON, NOON + timedelta(days=1)):
        write_department(session, tmp_path, people=[person], versions=VERSIONS, now=night)

    assert len(_items_of(session, person)) == 1


def _items_of(session: Session, person: int) -> Sequence[ShownItemRow]:
    newest = (
        select(ShownListRow.id).where(ShownListRow.person_id == person).order_by(ShownListRow.made_at.desc()).limit(1)
    ).scalar_subquery()
    return session.scalars(
        select(ShownItemRow)
        .join(ShownListRow, ShownListRow.id == ShownItemRow.list_id)
        .where(ShownListRow.id == newest)
        .order_by(ShownItemRow.position)
    ).all()
