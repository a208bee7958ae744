"""« Qui a ouvert mon dossier »: since when it is told, which the end of the audit log moves."""

from datetime import UTC, datetime
from html import unescape

import store
from store.accounts.account import Role
from store.audit.log import Action, record
from store.audit.sealing import seal_log
from tests.fixtures.site import Site
from tests.make.values import NOON

PAGE = "/mon-espace/donnees"


def test_who_looked_is_told_for_two_years_or_from_where_the_log_begins(site: Site) -> None:
    with store.session(site.engine) as session:
        record(session, Action.SIGNED_IN, account=None, now=datetime(2020, 1, 1, tzinfo=UTC))
    browser = site.browser(Role.BENEFICIARY)
    assert "Personne d'autre que vous depuis le 20 novembre 2024." in unescape(browser.get(PAGE).text)

    with store.session(site.engine) as session:
        seal_log(session, before=datetime(2025, 12, 1, tzinfo=UTC), now=NOON)

    assert "Personne d'autre que vous depuis le 1er décembre 2025." in unescape(browser.get(PAGE).text)
    assert browser.get(f"{PAGE}.json").json()["looks_since"] == "2025-12-01T00:00:00+00:00"
