"""When a day of work begins or ends, where a text says one of the two; never when a house opens or others come."""

import pytest

from matching.words import conditions as said
from matching.words.conditions import Passage
from tests.matching.words.conditions.reading import read


def clock(text: str) -> tuple[float | None, float | None] | None:
    """The window of a text in hours."""
    found = read(said.window_in, text)
    return None if found is None else tuple(None if one is None else one / 60 for one in found)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Il faut pouvoir être sur place avant 6 h.", (6, None)),
        ("Vous devez être présent au dépôt dès 5 h 30.", (5.5, None)),
        ("Il faut arriver à l'atelier pour 6 h.", (6, None)),
        ("Prise de poste à 4h, en véhicule de service", (4, None)),
        ("On embauche à 5 h.", (5, None)),
        ("On commence tôt : 5 h.", (5, None)),
        ("Vous commencez votre journée à 4 heures du matin.", (4, None)),
        ("Votre service commence à 8 h du soir.", (20, None)),
        ("Les journées commencent à 7 h 30 l'hiver et à 6 h l'été.", (6, None)),
        ("Prise de poste à 13h ou 5h.", (5, None)),
        ("Horaires du matin, à partir de 5 h.", (5, None)),
        ("Le travail se fait en fin de journée, après 17 h 30.", (17.5, None)),
    ],
)
def test_a_day_that_is_said_to_begin_begins_then(text: str, hours: tuple[float | None, float | None]) -> None:
    assert clock(text) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("La journée commence à 4 h 30 et finit à midi.", (4.5, 12)),
        ("La première fournée se lance à 3 h 30 et la journée finit vers 10 h 30.", (3.5, 10.5)),
        ("Départ à 5 h, retour en début d'après-midi.", (5, 15)),
        ("Départ du dépôt à 7 h 30, retour vers 17 h, le vendredi finit à midi.", (7.5, 17)),
        ("Prise de service : 6h00. Fin de service : 13h15", (6, 13.25)),
        ("Vous commencez à 5 h pour finir à 12 h.", (5, 12)),
        ("Les tournées du matin commencent à 7 h 30, celles du soir finissent à 20 h.", (7.5, 20)),
        ("Travail du lundi au vendredi, fin à 16 h 30.", (None, 16.5)),
        ("Le ménage se fait avant 8 h.", (None, 8)),
        ("La journée commence tôt et finit vers 13 h.", (None, 13)),
        ("Vous terminez entre 13h et 16h selon les jours.", (None, 16)),
        ("Vous finissez à minuit.", (None, 24)),
        ("Vous finissez à 1 h.", (None, 25)),
        ("Ménage de 8 h à midi.", (8, 12)),
    ],
)
def test_a_day_ends_when_it_is_said_to(text: str, hours: tuple[float | None, float | None]) -> None:
    assert clock(text) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("La mise en rayon se fait de 5 h à 9 h, avant l'ouverture.", (5, 9)),
        ("Nettoyage du magasin de 20 h à 22 h, après la fermeture.", (20, 22)),
        ("Remise en état des bureaux de 5h à 8h, avant l'ouverture des bureaux.", (5, 8)),
        ("Entretien des locaux de 6h à 9h, avant l'arrivée du public", (6, 9)),
        ("Travail à la ferme de 6h à 10h", (6, 10)),
        ("Amplitude horaire : 06h - 19h par roulement d'équipe", (6, 19)),
        ("Mardi au vendredi 16h à 19h / Samedi : 9h30 à 13h", (9.5, 19)),
    ],
)
def test_work_around_the_opening_of_a_house_has_hours_of_its_own(text: str, hours: tuple[float, float]) -> None:
    assert clock(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        "La boutique ouvre à 9 h.",
        "Notre magasin ouvre de 9 h à 19 h 30.",
        "La boulangerie ferme à 20 h.",
        "La crèche accueille les enfants de 7 h 30 à 18 h 30.",
        "La pharmacie reçoit les clients de 9 h à 19 h.",
        "Appelez avant 9 h ou après 17 h, c'est plus calme.",
        "Le standard est joignable de 9 h à 17 h.",
        "La hotline répond de 8 h à 20 h.",
        "Entretien d'embauche à 9 h.",
        "Réunion d'information le 3 décembre à 14 h.",
        "Se présenter à l'agence avant 10 h.",
    ],
)
def test_the_hours_of_a_house_and_of_its_telephone_are_none_of_work(text: str) -> None:
    assert clock(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "La formation commence à 9 h.",
        "Les cours finissent à 16 h 30.",
        "Le bus part à 6 h 40 et arrive à 7 h 20.",
        "L'équipe de nuit finit à 6 h.",
        "Les enfants arrivent à 7 h 30.",
        "Les livraisons arrivent vers 5 h.",
        "Le spectacle commence à 20 h 30.",
        "Le contrat finit le 31 décembre à minuit.",
        "Vous livrez les colis avant 13 h.",
        "Le repas de midi est pris ensemble.",
    ],
)
def test_the_hours_of_others_are_none_of_work(text: str) -> None:
    assert clock(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Débuter avec 10 h par semaine.",
        "Prise de poste immédiate, 20 h par semaine.",
        "Prise de poste le 24 novembre à 8 h.",
        "Horaires de journée, fin à midi le vendredi.",
        "Pas de travail après 18 h.",
        "Horaires : matin ou après-midi",
    ],
)
def test_how_many_hours_one_day_or_a_date_bound_no_day_of_work(text: str) -> None:
    assert clock(text) is None


def test_both_ends_of_a_day_are_told_in_the_words_of_its_text() -> None:
    one_sentence = said.window_in(Passage("La journée commence à 4 h 30 et finit à midi."))
    two_sentences = said.window_in(Passage("Prise de service : 6h00. Fin de service : 13h15"))

    assert one_sentence is not None
    assert two_sentences is not None
    assert one_sentence.words == "journée commence à 4 h 30 et finit à midi"
    assert two_sentences.words == "Prise de service : 6h00, Fin de service : 13h15"
