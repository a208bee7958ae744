"""All that stands between somebody and an opportunity, each thing once."""

from geo import Means, Mode
from matching import Asked, Kind, Opportunity, Person, Schedule, explained, why_not
from matching.hindrances import in_the_way
from tests.make.standing import WEIGHTS, standing_of
from tests.make.values import LA_SOUTERRAINE, NOON, some_opportunity, some_person

MORNINGS = Schedule(days=frozenset(range(5)), start=8 * 60 + 45, end=17 * 60, weekends=False)


def told(person: Person, opportunity: Opportunity) -> tuple[str, ...]:
    """What is in the way, in French."""
    standing = standing_of(person, opportunity)
    dropped = why_not(standing, limit=1)
    one = explained(standing, 0, weights=WEIGHTS, as_of=NOON)
    return tuple(reason.told() for reason in in_the_way(one, dropped[0] if dropped else None))


def test_whoever_cannot_get_there_is_told_of_hours_and_weekends_too() -> None:
    person = some_person(means=(Means(Mode.WALK, 20),), hours_min=2.0, hours_max=10.0, schedule=MORNINGS)
    asks = {"hours_per_week": 28.0, "weekends": True, "weekends_rarely": True, "starts_at": 7 * 60, "ends_at": 14 * 60}

    said = told(person, some_opportunity(point=LA_SOUTERRAINE, place="La Souterraine", conditions=asks))

    assert said == (
        "Trop loin : plus du double du temps de trajet accepté.",
        "28 h par semaine : plus que les 10 h souhaitées.",
        "Attention : travail parfois le week-end.",
        "Attention, pas aux heures possibles : dès 7 h.",
    )


def test_a_thing_that_drops_it_is_told_once_by_what_says_most_of_it() -> None:
    person = some_person(licences=frozenset(), schedule=MORNINGS)
    asks = {"licences": (Asked("Permis B", required=True, code="B"),), "weekends": True}

    assert told(person, some_opportunity(conditions=asks)) == (
        "Attention : travail le week-end.",
        "Permis B exigé, pas encore obtenu.",
    )


def test_what_nothing_but_a_gate_tells_is_told_by_it() -> None:
    said = told(some_person(open_to=frozenset({Kind.IMMERSION})), some_opportunity())

    assert said == ("Ce type de proposition n'est pas souhaité.",)


def test_nothing_is_in_the_way_of_what_fits() -> None:
    assert told(some_person(schedule=MORNINGS), some_opportunity(conditions={"days": (0, 1), "starts_at": 540})) == ()
