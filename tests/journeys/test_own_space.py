"""Somebody with a letter and an old phone opens a space by keyboard, says what they can do, and answers a proposal."""

from playwright.sync_api import expect

import store
from api.profile.page import QUESTIONS_OF_A_NEW_SPACE
from store.accounts.account import Role
from store.people.decisions import Decision, decide
from store.people.spaces import write_letters
from tests.fixtures.site import Site
from tests.journeys.conftest import PHONE, Visit


def suggest(site: Site) -> None:
    with store.session(site.engine) as session:
        decide(
            session,
            person_id=site.town.beneficiary,
            opportunity_id=site.town.live,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason="Essayez, c'est à côté.",
            made_by=site.town.users[Role.COUNSELLOR],
            now=site.now,
        )


def test_a_letter_becomes_a_space_by_keyboard_alone_and_without_scripts(visit: Visit) -> None:
    with store.session(visit.site.engine) as session:
        (code,) = write_letters(session, count=1, now=visit.site.now)
    phone = visit.page(PHONE, scripts=False)

    phone.goto("/connexion")
    phone.get_by_role("link", name="une lettre").press("Enter")
    phone.get_by_label("Le code de ma carte").type(code)
    phone.keyboard.press("Enter")
    phone.get_by_label("Votre prénom").type("Nadia")
    phone.get_by_label("Votre commune").type("Aubusson")
    phone.get_by_role("checkbox").press("Space")
    phone.keyboard.press("Enter")

    phone.get_by_label("Souhait 1").type("ménage")
    phone.keyboard.press("Enter")
    phone.get_by_label("À pied").select_option("walk:30")
    phone.get_by_role("button", name="Continuer").press("Enter")
    for place in range(3, QUESTIONS_OF_A_NEW_SPACE):
        expect(phone.get_by_text(f"Question {place} sur {QUESTIONS_OF_A_NEW_SPACE}")).to_be_visible()
        phone.get_by_role("link", name="Passer cette question").press("Enter")
    expect(phone.get_by_text("Nous n'avons pas votre adresse e-mail.")).to_be_visible()
    phone.get_by_role("link", name="Voir ma liste").press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Bonjour Nadia")
    expect(phone.get_by_text("À pied 30 min")).to_be_visible()

    suggest(visit.site)
    mine = visit.page(PHONE, who=Role.BENEFICIARY)
    mine.goto("/mon-espace")
    mine.get_by_role("button", name="Oui, ça m'intéresse").press("Enter")
    expect(mine.get_by_role("status")).to_contain_text("C'est noté")
