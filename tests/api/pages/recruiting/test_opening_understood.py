"""What an employer types is read into the form, told on top of it, and what only they can settle is asked."""

import re

import pytest

import store
from store.accounts import Role
from store.tables import OpeningSheetRow
from tests.fixtures.site import Site
from tests.make.sheets import SHEET, published, sheet_of


def test_hours_are_told_as_they_were_counted_and_a_difference_is_asked_about(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    counted = browser.get(sheet_of(browser, "Vendeuse de 6h à 11h du mardi au samedi")).text
    differs = browser.get(sheet_of(browser, "Vendeuse de 6h à 11h du mardi au samedi, 24h")).text

    assert "<li>Heures : 25 h par semaine (5 jours × 5 h).</li>" in counted.replace("\u00a0", " ")
    assert "Vos horaires font 25 h (5 jours × 5 h), pas 24 h. Quel nombre est juste ?" in differs.replace("\u00a0", " ")


def test_sixty_hours_of_nights_are_no_offer_until_the_hours_are_said(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    text = "Ouvrier boulanger du lundi au samedi de 22h à 8h"
    nights = {"text": text, "days": [str(day) for day in range(6)], "from_hour": "22:00", "nights": "oui", "hours": ""}

    answer = browser.post(sheet_of(browser), data=SHEET | nights)

    assert answer.status_code == 422
    assert "Vos horaires font 60 h (6 jours × 10 h). La loi limite" in answer.text.replace("\u00a0", " ")


def test_the_end_of_a_night_is_kept_and_told_as_of_the_day_after(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Ouvrier boulanger de nuit, du lundi au mercredi de 22h à 8h")

    form = browser.get(sheet).text
    browser.post(sheet, data=SHEET | {"from_hour": "22:00", "to_hour": "08:00", "nights": "oui"})
    shown = browser.get(f"{sheet}/apercu").text

    assert "<li>Horaires : de 22 h à 8 h (le lendemain).</li>" in form
    assert 'name="to_hour" type="time" value="08:00"' in form
    assert "De 22 h à 8 h (le lendemain)" in shown


def test_a_days_pay_is_read_and_its_hours_are_asked_where_nobody_knows_them(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Planter deux jours, payé 100 euros la journée")

    form = browser.get(sheet).text
    unknown = {"pay": "100 € par jour", "hours": "", "days": [], "from_hour": "", "to_hour": ""}
    asked = browser.post(sheet, data=SHEET | unknown).text
    browser.post(sheet, data=SHEET | unknown | {"from_hour": "08:00", "to_hour": "16:00"})

    assert "<li>Salaire : 100 € par jour.</li>" in form
    assert "Donnez les horaires de la journée : le salaire d&#39;un jour en dépend." in asked
    assert "100 € par jour" in browser.get(f"{sheet}/apercu").text


def test_a_days_pay_is_held_against_the_hours_that_the_text_says_of_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "extra vendeuse 30€ la journée de 7h")

    form = browser.get(sheet).text
    changed = {"text": "Extra vendeuse, la journée de 7h.", "pay": "30 € par jour", "hours": "", "days": []}
    answer = browser.post(sheet, data=SHEET | changed)

    assert "<li>Salaire : 30 € par jour.</li>" in form
    assert "Pour 7 h dans la journée : 84,14 € brut par jour." in answer.text


@pytest.mark.parametrize("pay", ("40€ la demi-journée", "35 € le service du soir"))
def test_a_pay_for_another_time_than_a_day_is_kept_as_said_and_asked_again(shared_site: Site, pay: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"Serveuse, {pay}")

    form = browser.get(sheet).text
    answer = browser.post(sheet, data=SHEET | {"pay": pay})

    assert f"<li>Salaire : {pay}.</li>" in form
    assert "Écrivez le salaire par heure, par jour ou par mois" in answer.text


def test_a_share_of_the_minimum_wage_is_shown_as_such_to_an_apprentice(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "apprenti boulanger 43% du smic")

    form = browser.get(sheet).text
    browser.post(sheet, data=SHEET | {"contract": "Apprentissage", "months": "24", "pay": "43 % du SMIC"})

    assert "<li>Salaire : 43 % du SMIC.</li>" in form
    assert "43 % du SMIC" in browser.get(f"{sheet}/apercu").text


def test_a_contract_of_insertion_is_shown_as_such_and_corrected_without_loss(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    opening = published(browser, contract="CDDI", months="11")
    sheet = browser.post(f"{opening}/modifier").headers["location"]

    assert '<option value="CDDI" selected>' in browser.get(sheet).text
    assert "CDDI - 11 mois" in browser.get(f"{sheet}/apercu").text


@pytest.mark.parametrize(
    ("words", "told"),
    (
        ("stage non rémunéré 2 mois en pâtisserie", "Un essai sans salaire dure un mois au plus."),
        ("stagiaire de 3eme au garage en janvier", "Un stage d&#39;élève ne se publie pas ici"),
    ),
)
def test_a_stage_that_is_no_trial_is_told_at_once_and_not_published(shared_site: Site, words: str, told: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, words)

    form = browser.get(sheet).text
    answer = browser.post(sheet, data=SHEET | {"kind": "immersion", "text": words})

    assert told in form
    assert (answer.status_code, told in answer.text) == (422, True)


def test_the_years_of_experience_that_are_said_are_those_shown(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "mécanicien, expérience 5 ans mini, 35h")

    form = browser.get(sheet).text
    browser.post(sheet, data=SHEET | {"experience": "60"})

    assert '<option value="60" selected>5 ans<' in form
    assert "Expérience demandée : 5 ans" in browser.get(f"{sheet}/apercu").text


@pytest.mark.parametrize("experience", ("-12", "9999", "¹²", "beaucoup"))
def test_an_experience_that_is_no_length_asks_for_none(shared_site: Site, experience: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    browser.post(sheet, data=SHEET | {"experience": experience})

    assert "Expérience demandée" not in browser.get(f"{sheet}/apercu").text


def test_the_last_day_of_a_short_contract_is_kept_and_shown(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Vendeuse en extra du 20 au 31 décembre, 20 h")

    form = browser.get(sheet).text
    browser.post(sheet, data=SHEET | {"months": "", "start_on": "2026-12-20", "end_on": "2026-12-31"})

    assert "<li>Du 20 décembre 2026 au 31 décembre 2026.</li>" in form
    assert "<li>Contrat : CDD.</li>" in form
    assert "Le 20 décembre 2026, jusqu" in browser.get(f"{sheet}/apercu").text


@pytest.mark.parametrize(
    ("words", "told"),
    (
        (
            "Vendeuse, CDD de 4 mois, smic, permis B",
            "Contrat : CDD, 4 mois.|Salaire : Au SMIC.|Permis : Permis B (voiture).",
        ),
        ("Vendeuse 20 h", "Contrat : à dire.|Salaire : à dire.|Permis : pas demandé."),
        ("Maçon, il faut porter des sacs lourds", "Charges à porter : « porter des sacs »."),
        ("Nourrir les bêtes tous les jours", "Jours : vous écrivez « tous les jours ». Cochez-les plus bas."),
        ("Un jeune en service civique pour 8 mois", "Un service civique ne se publie pas ici"),
    ),
)
def test_what_was_understood_and_what_is_to_say_stand_on_top(shared_site: Site, words: str, told: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, words)).text

    for one in told.split("|"):
        assert f"<li>{one}" in page, one


def test_work_at_the_weekend_is_asked_about_where_no_day_of_it_is_ticked(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, "Vendeuse du lundi au vendredi 20 h, travail le week-end")).text

    assert "Travaille-t-on le week-end ?" in page


def test_a_start_that_only_the_employer_can_date_is_asked(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, "Vendeuse 20 h à la rentrée")).text

    assert "<li>Début : vous écrivez « à la rentrée ». Donnez la date plus bas.</li>" in page


def test_days_and_hours_that_were_understood_are_told_on_top(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    told = browser.get(sheet_of(browser, "Vendeuse de 6h30 à 12h30, repos lundi et dimanche, 25 h")).text
    asked = browser.get(sheet_of(browser, "Vendeuse en boulangerie, jamais le dimanche")).text

    assert "<li>Jours : mardi, mercredi, jeudi, vendredi, samedi.</li>" in told
    assert "<li>Horaires : de 6 h 30 à 12 h 30.</li>" in told
    assert "<li>Heures : 25 h par semaine.</li>" in told
    assert "<li>Jours : à dire.</li>" in asked


def test_a_past_start_is_asked_again_and_never_moved_to_another_year(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Vendeuse en boulangerie à partir du 3 mars 2024")

    page = browser.get(sheet).text

    assert 'name="start_on" type="date" value="2024-03-03"' in page
    assert "Le début est déjà passé" in page


def test_hours_before_five_are_night_work_however_they_are_told(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    browser.post(sheet, data=SHEET | {"from_hour": "04:00", "to_hour": "11:00", "nights": ""})

    assert "Du travail de nuit" in browser.get(f"{sheet}/apercu").text


def test_each_fault_leads_to_its_field_and_quotes_the_words(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    wrong = {"text": "Vendre le pain... 9e de l heure", "lieu": "Zzyzx", "trade": "autre"}

    page = browser.post(sheet_of(browser), data=SHEET | wrong).text

    assert "Corrigez : « 9e de l heure »." in page
    for field in ("text", "lieu", "metier"):
        assert f'<li><a href="#{field}">' in page, field
        assert f'id="{field}"' in page, field


@pytest.mark.parametrize(
    "text", ("Vendre le pain le matin, jamais le dimanche.", "Vendre le pain, sauf le samedi et le dimanche.")
)
def test_a_day_off_in_the_text_asks_nobody_for_it(shared_site: Site, text: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    browser.post(sheet, data=SHEET | {"text": text, "days": []})

    assert "Du travail le week-end" not in browser.get(f"{sheet}/apercu").text


def test_a_small_bare_number_is_euros_an_hour(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    sheet = sheet_of(browser)
    pay = {"pay": "13,50", "text": "Vous nettoyez la boutique. Prime de 1 € de l'heure le soir."}

    browser.post(sheet, data=SHEET | pay)

    assert "13,50 € de l" in browser.get(f"{sheet}/apercu").text


def test_a_trade_that_nothing_tells_is_written_and_several_are_chosen_from(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    sheet = sheet_of(browser)
    with store.session(shared_site.engine) as session:
        known = session.get_one(OpeningSheetRow, int(sheet.rpartition("/")[2]))
        known.sheet = known.sheet | {"proposals": [], "trade": ""}
    unknown = browser.get(sheet).text
    several = browser.get(sheet_of(browser, "Vendre nos légumes sur le marché")).text

    assert "Quel métier ?" in unknown
    assert "Un autre métier" not in unknown
    assert "Choisissez plus bas.</li>" in several
    assert not re.search(r'name="trade" value="\w+" checked', several)


def test_another_pay_in_the_text_is_told_beside_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    page = browser.post(
        sheet, data=SHEET | {"pay": "14 €", "text": "Vendre le pain, 13 euros de l'heure.", "hours": "x"}
    ).text

    assert "Ce texte parle d'un autre salaire" in page.replace("&#39;", "'")


def test_another_trade_is_looked_for_and_proposed(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    answer = browser.post(sheet, data=SHEET | {"trade": "autre", "other_trade": "boulanger"})

    assert answer.status_code == 422
    assert 'name="trade" value="D1102"' in answer.text
    assert browser.post(sheet, data=SHEET | {"trade": "D1102"}).status_code == 303


def test_trade_and_place_are_told_first_and_a_part_of_the_day_without_hours_is_asked(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, "faire le ménage le midi et le soir, 20 h, à Bourganeuf")).text

    told = re.findall(r"<li>(.*?)</li>", page.partition("Ce que nous avons compris")[2].partition("</ul>")[0])
    assert told[0].startswith("Métier : ")
    assert told[1] == "Lieu : Bourganeuf."
    assert "Horaires : vous écrivez « le midi », « le soir ». Donnez les heures plus bas." in told
    assert re.search(r'<details class="panel" open>\s*<summary><span><strong>Horaires', page)


def test_what_is_offered_is_asked_where_no_word_says_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    supposed = browser.get(sheet_of(browser)).text
    mission = browser.get(sheet_of(browser, "Allumer le four du village, sans être payé")).text

    assert supposed.count('<details class="panel" open>') == 1
    assert mission.count('<details class="panel" open>') == 1, "it is declared who asks for unpaid work"
    assert 'value="Allumer le four du village"' in mission
