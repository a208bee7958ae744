"""One opportunity: what is known of it, or what is near it once it has gone."""

from dataclasses import fields
from datetime import date

import store
from api.v1.shapes import Conditions
from matching import Conditions as Known
from matching import Kind
from store.tables import RomeCodeRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity


def test_an_opportunity_says_all_that_is_known(shared_site: Site) -> None:
    answer = shared_site.program().get(f"/v1/opportunities/{shared_site.town.live}").json()

    assert answer["opportunity"]["key"] == "france-travail:1"
    assert answer["opportunity"]["conditions"]["contract"] is None
    assert shared_site.town.live not in [one["id"] for one in answer["near"]]
    assert answer["near"]


def test_a_gone_one_says_so_and_shows_what_is_near(shared_site: Site) -> None:
    answer = shared_site.program().get(f"/v1/opportunities/{shared_site.town.gone}")

    assert answer.status_code == 410
    assert answer.headers["content-type"] == "application/problem+json"
    assert shared_site.town.live in [one["id"] for one in answer.json()["near"]]


def test_one_that_never_was_is_not_found(shared_site: Site) -> None:
    assert shared_site.program().get("/v1/opportunities/424242").status_code == 404


def test_what_was_read_comes_with_the_words_that_said_it(site: Site) -> None:
    read = {"nights": True, "days": (0, 4), "heavy": True, "evidence": (("nights", "travail de nuit"),)}
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("france-travail:read", conditions=read)])

    conditions = site.program().get(f"/v1/opportunities/{one}").json()["opportunity"]["conditions"]

    assert (conditions["days"], conditions["heavy"]) == ([0, 4], True)
    assert conditions["evidence"] == {"nights": "travail de nuit"}


NOT_TOLD = {"responsiveness"}
"""What a partner counts of an employer: the ranking uses it, and it is for the partner to publish."""


def test_programs_are_told_every_condition_that_is_known_but_what_is_named_here() -> None:
    assert set(Conditions.model_fields) == {field.name for field in fields(Known)} - NOT_TOLD


def test_hours_and_days_of_work_are_told_as_on_a_clock_and_a_calendar(site: Site) -> None:
    night = {"starts_at": 21 * 60 + 30, "ends_at": 29 * 60, "split": False, "strains": ("loads", "cold")}
    days = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 24), "weekends_rarely": True, "soon": True}
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("france-travail:xmas", conditions=night | days)])

    told = site.program().get(f"/v1/opportunities/{one}").json()["opportunity"]["conditions"]

    assert (told["starts_at"], told["ends_at"], told["split"]) == ("21:30:00", "05:00:00", False)
    assert (told["starts_on"], told["ends_on"], told["soon"]) == ("2026-12-01", "2026-12-24", True)
    assert (told["strains"], told["weekends_rarely"]) == (["loads", "cold"], True)


def test_a_regulated_trade_is_told_to_programs_and_to_people(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(RomeCodeRow, "K1302").regulated = True
        session.merge(RomeCodeRow(code="N4105", label="Livreur", regulated=True))
        care, bread, unpaid, round_of_bread = store_opportunities(
            session,
            [
                some_opportunity("france-travail:care", rome="K1302"),
                some_opportunity("france-travail:bread", rome="D1102"),
                some_opportunity("jeveuxaider:care", rome="K1302", kind=Kind.VOLUNTEERING),
                some_opportunity("france-travail:round", rome="N4105"),
            ],
        )

    each = (care, bread, unpaid, round_of_bread)
    told = [site.program().get(f"/v1/opportunities/{one}").json()["regulated"] for one in each]

    assert told == [True, False, False, False]
    assert "Métier réglementé" in site.browser().get(f"/opportunite/{care}").text
