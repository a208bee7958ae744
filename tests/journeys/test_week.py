"""Somebody changes their week and makes their CV on a telephone, by keyboard alone and without scripts."""

from uuid import UUID

from icalendar import Calendar
from playwright.sync_api import expect
from sqlalchemy import select

import store
from store.accounts.account import Role
from store.mail.outbox import EmailKind, post
from store.tables import EmailRow
from tests.journeys.conftest import DESK, PHONE, Visit, assert_accessible


def code_of_a_letter(visit: Visit) -> UUID:
    site = visit.site
    with store.session(site.engine) as session:
        post(session, EmailKind.SUGGESTION, user_id=site.town.users[Role.BENEFICIARY], key="1", now=site.now)
        code: UUID | None = session.scalar(select(EmailRow.stop_code))
    assert code is not None
    return code


def test_a_week_a_cv_and_fewer_letters_without_a_mouse_or_a_script(visit: Visit) -> None:
    phone = visit.page(PHONE, who=Role.BENEFICIARY, scripts=False)
    phone.goto("/mon-espace/semaine")
    lines = phone.locator(".week .card")
    before = lines.count()

    phone.locator(".week summary").first.press("Enter")
    phone.get_by_role("link", name="Enlever, sans rien mettre").first.press("Enter")
    expect(phone.get_by_role("link", name="Revenir à la première idée")).to_be_visible()
    assert lines.count() < before

    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Mettre dans mon agenda").press("Enter")
    assert len(Calendar.from_ical(taken.value.path().read_bytes()).walk("VEVENT")) == lines.count()

    phone.goto("/mon-espace/cv")
    phone.get_by_label("Téléphone").fill("pas de téléphone")
    phone.get_by_role("button", name="Voir la page").press("Enter")
    expect(phone.locator("#phone-faute")).to_be_visible()
    phone.get_by_label("Téléphone").fill("06 12 34 56 78")
    phone.get_by_role("button", name="Voir la page").press("Enter")
    expect(phone.get_by_role("img", name="Image du CV")).to_be_visible()
    with phone.expect_download() as made:
        phone.get_by_role("button", name="Télécharger le CV").first.press("Enter")
    assert made.value.path().read_bytes().startswith(b"%PDF")

    phone.goto(f"/lettres/{code_of_a_letter(visit)}")
    phone.get_by_role("button", name="Ne plus les recevoir").press("Enter")
    expect(phone.get_by_role("status")).to_contain_text("Vous ne recevez plus")

    desk = visit.page(DESK, who=Role.BENEFICIARY)
    for address in ("/mon-espace/semaine?de=40&a=40", "/mon-espace/semaine?de=x", "/mon-espace/cv", "/lettres/x"):
        desk.goto(address)
        assert_accessible(desk)
    desk.goto("/mon-espace/cv")
    desk.get_by_role("button", name="Voir la page").click()
    assert_accessible(desk)
    phone_desk = visit.page(PHONE, who=Role.BENEFICIARY)
    phone_desk.goto("/mon-espace/semaine")
    assert_accessible(phone_desk)
