"""A counsellor moves a limit, a person finds what was suggested, a recruiter reads a shortlist."""

import re

import pytest
from playwright.sync_api import expect

from matching import Matcher, rank_everybody
from store.accounts.account import Role
from tests.journeys.conftest import DESK, PHONE, Visit


def test_a_link_signs_in_by_its_button_and_leads_to_the_desk(visit: Visit) -> None:
    page = visit.page(PHONE, scripts=False)
    page.goto(visit.link(Role.COUNSELLOR))

    page.get_by_role("button", name="Me connecter").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mes personnes")


@pytest.mark.parametrize("scripts", (True, False))
def test_a_counsellor_shortens_a_limit_and_the_list_says_what_it_lost(visit: Visit, *, scripts: bool) -> None:
    page = visit.page(DESK, who=Role.COUNSELLOR, scripts=scripts)
    page.goto(f"/conseil/personnes/{visit.site.town.own_person}")
    expect(page.get_by_role("link", name="Femme de ménage", exact=True)).to_be_visible()

    if not scripts:
        page.locator("summary", has_text="Déplacements").click()
    page.get_by_label("Voiture").select_option("10")
    if not scripts:
        page.get_by_role("button", name="Mettre la liste à jour").click()

    expect(page.get_by_text("Rien ne change dans le temps de trajet.")).to_be_visible()  # it was a little beyond
    expect(page.get_by_role("link", name="Femme de ménage", exact=True)).to_have_count(0)
    expect(page.get_by_label("Voiture")).to_have_value("10")


@pytest.mark.parametrize("scripts", (True, False))
def test_a_counsellor_suggests_with_a_word(visit: Visit, *, scripts: bool) -> None:
    rank_everybody(visit.site.engine, Matcher(visit.site.engine), now=visit.site.now)
    page = visit.page(PHONE, who=Role.COUNSELLOR, scripts=scripts)
    page.goto(f"/conseil/personnes/{visit.site.town.own_person}")
    headline = page.locator("#a-faire")
    expect(headline).to_contain_text("Proposer : ")

    page.locator("summary", has_text="Proposer").first.click()
    page.get_by_label("Un mot pour Awa").first.fill("C'est à deux pas.")
    page.get_by_role("button", name="Proposer").first.click()

    expect(page.get_by_text("Awa n'a pas encore d'accès : imprimez la feuille, ou faites sa carte.")).to_be_visible()
    expect(headline).not_to_contain_text("Rien reçu encore")  # the headline follows, with scripts as without


@pytest.mark.parametrize("scripts", (True, False))
def test_a_team_lead_hands_over_whom_they_tick_by_keyboard(visit: Visit, *, scripts: bool) -> None:
    page = visit.page(PHONE, who=Role.TEAM_LEAD, scripts=scripts)
    page.goto(f"/equipe/conseillers/{visit.site.town.users[Role.COUNSELLOR]}")

    page.get_by_role("checkbox", name="Awa").press("Space")
    page.get_by_role("button", name="Confier les personnes cochées").press("Enter")
    page.get_by_label("À qui ?").press("ArrowDown")
    page.get_by_role("button", name="Confier ces dossiers").press("Enter")

    expect(page.get_by_role("status")).to_contain_text("1 personne est maintenant suivie par")


def test_a_recruiter_reads_an_anonymous_shortlist(visit: Visit) -> None:
    page = visit.page(PHONE, who=Role.RECRUITER)
    page.goto("/recrutement")

    page.get_by_role("link", name="Vendeuse en boulangerie").click()

    expect(page.get_by_role("heading", name="Et maintenant ?")).to_be_visible()
    expect(page.get_by_text(re.compile("Awa|Chloé"))).to_have_count(0)
