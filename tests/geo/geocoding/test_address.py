"""A line of address is taken apart without losing what tells the town."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geocoding.address import read_address
from tests.make.hostile import slow_pieces


@pytest.mark.parametrize(
    ("typed", "words", "postcode"),
    (
        ("12 rue des Lilas 23000 St Sulpice", "12 rue des lilas saint sulpice", "23000"),
        ("Le Bourg, F-23200 Aubusson, France", "le bourg aubusson", "23200"),
        ("23011 GUÉRET CEDEX 9", "gueret", "23011"),
        ("4 place Bonnyaud BP 79 23011 Guéret Cedex", "4 place bonnyaud gueret", "23011"),
        ("Aubusson 23 200 Creuse", "aubusson creuse", "23200"),
        ("rue du 8 mai 1945 Felletin", "rue du 8 mai 1945 felletin", None),
        ("7 rue de Rome 8300", "7 rue de rome", "08300"),
        ("villers s/ mer", "villers sur mer", None),
    ),
)
def test_words_and_postcode_are_told_apart(typed: str, words: str, postcode: str | None) -> None:
    line = read_address(typed)

    assert (" ".join(line.words), line.postcode) == (words, postcode)


@pytest.mark.parametrize(
    ("typed", "department"),
    (
        ("Aubusson 23", "23"),
        ("Aubusson (23)", "23"),
        ("domaine des sausses 06 st jeannet", "06"),
        ("Bonifacio 2a", "2A"),
        ("rue du 11 novembre", None),
        ("Paris 12", None),
        ("12 rue des Lilas", None),
    ),
)
def test_a_number_of_two_digits_can_be_a_department(typed: str, department: str | None) -> None:
    assert read_address(typed).department == department


def test_the_word_after_a_street_word_begins_a_street() -> None:
    line = read_address("3 avenue de Limoges La Souterraine")

    assert [line.words[index] for index in sorted(line.streets)] == ["de", "limoges"]


def test_a_street_ends_before_the_postcode() -> None:
    line = read_address("3 rue de la Place 23200 Aubusson")

    assert "aubusson" not in {line.words[index] for index in line.streets}


@pytest.mark.parametrize(
    ("typed", "names"),
    (
        ("5 Grande Rue Ajain", ""),
        ("5 rue du Pont Ajain", "du pont"),
        ("5 rue du Pont de Limoges Ajain", "du pont limoges"),
        ("5 rue du Faubourg Saint-Antoine", "du faubourg saint"),
    ),
)
def test_what_is_the_name_of_a_street_is_told_from_the_town(typed: str, names: str) -> None:
    line = read_address(typed)

    assert " ".join(line.words[index] for index in sorted(line.streets)) == names


def test_what_follows_the_postcode_is_the_town() -> None:
    line = read_address("3 avenue de Limoges 23300 La Souterraine")

    assert line.words[line.town_from :] == ("la", "souterraine")


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    line = read_address(text)

    assert all(0 <= index < len(line.words) for index in line.streets | line.types)


def test_a_line_without_an_end_is_read_once() -> None:
    assert slow_pieces(read_address) == {}
