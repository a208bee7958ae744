"""What one more means would open: counted, with examples, the most useful first."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Means, Mode
from matching import Comparison, Followed, Gain, Matcher, Person, compare_means, read_people
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person, some_rome


@pytest.fixture
def creuse(engine: Engine) -> Engine:
    """One job next door, two at Bourganeuf (26 km), one at Aubusson (33 km) that asks for a vehicle."""
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(
            session,
            [
                some_opportunity("ft:here"),
                some_opportunity("ft:near", title="Boulanger", rome="D1102", point=BOURGANEUF),
                some_opportunity("ft:cleaning", title="Femme de ménage", rome="K1304", point=BOURGANEUF),
                some_opportunity("ft:driver", point=AUBUSSON, conditions={"vehicle_needed": True}),
            ],
        )
    return engine


def compared(engine: Engine, person: Person) -> Comparison:
    with Session(engine) as session, session.begin():
        (followed,) = read_people(session, [store_person(session, person)])
        return compare_means(session, Matcher(engine), followed, now=NOON)


def gain(of: Comparison, mode: Mode) -> Gain:
    return next(one for one in of.gains if one.means.mode is mode)


def test_a_car_opens_what_feet_do_not_reach_and_what_asks_for_a_vehicle(creuse: Engine) -> None:
    on_foot = compared(creuse, some_person(means=(Means(Mode.WALK, 60),)))

    assert on_foot.reached == 1
    assert gain(on_foot, Mode.CAR).means.max_minutes == 60
    assert gain(on_foot, Mode.CAR).more == 3
    assert gain(on_foot, Mode.BIKE).more == 0


def test_what_answers_the_wishes_is_counted_apart_and_shown_first(creuse: Engine) -> None:
    baker = compared(creuse, some_person(means=(Means(Mode.WALK, 60),), wishes=("boulanger",)))

    by_car = gain(baker, Mode.CAR)
    assert by_car.more_wished == 1
    assert [one.title for one in by_car.examples] == ["Boulanger"]
    assert baker.gains[0].more_wished >= baker.gains[-1].more_wished


def test_what_the_person_has_already_is_not_compared(creuse: Engine) -> None:
    driver = compared(creuse, some_person(means=(Means(Mode.CAR, 60),)))

    assert Mode.CAR not in {one.means.mode for one in driver.gains}
    assert all(one.more == 0 for one in driver.gains)


def test_what_was_set_aside_is_not_promised_again(creuse: Engine) -> None:
    with Session(creuse) as session, session.begin():
        (followed,) = read_people(session, [store_person(session, some_person(means=(Means(Mode.WALK, 60),)))])
        matcher = Matcher(creuse)
        before = compare_means(session, matcher, followed, now=NOON)
        aside = frozenset(one.id for one in gain(before, Mode.CAR).examples[:1] if one.id is not None)
        without = Followed(followed.id, followed.pseudonym, followed.person, followed.ranked, aside)

        assert gain(compare_means(session, matcher, without, now=NOON), Mode.CAR).more == 2
