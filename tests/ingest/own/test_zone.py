"""The communes of a list are taken where they are sure, and asked about where they are not."""

import pytest

from geo import Commune, Communes, Point
from ingest.own.zone import Zone, find_zone

HERE = Point(46.1, 1.9)
COMMUNES = Communes(
    [
        Commune("23008", "Aubusson", "23", ("23200",), HERE, 3_100),
        Commune("23079", "Felletin", "23", ("23500",), HERE, 1_500),
        Commune("23096", "Guéret", "23", ("23000",), HERE, 12_700),
        Commune("23200", "Saint-Médard-la-Rochette", "23", ("23200",), HERE, 500),
        Commune("23220", "Saint-Maurice-la-Souterraine", "23", ("23300",), HERE, 1_200),
        Commune("23221", "Saint-Maurice-près-Crocq", "23", ("23260",), HERE, 100),
        Commune("19275", "Ussel", "19", ("19200",), HERE, 9_000),
    ]
)


def zone(*pieces: str) -> Zone:
    return find_zone(pieces, communes=COMMUNES, department="23")


@pytest.mark.parametrize(
    ("pieces", "insee"),
    [
        (["Aubusson", "FELLETIN", "23000 Guéret"], ["23008", "23079", "23096"]),
        (["Aubusson et Felletin"], ["23008", "23079"]),
        (["Ussel"], ["19275"]),
        (["Felletin (23500)"], ["23079"]),
        (["23500", "23000"], ["23079", "23096"]),
        (["23008", "23096"], ["23008", "23096"]),
    ],
)
def test_names_and_codes_are_read(pieces: list[str], insee: list[str]) -> None:
    found = zone(*pieces)

    assert (sorted(found.communes), found.unknown, found.unsure) == (insee, (), ())


def test_a_code_that_may_be_either_is_read_as_the_others_of_the_list() -> None:
    assert zone("23200", "23000").communes == {"23008", "23200", "23096"}
    assert zone("23200", "23096").communes == {"23200", "23096"}
    assert zone("INSEE 23200").communes == {"23200"}
    assert zone("code postal 23200").communes == {"23008", "23200"}


def test_a_code_that_may_be_either_and_stands_alone_is_asked_about() -> None:
    found = zone("23200")

    assert found.communes == frozenset()
    ((piece, guesses),) = found.unsure
    assert (piece, {one.insee for one in guesses}) == ("23200", {"23008", "23200"})


@pytest.mark.parametrize(
    "text", ["tout le département", "Toutes les communes", "toute la Creuse", "département entier"]
)
def test_the_whole_department_is_all_its_communes_and_no_other(text: str) -> None:
    assert zone(text).communes == {one.insee for one in COMMUNES if one.department == "23"}


def test_another_department_is_not_taken_for_the_whole_one() -> None:
    assert zone("tout le département de la Corrèze").unknown == ("tout le département de la Corrèze",)


def test_what_is_unknown_or_unsure_is_told_piece_by_piece() -> None:
    found = zone("Aubusson", "Saint-Maurice", "Zanzibar", "99999")

    assert found.communes == {"23008"}
    assert found.unknown == ("Zanzibar", "99999")
    assert [(piece, [one.insee for one in guesses]) for piece, guesses in found.unsure] == [
        ("Saint-Maurice", ["23220", "23221"])
    ]
