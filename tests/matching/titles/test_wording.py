"""Words of titles and wishes made comparable."""

import pytest

from matching.titles import clauses, title_forms
from matching.titles.wording import root, sound, tokens


def test_a_refusal_is_told_from_a_wish() -> None:
    assert clauses("plus la coiffure, vendeuse mais pas le soir") == (
        ("vendeuse",),
        ("plus la coiffure", "pas le soir"),
    )


def test_both_genders_of_a_title_are_read_whole() -> None:
    assert title_forms("Agent / Agente d'entretien de locaux (H/F)") == [
        "agent d entretien de locaux",
        "agente d entretien de locaux",
    ]


@pytest.mark.parametrize(
    "posted", ["Maçon (H/F)", "(H/F)MAÇON", "2 maçons - CDI 35h F/H".replace("maçons", "maçon"), "maçon h/f/x"]
)
def test_gender_contract_and_numbers_are_left_out_of_a_posted_title(posted: str) -> None:
    assert tokens(posted)[0] == "macon"


def test_an_abbreviation_is_spelled_out() -> None:
    assert tokens("ASH de nuit") == tokens("agent de service hospitalier de nuit")


def test_the_letter_of_a_licence_is_kept() -> None:
    assert tokens("permis C") != tokens("permis D")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kuisinier", "cuisinier"), ("netoyage", "nettoyage"), ("farmacie", "pharmacie"), ("mètre", "metre")],
)
def test_what_sounds_the_same_is_heard_the_same(typed: str, meant: str) -> None:
    assert sound(" ".join(tokens(typed))) == sound(" ".join(tokens(meant)))


def test_genders_have_one_root() -> None:
    assert root("vendeur") == root("vendeuse")
