"""The link at the foot of an e-mail: one press, no signing in, and a way back."""

from uuid import uuid4

import pytest
from sqlalchemy import select, update

import store
from store.accounts.account import Role
from store.mail.outbox import EmailKind, post, post_to_person
from store.tables import EmailRow, PersonRow
from tests.fixtures.site import Site
from tests.make.values import NOON


def letter(site: Site, kind: EmailKind, who: Role = Role.BENEFICIARY) -> str:
    """The address at the foot of a new e-mail to somebody."""
    with store.session(site.engine) as session:
        post(session, kind, user_id=site.town.users[who], key=str(uuid4()), now=NOON)
        row = session.scalars(select(EmailRow).order_by(EmailRow.id.desc())).first()
    assert row is not None
    return f"/lettres/{row.stop_code}"


def test_looking_stops_nothing_and_one_press_does(shared_site: Site) -> None:
    nobody = shared_site.browser()
    address = letter(shared_site, EmailKind.SHORTLIST, Role.RECRUITER)

    assert "Vous recevez des e-mails" in nobody.get(address).text
    pressed = nobody.post(address)
    assert pressed.status_code == 303
    assert "Vous ne recevez plus" in nobody.get(address).text
    nobody.post(address, data={"answer": "reprendre"})
    assert "Vous recevez des e-mails" in nobody.get(address).text


def test_a_mail_program_presses_for_somebody(shared_site: Site) -> None:
    address = letter(shared_site, EmailKind.ANSWER, Role.RECRUITER)

    answer = shared_site.program().post(address, data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 303
    assert "Vous ne recevez plus" in shared_site.browser().get(address).text


@pytest.fixture
def weekly(shared_site: Site) -> int:
    """The person with the account, who chose news every week."""
    person_id = shared_site.town.beneficiary
    with store.session(shared_site.engine) as session:
        session.execute(update(PersonRow).where(PersonRow.id == person_id).values(alerts="weekly"))
    return person_id


def test_news_that_is_stopped_is_what_the_persons_own_choices_say(shared_site: Site, weekly: int) -> None:
    shared_site.browser().post(letter(shared_site, EmailKind.ALERTS))

    with store.session(shared_site.engine) as session:
        assert session.scalar(select(PersonRow.alerts).where(PersonRow.id == weekly)) == "none"


@pytest.mark.parametrize("code", ["none", "0f8fad5b-d9cb-469f-a165-70867728950e"])
def test_a_code_that_is_none_says_what_to_do(shared_site: Site, code: str) -> None:
    page = shared_site.browser().get(f"/lettres/{code}")

    assert page.status_code == 404
    assert "message plus récent" in page.text


def test_the_warning_before_a_file_is_erased_cannot_be_stopped(shared_site: Site) -> None:
    with store.session(shared_site.engine) as session:
        post_to_person(session, EmailKind.RETENTION, person_id=shared_site.town.beneficiary, key="x", now=NOON)
        code = session.scalar(select(EmailRow.stop_code).where(EmailRow.kind == "retention"))

    assert shared_site.browser().post(f"/lettres/{code}").status_code == 404


@pytest.mark.parametrize(
    ("kind", "who", "page"),
    [
        (EmailKind.SUGGESTION, Role.BENEFICIARY, "/mon-espace/choix"),
        (EmailKind.SHORTLIST, Role.RECRUITER, "/mon-compte"),
    ],
)
def test_letters_that_were_stopped_are_taken_up_again_without_the_letter(
    site: Site, kind: EmailKind, who: Role, page: str
) -> None:
    mine = site.browser(who)
    site.browser().post(letter(site, kind, who))
    assert "Les recevoir de nouveau" in mine.get(page).text

    pressed = mine.post("/mon-compte/messages", data={"kind": kind.value})

    assert pressed.headers["location"].startswith(page)
    assert "Les recevoir de nouveau" not in mine.get(page).text
