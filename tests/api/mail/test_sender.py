"""E-mails leave once the mail server has them: none is lost, and none is shown twice, whatever fails and whenever."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest
from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

import store
from api.mail import Sender
from api.mail.emails import write
from api.mail.paper import Paper
from api.mail.sender import post_due_alerts
from api.mail.server import MailServer
from store.accounts import Role, note_language, user_email
from store.decisions import Decision, decide, undo
from store.outbox import EmailKind, Waiting, outbox_figures, post, stop_emails
from store.tables import EmailRow, EmailStopRow, OpportunityRow, PersonAlertRow, PersonRow, UserRow
from tests.fakes.mail_server import FakeMailServer, Fault, fake_mail_server
from tests.fixtures.database import Server
from tests.make.town import Town, settle_town

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Post:
    """A town, its mail server, and a sender whose clock stands still until a test moves `now`."""

    def __init__(self, engine: Engine, town: Town, server: FakeMailServer) -> None:
        self.engine, self.town, self.server, self.now = engine, town, server, MONDAY

    def sender(self) -> Sender:
        return Sender(self.engine, self.server.settings, clock=lambda: self.now)

    def suggest(self, opportunity_id: int | None = None) -> None:
        """The counsellor suggests something to the beneficiary, some minutes ago."""
        with store.session(self.engine) as session:
            decide(
                session,
                person_id=self.town.beneficiary,
                opportunity_id=opportunity_id or self.town.live,
                by_person=False,
                decision=Decision.SUGGESTED,
                reason="C'est tout près.",
                made_by=self.town.users[Role.COUNSELLOR],
                now=self.now - timedelta(minutes=6),
            )

    def choose(self, pace: str) -> None:
        """The beneficiary chooses how often they hear of what is new."""
        with store.session(self.engine) as session:
            session.execute(update(PersonRow).where(PersonRow.id == self.town.beneficiary).values(alerts=pace))

    def alert(self, opportunity_id: int) -> None:
        """Something new suits the beneficiary."""
        row = {
            "person_id": self.town.beneficiary,
            "opportunity_id": opportunity_id,
            "score": 0.8,
            "reasons": [],
            "weights_version": "w",
            "data_version": "d",
            "travel_version": "t",
            "made_at": self.now,
        }
        with store.session(self.engine) as session:
            session.execute(insert(PersonAlertRow), [row])

    def emails(self) -> list[EmailRow]:
        with store.session(self.engine) as session:
            rows = list(session.scalars(select(EmailRow).order_by(EmailRow.id)))
            session.expunge_all()
        return rows


@pytest.fixture(scope="module")
def settled(server: Server) -> Iterator[tuple[Engine, Town]]:
    with server.clone() as url:
        engine = store.create_store(url)
        with store.session(engine) as session:
            town = settle_town(session)
        yield engine, town
        engine.dispose()


@pytest.fixture
def post_office(settled: tuple[Engine, Town]) -> Iterator[Post]:
    engine, town = settled
    with fake_mail_server() as mail_server:
        yield Post(engine, town, mail_server)
    with store.session(engine) as session:
        for table in (EmailRow, EmailStopRow, PersonAlertRow):
            session.execute(delete(table))
        session.execute(update(OpportunityRow).where(OpportunityRow.id == town.own_opening).values(retired_at=None))
        undo(session, person_id=town.beneficiary, opportunity_id=town.live, by_person=False)


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


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


def test_news_leaves_once_a_week_for_who_chose_so_and_not_for_who_did_not(post_office: Post) -> None:
    post_office.alert(post_office.town.live)
    post_office.sender().round()
    unasked = len(post_office.server.taken)
    post_office.choose("weekly")

    for hours in (0, 1, 24):
        post_office.now = MONDAY + timedelta(hours=hours)
        post_office.sender().round()
    post_office.now = MONDAY + timedelta(days=1)
    post_office.alert(post_office.town.own_opening)
    post_office.sender().round()
    this_week = len(post_office.server.taken)
    post_office.now = MONDAY + timedelta(weeks=1)
    post_office.sender().round()

    assert (unasked, this_week, len(post_office.server.taken)) == (0, 1, 2)
    assert "Vendeuse en boulangerie" in body(post_office.server.messages[1])
    assert "entretien" not in body(post_office.server.messages[1])


def test_news_at_once_is_one_letter_an_hour_and_none_at_night(post_office: Post) -> None:
    post_office.choose("at_once")
    post_office.alert(post_office.town.live)
    post_office.sender().round()
    post_office.alert(post_office.town.own_opening)
    post_office.now += timedelta(minutes=10)
    post_office.sender().round()
    this_hour = len(post_office.server.taken)
    post_office.now = MONDAY.replace(hour=22)
    post_office.sender().round()
    at_night = len(post_office.server.taken)
    post_office.now = MONDAY + timedelta(days=1)
    post_office.sender().round()

    assert (this_hour, at_night, len(post_office.server.taken)) == (1, 1, 2)


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


def test_an_offer_that_ended_since_is_not_told(post_office: Post) -> None:
    post_office.choose("weekly")
    post_office.alert(post_office.town.own_opening)
    with store.session(post_office.engine) as session:
        ended = update(OpportunityRow).where(OpportunityRow.id == post_office.town.own_opening)
        session.execute(ended.values(retired_at=MONDAY))

    post_office.sender().round()

    assert not post_office.server.taken


def test_what_arrives_while_a_letter_leaves_is_told_by_the_next_one(
    post_office: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_office.choose("at_once")
    post_office.alert(post_office.town.live)
    send = MailServer.send

    def slow(server: MailServer, message: EmailMessage) -> None:
        send(server, message)
        if len(post_office.server.taken) == 1:
            post_office.alert(post_office.town.own_opening)

    monkeypatch.setattr(MailServer, "send", slow)
    post_office.sender().round()
    post_office.now += timedelta(hours=1)
    post_office.sender().round()

    first, second = (body(message) for message in post_office.server.messages)
    assert "Vendeuse en boulangerie" not in first
    assert "Vendeuse en boulangerie" in second


def test_news_that_is_over_makes_no_letter_at_all(post_office: Post) -> None:
    post_office.choose("weekly")
    post_office.alert(post_office.town.gone)

    with store.session(post_office.engine) as session:
        assert post_due_alerts(session, now=MONDAY) == 0
