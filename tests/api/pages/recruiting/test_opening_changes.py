"""A published opening that changes: its text, its commune, paused, closed, and what becomes of its requests."""

import re
from dataclasses import replace
from html import unescape

from sqlalchemy import select

import store
from api.settings import PublisherSettings
from store.accounts.account import Role
from store.tables import AuditRow
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, published, sheet_of
from tests.make.rows import meeting_asked


def test_an_opening_is_changed_paused_and_closed(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    opening = published(browser)
    page = f"/opportunite/{opening.rpartition('/')[2]}"

    sheet = browser.post(f"{opening}/modifier").headers["location"]
    browser.post(sheet, data=SHEET | {"title": "Agente de propreté"})
    assert "Agente de propreté" not in browser.get(page).text, "nothing moves before it is published"
    changed = browser.get(browser.post(f"{sheet}/publier").headers["location"]).text
    assert "C'est changé." in changed
    assert "C'est publié." not in changed
    assert "Agente de propreté" in browser.get(page).text

    after = browser.get(browser.post(f"{opening}/fermer", data={"ended": "paused"}).headers["location"]).text
    assert "C'est en pause." in after
    paused = browser.get(page)
    assert (paused.status_code, "est en pause" in paused.text, "sans doute prise" in paused.text) == (410, True, False)
    assert "En pause" in browser.get("/recrutement").text
    again = browser.get(browser.post(f"{opening}/rouvrir").headers["location"]).text
    assert ("C'est remis en ligne." in again, "est en pause" in again) == (True, False)
    assert browser.get(page).status_code == 200
    browser.post(f"{opening}/fermer", data={"ended": "found"})
    assert "Fermée le" in browser.get("/recrutement").text


def test_an_opening_that_changes_its_commune_is_a_new_one_and_the_former_is_closed_with_its_requests(
    site: Site,
) -> None:
    browser = site.browser(Role.RECRUITER)
    former = published(browser, trial="oui")
    sheet = browser.post(f"{former}/modifier").headers["location"]
    before = set(re.findall(r"Personne ([0-9A-F]{6})", browser.get(former).text))

    browser.post(sheet, data=SHEET | {"lieu": "Guéret"})
    preview = unescape(browser.get(f"{sheet}/apercu").text)
    moved = browser.post(f"{sheet}/publier").headers["location"]
    page = unescape(browser.get(moved).text)
    trial = browser.post(f"{sheet}/essai").headers["location"]

    assert "ce sera une nouvelle offre" in preview
    assert moved.partition("?")[0] != former
    assert "C'est publié dans la nouvelle commune." in page
    after = set(re.findall(r"Personne ([0-9A-F]{6})", page))
    assert before
    assert after
    assert not before & after, "nobody is known again"
    assert "Cette offre est fermée depuis" in browser.get(former).text
    left = browser.get(browser.post(f"{former}/modifier").headers["location"]).text
    assert 'name="lieu" value="Aubusson"' in left
    assert "C'est publié dans la nouvelle commune." in unescape(browser.get(trial).text)
    with store.session(site.engine) as session:
        told = session.scalars(select(AuditRow.action).order_by(AuditRow.id.desc()).limit(20)).all()
    assert [told.count(action) for action in ("published_opening", "changed_opening", "ended_opening")] == [4, 0, 2]


def test_an_opening_that_stays_in_its_commune_keeps_its_references(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    opening = published(browser, lieu="Guéret")
    sheet = browser.post(f"{opening}/modifier").headers["location"]

    browser.post(sheet, data=SHEET | {"lieu": "Guéret", "hours": "22"})

    assert "ce sera une nouvelle offre" not in unescape(browser.get(f"{sheet}/apercu").text)
    assert browser.post(f"{sheet}/publier").headers["location"] == f"{opening}?fait=changee"


def test_beyond_three_communes_a_list_says_nothing_of_who_can_come_and_whom_to_call(site: Site) -> None:
    site.app.state.service = replace(site.app.state.service, publisher=PublisherSettings(phone="05 36 49 00 00"))
    browser = site.browser(Role.RECRUITER)
    places = ("Aubusson", "Bourganeuf", "Saint-Maurice-la-Souterraine", "Guéret")

    pages = [unescape(browser.get(published(browser, lieu=place)).text) for place in places]

    assert ["Peut se rendre sur place" in page for page in pages] == [True, True, True, False]
    assert not re.search("Ne peut pas venir|À vérifier", pages[3])
    assert "Vos listes de ce mois sont dans plus de 3 communes." in pages[3]
    assert 'href="tel:0536490000"' in pages[3]


def test_what_a_rewritten_text_says_otherwise_than_the_boxes_is_told_before_it_is_published(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    sheet = browser.post(f"{published(browser, days=['2'], pay='')}/modifier").headers["location"]
    text = "Vous nettoyez le mercredi et le vendredi de 9h à 12h, 14 euros brut de l'heure, CDD 6 mois."

    same = browser.get(f"{sheet}/apercu").text
    browser.post(sheet, data=SHEET | {"days": ["2"], "hours": "20", "text": text})
    changed = browser.get(f"{sheet}/apercu").text

    assert "Votre texte et les cases ne disent pas la même chose" not in same
    assert "Votre texte et les cases ne disent pas la même chose" in changed
    assert "<li>Jours : le texte dit mercredi, vendredi, les cases disent mercredi.</li>" in changed
    assert "<li>Horaires : le texte dit de 9 h à 12 h, les cases disent de 6 h à 12 h.</li>" in changed
    assert "<li>Salaire : le texte dit 14 € brut de l&#39;heure, les cases ne le disent pas.</li>" in changed
    assert "Contrat : le texte dit" not in changed, "the boxes say the same"


def test_boxes_that_no_longer_say_what_the_text_says_are_told_and_no_licence_is_asked_that_they_do_not(
    shared_site: Site,
) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    text = {"text": "Vous livrez le pain, permis B obligatoire, du mardi au samedi."}
    sheet = browser.post(f"{published(browser, licence='B', **text)}/modifier").headers["location"]

    browser.post(sheet, data=SHEET | text | {"licence": "", "days": ["1", "2"]})
    preview = browser.get(f"{sheet}/apercu").text

    assert "Permis : le texte dit B, les cases ne le disent pas." in preview
    assert "Jours : le texte dit mardi, mercredi, jeudi, vendredi, samedi, les cases disent mardi, mercredi." in preview
    assert "Permis B (voiture)" not in preview, "what is asked is what the box says"


def test_a_licence_that_was_answered_is_not_asked_about_again_but_for_other_words(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    question = "Permis : vous écrivez"
    text = {"text": "Vous nettoyez la boutique, permis obligatoire car pas de bus."}
    sheet = sheet_of(browser, text["text"])
    assert question in browser.get(sheet).text

    browser.post(sheet, data=SHEET | text | {"licence": ""})
    assert question not in browser.get(f"{sheet}/apercu").text
    assert question not in browser.get(sheet).text

    other = {"text": "Vous nettoyez la boutique, permis indispensable pour venir."}
    browser.post(sheet, data=SHEET | other | {"licence": ""})
    assert question in browser.get(f"{sheet}/apercu").text


def test_the_month_of_days_is_asked_about_until_other_days_are_chosen(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    question = "Est-ce le bon mois ?"
    text = {"text": "Vous nettoyez la boutique du 20 au 24."}
    sheet = sheet_of(browser, text["text"])
    assert question in browser.get(sheet).text

    browser.post(sheet, data=SHEET | text | {"start_on": "2027-01-20", "end_on": "2027-01-24"})

    assert question not in browser.get(f"{sheet}/apercu").text


def test_days_and_hours_changed_against_the_text_are_told_on_the_form_and_before_publishing(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sunday = {
        "text": "Vous vendez le pain le dimanche seulement 7h-13h.",
        "hours": "6",
        "days": ["6"],
        "from_hour": "07:00",
        "to_hour": "13:00",
    }
    sheet = browser.post(f"{published(browser, **sunday)}/modifier").headers["location"]

    agrees = [browser.get(page).text for page in (sheet, f"{sheet}/apercu")]
    browser.post(sheet, data=SHEET | sunday | {"days": ["5", "6"], "from_hour": "06:30", "to_hour": "12:30"})
    changed = [unescape(browser.get(page).text).replace("\u00a0", " ") for page in (sheet, f"{sheet}/apercu")]

    assert not any("ne disent pas la même chose" in page for page in agrees)
    for page in changed:
        assert "Votre texte et les cases ne disent pas la même chose." in page
        assert "Jours : le texte dit dimanche, les cases disent samedi, dimanche." in page
        assert "Horaires : le texte dit de 7 h à 13 h, les cases disent de 6 h 30 à 12 h 30." in page
        assert "Vos horaires font 12 h (2 jours × 6 h), pas 6 h. Quel nombre est juste ?" in page


def test_hours_that_do_not_add_up_are_asked_about_before_a_first_offer_is_published(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    text = "Vous vendez le pain du mardi au samedi, 7h-12h30 / 15h30-19h, 35h."
    shop = {"text": text, "hours": "35", "days": ["1", "2", "3", "4", "5"], "from_hour": "07:00", "to_hour": "19:00"}

    sheet = browser.post(sheet_of(browser), data=SHEET | shop).headers["location"]
    page = unescape(browser.get(sheet).text).replace("\u00a0", " ")

    assert "De 7 h à 12 h 30 et de 15 h 30 à 19 h" in page
    assert "Vos horaires font 45 h (5 jours × 9 h), pas 35 h. Quel nombre est juste ?" in page


def test_a_part_of_the_day_holds_the_hours_of_the_boxes(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = browser.post(f"{published(browser)}/modifier").headers["location"]

    within = {"text": "Vous nettoyez la boutique le matin."}
    browser.post(sheet, data=SHEET | within)
    agrees = browser.get(f"{sheet}/apercu").text
    browser.post(sheet, data=SHEET | within | {"to_hour": "15:00"})
    differs = browser.get(f"{sheet}/apercu").text

    assert "Horaires : le texte dit" not in agrees
    assert "Horaires : le texte dit « le matin », les cases disent de 6 h à 15 h." in differs


def test_a_closed_opening_says_so_and_what_becomes_of_requests(site: Site) -> None:
    browser, opening = site.browser(Role.RECRUITER), f"/recrutement/offres/{site.town.own_opening}"
    with store.session(site.engine) as session:
        meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=site.now)
    assert "Fermer cette offre ?" in browser.get(opening).text
    assert "Vos demandes</h2>" in browser.get("/recrutement").text, "nothing new yet"

    page = browser.get(browser.post(f"{opening}/fermer", data={"ended": "found"}).headers["location"]).text

    assert "C'est fermé." in page
    assert "Votre demande en attente reste" in page
    assert '<a href="#demandes">Plus de place pour la personne ? Annulez la demande.</a>' in page
    assert 'id="demandes"' in page
    assert "Annuler cette demande" in page


def test_an_opening_without_a_sheet_is_changed_from_what_it_says(site: Site) -> None:
    browser = site.browser(site.town.unapproved_recruiter)

    sheet = browser.post(f"/recrutement/offres/{site.town.unapproved_opening}/modifier").headers["location"]

    assert 'value="Serveuse"' in browser.get(sheet).text
