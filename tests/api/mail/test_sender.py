"""E-mails leave once the mail server has them: none is lost, and none is shown twice, whatever fails and whenever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

import store
from api.mail.emails import write
from api.mail.paper import Paper
from api.mail.server import MailServer
from store.accounts.account import Role, note_language, user_email
from store.mail.outbox import EmailKind, Waiting, outbox_figures, post, stop_emails
from store.people.decisions import undo
from store.tables import EmailRow, PersonRow, UserRow
from tests.api.mail.conftest import MONDAY, Post, body
from tests.fakes.mail_server import Fault


def test_a_suggestion_leaves_with_its_word_and_no_way_to_sign_in(post_office: Post) -> None:
    post_office.suggest()

    post_office.sender().round()

    (message,) = post_office.server.messages
    for kind in ("plain", "html"):
        assert "tout près" in body(message, kind)
        assert "https://alentour.example/mon-espace" in body(message, kind)
        assert "/connexion/" not in body(message, kind)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [row.sent_at for row in post_office.emails()] == [MONDAY]


def test_a_letter_is_told_in_the_language_that_its_reader_chose(post_office: Post) -> None:
    with store.session(post_office.engine) as session:
        note_language(session, post_office.town.users[Role.BENEFICIARY], "en")
    post_office.suggest()

    assert post_office.sender().round() == 1
    (waiting,) = post_office.server.messages
    assert (waiting["Content-Language"], waiting["Subject"]) == ("en", "Your counsellor suggests something to you")
    with store.session(post_office.engine) as session:
        note_language(session, post_office.town.users[Role.BENEFICIARY], "fr")


def test_a_letter_that_left_does_not_leave_again(post_office: Post) -> None:
    post_office.suggest()
    post_office.sender().round()

    post_office.suggest()
    post_office.sender().round()

    assert len(post_office.server.taken) == 1


def test_what_was_taken_back_before_it_left_is_not_told(post_office: Post) -> None:
    post_office.suggest()
    with store.session(post_office.engine) as session:
        undo(session, person_id=post_office.town.beneficiary, opportunity_id=post_office.town.live, by_person=False)

    post_office.sender().round()

    assert not post_office.server.taken
    assert not post_office.emails()


def test_a_server_that_hangs_up_before_it_has_the_letter_gets_it_later(post_office: Post) -> None:
    post_office.suggest()
    post_office.server.fault = Fault.BEFORE
    post_office.sender().round()
    post_office.server.fault = Fault.NEVER

    post_office.sender().round()
    early = len(post_office.server.taken)
    post_office.now += timedelta(minutes=1)
    post_office.sender().round()

    assert (early, len(post_office.server.taken)) == (0, 1)
    assert [(row.attempts, row.sent_at) for row in post_office.emails()] == [(1, post_office.now)]


def test_a_server_that_hangs_up_once_it_has_the_letter_gets_the_same_again(post_office: Post) -> None:
    post_office.suggest()
    post_office.server.fault = Fault.AFTER
    post_office.sender().round()
    post_office.server.fault = Fault.NEVER
    post_office.now += timedelta(minutes=1)

    post_office.sender().round()

    first, second = post_office.server.messages
    assert first["Message-ID"] == second["Message-ID"]


def test_a_sender_killed_in_mid_send_leaves_the_letter_to_the_next_one(
    post_office: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_office.suggest()
    send = MailServer.send

    def killed(server: MailServer, message: EmailMessage) -> None:
        send(server, message)
        raise KeyboardInterrupt

    monkeypatch.setattr(MailServer, "send", killed)
    with pytest.raises(KeyboardInterrupt):
        post_office.sender().round()
    monkeypatch.undo()

    assert post_office.sender().round() == 1
    first, second = post_office.server.messages
    assert first["Message-ID"] == second["Message-ID"]


def test_two_senders_at_once_send_each_letter_once(post_office: Post) -> None:
    with store.session(post_office.engine) as session:
        for key in range(6):
            user_id = post_office.town.users[Role.RECRUITER]
            about = post_office.town.own_opening
            post(session, EmailKind.SHORTLIST, user_id=user_id, key=str(key), about=about, now=MONDAY)

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(lambda sender: sender.round(), [post_office.sender(), post_office.sender()]))

    assert sum(sent) == 6
    assert len({message["Message-ID"] for message in post_office.server.messages}) == 6
    assert len(post_office.server.taken) == 6


def test_a_mailbox_that_does_not_exist_is_given_up_at_once_and_operators_are_told(post_office: Post) -> None:
    post_office.suggest()
    post_office.server.fault = Fault.UNKNOWN

    with capture_logs() as events:
        post_office.sender().round()

    (row,) = post_office.emails()
    assert (row.given_up_at, row.error) == (MONDAY, "recipient 550")
    assert [event["event"] for event in events] == ["letter_given_up"]
    assert "@" not in str(events)
    with store.session(post_office.engine) as session:
        assert outbox_figures(session, since=MONDAY - timedelta(days=1)).given_up == 1


def test_a_letter_that_cannot_be_written_does_not_keep_the_others(
    post_office: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.session(post_office.engine) as session:
        user_id = post_office.town.users[Role.RECRUITER]
        post(session, EmailKind.ANSWER, user_id=user_id, key="1", now=MONDAY - timedelta(minutes=10))
    post_office.suggest()

    def broken(session: Session, waiting: Waiting, *, now: datetime) -> Paper | None:
        if waiting.kind is EmailKind.ANSWER:
            session.execute(text("select 1 / 0"))
        return write(session, waiting, now=now)

    monkeypatch.setattr("api.mail.sender.write", broken)
    with capture_logs() as events:
        assert post_office.sender().round() == 1

    answer, suggestion = post_office.emails()
    assert (answer.attempts, answer.error, answer.send_after) == (1, "DataError", MONDAY + timedelta(minutes=1))
    assert suggestion.sent_at == MONDAY
    assert [event["event"] for event in events] == ["letter_unwritten", "letter_postponed", "letters_sent"]


def test_a_letter_to_what_is_no_address_is_given_up_and_the_others_leave(post_office: Post) -> None:
    recruiter = post_office.town.users[Role.RECRUITER]
    with store.session(post_office.engine) as session:
        email = user_email(session, recruiter)
        session.execute(update(UserRow).where(UserRow.id == recruiter).values(email='nom@creuse.example,"'))
        about = post_office.town.own_opening
        post(session, EmailKind.SHORTLIST, user_id=recruiter, key="1", about=about, now=MONDAY - timedelta(minutes=10))
    post_office.suggest()

    assert post_office.sender().round() == 1
    to_nobody, _ = post_office.emails()
    assert (to_nobody.given_up_at, to_nobody.error) == (MONDAY, "address")
    with store.session(post_office.engine) as session:
        session.execute(update(UserRow).where(UserRow.id == recruiter).values(email=email))


def test_a_server_that_stays_away_is_tried_for_days_and_then_given_up(post_office: Post) -> None:
    post_office.suggest()
    post_office.server.fault = Fault.BUSY

    for _ in range(40):
        post_office.sender().round()
        (row,) = post_office.emails()
        if row.given_up_at:
            break
        post_office.now = max(post_office.now, row.send_after)

    assert timedelta(days=3) < post_office.now - MONDAY < timedelta(days=4)
    assert 10 < row.attempts < 30


def test_who_pressed_the_link_of_a_letter_gets_no_more_of_these(post_office: Post) -> None:
    town = post_office.town
    with store.session(post_office.engine) as session:
        user_id = session.scalar(select(PersonRow.user_id).where(PersonRow.id == town.beneficiary))
        assert user_id is not None
        stop_emails(session, EmailKind.SUGGESTION, user_id=user_id, now=MONDAY)
    post_office.suggest()

    post_office.sender().round()

    assert not post_office.server.taken


def test_nothing_that_names_somebody_waits(post_office: Post) -> None:
    post_office.suggest()

    (row,) = post_office.emails()

    kept = {name: getattr(row, name) for name in EmailRow.__table__.columns.keys()}  # noqa: SIM118 - not a dict
    assert {name for name, value in kept.items() if isinstance(value, str)} == {"kind", "key"}
    assert row.key == str(post_office.town.live)
    assert isinstance(row.message_id, UUID)
