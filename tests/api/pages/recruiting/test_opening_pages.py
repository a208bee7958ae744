"""An opening, from an employer's own words to what people see: read, corrected, published, paused, closed."""

import re
from dataclasses import replace
from html import unescape

import pytest
from sqlalchemy import update

import store
from matching import Kind
from store.accounts.account import Role
from store.employers.opening_sheets import sheet_of as sheet_of_id
from store.employers.publishing import Wording, publish
from store.tables import EmployerRow
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, WORDS, mark_association, published, sheet_of
from tests.make.values import BOURGANEUF


def test_words_become_a_sheet_that_can_be_corrected(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser)).text

    assert 'name="hours" value="20"' in page
    assert len(re.findall(r'name="days" value="[12345]" checked', page)) == 5
    assert re.search(r'name="trade" value="K\d{4}" checked', page)
    assert 'name="lieu" value="Aubusson"' in page, "the employer's own commune"


def test_too_few_words_are_asked_again_and_kept(shared_site: Site) -> None:
    answer = shared_site.browser(Role.RECRUITER).post("/recrutement/offres", data={"words": "oui"})

    assert answer.status_code == 422
    assert ">oui</textarea>" in answer.text


WRONG = (
    ("title", "Vendeuse, 06 11 22 33 44", "Pas de nom ni de téléphone"),
    ("text", "We are looking for a seller in our bakery, no experience needed.", "Écrivez en français"),
    ("title", "", "Écrivez le métier en quelques mots"),
    ("hours", "beaucoup", "entre 1 et 48"),
    ("hours", "nan", "entre 1 et 48"),
    ("hours", "60", "La loi limite la semaine de travail à 48 heures."),
    ("text", "Vendre le pain 60 heures par semaine.", "Corrigez : « 60 heures par semaine »"),
    ("text", "Vendre le pain, 30 h par semaine.", "Le texte dit « 30 h par semaine », cette case dit 20 h."),
    ("text", "Vendre le pain 7 jours sur 7.", "Enlevez : « 7 jours sur 7 »"),
    ("from_hour", "6h²", "Écrivez une heure comme 06:00."),
    ("lieu", "Zzyzx", "Nous ne trouvons pas cette commune"),
    ("lieu", "", "Écrivez la commune."),
    ("start_on", "2020-01-01", "Donnez une date à venir"),
    ("start_on", "demain", "Donnez la date, ou"),
    ("to_hour", "05:00", "La fin est avant le début"),
    ("positions", "-3", "entre 1 et 50"),
    ("text", "court", "Dites en une phrase"),
    ("reply_phone", "le soir", "un numéro à 10 chiffres"),
    ("trade", "X9999", "Choisissez le métier"),
    ("trade", "autre", "Choisissez le métier"),
    ("text", "Vendre le pain. Femme uniquement.", "Enlevez : « Femme uniquement »"),
    ("title", "Vendeuse jeune et jolie", "La loi interdit"),
    ("text", "Vendre le pain au noir, payé de la main à la main.", "Enlevez : « au noir », « de la main à la main »"),
    ("text", "Vendre le pain pour 8 euros de l'heure.", "moins que le minimum légal"),
    ("pay", "1 € de l'heure", "moins que le minimum légal"),
    ("pay", "5", "moins que le minimum légal"),
    ("pay", "11 eur/h", "moins que le minimum légal"),
    ("pay", "beaucoup", "Écrivez le salaire par heure, par jour ou par mois"),
    ("pay", "90 € par jour", "dans la journée : 120,20"),
    ("pay", "300 € par semaine", "Écrivez le salaire par heure, par jour ou par mois"),
    ("text", "Tenir la boutique en service civique.", "Un service civique ne se publie pas ici"),
    ("end_on", "2026-11-01", "Le dernier jour vient après le premier"),
    ("end_on", "bientôt", "Donnez la date du dernier jour"),
    ("pay", "11,80 de lheure", "moins que le minimum légal"),
    ("pay", "9 euros de lheure", "moins que le minimum légal"),
    ("pay", "500 € par mois", "Pour 20 h par semaine"),
    ("pay", "80 % du SMIC", "moins que le minimum légal"),
    ("text", "Vendre le pain, salaire de 700 € par mois.", "Pour 20 h par semaine"),
    ("text", "Vendre le pain. Une personne de 20 à 30 ans.", "Enlevez : « personne de 20 à 30 ans »"),
    ("text", "Vendre le pain. Apprenti de 13 ans.", "Enlevez : « Apprenti de 13 ans »"),
    ("text", "Vendre le pain, payé aux pourboires.", "Enlevez : « payé aux pourboires »"),
    ("text", "Vendre le pain, sans contrat au début.", "Enlevez : « sans contrat »"),
    ("text", "Vendre le pain tous les jours, sans repos.", "un jour de repos"),
    ("text", "Vendre le pain, un mois d'essai gratuit.", "Enlevez : « un mois d&#39;essai gratuit »"),
    ("text", "Vendre le pain à partir du 3 mars 2024.", "un début déjà passé : 3 mars 2024"),
    ("text", "Vendre le pain. Pas de mère de famille.", "Enlevez : « Pas de mère de famille »"),
    ("pay", "12€5", "Écrivez le salaire par heure, par jour ou par mois"),
    ("kind", "vol", "Choisissez ce que vous proposez"),
)


