"""The operator's page: how each source fares, a pull at a press, a retirement let go by a person."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text, update

import store
from store.accounts.account import Role
from store.mail.outbox import EmailKind, post
from store.tables import EmailRow, HeldRetirementRow, OpportunityRow, PullRequestRow, RejectRow, RunRow, SourceRow
from tests.fixtures.site import Site


def pull(site: Site, *, ended: datetime, rejects: int = 0, **values: Any) -> int:
    """A pull of the services, that the schedule pulls every night."""
    usual: dict[str, Any] = {
        "source": "dora",
        "scope": "23",
        "status": "complete",
        "started_at": ended,
        "finished_at": ended,
        "pulled": 30,
        "rejected": rejects,
    }
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="dora", label="Services d'insertion", nightly_at=time(4)))
        session.flush()
        session.add(run := RunRow(**(usual | values)))
        session.flush()
        session.add_all(RejectRow(run_id=run.id, source_key=f"s-{n}", reason="sans lieu") for n in range(rejects))
        return run.id


def card(site: Site) -> str:
    """What the page says of the services."""
    page = site.browser(Role.OPERATOR).get("/exploitation").text
    return page.partition('id="dora"')[2].partition('<li class="card"')[0]


@pytest.mark.parametrize(("hours", "said"), ((5, "À jour"), (30, "En retard")))
def test_a_source_without_a_complete_pull_for_a_day_is_late(site: Site, hours: int, said: str) -> None:
    pull(site, ended=site.now - timedelta(hours=hours))

    assert said in card(site)


def test_what_is_wrong_comes_first_with_since_when_and_what_to_do(site: Site) -> None:
    pull(site, ended=site.now - timedelta(hours=30))

    page = site.browser(Role.OPERATOR).get("/exploitation").text

    assert "1 chose à regarder." in page
    assert page.index('id="dora"') < page.index('id="alentour"')
    assert "Plus de récolte complète : il en faut une par nuit." in card(site)
    assert "Depuis hier à 7 h 00." in card(site)


def test_what_is_wrong_is_told_in_the_language_of_the_page(site: Site) -> None:
    pull(site, ended=site.now - timedelta(hours=30))
    operator = site.browser(Role.OPERATOR)
    operator.post("/langue", data={"langue": "en", "suite": "/exploitation"})

    page = operator.get("/exploitation").text

    assert "No complete pull any more: one is needed each night." in page
    assert "il en faut une par nuit" not in page


def test_what_was_refused_is_told_with_its_reason_and_examples(site: Site) -> None:
    pull(site, ended=site.now, rejects=2)

    assert "2 annonces refusées" in card(site)
    assert "Sans lieu. 2 fois" in card(site)
    assert "s-0, s-1" in card(site)


def test_why_a_pull_failed_is_told(site: Site) -> None:
    pull(site, ended=site.now, status="failed", message="Le partenaire ne répond pas.")

    assert "Le partenaire ne répond pas." in card(site)


def test_a_pull_is_asked_for_once_and_written_in_the_log(site: Site) -> None:
    pull(site, ended=site.now)
    operator = site.browser(Role.OPERATOR)
    answers = [operator.post("/exploitation/recoltes", data={"source": "dora"}) for _ in range(2)]

    assert {answer.headers["location"] for answer in answers} == {"/exploitation#dora"}
    assert "Récolte demandée" in card(site)
    assert "Relancer la récolte" not in card(site)
    with store.session(site.engine) as session:
        assert session.query(PullRequestRow).count() == 1
        told = session.execute(text("select subject from audit_log where action = 'asked_pull'")).scalars().all()
    assert told == ["dora"]


def test_a_pull_that_nobody_begins_says_what_to_start(site: Site) -> None:
    pull(site, ended=site.now)
    site.browser(Role.OPERATOR).post("/exploitation/recoltes", data={"source": "dora"})
    site.now += timedelta(minutes=2)

    assert "Lancez « alentour schedule »" in card(site)


@pytest.mark.parametrize("source", ("nowhere", "alentour"))
def test_only_what_the_schedule_pulls_can_be_pulled(site: Site, source: str) -> None:
    assert site.browser(Role.OPERATOR).post("/exploitation/recoltes", data={"source": source}).status_code == 404


def test_what_was_held_back_is_retired_once_a_person_says_so(site: Site) -> None:
    run_id = pull(site, ended=site.now, held=1)
    with store.session(site.engine) as session:
        session.add(HeldRetirementRow(run_id=run_id, table_name="opportunities", row_id=site.town.live))
    assert "1 annonce a disparu" in card(site)

    operator = site.browser(Role.OPERATOR)
    for _ in range(2):
        assert operator.post(f"/exploitation/retraits/{run_id}").headers["location"] == "/exploitation"

    assert "disparu" not in card(site)
    with store.session(site.engine) as session:
        assert session.get_one(OpportunityRow, site.town.live).retired_at == site.now
        told = session.execute(text("select details from audit_log where action = 'released_retirement'")).scalars()
        assert list(told) == [{"run": run_id, "retired": 1}]


def test_what_is_no_longer_offered_is_not_told_as_refused(site: Site) -> None:
    run_id = pull(site, ended=site.now, rejects=2)
    with store.session(site.engine) as session:
        session.add(RejectRow(run_id=run_id, source_key="s-9", reason="complet pour le moment", gone=True))

    assert "2 annonces refusées" in card(site)
    assert "1 annonce plus offerte" in card(site)
    answer = site.program().get("/v1/sources").json()["sources"]
    (told,) = [one for one in answer if one["slug"] == "dora"]
    assert (told["reject_reasons"], told["gone_reasons"]) == ({"sans lieu": 2}, {"complet pour le moment": 1})


def test_a_retirement_that_was_let_go_is_told_with_its_run(site: Site) -> None:
    pull(site, ended=site.now, held=1, released_at=site.now)

    assert "Retiré quand même" in site.browser(Role.OPERATOR).get("/exploitation").text


def test_a_run_that_does_not_exist_holds_nothing(site: Site) -> None:
    assert site.browser(Role.OPERATOR).post("/exploitation/retraits/999").status_code == 404


@pytest.mark.parametrize("path", ("/exploitation/recoltes", "/exploitation/retraits/1"))
def test_another_site_cannot_press_the_buttons(site: Site, path: str) -> None:
    operator = site.browser(Role.OPERATOR)

    assert operator.post(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize(
    ("given_up", "said"),
    ((False, "(WEB_SMTP_HOST)"), (True, "Des e-mails ne sont pas partis")),
)
def test_letters_that_do_not_leave_are_something_to_look_at(site: Site, *, given_up: bool, said: str) -> None:
    before = site.browser(Role.OPERATOR).get("/exploitation").text
    with store.session(site.engine) as session:
        post(session, EmailKind.SHORTLIST, user_id=site.town.users[Role.RECRUITER], key="1", now=site.now)
        if given_up:
            session.execute(update(EmailRow).values(given_up_at=site.now))

    page = site.browser(Role.OPERATOR).get("/exploitation").text

    assert said not in before
    assert said in page
    assert "Tout va bien." in before
    assert "1 chose à regarder." in page


def test_a_letter_that_waits_for_an_hour_is_something_to_look_at(site: Site) -> None:
    site.settings = site.settings.model_copy(update={"smtp_host": "mail.creuse.example"})
    site.restart()
    with store.session(site.engine) as session:
        post(session, EmailKind.SHORTLIST, user_id=site.town.users[Role.RECRUITER], key="1", now=site.now)

    site.now += timedelta(minutes=59)
    before = site.browser(Role.OPERATOR).get("/exploitation").text
    site.now += timedelta(minutes=2)
    page = site.browser(Role.OPERATOR).get("/exploitation").text

    assert "depuis plus d'une heure" not in before
    assert "Des e-mails attendent depuis plus d'une heure" in page
    assert "1 chose à regarder." in page


def test_the_page_looks_again_by_itself_only_while_something_moves(site: Site) -> None:
    pull(site, ended=site.now)
    still = site.browser(Role.OPERATOR).get("/exploitation").text
    pull(site, ended=site.now, status="running", finished_at=None)
    moving = site.browser(Role.OPERATOR).get("/exploitation").text

    assert "every 4s" not in still
    assert "every 4s" in moving
    assert "Récolte en cours" in moving


def test_an_operator_lands_there(site: Site) -> None:
    assert site.browser(Role.OPERATOR).get("/connexion").headers["location"] == "/exploitation"
