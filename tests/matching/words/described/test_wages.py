"""Pay is read however it is written, and compared with the minimum of an hour or of a month."""

import pytest

from matching.words.described.wages import Pace, Wage, promises_a_share, wage_said, wages_in, wages_typed

MINIMUM = 12.02


@pytest.mark.parametrize(
    ("typed", "hours", "below"),
    (
        ("11,80 de lheure", 35, True),
        ("9 euros de lheure", 35, True),
        ("11,80 € de l'heure", None, True),
        ("9 eur/h", None, True),
        ("11.80 brut par heure", None, True),
        ("5", None, True),
        ("500 € par mois", 35, True),
        ("1200 € par mois", 35, True),
        ("1 200 euros mensuels", 35, True),
        ("1200", 35, True),
        ("9 net de l'heure", None, True),
        ("onze euros cinquante de l'heure", None, True),
        ("mille deux cents euros brut par mois", 35, True),
        ("12,02 € de l'heure", None, False),
        ("Douze euros cinquante de l’heure", None, False),
        ("dix-huit cent trente euros par mois", 35, False),
        ("12€50 de l'heure", None, False),
        ("12€50", None, False),
        ("12 € 50", None, False),
        ("12 euros et 50 centimes", None, False),
        ("10 € net de l'heure", None, False),
        ("1 823 € brut par mois", 35, False),
        ("1 200 € par mois", 20, False),
        ("24 000 € par an", 35, False),
        ("2 000 € par mois", None, False),
        ("1 200 € par mois", None, None),
        ("90 € par jour", 35, None),
        ("300 € par semaine", 35, None),
    ),
)
def test_a_pay_is_compared_with_the_minimum_however_it_is_typed(
    typed: str, hours: float | None, *, below: bool | None
) -> None:
    (wage,) = wages_typed(typed)

    assert wage.is_below(MINIMUM, hours=hours) is below


@pytest.mark.parametrize(
    ("typed", "day_hours", "below"),
    (
        ("90 € par jour", 8, True),
        ("100 euros la journée", 8, False),
        ("80 € net / jour", 8, False),
        ("90 €/j", None, None),
    ),
)
def test_the_pay_of_a_day_is_compared_by_its_hours(typed: str, day_hours: float | None, *, below: bool | None) -> None:
    (wage,) = wages_typed(typed)

    assert wage.is_below(MINIMUM, hours=35, day_hours=day_hours) is below


@pytest.mark.parametrize("typed", ("300 € par semaine", "13 € le dimanche", "12,50 € le matin", "12 € la sortie"))
def test_a_sum_for_another_time_is_no_hours_pay_however_small(typed: str) -> None:
    assert [one.pace for one in wages_typed(typed)] == [Pace.OTHER]


@pytest.mark.parametrize(
    ("typed", "day_hours", "below"),
    (
        ("80€ le we", 5, True),
        ("130 € le week-end", 5, False),
        ("75€ les 2 matinées", 3, False),
        ("75€ les 2 matinées", 4, True),
        ("180€ net les deux jours", 7, False),
        ("180 € pour 3 jours", 7, True),
        ("50€ la nuit", 10, True),
        ("130 € par nuit", 10, False),
        ("60 € la demi-journée", 8, False),
        ("40€ la demi journée", 8, True),
        ("35 € le service du soir", 3, True),
        ("100 € le samedi", 8, False),
        ("90 euros jour", 7, False),
        ("80€ le we", None, None),
    ),
)
def test_the_pay_of_some_days_or_of_a_part_of_one_is_compared_by_the_hours_of_a_day(
    typed: str, day_hours: float | None, *, below: bool | None
) -> None:
    (wage,) = wages_typed(typed)

    assert wage.is_below(MINIMUM, hours=None, day_hours=day_hours) is below


def test_a_week_end_pays_the_days_of_it_that_are_worked() -> None:
    (wage,) = wages_typed("80 € le week-end")

    assert not wage.is_below(MINIMUM, hours=6, day_hours=6, weekend_days=1)
    assert wage.is_below(MINIMUM, hours=12, day_hours=6)


@pytest.mark.parametrize("typed", ("beaucoup", "120", "40 €", "SMIC + 100 € par mois"))
def test_what_says_no_pay_for_sure_is_not_read(typed: str) -> None:
    assert wages_typed(typed) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("vendeuse le matin, 12,50 de l'heure", "12,50 € de l'heure"),
        ("vendeuse 11,80 de lheure", "11,80 € de l'heure"),
        ("vendeuse payée 1500 par mois", "1\u202f500 € par mois"),
        ("rémunération horaire 13 € brut", "13 € brut de l'heure"),
        ("ouvrier maraîcher logé, 12€80 brut", "12,80 € brut de l'heure"),
        ("vendeuse, 12 € 50 brut, 35 h", "12,50 € brut de l'heure"),
        ("vendeuse, smic + prime", "SMIC + prime"),
        ("vendeuse payée smic", "Au SMIC"),
        ("apprenti boulanger 43% du smic", "43 % du SMIC"),
        ("apprentie, 43 à 61 pour cent du smic", "43 à 61 % du SMIC"),
        ("apprenti, un pourcentage du smic selon l'âge", None),
        ("extra vendeuse 30€ la journée de 7h", "30 € par jour"),
        ("vendeuse payée 60 € la nuit", None),
        ("repas à 25 € par jour", None),
        ("planter deux jours, payé 100 euros la journée", "100 € par jour"),
        ("cueilleur, 90 €/jour brut", "90 € brut par jour"),
        ("servir 100 couverts par jour, location du vélo 60 € par jour", None),
        ("20 h par semaine, 2 h par jour, de 7h à 13h", None),
        ("faire 20 pains de l'heure, vendre 300 repas par mois", None),
    ),
)
def test_the_pay_of_a_sentence_is_said_as_offers_say_it(text: str, said: str | None) -> None:
    assert wage_said(text) == said


def test_what_comes_beside_the_pay_is_none() -> None:
    assert wages_in("Prime de 1 € de l'heure le soir. Tickets de 100 € par mois. Logement : 300 € par mois.") == ()
    assert wages_in("Salaire de 12 à 14 € de l'heure") == (Wage(12.0, Pace.HOUR, most=14.0),)


def test_a_share_of_the_minimum_is_told() -> None:
    assert promises_a_share("80 % du SMIC")
    assert not promises_a_share("SMIC + 10 %")


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("CDI, 1900 net", "1 900 € net par mois"),
        ("berger, 1600 net 6 jours sur 7", "1 600 € net par mois"),
        ("cuisinier 1900 net 39h", "1 900 € net par mois"),
        ("1950€ brut", "1 950 € brut par mois"),
        ("entre 1800 et 2000 net", "1 800 à 2 000 € net par mois"),
        ("Net Plus 23", None),
        ("prime de 100 net", None),
    ),
)
def test_a_sum_before_or_after_deductions_is_a_pay_by_its_size(text: str, said: str | None) -> None:
    assert ((wage_said(text) or "").replace("\u202f", " ") or None) == said


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("1800 à 2200 € net", "1 800 à 2 200 € net par mois"),
        ("entre 12 et 13 € de l'heure", "12 à 13 € de l'heure"),
        ("12,50 € à 12,50 € de l'heure", "12,50 € de l'heure"),
    ),
)
def test_both_ends_of_a_pay_are_kept(text: str, said: str) -> None:
    assert (wage_said(text) or "").replace("\u202f", " ") == said
