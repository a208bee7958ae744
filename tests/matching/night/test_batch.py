"""The night's ranking: one list a person, the same as the live one, with the versions that made it."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Barrier, BrokenBarrierError

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from geo import Estimate
from matching import (
    Matcher,
    Versions,
    load_weights,
    log_list,
    rank_everybody,
    rank_if_changed,
    rank_people,
    read_people,
)
from matching.lists.exposure import Candidates, Prices, exposure_prices
from matching.night import batch, hour
from matching.people import Followed
from store.keeping.erasure import erase_person
from store.keeping.forgetting import forget_followed
from store.lists.lists import copy_lists
from store.lists.night import last_night, write_prices
from store.tables import AuditRow, ShownItemRow, ShownListRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person, some_rome
from tests.make.waiting import wait_for_one_who_waits


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


def test_every_list_carries_its_versions(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_person(session, some_person())

    rank_everybody(engine, Matcher(engine), now=NOON)

    with Session(engine) as session:
        made = session.scalars(select(ShownListRow)).one()
    assert (made.weights_version, made.travel_version) == (load_weights().version, Estimate.version)
    assert made.data_version == "0.some.1", "the catalogue, the trades, the prices"


def test_everybody_is_ranked_again_only_where_what_can_be_proposed_changed(engine: Engine) -> None:
    matcher = Matcher(engine)

    def ranks_after(statement: str) -> bool:
        with engine.begin() as connection:
            connection.execute(text(statement))
        return rank_if_changed(engine, matcher, now=NOON) is not None

    with Session(engine) as session, session.begin():
        store_opportunities(session, [some_opportunity()])

    assert rank_if_changed(engine, matcher, now=NOON) is not None
    assert rank_if_changed(engine, matcher, now=NOON) is None
    assert not ranks_after("insert into sources (slug, label) values ('dora', 'Services')")
    assert ranks_after("update opportunities set retired_at = now()")
    assert not ranks_after("update opportunities set fingerprint = 'x'")


def test_a_list_that_a_page_shows_while_the_next_one_is_written_stays_as_the_log_names_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_person(session, some_person())
    matcher = Matcher(engine)
    rank_everybody(engine, matcher, now=NOON)

    def once_a_page_was_shown(writing: Session, blocks: Iterable[bytes]) -> None:
        with Session(engine) as session, session.begin():
            shown = session.scalars(select(ShownListRow.id)).one()
            session.add(AuditRow(at=NOON, action="list_read", list_id=shown, details={}))
        copy_lists(writing, blocks)

    monkeypatch.setattr(batch, "copy_lists", once_a_page_was_shown)
    rank_everybody(engine, matcher, now=NOON.replace(hour=13))
    monkeypatch.undo()
    rank_everybody(engine, matcher, now=NOON.replace(hour=14))

    assert forget_followed(engine, now=NOON.replace(hour=16)) == 1, "that of 13.00: nobody saw it"
    assert batches(engine) == [NOON, NOON.replace(hour=14)]


def test_two_who_rank_everybody_at_once_take_turns(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(session, [some_opportunity("ft:1")])
        store_person(session, some_person())
    together = Barrier(2, timeout=1)

    def when_the_other_is_there(writing: Session, prices: Mapping[int, float]) -> None:
        with suppress(BrokenBarrierError):
            together.wait()
        write_prices(writing, prices)

    monkeypatch.setattr(batch, "write_prices", when_the_other_is_there)

    with ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(lambda _: rank_everybody(engine, Matcher(engine), now=NOON), range(2)))

    assert [report.people for report in reports] == [1, 1]
    assert together.broken, "they never met"
    with Session(engine) as session:
        last = last_night(session)
        assert last is not None
        assert last.prices_version == 2


def test_who_waited_for_a_ranking_ranks_nobody_where_it_took_in_the_change(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(session, [some_opportunity("ft:1")])
        person = store_person(session, some_person())
    matcher = Matcher(engine)

    with ThreadPoolExecutor(1) as threads:
        with batch.alone(engine):
            later = threads.submit(rank_if_changed, engine, matcher, now=NOON)
            wait_for_one_who_waits(engine)
            batch.everybody_ranked(engine, matcher, now=NOON)
            with Session(engine) as session, session.begin():
                rank_people(session, matcher, [person], now=NOON)  # who has one file to rank waits for nobody
        assert later.result() is None

    assert batches(engine) == [NOON, NOON]


def test_who_is_erased_while_the_night_ranks_them_gets_no_list_and_all_others_do(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(session, [some_opportunity(f"ft:{n}") for n in range(3)])
        stays, leaves = (store_person(session, some_person(wishes=(wish,))) for wish in ("ménage", "maçon"))

    def while_prices_are_made(candidates: Candidates, usable: NDArray[np.float64]) -> Prices:
        with Session(engine) as session, session.begin():
            erase_person(session, leaves, account=None, now=NOON, why="asked")
        return exposure_prices(candidates, usable)

    monkeypatch.setattr(batch, "exposure_prices", while_prices_are_made)

    assert rank_everybody(engine, Matcher(engine), now=NOON).items == 3
    assert owners(engine) == {stays}


def test_who_is_erased_while_an_hour_ranks_them_gets_no_list_and_all_others_do(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(session, [some_opportunity("ft:1")])
        stays, leaves = (store_person(session, some_person(wishes=(wish,))) for wish in ("ménage", "maçon"))
    matcher = Matcher(engine)
    rank_everybody(engine, matcher, now=NOON)
    with Session(engine) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:2")])

    def once_read(reading: Session, ids: Sequence[int]) -> tuple[Followed, ...]:
        people = read_people(reading, ids)
        with Session(engine) as session, session.begin():
            erase_person(session, leaves, account=None, now=NOON, why="asked")
        return people

    monkeypatch.setattr(hour, "read_people", once_read)

    report = rank_if_changed(engine, matcher, now=NOON + timedelta(hours=1))
    assert report is not None
    assert report.items == 2
    assert owners(engine) == {stays}


def owners(engine: Engine) -> set[int | None]:
    with Session(engine) as session:
        return set(session.scalars(select(ShownListRow.person_id)))


def batches(engine: Engine) -> list[datetime]:
    with Session(engine) as session:
        return list(session.scalars(select(ShownListRow.made_at).order_by(ShownListRow.made_at)))


def test_lists_that_were_shown_are_forgotten_after_half_a_year(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        versions = Versions("w", "d", "t")
        for age in (10, 300):
            log_list(session, [], versions=versions, audience="search", now=NOON - timedelta(days=age))

    rank_everybody(engine, Matcher(engine), now=NOON)

    assert batches(engine) == [NOON - timedelta(days=10)]


def test_a_batch_over_nobody_and_nothing_is_no_fault(engine: Engine) -> None:
    assert rank_everybody(engine, Matcher(engine), now=NOON).items == 0
