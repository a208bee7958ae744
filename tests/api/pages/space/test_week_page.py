"""The week that is proposed: read, changed, taken into a calendar, by the person and by who follows them."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

import store
from store.accounts.account import Role
from store.people.steps import Step, say_step
from store.tables import MeansRow, OpportunityRow, PersonRow, ShownListRow, WishRow
from tests.fixtures.site import Site
from tests.make.links import links
from tests.make.values import AUBUSSON

PAGE = "/mon-espace/semaine"


def links_to(page: str, address: str) -> list[str]:
    """The words of the links whose address begins so."""
    return re.findall(rf'<a href="{re.escape(address)}[^"]*">(.*?)</a>', page, re.DOTALL)


def test_i_read_my_week_by_day_with_its_hours_and_ways(site: Site) -> None:
    with store.session(site.engine) as session:
        mission = session.scalars(select(OpportunityRow.id).where(OpportunityRow.kind == "volunteering")).one()
        say_step(session, person_id=site.town.beneficiary, opportunity_id=mission, step=Step.INTERESTED, now=site.now)

    page = site.browser(Role.BENEFICIARY).get(PAGE)

    assert page.status_code == 200
    assert "Ma semaine du" in page.text
    assert "Femme de ménage" in page.text
    assert re.search(r"Départ à \d+ h.*, retour à \d+ h", page.text)
    assert "personne ne vérifie" in page.text


def test_of_a_way_by_bus_no_hour_is_told_that_no_bus_has(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(MeansRow).values(mode="bus", max_minutes=90))
        session.execute(update(PersonRow).values(point=AUBUSSON.ewkt(), insee="23008"))
        mission = session.scalars(select(OpportunityRow.id).where(OpportunityRow.kind == "volunteering")).one()
        say_step(session, person_id=site.town.beneficiary, opportunity_id=mission, step=Step.INTERESTED, now=site.now)
    browser = site.browser(Role.BENEFICIARY)

    page = unescape(browser.get(PAGE).text)
    file = browser.get(f"{PAGE}.ics").text.replace("\r\n ", "")

    for told in (page, file):
        assert "de trajet, à l'heure du bus ou du train" in told.replace("\\,", ",")
        assert "Départ à" not in told


def test_an_employer_who_gave_a_number_and_no_page_is_called(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(update(OpportunityRow).values(reply_phone="05 55 66 12 34", url=None))

    page = unescape(site.browser(Role.BENEFICIARY).get(PAGE).text)

    assert "Préparer l'appel et appeler l'employeur" in page
    assert "Préparer et envoyer ma candidature" not in page


def test_who_follows_me_reads_the_same_and_nobody_else(shared_site: Site) -> None:
    town = shared_site.town
    theirs = shared_site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{town.own_person}/semaine")

    assert "La semaine d'Awa" in unescape(theirs.text)
    assert f"/conseil/personnes/{town.own_person}/semaine.ics" in theirs.text


def test_what_i_keep_stays_and_what_i_replace_goes(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)
    first = browser.get(PAGE).text

    kept = browser.get(links(first, "Garder ce jour-là")[0]).text
    replaced = browser.get(links(first, "Autre chose à la place")[0]).text
    fewer = browser.get(links(first, "Enlever, sans rien mettre")[0]).text

    assert "Gardé" in kept
    gone = re.search(r"<h4>(.*?)</h4>", first, re.DOTALL)
    assert gone is not None
    assert gone[1] not in replaced
    assert gone[1] not in fewer
    lines = re.compile(r'<p class="travel"><strong>(.*?)</strong>.*?<h4>(.*?)</h4>', re.DOTALL)
    assert lines.findall(fewer) == lines.findall(first)[1:]
    assert "Compléter la semaine" in fewer


def test_keeping_a_line_and_keeping_it_no_more_move_no_other(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)
    shown = re.compile(r'<h3>(.*?)</h3>|<p class="travel"><strong>(.*?)</strong>.*?<h4>(.*?)</h4>', re.DOTALL)
    first = browser.get(PAGE).text

    to_keep = links(first, "Garder ce jour-là")
    assert to_keep
    for address in to_keep:
        kept = browser.get(address).text
        assert shown.findall(kept) == shown.findall(first)
        assert kept.count("Gardé</span>") == 1
        undone = browser.get(links(kept, "Ne plus garder")[0]).text
        assert shown.findall(undone) == shown.findall(first)
        assert "Gardé</span>" not in undone


def test_the_calendar_is_the_week_on_the_page_even_where_another_would_be_proposed_by_now(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    page = browser.get(PAGE).text
    with store.session(site.engine) as session:
        say_step(
            session, person_id=site.town.beneficiary, opportunity_id=site.town.live, step=Step.APPLIED, now=site.now
        )

    calendar: Any = Calendar.from_ical(browser.get(links(page, "Mettre dans mon agenda")[0]).content)

    hours = {f"{event['DTSTART'].dt:%-H h %M}".removesuffix(" 00") for event in calendar.walk("VEVENT")}
    assert hours
    assert hours <= set(re.findall(r'<p class="travel"><strong>(.*?) – ', page))


def test_what_i_changed_of_my_week_is_written_nowhere(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)
    address = links(browser.get(PAGE).text, "Enlever, sans rien mettre")[0]

    browser.get(address)

    with store.session(shared_site.engine) as session:
        newest = session.query(ShownListRow).order_by(ShownListRow.id.desc()).first()
    assert newest is not None
    assert newest.question["plan"]["edited"] is True
    assert set(newest.question["plan"]) == {"monday", "asked_on", "least", "most", "first", "edited"}


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("de=beaucoup&a=20", "de 1 à 40 heures"),
        ("de=0&a=99", "de 1 à 40 heures"),
        ("de=nan&a=20", "de 1 à 40 heures"),
        ("de=20&a=15", "doit être le plus petit"),
    ],
)
def test_hours_that_make_no_sense_are_told_beside_the_field_and_kept(shared_site: Site, hours: str, said: str) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(f"{PAGE}?{hours}")

    assert page.status_code == 200
    assert said in page.text
    assert f'value="{hours.split("&")[0][3:]}"' in page.text
    assert page.text.index('tabindex="-1" autofocus') < page.text.index('<a href="#de">') < page.text.index('id="de"')


def test_a_week_that_does_not_fit_says_what_to_loosen(shared_site: Site) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(f"{PAGE}?de=40&a=40")

    assert "La semaine ne va pas jusqu'à 40 h" in page.text
    assert links(page.text, "Faire ce changement")
    changes = re.search(r'<ul class="dots">(.*?)</ul>', page.text, re.DOTALL)
    assert changes is not None
    assert ("Un seul de ces changements suffit" in page.text) is (changes[1].count("<li>") > 1)


@pytest.mark.parametrize("nonsense", ["lundi=2026-11-24", "lundi=demain", "lundi=2027-10-04"])
def test_a_day_that_is_no_monday_of_these_weeks_is_refused_in_words(shared_site: Site, nonsense: str) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(f"{PAGE}?{nonsense}")

    assert page.status_code in (400, 422)
    assert "<h1" in page.text


def test_what_stays_put_while_a_line_is_replaced_is_kept_by_nobody(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)
    first = browser.get(PAGE).text

    replaced = browser.get(links(first, "Autre chose à la place")[0]).text

    assert "Gardé</span>" not in replaced
    assert "Ne plus garder" not in replaced


def test_it_is_said_when_there_is_nothing_to_put_in_place(shared_site: Site) -> None:
    browser, page = shared_site.browser(Role.BENEFICIARY), ""
    address = PAGE
    for _ in range(12):
        page = browser.get(address).text
        others = links(page, "Autre chose à la place")
        if "rien d'autre à mettre à la place" in unescape(page) or not others:
            break
        address = others[-1]

    assert "rien d'autre à mettre à la place" in unescape(page)


def test_edits_that_name_nothing_change_nothing(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)

    page = browser.get(f"{PAGE}?garde=9.x&garde=0.no%20such&sans=%22%3E%3Cb%3E")

    assert page.status_code == 200
    assert "<b>" not in page.text


def test_the_calendar_has_a_line_an_event_at_the_hours_of_france(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)
    page = browser.get(PAGE).text

    answer = browser.get(links(page, "Mettre dans mon agenda")[0])

    calendar = Calendar.from_ical(answer.content)
    events: list[Any] = calendar.walk("VEVENT")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(events) == len(re.findall("<h4>", page))
    assert {event["DTSTART"].params["TZID"] for event in events} == {"Europe/Paris"}
    assert calendar.walk("VTIMEZONE")
    assert len({event["UID"] for event in events}) == len(events)
    again = Calendar.from_ical(browser.get(links(page, "Mettre dans mon agenda")[0]).content)
    assert [event["UID"] for event in again.walk("VEVENT")] == [event["UID"] for event in events]
    assert all(event["DTSTART"].dt.date() >= date(2026, 1, 1) for event in events)
    assert all(event["DTEND"].dt - event["DTSTART"].dt > timedelta(0) for event in events)


def test_the_calendar_is_told_in_the_language_of_who_takes_it(shared_site: Site) -> None:
    browser = shared_site.browser(Role.BENEFICIARY)
    address = links(browser.get(PAGE).text, "Mettre dans mon agenda")[0]

    events: list[Any] = Calendar.from_ical(browser.get(address, headers={"Accept-Language": "uk"}).content).walk(
        "VEVENT"
    )

    assert "Просунути одну справу" in " ".join(str(event["SUMMARY"]) for event in events)
    assert all("Це ідея" in str(event["DESCRIPTION"]) for event in events)


def test_what_brings_no_money_says_so_on_its_line_and_in_the_calendar(site: Site) -> None:
    town, browser = site.town, site.browser(Role.BENEFICIARY)
    with store.session(site.engine) as session:
        session.get_one(OpportunityRow, town.live).kind = "volunteering"

    page = browser.get(PAGE).text
    calendar = browser.get(links(page, "Mettre dans mon agenda")[0]).text

    assert re.search(r"Pas payé</strong>.{0,300}Bénévolat", page, re.DOTALL)
    assert "Pas payé" in calendar


def test_it_is_said_whose_the_hours_are_that_are_aimed_at(site: Site) -> None:
    mine, theirs = PAGE, f"/conseil/personnes/{site.town.own_person}/semaine"
    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.beneficiary)
        person.hours_min = person.hours_max = None
    usual = unescape(site.browser(Role.BENEFICIARY).get(mine).text)
    with store.session(site.engine) as session:
        for person_id in (site.town.beneficiary, site.town.own_person):
            session.get_one(PersonRow, person_id).hours_max = 6.0
    fewer = unescape(site.browser(Role.BENEFICIARY).get(mine).text)
    asked = unescape(site.browser(Role.BENEFICIARY).get(f"{mine}?de=8&a=12").text)

    assert "15 à 20 h, c'est le repère de la loi" in usual
    assert "Votre dossier dit 6 h par semaine au plus : nous visons 4 à 6 h" in fewer
    assert "Cette personne a dit 6 h par semaine au plus" in unescape(site.browser(Role.COUNSELLOR).get(theirs).text)
    assert "pour 8 à 12 h demandées" in asked
    assert "repère de la loi" not in fewer + asked


def test_a_week_that_is_short_of_what_nobody_asked_is_no_fault(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.beneficiary).days = [0]
    page = unescape(site.browser(Role.BENEFICIARY).get(PAGE).text)

    assert "Cette semaine compte moins d'heures. Elle peut rester ainsi." in page
    assert "La semaine ne va pas jusqu'à" not in page
    assert 'class="note attention"' not in page


@pytest.mark.parametrize("wish", ["menaje", "menage 2h le matin", "прибирання"])
def test_a_wish_stands_in_the_week_in_the_words_of_the_list(site: Site, wish: str) -> None:
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text=wish))
    browser = site.browser(Role.BENEFICIARY)

    quoted, listed = (
        set(re.findall(r"(?:souhait|proche de) « (.+?) »", unescape(browser.get(one).text)))
        for one in (PAGE, "/mon-espace")
    )

    assert quoted
    assert quoted <= listed


def test_who_wants_so_few_hours_that_nothing_fits_is_led_to_a_week_that_holds_something(site: Site) -> None:
    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.beneficiary)
        person.hours_min, person.hours_max, person.stage, person.counsellor_id = None, 2.0, None, None
    browser = site.browser(Role.BENEFICIARY)

    empty = browser.get(PAGE).text
    (wider,) = links(empty, "Voir une semaine de 5 h au plus")

    assert "Rien ne tient en 2 h." in unescape(empty)
    assert "Mettre dans mon agenda" not in empty
    assert 'class="week-day"' in browser.get(wider).text
