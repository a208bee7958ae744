"""The invented people: lifelike, valid, and with nothing the ranking may not know."""

import tomllib

import pytest
from pydantic import ValidationError

from cli.demo.cast import Cast, read_cast
from cli.demo.users import FOLDER
from geo import Mode
from ingest.reference import demo_communes, demo_rome
from store.accounts.account import Role


@pytest.fixture(scope="module")
def cast() -> Cast:
    return read_cast()


def test_one_counsellor_follows_sixty_people_and_another_twenty(cast: Cast) -> None:
    followed = [person.counsellor for person in cast.people]

    assert (followed.count("claire"), followed.count("nicolas")) == (60, 20)


def test_about_a_third_of_the_people_have_no_car(cast: Cast) -> None:
    without = sum(Mode.CAR not in person.means for person in cast.people) / len(cast.people)

    assert 0.3 < without < 0.4


def test_every_place_and_trade_of_the_cast_is_in_the_demo_references(cast: Cast) -> None:
    communes = {commune.insee for commune in demo_communes()}
    trades = {trade.code for trade in demo_rome().trades}
    openings = [opening for employer in cast.employers for opening in employer.opening]

    assert {person.insee for person in cast.people} | {opening.insee for opening in openings} <= communes
    assert {opening.rome for opening in openings} <= trades


def test_every_role_can_sign_in(cast: Cast) -> None:
    assert {user.role for user in cast.users} == set(Role)


def test_people_and_openings_have_keys_of_their_own(cast: Cast) -> None:
    openings = [opening.key for employer in cast.employers for opening in employer.opening]

    assert len({person.pseudonym for person in cast.people}) == len(cast.people)
    assert len(set(openings)) == len(openings)


def test_a_field_that_the_ranking_may_not_know_is_refused() -> None:
    person = tomllib.loads((FOLDER / "people.toml").read_text(encoding="utf-8"))["person"][0]

    with pytest.raises(ValidationError, match="nationality"):
        Cast(people=[person | {"nationality": "française"}], users=[], employers=[])


def test_somebody_named_and_not_there_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="claire"):
        Cast(people=cast.people, users=[], employers=[])
