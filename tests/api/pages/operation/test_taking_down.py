"""An operator takes down what an employer published: nobody is shown it, it never comes back, its employer is told."""

from html import unescape

import pytest
from sqlalchemy import select

import store
from api.settings import PublisherSettings
from store.accounts.account import Role
from store.tables import AuditRow, EmailRow, OpportunityRow, UserRow
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site
from tests.make.opening_sheets import published
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity


def form_of(opening_id: int) -> str:
    return f"/exploitation/signalements/{opening_id}/retrait"


def told(site: Site) -> list[tuple[int, str]]:
    """Who gets which letter."""
    with store.session(site.engine) as session:
        return [(row.user_id, row.kind) for row in session.scalars(select(EmailRow).order_by(EmailRow.id))]


def test_what_was_reported_is_taken_down_with_a_reason_and_its_employer_is_written_to(site: Site) -> None:
    opening, recruiter = site.town.unapproved_opening, site.town.unapproved_recruiter
    site.browser().post(f"/opportunite/{opening}/signaler", data={"raison": "money", "mots": "200 € d'avance"})
    operator = site.browser(Role.OPERATOR)

    assert form_of(opening) in operator.get("/exploitation").text
    asked = text_of(operator.get(form_of(opening)))
    assert all(words in asked for words in ("Serveuse", "Employeur pas encore vérifié", "200 € d'avance"))
    done = operator.get(operator.post(form_of(opening), data={"raison": "money"}).headers["location"])

    assert "L'annonce est retirée." in text_of(done)
    assert form_of(opening) not in done.text
    gone = site.browser().get(f"/opportunite/{opening}")
    assert (gone.status_code, "sans doute prise" in gone.text) == (410, False)
    assert told(site) == [(recruiter, "taken_down")]
    with store.session(site.engine) as session:
        (row,) = session.scalars(select(AuditRow).where(AuditRow.action == "took_down_opening"))
    assert (row.role, row.subject, row.details) == ("operator", "alentour:new", {"fault": "money"})


def test_its_employer_reads_why_and_whom_to_call_and_cannot_publish_it_again(site: Site) -> None:
    opening = published(site.browser(Role.RECRUITER))
    number = int(opening.rpartition("/")[2])
    employer, operator = site.browser(Role.RECRUITER), site.browser(Role.OPERATOR)
    sheet = employer.post(f"{opening}/modifier").headers["location"]
    employer.post(f"{opening}/fermer", data={"ended": "paused"})
    object.__setattr__(site.app.state.service, "publisher", PublisherSettings(_env_file=None, phone="05 55 00 00 00"))

    operator.post(form_of(number), data={"raison": "false"})
    again = [employer.post(f"{opening}/rouvrir"), employer.post(f"{sheet}/publier")]

    assert [one.headers["location"] for one in again] == [opening, opening]
    page = unescape(employer.get(opening).text)
    assert "Nous avons retiré cette offre le" in page
    assert "La raison : Ce qui est écrit est faux." in page
    assert 'href="tel:0555000000"' in page
    assert "Remettre en ligne" not in page
    assert "Retirée par nous le" in employer.get("/recrutement").text
    assert "est en pause" not in site.browser().get(f"/opportunite/{number}").text
    with store.session(site.engine) as session:
        row = session.get_one(OpportunityRow, number)
    assert (row.retired_at, row.reply_phone, row.taken_down_for) == (site.now, None, "false")


@pytest.mark.parametrize(("ticked", "left"), [({}, True), ({"autres": "oui"}, False)])
def test_all_that_an_employer_shows_is_taken_down_with_it_where_that_is_asked(
    site: Site, ticked: dict[str, str], *, left: bool
) -> None:
    with store.session(site.engine) as session:
        employer_id = session.get_one(UserRow, site.town.unapproved_recruiter).employer_id
        also = some_opportunity("alentour:also", title="Plongeur")
        (other,) = store_opportunities(session, [also], employer_id=employer_id)
    operator = site.browser(Role.OPERATOR)
    assert "Plongeur" in operator.get(form_of(site.town.unapproved_opening)).text

    operator.post(form_of(site.town.unapproved_opening), data={"raison": "other"} | ticked)

    assert (site.browser().get(f"/opportunite/{other}").status_code == 200) is left
    assert len(told(site)) == 1, "one letter tells of all"


def test_nothing_is_taken_down_without_a_reason_nor_twice(site: Site) -> None:
    operator, opening = site.browser(Role.OPERATOR), site.town.own_opening

    asked_again = operator.post(form_of(opening), data={"autres": "oui"})
    assert (asked_again.status_code, "Choisissez ce qui ne va pas." in asked_again.text) == (422, True)
    assert told(site) == []
    for _ in range(2):
        operator.post(form_of(opening), data={"raison": "other"})

    assert len(told(site)) == 1
    assert operator.get(form_of(opening)).status_code == 303


def test_an_employer_without_an_address_is_to_be_called(site: Site) -> None:
    with store.session(site.engine) as session:
        session.delete(session.get_one(UserRow, site.town.unapproved_recruiter))

    assert "appelez-le pour le prévenir" in text_of(
        site.browser(Role.OPERATOR).get(form_of(site.town.unapproved_opening))
    )


def test_what_a_source_shows_is_left_to_the_source(site: Site) -> None:
    site.browser().post(f"/opportunite/{site.town.live}/signaler", data={"raison": "gone"})
    operator = site.browser(Role.OPERATOR)

    assert form_of(site.town.live) not in operator.get("/exploitation").text
    assert operator.post(form_of(site.town.live), data={"raison": "gone"}).status_code == 404
