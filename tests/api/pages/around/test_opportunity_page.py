"""The page of one opportunity, live or gone."""

from dataclasses import replace
from html import unescape

import pytest

import store
from api.settings import PublisherSettings
from matching import Asked, Kind
from store.accounts.account import Role
from store.people.steps import Step, say_step
from store.tables import PersonRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, store_opportunities
from tests.make.values import AUBUSSON, NOON, some_opportunity


def test_an_opportunity_tells_the_minutes_from_where_one_searches(shared_site: Site) -> None:
    page = shared_site.browser().get(f"/opportunite/{shared_site.town.live}?lieu=23008&moyen=car%3A30").text

    assert "min en voiture" in page
    assert "depuis Aubusson" in page
    assert 'href="/?lieu=23008&amp;moyen=car%3A30"' in page


def test_the_way_back_leads_to_the_same_list(shared_site: Site) -> None:
    search = "lieu=23008&moyen=car%3A30&mots=m%C3%A9nage&type=job&tri=proche&page=2"

    page = shared_site.browser().get(f"/opportunite/{shared_site.town.live}?{search}").text

    assert f'href="/?{search}"'.replace("&", "&amp;") in page


def test_the_reasons_and_warnings_of_the_list_stand_on_the_page_too(site: Site) -> None:
    evening = {"hours_per_week": 2.0, "starts_at": 18 * 60, "ends_at": 20 * 60}
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("france-travail:e", rome="K1304", conditions=evening)])
    search = "lieu=23096&moyen=car%3A30&mots=m%C3%A9nage+2h+le+matin"

    by_search = site.browser().get(f"/opportunite/{one}?{search}").text
    own = site.browser(Role.BENEFICIARY).get(f"/opportunite/{one}?pour={site.town.beneficiary}").text
    by_chance = site.browser().get(f"/opportunite/{one}").text

    assert "moins que les 10 h souhaitées" in by_search
    assert "Pour vous</h2>" in own
    assert "Pour vous</h2>" not in by_chance


def test_what_is_near_answers_the_words_of_the_search(site: Site) -> None:
    cleaning = [some_opportunity(f"france-travail:c{n}", title="Femme de ménage", rome="K1304") for n in range(5)]
    with store.session(site.engine) as session:
        store_opportunities(session, [*cleaning, some_opportunity("france-travail:g", title="Mécanicien", rome=None)])

    with_words = site.browser().get(f"/opportunite/{site.town.live}?lieu=23096&moyen=car%3A30&mots=m%C3%A9nage").text
    without = site.browser().get(f"/opportunite/{site.town.live}?lieu=23096&moyen=car%3A30").text

    assert "pour « ménage »" in with_words
    assert "Aide aux courses" not in with_words
    assert "pour « ménage »" not in without


def test_what_is_near_follows_the_wishes_of_whose_list_led_here_without_what_they_set_aside(site: Site) -> None:
    cleaning = [some_opportunity(f"france-travail:c{n}", title="Femme de ménage", rome="K1304") for n in range(6)]
    others = [some_opportunity(f"france-travail:s{n}", title="Tailleur de pierre", rome="F1612") for n in range(6)]
    me, live = site.town.beneficiary, site.town.live
    with store.session(site.engine) as session:
        refused, *_rest = store_opportunities(session, [*cleaning, *others])
    browser = site.browser(Role.BENEFICIARY)
    browser.post("/mon-espace/refus", data={"opportunity": refused})

    near = browser.get(f"/opportunite/{live}?pour={me}").text.partition("selon vos souhaits")[2]

    assert "Femme de ménage" in near
    assert "Tailleur de pierre" not in near
    assert f"/opportunite/{refused}?" not in near


def test_without_a_start_it_tells_no_minutes(shared_site: Site) -> None:
    answer = shared_site.browser().get(f"/opportunite/{shared_site.town.live}")

    assert answer.status_code == 200
    assert "en voiture" not in answer.text


def test_what_is_required_and_what_is_wished_are_told_apart(site: Site) -> None:
    asked = {
        "licences": (Asked("B - Véhicule léger", required=True, code="B"),),
        "languages": (Asked("Espagnol", required=False),),
        "experience_months": 24,
        "experience_required": True,
    }
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("france-travail:7", conditions=asked)])

    page = site.browser().get(f"/opportunite/{one}").text

    assert "Permis B (voiture) : demandé." in page
    assert "Espagnol : souhaité." in page
    assert "Expérience demandée : 2 ans." in page
    assert "« Souhaité » veut dire" in page


