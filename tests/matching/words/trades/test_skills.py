"""Skills in common: by the words both use, and not by a word that everybody uses."""

import pytest

from matching.words.trades.skills import skills_in_common


@pytest.mark.parametrize(
    ("have", "asked"),
    [
        ("nettoyer les sols", "Nettoyer des sols et des surfaces"),
        ("je sais tenir la caisse", "Tenir une caisse"),
        ("soudure à l'arc", "Soudures"),
        ("Pétrir la pâte à pain", "Pétrir, façonner une pâte"),
    ],
)
def test_a_skill_is_there_in_other_words(have: str, asked: str) -> None:
    assert skills_in_common([have], [asked]) == (asked,)


@pytest.mark.parametrize(
    ("have", "asked"),
    [
        ("nettoyer", "Nettoyer des sols et des surfaces"),
        ("conduire", "Conduire un tracteur"),
        ("tenir une maison", "Tenir une caisse"),
        ("nettoyer les sols", "Nettoyer, désinfecter, contrôler les sols d'un bloc opératoire"),
        ("soudure", ""),
        ("", "Soudure"),
    ],
)
def test_one_word_in_common_is_not_the_skill(have: str, asked: str) -> None:
    assert skills_in_common([have], [asked]) == ()


def test_one_thing_said_must_hold_it_not_two_together() -> None:
    assert skills_in_common(["tenir une maison", "caisse"], ["Tenir une caisse"]) == ()


def test_they_are_told_as_asked_and_in_that_order() -> None:
    asked = ["Tenir une caisse", "Rayonnage", "Accueillir la clientèle"]

    assert skills_in_common(["accueillir les clientèles", "tenir la caisse"], asked) == (asked[0], asked[2])
