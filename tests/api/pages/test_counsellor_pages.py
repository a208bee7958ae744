"""The counsellor's desk: my people, one person's list that moves, decisions with their reasons."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

import store
from geo import Means, Mode
from matching import Matcher, rank_everybody
from store.accounts import Role
from store.people import person_card
from store.tables import AuditRow, PersonRow, ShownItemRow, ShownListRow, SuggestionRow
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import some_person

SAME_CAR = {"car": "30", "stage": "emploi"}


def test_my_people_are_mine_alone_each_with_what_waits(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)

    page = site.browser(Role.COUNSELLOR).get("/conseil").text

    assert re.findall(r'href="/conseil/personnes/(\d+)"', page) == [str(site.town.own_person)]
    assert "Femme de ménage" in page
    assert "« ménage »." in page


def test_only_what_is_new_and_suits_well_is_announced(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    with store.session(site.engine) as session:
        session.execute(update(ShownItemRow).values(score=0.79))
        session.execute(update(ShownItemRow).where(ShownItemRow.opportunity_id == site.town.live).values(score=0.8))

    assert "1 nouvelle<" in site.browser(Role.COUNSELLOR).get("/conseil").text


def test_a_person_is_found_by_the_beginning_of_a_name_written_anyhow(shared_site: Site) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)

    assert "Awa" in browser.get("/conseil?prenom=%C3%A2W").text
    assert "Awa" not in browser.get("/conseil?prenom=bruno").text


def test_a_person_of_whom_nothing_was_heard_for_a_week_is_told(site: Site) -> None:
    def page(*, days: int) -> str:
        with store.session(site.engine) as session:
            session.execute(update(PersonRow).values(last_contact_at=site.now - timedelta(days=days)))
        return site.browser(Role.COUNSELLOR).get("/conseil").text

    assert "Sans nouvelles depuis 12 jours" in page(days=12)
    assert "Sans nouvelles depuis" not in page(days=3)


def test_many_people_are_read_page_by_page(site: Site) -> None:
    with store.session(site.engine) as session:
        for number in range(20):
            name = f"Zoé{number:02}"
            store_person(session, some_person(), counsellor_id=site.town.users[Role.COUNSELLOR], first_name=name)

    first, second = (site.browser(Role.COUNSELLOR).get(f"/conseil?tri=prenom&page={page}").text for page in (1, 2))

    assert "Awa" in first
    assert "Zoé19" not in first
    assert "Zoé19" in second
    assert 'href="/conseil?tri=prenom&amp;page=2"' in first


def stored_list(site: Site) -> list[int | None]:
    """The opportunities of the batch list; nobody having seen the ones before, there is one list."""
    with store.session(site.engine) as session:
        stored = session.scalars(select(ShownListRow).where(ShownListRow.audience == "batch")).one()
        return list(session.scalars(select(ShownItemRow.opportunity_id).where(ShownItemRow.list_id == stored.id)))


def test_who_was_seen_is_audited_with_the_list_that_was_shown(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)

    browser.get("/conseil")
    browser.get("/conseil?etape=remobilisation")

    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow)).one()
        shown = session.get_one(ShownListRow, entry.list_id)
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert (entry.action, entry.subject) == ("read_person", str(card.pseudonym))
        assert (shown.audience, shown.person_id) == ("batch", card.id)


def test_the_desk_never_shows_the_reasons_of_another_situation(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser = site.browser(Role.COUNSELLOR)
    assert "en voiture" in browser.get("/conseil").text

    browser.post(f"/conseil/personnes/{site.town.own_person}/situation", data={"walk": "10", "stage": "emploi"})

    desk = browser.get("/conseil").text
    assert "en voiture" not in desk
    assert "à pied" in desk


def test_what_is_dismissed_makes_room_in_the_stored_list_and_comes_back_when_undone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    told = {"opportunity": site.town.live, "decision": "dismissed", "reason": "Trop loin"}

    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)
    assert site.town.live not in stored_list(site)
    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told | {"decision": "undo"})
    assert site.town.live in stored_list(site)


def test_people_are_narrowed_to_a_stage(shared_site: Site) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)

    assert "Awa" in browser.get("/conseil?etape=emploi").text
    assert "Awa" not in browser.get("/conseil?etape=remobilisation").text


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
