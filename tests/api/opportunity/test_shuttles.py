"""Transports on demand on the page of an opportunity: for those whom they take there."""

from dataclasses import replace

import pytest

from api.opportunity.shuttles import Shuttle, shuttles
from api.wording.languages import LANGUAGES, speaking
from geo import Means, Mode, OnDemand, Travel, WorkingHours
from matching import Rung
from tests.make.standing import COMMUNES, TRAVEL
from tests.make.values import AUBUSSON, BOURGANEUF, some_opportunity, some_person

NAVETTE = OnDemand(
    "Navette des trois vallées",
    "05 36 49 12 00",
    zone=frozenset({"23096", "23030"}),
    days=frozenset(range(5)),
    starts=7 * 60,
    ends=19 * 60 + 30,
    notice="la veille avant 17 h",
    fare="2 € le trajet",
)
WALKER = some_person(means=(Means(Mode.WALK, 20),))
AT_BOURGANEUF = some_opportunity(point=BOURGANEUF)


def travel(*on_demand: OnDemand) -> Travel:
    return Travel(COMMUNES, TRAVEL.layers, on_demand=on_demand)


def test_whom_to_call_when_and_how_much_is_told() -> None:
    (told,) = shuttles(WALKER, AT_BOURGANEUF, travel(NAVETTE))

    assert told == Shuttle(
        "Navette des trois vallées",
        "05 36 49 12 00",
        ("Du lundi au vendredi, de 7 h à 19 h 30.", "Réserver la veille avant 17 h.", "2 € le trajet."),
        None,
        between="Entre Guéret et Bourganeuf.",
    )


def test_within_one_commune_no_two_are_told() -> None:
    (told,) = shuttles(WALKER, some_opportunity(), travel(NAVETTE))

    assert told.between == ""


def test_within_one_commune_nobody_is_warned_of_a_transport_that_stops_too_early() -> None:
    late = {"starts_at": 12 * 60, "ends_at": 20 * 60}

    assert shuttles(WALKER, some_opportunity(conditions=late), travel(NAVETTE)) == []


@pytest.mark.parametrize(
    ("hours", "at", "missed"),
    [
        ((9 * 60, 17 * 60), None, ""),
        ((12 * 60, 20 * 60), None, "il s'arrête à 19 h 30, trop tôt pour revenir."),
        ((6 * 60, 14 * 60), None, "il commence à 7 h, trop tard pour ce travail."),
        ((12 * 60, 20 * 60), WorkingHours(frozenset({1}), 10 * 60, 10 * 60 + 30), ""),
        ((9 * 60, 17 * 60), WorkingHours(frozenset({5}), 10 * 60, 10 * 60 + 30), "il ne vient pas (samedi)."),
    ],
)
def test_its_hours_are_compared_with_those_at_which_one_is_there(
    hours: tuple[int, int], at: WorkingHours | None, missed: str
) -> None:
    work = some_opportunity(point=BOURGANEUF, conditions={"starts_at": hours[0], "ends_at": hours[1]})

    (told,) = shuttles(WALKER, work, travel(NAVETTE), at=at)

    assert told.missed.replace("\u00a0", " ").endswith(missed)
    assert bool(told.missed) == bool(missed)


def test_what_is_not_known_of_it_is_not_said() -> None:
    bare = replace(NAVETTE, starts=None, ends=None, notice=None, fare=None, days=frozenset({1, 3}))

    assert shuttles(WALKER, AT_BOURGANEUF, travel(bare))[0].said == ("Mardi, jeudi.",)


def test_no_sentence_is_told_half_in_french() -> None:
    particular = replace(NAVETTE, notice="une heure avant", fare="tarif solidaire")
    with speaking(LANGUAGES["en"]):
        usual, own = (shuttles(WALKER, AT_BOURGANEUF, travel(one))[0].said for one in (NAVETTE, particular))

    assert usual[1:] == ("Book the day before, before 17:00.", "€2 a ride.")
    assert own[1:] == ('<bdi lang="fr">Réserver une heure avant.</bdi>', '<bdi lang="fr">Tarif solidaire.</bdi>')


@pytest.mark.parametrize(
    ("person", "opportunity"),
    [
        (some_person(means=(Means(Mode.CAR, 30),)), AT_BOURGANEUF),
        (WALKER, some_opportunity(point=AUBUSSON)),
        (WALKER, some_opportunity(point=BOURGANEUF, rung=Rung.POSTCODE)),
        (WALKER, some_opportunity(point=None)),
    ],
    ids=["drives", "outside its zone", "an unsure place", "no place"],
)
def test_nothing_is_told_to_whom_it_does_not_take_there(person: object, opportunity: object) -> None:
    assert shuttles(person, opportunity, travel(NAVETTE)) == []  # type: ignore[arg-type]
