"""The facts of an opportunity: days, pay and what is asked, in plain words, with the words that said them."""

from dataclasses import replace
from datetime import date

import pytest

from api.opportunity.facts import asked, offered
from api.wording.languages import LANGUAGES, speaking
from kit import end_of
from matching import Conditions
from matching.words.conditions.silence import work_with_text
from tests.make.values import some_opportunity


def test_days_and_pay_are_said_as_people_say_them() -> None:
    job = some_opportunity(
        conditions={"days": (0, 1, 2, 3, 4), "salary": "12 € de l'heure", "salary_least": 1820.0, "salary_most": 1820.0}
    )

    said = {fact.name: fact.said for fact in offered(job)}

    assert said["Jours"] == "Du lundi au vendredi"
    assert said["Salaire"] == "12 € de l'heure, soit environ 1\u202f820 € brut par mois"


def test_both_parts_of_a_day_are_told_as_long_as_its_hours_are_those_of_the_text() -> None:
    text = "Vendre du mardi au samedi, coupure 7h-12h30 puis 15h30-19h."
    told = {
        ends: {
            fact.name: fact.said.replace("\u00a0", " ")
            for fact in offered(replace(some_opportunity(conditions={"starts_at": 420, "ends_at": ends}), text=text))
        }
        for ends in (19 * 60, 18 * 60)
    }

    assert told[19 * 60]["Dans la journée"] == "De 7 h à 12 h 30 et de 15 h 30 à 19 h"
    assert told[18 * 60]["Dans la journée"] == "Entre 7 h et 18 h"


def test_the_last_day_of_work_is_not_told_as_the_last_day_to_answer() -> None:
    job = replace(some_opportunity(conditions={"ends_on": date(2026, 12, 31)}), ends=end_of(date(2026, 12, 31)))

    told = [fact.said for fact in offered(job)]

    assert sum("31 décembre" in said for said in told) == 1


@pytest.mark.parametrize(
    ("schedule", "hours", "told"),
    (
        ("2H/semaine Horaires décalés", 2.0, "2 h par semaine, horaires décalés"),
        ("35H30/semaine\nTravail en journée", 35.5, "35,5 h par semaine, travail en journée"),
        ("24H", 24.0, "24 h par semaine"),
        ("20H/semaine ou plus", 26.0, "20H/semaine ou plus"),
        ("2 heures le vendredi soir", 2.0, "2 heures le vendredi soir"),
        ("Travail le soir", None, "Travail le soir"),
    ),
)
def test_hours_that_a_source_writes_in_capitals_are_told_as_people_say_them(
    schedule: str, hours: float | None, told: str
) -> None:
    job = some_opportunity(conditions={"hours_per_week": hours, "schedule": schedule})

    assert {fact.name: fact.said for fact in offered(job)}["Heures"].replace("\u00a0", " ") == told


def test_days_of_some_weeks_are_told_beside_those_of_each() -> None:
    job = replace(some_opportunity(conditions={"days": (0, 1)}), text="Vendre, et un samedi sur deux.")

    assert {fact.name: fact.said for fact in offered(job)}["Jours"] == "Lundi, mardi, « un samedi sur deux »"


def test_what_is_asked_quotes_the_announcement() -> None:
    job = some_opportunity(conditions={"nights": True, "evidence": (("nights", "travail de nuit"),)})

    assert "Du travail de nuit : « travail de nuit »." in asked(job, regulated=False)


def test_what_wears_the_body_is_listed_in_what_is_asked() -> None:
    text = "Il faut pouvoir rester debout et porter des cartons. Vous encaissez."
    job = replace(some_opportunity(), conditions=work_with_text(Conditions(), text, published=None))

    told = asked(job, regulated=False)

    assert "Il y a des charges à porter : « porter des cartons »." in told
    assert "Dans ce travail : station debout." in told


def test_what_the_law_asks_comes_first() -> None:
    job = some_opportunity(conditions={"nights": True})

    first, *_ = asked(job, regulated=True)
    assert first == "Métier réglementé : la loi demande souvent un diplôme, une carte ou une autorisation."
    assert not any("réglementé" in said for said in asked(job, regulated=False))


def test_what_has_a_known_shape_is_told_in_the_language_of_the_page_and_the_rest_stays_french() -> None:
    usual = {"contract": "CDD - 2 mois", "salary": "12,40 € brut de l'heure", "hours_per_week": 10.0}
    particular = {"contract": "Vacations", "salary": "selon la convention"}
    schedule = "10 h par semaine, du lundi au vendredi"
    with speaking(LANGUAGES["en"]):
        known, own = (
            {fact.name: fact.said for fact in offered(some_opportunity(conditions={**one, "schedule": schedule}))}
            for one in (usual, particular)
        )

    assert (known["Contract"], known["Pay"]) == ("Fixed-term - 2 months", "€12,40 an hour before tax")
    assert known["Hours"] == '10 hours a week (<bdi lang="fr">du lundi au vendredi</bdi>)'
    assert own["Contract"] == '<bdi lang="fr">Vacations</bdi>'
    assert own["Pay"] == '<bdi lang="fr">selon la convention</bdi>'
