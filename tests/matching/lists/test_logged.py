"""Every list is written down as it was shown: its rows in order, and the versions that made it."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from geo import Means, Mode
from matching import Versions, log_list, read_people
from matching.lists.logged import ListEntry, write_lists
from matching.lists.rows import rows_of
from matching.reasons import stored
from matching.scoring.rank import Ranked
from store.tables import ShownItemRow, ShownListRow
from tests.make.rows import store_opportunities, store_person
from tests.make.standing import ranked
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person

VERSIONS = Versions(weights="w-1", data="7.rome", travel="estimation-1")


def shown(session: Session, count: int) -> list[Ranked]:
    """A list of `count` opportunities of the store, the first stored first."""
    ids = store_opportunities(session, [some_opportunity(f"ft:{n}") for n in range(count)])
    return ranked(some_person(), *[some_opportunity(f"ft:{9 - n}", id=one) for n, one in enumerate(ids)])


def positions(session: Session, list_id: int) -> list[tuple[int, int | None]]:
    columns = select(ShownItemRow.position, ShownItemRow.opportunity_id)
    rows = session.execute(columns.where(ShownItemRow.list_id == list_id).order_by("position"))
    return [(row.position, row.opportunity_id) for row in rows]


def test_rows_are_numbered_from_one_in_the_order_shown(session: Session) -> None:
    items = shown(session, 3)

    made = log_list(session, items, versions=VERSIONS, audience="search", now=NOON)

    assert positions(session, made) == [(n, one.opportunity.id) for n, one in enumerate(items, 1)]
    assert [one.opportunity.key for one in items] == ["ft:9", "ft:8", "ft:7"]


def test_a_list_says_when_for_whom_and_from_which_versions_it_was_made(session: Session) -> None:
    person = store_person(session, some_person())
    (followed,) = read_people(session, [person])

    made = log_list(
        session, [], versions=VERSIONS, audience="beneficiary", now=NOON, followed=followed, question={"insee": "23096"}
    )

    row = session.get_one(ShownListRow, made)
    assert (row.made_at, row.person_id, row.audience, row.question) == (NOON, person, "beneficiary", {"insee": "23096"})
    assert (row.weights_version, row.data_version, row.travel_version) == ("w-1", "7.rome", "estimation-1")


def test_several_lists_keep_each_its_own_rows(session: Session) -> None:
    first, second = shown(session, 2)
    entries = [ListEntry("batch", rows_of(page)) for page in ([first], [], [second, first])]

    ids = write_lists(session, entries, versions=VERSIONS, now=NOON)

    written = [[opportunity for _, opportunity in positions(session, made)] for made in ids]
    assert written == [entry.rows.opportunity_ids for entry in entries]


def test_a_later_page_says_where_its_rows_stand_in_the_whole_list(session: Session) -> None:
    made = log_list(session, shown(session, 2), versions=VERSIONS, audience="counsellor", now=NOON, offset=20)

    assert [position for position, _ in positions(session, made)] == [21, 22]


def test_a_row_says_where_its_score_would_put_it_and_the_chance_of_where_it_stands(session: Session) -> None:
    items = [replace(one, position_by_score=3 - n, chance=0.025) for n, one in enumerate(shown(session, 2), 1)]

    made = log_list(session, items, versions=VERSIONS, audience="beneficiary", now=NOON)

    rows = session.scalars(select(ShownItemRow).where(ShownItemRow.list_id == made).order_by("position")).all()
    assert [(row.position, row.position_by_score, row.chance) for row in rows] == [(1, 2, 0.025), (2, 1, 0.025)]


def test_no_list_is_written_where_there_is_none(session: Session) -> None:
    assert write_lists(session, [], versions=VERSIONS, now=NOON) == []
    assert session.scalars(select(ShownListRow)).all() == []


def test_a_row_keeps_what_explains_its_place(session: Session) -> None:
    (one,) = ranked(some_person(wishes=("femme de ménage",)), some_opportunity(point=BOURGANEUF))

    row = rows_of([one])

    assert (row.scores, row.reasons) == ([one.score], ["\n".join(stored(reason) for reason in one.reasons)])
    parts = {name: value / 10_000 for name, value in zip(row.part_names, row.part_values, strict=True)}
    assert parts == pytest.approx({part.name: part.value for part in one.parts}, abs=1e-4)
    assert (row.minutes, row.modes) == ([round(one.minutes or 0)], ["car"])


@pytest.mark.parametrize("means", [(), (Means(Mode.CAR, 30),)])
def test_a_row_says_no_minutes_where_none_are_known(means: tuple[Means, ...]) -> None:
    (one,) = ranked(some_person(means=means), some_opportunity(point=None if means else BOURGANEUF))

    row = rows_of([one])

    assert (row.minutes, row.modes) == ([None], [None])
