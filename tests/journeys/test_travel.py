"""Somebody without a car: what each means of transport reaches on the map, and the day's way leg by leg."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import store
from geo.gtfs import read_timetable
from store.reference.timetables import keep_timetable
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.make.rows import store_opportunities
from tests.make.timetables import write_feed
from tests.make.values import AUBUSSON, some_opportunity

QUESTION = "lieu=23096&moyen=bus:90&moyen=walk:30"


@pytest.fixture
def job(visit: Visit, tmp_path: Path) -> int:
    """A job at Aubusson, where a coach leads from Guéret in the morning, and home in the evening."""
    with store.session(visit.site.engine) as session:
        keep_timetable(session, read_timetable([write_feed(tmp_path / "coach.zip")]), now=visit.site.now)
        (job,) = store_opportunities(session, [some_opportunity("ft:aubusson", point=AUBUSSON, place="Aubusson")])
    return job


def test_the_means_of_the_map_are_chosen_with_the_keyboard(visit: Visit) -> None:
    page = visit.page(DESK)
    page.goto(f"/?{QUESTION}")
    if not page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))"):
        pytest.skip("this browser draws no WebGL")
    expect(page.locator("#carte[data-ready]")).to_be_visible(timeout=30_000)
    fastest, bus, walk = (
        page.get_by_role("button", name=name) for name in ("Le plus rapide", "Bus ou train", "À pied")
    )

    fastest.focus()
    page.keyboard.press("Tab")
    expect(bus).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(walk).to_have_attribute("aria-pressed", "true")
    expect(fastest).to_have_attribute("aria-pressed", "false")
    expect(walk).to_have_css("outline-style", "solid")


def test_a_day_by_coach_is_told_to_everybody_on_a_phone(
    visit: Visit, job: int, faults: Callable[[Page], list[str]]
) -> None:
    page = visit.page(PHONE)
    page.goto(f"/opportunite/{job}?{QUESTION}")

    way = page.get_by_role("region", name="En bus ou en train")
    expect(way.get_by_text("bus 14, de Guéret jusqu'à Aubusson")).to_be_visible()
    expect(way.get_by_text("Dernier retour possible")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
