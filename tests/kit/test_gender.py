"""One form for both genders."""

import pytest

from kit import one_gender, roots


@pytest.mark.parametrize(
    ("her", "him"),
    [
        ("vendeuse", "vendeur"),
        ("animatrice", "animateur"),
        ("boulangere", "boulanger"),
        ("technicienne", "technicien"),
        ("employee", "employe"),
        ("agente", "agent"),
        ("commise", "commis"),
        ("cheffe", "chef"),
        ("paysannes", "paysans"),
        ("sportive", "sportif"),
        ("maitresse", "maitre"),
        ("manageuse", "manager"),
        ("femme", "homme"),
    ],
)
def test_both_genders_of_a_word_are_one_key(her: str, him: str) -> None:
    assert one_gender(her) == one_gender(him)


@pytest.mark.parametrize(
    ("one", "other"), [("course", "cours"), ("porte", "port"), ("vente", "vent"), ("poste", "post")]
)
def test_words_of_two_trades_stay_two(one: str, other: str) -> None:
    assert one_gender(one) != one_gender(other)


def test_what_is_done_and_who_does_it_have_one_root() -> None:
    assert roots("nettoyage des vitres") == roots("nettoyer la vitre")
