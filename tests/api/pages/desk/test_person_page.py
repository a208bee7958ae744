"""One person on the counsellor's desk: what their file says, what comes first on it, who may open it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import delete, text, update

import store
from matching import Asked, Kind, Matcher, rank_everybody
from store.accounts.account import Role
from store.tables import MeansRow, MeetingRow, OpportunityRow, PersonRow, SkillRow, WishRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, store_opportunities
from tests.make.values import AUBUSSON, some_opportunity


@pytest.mark.parametrize(
    ("held", "told"), ((None, "À préciser"), ([], "Pas de permis"), (["B", "D"], "Permis B (voiture)<br>"))
)
def test_licences_stand_beside_the_means(site: Site, held: list[str] | None, told: str) -> None:
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(licences=held))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text

    assert told in page[page.index(">Permis</p>") :].partition("</div>")[0]


def test_a_person_of_a_colleague_is_not_found(shared_site: Site) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)
    foreign = shared_site.town.foreign_person

    assert browser.get(f"/conseil/personnes/{foreign}").status_code == 404
    assert browser.post(f"/conseil/personnes/{foreign}/situation", data={"car": "30"}).status_code == 404
    refused = {"opportunity": shared_site.town.live, "decision": "dismissed", "reason": "Trop loin"}
    assert browser.post(f"/conseil/personnes/{foreign}/decisions", data=refused).status_code == 404


def test_only_what_is_near_to_the_wishes_is_told_as_near_to_them_among_what_is_set_aside(site: Site) -> None:
    lorry = {"licences": (Asked("C - Poids lourd", required=True, code="C"),)}
    baker = some_opportunity("ft:baker", title="Boulanger", rome="D1102", conditions=lorry)
    cleaner = some_opportunity("ft:cleaner", title="Femme de ménage en tournée", rome="K1304", conditions=lorry)
    with store.session(site.engine) as session:
        store_opportunities(session, (baker, cleaner))
        session.execute(update(PersonRow).values(licences=["B"]))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text

    near, rest = page.split("Sans lien avec ses souhaits, et écartées par une condition.")
    near = near.split("Proches de ce que Awa cherche")[1]
    assert "Femme de ménage en tournée" in near
    assert "Boulanger" not in near
    assert "Boulanger" in rest


def test_a_wish_for_lessons_leads_to_who_gives_them_and_to_no_mission_that_asks_for_a_teacher(site: Site) -> None:
    mission = {"kind": Kind.VOLUNTEERING, "rome": None}
    teacher = some_opportunity("jva:1", title="Parler français avec des personnes qui l'apprennent", **mission)
    with store.session(site.engine) as session:
        store_opportunities(session, (teacher,))
        session.execute(update(WishRow).values(text="apprendre francais"))

    page = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text)

    told = page.split("« apprendre francais » : ce sont des cours, pas une offre.")[1]
    assert re.match(r' <a href="/services\?commune=\w+&besoin=language&pour=\d+">', told)
    assert "L'annonce parle de" not in page


def test_an_immersion_comes_first_for_a_project_to_build_alone(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    assert "Une immersion d'abord" not in browser.get(file).text

    browser.post(f"{file}/situation", data={"car": "30", "stage": "socio_pro"})
    assert "Une immersion d'abord" not in browser.get(file).text, "there is none near to cleaning"

    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="boulanger"))
    assert "Une immersion d'abord" in browser.get(file).text


def test_where_nothing_is_near_to_the_wishes_a_longer_way_that_brings_some_is_one_press_away(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="maçon"))
        session.execute(update(MeansRow).values(max_minutes=15))
    nothing = browser.get(file).text
    with store.session(site.engine) as session:
        store_opportunities(session, [some_opportunity("ft:mason", title="Maçon", rome="F1703", point=AUBUSSON)])
    further = browser.get(file).text

    assert "Rien ici ne parle de ses souhaits." in nothing
    assert "Quel moyen de plus l'aiderait ?" in nothing
    assert "au plus :" not in nothing
    assert re.search(r"45 min au plus :</strong> 1 possibilité pour ce que Awa cherche\.", further)
    assert re.search(r">Passer à 45 min<", further)

    widened = browser.post(f"{file}/situation", data={"car": "45", "stage": "emploi"})
    page = browser.get(widened.headers["location"]).text
    assert ("Rien ici n'est proche" in page, "au plus :" in page) == (False, False)


def test_the_sheet_says_what_is_to_be_done_and_where_a_wrong_entry_is_erased(site: Site) -> None:
    person = site.town.own_person
    with store.session(site.engine) as session:
        session.get_one(PersonRow, person).last_contact_at = site.now - timedelta(days=40)

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{person}").text

    assert '<p id="a-faire"><strong>Prendre des nouvelles</strong> ' in page
    assert '<span class="why">Sans contact depuis 40 jours.</span></p>' in page
    assert f'href="/conseil/personnes/{person}/effacer"' in page


def test_what_helps_leads_back_to_the_file_and_says_which_licence_is_missing(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person

    page = browser.get(f"/services?lieu=23096&besoin=mobility&pour={person}").text

    assert f'href="/conseil/personnes/{person}"' in page
    assert f'name="pour" value="{person}"' in page
    assert browser.get(f"/services?lieu=23096&pour={site.town.foreign_person}").status_code == 404
    assert "Revenir à Awa" not in site.browser().get(f"/services?lieu=23096&pour={person}").text


def test_a_list_that_begins_far_from_the_wishes_says_so(site: Site) -> None:
    with store.session(site.engine) as session:
        (baker,) = store_opportunities(session, [some_opportunity("france-travail:baker", rome="D1102")])
        session.execute(update(OpportunityRow).where(OpportunityRow.id != baker).values(retired_at=site.now))
        session.execute(update(WishRow).values(text="ménage"))
    browser = site.browser(Role.COUNSELLOR)

    far = browser.get(f"/conseil/personnes/{site.town.own_person}").text
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="boulanger"))
    near = browser.get(f"/conseil/personnes/{site.town.own_person}").text

    assert "Rien ici ne parle de ses souhaits." in unescape(far)
    assert f'id="piste-{baker}"' in near
    assert "proche de ses souhaits" not in near


def test_what_is_proposed_first_is_first_on_the_list_below_whatever_the_night_put_first(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    browser, file = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}"
    cards = re.findall(r'id="piste-(\d+)"', browser.get(file).text)
    with store.session(site.engine) as session:
        session.execute(text("update lists set opportunity_ids = opportunity_ids[2:] || opportunity_ids[1:1]"))

    page = browser.get(file).text

    headline = page.partition('id="a-faire"')[2].partition("</p>")[0]
    assert len(cards) > 1
    assert f'<a href="#piste-{cards[0]}">Proposer : ' in headline
    assert "première dans son temps de trajet" not in headline


def test_why_one_is_proposed_before_others_is_told_where_one_is_proposed_alone(site: Site) -> None:
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person
    long = some_opportunity("ft:long", title="Femme de ménage", conditions={"hours_per_week": 14.0})
    with store.session(site.engine) as session:
        store_opportunities(session, (long, some_opportunity("ft:other", title="Accueil et ménage", rome="M1601")))
        session.get_one(PersonRow, person).last_contact_at = site.now
        session.execute(update(PersonRow).values(hours_min=5.0, hours_max=10.0))
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)

    proposing = unescape(browser.get(f"/conseil/personnes/{person}").text)
    with store.session(site.engine) as session:
        session.get_one(PersonRow, person).last_contact_at = site.now - timedelta(days=40)
    silent = unescape(browser.get(f"/conseil/personnes/{person}").text)

    why = "Demandez ses horaires à l'employeur."
    assert why in proposing.partition('id="a-faire"')[2].partition("</p>")[0]
    assert why not in silent, "it would be about what is not named there"


def test_what_reasons_lean_on_is_told_a_line_each(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(french="A2", weekends=False, open_to=["job"]))
        session.execute(delete(SkillRow))
        session.add(SkillRow(person_id=site.town.own_person, position=0, text="faire du pain"))

    page = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text)

    told = page.split('aria-label="Ce que la personne a dit"')[1].split("Corriger avec")[0]
    assert "<strong>Sait faire :</strong> faire du pain" in told
    for name in ("Heures et jours possibles", "Types acceptés", "Français et diplôme"):
        assert f"<strong>{name} :</strong> " in told


def test_adverts_of_one_title_that_one_condition_drops_are_told_once(site: Site) -> None:
    lorry = {"licences": (Asked("C - Poids lourd", required=True, code="C"),)}
    places = (("a", "Guéret"), ("b", "Aubusson"), ("c", "Felletin"))
    drivers = [
        some_opportunity(
            f"ft:{key}", title=f"Femme de ménage en tournée à {place}", rome="K1304", place=place, conditions=lorry
        )
        for key, place in places
    ]
    with store.session(site.engine) as session:
        store_opportunities(session, drivers)
        session.execute(update(PersonRow).values(licences=["B"]))

    page = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text)

    why_not = page.split("Proches de ce que Awa cherche")[1]
    assert why_not.count("Femme de ménage en tournée") == 1
    assert "Et 2 annonces pareilles, pour la même raison : " in why_not


def test_a_request_to_meet_tells_the_way_and_the_words_of_the_employer(site: Site) -> None:
    with store.session(site.engine) as session:
        asked = meeting_asked(session, site.town.own_opening, site.town.own_person, now=site.now)
        session.get_one(MeetingRow, asked).message = "Le four chauffe à 4 h."

    page = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text)

    told = page.split("aimerait rencontrer Awa")[1].split("Noter sa réponse")[0]
    assert 'class="travel"' in told
    assert "Le four chauffe à 4 h." in told


@pytest.mark.parametrize("is_agreed", [False, True])
def test_all_that_stands_in_the_way_is_told_beside_a_meeting_to_prepare(site: Site, *, is_agreed: bool) -> None:
    with store.session(site.engine) as session:
        asked = meeting_asked(session, site.town.own_opening, site.town.own_person, now=site.now)
        if is_agreed:
            meeting = session.get_one(MeetingRow, asked)
            meeting.state, meeting.answered_at = "given", site.now
            meeting.told_name, meeting.told_contact = "Awa", "06 39 98 12 34"
        opening = session.get_one(OpportunityRow, site.town.own_opening)
        opening.conditions = {"hours_per_week": 28.0, "weekends": True}
        awa = session.get_one(PersonRow, site.town.own_person)
        awa.hours_min, awa.hours_max, awa.weekends = None, 10.0, False

    page = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}").text)

    told = page.split("Ceci peut gêner. Parlez-en avant :")[1].split("</ul>")[0]
    assert "28 h par semaine : plus que les 10 h souhaitées." in told
    assert "Attention : travail le week-end." in told


@pytest.mark.parametrize(
    ("words", "start", "end"), [("Vous travaillez le soir.", 9, 16), ("Vous travaillez le matin.", 13, 19)]
)
def test_a_part_of_the_day_told_in_words_alone_warns_in_the_list_and_is_neither_proposed_nor_in_the_week(
    site: Site, words: str, start: int, end: int
) -> None:
    offer, home = site.town.live, f"/conseil/personnes/{site.town.own_person}"
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).values(day_start=start * 60, day_end=end * 60))
        session.execute(update(OpportunityRow).where(OpportunityRow.id == offer).values(description=words))
    browser = site.browser(Role.COUNSELLOR)

    card = browser.get(home).text.split(f'id="piste-{offer}"')[1].split("</li>\n  <li")[0]

    assert "Attention, pas aux heures possibles" in card
    assert f"/opportunite/{offer}?" not in browser.get(f"{home}/semaine").text
    assert f'href="#piste-{offer}"' not in browser.get(home).text.split('id="a-faire"')[1].split("</p>")[0]
