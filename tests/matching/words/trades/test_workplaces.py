"""One place of work goes by several names: on a wish, on a sign, in a register."""

import pytest

from matching import Kind
from matching.words.trades.workplaces import places_named, workplaces_of
from tests.make.standing import reasons
from tests.make.values import some_opportunity, some_person


@pytest.mark.parametrize(
    ("said", "places"),
    (
        ("cantine ecole", {"cantine"}),
        ("Restaurant scolaire du Haut Pays", {"cantine"}),
        ("les cantines scolaires", {"cantine"}),
        ("travailler en maison de retraite", {"ehpad"}),
        ("Micro-crèche Les Loupiots", {"crèche"}),
        ("restaurant", set()),
        ("auto-école", set()),
        ("ménage", set()),
    ),
)
def test_a_place_is_known_by_any_of_its_names(said: str, places: set[str]) -> None:
    assert places_named(said) == places


def test_the_sign_and_the_activity_of_an_employer_tell_where_the_work_is() -> None:
    host = some_opportunity(
        employer="La Pierre Levée", text="Activité : Restauration collective sous contrat.\nTaille…"
    )

    assert workplaces_of(host) == {"cantine"}
    assert workplaces_of(some_opportunity(employer="Ehpad des Bruyères", text="")) == {"ehpad"}


@pytest.mark.parametrize("kind", (Kind.IMMERSION, Kind.JOB, Kind.INCLUSION_JOB))
def test_other_work_in_the_place_that_is_wished_for_is_near_to_the_wish_in_all_kinds(kind: Kind) -> None:
    there = some_opportunity(kind=kind, title="Employé polyvalent", rome=None, employer="Restaurant scolaire", text="")
    elsewhere = some_opportunity(kind=kind, title="Employé polyvalent", rome=None, employer="Garage du Lac", text="")
    wishing = some_person(wishes=("cantine ecole",))

    assert "Proche de « cantine ecole »." in reasons(wishing, there)
    assert "Proche de « cantine ecole »." not in reasons(wishing, elsewhere)


def test_a_place_that_is_refused_is_no_place_that_is_wished_for() -> None:
    there = some_opportunity(title="Employé polyvalent", rome=None, employer="Restaurant scolaire", text="")

    assert any("cantine" in said for said in reasons(some_person(wishes=("ménage en cantine",)), there))
    assert not any("cantine" in said for said in reasons(some_person(wishes=("ménage, pas en cantine",)), there))
