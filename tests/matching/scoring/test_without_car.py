"""Without a car: what opens a place that no means reaches, and what is said of it."""

from dataclasses import replace

import pytest

from geo import Means, Mode, OnDemand, Point, Travel
from matching import Opportunity, Person, Reason, Rung, Schedule, explained
from tests.make.standing import COMMUNES, TRAVEL, WEIGHTS, corpus_of, gates, keys, ranked, reasons, standing_in
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person

SHUTTLE = OnDemand("Navette des trois vallées", "05 36 49 12 00", frozenset({"23096", "23030"}), frozenset(range(5)))


def walker() -> Person:
    return some_person(means=(Means(Mode.WALK, 20),))


def at_bourganeuf(**conditions: object) -> Opportunity:
    return some_opportunity(point=BOURGANEUF, conditions=conditions)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({"transport_offered": True}, "Proposée malgré la distance : l'employeur aide pour le trajet."),
        ({"accommodation_offered": True}, "Sans voiture : un logement est proposé."),
        ({"remote": True}, "Sans voiture : travail possible de chez soi."),
    ],
)
def test_what_makes_up_for_a_car_opens_a_place_and_is_said(conditions: dict[str, bool], said: str) -> None:
    assert said in reasons(walker(), at_bourganeuf(**conditions))


def test_a_room_is_no_help_to_whoever_is_expected_at_home() -> None:
    room = at_bourganeuf(accommodation_offered=True)

    assert gates(replace(walker(), schedule=Schedule(end=16 * 60)), room) == ["out_of_reach"]
    assert gates(replace(walker(), schedule=Schedule(end=20 * 60)), room) == []


def test_without_any_of_it_the_place_stays_out_of_reach() -> None:
    assert gates(walker(), at_bourganeuf(transport_offered=False, remote=False)) == ["out_of_reach"]


def test_a_lift_is_not_offered_across_the_country() -> None:
    lyon = some_opportunity(point=Point(45.76, 4.84), conditions={"transport_offered": True})

    assert gates(walker(), lyon) == ["out_of_reach"]


@pytest.mark.parametrize(
    ("text", "is_help"),
    [
        ("Covoiturage possible depuis Guéret.", True),
        ("Navette gratuite au départ de la gare de Guéret.", True),
        ("Covoiturage possible avec des collègues.", True),
        ("Transport assuré à partir de 6 h.", True),
        ("Covoiturage possible avec des collègues depuis Saint-Vaury.", False),
        ("Ramassage organisé au départ d'Aubusson. Société créée depuis Guéret.", False),
    ],
)
def test_a_lift_that_begins_in_a_town_helps_those_who_live_there(text: str, *, is_help: bool) -> None:
    lift = replace(at_bourganeuf(transport_offered=True), text=text)

    assert gates(walker(), lift) == ([] if is_help else ["out_of_reach"])


def test_somebody_with_a_car_is_told_nothing_of_it() -> None:
    driver = some_person(means=(Means(Mode.CAR, 60),))

    assert not any("Sans voiture" in one for one in reasons(driver, at_bourganeuf(remote=True)))


def test_what_opens_a_place_ranks_it_below_what_is_next_door() -> None:
    far = replace(at_bourganeuf(transport_offered=True), key="ft:lift")

    assert keys(walker(), far, some_opportunity("ft:here")) == ["ft:here", "ft:lift"]


def test_what_only_a_lift_opens_ranks_below_what_lies_within_the_minutes_that_are_accepted() -> None:
    cleaner = replace(walker(), wishes=("ménage",))
    far = some_opportunity("ft:lift", title="Agent de ménage", point=BOURGANEUF, conditions={"transport_offered": True})
    near = some_opportunity("ft:here", title="Agent de ménage", conditions={"full_time": True})

    assert keys(cleaner, far, near) == ["ft:here", "ft:lift"]


def told(travel: Travel, *opportunities: Opportunity, person: Person | None = None) -> list[tuple[str, ...]]:
    standing = standing_in(corpus_of(*opportunities), person or walker(), travel=travel)
    return [tuple(one.phrase() for one in said) for said in standing.helps.said(range(len(opportunities)))]


def test_a_shuttle_that_comes_when_called_opens_its_zone() -> None:
    travel = Travel(COMMUNES, TRAVEL.layers, on_demand=(SHUTTLE,))

    inside, outside = told(travel, at_bourganeuf(), some_opportunity("ft:2", point=AUBUSSON))

    assert inside == ("transport à la demande Navette des trois vallées, 05\u00a036\u00a049\u00a012\u00a000",)
    assert outside == ()


def test_a_shuttle_that_does_not_run_at_the_hours_of_work_opens_nothing() -> None:
    market_day = replace(SHUTTLE, days=frozenset({3}))
    too_late = replace(SHUTTLE, starts=9 * 60 + 30)

    for one in (market_day, too_late):
        assert told(Travel(COMMUNES, TRAVEL.layers, on_demand=(one,)), at_bourganeuf()) == [()]


