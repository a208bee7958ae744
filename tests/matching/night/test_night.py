"""The night in blocks and by day: the same lists however the work is shared, and nobody ranked again for nothing."""

import time
from datetime import timedelta
from multiprocessing import active_children

import pytest
from sqlalchemy import Engine, func, select, text, update
from sqlalchemy.orm import Session

from geo import Means, Mode
from matching import Matcher, rank_everybody, rank_if_changed, rank_people, read_people
from matching.live import search
from matching.live.catalogue import Catalogue
from matching.night import LENGTH, night
from matching.night.batch import night_of
from matching.night.night import BLOCK, Block, Night, NightWorkers, block_size
from matching.reasons import stored
from matching.scoring.corpus import Corpus
from store.tables import ExposurePriceRow, OpportunityRow, ShownItemRow, ShownListRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person, some_rome

OPPORTUNITIES = 60
Lists = dict[int, list[tuple[int | None, float, list[str]]]]


@pytest.fixture
def town(engine: Engine) -> Engine:
    """A dozen people in two towns, who all like the same, and more opportunities than a list holds."""
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(
            session,
            [
                some_opportunity(f"ft:{n}", point=BOURGANEUF, created=NOON - timedelta(days=n))
                for n in range(OPPORTUNITIES)
            ],
        )
        for place, home in enumerate((BOURGANEUF, AUBUSSON) * 6):
            store_person(session, some_person(home=home, insee=None, means=(Means(Mode.CAR, 30 + 5 * place),)))
    return engine


def lists(engine: Engine) -> Lists:
    """By person, what their newest list holds, in its order."""
    found: Lists = {}
    newest = select(func.max(ShownListRow.id)).group_by(ShownListRow.person_id)
    with Session(engine) as session:
        rows = session.execute(
            select(ShownListRow.person_id, ShownItemRow.opportunity_id, ShownItemRow.score, ShownItemRow.reasons)
            .join(ShownItemRow, ShownItemRow.list_id == ShownListRow.id)
            .where(ShownListRow.id.in_(newest))
            .order_by(ShownListRow.person_id, ShownItemRow.position)
        )
        for person, opportunity, score, reasons in rows:
            found.setdefault(person or 0, []).append((opportunity, score, reasons))
    return found


def test_a_list_at_prices_is_the_one_that_the_person_opens(town: Engine) -> None:
    matcher = Matcher(town)

    rank_everybody(town, matcher, now=NOON)

    with Session(town) as session:
        assert session.scalars(select(ExposurePriceRow.price)).first() is not None
        for followed in read_people(session):
            live = matcher.for_person(session, followed, now=NOON, limit=LENGTH)
            opened = [(one.opportunity.id, one.score, [stored(reason) for reason in one.reasons]) for one in live.items]
            assert opened == lists(town)[followed.id]


@pytest.mark.parametrize("small", [1_000, 10], ids=["all that is live", "what a first look puts first"])
def test_a_list_made_for_one_person_is_the_one_that_they_open(
    town: Engine, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)
    by_night = lists(town)
    monkeypatch.setattr(search, "SMALL", small)
    if small < OPPORTUNITIES:
        monkeypatch.delattr(Catalogue, "whole")

    with Session(town) as session, session.begin():
        rank_people(session, matcher, list(by_night), now=NOON)

    with Session(town) as session:
        for followed in read_people(session):
            live = matcher.for_person(session, followed, now=NOON, limit=LENGTH)
            opened = [(one.opportunity.id, one.score, [stored(reason) for reason in one.reasons]) for one in live.items]
            assert opened == lists(town)[followed.id]
    if small > OPPORTUNITIES:
        assert lists(town) == by_night


def test_who_asks_while_a_night_ends_is_told_whose_prices_they_get(town: Engine) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)
    with Session(town) as session:
        index, _, nights = matcher.catalogue.index_and_night(session)
        corpus = matcher.catalogue.whole(index)
    rank_everybody(town, matcher, now=NOON + timedelta(days=1))

    with Session(town) as session:
        assert nights == 1
        assert matcher.prices.after(nights, session, corpus)[0] == 2


copied = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
"""Each process is copied while threads run: those that serve the one before, at least. Their locks are free in the copy
(`kit.forking`)."""


@copied
def test_other_processes_write_the_same_lists(town: Engine) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON, workers=0)
    alone = lists(town)

    rank_everybody(town, matcher, now=NOON, workers=2)

    assert lists(town) == alone


def asleep(_night: Night, _block: Block) -> int:
    time.sleep(60)
    return 0


@pytest.mark.parametrize("people", [1, 130, 268, 358, 3_600])
@pytest.mark.parametrize("among", [0, 1, 2])
def test_each_process_has_as_many_people_and_no_block_is_large(people: int, among: int) -> None:
    size, shares = block_size(people, among=among), max(among, 1)

    blocks = [len(range(people)[start : start + size]) for start in range(0, people, size)]

    of_each = [sum(blocks[number::shares]) for number in range(shares)]
    assert max(blocks) <= BLOCK
    assert max(of_each) - min(of_each) <= shares * len(blocks)


