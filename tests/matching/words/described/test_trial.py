"""Work without pay: what no trial may be, in the words that were written."""

import pytest

from kit import fold
from matching.words.described.trial import is_a_long_stage, is_of_a_pupil, is_unpaid_in_a_job, unpaid_trials


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
        ("vendeuse, les deux premiers jours à l'essai non payés", ("deux premiers jours à l'essai non payés",)),
        ("on ne paie pas la première semaine", ("paie pas la première semaine",)),
        ("payé à partir du 3e jour", ("payé à partir du 3e jour",)),
        ("payé dès le premier jour, pas payé le dimanche", ()),
    ),
)
def test_a_month_of_work_or_first_days_without_pay_are_told(text: str, told: tuple[str, ...]) -> None:
    assert unpaid_trials(text, from_a_month=True) == told


@pytest.mark.parametrize(
    ("text", "hired", "in_a_job"),
    (
        ("vendeuse, premiers jours non payés", False, True),
        ("vendeuse 30 h, essai de deux jours non payé", True, True),
        ("vendeuse, essai de deux jours non payé", False, False),
        ("essai non payé de 15 jours comme vendeur 35 h", True, False),
        ("vendeuse CDI, d'abord un essai non payé de deux jours", True, False),
        ("vendeuse CDI, immersion de deux jours non payée", True, False),
    ),
)
def test_unpaid_days_of_a_job_are_no_trial_of_their_own(text: str, *, hired: bool, in_a_job: bool) -> None:
    assert is_unpaid_in_a_job(text, hired=hired) is in_a_job


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("Vendeur, essai de 3 jours non payé", "essai de 3 jours non payé"),
        ("vendeuse, essai non payé d'une journée", "essai non payé d'une journée"),
        ("vendeuse, un stage gratuit de trois jours", "stage gratuit de trois jours"),
        ("trois jours de stage sans être payée", "trois jours de stage sans être payée"),
        ("vendeuse 24h, deux jours pour voir, pas rémunérés, ensuite CDD", "deux jours pour voir, pas rémunérés"),
        ("venez travailler samedi gratuitement pour voir", "travailler samedi gratuitement"),
        ("venez samedi gratuitement pour voir", "venez samedi gratuitement"),
        ("vendeuse CDI, deux jours bénévoles pour voir", "deux jours bénévoles"),
    ),
)
def test_some_days_without_pay_are_told_where_they_are_asked_for(text: str, told: str) -> None:
    (found,) = unpaid_trials(text, from_a_month=False)

    assert found.endswith(told)


@pytest.mark.parametrize(
    "text",
    (
        "un essai payé puis CDI",
        "deux jours d'essai payés et repas gratuit",
        "travailler et être logé gratuitement",
        "on ne travaille pas gratuitement",
        "personne ne doit travailler gratuitement",
        "deux jours bénévoles pour trier les colis",
        "payé dès le premier jour, pas payé le dimanche",
        "stage non payé, avec une convention",
    ),
)
def test_paid_work_and_days_under_a_convention_are_never_told(text: str) -> None:
    assert unpaid_trials(text, from_a_month=False) == ()


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