def test_what_a_wish_means_is_told_only_where_there_is_one(site: Site) -> None:
    asked = {"experience_months": 24, "experience_required": True}
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("france-travail:72", conditions=asked)])

    assert "« Souhaité » veut dire" not in site.browser().get(f"/opportunite/{one}").text


def test_the_next_step_leads_to_the_partner_and_says_so(site: Site) -> None:
    job = some_opportunity("france-travail:8", point=AUBUSSON)
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [job], url="https://candidat.francetravail.example/8")

    page = site.browser().get(f"/opportunite/{one}").text

    assert 'href="https://candidat.francetravail.example/8"' in page
    assert "Vous allez sur le site de France Travail." in page


def test_an_address_that_is_not_a_web_page_is_never_a_button(site: Site) -> None:
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("france-travail:6")], url="javascript:alert(1)")

    assert "javascript:" not in site.browser().get(f"/opportunite/{one}").text


def test_an_immersion_is_told_without_its_acronym(site: Site) -> None:
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("immersion-facilitee:5", kind=Kind.IMMERSION)])

    page = site.browser().get(f"/opportunite/{one}").text

    assert "Immersion : essayer un métier" in page
    assert "PMSMP" not in page


def test_one_that_has_gone_says_so_and_shows_what_is_near(shared_site: Site) -> None:
    town = shared_site.town

    answer = shared_site.browser().get(f"/opportunite/{town.gone}?lieu=23096&moyen=car%3A30")

    assert answer.status_code == 410
    assert "n&#39;est plus là" in answer.text or "n'est plus là" in answer.text
    assert f"/opportunite/{town.live}?lieu=23096" in answer.text


def test_a_senseless_start_is_left_aside(shared_site: Site) -> None:
    address = f"/opportunite/{shared_site.town.live}?lieu=nowhere&moyen=broom%3A5"

    assert shared_site.browser(Role.COUNSELLOR).get(address).status_code == 200


@pytest.mark.parametrize(
    ("who", "person", "back"),
    [
        (Role.COUNSELLOR, "own_person", "Revenir à Awa"),
        (Role.BENEFICIARY, "beneficiary", "Revenir à mon espace"),
    ],
)
def test_from_a_person_s_list_it_tells_their_minutes_and_leads_back(
    shared_site: Site, who: Role, person: str, back: str
) -> None:
    town = shared_site.town

    page = shared_site.browser(who).get(f"/opportunite/{town.live}?pour={getattr(town, person)}").text

    assert "min en voiture" in page
    assert back in page


def test_the_person_of_somebody_else_tells_nothing(shared_site: Site) -> None:
    town = shared_site.town
    address = f"/opportunite/{town.live}?pour={town.foreign_person}"

    assert shared_site.browser(Role.COUNSELLOR).get(address).status_code == 404
    visitor = shared_site.browser().get(address)
    assert visitor.status_code == 200
    assert "en voiture" not in visitor.text


def test_a_counsellor_who_came_from_a_file_reads_why_it_suits_and_proposes_it(site: Site) -> None:
    browser, address = site.browser(Role.COUNSELLOR), f"/opportunite/{site.town.live}?pour={site.town.own_person}"

    page = browser.get(address).text
    told = {"opportunity": site.town.live, "decision": "suggested"}
    browser.post(f"/conseil/personnes/{site.town.own_person}/decisions", data=told)

    assert "Pour Awa" in page
    assert "« ménage »" in page.partition("Pour Awa")[2]
    assert "Déjà proposé" in browser.get(address).text
    assert "Pour Chloé" not in site.browser(Role.BENEFICIARY).get(f"/opportunite/{site.town.live}").text


def test_a_counsellor_who_came_from_a_file_reads_what_keeps_it_from_them(site: Site) -> None:
    with store.session(site.engine) as session:
        asks = {"licences": (Asked("Permis B", required=True, code="B"),), "hours_per_week": 35.0}
        (drives,) = store_opportunities(session, [some_opportunity("ft:b", conditions=asks)])
        awa = session.get_one(PersonRow, site.town.own_person)
        awa.licences, awa.hours_min, awa.hours_max = [], None, 30.0

    page = site.browser(Role.COUNSELLOR).get(f"/opportunite/{drives}?pour={site.town.own_person}").text

    why = page.partition("Pourquoi pas celle-ci ?")[2]
    assert "Permis B exigé, pas encore obtenu." in why[:300]
    assert "35 h par semaine : plus que les 30 h souhaitées." in why[:300]
    assert "Proposer à Awa" not in page


