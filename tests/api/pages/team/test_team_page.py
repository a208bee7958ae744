"""The team lead's pages: counts by counsellor, and whom each of them follows; nobody's file."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

import store
from kit import FRANCE
from matching import Matcher, rank_everybody
from store.accounts.account import Role
from store.tables import AuditRow, OpportunityRow, PersonRow, UserRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked, score_everything, store_person
from tests.make.values import some_person


def names(page: str) -> list[str]:
    """Who stands on the page, in order."""
    return re.findall(r'name="personne" value="\d+">(.*?)</label>', page)


def test_each_counsellor_is_told_with_counts_and_no_person_is(site: Site) -> None:
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    with store.session(site.engine) as session:
        score_everything(session, 0.8)

    page = site.browser(Role.TEAM_LEAD).get("/equipe").text

    assert "2 conseillers. 3 personnes suivies." in page
    assert re.findall(r"suivies</dt><dd>(\d+)</dd>", page) == ["2", "1"]
    assert re.findall(r"nouveau</dt><dd>(\d+)</dd>", page) == ["2", "1"]
    assert not re.search("Awa|Bruno|Chloé", page)


def test_a_team_lead_and_a_counsellor_count_the_same_news(site: Site) -> None:
    lead, counsellor, person = site.browser(Role.TEAM_LEAD), site.browser(Role.COUNSELLOR), site.town.own_person
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    with store.session(site.engine) as session:
        score_everything(session, 0.8)

    address = f"/equipe/conseillers/{site.town.users[Role.COUNSELLOR]}"

    def counted() -> list[list[str]]:
        """What is new by the counsellor and by the lead, and how many people of each counsellor have any."""
        new = [re.findall(r"(\d+) nouvelles?<", page.text) for page in (counsellor.get("/conseil"), lead.get(address))]
        return [*new, re.findall(r"nouveau</dt><dd>(\d+)</dd>", lead.get("/equipe").text)]

    before = counted()
    with store.session(site.engine) as session:
        meeting_asked(session, site.town.own_opening, person, now=site.now)
        others = OpportunityRow.id != site.town.own_opening
        session.execute(update(OpportunityRow).where(others).values(retired_at=site.now))

    assert before[0] == before[1] != []
    assert before[2] == ["2", "1"]
    assert counted() == [[], [], ["2", "0"]], "an employer asked to meet them about the only one that is left"


def test_counsellors_of_another_team_are_not_told(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(UserRow, site.town.users[Role.COUNSELLOR]).lead_id = None

    assert "1 conseiller. 2 personnes suivies." in site.browser(Role.TEAM_LEAD).get("/equipe").text


def test_whom_a_counsellor_follows_is_told_in_short_and_written_down(site: Site) -> None:
    address = f"/equipe/conseillers/{site.town.users[Role.COUNSELLOR]}"

    page = site.browser(Role.TEAM_LEAD).get(address).text

    assert names(page) == ["Awa"]
    assert "1 personne suivie" in page
    assert not re.search("Guéret|ménage|Voiture|conseil/personnes", page)
    with store.session(site.engine) as session:
        (entry,) = session.scalars(select(AuditRow)).all()
        person = session.get_one(PersonRow, site.town.own_person)
    assert (entry.action, entry.role, entry.subject) == ("read_person", "team_lead", str(person.pseudonym))


def test_two_of_the_same_first_name_are_told_apart_by_their_town(site: Site) -> None:
    mine = site.town.users[Role.COUNSELLOR]
    with store.session(site.engine) as session:
        alike = store_person(session, some_person(), counsellor_id=mine, first_name="Awa")
    browser, address = site.browser(Role.TEAM_LEAD), f"/equipe/conseillers/{mine}"

    assert browser.get(address).text.count("Guéret ·") == 2
    chosen = browser.get(f"{address}/confier?cochees=oui&personne={alike}&personne={site.town.own_person}").text
    assert chosen.count(">Guéret</span>") == 2


def test_the_silent_can_be_shown_alone_the_longest_silence_first(site: Site) -> None:
    mine = site.town.users[Role.COUNSELLOR]
    with store.session(site.engine) as session:
        for name, days in (("Zeynep", 50), ("Élodie", 31), ("Paul", 3)):
            met = site.now - timedelta(days=days)
            store_person(session, some_person(), counsellor_id=mine, first_name=name, last_contact_at=met)
    browser, address = site.browser(Role.TEAM_LEAD), f"/equipe/conseillers/{mine}"

    assert names(browser.get(address).text) == ["Awa", "Élodie", "Paul", "Zeynep"]
    silent = browser.get(f"{address}?montre=silence").text
    assert names(silent) == ["Zeynep", "Élodie"]
    assert "Sans contact depuis 50 jours" in silent


@pytest.mark.parametrize(
    ("met", "days", "is_silent"),
    [
        (datetime(2026, 10, 21, 0, 30, tzinfo=FRANCE), 30, False),  # and half a day more, by the clock
        (datetime(2026, 10, 20, 23, tzinfo=FRANCE), 31, True),
    ],
)
def test_a_team_lead_and_a_counsellor_count_the_same_silence(
    site: Site, met: datetime, days: int, *, is_silent: bool
) -> None:
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.own_person).last_contact_at = met
    lead, counsellor = site.browser(Role.TEAM_LEAD), site.browser(Role.COUNSELLOR)
    theirs = lead.get(f"/equipe/conseillers/{site.town.users[Role.COUNSELLOR]}").text
    silent = [int(said) for said in re.findall(r"30 jours</dt><dd>(\d+)</dd>", lead.get("/equipe").text)]

    assert sum(silent) == is_silent
    assert (f"<strong>Sans contact depuis {days} jours" in theirs) == is_silent
    assert f"Contact il y a {days} jours" in counsellor.get("/conseil?tri=contact").text
    assert f"Dernier contact il y a {days} jours." in counsellor.get(f"/conseil/personnes/{site.town.own_person}").text


def test_a_team_lead_lands_there(site: Site) -> None:
    assert site.browser(Role.TEAM_LEAD).get("/connexion").headers["location"] == "/equipe"
