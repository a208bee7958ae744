"""What somebody tells their counsellor is noted as their own word, and taken back by one press."""

import re

import pytest
from sqlalchemy import select

import store
from store.accounts import Role
from store.steps import steps_of
from store.tables import AuditRow, SuggestionRow
from tests.fixtures.site import Site


@pytest.mark.parametrize(("said", "read"), (("taken", "C&#39;est pris"), ("no_answer", "N&#39;a pas eu de réponse")))
def test_a_counsellor_notes_what_the_person_says_and_takes_it_back(site: Site, said: str, read: str) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    told = {"opportunity": site.town.live, "said": said}

    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=told).headers["location"]).text

    assert f"C'est noté : {read}." in page
    with store.session(site.engine) as session:
        assert [(one.opportunity_id, one.step) for one in steps_of(session, person)] == [(site.town.live, said)]
        entry = session.scalars(select(AuditRow).where(AuditRow.action == "said_step")).one()
        assert entry.role == "counsellor"
    browser.post(f"/conseil/personnes/{person}/suites", data=told | {"back": "oui"})
    with store.session(site.engine) as session:
        assert not steps_of(session, person)


def test_a_no_noted_for_the_person_is_theirs_and_leaves_the_proposal(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    browser.post(
        f"/conseil/personnes/{person}/decisions", data={"opportunity": site.town.live, "decision": "suggested"}
    )

    refused = {"opportunity": site.town.live, "said": "dismissed"}
    page = browser.get(browser.post(f"/conseil/personnes/{person}/suites", data=refused).headers["location"]).text

    assert re.search(r"Awa n(&#39;|')en veut pas", page)
    assert "Retirer ma proposition" in page
    with store.session(site.engine) as session:
        decided = session.execute(select(SuggestionRow.by_person, SuggestionRow.decision)).all()
    assert set(map(tuple, decided)) == {(False, "suggested"), (True, "dismissed")}


def test_what_nobody_can_say_is_not_found(shared_site: Site) -> None:
    told = {"opportunity": shared_site.town.live, "said": "interested"}

    answer = shared_site.browser(Role.COUNSELLOR).post(
        f"/conseil/personnes/{shared_site.town.own_person}/suites", data=told
    )

    assert answer.status_code == 404
