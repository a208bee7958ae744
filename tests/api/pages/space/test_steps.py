"""What I say I did and what I keep: mine alone to write, to take back and to see, with who follows me."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

import store
from store.accounts.account import Role
from store.people.decisions import Decision, decide
from store.people.steps import Step, say_step, steps_of
from store.tables import AuditRow, PersonRow
from tests.fixtures.site import Site

DETAILS = "/mon-espace/demarches/details"


def suggest(site: Site, *, word: str | None = None) -> None:
    with store.session(site.engine) as session:
        decide(
            session,
            person_id=site.town.beneficiary,
            opportunity_id=site.town.live,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason=word,
            made_by=site.town.users[Role.COUNSELLOR],
            now=site.now,
        )


def steps(site: Site, person_id: int) -> list[Step]:
    with store.session(site.engine) as session:
        return [one.step for one in steps_of(session, person_id)]


def test_yes_to_a_suggestion_moves_it_to_what_i_do_and_is_told_to_who_follows_me(site: Site) -> None:
    suggest(site)
    browser = site.browser(Role.BENEFICIARY)

    told = browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "interested"})

    assert "C'est noté" in browser.get(told.headers["location"]).text
    assert "Proposé p" not in browser.get("/mon-espace").text
    assert steps(site, site.town.beneficiary) == [Step.INTERESTED]
    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow).where(AuditRow.action == "said_step")).one()
        assert entry.details == {"opportunity_id": site.town.live}


def test_the_word_of_who_follows_me_stays_to_be_read_after_my_yes(site: Site) -> None:
    suggest(site, word="On appelle ensemble jeudi ?")
    browser = site.browser(Role.BENEFICIARY)

    browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "interested"})

    for page in ("/mon-espace/demarches", f"/opportunite/{site.town.live}"):
        assert "« On appelle ensemble jeudi ? », Claire Dubost" in browser.get(page).text
    assert "On appelle ensemble jeudi" not in site.browser().get(f"/opportunite/{site.town.live}").text


def said(site: Site, step: str) -> int:
    """The number of this step, said just now about an offer."""
    site.browser(Role.BENEFICIARY).post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": step})
    with store.session(site.engine) as session:
        return steps_of(session, site.town.beneficiary)[0].id


def test_the_day_and_hour_of_an_interview_are_told_where_they_were_said_and_may_be_changed(site: Site) -> None:
    browser, step = site.browser(Role.BENEFICIARY), said(site, "interview")

    for jour, heure, told in (
        ("2026-11-25", "09:30", "un entretien, le mercredi 25 novembre à 9 h 30</strong>"),
        ("2026-11-25", "", "un entretien, le mercredi 25 novembre</strong>"),
        ("", "", "un entretien</strong>"),
    ):
        answer = browser.post(DETAILS, data={"step": step, "jour": jour, "heure": heure})
        assert told in re.sub(r"\s", " ", browser.get(answer.headers["location"]).text)


def test_once_it_is_saved_the_page_says_so_with_what_was_kept_and_asks_no_more(site: Site) -> None:
    browser, step = site.browser(Role.BENEFICIARY), said(site, "interview")

    answer = browser.post(DETAILS, data={"step": step, "jour": "2026-11-25", "heure": "9 h 30", "mot": "Au fournil"})
    page = re.sub(r"\s", " ", browser.get(answer.headers["location"]).text)
    told = page[page.index('<div role="status">') : page.index("</header>", page.index('<div role="status">'))]

    assert "C'est enregistré." in unescape(told)
    assert "le mercredi 25 novembre à 9 h 30" in told
    assert "« Au fournil »" in told
    assert f'action="{DETAILS}"' not in told
    assert "Écrivez le jour" not in page


def test_my_list_tells_the_day_of_my_interview_and_not_the_one_on_which_i_said_it(site: Site) -> None:
    browser, step = site.browser(Role.BENEFICIARY), said(site, "interview")
    assert "un entretien</strong> · aujourd" in browser.get("/mon-espace").text

    browser.post(DETAILS, data={"step": step, "jour": "2026-11-25"})

    assert "un entretien, le mercredi 25 novembre</strong></span>" in browser.get("/mon-espace").text


@pytest.mark.parametrize(
    ("jour", "heure", "told"),
    [
        ("jeudi", "", "Écrivez le jour comme"),
        ("2026-11-25", "vers midi", "Écrivez une heure"),
        ("2026-11-25", "25:00", "Écrivez une heure"),
        ("", "9 h 30", "Écrivez aussi le jour."),
    ],
)
def test_a_day_or_an_hour_that_is_none_is_asked_again_with_what_was_typed(
    site: Site, jour: str, heure: str, told: str
) -> None:
    typed = {"step": said(site, "interview"), "jour": jour, "heure": heure, "mot": "Demander Sonia"}

    asked = site.browser(Role.BENEFICIARY).post(DETAILS, data=typed)

    assert asked.status_code == 422
    assert told in asked.text
    assert all(f'value="{one}"' in asked.text for one in (jour, heure, "Demander Sonia"))


def test_a_word_that_i_keep_with_a_step_is_read_by_me_and_by_who_follows_me_and_exported(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.beneficiary).counsellor_id = site.town.users[Role.COUNSELLOR]
    browser, step = site.browser(Role.BENEFICIARY), said(site, "called")
    assert "Votre conseiller le lit aussi." in browser.get("/mon-espace/demarches").text

    browser.post(DETAILS, data={"step": step, "jour": "2026-11-25", "mot": "Rappeler <b>jeudi</b> matin"})

    with store.session(site.engine) as session:
        kept = steps_of(session, site.town.beneficiary)[0]
    assert kept.words == "Rappeler jeudi matin"
    assert kept.on_day is None
    theirs = f"/conseil/personnes/{site.town.beneficiary}"
    for who, address in (
        (Role.BENEFICIARY, "/mon-espace/demarches"),
        (Role.COUNSELLOR, theirs),
        (Role.BENEFICIARY, "/mon-espace/donnees.json"),
    ):
        assert "Rappeler jeudi matin" in site.browser(who).get(address).text


def test_i_add_to_no_step_but_my_own(site: Site) -> None:
    with store.session(site.engine) as session:
        other, live = site.town.foreign_person, site.town.live
        say_step(session, person_id=other, opportunity_id=live, step=Step.INTERVIEW, now=site.now)
        theirs = steps_of(session, other)[0].id

    answer = site.browser(Role.BENEFICIARY).post(DETAILS, data={"step": theirs, "mot": "À moi ?"})

    assert answer.status_code == 404
    with store.session(site.engine) as session:
        assert steps_of(session, other)[0].words is None


def test_who_asks_their_counsellor_reads_who_will_answer(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.beneficiary).counsellor_id = site.town.users[Role.COUNSELLOR]
    browser = site.browser(Role.BENEFICIARY)

    told = browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "interested"})

    assert "Claire le verra et vous répondra." in browser.get(told.headers["location"]).text


def test_a_second_press_says_nothing_more_and_a_step_can_be_taken_back(site: Site) -> None:
    browser, me = site.browser(Role.BENEFICIARY), site.town.beneficiary
    for step in ("called", "called", "applied"):
        browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": step})
    assert steps(site, me) == [Step.APPLIED, Step.CALLED]
    with store.session(site.engine) as session:
        last = steps_of(session, me)[0].id

    browser.post("/mon-espace/demarches/retrait", data={"step": last})

    assert steps(site, me) == [Step.CALLED]


def test_an_interview_that_is_still_ahead_is_the_same_one_when_it_is_said_again(site: Site) -> None:
    browser, step = site.browser(Role.BENEFICIARY), said(site, "interview")
    browser.post(DETAILS, data={"step": step, "jour": "2026-11-25"})

    for days, expected in ((1, 1), (30, 2)):
        site.now += timedelta(days=days)
        said(site, "interview")
        assert len(steps(site, site.town.beneficiary)) == expected


def test_somebody_elses_step_cannot_be_taken_back(site: Site) -> None:
    other = site.town.own_person
    with store.session(site.engine) as session:
        say_step(session, person_id=other, opportunity_id=site.town.live, step=Step.TAKEN, now=site.now)
        theirs = steps_of(session, other)[0].id

    site.browser(Role.BENEFICIARY).post("/mon-espace/demarches/retrait", data={"step": theirs})

    assert steps(site, other) == [Step.TAKEN]


def test_a_step_that_does_not_exist_or_about_nothing_is_refused(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)

    unknown = browser.post("/mon-espace/demarches", data={"opportunity": shared_site.town.live, "step": "sanctioned"})
    nothing = browser.post("/mon-espace/demarches", data={"opportunity": 987654, "step": "called"})

    assert (unknown.status_code, nothing.status_code) == (422, 404)


def test_what_i_keep_is_there_with_what_my_browser_kept_and_can_be_let_go(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    browser.post("/gardees", data={"offre": site.town.live})
    browser.cookies.set("alentour_gardees", f"{site.town.gone}.987654.x")

    assert browser.get("/mon-espace").headers["location"] == "/mon-espace"
    browser.cookies.delete("alentour_gardees")
    page = browser.get("/mon-espace/gardees").text
    assert f'href="/opportunite/{site.town.live}?pour=' in page
    assert "Retirée" in page

    answer = browser.post("/gardees", data={"offre": site.town.live, "faire": "retirer"})
    page = browser.get(answer.headers["location"]).text
    assert f'href="/opportunite/{site.town.live}?pour=' not in page
    assert "C'est enlevé : vous ne la gardez plus." in page


def test_an_offer_asks_who_has_a_space_what_they_did_and_nobody_else(shared_site: Site) -> None:
    address = f"/opportunite/{shared_site.town.live}"

    asked = {who: "Dire ce que j'ai fait" in shared_site.browser(who).get(address).text for who in (*Role, None)}

    assert [who for who, is_asked in asked.items() if is_asked] == [Role.BENEFICIARY]
