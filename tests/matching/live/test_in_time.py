"""The filter « Y aller sans voiture » goes by the hours that the work says, where a timetable is known."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Means, Mode
from geo.gtfs import read_timetable
from matching import Filter, Matcher, Person
from store.reference.communes_and_trades import load_communes
from store.reference.timetables import keep_timetable
from tests.make.rows import store_opportunities, store_rome
from tests.make.standing import COMMUNES
from tests.make.timetables import write_feed
from tests.make.values import AUBUSSON, GUERET, NOON, some_opportunity, some_person, some_rome

ALL_YEAR = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "S,1,1,1,1,1,0,0,20260105,20271231\n"
)
BEFORE_THE_COACH = {"starts_at": 5 * 60, "ends_at": 7 * 60}
BY_BUS = Means(Mode.BUS, 90)


@pytest.fixture
def matcher(engine: Engine, tmp_path: Path) -> Matcher:
    with Session(engine) as session, session.begin():
        keep_timetable(session, read_timetable([write_feed(tmp_path / "coach.zip", calendar=ALL_YEAR)]), now=NOON)
        load_communes(session.connection(), COMMUNES)
        store_rome(session, some_rome())
        store_opportunities(
            session,
            [
                some_opportunity("ft:silent", point=AUBUSSON),
                some_opportunity("ft:early", point=AUBUSSON, conditions=BEFORE_THE_COACH),
                some_opportunity(
                    "ft:early-with-a-room",
                    point=AUBUSSON,
                    conditions={**BEFORE_THE_COACH, "accommodation_offered": True},
                ),
            ],
        )
    return Matcher(engine)


def found(matcher: Matcher, engine: Engine, person: Person, *filters: Filter) -> set[str]:
    with Session(engine) as session:
        listed = matcher.search(session, person, now=NOON, filters=frozenset(filters))
    assert listed.total == len(listed.items)
    return {one.opportunity.key for one in listed.items}


def test_what_no_coach_reaches_at_its_hours_is_left_out_unless_a_room_is_offered(
    matcher: Matcher, engine: Engine
) -> None:
    somebody = some_person(home=GUERET, insee="23096", means=(BY_BUS,), wishes=())

    assert found(matcher, engine, somebody, Filter.WITHOUT_CAR) == {"ft:silent", "ft:early-with-a-room"}
    assert "ft:early" in found(matcher, engine, somebody)


def test_what_another_means_of_theirs_reaches_in_time_stays(matcher: Matcher, engine: Engine) -> None:
    riding = some_person(home=GUERET, insee="23096", means=(BY_BUS, Means(Mode.EBIKE, 170)), wishes=())

    assert "ft:early" in found(matcher, engine, riding, Filter.WITHOUT_CAR)
