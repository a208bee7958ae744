"""Nights are those of the job: what is said of a place, of others or in a list of a form says nothing of them."""

import pytest

from matching.words import conditions as said
from matching.words.conditions import Passage


def nights(text: str) -> bool | None:
    found = said.nights_in(Passage(text))
    return None if found is None else found.value


@pytest.mark.parametrize(
    "text",
    [
        "Travail de nuit, trois nuits par semaine en moyenne.",
        "Le poste est de nuit, de 21 h à 6 h 45, avec majoration.",
        "Vous travaillez de jour et de nuit, le service fonctionne en continu.",
        "Rotation de shift de journée et de nuit.",
        "Réceptionniste de nuit : vous accueillez les clients.",
        "Le service fonctionne jour et nuit. Horaires de 22 h à 6 h.",
        "Équipes en 3x8.",
        "Postes en 5 x 8.",
        "Une semaine du matin, une semaine d'après-midi, une semaine de nuit.",
        "Vous travaillez en journée, sauf une semaine de nuit par mois.",
    ],
)
def test_nights_said_of_the_job_are_night_work(text: str) -> None:
    assert nights(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Le service fonctionne jour et nuit, toute l'année.",
        "L'établissement est ouvert jour et nuit.",
        "L'usine fonctionne la nuit aussi.",
        "L'usine tourne en 3x8.",
        "Le restaurant est ouvert de 19h à 2h.",
        "Vous faites les transmissions à l'équipe de nuit.",
        "Accueil de jour/de nuit pour vingt enfants.",
        "Les heures de nuit sont majorées.",
    ],
)
def test_nights_of_a_place_or_of_others_say_nothing_of_the_job(text: str) -> None:
    assert nights(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Travail posté (2x8, 3x8, 5x8, etc.)",
        "Horaires en 2x8 ou 3x8.",
        "Poste de jour ou de nuit, selon les besoins.",
        "Horaires en 2x8.",
        "Horaires en 2x8. Deux équipes, 5 h à 13 h et 13 h à 21 h. L'atelier travaille par ailleurs en 3x8.",
        "Travail en équipe, une semaine du matin, une semaine d'après-midi.",
        "Le contrat commence le 3/8.",
    ],
)
def test_teams_that_may_not_be_at_night_are_not_known_to_be(text: str) -> None:
    assert nights(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Le service fonctionne jour et nuit. Vous travaillez en journée et rentrez le soir.",
        "Le travail se fait en journée. Le reste de l'équipe est en 3x8.",
        "Horaires de journée, le site étant gardé jour et nuit.",
    ],
)
def test_work_said_to_be_by_day_is_taken_at_its_word(text: str) -> None:
    assert nights(text) is False
