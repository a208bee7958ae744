"""A baker who never used a recruiting tool: from a blank account to a shortlist and a request, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

import store
from store.accounts.account import create_link, user_by_email
from store.tables import EmployerRow
from tests.journeys.conftest import PHONE, Visit, faults_of
from tests.make.rows import store_person
from tests.make.values import some_person

FORM = {
    "Le numéro SIRET": "732 829 320 00074",
    "Le nom de l'entreprise ou de l'association": "Boulangerie Périchon",
    "La commune": "Aubusson",
    "Le téléphone": "05 55 66 77 88",
    "Votre nom": "Solange Périchon",
    "Votre adresse e-mail": "solange@perichon.example",
}
WORDS = "Je cherche un boulanger ou une boulangère, 20 h par semaine, débutant ok"


@pytest.mark.parametrize("scripts", (True, False))
def test_a_baker_goes_from_a_blank_account_to_a_request(visit: Visit, *, scripts: bool) -> None:
    page = visit.page(PHONE, scripts=scripts)
    page.goto("/recruter")
    page.get_by_label("Une entreprise").press("Space")
    for label, typed in FORM.items():
        page.get_by_label(label, exact=True).press_sequentially(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("C'est noté. Nous vous appelons.")

    page.goto(signed_in_and_approved(visit))
    press(page, "Me connecter")
    page.get_by_label("Qui cherchez-vous ?").press_sequentially(WORDS)
    assert not scripts or faults_of(page) == []  # axe-core is a script itself
    press(page, "Continuer")
    expect(page.get_by_label("Heures par semaine")).to_have_value("20")
    expect(page.get_by_text("Débutant accepté").first).to_be_visible()
    expect(page.get_by_label("Combien de temps dure l'essai ?")).to_be_hidden()
    page.get_by_label("L'adresse, pour se présenter sur place").press_sequentially("3 rue Vaveix")
    assert not scripts or faults_of(page) == []
    press(page, "Voir l'aperçu")
    expect(page.get_by_text("20 h par semaine").first).to_be_visible()
    expect(page.get_by_text("3 rue Vaveix, Aubusson")).to_be_visible()
    assert not scripts or faults_of(page) == []
    press(page, "Publier cette offre")

    expect(page.get_by_text("C'est publié.")).to_be_visible()
    page.locator("summary", has_text="Demander à rencontrer").first.press("Enter")
    press(page, "Envoyer la demande")

    expect(page.get_by_text("c'est non.").first).to_be_visible()
    assert not scripts or faults_of(page) == []
    page.goto("/recrutement")
    expect(page.get_by_role("heading", name="En attente d'une réponse")).to_be_visible()


def press(page: Page, name: str) -> None:
    """Presses a button with the keyboard."""
    page.get_by_role("button", name=name).first.press("Enter")


def signed_in_and_approved(visit: Visit) -> str:
    """The link of the new account, which a counsellor has approved; and somebody near whom it may suit."""
    with store.session(visit.site.engine) as session:
        user = user_by_email(session, FORM["Votre adresse e-mail"])
        assert user is not None
        session.get_one(EmployerRow, user.employer_id).approved_at = visit.site.now
        store_person(session, some_person(wishes=("boulanger",), hours_max=24.0), first_name="Zoé")
        secret = create_link(session, user_id=user.id, now=visit.site.now, minutes=15)
    return f"/connexion/{secret}"
