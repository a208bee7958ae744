"""Work without pay: what no trial may be, in the words that were written."""

import pytest

from matching.words.trial import unpaid_trials


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
