"""Immersions first: whom to call, what to say, which days; the convention is only opened, never sent."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

import store
from api.pages.desk.immersions import Dates, convention_of, counsellors_script, script, trade_of, usual_start
from matching import Experience, Kind
from store.accounts.account import Role
from store.tables import AuditRow, EmployerRow, MeansRow, OpportunityRow, PersonRow, ShownListRow, WishRow
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import AUBUSSON, some_opportunity, some_person

PAGE = "https://immersion-facile.beta.gouv.fr/offre?siret=50880122400021&appellationCode=11573&location=x"
HOST = some_opportunity(kind=Kind.IMMERSION, title="Boulanger", rome="D1102", url=PAGE)
DATES = Dates(date(2026, 12, 7), 2)


def test_hosts_are_told_with_what_to_say_and_the_way_to_sign(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(OpportunityRow).where(OpportunityRow.kind == "immersion").values(url=PAGE))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/immersions").text

    assert page.count('<li class="card">') == 1, "immersions alone"
    assert "Bonjour, je m&#39;appelle Awa." in page
    assert "Bonjour, je m&#39;appelle Claire Dubost." in page
    assert page.count("À demander à l'entreprise") == 2, "the hours, and who welcomes"
    assert "Contactez <strong>" in page
    assert "Appelez" not in page, "there is no number"
    assert "demande-immersion?siret=50880122400021" in page
    assert "Du 7 décembre 2026 au 11 décembre 2026" in page
    with store.session(site.engine) as session:
        shown = session.scalars(select(ShownListRow)).one()
        entry = session.scalars(select(AuditRow)).one()
    assert (shown.audience, shown.person_id, entry.list_id) == ("counsellor", site.town.own_person, shown.id)


@pytest.mark.parametrize(("wish", "told"), [("maçon", True), ("boulanger", False)])
def test_that_no_host_is_near_to_the_wishes_is_told(site: Site, wish: str, *, told: bool) -> None:
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text=wish))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/immersions").text

    assert ("Rien ici ne parle de ses souhaits." in page) == told
    assert ("Quel moyen de plus l'aiderait ?" in page) == told


def test_hosts_that_a_longer_way_would_bring_are_counted_alone(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text="maçon"))
        session.execute(update(MeansRow).values(max_minutes=15))
        host = some_opportunity(
            "immersion-facilitee:9", kind=Kind.IMMERSION, title="Maçon", rome="F1703", point=AUBUSSON
        )
        job = some_opportunity("france-travail:99", title="Maçon", rome="F1703", point=AUBUSSON)
        store_opportunities(session, [host, job])

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/immersions").text

    assert "45 min au plus :</strong> 1 possibilité pour ce que Awa cherche." in page


def test_what_is_said_are_facts_and_nothing_of_a_benefit() -> None:
    person = some_person(experience=(Experience("plonge dans un restaurant", 0.5),), hours_max=20.0)

    said = " ".join(script(person, HOST, "Kévin", DATES))

    assert "J'ai déjà fait ceci : plonge dans un restaurant." in said
    assert "pour 2 semaines, à partir du 7 décembre 2026" in said
    assert "jusqu'à 20 h par semaine" in said
    assert "RSA" not in said


@pytest.mark.parametrize(
    ("first", "weeks", "last"),
    (
        (date(2026, 12, 7), 1, date(2026, 12, 11)),
        (date(2026, 12, 9), 1, date(2026, 12, 11)),
        (date(2026, 12, 7), 4, date(2027, 1, 1)),
    ),
)
def test_an_immersion_ends_on_a_friday(first: date, weeks: int, last: date) -> None:
    assert Dates(first, weeks).last == last


def test_it_begins_on_a_monday_that_leaves_time_to_sign() -> None:
    assert usual_start(date(2026, 11, 20)) == date(2026, 12, 7)
    assert usual_start(date(2026, 11, 23)) == date(2026, 12, 7)


def test_a_company_without_a_number_has_an_empty_form() -> None:
    assert convention_of(some_opportunity(url="https://immersion-facile.beta.gouv.fr/recherche")).endswith(
        "/demande-immersion"
    )


def test_a_day_that_is_none_is_asked_again_and_a_sunday_becomes_a_monday(shared_site: Site) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)
    address = f"/conseil/personnes/{shared_site.town.own_person}/immersions"

    wrong = browser.get(f"{address}?debut=bientôt").text
    assert 'value="bientôt"' in wrong
    assert "Écrivez une date, par exemple 01/09/2026." in wrong
    assert "Du 14 décembre 2026" in browser.get(f"{address}?debut=2026-12-13").text


def test_an_employer_with_an_account_is_called_by_name_and_number(site: Site) -> None:
    with store.session(site.engine) as session:
        bakery = session.scalars(select(EmployerRow).where(EmployerRow.name == "Fournil du Pont")).one()
        bakery.phone = "05 36 49 11 13"
        hosts = update(OpportunityRow).where(OpportunityRow.kind == "immersion").values(employer_id=bakery.id, url=None)
        hosted = session.scalars(hosts.returning(OpportunityRow.id)).one()
    browser, person = site.browser(Role.COUNSELLOR), site.town.own_person

    for address in (f"/conseil/personnes/{person}/immersions", f"/opportunite/{hosted}?pour={person}"):
        page = browser.get(address).text
        assert "Appelez <strong>Claire Dubost</strong>, Fournil du Pont." in page
        assert 'href="tel:0536491113"' in page
        assert f"/conseil/employeurs/{bakery.id}" in page
        assert "Parlez-en à votre conseiller" not in page
    assert "tel:0536491113" not in site.browser().get(f"/opportunite/{hosted}?pour={person}").text


def test_a_counsellor_calls_in_their_own_name_and_tells_nobody_elses() -> None:
    said = " ".join(counsellors_script(some_person(hours_max=20.0), HOST, "Claire Dubost", DATES))

    assert said.startswith("Bonjour, je m'appelle Claire Dubost.")
    assert "L'une d'elles voudrait découvrir ce métier chez vous" in said
    assert "SIRET" not in said, "the page of the partner tells it"
    assert "RSA" not in said
    unknown = counsellors_script(some_person(), replace(HOST, url=None), "Claire Dubost", DATES)
    assert "SIRET" in unknown[-1]


@pytest.mark.parametrize(
    ("key", "told"), (("immersion-facilitee:1", "Aide horticole"), ("alentour:1", "Aide agricole"))
)
def test_one_trade_is_said_on_the_card_on_the_phone_and_in_the_convention(key: str, told: str) -> None:
    host = replace(HOST, key=key, title="Aide horticole", rome_label="Aide agricole")

    assert trade_of(host) == told
    assert f"chez vous : {told}." in " ".join(script(some_person(), host, "Kévin", DATES))
    assert f"chez vous : {told}." in " ".join(counsellors_script(some_person(), host, "Claire Dubost", DATES))


@pytest.mark.parametrize("day", ("2020-01-01", "2026-11-19"))
def test_a_day_of_the_past_is_told_as_past(shared_site: Site, day: str) -> None:
    page = f"/conseil/personnes/{shared_site.town.own_person}/immersions?debut={day}"

    assert "Cette date est déjà passée." in shared_site.browser(Role.COUNSELLOR).get(page).text


def test_all_companies_are_reached_a_page_at_a_time(site: Site) -> None:
    with store.session(site.engine) as session:
        store_opportunities(
            session,
            [
                some_opportunity(f"immersion-facilitee:n{number}", kind=Kind.IMMERSION, title=f"Boulanger {number}")
                for number in range(7)
            ],
        )
    browser = site.browser(Role.COUNSELLOR)
    page = f"/conseil/personnes/{site.town.own_person}/immersions"

    first, second = browser.get(page).text, browser.get(f"{page}?page=2").text

    assert (first.count('<li class="card">'), second.count('<li class="card">')) == (6, 2)
    assert "page=2" in first
    assert browser.get(f"{page}?page=9").headers["location"] == page


def test_who_does_not_accept_immersions_is_shown_them_and_told_why_none_were(site: Site) -> None:
    browser, address = site.browser(Role.COUNSELLOR), f"/conseil/personnes/{site.town.own_person}/immersions"
    assert "n'accepte pas les immersions" not in browser.get(address).text

    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.own_person).open_to = ["job"]
    page = browser.get(address).text

    assert "n'accepte pas les immersions" in page
    assert f'href="/conseil/personnes/{site.town.own_person}/dossier/types"' in page
    assert page.count('<li class="card">') == 1, "shown all the same"
    assert "Aucune entreprise" not in page


def test_an_immersion_begins_on_a_day_on_which_they_can_come(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(PersonRow).where(PersonRow.id == site.town.own_person).values(days=[1, 2, 3, 4]))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/immersions").text

    assert "Du 8 décembre 2026 au 11 décembre 2026" in page
