"""The recruiter's pages: nothing there tells who a person is or where they live (R4, R6)."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select, update

import store
from api.employers.describing import MOST_DRAFTS
from api.settings import PublisherSettings
from api.wording.words import BANDS_SAID
from matching import Experience
from store.accounts.account import Role, account_of_user
from store.employers.opening_sheets import open_sheet
from store.meetings.answering import Contact, settle_meeting
from store.meetings.consent import ConsentEvent
from store.tables import EmailRow, EmployerRow, OpportunityRow, UserRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, store_person
from tests.make.values import BOURGANEUF, some_person


def test_my_openings_are_those_of_my_employer(shared_site: Site) -> None:
    page = shared_site.browser(Role.RECRUITER).get("/recrutement").text

    assert re.findall(r"/recrutement/offres/(\d+)", page) == [str(shared_site.town.own_opening)]


def test_a_shortlist_shows_what_an_employer_may_know_and_nothing_else(site: Site) -> None:
    baker = some_person(home=BOURGANEUF, insee="23030", experience=(Experience("boulanger", 5),), hours_max=24.0)
    with store.session(site.engine) as session:
        store_person(session, baker, first_name="Zacharie", place="Bourganeuf")

    page = site.browser(Role.RECRUITER).get(f"/recrutement/offres/{site.town.own_opening}").text

    assert "Peut se rendre sur place" in page
    assert "24 h par semaine" in page
    assert any(str(said) in unescape(page) for said in BANDS_SAID.values()), "the band is explained"
    assert not re.search(r"Zacharie|Bourganeuf|Awa|Chloé|\d+ min|\d km|socio_pro|RSA", page)


def test_the_page_of_an_opening_that_is_a_duplicate_still_opens(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(OpportunityRow, site.town.own_opening).canonical_id = site.town.live

    assert site.browser(Role.RECRUITER).get(f"/recrutement/offres/{site.town.own_opening}").status_code == 200


def test_an_opening_linked_to_one_just_taken_off_does_not_say_that_there_is_nobody(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(OpportunityRow, site.town.live).retired_at = site.now
        session.get_one(OpportunityRow, site.town.own_opening).canonical_id = site.town.live

    page = site.browser(Role.RECRUITER).get(f"/recrutement/offres/{site.town.own_opening}").text

    assert ("La liste se prépare." in page, "Personne pour le moment." in page) == (True, False)


def test_a_paused_opening_says_so_before_the_requests_made_for_it(site: Site) -> None:
    asked_and_answered(site, None)
    browser, page = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"
    browser.post(f"{page}/fermer", data={"ended": "paused"})

    shown = browser.get(page).text

    assert 0 < shown.index("est en pause") < shown.index("Vos demandes de rencontre")


@pytest.mark.parametrize(("ticked", "left"), [({"annuler": "oui"}, False), ({}, True)])
def test_who_closes_an_opening_says_whether_their_requests_go_on(
    site: Site, ticked: dict[str, str], *, left: bool
) -> None:
    with store.session(site.engine) as session:
        meeting_asked(session, site.town.own_opening, site.town.own_person, now=site.now)
    browser, page = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"
    asked = "Annuler aussi votre demande de rencontre en attente" in browser.get(page).text

    browser.post(f"{page}/fermer", data={"ended": "found"} | ticked)

    told = unescape(site.browser(Role.COUNSELLOR).get("/conseil/rencontres").text)
    assert asked
    assert ("Vous avez annulé cette demande." in unescape(browser.get(page).text)) is not left
    assert ("L'employeur a trouvé quelqu'un : la place est prise." in told) is left


def test_the_opening_of_another_employer_is_not_found(shared_site: Site) -> None:
    address = f"/recrutement/offres/{shared_site.town.foreign_opening}"

    assert shared_site.browser(Role.RECRUITER).get(address).status_code == 404


def test_an_employer_who_is_not_approved_yet_is_told_what_to_do(shared_site: Site) -> None:
    town = shared_site.town

    answer = shared_site.browser(town.unapproved_recruiter).get(f"/recrutement/offres/{town.unapproved_opening}")

    assert answer.status_code == 200
    assert "dès que vous les publiez" in answer.text
    assert "vous appelle" in answer.text
    assert "Personne " not in answer.text


def test_who_agreed_is_named_with_a_way_to_press_and_what_was_written_to_them(site: Site) -> None:
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=site.now)
        person = account_of_user(session, site.town.users[Role.BENEFICIARY])
        assert person is not None
        told = Contact("Kévin", "Claire Vialle, c.vialle@creuse.exemple")
        settle_meeting(session, meeting, ConsentEvent.GIVE, account=person, now=site.now, told=told)

    page = site.browser(Role.RECRUITER).get(f"/recrutement/offres/{site.town.own_opening}").text

    assert re.search(r"<h3>Kévin <span class=\"quiet\">\(Personne \w{6}\)", page)
    assert "Claire Vialle accompagne Kévin dans sa recherche." in page
    assert '<a href="mailto:c.vialle@creuse.exemple">' in page
    assert "« Venez voir le fournil un matin. »" in page


ANSWERS = (None, ConsentEvent.REFUSE)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Sans réponse le 20 décembre 2026, c'est non."),
        (10, "Pas encore de oui. Vous pouvez attendre jusqu'au 20 décembre 2026, ou demander aussi quelqu'un d'autre."),
        (29, "Pas encore de oui. Vous pouvez attendre jusqu'au 20 décembre 2026, ou demander aussi quelqu'un d'autre."),
        (30, "Pas de oui en 30 jours : la rencontre n'aura pas lieu cette fois."),
    ],
)
def test_a_no_is_told_as_a_silence_is(site: Site, answer: ConsentEvent | None, days: int, said: str) -> None:
    asked_and_answered(site, answer)
    site.now += timedelta(days=days)
    browser = site.browser(Role.RECRUITER)

    page, desk = (
        unescape(browser.get(path).text) for path in (f"/recrutement/offres/{site.town.own_opening}", "/recrutement")
    )

    assert said in page
    assert ("Annuler cette demande" in page) is (days < 30)
    assert ("Pas encore de oui : personne" in desk) is (10 <= days < 30)


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_request_is_cancelled_and_given_back_whatever_the_answer(site: Site, answer: ConsentEvent | None) -> None:
    meeting = asked_and_answered(site, answer)
    browser, page = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"

    first = browser.post(f"{page}/rencontres/annuler", data={"meeting": meeting})
    second = browser.post(f"{page}/rencontres/annuler", data={"meeting": meeting})

    assert first.headers["location"] == f"{page}?fait=annulee#demandes"
    after = browser.get(first.headers["location"]).text
    assert "Vous avez annulé cette demande." in after
    assert "C'est annulé." in unescape(after)
    assert (second.status_code, "déjà finie" in second.text) == (422, True)


def test_a_request_that_is_refused_says_why_in_the_language_of_who_asks(site: Site) -> None:
    meeting = asked_and_answered(site, None)
    address = f"/recrutement/offres/{site.town.own_opening}/rencontres/annuler"
    browser = site.browser(Role.RECRUITER)
    browser.post(address, data={"meeting": meeting})

    answer = browser.post(address, data={"meeting": meeting}, headers={"Accept-Language": "ar"})

    assert "déjà finie" not in answer.text
    assert "هذا الطلب" in answer.text


def test_who_has_no_request_left_reads_why_and_whom_to_call(site: Site) -> None:
    with store.session(site.engine) as session:
        store_person(session, some_person(home=BOURGANEUF, insee="23030"), first_name="Zacharie")
        session.execute(update(EmployerRow).values(requests_a_month=0))
    site.app.state.service = replace(site.app.state.service, publisher=PublisherSettings(phone="05 55 00 00 00"))

    page = unescape(site.browser(Role.RECRUITER).get(f"/recrutement/offres/{site.town.own_opening}").text)

    assert "Attendez le mois prochain, ou appelez un conseiller." in page
    assert 'href="tel:0555000000"' in page
    assert "pour que personne ne reçoive trop de demandes." in page


def asked_and_answered(site: Site, answer: ConsentEvent | None) -> int:
    """The number of a request to meet the beneficiary, answered at once where there is an answer."""
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=site.now)
        person = account_of_user(session, site.town.users[Role.BENEFICIARY])
        assert person is not None
        if answer is not None:
            settle_meeting(session, meeting, answer, account=person, now=site.now)
    return meeting


def test_an_approval_is_told_for_a_week_and_nothing_is_promised_before(site: Site) -> None:
    with store.session(site.engine) as session:
        employer_id = session.get_one(UserRow, site.town.unapproved_recruiter).employer_id
    browser = site.browser(site.town.unapproved_recruiter)
    before = browser.get("/recrutement").text

    approval = {"employer": employer_id, "answer": "valider", "requests": "10"}
    site.browser(Role.COUNSELLOR).post("/conseil/employeurs", data=approval)
    after = browser.get("/recrutement").text
    with store.session(site.engine) as session:
        letters = session.scalars(select(EmailRow.kind).where(EmailRow.user_id == site.town.unapproved_recruiter))
        assert letters.all() == ["approved"]
    site.now += timedelta(days=8)

    assert "Après l'appel d'un conseiller : qui pourrait convenir" in unescape(before)
    assert "C'est validé : vous pouvez voir qui convient." not in unescape(before)
    assert "C'est validé : vous pouvez voir qui convient." in unescape(after)
    later = site.browser(site.town.unapproved_recruiter).get("/recrutement").text
    assert "C'est validé" not in unescape(later)
    assert "Voir qui pourrait convenir" in later


def test_whoever_leaves_too_many_drafts_keeps_their_words_and_is_led_to_the_drafts(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    with store.session(site.engine) as session:
        account = account_of_user(session, site.town.users[Role.RECRUITER])
        assert account is not None
        assert account.employer_id is not None
        for _ in range(MOST_DRAFTS):
            open_sheet(
                session, account.employer_id, words="", sheet={"title": ""}, made_by=account.user_id, now=site.now
            )

    page = browser.post("/recrutement/offres", data={"words": "Vendeuse le matin, 20 h"})

    assert page.status_code == 422
    assert "Terminez-en une, ou effacez-la." in page.text
    assert "Vendeuse le matin, 20 h</textarea>" in page.text
    assert 'href="#brouillons"' in page.text
    assert 'id="brouillons"' in page.text


def test_a_paused_offer_can_be_closed_too(site: Site) -> None:
    browser, opening = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"

    browser.post(f"{opening}/fermer", data={"ended": "paused"})
    assert 'value="dropped"' in browser.get(opening).text
    browser.post(f"{opening}/fermer", data={"ended": "dropped"})

    page = browser.get(opening).text
    assert 'value="dropped"' not in page
    assert "Cette offre est fermée depuis" in unescape(page)