def test_what_does_not_fit_is_said_beside_its_field_and_kept(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    for field, typed, said in WRONG:
        answer = browser.post(sheet, data=SHEET | {field: typed})
        assert (answer.status_code, said in answer.text) == (422, True), (field, typed)


def test_all_that_is_wrong_with_a_text_is_said_at_once(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    text = "Vendre le pain 60 h par semaine, femme uniquement, pour 8 euros de l'heure, à partir du 3 mars 2024."

    page = browser.post(sheet_of(browser), data=SHEET | {"text": text}).text

    for told in ("« 60 h par semaine »", "« femme uniquement »", "« 8 euros de l&#39;heure »", "3 mars 2024"):
        assert told in page, told


def test_a_published_opening_is_found_at_once_by_everybody(site: Site) -> None:
    published(site.browser(Role.RECRUITER), pay="12,10 € de l'heure")

    found = site.program().get("/v1/search", params={"insee": "23008", "means": "car:30", "q": "ménage"}).json()
    page = site.browser().get("/?lieu=23008&moyen=car%3A30&mots=ménage").text

    assert "Agent d'entretien" in str(found)
    assert "Agent d&#39;entretien" in page or "Agent d'entretien" in page


def test_two_presses_at_the_same_instant_publish_one_opening(site: Site) -> None:
    wording = Wording("job", "Vendeuse", "Vendre le pain.", None, None, "23030", "Bourganeuf", BOURGANEUF, {})
    with store.session(site.engine) as session:
        stale = sheet_of_id(session, site.town.own_sheet)
        assert stale is not None
        stale = replace(stale, opportunity_id=None)  # as both presses read it

        assert publish(session, stale, wording, now=site.now) == publish(session, stale, wording, now=site.now)


def test_the_preview_shows_what_people_will_see_and_the_trade(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)
    browser.post(sheet, data=SHEET)

    page = browser.get(f"{sheet}/apercu").text

    assert "CDD - 6 mois" in page
    assert "Entre 6 h et 12 h" in page
    assert "<bdi>commence le 1er décembre 2026</bdi>" in page
    assert "Le 1er décembre 2026" in page
    assert "Le métier, pour trouver les bonnes personnes :" in page


@pytest.mark.parametrize(
    ("pay", "text", "told"),
    [
        ("12,60", "Vendre le pain, payé au smic.", "SMIC."),
        ("14", "Vendre le pain, 13 euros de l'heure.", "13 € de l&#39;heure."),
        ("13", "Vendre le pain, 13 euros de l'heure.", ""),
        ("14", "Vendre le pain, mieux payé que le SMIC.", ""),
        ("", "Vendre le pain, payé au smic.", ""),
    ],
)
def test_the_preview_says_where_the_text_names_another_pay_than_the_field(
    shared_site: Site, pay: str, text: str, told: str
) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)
    browser.post(sheet, data=SHEET | {"pay": pay, "text": text})

    page = browser.get(f"{sheet}/apercu").text

    assert "Voici ce que les gens verront" in page
    assert ("Ce texte parle d'un autre salaire" in page) == bool(told)
    assert told in page


def test_nobody_is_said_to_be_told_of_an_offer_that_suits_nobody(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    mason = published(browser, title="Maçon", trade="F1703", text="Monter des murs, poser des parpaings.")
    alone, far, met = (
        browser.get(f"{one}?fait=publiee") for one in (mason, published(browser), published(browser, lieu="Guéret"))
    )

    told = "Les personnes suivies à qui elle convient l'ont aussi dans leurs pistes."
    assert told in unescape(met.text)
    assert "On trouve déjà votre offre dans les recherches." in alone.text
    assert "Personne pour le moment." in alone.text
    assert told not in unescape(alone.text)
    assert "Ne peut pas venir pour le moment" in far.text
    assert told not in unescape(far.text)


def test_a_list_in_which_nobody_suits_says_so_and_whom_to_call(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    far, met = (unescape(browser.get(one).text) for one in (published(browser), published(browser, lieu="Guéret")))

    assert "Personne ne convient vraiment pour le moment." in far
    assert "Un conseiller peut chercher avec vous : appelez-le." in far
    assert "Personne ne convient vraiment" not in met


def test_the_place_and_who_seeks_are_asked_until_a_yes(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    words = "Mon cousin cherche un livreur pour livrer à Guéret et Bourganeuf"
    sheet = sheet_of(browser, words)
    typed = SHEET | {"text": words, "lieu": "Aubusson", "commune": "23008"}

    browser.post(sheet, data=typed)
    asked = unescape(browser.get(f"{sheet}/apercu").text)
    browser.post(sheet, data=typed | {"place_sure": "oui", "for_us": "oui"})
    settled, form = unescape(browser.get(f"{sheet}/apercu").text), browser.get(sheet).text

    assert "Est-ce là ?" in asked
    assert "C'est pour votre entreprise ?" in asked
    assert "plus bas" not in asked, "the boxes are on another page"
    assert "Est-ce là ?" not in settled
    assert "C'est pour votre entreprise ?" not in settled
    assert form.count('value="oui" checked') + form.count('"pour-qui" checked') >= 2, "a yes is kept"


def test_the_preview_calls_the_trade_as_the_form_does(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "boulanger 20h")
    form = browser.get(sheet).text
    named = re.search(r'name="trade" value="(\w+)" checked><span>([^<]+)', form)
    assert named is not None
    browser.post(sheet, data=SHEET | {"trade": named[1]})

    assert f"pour trouver les bonnes personnes : {named[2]}." in browser.get(f"{sheet}/apercu").text


def test_whom_to_call_goes_from_the_text_to_its_own_field(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Vendre le pain le matin, appeler Gerard au 06 11 22 33 44 ou gerard@free.fr")
    read = browser.get(sheet).text

    moved = browser.post(sheet, data=SHEET | {"text": "Nettoyer la boutique. Demander Gérard Petit au 06 11 22 33 44"})
    kept = {"text": "Nettoyer la boutique.", "reply_phone": "06 11 22 33 44"}

    assert ">Vendre le pain le matin</textarea>" in read
    assert 'name="reply_phone" type="tel" value="06 11 22 33 44"' in read
    assert (moved.status_code, "Nous avons enlevé un nom, un téléphone ou" in moved.text) == (422, True)
    assert ">Nettoyer la boutique</textarea>" in moved.text
    assert browser.post(sheet, data=SHEET | kept).status_code == 303
    assert "retiré]" not in browser.get(f"{sheet}/apercu").text


def test_a_title_that_was_made_follows_its_trade_and_ones_own_stays(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)
    page = browser.get(sheet).text
    made = re.findall(r'name="title" value="([^"]*)"', page)[0]
    trades = dict(re.findall(r'name="trade" value="(\w{5})"[^>]*><span>([^<]*)<', page))
    code, other = next((code, name) for code, name in trades.items() if name != made)

    browser.post(sheet, data=SHEET | {"title": made, "trade": code})
    followed = browser.get(f"{sheet}/apercu").text
    browser.post(sheet, data=SHEET | {"title": "La perle rare", "trade": code})

    assert f">{other}</h2>" in followed
    assert ">La perle rare</h2>" in browser.get(f"{sheet}/apercu").text


def test_a_draft_waits_where_it_was_left_and_can_be_forgotten(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    browser.post(sheet, data=SHEET | {"hours": "beaucoup", "then": "garder"})

    assert "À terminer" in browser.get("/recrutement").text
    assert 'value="beaucoup"' in browser.get(sheet).text
    browser.post(f"{sheet}/oublier")
    assert browser.get(sheet).status_code == 404
    assert f'{sheet}"' not in browser.get("/recrutement").text


@pytest.mark.parametrize(("kind", "shown"), ((Kind.IMMERSION, "1 à 5 jours"), (Kind.VOLUNTEERING, "Bénévolat")))
def test_a_trial_of_some_days_and_a_mission_are_published_too(site: Site, kind: Kind, shown: str) -> None:
    mark_association(site)
    browser = site.browser(Role.RECRUITER)

    mission = {"trade": "autre"} if kind is Kind.VOLUNTEERING else {}
    opening = published(browser, kind=kind.value, **mission)

    page = browser.get(f"/opportunite/{opening.rpartition('/')[2]}").text
    assert shown in page
    assert "CDD" not in page


def test_only_an_association_or_a_commune_asks_for_volunteers(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)
    mission = SHEET | {"kind": "volunteering", "association": "oui"}

    refused = browser.post(sheet, data=mission)

    assert refused.status_code == 422
    assert "Seule une association ou une commune prend des bénévoles" in refused.text
    assert refused.text.count('<details class="panel" open>') == 1
    assert browser.get(f"{sheet}/apercu").status_code == 422, "nor by going straight to the preview"
    assert browser.post(f"{sheet}/publier").status_code == 422
    mark_association(site)
    assert browser.post(sheet, data=mission).status_code == 303


def test_who_has_said_to_be_an_association_is_told_of_the_call_and_not_doubted(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(nature="association", approved_at=None))
    browser = site.browser(Role.RECRUITER)

    refused = browser.post(sheet_of(browser), data=SHEET | {"kind": "volunteering"})

    assert refused.status_code == 422
    assert "Gardez ce brouillon : votre mission se publie après cet appel." in refused.text
    assert "Seule une association" not in refused.text
    page = browser.get("/recrutement").text
    assert "pour du bénévolat, un emploi ou un essai" in page
    assert "vos missions de bénévolat se publient après cet appel" in page


def test_a_public_body_is_known_by_its_siret(site: Site) -> None:
    with store.session(site.engine) as session:
        said = {"siret": "21230008000019", "nature": "commune", "approved_at": None}
        session.execute(update(EmployerRow).where(EmployerRow.name == "Fournil du Pont").values(**said))
    browser = site.browser(Role.RECRUITER)

    assert browser.post(sheet_of(browser), data=SHEET | {"kind": "volunteering"}).status_code == 303
    assert "se publient après cet appel" not in browser.get("/recrutement").text


def test_a_mission_of_one_day_has_a_date_and_no_week(site: Site) -> None:
    mark_association(site)
    browser = site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Tenir la buvette samedi 12 décembre de 14h à 18h, bénévoles")
    read = browser.get(sheet).text
    day = {"start": "once", "start_on": "2026-12-12", "from_hour": "14:00", "to_hour": "18:00", "hours": "", "days": []}

    browser.post(sheet, data=SHEET | day | {"kind": "volunteering", "title": "Tenir la buvette"})
    opening = browser.post(f"{sheet}/publier").headers["location"].partition("?")[0]
    page = browser.get(f"/opportunite/{opening.rpartition('/')[2]}").text

    assert '<option value="once" selected>' in read
    assert 'name="start_on" type="date" value="2026-12-12"' in read
    assert 'name="days" value="5" checked' not in read
    assert "Samedi 12 décembre" in page
    assert "par semaine" not in page.partition('<dl class="facts">')[2].partition("</dl>")[0]


def test_an_employer_is_answered_as_they_chose_to_show(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    shop = {"reply_phone": "0536491113", "reply_address": "3 rue Vaveix"}
    opening = published(browser, **shop).rpartition("/")[2]

    for address in (f"/opportunite/{opening}", f"/opportunite/{opening}/feuille"):
        page = site.browser().get(address).text
        assert 'href="tel:0536491113"' in page, address
        assert "3 rue Vaveix, Aubusson" in page, address


def test_the_number_of_the_account_is_shown_where_the_employer_ticks_it_alone(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(phone="05 36 49 11 13"))

    silent = browser.get(f"/opportunite/{published(browser).rpartition('/')[2]}").text
    told = browser.get(f"/opportunite/{published(browser, own_phone='oui').rpartition('/')[2]}").text

    assert ("05 36 49 11 13" in silent, "05 36 49 11 13" in told) == (False, True)


def test_drafts_are_told_apart_by_their_first_words(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet_of(browser, "Un coup de main au fournil le samedi matin")

    assert "« Un coup de main au fournil le samedi matin »" in browser.get("/recrutement").text


def test_a_folded_part_says_what_it_holds_and_opens_where_it_is_wrong(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"{WORDS.replace(' le matin', '')}, CDI")

    folded = browser.get(sheet).text
    wrong = browser.post(sheet, data=SHEET | {"from_hour": "midi"}).text

    assert '<details class="panel" open>' not in folded
    assert "Débutant accepté" in re.sub(r"<select.*?</select>", "", folded, flags=re.DOTALL)
    assert wrong.count('<details class="panel" open>') == 1


def test_an_unknown_trade_is_one_fault_and_may_be_a_mission(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.post(sheet_of(browser), data=SHEET | {"trade": "autre", "other_trade": "zzz qqq"}).text

    assert "Une réponse est à corriger" in page
    assert "Est-ce du bénévolat ?" in page


def test_the_first_day_that_the_employer_gave_is_on_the_card_and_above_the_shortlist(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    opening = published(browser, text="Vendre le pain. Urgent, à pourvoir immédiatement.")

    for page in (opening, "/recrutement", opening.replace("/recrutement/offres", "/opportunite")):
        shown = browser.get(page).text.replace("\u00a0", " ")
        assert "commence le 1er décembre 2026" in shown, page
        assert "commence tout de suite" not in shown, page
