"""The contract of an employer's words is the first one: what may follow it, and what nobody chose, is none."""

import pytest

from kit import fold
from matching.words.described.contracts import contract_named, contracts_to_choose, months_named


@pytest.mark.parametrize(
    ("text", "contract"),
    (
        ("CDD de 6 mois pouvant déboucher sur un CDI", "CDD"),
        ("CDD 3 mois avec possibilité de CDI", "CDD"),
        ("intérim 2 mois avant CDI", "Intérim"),
        ("essai puis CDI", "CDI"),
        ("possibilité de CDI", None),
        ("CDD ou CDI selon profil", None),
        ("contrat saisonnier", "Saisonnier"),
        ("maraîcher, légumes de saison", None),
        ("traite en alternance une semaine sur deux", None),
        ("boulanger en alternance", "Apprentissage"),
        ("alternance bac pro élevage", "Apprentissage"),
        ("alternance une semaine sur deux", None),
        ("ménage de locations saisonnières", None),
        ("ménage de gîtes, contrat saisonnier", "Saisonnier"),
        ("secrétaire, congé mat", "CDD"),
        ("agent technique, CDI PEC", "CDI"),
        ("agent technique, contrat PEC", None),
    ),
)
def test_what_may_follow_a_contract_is_not_the_contract(text: str, contract: str | None) -> None:
    assert contract_named(fold(text), is_job=True) == contract


def test_a_contract_left_open_is_asked() -> None:
    assert contracts_to_choose(fold("CDI/CDD, 35h"))
    assert contracts_to_choose(fold("agent technique, contrat PEC"))
    assert not contracts_to_choose(fold("CDD puis CDI"))


@pytest.mark.parametrize(
    ("text", "months"),
    (
        ("CDD d'un an", 12),
        ("CDD de 4 mois", 4),
        ("garder un bébé de 6 mois, CDD", None),
        ("CDD, 2 ans d'expérience", None),
        ("CDD, expérience de 6 mois", None),
    ),
)
def test_how_long_a_contract_lasts_is_no_age_and_no_experience(text: str, months: float | None) -> None:
    assert months_named(fold(text), "CDD") == months
