"""A person's own space: what was suggested to me, and a list I can contest (R13)."""

import store
from geo import Means, Mode
from matching import Kind
from store.accounts.account import Role
from store.people.decisions import Decision, decide
from store.people.person import change_means
from store.tables import PersonRow
from tests.fixtures.site import Site


def suggest(site: Site, *, to: int) -> None:
    with store.session(site.engine) as session:
        decide(
            session,
            person_id=to,
            opportunity_id=site.town.live,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason="Essayez, c'est à côté.",
            made_by=site.town.users[Role.COUNSELLOR],
            now=site.now,
        )


def test_my_space_shows_what_was_suggested_to_me_with_the_word_that_came_with_it(site: Site) -> None:
    suggest(site, to=site.town.beneficiary)

    page = site.browser(Role.BENEFICIARY).get("/mon-espace").text

    assert "Bonjour Chloé" in page
    assert "Proposé par Claire" in page
    assert "Essayez, c&#39;est à côté." in page


def test_what_is_proposed_to_me_is_not_in_my_list_again(site: Site) -> None:
    suggest(site, to=site.town.beneficiary)

    page = site.browser(Role.BENEFICIARY).get("/mon-espace").text

    assert page.count(f'<h3><a href="/opportunite/{site.town.live}?pour=') == 1


def test_what_i_keep_leads_back_to_its_card_which_says_so(site: Site) -> None:
    browser, offer = site.browser(Role.BENEFICIARY), site.town.live
    kept = {"offre": offer, "suite": f"/mon-espace?page=1#offre-{offer}"}

    assert browser.post("/gardees", data=kept).headers["location"] == kept["suite"]
    card = browser.get("/mon-espace").text.partition(f'id="offre-{offer}"')[2]
    tag = card[: card.index("Gardé</span>")].rpartition("<span")[2]
    assert "hidden" not in tag.partition(">")[0]
    elsewhere = browser.post("/gardees", data=kept | {"suite": "https://ailleurs.example/"})
    assert elsewhere.headers["location"] == "/mon-espace/gardees?dit=garder"


def test_i_can_ask_who_follows_me_about_anything_in_my_list(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.beneficiary).counsellor_id = site.town.users[Role.COUNSELLOR]

    assert "Demander à Claire" in site.browser(Role.BENEFICIARY).get("/mon-espace").text


def test_what_was_suggested_to_somebody_else_is_not_shown_to_me(site: Site) -> None:
    suggest(site, to=site.town.own_person)

    assert "Proposé p" not in site.browser(Role.BENEFICIARY).get("/mon-espace").text


def test_what_is_not_for_me_leaves_my_list_and_can_come_back(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    link = f'<h3><a href="/opportunite/{site.town.live}?pour={site.town.beneficiary}"'

    assert link in browser.get("/mon-espace").text
    told = browser.post("/mon-espace/refus", data={"opportunity": site.town.live, "reason": "C'est trop loin"})
    page = browser.get(told.headers["location"]).text
    assert link not in page
    assert "n'est plus dans votre liste" in page
    back = browser.post("/mon-espace/refus", data={"opportunity": site.town.live, "decision": "undo"})
    page = browser.get(back.headers["location"]).text
    assert link in page
    assert "C'est remis dans votre liste." in page


def test_what_i_refused_is_found_again_with_why_and_a_way_to_put_it_back(site: Site) -> None:
    browser, back = site.browser(Role.BENEFICIARY), 'name="decision" value="undo"'
    page = f"/opportunite/{site.town.live}?pour={site.town.beneficiary}"
    browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "called"})
    assert back not in browser.get("/mon-espace/demarches").text

    browser.post("/mon-espace/refus", data={"opportunity": site.town.live, "reason": "C'est trop loin"})
    done, offer = browser.get("/mon-espace/demarches").text, browser.get(page).text

    assert "Enlevée de ma liste" in done
    assert "C&#39;est trop loin · aujourd" in done
    assert back in done
    assert "Vous avez enlevé cette offre de votre liste." in offer
    assert back in offer
    assert "Dire ce que j'ai fait" not in offer

    browser.post("/mon-espace/refus", data={"opportunity": site.town.live, "decision": "undo"})
    assert back not in browser.get("/mon-espace/demarches").text
    assert "Dire ce que j'ai fait" in browser.get(page).text


def test_my_list_remembers_what_i_did(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    for step in ("interested", "called"):
        browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": step})

    page = browser.get("/mon-espace").text

    card = page.split(f'id="offre-{site.town.live}"')[1].split("</li>\n      <li class=")[0]
    assert "<strong>J&#39;ai appelé</strong> · aujourd" in card
    assert "Demander à Claire" not in card


def test_my_refusal_hides_a_suggestion_and_taking_it_back_shows_it_again(site: Site) -> None:
    suggest(site, to=site.town.beneficiary)
    browser = site.browser(Role.BENEFICIARY)
    refused = {"opportunity": site.town.live, "reason": "C'est trop loin"}

    browser.post("/mon-espace/refus", data=refused)
    assert "Proposé p" not in browser.get("/mon-espace").text
    browser.post("/mon-espace/refus", data={"opportunity": site.town.live, "decision": "undo"})
    assert "Essayez, c&#39;est à côté." in browser.get("/mon-espace").text


def test_a_space_where_nothing_fits_says_what_to_do_and_shows_what_is_near(site: Site) -> None:
    with store.session(site.engine) as session:
        change_means(session, site.town.beneficiary, [Means(Mode.WALK, 1)])
        session.get_one(PersonRow, site.town.beneficiary).open_to = [Kind.CIVIC_SERVICE.value]

    page = site.browser(Role.BENEFICIARY).get("/mon-espace").text

    assert "Rien ne va avec tous vos souhaits" in page
    assert "Le plus près de chez vous" in page
    assert f"/opportunite/{site.town.live}" in page


def test_a_page_beyond_the_last_is_the_last(site: Site) -> None:
    page = site.browser(Role.BENEFICIARY).get("/mon-espace?page=50").text

    assert f"/opportunite/{site.town.live}" in page
