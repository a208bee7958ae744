"""My choices: each counts at once, can be taken back, and is written down by pseudonym."""

from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select, update

import store
from store.accounts.account import Role
from store.tables import AuditRow, PersonRow, WishRow
from tests.fixtures.site import Site


def actions(site: Site) -> list[str]:
    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.beneficiary)
        return list(session.scalars(select(AuditRow.action).where(AuditRow.subject == str(person.pseudonym))))


def candidates(site: Site) -> int:
    answer = site.program(Role.RECRUITER).get(f"/v1/openings/{site.town.own_opening}/shortlist").json()
    return sum(len(band["candidates"]) for band in answer["bands"])


def test_i_agree_to_appear_without_a_name_and_take_it_back(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    with store.session(site.engine) as session:
        for person in session.scalars(select(PersonRow)):
            person.shortlist_consent_at = None
        session.execute(update(WishRow).values(text="boulangerie").where(WishRow.person_id == site.town.beneficiary))
    assert "Aucun employeur ne peut vous trouver" in browser.get("/mon-espace/choix").text
    assert candidates(site) == 0

    browser.post("/mon-espace/choix/employeurs", data={"answer": "oui"})
    assert "Oui, sans mon nom" in browser.get("/mon-espace/choix").text
    assert candidates(site) == 1

    browser.post("/mon-espace/choix/employeurs", data={"answer": "non"})
    assert candidates(site) == 0
    assert actions(site) == ["consented", "withdrew_consent"]


def test_the_days_of_an_agreement_that_i_took_back_stay_to_be_read(site: Site) -> None:
    for answer in ("non", "oui", "non", "oui"):
        site.browser(Role.BENEFICIARY).post("/mon-espace/choix/employeurs", data={"answer": answer})
        site.now += timedelta(days=1)

    page = unescape(site.browser(Role.BENEFICIARY).get("/mon-espace/choix").text)

    assert "</strong>, depuis le 23 novembre 2026." in page
    assert "<li>Accepté le 21 novembre 2026, retiré le 22 novembre 2026.</li>" in page
    assert page.count("retiré le") == 2


def test_saying_yes_twice_keeps_the_day_of_the_first(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    browser.post("/mon-espace/choix/employeurs", data={"answer": "oui"})
    before = actions(site)

    browser.post("/mon-espace/choix/employeurs", data={"answer": "oui"})

    assert actions(site) == before


def test_my_list_goes_by_distance_where_i_do_not_want_it_ranked(site: Site) -> None:
    browser, program = site.browser(Role.BENEFICIARY), site.program(Role.BENEFICIARY)
    address = f"/v1/people/{site.town.beneficiary}/list"
    ranked = program.get(address).json()

    browser.post("/mon-espace/choix/classement", data={"answer": "non"})

    by_distance = program.get(address).json()
    assert (ranked["ranked"], by_distance["ranked"]) == (True, False)
    assert by_distance["results"]["total"] >= ranked["results"]["total"]
    assert "Votre liste va du plus près au plus loin" in browser.get("/mon-espace/choix").text
    browser.post("/mon-espace/choix/classement", data={"answer": "oui"})
    assert program.get(address).json()["ranked"]


def test_who_agrees_and_wants_no_ranking_is_told_that_nobody_sees_them(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    browser.post("/mon-espace/choix/employeurs", data={"answer": "oui"})
    assert "aucun employeur ne vous voit" not in browser.get("/mon-espace/choix").text

    browser.post("/mon-espace/choix/classement", data={"answer": "non"})

    assert "aucun employeur ne vous voit" in browser.get("/mon-espace/choix").text


def test_every_page_says_who_sees_me_as_my_choices_stand(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    def said() -> tuple[bool, bool]:
        """Whether my file says that employers see a part of it, and whether my meetings say that none sees me."""
        file, meetings = browser.get("/mon-espace/dossier").text, browser.get("/mon-espace/rencontres").text
        part, nothing = "Des employeurs en voient une partie", "Les employeurs ne le voient pas"
        assert (part in file) != (nothing in file)
        return part in file, "Aucun employeur ne vous voit" in meetings

    browser.post("/mon-espace/choix/employeurs", data={"answer": "non"})
    assert said() == (False, True)
    browser.post("/mon-espace/choix/employeurs", data={"answer": "oui"})
    assert said() == (True, False)
    browser.post("/mon-espace/choix/classement", data={"answer": "non"})
    assert said() == (False, True)


@pytest.mark.parametrize(
    ("form", "answer"), [("employeurs", "oui"), ("classement", "non"), ("messages", "weekly"), ("messages", "none")]
)
def test_beside_what_i_chose_it_says_that_it_is_saved(site: Site, form: str, answer: str) -> None:
    browser = site.browser(Role.BENEFICIARY)
    assert "C'est enregistré." not in browser.get("/mon-espace/choix").text

    told = browser.post(f"/mon-espace/choix/{form}", data={"answer": answer}).headers["location"]
    page = browser.get(told).text

    assert told.endswith(f"#{form}")
    assert page.count("C'est enregistré.") == 1
    assert "C'est enregistré." in page.split(f'<h2 id="{form}">')[1].split("</section>")[0]


def test_another_answer_changes_nothing(site: Site) -> None:
    answer = site.browser(Role.BENEFICIARY).post("/mon-espace/choix/classement", data={"answer": "peut-être"})

    assert answer.status_code == 422
    assert actions(site) == []


def test_i_choose_how_often_i_am_written_to(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    assert 'value="none" checked' in browser.get("/mon-espace/choix").text

    for answer in ("weekly", "weekly", "hourly"):
        browser.post("/mon-espace/choix/messages", data={"answer": answer})

    assert 'value="weekly" checked' in browser.get("/mon-espace/choix").text
    assert actions(site) == ["changed_alerts"]


def test_a_new_space_is_asked_whether_to_write_and_stays_silent_until_it_says_so(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)

    page = browser.get("/mon-espace/messages").text
    assert 'value="none" checked' in page
    told = browser.post("/mon-espace/choix/messages", data={"answer": "at_once", "suite": "1"})

    assert told.headers["location"] == "/mon-espace"
    assert 'value="at_once" checked' in browser.get("/mon-espace/choix").text
