"""A person finds her commune whatever way she writes it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import Commune, Communes, Point, department_of


def commune(insee: str, name: str, postal_codes: str = "", population: int = 100, *, centre: bool = True) -> Commune:
    point = Point(46.0, 2.0) if centre else None
    return Commune(insee, name, department_of(insee), tuple(postal_codes.split()), point, population)


FRANCE = Communes(
    [
        commune("23096", "Guéret", "23000", 12_734),
        commune("23245", "Saint-Sulpice-le-Guérétois", "23000", 1_922),
        commune("23193", "Sainte-Feyre", "23000", 2_270),
        commune("23176", "La Souterraine", "23300", 4_892),
        commune("23219", "Saint-Maurice-la-Souterraine", "23300", 1_260),
        commune("23008", "Aubusson", "23200", 3_083),
        commune("61011", "Aubusson", "61100", 206),
        commune("23031", "Boussac", "23600", 1_180),
        commune("35034", "La Boussac", "35120", 1_243),
        commune("23076", "Évaux-les-Bains", "23110", 1_231),
        commune("2A004", "Ajaccio", "20000 20090 20167", 73_822),
        commune("97411", "Saint-Denis", "97400 97417 97490", 154_765),
        commune("97415", "Saint-Paul", "97411 97460", 103_208),
        commune("93066", "Saint-Denis", "93200 93210", 113_942),
        commune("75056", "Paris", "75011 75012", 2_133_111),
        commune("75112", "Paris 12e Arrondissement", "75012", 140_954),
        commune("48166", "Cans et Cévennes", "", 289, centre=False),
        commune("14754", "Villers-sur-Mer", "14640", 2_613),
    ]
)


@pytest.mark.parametrize(
    ("typed", "insee"),
    (
        ("Guéret", "23096"),
        ("  gueret ", "23096"),
        ("GUERET CEDEX", "23096"),
        ("23011 GUERET CEDEX 9", "23096"),
        ("Guéret (23)", "23096"),
        ("23000 Sainte-Feyre", "23193"),
        ("ste feyre", "23193"),
        ("st sulpice", "23245"),
        ("souterraine", "23176"),
        ("la souteraine", "23176"),
        ("aubuson", "23008"),
        ("Aubusson 61", "61011"),
        ("Aubusson, 61100", "61011"),
        ("evaux", "23076"),
        ("La Boussac", "35034"),
        ("23096", "23096"),
        ("23600", "23031"),
        ("2a004", "2A004"),
        ("Ajaccio 20", "2A004"),
        ("st denis 974", "97411"),
        ("st-denis 93", "93066"),
        ("villers s/ mer", "14754"),
        ("cans et cevennes", "48166"),
    ),
)
def test_what_is_typed_finds_the_commune_first(typed: str, insee: str) -> None:
    assert FRANCE.find(typed)[0].insee == insee


@pytest.mark.parametrize("typed", ("", "   ", "?!", "zzzz", "99999"))
def test_nothing_is_found_for_what_means_nothing(typed: str) -> None:
    assert FRANCE.find(typed) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [("masbaro merinia", "Masbaraud-Mérignat"), ("sin dizier", "Saint-Dizier-Masbaraud"), ("oria", "Auriat")],
)
def test_a_name_learnt_by_ear_is_proposed_to_be_asked_about(typed: str, name: str) -> None:
    creuse = Communes(
        [
            commune("23126", "Masbaraud-Mérignat", "23400", 300),
            commune("23189", "Saint-Dizier-Masbaraud", "23400", 1_300),
            commune("23012", "Auriat", "23400", 110),
            commune("23096", "Guéret", "23000", 13_000),
        ]
    )

    found = creuse.complete(typed)

    assert found[0].commune.name == name
    assert found[0].guessed


def test_the_beginning_of_a_name_gives_the_most_populous_first() -> None:
    assert [found.name for found in FRANCE.find("saint-d")] == ["Saint-Denis", "Saint-Denis"]
    assert FRANCE.find("saint-d")[0].department == "974"


def test_a_whole_name_comes_before_a_name_that_only_begins_so() -> None:
    found = [commune.name for commune in FRANCE.find("boussac")]
    assert found == ["Boussac", "La Boussac"]


def test_the_beginning_of_a_postal_code_is_enough() -> None:
    assert {found.department for found in FRANCE.find("232")} == {"23"}
    assert FRANCE.find("23")[0].name == "Guéret"


def test_a_postal_code_gives_the_district_before_its_city() -> None:
    assert [found.insee for found in FRANCE.by_postal_code("75012")] == ["75112", "75056"]


def test_a_wrong_postal_code_does_not_hide_the_name() -> None:
    assert FRANCE.find("Aubusson 75012")[0].name == "Aubusson"


def test_an_unknown_name_leaves_the_postal_code() -> None:
    assert FRANCE.find("23200 lieu-dit Chez Blatin")[0].insee == "23008"


def test_no_more_are_given_than_asked() -> None:
    assert len(FRANCE.find("s", limit=3)) == 3


def test_a_commune_without_a_centre_is_nan_in_the_arrays() -> None:
    position = FRANCE.position("48166")
    assert position is not None
    assert np.isnan(FRANCE.lat[position])
    assert np.isnan(FRANCE.lat).sum() == np.isnan(FRANCE.lon).sum() == 1


def test_departments_of_corsica_and_overseas_are_read_from_the_code() -> None:
    assert [department_of(insee) for insee in ("23096", "2A004", "2B033", "97411")] == ["23", "2A", "2B", "974"]


@pytest.mark.parametrize("typed", ["23 rue de la Paix Felletin", "75 avenue Nulle Part"])
def test_the_number_of_a_house_is_no_department(typed: str) -> None:
    assert FRANCE.find(typed) == []


def test_two_communes_of_one_code_are_refused() -> None:
    with pytest.raises(ValueError, match="same INSEE code"):
        Communes([commune("23096", "Guéret"), commune("23096", "Ajain")])


@given(st.text(max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(found in FRANCE for found in (commune.insee for commune in FRANCE.find(text)))


@given(st.sampled_from(list(FRANCE)), st.booleans())
def test_every_commune_is_found_by_its_own_name_and_department(commune: Commune, shout: bool) -> None:  # noqa: FBT001
    typed = f"{commune.name} {commune.department}"
    assert commune in FRANCE.find(typed.upper() if shout else typed)


@given(st.sampled_from(list(FRANCE)))
def test_every_commune_is_among_those_of_its_postal_codes(commune: Commune) -> None:
    assert all(commune in FRANCE.by_postal_code(code) for code in commune.postal_codes)


@given(st.permutations(list(FRANCE)))
def test_the_order_of_arrival_changes_nothing(shuffled: list[Commune]) -> None:
    assert list(Communes(shuffled)) == list(FRANCE)
