"""Who read what about whom: a page that tells of a person to somebody else leaves one entry in the audit log, not two.

The pages come from the rules of access, and of whom they tell is read on them: a new one that forgets to write the
reading down fails here without being named.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import func, select

import store
from api.profile import ASKED
from store.accounts.account import Role
from store.keeping.retention import KEPT
from store.meetings.answering import Contact, settle_meeting
from store.meetings.consent import ConsentEvent
from store.tables import AuditRow, HandoverRow, PersonRow
from tests.api.test_access import ACCESS
from tests.fixtures.site import Site
from tests.make.asked import the_account
from tests.make.rows import meeting_asked
from tests.make.values import AUBUSSON

NAMES = {"own_person": "Awatif", "foreign_person": "Brunehaut", "beneficiary": "Chloris"}
"""First names that no page holds by chance, here of places too: whom the town's counsellor follows, two others."""


@pytest.fixture(scope="module")
def told(shared_site: Site) -> Site:
    """The town on a day when its pages tell of people: a file that ends, one handed over, a request and its yes."""
    site, town = shared_site, shared_site.town
    with store.session(site.engine) as session:
        for whom, name in NAMES.items():
            person = session.get_one(PersonRow, getattr(town, whom))
            person.first_name, person.place = name, f"{name}-les-Bois"
        silent = session.get_one(PersonRow, town.own_person)
        silent.insee, silent.point = "23008", AUBUSSON.ewkt()  # far enough to be told from where
        silent.created_at = silent.last_contact_at = site.now - KEPT
        silent.warned_at = site.now - timedelta(days=1)
        given = {"by_id": town.users[Role.COUNSELLOR], "at": site.now, "expires_at": site.now + timedelta(days=9)}
        session.add(HandoverRow(person_id=town.foreign_person, **given))
        meeting = meeting_asked(session, town.own_opening, town.own_person, now=site.now)
        counsellor = the_account(session, town.users[Role.COUNSELLOR])
        contact = Contact(NAMES["own_person"], "06 39 98 00 00")
        settle_meeting(session, meeting, ConsentEvent.GIVE, account=counsellor, now=site.now, told=contact)
    return site


def test_whoever_a_page_shows_to_somebody_else_is_in_the_log_once(told: Site) -> None:
    wrong, pages = {}, 0
    for who in (role for role in Role if role is not Role.BENEFICIARY):
        browser = told.browser(who)
        for route, address in addresses(told, who):
            answer, read = opened(told, browser, address)
            shown = shown_by(route, answer)
            pages += bool(shown)
            if sorted(read) != sorted(shown):
                wrong[f"{who} {address}"] = {"shown": shown, "written down": read}

    assert wrong == {}
    assert pages >= 30


def test_what_somebody_reads_of_themself_is_written_down_as_theirs_alone(told: Site) -> None:
    browser = told.browser(Role.BENEFICIARY)

    found = [opened(told, browser, address)[1] for _, address in addresses(told, Role.BENEFICIARY)]

    assert sum(map(bool, found)) >= 5
    assert all(read in ([], [NAMES["beneficiary"]]) for read in found)


def addresses(site: Site, who: Role) -> Iterator[tuple[str, str]]:
    """The routes that a role may look at, each with its addresses: for what is theirs, then from somebody's file."""
    town = site.town
    person = town.beneficiary if who is Role.BENEFICIARY else town.own_person
    named = {
        "person_id": person,
        "counsellor_id": town.users[Role.COUNSELLOR],
        "opening_id": town.own_opening,
        "employer_id": 1,
        "sheet_id": town.own_sheet,
        "import_id": 1,
        "secret": "none",
        "code": "none",
        "what": ASKED[0],
        "part": ASKED[0],
        "extension": "csv",
    }
    for route, rule in ACCESS.items():
        if route.startswith("GET ") and (rule.roles is None or who in rule.roles):
            for opportunity_id in (town.live, town.gone) if "{opportunity_id}" in route else (town.live,):
                address = route.removeprefix("GET ").format(**named, opportunity_id=opportunity_id)
                yield route, address
                yield route, f"{address}?pour={person}&personne={person}"


def shown_by(route: str, answer: Response) -> set[str]:
    """Of whom an answer tells: those it names, the one whose file it is, and all of a shortlist, by its opening."""
    shown = {name for name in NAMES.values() if name in answer.text}
    if answer.is_success and ACCESS[route].owned == "person_id":
        shown.add(NAMES["own_person"])
    if answer.is_success and ACCESS[route].owned == "opening_id":
        shown.add("alentour:opening")
    return shown


def opened(site: Site, browser: TestClient, address: str) -> tuple[Response, list[str]]:
    """The answer, and about whom an entry was written meanwhile: first names, the key of an opening."""
    with store.session(site.engine) as session:
        before = session.scalar(select(func.max(AuditRow.id))) or 0
    answer = browser.get(address)
    with store.session(site.engine) as session:
        names = {str(one.pseudonym): one.first_name for one in session.scalars(select(PersonRow))}
        subjects = session.scalars(select(AuditRow.subject).where(AuditRow.id > before))
        return answer, [names.get(subject, subject) for subject in subjects if subject]
