"""When work begins is read as employers say it; what only they can date is asked, never guessed."""

from datetime import date

import pytest

from matching.words.times.start import season_in, some_days_long, start_named, vague_start
from matching.words.times.stretch import last_day_named

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("text", "starts"),
    (
        ("un apprenti pour septembre", date(2027, 9, 1)),
        ("vendeuse dès janvier", date(2027, 1, 1)),
        ("serveur début décembre", date(2026, 12, 1)),
        ("serveur fin janvier", date(2027, 1, 25)),
        ("maçon mi-mars", date(2027, 3, 15)),
        ("vendeuse en novembre", TODAY),
        ("apprenti boucher, septembre 2027, on forme", date(2027, 9, 1)),
        ("maçon dès lundi", date(2026, 11, 23)),
        ("maçon la semaine prochaine", date(2026, 11, 23)),
        ("maçon le mois prochain", date(2026, 12, 1)),
        ("carreleur, démarrage 5 mai", date(2027, 5, 5)),
        ("à partir du lundi 7 décembre", date(2026, 12, 7)),
        ("maraîcher de mars à octobre", date(2027, 3, 1)),
        ("berger de février à mi-avril", date(2027, 2, 1)),
        ("serveur de mi-juin à fin août", date(2027, 6, 15)),
        ("serveur à partir de fin mai", date(2027, 5, 25)),
        ("vendeuse la dernière semaine de novembre", date(2026, 11, 23)),
        ("vendeuse la 1ère semaine de décembre", date(2026, 12, 1)),
        ("ouvrier la première semaine de mars", date(2027, 3, 1)),
        ("ouvrier la deuxième semaine de février 2027", date(2027, 2, 8)),
        ("aide-soignant à compter du 1/12", date(2026, 12, 1)),
        ("aide-soignant dès le 14/12/2026", date(2026, 12, 14)),
        ("aide-soignant, prise de poste : le 4/1", date(2027, 1, 4)),
        ("remplacement congé maternité secrétaire du 4 janvier au 30 avril", date(2027, 1, 4)),
        ("atsem remplacement congé mat du 4 janvier au 30 avril", date(2027, 1, 4)),
        ("remplacer notre secrétaire en congé du 4 janvier au 30 avril", date(2027, 1, 4)),
        ("secrétaire en congé parental du 4 janvier au 30 avril", date(2027, 1, 4)),
    ),
)
def test_a_start_is_read_as_it_is_said(text: str, starts: date) -> None:
    assert start_named(text, TODAY) == starts


@pytest.mark.parametrize(
    "text",
    (
        "fermé en août",
        "fermé la dernière semaine d'août",
        "fermé du 4 janvier au 30 avril",
        "remplacement, fermé du 3 au 15 août",
        "ma collègue est en congé maternité depuis le 4 janvier",
        "faire les foins, 10 jours en juin",
        "du lundi au vendredi",
        "CDD de 3 mois",
        "ouvert depuis mars",
        "le samedi",
        "de juin",
    ),
)
def test_what_is_no_start_is_none(text: str) -> None:
    assert start_named(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "months"),
    (
        ("de mars à octobre", 8),
        ("juillet et août", 2),
        ("du 15 juin au 15 septembre", 3),
        ("mi-mars à mi-octobre", 7),
        ("novembre à mars", None),
        ("de 9h à 12h", None),
    ),
)
def test_months_in_a_row_are_counted_where_they_are_to_come(text: str, months: int | None) -> None:
    season = season_in(text, TODAY)

    assert (season.months if season else None) == months


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("un apprenti à la rentrée", "à la rentrée"),
        ("serveuse pour cet été", "pour cet été"),
        ("serveuse après les fêtes", "après les fêtes"),
        ("garder des enfants pendant les vacances d'été", ""),
        ("vendeuse le matin", ""),
    ),
)
def test_a_start_without_its_day_is_told_in_its_words(text: str, words: str) -> None:
    assert vague_start(text) == words


@pytest.mark.parametrize(
    ("text", "ends"),
    (
        ("ouvrier du 15 septembre au 10 octobre", date(2027, 10, 10)),
        ("ouvrier du 15 décembre au 10 janvier", date(2027, 1, 10)),
        ("vendeuse du 20 au 31 décembre", date(2026, 12, 31)),
        ("fermé du 15 juillet au 3 août", None),
    ),
)
def test_the_last_day_is_read_of_one_month_or_of_two(text: str, ends: date | None) -> None:
    assert last_day_named(text, TODAY) == ends


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("foins en juin, 15 jours", "15 jours"),
        ("vendeuse pendant deux semaines", "pendant deux semaines"),
        ("vendeuse 5 jours par semaine", ""),
        ("une semaine sur deux", ""),
        ("essai de 15 jours", ""),
        ("deux semaines de congés", ""),
    ),
)
def test_work_of_some_days_is_told_from_days_of_each_week(text: str, words: str) -> None:
    assert some_days_long(text) == words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    (
        ("extras les 20 21 22 23 24 décembre", date(2026, 12, 20), date(2026, 12, 24)),
        ("extra serveur 24, 25 et 31 décembre", date(2026, 12, 24), date(2026, 12, 31)),
        ("vendeuse 24 et 31 décembre", date(2026, 12, 24), date(2026, 12, 31)),
        ("pour les 24 et 31 décembre", date(2026, 12, 24), date(2026, 12, 31)),
        ("samedi 5 et dimanche 6 décembre", date(2026, 12, 5), date(2026, 12, 6)),
        ("remplacement vacances du 3 au 22 aout", date(2027, 8, 3), date(2027, 8, 22)),
        ("fermé pour vacances du 3 au 22 août", None, None),
        ("congés les 24 et 25 décembre", None, None),
    ),
)
def test_days_one_by_one_begin_with_the_first_and_end_with_the_last(
    text: str, first: date | None, last: date | None
) -> None:
    assert (start_named(text, TODAY), last_day_named(text, TODAY)) == (first, last)
