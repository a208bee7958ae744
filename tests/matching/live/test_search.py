"""A live search over PostGIS: what is near, in which order, and never an empty page."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Means, Mode
from matching import Kind, Matcher, Sort, read_nearest, read_people
from store.tables import SuggestionRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import (
    AUBUSSON,
    BOURGANEUF,
    GUERET,
    NOON,
    some_opportunity,
    some_person,
    some_rome,
)

SEEKER = some_person(wishes=("femme de ménage",), stage=None)


@pytest.fixture
def matcher(engine: Engine) -> Matcher:
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(
            session,
            [
                *[
                    some_opportunity(f"ft:cleaning-{place}", rome="K1304", title="Employé de ménage")
                    for place in range(5)
                ],
                some_opportunity("ft:baker", rome="D1102", title="Boulanger"),
                some_opportunity("ft:far", rome="K1304", title="Employé de ménage", point=BOURGANEUF),
                some_opportunity("ft:farther", rome="K1304", point=AUBUSSON),
                some_opportunity("jva:mission", kind=Kind.VOLUNTEERING, rome=None, title="Épicerie solidaire"),
            ],
        )
    return Matcher(engine)


def found(matcher: Matcher, engine: Engine, **asked: object) -> list[str]:
    with Session(engine) as session:
        listed = matcher.search(session, asked.pop("person", SEEKER), now=NOON, **asked)  # type: ignore[arg-type]
    return [one.opportunity.key for one in listed.items]


def test_a_search_finds_what_was_asked_within_reach_the_nearest_first(matcher: Matcher, engine: Engine) -> None:
    keys = found(matcher, engine)

    assert keys[:5] == [f"ft:cleaning-{place}" for place in range(5)]
    assert keys[5:] == ["ft:far", "ft:farther"]


def test_it_can_be_sorted_by_distance_or_date_and_read_page_by_page(matcher: Matcher, engine: Engine) -> None:
    assert found(matcher, engine, sort=Sort.DISTANCE)[-1] == "ft:farther"
    whole = found(matcher, engine)
    assert found(matcher, engine, limit=3) + found(matcher, engine, limit=10, offset=3) == whole


def test_the_words_are_shown_back_as_trades(matcher: Matcher, engine: Engine) -> None:
    with Session(engine) as session:
        understood = matcher.search(session, SEEKER, now=NOON).understood

    assert understood[0].text == "femme de ménage"
    assert {guess.code for guess in understood[0].trades} >= {"K1304", "K2204"}


def test_kinds_can_be_chosen(matcher: Matcher, engine: Engine) -> None:
    assert found(matcher, engine, kinds=frozenset({Kind.VOLUNTEERING})) == ["jva:mission"]


def test_the_kinds_that_could_be_chosen_are_those_around_whatever_was_chosen(matcher: Matcher, engine: Engine) -> None:
    with Session(engine) as session:
        listed = matcher.search(session, SEEKER, now=NOON, kinds=frozenset({Kind.VOLUNTEERING}))

    assert {Kind.JOB, Kind.VOLUNTEERING} <= listed.kinds
    assert Kind.CIVIC_SERVICE not in listed.kinds


def test_nobody_gets_an_empty_page_and_the_widening_is_said(matcher: Matcher, engine: Engine) -> None:
    mason = replace(SEEKER, wishes=("maçon",))

    with Session(engine) as session:
        listed = matcher.search(session, mason, now=NOON)

    assert listed.items
    assert [one.said.code for one in listed.widened] == ["nothing_met"]


def test_a_place_with_little_around_is_looked_at_a_little_farther(matcher: Matcher, engine: Engine) -> None:
    rider = replace(SEEKER, home=BOURGANEUF, means=(Means(Mode.EBIKE, 40),))

    with Session(engine) as session:
        listed = matcher.search(session, rider, now=NOON)

    assert listed.items[0].opportunity.key == "ft:far"
    assert "farther" in [one.said.code for one in listed.widened]
    assert listed.total > 1
    assert {one.opportunity.kind for one in listed.items} <= listed.kinds


def test_what_was_asked_stands_before_what_was_looked_at_besides(matcher: Matcher, engine: Engine) -> None:
    shopper = replace(SEEKER, wishes=("épicerie solidaire",))

    with Session(engine) as session:
        listed = matcher.search(session, shopper, now=NOON)

    assert [one.said.code for one in listed.widened] == ["other_kinds"]
    assert listed.widened[0].after == listed.facets.met
    assert 0 < listed.widened[0].after < listed.total
    first = listed.items[: listed.widened[0].after]
    assert all(any(why.code in ("wish", "words") for why in one.reasons) for one in first)


@pytest.mark.parametrize("wish", ["femme de ménage", "épicerie solidaire", "maçon"])
def test_a_country_is_searched_among_what_meets_the_wishes_alone_and_nobody_sees_it(
    matcher: Matcher, engine: Engine, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    monkeypatch.setattr("matching.live.search.SMALL", 0)
    seeker = replace(SEEKER, wishes=(wish,))

    with Session(engine) as session:
        few, all_of_it = (matcher.search(session, seeker, now=NOON, dropped=dropped) for dropped in (0, 20))

    assert [(one.opportunity.key, one.score) for one in few.items] == [
        (one.opportunity.key, one.score) for one in all_of_it.items
    ]
    for told in ("total", "within_limit", "kinds", "facets", "widened"):
        assert getattr(few, told) == getattr(all_of_it, told)


def test_what_is_around_a_place_comes_nearest_first(matcher: Matcher, engine: Engine) -> None:
    with Session(engine) as session:
        around = read_nearest(session, BOURGANEUF, now=NOON, limit=3, radius_km=40)

    assert around[0].key == "ft:far"
    assert len(around) == 3


def test_ranking_turned_off_gives_the_whole_list_by_distance(matcher: Matcher, engine: Engine) -> None:
    person = replace(SEEKER, home=BOURGANEUF, means=(Means(Mode.CAR, 60),))
    with Session(engine) as session, session.begin():
        someone = read_people(session, [store_person(session, person, ranked=False)])[0]
        listed = matcher.for_person(session, someone, now=NOON)

    distances = [one.km for one in listed.items]
    assert distances == sorted(distances)  # type: ignore[type-var]
    assert listed.total == 9
    assert {one.score for one in listed.items} == {0.0}
    assert not any(one.parts for one in listed.items)


def test_ranking_turned_off_changes_the_order_and_nothing_that_is_told_of_an_opportunity(
    matcher: Matcher, engine: Engine
) -> None:
    person = replace(SEEKER, home=BOURGANEUF, means=(Means(Mode.CAR, 60),))
    with Session(engine) as session, session.begin():
        ids = [store_person(session, person, ranked=ranked) for ranked in (True, False)]
        lists = [matcher.for_person(session, one, now=NOON) for one in read_people(session, ids)]

    by_fit, by_distance = ({one.opportunity.id: one.reasons for one in found.items} for found in lists)
    assert any(len(told) > 1 for told in by_distance.values())
    assert by_distance == by_fit


def test_the_list_of_somebody_is_the_same_whether_all_is_scored_or_what_is_seen_first(
    matcher: Matcher, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(engine) as session, session.begin():
        someone = read_people(session, [store_person(session, replace(SEEKER, home=GUERET))])[0]
        all_scored = matcher.for_person(session, someone, now=NOON)
        monkeypatch.setattr("matching.live.search.SMALL", 0)
        seen_first = matcher.for_person(session, someone, now=NOON)

    assert all_scored.items
    for told in ("total", "within_limit", "kinds", "items", "gated"):
        assert getattr(all_scored, told) == getattr(seen_first, told)


def test_what_was_set_aside_does_not_come_back(matcher: Matcher, engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        person = store_person(session, replace(SEEKER, home=GUERET))
        first = matcher.for_person(session, read_people(session, [person])[0], now=NOON).items[0].opportunity
        session.add(
            SuggestionRow(person_id=person, opportunity_id=first.id, by_person=True, decision="dismissed", made_at=NOON)
        )
        session.flush()

        again = matcher.for_person(session, read_people(session, [person])[0], now=NOON)

    assert first.key not in [one.opportunity.key for one in again.items]


def test_how_many_are_within_the_limit_is_told(matcher: Matcher, engine: Engine) -> None:
    with Session(engine) as session:
        listed = matcher.search(session, SEEKER, now=NOON)

    assert (listed.total, listed.within_limit) == (7, 5)


def test_hours_of_each_morning_come_before_a_few_a_week_in_the_evening(matcher: Matcher, engine: Engine) -> None:
    cleaning = {"rome": "K1304", "title": "Employé de ménage"}
    with Session(engine) as session, session.begin():
        store_opportunities(
            session,
            [
                some_opportunity(
                    "ft:evening", **cleaning, conditions={"hours_per_week": 2.0, "starts_at": 1080, "ends_at": 1200}
                ),
                some_opportunity(
                    "ft:morning", **cleaning, conditions={"hours_per_week": 10.0, "starts_at": 540, "ends_at": 660}
                ),
            ],
        )
    person = some_person(wishes=("ménage 2h le matin",), stage=None)
    with Session(engine) as session:
        listed = matcher.search(session, person, now=NOON).items
    told = {one.opportunity.key: {reason.code for reason in one.reasons} for one in listed}

    assert listed[0].opportunity.key == "ft:morning"
    assert "hours_wished" in told["ft:morning"]
    assert "hours_less" in told["ft:evening"]
    assert "outside_until" in told["ft:evening"]
