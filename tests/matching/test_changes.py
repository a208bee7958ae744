"""What one change would open: counted by trying it, with examples, the most useful first."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Means, Mode
from matching import (
    Asked,
    Comparison,
    Followed,
    Gain,
    Kind,
    Level,
    Matcher,
    Person,
    Schedule,
    changes_of,
    compare_changes,
    means_lent,
    read_people,
)
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
        changes = changes_of(followed.person)
        return compare_changes(session, Matcher(engine), followed, changes, now=NOON)


def gain(of: Comparison, mode: Mode) -> Gain:
    return next(one for one in of.gains if one.change.means is not None and one.change.means.mode is mode)


def told(of: Comparison, name: str) -> list[str]:
    return [one.told for one in of.gains if one.change.name == name and one.more]


def test_a_car_opens_what_feet_do_not_reach_and_what_asks_for_a_vehicle(creuse: Engine) -> None:
    on_foot = compared(creuse, some_person(means=(Means(Mode.WALK, 60),)))

    assert on_foot.reached == 1
    assert getattr(gain(on_foot, Mode.CAR).change.means, "max_minutes", None) == 60
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

    assert Mode.CAR not in {one.change.means.mode for one in driver.gains if one.change.means is not None}
    assert all(one.more == 0 for one in driver.gains)


def test_what_was_set_aside_is_not_promised_again(creuse: Engine) -> None:
    with Session(creuse) as session, session.begin():
        (followed,) = read_people(session, [store_person(session, some_person(means=(Means(Mode.WALK, 60),)))])
        matcher = Matcher(creuse)
        lent = tuple(means_lent(followed.person))
        before = compare_changes(session, matcher, followed, lent, now=NOON)
        aside = frozenset(one.id for one in gain(before, Mode.CAR).examples[:1] if one.id is not None)
        without = Followed(followed.id, followed.pseudonym, followed.person, followed.ranked, aside)

        assert gain(compare_changes(session, matcher, without, lent, now=NOON), Mode.CAR).more == 2


def test_each_change_opens_what_only_it_was_missing_for(engine: Engine) -> None:
    """One opportunity behind each gate: every change opens its own, and no other."""
    licence = (Asked("Permis B", required=True, code="B"),)
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        store_opportunities(
            session,
            [
                some_opportunity("ft:licence", conditions={"licences": licence}),
                some_opportunity("ft:level", conditions={"level": Level.CAP, "level_required": True}),
                some_opportunity("ft:hours", conditions={"hours_per_week": 32.0}),
                some_opportunity("ft:day", conditions={"days": (2,)}),
                some_opportunity("ft:kind", kind=Kind.IMMERSION),
                some_opportunity("ft:farther", point=BOURGANEUF),
            ],
        )
    person = some_person(
        licences=frozenset(),
        level=Level.NONE,
        hours_max=20.0,
        schedule=Schedule(days=frozenset({0, 1, 3, 4})),
        open_to=frozenset(set(Kind) - {Kind.IMMERSION}),
        means=(Means(Mode.CAR, 30),),
    )

    found = compared(engine, person)

    assert found.reached == 0
    assert told(found, "licence") == [
        "Avec le permis B : 1 possibilité de plus, dont 1 parmi les 10 premières.",
    ]
    assert told(found, "level") == ["Avec un CAP ou un BEP : 1 possibilité de plus, dont 1 parmi les 10 premières."]
    assert told(found, "hours") == [
        "Avec 25 h par semaine au plus : 1 possibilité de plus, dont 1 parmi les 10 premières."
    ]
    assert told(found, "day") == ["Avec le mercredi : 1 possibilité de plus, dont 1 parmi les 10 premières."]
    assert told(found, "kind") == [
        "En acceptant les immersions : 1 possibilité de plus, dont 1 parmi les 10 premières."
    ]
    assert told(found, "minutes") == [
        "Avec 15 minutes de trajet de plus : 1 possibilité de plus, dont 1 parmi les 10 premières."
    ]


def test_nothing_is_proposed_that_would_change_nothing(engine: Engine) -> None:
    everything = some_person(
        means=tuple(Means(mode, 60) for mode in Mode), licences=frozenset({"B"}), level=Level.BAC5, hours_max=35.0
    )

    assert {change.name for change in changes_of(everything)} == {"minutes"}


def test_who_drives_lorries_is_not_promised_the_licence_of_a_car() -> None:
    assert "licence" not in {one.name for one in changes_of(some_person(licences=frozenset({"CE"})))}