def test_a_ride_is_told_to_somebody_who_said_nothing_of_a_bicycle() -> None:
    four_km_away = some_opportunity(point=Point(46.2063, 1.8699))
    by_bike = some_person(means=(Means(Mode.BIKE, 10),))

    (walking,) = told(TRAVEL, four_km_away)
    (cycling,) = told(TRAVEL, four_km_away, person=by_bike)

    assert [one for one in walking if one.endswith("min à vélo")]
    assert cycling == ()


def test_nothing_is_said_of_a_commune_that_is_only_a_guess() -> None:
    travel = Travel(COMMUNES, TRAVEL.layers, on_demand=(SHUTTLE,))
    somewhere_in_creuse = replace(at_bourganeuf(), rung=Rung.DEPARTMENT)
    nearby = some_opportunity("ft:2", point=Point(46.2063, 1.8699), rung=Rung.DEPARTMENT)

    assert told(travel, somewhere_in_creuse, nearby) == [(), ()]


def test_hours_on_foot_are_not_told_where_a_lift_opens_the_place() -> None:
    (one,) = ranked(walker(), at_bourganeuf(transport_offered=True))

    assert one.ways == ()
    assert Reason("km", (26,)) in one.reasons


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"starts_at": 9 * 60, "ends_at": 12 * 60}, "Sans voiture : transport à la demande Navette des trois vallées"),
        ({"starts_at": 17 * 60, "ends_at": 19 * 60}, "il s'arrête à 18 h 45, trop tôt pour revenir."),
        ({"starts_at": 6 * 60, "ends_at": 9 * 60}, "il commence à 6 h 45, trop tard pour ce travail."),
        ({"starts_at": 9 * 60, "ends_at": 12 * 60, "days": (5,)}, "il ne vient pas (samedi)."),
        ({"starts_at": 9 * 60, "ends_at": 12 * 60, "weekends": True}, "il ne vient pas (samedi, dimanche)."),
        ({"schedule": "le soir"}, "il s'arrête à 18 h 45, trop tôt pour revenir. Heures à demander."),
    ],
)
def test_a_shuttle_is_the_way_only_where_it_runs_before_and_after_the_very_work(
    hours: dict[str, object], said: str
) -> None:
    by_day = replace(SHUTTLE, starts=6 * 60 + 45, ends=18 * 60 + 45)
    travel = Travel(COMMUNES, TRAVEL.layers, on_demand=(by_day,))
    standing = standing_in(corpus_of(at_bourganeuf(**hours)), walker(), travel=travel)

    one = explained(standing, 0, weights=WEIGHTS, as_of=NOON)

    (about_it,) = (reason for reason in one.reasons if "transport à la demande" in reason.told().lower())
    assert said in about_it.told()
    assert about_it.warns == (about_it.code != "without_car")


def test_nobody_has_to_ask_when_work_begins_that_says_it() -> None:
    by_day = replace(SHUTTLE, starts=6 * 60 + 45, ends=18 * 60 + 45)
    travel = Travel(COMMUNES, TRAVEL.layers, on_demand=(by_day,))
    early = replace(at_bourganeuf(starts_at=5 * 60, hours_per_week=20.0), text="20 heures, réparties sur 3 jours.")
    standing = standing_in(corpus_of(early), walker(), travel=travel)

    said = [one.told() for one in explained(standing, 0, weights=WEIGHTS, as_of=NOON).reasons]

    assert any(one.endswith("il commence à 6 h 45, trop tard pour ce travail.") for one in said)


def test_of_two_shuttles_the_one_that_runs_is_told() -> None:
    early = replace(SHUTTLE, name="Navette du matin", ends=17 * 60)
    travel = Travel(COMMUNES, TRAVEL.layers, on_demand=(early, SHUTTLE))

    (said,) = told(travel, at_bourganeuf(starts_at=9 * 60, ends_at=18 * 60))

    assert said == ("transport à la demande Navette des trois vallées, 05\u00a036\u00a049\u00a012\u00a000",)


@pytest.mark.parametrize(
    ("means", "label", "is_told"),
    [
        (Mode.BUS, "Quotidiens Zone départementale", True),
        (Mode.BUS, "Ponctuels Zone départementale", False),
        (Mode.CAR, "Quotidiens Zone départementale", False),
    ],
)
def test_work_that_moves_about_every_day_is_warned_of_without_a_car(means: Mode, label: str, *, is_told: bool) -> None:
    somebody = some_person(means=(Means(means, 45),))
    moving = some_opportunity(conditions={"travel": True, "evidence": (("travel", label),), "experience_months": 0})

    (one,) = ranked(somebody, moving)

    assert (Reason("moves") in one.reasons) == is_told
    assert [reason.told() for reason in one.reasons if reason.warns] == (
        ["Déplacements pendant le travail : difficile sans voiture."] if is_told else []
    )
