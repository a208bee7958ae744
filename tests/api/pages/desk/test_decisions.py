"""What a counsellor proposes or sets aside in a file, and what was said of it since."""

import re

import pytest
from sqlalchemy import select

import store
from store.accounts.account import Role, account_of_person
from store.people.steps import Step, say_step
from store.tables import PersonRow, ShownItemRow, ShownListRow, SuggestionRow, UserRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked


def stored_list(site: Site) -> list[int | None]:
    """The opportunities of the newest batch list."""
    batch = select(ShownListRow.id).where(ShownListRow.audience == "batch").order_by(ShownListRow.id.desc())
    with store.session(site.engine) as session:
        newest = session.scalars(batch).first()
        return list(session.scalars(select(ShownItemRow.opportunity_id).where(ShownItemRow.list_id == newest)))


def test_what_is_dismissed_makes_room_in_the_stored_list_and_comes_back_when_undone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    told = {"opportunity": site.town.live, "decision": "dismissed", "reason": "Trop loin"}

    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)
    assert site.town.live not in stored_list(site)
    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told | {"decision": "undo"})
    assert site.town.live in stored_list(site)


def test_a_suggestion_carries_a_word_and_reaches_the_history(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "decision": "suggested", "reason": "Ils sont sympas."}

    page = browser.get(browser.post(f"{file}/decisions", data=told).headers["location"]).text

    assert "proposé" in page
    assert "Un e-mail part aussi" not in page, "this site has no mail server"
    assert "Ils sont sympas." in page
    assert "Rien n'est envoyé à l'employeur." in page


@pytest.mark.parametrize("decision", ("suggested", "dismissed"))
def test_what_was_pressed_by_mistake_is_taken_back_where_it_is_told(site: Site, decision: str) -> None:
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "decision": decision, "reason": "Trop loin"}

    page = browser.get(browser.post(f"{file}/decisions", data=told).headers["location"]).text
    assert page.count('<button class="press" name="decision" value="undo">') == 1
    back = browser.post(f"{file}/decisions", data=told | {"decision": "undo"})

    assert "C'est annulé." in browser.get(back.headers["location"]).text
    with store.session(site.engine) as session:
        assert session.scalars(select(SuggestionRow)).all() == []


def test_it_says_that_a_letter_leaves_too_where_one_does(site: Site) -> None:
    site.settings = site.settings.model_copy(update={"smtp_host": "mail.creuse.example"})
    site.restart()
    with store.session(site.engine) as session:
        follows = session.get_one(PersonRow, site.town.beneficiary).counsellor_id
    browser, file = site.browser(follows), f"/conseil/personnes/{site.town.beneficiary}"

    answer = browser.post(f"{file}/decisions", data={"opportunity": site.town.live, "decision": "suggested"})

    assert "Un e-mail part aussi, dans quelques minutes." in browser.get(answer.headers["location"]).text


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


def test_what_the_person_said_stands_beside_what_was_proposed(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    told = {"opportunity": site.town.live, "decision": "suggested", "reason": "Ils sont sympas."}
    browser.post(f"{file}/decisions", data=told)
    with store.session(site.engine) as session:
        say_step(
            session, person_id=site.town.own_person, opportunity_id=site.town.live, step=Step.APPLIED, now=site.now
        )

    page = browser.get(file).text

    assert re.search("Aujourd&#39;hui : Proposé par Claire Dubost, « Ils sont sympas. ».*A postulé", page, re.DOTALL)


@pytest.mark.parametrize(
    ("answer", "headline", "tag"),
    (
        (
            "oui",
            'rencontre</strong> <span class="why">A dit oui à Fournil du Pont, qui va appeler.</span>',
            "A dit oui à la rencontre",
        ),
        ("non", '<strong>Appeler</strong> <span class="why">Pas encore de contact.</span>', "A dit non à la rencontre"),
    ),
)
def test_a_request_to_meet_and_its_answer_stay_in_the_file(site: Site, answer: str, headline: str, tag: str) -> None:
    person, opening = site.town.own_person, site.town.own_opening
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, opening, person, now=site.now)
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{person}"

    def card_of_the_offer() -> str:
        return str(browser.get(file).text.partition(f'id="piste-{opening}"')[2].partition('id="piste-')[0])

    assert "Demande de rencontre : attend une réponse" in card_of_the_offer()
    said = {"meeting": meeting, "answer": answer, "name": "Awa", "reach": "counsellor"}
    assert browser.post(f"{file}/rencontres", data=said).status_code == 303

    page = browser.get(file).text
    assert headline in page.partition('id="a-faire"')[2].partition("</p>")[0]
    story = page.partition("<summary>Noter la suite")[0].rpartition("plain-list")[2]
    assert "Fournil du Pont demande une rencontre" in story
    assert tag in story
    assert tag in card_of_the_offer()
    assert 'value="suggested"' not in card_of_the_offer()


def test_what_is_proposed_to_whom_has_no_way_in_is_told_to_be_carried(site: Site) -> None:
    person = site.town.own_person
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{person}"
    told = {"opportunity": site.town.live, "decision": "suggested"}
    page = browser.get(browser.post(f"{file}/decisions", data=told).headers["location"]).text

    assert "Pas encore d&#39;accès à son espace." in page
    assert "Awa n'a pas encore d'accès : imprimez la feuille, ou faites sa carte." in page
    assert "dans son espace.</" not in page.partition('id="suivi"')[2]

    with store.session(site.engine) as session:
        user = account_of_person(session, person, now=site.now).user_id
        session.get_one(UserRow, user).email = "awa@creuse.example"
    page = browser.get(f"{file}?decide={site.town.live}").text
    assert "Awa le verra dans son espace." in page
    assert "imprimez la feuille" not in page
