"""What I say I did and what I keep: mine alone to write, to take back and to see, with who follows me."""

from sqlalchemy import select

import store
from store.accounts import Role
from store.decisions import Decision, decide
from store.steps import Step, say_step, steps_of
from store.tables import AuditRow, PersonRow
from tests.fixtures.site import Site


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


def test_the_day_of_an_interview_is_told_where_it_was_said_and_may_be_changed(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "interview"})
    with store.session(site.engine) as session:
        step = steps_of(session, site.town.beneficiary)[0].id

    asked = browser.post("/mon-espace/demarches/jour", data={"step": step, "jour": "jeudi"})
    assert asked.status_code == 422
    assert "Écrivez une date" in asked.text
    for typed, told in (("2026-11-25", "un entretien, le 25 novembre"), ("", "un entretien</strong>")):
        answer = browser.post("/mon-espace/demarches/jour", data={"step": step, "jour": typed})
        assert told in browser.get(answer.headers["location"]).text


def test_a_day_is_given_to_a_step_of_mine_that_may_have_one(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "called"})
    with store.session(site.engine) as session:
        mine = steps_of(session, site.town.beneficiary)[0].id
        say_step(
            session,
            person_id=site.town.foreign_person,
            opportunity_id=site.town.live,
            step=Step.INTERVIEW,
            now=site.now,
        )
        theirs = steps_of(session, site.town.foreign_person)[0].id

    for step in (mine, theirs):
        day = {"step": step, "jour": "2026-11-25"}
        assert browser.post("/mon-espace/demarches/jour", data=day).status_code == 404


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


def test_somebody_elses_step_cannot_be_taken_back(shared_site: Site) -> None:
    other = shared_site.town.own_person
    with store.session(shared_site.engine) as session:
        say_step(session, person_id=other, opportunity_id=shared_site.town.live, step=Step.TAKEN, now=shared_site.now)
        theirs = steps_of(session, other)[0].id

    shared_site.browser(Role.BENEFICIARY).post("/mon-espace/demarches/retrait", data={"step": theirs})

    assert steps(shared_site, other) == [Step.TAKEN]


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
