"""The location ladder: the best rung that can be believed, and which one it was."""

from typing import Any

import pytest

from geo import Commune, Communes, FormerCommune, Point
from ingest.draft import Whereabouts
from ingest.locate import Placed, locate
from matching import Rung

GUERET, AUBUSSON, LIMOGES = Point(46.1703, 1.8699), Point(45.9567, 2.1683), Point(45.8336, 1.2611)
COMMUNES = Communes(
    (
        Commune("23008", "Aubusson", "23", ("23200",), AUBUSSON, 3_100),
        Commune("23096", "Guéret", "23", ("23000",), GUERET, 12_700),
        Commune("23185", "Saint-Fiel", "23", ("23000",), Point(46.2186, 1.9036), 1_000),
        Commune("23999", "Nulle-Part", "23", ("23999",), None, 10),
        Commune("87085", "Limoges", "87", ("87000",), LIMOGES, 130_000),
    ),
    former=(FormerCommune("Saint-Fiel-le-Vieux", "23185", "23997"),),
)


def placed(**said: Any) -> Placed:
    found = locate(Whereabouts(**said), COMMUNES, department="23")
    assert found is not None
    return found


def test_a_point_in_its_commune_is_believed() -> None:
    at_the_edge = Point(45.99, 2.2)

    assert placed(point=at_the_edge, insee="23008") == Placed(at_the_edge, "23008", "Aubusson", Rung.COORDINATES)


@pytest.mark.parametrize(
    "wrong",
    [Point(0.0, 0.0), Point(AUBUSSON.lon, AUBUSSON.lat), Point(-21.1, 55.5), LIMOGES],
    ids=["empty form", "swapped", "abroad", "another department"],
)
def test_a_point_that_cannot_be_leaves_its_place_to_the_commune(wrong: Point) -> None:
    assert placed(point=wrong, insee="23008") == Placed(AUBUSSON, "23008", "Aubusson", Rung.INSEE)


def test_a_point_without_a_commune_is_in_the_nearest_of_its_department() -> None:
    found = placed(point=Point(45.96, 2.18), city="Creuse", department="23")

    assert (found.insee, found.place, found.rung) == ("23008", "Aubusson", Rung.COORDINATES)


def test_a_point_far_from_its_department_is_not_believed() -> None:
    assert placed(point=LIMOGES, department="23").rung is Rung.DEPARTMENT


def test_a_commune_that_is_unknown_leaves_its_place_to_the_postcode() -> None:
    assert placed(insee="23500", postcode="23200") == Placed(AUBUSSON, "23008", "Aubusson", Rung.INSEE)


@pytest.mark.parametrize("city", ["Saint-Fyel", "st fiel cedex", "Saint-Fiel-le-Vieux"])
def test_a_name_of_old_or_misspelt_is_known_by_its_postcode(city: str) -> None:
    found = placed(postcode="23000", city=city)

    assert (found.insee, found.rung) == ("23185", Rung.INSEE)


def test_a_name_of_old_is_found_in_its_department() -> None:
    found = placed(city="Saint-Fiel-le-Vieux")

    assert (found.insee, found.rung) == ("23185", Rung.ADDRESS)


def test_a_postcode_and_a_name_are_as_sure_as_a_code() -> None:
    assert placed(postcode="23000", city="ST FIEL").insee == "23185"
    assert placed(postcode="23000", city="ST FIEL").rung is Rung.INSEE


def test_a_shared_postcode_alone_is_not_sure() -> None:
    assert placed(postcode="23000") == Placed(GUERET, "23096", "Guéret", Rung.POSTCODE)


def test_a_name_is_looked_for_in_its_department() -> None:
    assert placed(city="GUERET", department="23").rung is Rung.ADDRESS
    assert placed(city="LIMOGES", department="23").rung is Rung.DEPARTMENT


@pytest.mark.parametrize(
    ("said", "place"),
    [({"city": "Creuse", "department": "23"}, "Creuse"), ({"department": "87"}, "Haute-Vienne"), ({}, "Creuse")],
)
def test_a_department_alone_is_its_seat_and_no_commune(said: dict[str, str], place: str) -> None:
    found = placed(**said)

    assert (found.place, found.insee, found.rung) == (place, None, Rung.DEPARTMENT)


def test_a_commune_without_a_centre_believes_the_point() -> None:
    near_gueret = Point(46.18, 1.9)

    assert placed(point=near_gueret, insee="23999") == Placed(near_gueret, "23999", "Nulle-Part", Rung.COORDINATES)
    assert placed(insee="23999").rung is Rung.DEPARTMENT


def test_what_is_done_from_anywhere_has_no_place() -> None:
    assert placed(anywhere=True, point=GUERET) == Placed(None, None, "À distance", None)


def test_what_leads_nowhere_is_not_placed() -> None:
    assert locate(Whereabouts(department="99"), COMMUNES, department="23") is None
    assert locate(Whereabouts(), Communes(()), department="23") is None
