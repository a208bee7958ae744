"""A place is taken where it is sure, and asked for where it is not."""

import pytest

from geo import Commune, Communes, Point
from ingest.own.place import find_place

HERE = Point(46.1, 1.9)
COMMUNES = Communes(
    [
        Commune("23008", "Aubusson", "23", ("23200",), HERE, 3_100),
        Commune("23176", "Saint-Sulpice-le-Dunois", "23", ("23800",), HERE, 600),
        Commune("23244", "Saint-Sulpice-le-Guérétois", "23", ("23000",), HERE, 2_000),
        Commune("23096", "Guéret", "23", ("23000",), HERE, 12_700),
        Commune("63010", "Arlanc", "63", ("63220",), HERE, 1_900),
        Commune("61001", "Le Bourg", "61", ("61000",), HERE, 300),
        Commune("46034", "Le Bourg", "46", ("46120",), HERE, 250),
        Commune("23300", "Le Bourg", "23", ("23220",), HERE, 200),
    ]
)


@pytest.mark.parametrize(
    ("text", "postcode", "insee"),
    [
        ("Aubusson", None, "23008"),
        ("AUBUSSON CEDEX 2", None, "23008"),
        ("23200 Aubusson", None, "23008"),
        ("Aubusson (Creuse)", None, "23008"),
        ("aubuson", "23200", "23008"),
        ("St Sulpice le Guérétois", None, "23244"),
        ("Guéret", "23000", "23096"),
        ("Arlanc", None, "63010"),
        ("Le Bourg", None, "23300"),
        ("Le Bourg", "46120", "46034"),
    ],
)
def test_a_place_that_is_sure_is_taken(text: str, postcode: str | None, insee: str) -> None:
    found = find_place(text, postcode=postcode, communes=COMMUNES, department="23")

    assert found.commune is not None
    assert found.commune.insee == insee


@pytest.mark.parametrize(
    ("text", "postcode", "guesses"),
    [
        ("Saint-Sulpice", None, ["23244", "23176"]),
        ("aubuson", None, ["23008"]),
        ("Guéret", "23200", ["23096", "23008"]),
        ("zzz", "23000", ["23096", "23244"]),
        ("zzz", None, []),
    ],
)
def test_a_place_that_is_not_sure_is_asked_for(text: str, postcode: str | None, guesses: list[str]) -> None:
    found = find_place(text, postcode=postcode, communes=COMMUNES, department="23")

    assert found.commune is None
    assert [one.insee for one in found.guesses] == guesses


@pytest.mark.parametrize("text", ["à distance", "En visio", "Télétravail"])
def test_what_is_done_from_home_has_no_place(text: str) -> None:
    assert find_place(text, postcode=None, communes=COMMUNES, department="23").anywhere