@copied
def test_a_process_that_never_answers_ends_the_night_and_is_killed(
    town: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher = Matcher(town)
    with Session(town) as session:
        corpus, version = matcher.catalogue.current(session)
        travel, people = matcher.travels.now(session, now=NOON), read_people(session)
        corpus.opportunities.ready(range(len(corpus)))
    versions = matcher.versions(version, travel, prices=None)
    ranked = night_of(matcher, people, range(len(people)), corpus, travel, versions, now=NOON)
    monkeypatch.setattr(night, "PATIENCE_SECONDS", 0.5)

    with pytest.raises(TimeoutError, match="silent"), NightWorkers(ranked, count=2) as at_work:
        list(at_work.each(asleep))

    assert not active_children()


def test_prices_spread_what_everybody_likes_and_cost_little(town: Engine) -> None:
    report = rank_everybody(town, Matcher(town), now=NOON)

    assert report.spread is not None
    before, after = report.spread
    assert after.gini < before.gini
    assert after.worth > 0.9 * before.worth


def test_only_whom_a_change_touches_is_ranked_again(town: Engine) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)
    before = lists(town)
    gone = next(iter(before.values()))[0][0]
    touched = {person for person, items in before.items() if gone in [one for one, _, _ in items]}

    with Session(town) as session, session.begin():
        session.execute(update(OpportunityRow).where(OpportunityRow.id == gone).values(retired_at=NOON))
    report = rank_if_changed(town, matcher, now=NOON + timedelta(hours=1))

    assert report is not None
    assert report.people == len(touched)
    assert not any(gone in [one for one, _, _ in items] for items in lists(town).values())


def test_what_changes_while_others_are_being_ranked_is_not_forgotten(
    town: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)
    gone = next(iter(lists(town).values()))[0][0]
    read = Catalogue.current

    def read_once_it_is_gone(catalogue: Catalogue, reading: Session) -> tuple[Corpus, int]:
        with Session(town) as session, session.begin():
            retired = OpportunityRow.id == gone, OpportunityRow.retired_at.is_(None)
            session.execute(update(OpportunityRow).where(*retired).values(retired_at=NOON))
        return read(catalogue, reading)

    monkeypatch.setattr(Catalogue, "current", read_once_it_is_gone)
    with Session(town) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:far", point=None, created=NOON - timedelta(days=900))])
    while rank_if_changed(town, matcher, now=NOON + timedelta(hours=1)) is not None:
        pass

    assert not any(gone in [one for one, _, _ in items] for items in lists(town).values())


def test_what_is_new_enters_the_lists_where_it_stands_high_enough(town: Engine) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)

    with Session(town) as session, session.begin():
        (fresh,) = store_opportunities(session, [some_opportunity("ft:new", point=BOURGANEUF, created=NOON)])
        (far,) = store_opportunities(session, [some_opportunity("ft:old", created=NOON - timedelta(days=900))])
    rank_if_changed(town, matcher, now=NOON + timedelta(hours=1))

    with Session(town) as session:
        for followed in read_people(session):
            live = matcher.for_person(session, followed, now=NOON + timedelta(hours=1), limit=LENGTH)
            expected = {one.opportunity.id for one in live.items} & {fresh, far}
            assert {one for one, _, _ in lists(town)[followed.id]} & {fresh, far} == expected
    assert any(fresh in [one for one, _, _ in items] for items in lists(town).values())


def test_what_is_new_enters_the_list_of_who_wants_no_ranking_by_distance(town: Engine) -> None:
    with Session(town) as session, session.begin():
        person = store_person(session, some_person(home=BOURGANEUF, means=(Means(Mode.CAR, 30),)), ranked=False)
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)

    with Session(town) as session, session.begin():
        (next_door,) = store_opportunities(session, [some_opportunity("ft:new", title="Maçon", point=BOURGANEUF)])
    rank_if_changed(town, matcher, now=NOON + timedelta(hours=1))

    assert next_door in [one for one, _, _ in lists(town)[person]]


def test_who_changed_is_ranked_again_with_the_next_change(town: Engine) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)

    with town.begin() as connection:
        connection.execute(text("update people set stage = 'emploi' where id = (select min(id) from people)"))
    with Session(town) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:far", point=None, created=NOON - timedelta(days=900))])
    report = rank_if_changed(town, matcher, now=NOON + timedelta(hours=1))

    assert report is not None
    assert report.people >= 1


def test_another_day_ranks_everybody_whole(town: Engine) -> None:
    matcher = Matcher(town)
    rank_everybody(town, matcher, now=NOON)

    with Session(town) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:next", point=BOURGANEUF)])
    report = rank_if_changed(town, matcher, now=NOON + timedelta(days=1))

    assert report is not None
    assert report.spread is not None
