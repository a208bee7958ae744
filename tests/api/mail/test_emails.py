"""What each e-mail says: to an employer nothing of anybody, to a person what is asked of them, nothing that is over."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.mail.emails import write
from api.mail.paper import Paper
from store.accounts.account import Role, account_of_person, account_of_user
from store.accounts.cards import note_card
from store.catalogue.reports import Fault
from store.employers.openings import opening_of
from store.employers.taking_down import take_down
from store.mail.outbox import EmailKind, post, post_to_employer, post_to_person, take_email
from store.meetings.answering import Contact, recall_meetings, settle_meeting
from store.meetings.consent import ConsentEvent
from store.tables import EmailRow, EmployerRow, MeetingRow, OpportunityRow, PersonRow, SuggestionRow, UserRow
from tests.make.town import Town, settle_town
from tests.make.values import NOON

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def town(session: Session) -> Town:
    return settle_town(session)


def asked(session: Session, town: Town) -> int:
    """The bakery asks to meet the person who has an account."""
    bakery = session.scalars(select(EmployerRow).where(EmployerRow.name == "Fournil du Pont")).one()
    row = MeetingRow(
        opening_id=town.own_opening,
        person_id=town.beneficiary,
        employer_id=bakery.id,
        asked_by=town.users[Role.RECRUITER],
        state="asked",
        asked_at=NOON,
        expires_at=NOON + timedelta(days=30),
    )
    session.add(row)
    session.flush()
    return row.id


def next_paper(session: Session, *, now: datetime = LATER) -> Paper | None:
    waiting = take_email(session, now=now)
    assert waiting is not None
    return write(session, waiting, now=now)


def test_a_request_to_meet_says_who_asks_and_that_they_know_nobody(session: Session, town: Town) -> None:
    meeting = asked(session, town)
    post_to_person(session, EmailKind.MEETING, person_id=town.beneficiary, key="1", about=meeting, now=NOON)

    paper = next_paper(session)

    assert paper is not None
    assert paper.paragraphs[0] == "Fournil du Pont aimerait vous rencontrer pour : Vendeuse en boulangerie."
    assert "ne sait pas qui vous êtes" in paper.paragraphs[1]
    assert paper.path == "/mon-espace/rencontres"


def test_a_request_of_ten_days_is_recalled_in_other_words(session: Session, town: Town) -> None:
    meeting = asked(session, town)
    now = NOON + timedelta(days=10)
    post_to_person(session, EmailKind.MEETING, person_id=town.beneficiary, key="1 again", about=meeting, now=now)

    paper = next_paper(session, now=now)

    assert paper is not None
    assert paper.subject == "Rappel : un employeur aimerait vous rencontrer"
    assert paper.paragraphs[1] == "L'employeur attend depuis plus de dix jours."


def test_a_yes_names_the_opening_leads_to_it_and_names_nobody(session: Session, town: Town) -> None:
    meeting = asked(session, town)
    account = account_of_user(session, town.users[Role.BENEFICIARY])
    assert account is not None

    told = Contact("Chloé Martin", "06 12 34 56 78")
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=account, now=NOON, told=told)

    paper = next_paper(session)
    assert paper is not None
    assert paper.subject == "Une personne accepte de vous rencontrer : Vendeuse en boulangerie"
    assert paper.path == f"/recrutement/offres/{town.own_opening}#demandes"
    assert not [word for word in ("Chloé", "Martin", "06 12") if word in str(paper)]


def test_a_yes_to_an_employer_where_nobody_signs_in_asks_the_counsellor_to_call_them(
    session: Session, town: Town
) -> None:
    meeting, counsellor = asked(session, town), town.users[Role.COUNSELLOR]
    row = session.get_one(MeetingRow, meeting)
    row.asked_by = counsellor
    session.get_one(EmployerRow, row.employer_id).phone = "05 55 66 00 11"
    session.execute(update(UserRow).where(UserRow.employer_id == row.employer_id).values(employer_id=None))
    account = account_of_user(session, counsellor)
    assert account is not None

    told = Contact("Chloé Martin", "Claire Dubost, claire@exemple.fr")
    settle_meeting(session, meeting, ConsentEvent.GIVE, account=account, now=NOON, told=told)

    paper = next_paper(session)
    assert paper is not None
    assert paper.subject == "C'est oui, appelez l'employeur : Vendeuse en boulangerie"
    assert paper.paragraphs[1].startswith("Appelez Fournil du Pont, 05 55 66 00 11.")
    assert [one.user_id for one in session.scalars(select(EmailRow))] == [counsellor]


def test_a_no_and_a_silence_are_told_in_the_same_letter_at_the_same_time(session: Session, town: Town) -> None:
    meeting = asked(session, town)
    now = NOON + timedelta(days=10)
    account = account_of_user(session, town.users[Role.BENEFICIARY])
    assert account is not None
    recall_meetings(session, now=now)
    letters = {one.kind: one.id for one in session.scalars(select(EmailRow))}
    session.execute(delete(EmailRow).where(EmailRow.id == letters[EmailKind.MEETING]))

    silence = next_paper(session, now=now)
    settle_meeting(session, meeting, ConsentEvent.REFUSE, account=account, now=NOON)
    no = next_paper(session, now=now)

    assert no == silence
    assert no is not None
    assert no.subject == "Pas encore de oui : Vendeuse en boulangerie"
    assert len(session.scalars(select(EmailRow)).all()) == 1, "a no writes no letter of its own"


def test_a_request_that_was_cancelled_is_spoken_of_no_more(session: Session, town: Town) -> None:
    meeting = asked(session, town)
    now = NOON + timedelta(days=10)
    recall_meetings(session, now=now)
    session.get_one(MeetingRow, meeting).state = "cancelled"
    session.get_one(MeetingRow, meeting).cancelled_at = now

    waiting = session.scalars(select(EmailRow)).all()
    assert len(waiting) > 1, "who was asked was written to twice"
    for one in waiting:
        assert next_paper(session, now=now) is None
        session.delete(one)
        session.flush()


def test_a_list_that_grows_names_the_opening_and_nobody(session: Session, town: Town) -> None:
    employer_id = session.get_one(OpportunityRow, town.own_opening).employer_id
    assert employer_id is not None
    post_to_employer(session, EmailKind.SHORTLIST, employer_id=employer_id, key="x", about=town.own_opening, now=NOON)

    paper = next_paper(session)

    assert paper is not None
    assert paper.subject == "De nouvelles personnes pour votre offre : Vendeuse en boulangerie"
    assert paper.path == f"/recrutement/offres/{town.own_opening}"


def test_an_approval_is_told_while_it_stands(session: Session, town: Town) -> None:
    employer = session.get_one(EmployerRow, session.get_one(OpportunityRow, town.own_opening).employer_id)
    post_to_employer(session, EmailKind.APPROVED, employer_id=employer.id, key="x", about=employer.id, now=NOON)

    paper = next_paper(session)
    employer.approved_at = None

    assert paper is not None
    assert paper.subject == "C'est validé : vous pouvez voir qui convient"
    assert paper.paragraphs[0].endswith("» est validé.")
    assert paper.path == "/recrutement"
    assert next_paper(session) is None


def test_who_recruits_is_told_who_was_given_a_link_to_their_account_and_what_to_do(
    session: Session, town: Town
) -> None:
    recruiter, counsellor = town.users[Role.RECRUITER], town.users[Role.COUNSELLOR]
    name = session.get_one(UserRow, counsellor).name
    post(session, EmailKind.GAVE_LINK, user_id=recruiter, key="x", about=counsellor, now=NOON)
    post(session, EmailKind.GAVE_LINK, user_id=recruiter, key="y", about=0, now=NOON + timedelta(minutes=1))

    first = next_paper(session)
    session.execute(delete(EmailRow).where(EmailRow.key == "x"))
    second = next_paper(session, now=NOON + timedelta(minutes=1))

    assert first is not None
    assert first.paragraphs[0] == f"{name} a reçu un lien qui ouvre votre compte, le 20 novembre 2026."
    assert first.path == "/mon-compte"
    assert second is not None
    assert second.paragraphs[0].startswith("Un conseiller a reçu"), "who has left is not named"


def test_what_a_counsellor_proposes_of_an_employer_whom_nobody_checked_says_so(session: Session, town: Town) -> None:
    counsellor = town.users[Role.COUNSELLOR]
    for offer in (town.own_opening, town.unapproved_opening):
        told = {"opportunity_id": offer, "by_person": False, "decision": "suggested", "made_by": counsellor}
        session.add(SuggestionRow(person_id=town.beneficiary, made_at=NOON, **told))
        session.flush()
        post_to_person(session, EmailKind.SUGGESTION, person_id=town.beneficiary, key=str(offer), about=offer, now=NOON)

    papers = []
    for _ in range(2):
        papers.append(next_paper(session))
        first = select(EmailRow.id).order_by(EmailRow.id).limit(1)
        session.execute(delete(EmailRow).where(EmailRow.id == first.scalar_subquery()))

    said = {one.items[0].partition(" (")[0]: "Employeur pas encore vérifié" in one.items[0] for one in papers if one}
    assert said == {"Emploi · Vendeuse en boulangerie": False, "Emploi · Serveuse": True}


def test_somebody_with_an_address_is_told_who_made_a_card_and_how_to_stop_it(session: Session, town: Town) -> None:
    counsellor = account_of_user(session, town.users[Role.COUNSELLOR])
    assert counsellor is not None
    told = [
        note_card(session, user_id=user_id, pseudonym="x", account=counsellor, now=NOON)
        for user_id in (town.users[Role.BENEFICIARY], account_of_person(session, town.own_person, now=NOON).user_id)
    ]

    paper = next_paper(session)

    assert told == [True, False], "who has a card alone is not written to"
    assert paper is not None
    assert paper.paragraphs[0] == f"{counsellor.name} a fait une carte à votre nom, le 20 novembre 2026."
    assert "arrêtez la carte" in paper.paragraphs[-1]
    assert paper.path == "/mon-compte#carte"


@pytest.mark.parametrize(
    ("fault", "why"),
    [(Fault.MONEY, "La raison : On demande de l'argent"), (Fault.OTHER, "Appelez-nous : nous vous disons pourquoi.")],
)
def test_an_employer_is_told_what_was_taken_down_why_and_that_they_may_call(
    session: Session, town: Town, fault: Fault, why: str
) -> None:
    opening = opening_of(session, town.own_opening)
    operator = account_of_user(session, town.users[Role.OPERATOR])
    assert opening is not None
    assert operator is not None
    take_down(session, opening, fault, with_others=False, account=operator, now=NOON)

    paper = next_paper(session)

    assert paper is not None
    assert paper.subject == "Nous avons retiré une offre que vous aviez publiée"
    assert paper.items == ("Vendeuse en boulangerie",)
    assert paper.paragraphs[1].startswith(why)
    assert paper.path == "/aide"


def test_the_warning_says_until_when_and_how_to_keep_the_file(session: Session, town: Town) -> None:
    session.get_one(PersonRow, town.beneficiary).warned_at = NOON
    post_to_person(session, EmailKind.RETENTION, person_id=town.beneficiary, key="x", now=NOON)

    paper = next_paper(session)

    assert paper is not None
    assert "effacé le 20 décembre 2026" in paper.paragraphs[1]
    assert "connectez-vous une fois" in paper.paragraphs[1]


@pytest.mark.parametrize(
    "kind", [EmailKind.ALERTS, EmailKind.SUGGESTION, EmailKind.MEETING, EmailKind.SHORTLIST, EmailKind.RETENTION]
)
def test_what_is_over_is_not_told(session: Session, town: Town, kind: EmailKind) -> None:
    post(session, kind, user_id=town.users[Role.BENEFICIARY], key="x", about=town.gone, now=NOON)

    assert next_paper(session) is None


def test_nobody_without_an_address_is_written_to(session: Session, town: Town) -> None:
    assert not post_to_person(session, EmailKind.SUGGESTION, person_id=town.own_person, key="1", now=NOON)
