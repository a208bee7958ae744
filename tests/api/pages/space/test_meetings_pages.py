"""An employer asks to meet me: the question, exactly what a yes tells, taking it back; my counsellor may answer."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select, update

import store
from store.accounts.account import Role, account_of_user
from store.meetings.answering import Contact, contact_told
from store.people.decisions import Decision, decide
from store.tables import AuditRow, EmployerRow, MeetingRow, PersonRow, UserRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked
from tests.make.values import NOON

MINE = "/mon-espace/rencontres"
YES = {"answer": "oui", "name": "Chloé Vernet", "reach": "person", "contact": "06 39 98 12 34"}


@pytest.fixture
def asked(site: Site) -> int:
    """A request to meet the beneficiary, who is followed by the counsellor."""
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.beneficiary).counsellor_id = site.town.users[Role.COUNSELLOR]
        return meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=NOON)


def told(site: Site, meeting: int) -> Contact | None:
    with store.session(site.engine) as session:
        account = account_of_user(session, site.town.users[Role.RECRUITER])
        assert account is not None
        return contact_told(session, meeting, account=account, now=site.now)


def test_who_waits_for_an_employer_is_told_that_they_need_not(site: Site) -> None:
    page = site.browser(Role.BENEFICIARY).get(MINE).text

    assert "c'est l'employeur qui demande à vous rencontrer" in page
    assert "N'attendez pas : ouvrez-la, puis appelez ou écrivez" in page


def test_i_read_who_asks_for_what_and_say_yes_then_take_it_back(site: Site, asked: int) -> None:
    browser = site.browser(Role.BENEFICIARY)
    question = browser.get(MINE).text
    assert "Un employeur aimerait vous rencontrer" in question
    assert "Fournil du Pont" in question
    assert "L'employeur verra exactement cela, pendant 30 jours" in question

    assert browser.post(MINE, data={"meeting": asked, **YES}).headers["location"] == f"{MINE}?dit=oui"
    assert told(site, asked) == Contact("Chloé Vernet", "06 39 98 12 34")
    page = browser.get(f"{MINE}?dit=oui").text
    assert "Chloé Vernet" in page
    assert "06 39 98 12 34" in page
    assert "Accepté le 20 novembre 2026, jusqu'au 20 décembre 2026" in unescape(page)

    site.now += timedelta(days=2)
    again = site.browser(Role.BENEFICIARY)
    again.post(MINE, data={"meeting": asked, "answer": "reprendre"})
    assert told(site, asked) is None
    assert "Accepté le 20 novembre 2026, retiré le 22 novembre 2026" in unescape(again.get(MINE).text)


def test_my_no_is_kept_and_tells_nothing(site: Site, asked: int) -> None:
    browser = site.browser(Role.BENEFICIARY)

    browser.post(MINE, data={"meeting": asked, "answer": "non"})

    assert told(site, asked) is None
    assert "Réponse : non, le 20 novembre 2026" in unescape(browser.get(MINE).text)


def test_a_yes_by_my_counsellor_tells_how_to_reach_them(site: Site, asked: int) -> None:
    site.browser(Role.BENEFICIARY).post(MINE, data={"meeting": asked, **YES, "reach": "counsellor", "contact": ""})

    found = told(site, asked)
    assert found is not None
    assert found.contact.startswith("Claire Dubost, counsellor-")


def test_a_number_typed_beside_my_counsellor_is_never_dropped_unsaid(site: Site, asked: int) -> None:
    browser, through = site.browser(Role.BENEFICIARY), {"meeting": asked, **YES, "reach": "counsellor"}

    asked_which = browser.post(MINE, data=through)

    assert asked_which.status_code == 422
    assert "Cochez « Directement » pour donner ce contact." in asked_which.text
    assert f'value="{YES["contact"]}"' in asked_which.text
    assert told(site, asked) is None
    after = browser.post(MINE, data=through | {"contact": ""}).headers["location"]
    assert "Puis Claire vous appellera." in browser.get(after).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "Écrivez le nom que l'employeur verra."),
        ({"contact": ""}, "Écrivez un numéro de téléphone ou une adresse e-mail."),
        ({"contact": "06 12 34 56"}, "Il manque des chiffres."),
        ({"contact": "chez ma sœur"}, "Écrivez un numéro de téléphone ou une adresse e-mail."),
    ],
)
def test_a_yes_that_tells_too_little_is_told_beside_the_field_and_keeps_what_was_typed(
    site: Site, asked: int, wrong: dict[str, str], said: str
) -> None:
    answer = site.browser(Role.BENEFICIARY).post(MINE, data={"meeting": asked, **YES, **wrong})

    assert answer.status_code == 422
    assert said.replace("'", "&#39;") in answer.text or said in answer.text
    assert f'value="{wrong.get("contact", YES["contact"])}"' in answer.text
    assert told(site, asked) is None


@pytest.mark.parametrize("words", ["sort de prison", "en arrêt maladie le lundi"])
def test_what_an_employer_may_not_read_of_somebody_is_asked_about_before_they_do(
    site: Site, asked: int, words: str
) -> None:
    browser = site.browser(Role.BENEFICIARY)

    doubted = browser.post(MINE, data={"meeting": asked, **YES, "contact": f"{YES['contact']} ({words})"})

    assert doubted.status_code == 422
    assert words.split()[-1] in doubted.text
    assert browser.post(MINE, data={"meeting": asked, **YES}).status_code == 303


def test_a_yes_after_30_days_is_too_late_and_says_so(site: Site, asked: int) -> None:
    site.now = NOON + timedelta(days=30)

    answer = site.browser(Role.BENEFICIARY).post(MINE, data={"meeting": asked, **YES})

    assert answer.status_code == 422
    assert told(site, asked) is None
    page = unescape(site.browser(Role.BENEFICIARY).get(MINE).text)
    assert "Fini le 20 décembre 2026, sans réponse" in page


def test_the_counsellor_writes_down_what_the_person_said(site: Site, asked: int) -> None:
    browser = site.browser(Role.COUNSELLOR)
    assert "Chloé" in browser.get("/conseil/rencontres").text

    browser.post(f"/conseil/personnes/{site.town.beneficiary}/rencontres", data={"meeting": asked, **YES})

    assert told(site, asked) is not None
    with store.session(site.engine) as session:
        roles = session.scalars(select(AuditRow.role).where(AuditRow.action == "agreed_to_meet")).all()
    assert roles == ["counsellor"]


def test_who_would_like_to_meet_me_is_said_first_in_my_space(site: Site, asked: int) -> None:
    page = site.browser(Role.BENEFICIARY).get("/mon-espace").text

    assert f'href="/mon-espace/rencontres#rencontre-{asked}"' in page
    assert 'Rencontres <strong class="tag">1<span class="aloud"> demande à lire</span></strong>' in page


def test_my_space_the_offer_and_my_steps_say_where_the_request_stands_until_something_comes_of_it(
    site: Site, asked: int
) -> None:
    browser, opening = site.browser(Role.BENEFICIARY), site.town.own_opening
    with store.session(site.engine) as session:
        decide(
            session,
            person_id=site.town.beneficiary,
            opportunity_id=opening,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason=None,
            made_by=site.town.users[Role.COUNSELLOR],
            now=site.now,
        )
    pages = ("/mon-espace", f"/opportunite/{opening}?pour={site.town.beneficiary}", "/mon-espace/demarches")
    to_answer, to_wait_for = "Rencontre demandée : répondre", "Vous avez dit oui : l'employeur peut vous joindre."

    waiting = [browser.get(page).text for page in pages]
    browser.post(MINE, data={"meeting": asked, **YES})
    agreed = [browser.get(page).text for page in pages]
    site.now += timedelta(minutes=1)
    browser.post("/mon-espace/demarches", data={"opportunity": opening, "step": "interview"})
    met = [browser.get(page).text for page in pages]

    assert [f"#rencontre-{asked}" in page for page in waiting] == [True] * 3
    assert to_answer in waiting[0]
    assert to_answer in waiting[2]
    assert [to_wait_for in page for page in agreed] == [True] * 3
    asks_again = re.compile(rf'value="{opening}">\s*<button[^>]*value="interested"')
    assert not [page for page in agreed if asks_again.search(page)]
    assert not [page for page in met if to_wait_for in page]


def test_refusing_the_job_says_no_to_who_waits_for_an_answer_about_it(site: Site, asked: int) -> None:
    browser, opening = site.browser(Role.BENEFICIARY), site.town.own_opening

    answer = browser.post("/mon-espace/refus", data={"opportunity": opening, "reason": "Pas maintenant"})
    page = browser.get(answer.headers["location"]).text

    assert "c'est non aussi" in page
    assert "aimerait vous rencontrer" not in page
    assert "aimerait vous rencontrer" not in browser.get(f"/opportunite/{opening}").text
    assert "Réponse : non" in browser.get("/mon-espace/rencontres").text
    assert told(site, asked) is None


def test_a_yes_begins_with_my_counsellor_and_offers_nothing_of_mine(site: Site, asked: int) -> None:
    page = site.browser(Role.BENEFICIARY).get(MINE).text

    assert 'value="counsellor" checked' in page
    assert f'id="contact-{asked}" name="contact" maxlength="120" autocomplete="on" value=""' in page


def test_the_counsellor_is_led_to_the_request_of_that_person_open(site: Site, asked: int) -> None:
    browser = site.browser(Role.COUNSELLOR)
    address = f"/conseil/rencontres?demande={asked}#rencontre-{asked}"

    assert f'href="{address}"' in browser.get(f"/conseil/personnes/{site.town.beneficiary}").text
    page = browser.get(address).text
    assert "<details open>" in page
    assert f'id="rencontre-{asked}"' in page


def test_an_answer_that_is_not_taken_says_so_on_top_and_leads_to_the_field(site: Site, asked: int) -> None:
    address = f"/conseil/personnes/{site.town.beneficiary}/rencontres"

    page = site.browser(Role.COUNSELLOR).post(address, data={"meeting": asked, **YES, "contact": ""}).text

    assert "Rien n&#39;est encore enregistré." in page or "Rien n'est encore enregistré." in page
    assert f'<a href="#contact-{asked}">Écrivez un numéro de téléphone ou une adresse e-mail.</a>' in page
    assert f'aria-describedby="contact-faute-{asked}" autofocus' in page


def test_a_question_asked_to_somebody_else_is_not_found(site: Site) -> None:
    with store.session(site.engine) as session:
        other = meeting_asked(session, site.town.own_opening, site.town.own_person, now=NOON)

    answer = site.browser(Role.BENEFICIARY).post(MINE, data={"meeting": other, **YES})

    assert answer.status_code == 404
    with store.session(site.engine) as session:
        assert session.get_one(MeetingRow, other).state == "asked"


def test_without_a_request_it_says_where_requests_will_be(site: Site) -> None:
    assert "Aucune demande pour le moment" in site.browser(Role.BENEFICIARY).get(MINE).text
    assert "demandé à rencontrer vos personnes" in site.browser(Role.COUNSELLOR).get("/conseil/rencontres").text


def test_after_a_yes_a_cv_is_to_be_given_by_hand(site: Site, asked: int) -> None:
    mine, counsellor = site.browser(Role.BENEFICIARY), site.browser(Role.COUNSELLOR)
    assert 'href="/mon-espace/cv">Préparer aussi mon CV' not in mine.get(MINE).text

    mine.post(MINE, data={"meeting": asked, **YES})

    assert 'href="/mon-espace/cv">Préparer aussi mon CV' in mine.get(MINE).text
    theirs = f'href="/conseil/personnes/{site.town.beneficiary}/cv">Préparer aussi son CV'
    assert theirs in counsellor.get("/conseil/rencontres").text


@pytest.mark.parametrize("days", [9, 10])
def test_ten_days_without_an_answer_are_told_to_the_person_and_to_their_counsellor(
    site: Site, asked: int, days: int
) -> None:
    site.now += timedelta(days=days)

    mine = site.browser(Role.BENEFICIARY).get(MINE).text
    theirs = site.browser(Role.COUNSELLOR).get("/conseil/rencontres").text

    assert ("depuis plus de dix jours" in mine) is (days == 10)
    assert ("Plus de dix jours sans réponse." in theirs) is (days == 10)


def test_where_nobody_at_the_employer_signs_in_a_yes_tells_the_counsellor_to_call_them(site: Site, asked: int) -> None:
    with store.session(site.engine) as session:
        bakery = session.get_one(EmployerRow, session.get_one(MeetingRow, asked).employer_id)
        bakery.phone = "05 55 66 00 11"
        session.execute(update(UserRow).where(UserRow.employer_id == bakery.id).values(employer_id=None))
    mine, yes = site.browser(Role.BENEFICIARY), {"meeting": asked, **YES, "reach": "counsellor", "contact": ""}

    told_to_me = mine.get(mine.post(MINE, data=yes).headers["location"]).text

    assert "Un conseiller appelle l'employeur pour vous." in told_to_me
    assert "05 55 66 00 11" not in told_to_me
    browser = site.browser(Role.COUNSELLOR)
    for address in (
        f"/conseil/personnes/{site.town.beneficiary}",
        "/conseil/rencontres",
        f"/recrutement/offres/{site.town.own_opening}",
    ):
        page = browser.get(address).text
        assert "Appelez Fournil du Pont vous-même." in page
        assert 'href="tel:0555660011"' in page
        assert not [one for one in ("L'employeur va appeler", "Voici ce que voit", "Contactez Claire") if one in page]
