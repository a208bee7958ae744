"""How the site says things in French."""

from datetime import UTC, date, datetime, timedelta

import pytest

from api.wording.figures import day, days_ago, moment, near_day, when
from api.wording.words import KINDS, MODES, STAGES, of, one_form
from geo import Mode
from matching import Kind, Stage


def test_every_kind_means_of_transport_and_stage_has_its_words() -> None:
    assert set(KINDS) == set(Kind)
    assert set(MODES) == set(Mode)
    assert set(STAGES) == set(Stage)


def test_the_first_of_a_month_is_premier() -> None:
    assert day(date(2026, 3, 1)) == "1er mars 2026"
    assert day(date(2026, 8, 3)) == "3 août 2026"


def test_a_day_is_the_day_in_france() -> None:
    assert day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1er juillet 2026"


def test_an_hour_is_the_hour_in_france() -> None:
    assert moment(datetime(2026, 8, 3, 5, 5, tzinfo=UTC)) == "3 août 2026 à 7\u00a0h\u00a005"


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    (
        ("2026-11-24T13:00+00:00", "2026-11-24T15:30+00:00", "mardi 24 novembre, de 14\u00a0h à 16\u00a0h\u00a030"),
        ("2026-12-01T08:05+00:00", None, "mardi 1er décembre à 9\u00a0h\u00a005"),
        ("2026-07-13T22:00+00:00", "2026-07-14T22:00+00:00", "mardi 14 juillet"),
        ("2026-11-22T23:00+00:00", "2026-11-27T23:00+00:00", "du lundi 23 novembre au vendredi 27 novembre"),
        (
            "2026-11-23T08:00+00:00",
            "2026-11-27T15:00+00:00",
            "du lundi 23 novembre au vendredi 27 novembre, à partir de 9\u00a0h",
        ),
    ),
)
def test_a_date_is_told_with_its_day_and_its_hours_in_france(starts: str, ends: str | None, said: str) -> None:
    assert when(datetime.fromisoformat(starts), None if ends is None else datetime.fromisoformat(ends)) == said


@pytest.mark.parametrize(("hours", "said"), ((1, "aujourd'hui"), (24, "hier"), (72, "il y a 3 jours")))
def test_a_time_ago_is_told_in_days(hours: int, said: str) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)

    assert days_ago(now - timedelta(hours=hours), now) == said


@pytest.mark.parametrize(
    ("on", "said"),
    (
        ("2026-11-20", "aujourd'hui"),
        ("2026-11-19", "hier"),
        ("2026-11-21", "demain"),
        ("2026-11-26", "jeudi"),
        ("2026-11-14", "samedi"),
        ("2026-11-27", "le 27 novembre"),
        ("2026-11-13", "le 13 novembre"),
        ("2027-03-01", "le 1er mars"),
        ("2027-08-03", "le 3 août 2027"),
    ),
)
def test_a_near_day_is_told_as_people_say_it_and_a_year_only_where_it_tells(on: str, said: str) -> None:
    assert near_day(date.fromisoformat(on), datetime(2026, 11, 20, 12, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    (
        ("Guéret", "de Guéret"),
        ("La Bourse d'entraide", "de La Bourse d'entraide"),
        ("Aubusson", "d'Aubusson"),
        ("Évaux-les-Bains", "d'Évaux-les-Bains"),
        ("Le Bourg-d'Hem", "du Bourg-d'Hem"),
        ("Les Mars", "des Mars"),
        ("La Souterraine", "de La Souterraine"),
        ("Yasmine", "de Yasmine"),
        ("Yves", "d'Yves"),
    ),
)
def test_a_name_takes_the_article_it_needs(name: str, said: str) -> None:
    assert of(name) == said


@pytest.mark.parametrize(
    ("label", "said"),
    (
        ("Agent / Agente de propreté de locaux", "Agent de propreté de locaux"),
        ("Ouvrier forestier / Ouvrière forestière", "Ouvrier forestier"),
        ("Employé familial / Employée familiale", "Employé familial"),
        ("Aide d'élevage agricole", "Aide d'élevage agricole"),
    ),
)
def test_a_trade_is_named_once(label: str, said: str) -> None:
    assert one_form(label) == said