def test_a_job_that_somebody_else_got_says_so_to_a_person_and_to_who_follows_them(site: Site) -> None:
    me, other = site.town.beneficiary, site.town.own_person
    with store.session(site.engine) as session:
        (job,) = store_opportunities(session, [some_opportunity("france-travail:taken")])
        say_step(session, person_id=other, opportunity_id=job, step=Step.TAKEN, now=site.now, confirmed=True)
        session.get_one(PersonRow, me).counsellor_id = session.get_one(PersonRow, other).counsellor_id

    mine = site.browser(Role.BENEFICIARY).get(f"/opportunite/{job}").text
    theirs = site.browser(Role.COUNSELLOR).get(f"/opportunite/{job}?pour={me}").text
    own = site.browser(Role.COUNSELLOR).get(f"/opportunite/{job}?pour={other}").text

    assert "La place est prise. Cette offre n'est plus dans votre liste." in unescape(mine)
    assert "La place est prise." in theirs
    assert "La place est prise." not in own


def test_one_press_takes_no_offer_out_of_the_search_until_a_counsellor_confirms_it(site: Site) -> None:
    person = site.town.own_person
    with store.session(site.engine) as session:
        (job,) = store_opportunities(session, [some_opportunity("france-travail:taken")])
        say_step(session, person_id=person, opportunity_id=job, step=Step.TAKEN, now=site.now)
    link, search, counsellor = f'href="/opportunite/{job}', "/?lieu=23096&moyen=car%3A30", site.browser(Role.COUNSELLOR)

    asked = counsellor.get(f"/conseil/personnes/{person}").text
    takers = counsellor.get(f"/conseil/opportunite/{job}").text
    assert link in site.browser().get(search).text
    assert "Oui, la place est prise" in asked
    assert "La place est peut-être prise." in takers

    counsellor.post(f"/conseil/personnes/{person}/suites", data={"opportunity": job, "said": "taken"})

    assert link not in site.browser().get(search).text
    assert "Oui, la place est prise" not in counsellor.get(f"/conseil/personnes/{person}").text


def test_a_job_that_somebody_got_is_taken_on_every_screen(site: Site) -> None:
    with store.session(site.engine) as session:
        (job,) = store_opportunities(session, [some_opportunity("france-travail:taken")])
    browser, search = site.browser(), "/?lieu=23096&moyen=car%3A30"
    link, more = f'href="/opportunite/{job}', "/v1/search?insee=23096&limit=50"
    browser.post("/gardees", data={"offre": job})
    way_on = 'id="suite"'
    assert (link in browser.get(search).text, way_on in browser.get(f"/opportunite/{job}").text) == (True, True)

    with store.session(site.engine) as session:
        say_step(
            session, person_id=site.town.own_person, opportunity_id=job, step=Step.TAKEN, now=site.now, confirmed=True
        )

    page, kept = browser.get(f"/opportunite/{job}").text, browser.get("/gardees").text
    assert ("La place est prise." in page, way_on in page) == (True, False)
    assert ("La place est prise." in kept, link in browser.get(search).text) == (True, False)
    assert link not in browser.get(f"/opportunite/{site.town.live}").text
    assert job not in [row["opportunity"]["id"] for row in site.program().get(more).json()["results"]["items"]]
    assert site.program().get(f"/v1/opportunities/{job}").json()["taken"]


def test_a_counsellor_reads_that_an_employer_said_no(site: Site) -> None:
    person, live = site.town.own_person, site.town.live
    with store.session(site.engine) as session:
        say_step(session, person_id=person, opportunity_id=live, step=Step.REFUSED, now=site.now)

    page = site.browser(Role.COUNSELLOR).get(f"/opportunite/{live}?pour={person}").text

    assert "L'employeur lui a déjà dit non." in unescape(page)


def test_the_same_opportunity_at_another_source_is_named_with_a_way_to_it(site: Site) -> None:
    with store.session(site.engine) as session:
        (twin,) = store_opportunities(session, [some_opportunity("les-emplois:7")], canonical_id=site.town.live)

    page = site.browser().get(f"/opportunite/{site.town.live}").text

    assert "Aussi vu chez" in page
    assert f'<a href="/opportunite/{twin}">les-emplois</a>' in page
    assert "Aussi vu chez" not in site.browser().get(f"/opportunite/{site.town.own_opening}").text


