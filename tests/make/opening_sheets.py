"""An opening described and published through the pages, as an employer does."""

from sqlalchemy import update
from starlette.testclient import TestClient

import store
from store.tables import EmployerRow
from tests.fixtures.site import Site

WORDS = "Je cherche quelqu'un pour faire le ménage le matin, 20 h, du mardi au samedi, débutant ok"
SHEET = {
    "kind": "job",
    "title": "Agent d'entretien",
    "trade": "K2204",
    "text": "Vous nettoyez la boutique avant l'ouverture.",
    "hours": "20",
    "days": ["1", "2"],
    "from_hour": "06:00",
    "to_hour": "12:00",
    "contract": "CDD",
    "months": "6",
    "experience": "0",
    "start": "on",
    "start_on": "2026-12-01",
    "lieu": "Aubusson",
    "positions": "2",
}


def sheet_of(browser: TestClient, words: str = WORDS) -> str:
    """The address of a new sheet."""
    return browser.post("/recrutement/offres", data={"words": words}).headers["location"]


def published(browser: TestClient, **changes: object) -> str:
    """The address of an opening published with the sheet, so changed."""
    sheet = sheet_of(browser)
    assert browser.post(sheet, data=SHEET | changes).headers["location"] == f"{sheet}/apercu"
    return browser.post(f"{sheet}/publier").headers["location"].partition("?")[0]


def mark_association(site: Site) -> None:
    """Every employer of the site may ask for volunteers."""
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(takes_volunteers=True))
