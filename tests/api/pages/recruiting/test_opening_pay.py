"""The pay of an opening: read, told as it was said, asked again where it cannot be compared."""

from datetime import date

import pytest

from api.pages.recruiting.opening_pay import Work, piece_told, wrong_pay
from store.accounts.account import Role
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, sheet_of


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


@pytest.mark.parametrize("pay", ("40€ la demi-journée", "160 € le week-end", "180€ net les deux jours"))
def test_a_pay_for_another_time_than_a_day_is_kept_as_said_where_its_hours_are_known(
    shared_site: Site, pay: str
) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"Serveuse, {pay}")

    form = browser.get(sheet).text
    half_a_day = {"hours": "", "days": [], "from_hour": "10:00", "to_hour": "13:00"}
    browser.post(sheet, data=SHEET | half_a_day | {"pay": pay})

    assert f"<li>Salaire : {pay}.</li>" in form
    assert pay in browser.get(f"{sheet}/apercu").text


def test_the_hours_of_a_night_are_asked_and_its_pay_held_against_them(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Veilleur, 50€ la nuit")

    unknown = {"pay": "50 € la nuit", "hours": "", "days": [], "from_hour": "", "to_hour": ""}
    asked = browser.post(sheet, data=SHEET | unknown).text
    too_little = browser.post(sheet, data=SHEET | unknown | {"from_hour": "21:00", "to_hour": "07:00"}).text

    assert "Donnez les horaires de la journée : le salaire d&#39;un jour en dépend." in asked
    assert "Pour 10 h dans la journée : 120,20 € brut par jour." in too_little


@pytest.mark.parametrize("pay", ("300 € par semaine", "12 € la sortie"))
def test_a_pay_for_a_time_of_which_nobody_knows_the_hours_is_asked_again(shared_site: Site, pay: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"Serveuse, {pay}")

    answer = browser.post(sheet, data=SHEET | {"pay": pay})

    assert "Écrivez le salaire par heure, par jour ou par mois" in answer.text


@pytest.mark.parametrize("pay", ("95 euros", "95 € la soirée", "95 euros la journée"))
def test_the_pay_of_one_days_work_is_that_of_the_day(shared_site: Site, pay: str) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"Extra samedi prochain pour servir de 18h à 23h, {pay}")

    form = browser.get(sheet).text
    once = {"title": "Extra", "text": "Servir en salle.", "start": "once", "trial": "oui"}
    hours = {"from_hour": "18:00", "to_hour": "23:00", "hours": "", "days": []}
    asked = browser.post(sheet, data=SHEET | once | hours | {"pay": pay})
    too_little = browser.post(sheet, data=SHEET | once | hours | {"pay": "30 € la soirée"}).text

    assert "<li>Un seul jour : " in form
    assert asked.headers["location"].endswith("/apercu")
    assert "Pour 5 h dans la journée : 60,10 € brut par jour." in too_little


def test_a_share_of_the_minimum_wage_is_shown_as_such_to_an_apprentice(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "apprenti boulanger 43% du smic")

    form = browser.get(sheet).text
    browser.post(sheet, data=SHEET | {"contract": "Apprentissage", "months": "24", "pay": "43 % du SMIC"})

    assert "<li>Salaire : 43 % du SMIC.</li>" in form
    assert "43 % du SMIC" in browser.get(f"{sheet}/apercu").text


def test_a_small_bare_number_is_euros_an_hour(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    sheet = sheet_of(browser)
    pay = {"pay": "13,50", "text": "Vous nettoyez la boutique. Prime de 1 € de l'heure le soir."}

    browser.post(sheet, data=SHEET | pay)

    assert "13,50 € de l" in browser.get(f"{sheet}/apercu").text


def test_another_pay_in_the_text_is_told_beside_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    page = browser.post(
        sheet, data=SHEET | {"pay": "14 €", "text": "Vendre le pain, 13 euros de l'heure.", "hours": "x"}
    ).text

    assert "Ce texte parle d'un autre salaire" in page.replace("&#39;", "'")


@pytest.mark.parametrize(
    "pay", ("2€50 à la bête", "2,50 € par tête", "0,80 € le cageot", "25 € au stère", "8 € au lit")
)
def test_what_is_paid_by_the_piece_is_no_pay_of_an_hour(pay: str) -> None:
    assert wrong_pay(pay, Work(hours=None, today=date(2026, 11, 24))) == {}
    assert piece_told(pay, "")
