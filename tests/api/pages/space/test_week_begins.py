"""What a week begins with: what was said yes to or is kept, who asks to meet, the hour of an interview."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import update

import store
from matching.plan import coming_monday
from store.accounts.account import Role
from store.people.saved import save
from store.people.steps import Step, say_step, steps_of
from store.tables import OpportunityRow, PersonRow
from tests.fixtures.site import Site
from tests.make.links import links
from tests.make.rows import meeting_asked

PAGE = "/mon-espace/semaine"
NOT_THERE = "Vous gardez cette offre. Elle n'est pas dans la semaine"


def links_to(page: str, address: str) -> list[str]:
    """The words of the links whose address begins so."""
    return re.findall(rf'<a href="{re.escape(address)}[^"]*">(.*?)</a>', page, re.DOTALL)


@pytest.mark.parametrize("step", [Step.INTERESTED, Step.APPLIED])
def test_my_week_begins_with_what_i_said_yes_to(site: Site, step: Step) -> None:
    town, browser = site.town, site.browser(Role.BENEFICIARY)
    with store.session(site.engine) as session:
        say_step(session, person_id=town.beneficiary, opportunity_id=town.live, step=step, now=site.now)

    page = browser.get(f"{PAGE}?de=1&a=3").text

    assert f"/opportunite/{town.live}?" in page
    about = unescape(" ".join(links_to(page, f"/opportunite/{town.live}?")))
    assert ("Préparer et envoyer ma candidature" in about) is (step is Step.INTERESTED)
    assert "Demander des nouvelles à l'employeur" in about
    assert "préparer l'entretien" not in about


@pytest.mark.parametrize(
    ("step", "days", "told"),
    [
        (Step.NO_ANSWER, 3, ["Relancer l'employeur"]),
        (Step.NO_ANSWER, 20, []),
        (Step.MISSED, 3, []),
        (Step.STOPPED, 3, []),
        (Step.REFUSED, 3, []),
    ],
)
def test_what_had_no_answer_is_asked_again_and_what_came_to_nothing_is_not_proposed_as_new(
    site: Site, step: Step, days: int, told: list[str]
) -> None:
    town, then = site.town, site.now - timedelta(days=days)
    with store.session(site.engine) as session:
        say_step(session, person_id=town.beneficiary, opportunity_id=town.live, step=step, now=then)

    page = site.browser(Role.BENEFICIARY).get(PAGE).text

    about = [unescape(re.sub("<.*?>", "", one)) for one in links_to(page, f"/opportunite/{town.live}?")]
    assert [one.split(" : ")[0] for one in about] == told
    assert ("Pas de réponse jusqu'ici : un appel court suffit." in unescape(page)) is bool(told)


def test_my_week_begins_with_what_i_keep(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    asked = f"{PAGE}?de=1&a=3"
    other = next(one for one in offers_of(browser.get(PAGE).text) if one not in offers_of(browser.get(asked).text))

    keep(site, other)

    page = browser.get(asked).text
    assert other in offers_of(page)
    assert NOT_THERE not in unescape(page)


def test_of_what_i_keep_and_cannot_be_in_my_week_it_is_said_why_to_me_alone(site: Site) -> None:
    town = site.town
    with store.session(site.engine) as session:
        session.get_one(PersonRow, town.beneficiary).counsellor_id = town.users[Role.COUNSELLOR]
        session.execute(update(PersonRow).values(days=[5, 6]))
        row = session.get_one(OpportunityRow, town.live)
        row.conditions = row.conditions | {"days": [0, 2]}
    keep(site, town.live)

    mine = unescape(site.browser(Role.BENEFICIARY).get(PAGE).text)
    theirs = unescape(site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{town.beneficiary}/semaine").text)

    told = mine.split(NOT_THERE)[1].split("</ul>")[0]
    assert f"/opportunite/{town.live}?" in told
    assert "jours qui ne sont pas possibles : lundi, mercredi" in told
    assert NOT_THERE not in theirs


def test_what_i_keep_and_took_out_of_my_week_is_told_no_more(site: Site) -> None:
    browser = site.browser(Role.BENEFICIARY)
    keep(site, site.town.live)
    page = browser.get(PAGE).text
    gone = next(one for one in links(page, "Autre chose à la place") if "sans=" in one)

    assert NOT_THERE not in unescape(browser.get(gone).text)


def keep(site: Site, opportunity_id: int) -> None:
    """The beneficiary keeps an offer to look at again."""
    with store.session(site.engine) as session:
        assert save(session, site.town.beneficiary, [opportunity_id], now=site.now)


def offers_of(page: str) -> list[int]:
    """The numbers of the offers that a week leads to, in their order."""
    return [int(one) for one in dict.fromkeys(re.findall(r'href="/opportunite/(\d+)\?', page))]


def about_bread(page: str) -> list[str]:
    """What the week says there is to do about the opening of the bakery, whose every line names it."""
    told = [re.sub(r"<[^>]+>", "", unescape(one)).strip() for one in re.findall(r"<h4>(.*?)</h4>", page, re.DOTALL)]
    return [one for one in told if "Vendeuse en boulangerie" in one or "Répondre" in one]


def test_whom_i_am_asked_to_meet_is_answered_then_awaited_then_met_and_nothing_else(site: Site) -> None:
    town, browser, week = site.town, site.browser(Role.BENEFICIARY), f"{PAGE}?de=1&a=3"
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, town.own_opening, town.beneficiary, now=site.now)
        opening = session.get_one(OpportunityRow, town.own_opening)
        opening.employer_name, opening.reply_address = "Le Fournil", "12 avenue de la Voie-Dieu"
    yes = {"meeting": meeting, "answer": "oui", "name": "Chloé", "contact": "06 12 34 56 78"}

    asked = browser.get(week).text
    browser.post("/mon-espace/rencontres", data=yes)
    agreed = browser.get(week).text
    calls: Any = Calendar.from_ical(browser.get(links(agreed, "Mettre dans mon agenda")[0]).content)
    with store.session(site.engine) as session:
        say_step(
            session,
            person_id=town.beneficiary,
            opportunity_id=town.own_opening,
            step=Step.INTERVIEW,
            now=site.now + timedelta(minutes=1),
            on_day=coming_monday(site.now.date()) + timedelta(days=2),
        )
    met = browser.get(week).text

    assert about_bread(asked) == ["Répondre à la demande de Le Fournil"]
    assert 'href="/mon-espace/rencontres"' in asked[asked.index("<h4>") :]
    assert about_bread(agreed) == ["Attendre l'appel et se préparer : Vendeuse en boulangerie"]
    assert "Quand l'employeur appelle</strong>" in unescape(agreed)
    (call,) = (one for one in calls.walk("VEVENT") if "Attendre l'appel" in str(one["SUMMARY"]))
    assert not isinstance(call["DTSTART"].dt, datetime)
    assert "Quand l'employeur appelle" in str(call["DESCRIPTION"])
    assert about_bread(met) == ["Entretien : Vendeuse en boulangerie"]
    assert "Heure à demander" in met
    assert "12 avenue de la Voie-Dieu" in met
    assert "12 avenue de la Voie-Dieu" not in agreed
    calendar: Any = Calendar.from_ical(browser.get(links(met, "Mettre dans mon agenda")[0]).content)
    (event,) = (one for one in calendar.walk("VEVENT") if "Entretien" in str(one["SUMMARY"]))
    assert event["DTSTART"].dt == coming_monday(site.now.date()) + timedelta(days=2)
    assert "12 avenue de la Voie-Dieu" in str(event["LOCATION"])


def test_the_hour_of_my_interview_is_in_my_week_and_in_my_calendar(site: Site) -> None:
    town, browser, day = site.town, site.browser(Role.BENEFICIARY), coming_monday(site.now.date()) + timedelta(days=3)
    with store.session(site.engine) as session:
        say_step(session, person_id=town.beneficiary, opportunity_id=town.live, step=Step.INTERVIEW, now=site.now)
        step = steps_of(session, town.beneficiary)[0].id
    browser.post("/mon-espace/demarches/details", data={"step": step, "jour": day.isoformat(), "heure": "9 h 30"})

    page = browser.get(f"{PAGE}?de=1&a=3").text
    calendar: Any = Calendar.from_ical(browser.get(links(page, "Mettre dans mon agenda")[0]).content)

    assert re.search(r"9\sh\s30 – .*?Entretien : ", unescape(page), re.DOTALL)
    (event,) = (one for one in calendar.walk("VEVENT") if "Entretien" in str(one["SUMMARY"]))
    assert f"{event['DTSTART'].dt:%Y-%m-%d %H:%M}" == f"{day} 09:30"
    assert str(event["STATUS"]) == "CONFIRMED"


def test_a_yes_that_i_take_back_is_in_my_week_no_longer(site: Site) -> None:
    town, browser = site.town, site.browser(Role.BENEFICIARY)
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, town.own_opening, town.beneficiary, now=site.now)
    yes = {"meeting": meeting, "answer": "oui", "name": "Chloé", "contact": "06 12 34 56 78"}

    browser.post("/mon-espace/rencontres", data=yes)
    browser.post("/mon-espace/rencontres", data=yes | {"answer": "reprendre"})

    assert "Attendre l'appel" not in unescape(browser.get(f"{PAGE}?de=1&a=3").text)


def test_on_a_monday_my_week_is_the_one_that_begins_and_nothing_of_it_is_past(site: Site) -> None:
    site.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # nine in France
    browser = site.browser(Role.BENEFICIARY)

    page = unescape(browser.get(PAGE).text)
    file: Any = Calendar.from_ical(browser.get(f"{PAGE}.ics").content)

    assert "Ma semaine du lundi 23 novembre" in page or "Ma semaine du 23 novembre" in page
    assert "Semaine d'avant" not in page
    begins = [event["DTSTART"].dt for event in file.walk("VEVENT")]
    assert begins
    assert min(begins) > site.now
