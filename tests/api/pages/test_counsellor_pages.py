"""One person on the counsellor's desk: a list that moves, decisions with their reasons."""

import re

import pytest
from sqlalchemy import select

import store
from geo import Means, Mode
from store.accounts import Role
from store.people import person_card
from store.tables import AuditRow, ShownItemRow, ShownListRow, SuggestionRow
from tests.fixtures.site import Site

SAME_CAR = {"car": "30", "stage": "emploi"}


def stored_list(site: Site) -> list[int | None]:
    """The opportunities of the batch list; nobody having seen the ones before, there is one list."""
    with store.session(site.engine) as session:
        stored = session.scalars(select(ShownListRow).where(ShownListRow.audience == "batch")).one()
        return list(session.scalars(select(ShownItemRow.opportunity_id).where(ShownItemRow.list_id == stored.id)))


def test_what_is_dismissed_makes_room_in_the_stored_list_and_comes_back_when_undone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    told = {"opportunity": site.town.live, "decision": "dismissed", "reason": "Trop loin"}

    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)
    assert site.town.live not in stored_list(site)
    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told | {"decision": "undo"})
    assert site.town.live in stored_list(site)


def test_a_person_of_a_colleague_is_not_found(shared_site: Site) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)
    foreign = shared_site.town.foreign_person

    assert browser.get(f"/conseil/personnes/{foreign}").status_code == 404
    assert browser.post(f"/conseil/personnes/{foreign}/situation", data=SAME_CAR).status_code == 404
    refused = {"opportunity": shared_site.town.live, "decision": "dismissed", "reason": "Trop loin"}
    assert browser.post(f"/conseil/personnes/{foreign}/decisions", data=refused).status_code == 404


def test_a_shorter_limit_moves_the_list_and_says_by_how_much(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    moved = browser.post(f"{file}/situation", data={"walk": "10", "stage": "emploi"})
    page = browser.get(moved.headers["location"]).text

    assert moved.status_code == 303
    assert re.search(r"[1-9]\d* possibilités? de moins", page)
    assert "Trop loin" in page, "what is out of reach is told among the « pourquoi pas »"
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert card.means == (Means(Mode.WALK, 10),)


def test_the_last_means_cannot_be_taken_away(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    refused = browser.post(f"{file}/situation", data={"stage": "emploi"})

    assert "Gardez au moins un moyen de se déplacer." in browser.get(refused.headers["location"]).text
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert card.means


def test_pressing_again_without_a_change_leaves_what_was_said(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    with_script = browser.post(f"{file}/situation", data=SAME_CAR, headers={"HX-Request": "true"})
    without = browser.post(f"{file}/situation", data=SAME_CAR)

    assert with_script.status_code == 204
    assert "qu'avant" not in browser.get(without.headers["location"]).text


def test_a_change_is_audited_by_pseudonym_and_no_change_is_not(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    address = f"/conseil/personnes/{site.town.own_person}/situation"

    browser.post(address, data=SAME_CAR)
    browser.post(address, data={"car": "30", "stage": "socio_pro"})

    with store.session(site.engine) as session:
        entries = session.scalars(select(AuditRow).where(AuditRow.action.startswith("changed"))).all()
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert [(one.action, one.subject, one.details) for one in entries] == [
            ("changed_stage", str(card.pseudonym), {"stage": "socio_pro"})
        ]


def test_a_suggestion_carries_a_word_and_reaches_the_history(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "decision": "suggested", "reason": "Ils sont sympas."}

    page = browser.get(browser.post(f"{file}/decisions", data=told).headers["location"]).text

    assert "proposé" in page
    assert "Ils sont sympas." in page
    assert "Rien n'est envoyé à l'employeur." in page


def test_what_is_dismissed_leaves_the_list_until_it_is_undone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    link = f'<h3><a href="/opportunite/{site.town.live}?pour={site.town.own_person}"'

    assert link in browser.get(file).text
    set_aside = {"opportunity": site.town.live, "decision": "dismissed", "reason": "Trop loin"}
    browser.post(f"{file}/decisions", data=set_aside)
    assert link not in browser.get(file).text
    browser.post(f"{file}/decisions", data={"opportunity": site.town.live, "decision": "undo"})
    assert link in browser.get(file).text


@pytest.mark.parametrize(("opportunity", "decision"), ((2**62, "suggested"), (1, "hired")))
def test_a_decision_that_makes_no_sense_is_not_written(site: Site, opportunity: int, decision: str) -> None:
    told = {"opportunity": opportunity, "decision": decision}

    answer = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)

    assert answer.status_code == 404
    with store.session(site.engine) as session:
        assert session.scalars(select(SuggestionRow)).all() == []


def test_what_has_gone_can_no_longer_be_suggested(site: Site) -> None:
    told = {"opportunity": site.town.gone, "decision": "suggested"}

    answer = site.browser(Role.COUNSELLOR).post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)

    assert answer.status_code == 410
