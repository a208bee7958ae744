"""An operator presses what there is to press by keyboard, on a phone, with scripts or without."""

from datetime import time, timedelta

import pytest
from playwright.sync_api import expect

import store
from store.accounts.account import Role
from store.pulls.requests import settle_request, take_request
from store.tables import RunRow, SourceRow
from tests.fixtures.site import Site
from tests.journeys.conftest import PHONE, Visit


def pulled_last_night(site: Site) -> None:
    ended = site.now - timedelta(hours=7)
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="dora", label="Services d'insertion", nightly_at=time(4)))
        session.flush()
        session.add(RunRow(source="dora", scope="23", status="complete", started_at=ended, finished_at=ended))


_TWO_LOOKS = 15_000
"""Milliseconds: the page looks every four seconds, and may have looked just before the end."""


@pytest.mark.parametrize("scripts", (True, False))
def test_a_pull_is_asked_for_and_its_end_is_seen(visit: Visit, *, scripts: bool) -> None:
    pulled_last_night(visit.site)
    page = visit.page(PHONE, who=Role.OPERATOR, scripts=scripts)
    page.goto("/exploitation")
    card = page.locator("#dora")

    card.get_by_role("button", name="Relancer la récolte").press("Enter")
    expect(card.get_by_text("Récolte demandée")).to_be_visible()
    with store.session(visit.site.engine) as session:
        request_id = take_request(session, "dora", now=visit.site.now)
        assert request_id is not None
        settle_request(session, request_id, now=visit.site.now)
    if not scripts:
        card.get_by_role("link", name="Voir où elle en est").press("Enter")

    expect(card.get_by_role("button", name="Relancer la récolte")).to_be_visible(timeout=_TWO_LOOKS)
