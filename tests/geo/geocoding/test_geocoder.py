"""A free line of text means a commune: names, old names, codes and streets each say their part."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.places import read_cases, verdict
from geo import Commune, Communes, FormerCommune, Geocoder, Matched, Point, department_of
from ingest.reference.official import read_communes


def commune(insee: str, name: str, postal_codes: str, population: int) -> Commune:
    return Commune(insee, name, department_of(insee), tuple(postal_codes.split()), Point(46.0, 2.0), population)


FRANCE = Communes(
    [
        commune("23008", "Aubusson", "23200", 3_083),
        commune("61011", "Aubusson", "61100", 206),
        commune("23096", "Guéret", "23000", 12_734),
        commune("23193", "Sainte-Feyre", "23000", 2_270),
        commune("23245", "Saint-Sulpice-le-Guérétois", "23000", 1_922),
        commune("60598", "Saint-Sulpice", "60430", 1_011),
        commune("23189", "Saint-Dizier-Masbaraud", "23400", 1_103),
        commune("23176", "La Souterraine", "23300", 4_892),
        commune("23070", "Crozant", "23160", 420),
        commune("80225", "Creuse", "80480", 190),
        commune("80688", "Rue", "80120", 3_000),
        commune("59350", "Lille", "59000 59800", 236_710),
        commune("75056", "Paris", "75011 75012", 2_133_111),
        commune("75112", "Paris 12e Arrondissement", "75012", 140_954),
        commune("87085", "Limoges", "87000", 130_592),
    ],
    former=[
        FormerCommune("Masbaraud-Mérignat", "23189", "23126"),
        FormerCommune("Saint-Dizier-Leyrenne", "23189", "23189"),
        FormerCommune("Nulle-Part", "99999", "23998"),
    ],
)
GEOCODER = Geocoder(FRANCE)


@pytest.mark.parametrize(
    ("typed", "insee", "matched"),
    (
        ("gueret", "23096", Matched.NAME),
        ("Ste-Feyre", "23193", Matched.NAME),
        ("gueretz", "23096", Matched.MISSPELT),
        ("12 rue des Lilas 23000 St Sulpice", "23245", Matched.MISSPELT),
        ("12 rue des Lilas 23000 Ste Feyre", "23193", Matched.NAME_AND_POSTCODE),
        ("5 avenue de Limoges 23300 la souterraine", "23176", Matched.NAME_AND_POSTCODE),
        ("5 avenue de Limoges La Souterraine", "23176", Matched.NAME),
        ("le bourg masbaraud mérignat", "23189", Matched.FORMER),
        ("Masbaraud", "23189", Matched.MISSPELT),
        ("Aubusson 61", "61011", Matched.NAME),
        ("Aubusson (Orne)", "61011", Matched.NAME),
        ("Crozant, Creuse", "23070", Matched.NAME),
        ("Creuse", "80225", Matched.NAME),
        ("59895 Lille Cedex 9", "59350", Matched.NAME),
        ("23011 cedex", "23096", Matched.POSTCODE),
        ("14 rue de Lyon, Paris 12ème", "75112", Matched.NAME),
        ("14 rue de Lyon 75012 Paris", "75112", Matched.NAME_AND_POSTCODE),
        ("23096", "23096", Matched.INSEE),
    ),
)
def test_a_line_means_a_commune(typed: str, insee: str, matched: Matched) -> None:
    answer = GEOCODER.answer(typed)

    assert answer is not None
    assert (answer.commune.insee, answer.matched) == (insee, matched)


def test_an_old_name_is_told() -> None:
    answer = GEOCODER.answer("23400 Masbaraud-Mérignat")

    assert answer is not None
    assert (answer.commune.name, answer.former) == ("Saint-Dizier-Masbaraud", "Masbaraud-Mérignat")


def test_homonyms_are_told_the_most_populous_first() -> None:
    answer = GEOCODER.answer("Aubusson")

    assert answer is not None
    assert (answer.commune.insee, [one.insee for one in answer.ambiguous]) == ("23008", ["61011"])


def test_a_postcode_that_communes_share_tells_them_all() -> None:
    answer = GEOCODER.answer("12 rue des Lilas 23000")

    assert answer is not None
    assert answer.commune.name == "Guéret"
    assert [one.name for one in answer.ambiguous] == ["Sainte-Feyre", "Saint-Sulpice-le-Guérétois"]


def test_a_street_named_after_a_town_is_not_the_town() -> None:
    by_street, by_name = GEOCODER.answer("12 rue de Limoges"), GEOCODER.answer("Limoges")

    assert by_street is not None
    assert by_name is not None
    assert by_street.score < 0.3 < 0.9 < by_name.score


@pytest.mark.parametrize("typed", ("", "?!", "12 rue des Lilas", "zzzz"))
def test_what_names_no_commune_has_no_answer(typed: str) -> None:
    assert GEOCODER.answer(typed) is None


def test_a_postcode_and_a_town_can_be_told_apart() -> None:
    answer = GEOCODER.answer("Le Bourg", postcode="23000", city="STE FEYRE")

    assert answer is not None
    assert answer.commune.insee == "23193"


@given(st.text(max_size=60))
def test_any_text_has_an_answer_or_none_between_0_and_1(text: str) -> None:
    answer = GEOCODER.answer(text)

    assert answer is None or 0 <= answer.score <= 1


@given(st.sampled_from(list(FRANCE)))
def test_every_commune_is_the_answer_to_its_name_and_postcode(commune: Commune) -> None:
    answer = GEOCODER.answer(f"{commune.postal_codes[-1]} {commune.name}")

    assert answer is not None
    assert answer.commune.town == commune.town


def test_the_right_commune_is_found_in_real_addresses(shared_data: Path) -> None:
    communes = read_communes(shared_data)
    geocoder = Geocoder(communes)
    cases = [one for one in read_cases(shared_data / "geocoding" / "cases.jsonl.gz") if one.group == "counted"]
    right = [verdict(one, communes, geocoder) == "right" for one in cases]

    assert len(cases) > 1_000
    assert sum(right) / len(right) >= 0.97
