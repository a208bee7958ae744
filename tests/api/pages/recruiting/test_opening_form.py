"""The form of an opening: what is sent is checked, kept, and shown as it will be read."""

import html
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

import store
from api.employers.filled import Filled
from api.pages.recruiting.opening_hours import is_split
from store.accounts.account import Role
from store.tables import EmployerRow, OpportunityRow
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, published, sheet_of


def test_sixty_hours_of_nights_are_no_offer_until_the_hours_are_said(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    text = "Ouvrier boulanger du lundi au samedi de 22h à 8h"
    clock = {"from_hour": "22:00", "to_hour": "08:00", "nights": "oui"}
    nights = {"text": text, "days": [str(day) for day in range(6)], "hours": ""} | clock

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


@pytest.mark.parametrize(
    ("text", "refused"),
    (
        ("Tenir la buvette le dimanche, 40 euros la journée", "« 40 € par jour »"),
        ("Entraîner les enfants, 300 euros par mois", "« 300 € par mois »"),
        ("Tenir la buvette. Adhésion de 20 € par an. Frais de route remboursés, 0,30 € du kilomètre.", None),
    ),
)
def test_a_mission_promises_no_pay(site: Site, text: str, refused: str | None) -> None:
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(takes_volunteers=True))
    browser = site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, f"Bénévole. {text}")

    answer = browser.post(sheet, data=SHEET | {"kind": "volunteering", "title": "Tenir la buvette", "text": text})

    told = html.unescape(answer.text)
    assert ("Un bénévole n'est pas payé." in told, answer.status_code) == (refused is not None, 422 if refused else 303)
    assert refused is None or refused in told


def test_a_company_that_asks_for_a_hand_offers_a_job_until_it_says_otherwise(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    for_a_company = browser.get(sheet_of(browser, "Un coup de main au fournil pour Noël")).text
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(takes_volunteers=True))
    for_an_association = browser.get(sheet_of(browser, "Un coup de main à la buvette pour Noël")).text

    assert "Contrat : à dire." in for_a_company
    assert "Contrat : à dire." not in for_an_association


@pytest.mark.parametrize(
    ("text", "chosen"),
    (
        ("Quelqu'un pour tenir la buvette les dimanches de match", 0),
        ("Animateur judo pour les petits le mercredi", 0),
        ("Secrétaire 20h par semaine", 1),
        ("Tenir la buvette, payé 13 € de l'heure", 1),
    ),
)
def test_an_association_is_asked_whether_work_is_paid_where_no_word_says_it(site: Site, text: str, chosen: int) -> None:
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(takes_volunteers=True))
    browser = site.browser(Role.RECRUITER)

    page = browser.get(sheet_of(browser, text)).text

    assert page.count('name="kind" value="job" checked') == chosen


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


def test_work_whose_last_day_is_over_is_no_longer_proposed(site: Site) -> None:
    opening = published(site.browser(Role.RECRUITER), months="", start_on="2026-12-20", end_on="2026-12-31")

    with store.session(site.engine) as session:
        row = session.get_one(OpportunityRow, int(opening.rpartition("/")[2]))
        assert row.ends_at == datetime(2026, 12, 31, 23, tzinfo=UTC)


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


def test_words_cut_short_are_written_in_full_where_people_will_read_them(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)

    form = browser.get(sheet_of(browser, "cherche qqun pr le ménage we des 6h")).text

    assert "cherche quelqu&#39;un pour le ménage week-end des 6h</textarea>" in form


def test_another_trade_that_may_be_several_is_looked_for_and_proposed(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    answer = browser.post(sheet, data=SHEET | {"trade": "autre", "other_trade": "boulanger ou femme de ménage"})

    assert answer.status_code == 422
    assert all(f'name="trade" value="{code}"' in answer.text for code in ("D1102", "K1304"))
    assert browser.post(sheet, data=SHEET | {"trade": "D1102"}).status_code == 303


def test_another_trade_that_is_surely_one_is_asked_about_no_more(shared_site: Site) -> None:
    browser = shared_site.browser(Role.RECRUITER)
    sheet = sheet_of(browser)

    answer = browser.post(sheet, data=SHEET | {"trade": "autre", "other_trade": "boulanger"})

    assert answer.status_code == 303
    assert 'name="trade" value="D1102" checked' in browser.get(sheet).text


@pytest.mark.parametrize(("ranges", "is_told"), (("7h-12h30 / 15h30-19h", True), ("7h-13h / 14h-19h", False)))
def test_a_long_break_makes_a_split_day_and_a_meal_does_not(ranges: str, *, is_told: bool) -> None:
    filled = Filled(text=f"Vous vendez le pain, {ranges}.", from_hour="07:00", to_hour="19:00")

    assert is_split(filled) is is_told
