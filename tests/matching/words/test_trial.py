"""Work without pay: what no trial may be, in the words that were written."""

import pytest

from kit import fold
from matching.words.trial import is_a_long_stage, is_of_a_pupil, unpaid_trials


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("boulanger, un mois d'essai gratuit non payé", ("un mois d'essai gratuit non payé",)),
        ("essai gratuit de 2 mois", ("essai gratuit de 2 mois",)),
        ("1 mois gratuit puis CDI", ("1 mois gratuit",)),
        ("essai de 3 jours non payé", ()),
        ("immersion d'un mois non payée, avec une convention", ()),
        ("un mois d'essai payé", ()),
        ("un mois de congé non payé, pain gratuit", ()),
    ),
)
def test_a_month_of_work_without_pay_is_told(text: str, told: tuple[str, ...]) -> None:
    assert unpaid_trials(text, from_a_month=True) == told


def test_some_days_without_pay_are_told_where_they_are_asked_for() -> None:
    assert unpaid_trials("Vendeur, essai de 3 jours non payé", from_a_month=False) == ("essai de 3 jours non payé",)


@pytest.mark.parametrize(
    ("text", "is_long"),
    (
        ("stage non rémunéré 2 mois en pâtisserie", True),
        ("stage pas payé de six semaines", True),
        ("2 mois de stage", True),
        ("stage d'un mois", False),
        ("stage de 5 jours puis CDD 6 mois", False),
        ("un stage en cuisine, contrat de 3 mois après", False),
    ),
)
def test_a_stage_is_longer_than_a_trial_from_a_month_on(text: str, *, is_long: bool) -> None:
    assert is_a_long_stage(fold(text)) is is_long


@pytest.mark.parametrize(
    ("text", "is_pupils"),
    (
        ("stagiaire de 3eme", True),
        ("stage d'observation 3ème en boulangerie", True),
        ("accueillir un collégien en stage", True),
        ("stage de 3 semaines", False),
        ("animer des ateliers pour des élèves", False),
    ),
)
def test_a_pupils_stage_is_known_by_the_school(text: str, *, is_pupils: bool) -> None:
    assert is_of_a_pupil(fold(text)) is is_pupils