def test_whoever_i_am_followed_by_can_be_asked_about_it_once(site: Site) -> None:
    browser, page = site.browser(Role.BENEFICIARY), f"/opportunite/{site.town.live}"
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.beneficiary).counsellor_id = site.town.users[Role.COUNSELLOR]

    assert "Demander à Claire" in browser.get(page).text
    browser.post("/mon-espace/demarches", data={"opportunity": site.town.live, "step": "interested"})

    assert "Demander à Claire" not in browser.get(page).text
    assert "C'est noté" in browser.get(page).text


def test_what_gives_no_way_to_reach_it_leads_to_whoever_can_help(site: Site) -> None:
    with store.session(site.engine) as session:
        (one,) = store_opportunities(session, [some_opportunity("api-engagement:9", insee="23008")], url=None)
    page = f"/opportunite/{one}"
    visitor = site.browser().get(page).text
    seen = []
    for counsellor in (None, site.town.users[Role.COUNSELLOR]):
        with store.session(site.engine) as session:
            session.get_one(PersonRow, site.town.beneficiary).counsellor_id = counsellor
        seen.append(site.browser(Role.BENEFICIARY).get(page).text)
    alone, followed = seen

    assert 'href="/services?commune=23008"' in visitor
    assert 'href="/services?commune=23008"' in alone
    assert "/services?commune" not in followed
    assert '<button class="button big wide" name="step" value="interested">' in followed
    assert not [one for one in (visitor, alone, followed) if "sur place" in one]


def test_a_request_to_meet_me_waits_on_the_page_of_its_offer_for_me_alone(site: Site) -> None:
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=NOON)
    page = f"/opportunite/{site.town.own_opening}"

    assert f"/mon-espace/rencontres#rencontre-{meeting}" in site.browser(Role.BENEFICIARY).get(page).text
    assert "aimerait vous rencontrer" not in site.browser(Role.COUNSELLOR).get(page).text
    assert "aimerait vous rencontrer" not in site.browser(Role.BENEFICIARY).get(f"/opportunite/{site.town.live}").text


def test_an_offer_made_here_without_a_telephone_is_answered_through_us(site: Site) -> None:
    site.app.state.service = replace(site.app.state.service, publisher=PublisherSettings(phone="05 55 00 00 00"))
    address = f"/opportunite/{site.town.own_opening}"

    by_chance, on_paper = (site.browser().get(path).text for path in (address, f"{address}/feuille"))
    own, recruiting = (site.browser(role).get(address).text for role in (Role.BENEFICIARY, Role.RECRUITER))

    for page in (by_chance, on_paper, recruiting):
        assert "reçoit les réponses par Alentour." in page
        assert 'href="tel:0555000000"' in page
    assert f'href="/connexion?suite={address}"' in by_chance
    assert "Notez le nom" not in by_chance
    assert "Claire vous met en contact." in own
    assert 'value="interested"' in own


def test_an_offer_found_elsewhere_without_a_way_is_not_promised_through_us(shared_site: Site) -> None:
    page = shared_site.browser().get(f"/opportunite/{shared_site.town.live}").text

    assert "reçoit les réponses par Alentour" not in page


@pytest.mark.parametrize(("ended", "taken"), [("found", True), ("elsewhere", True), ("dropped", False)])
def test_a_place_is_said_to_be_taken_only_where_somebody_may_have_it(site: Site, ended: str, *, taken: bool) -> None:
    opening = site.town.own_opening
    site.browser(Role.RECRUITER).post(f"/recrutement/offres/{opening}/fermer", data={"ended": ended})

    page = site.browser().get(f"/opportunite/{opening}").text

    assert ("Elle a été retirée le" in page, "La place est sans doute prise." in page) == (True, taken)


@pytest.mark.parametrize(
    ("text", "said"), [("Travail en journée, 20 h par semaine.", False), ("Horaires à voir ensemble.", True)]
)
def test_what_the_usual_list_of_a_trade_asks_against_the_announcement_is_not_asked(
    site: Site, text: str, *, said: bool
) -> None:
    dawn = {"skills": (Asked("Travailler tôt le matin", required=True), Asked("Laver les sols", required=True))}
    with store.session(site.engine) as session:
        (job,) = store_opportunities(session, [some_opportunity("france-travail:dawn", text=text, conditions=dawn)])

    page = site.browser().get(f"/opportunite/{job}").text

    assert ("Travailler tôt le matin" in page, "Laver les sols : demandé." in page) == (said, True)
