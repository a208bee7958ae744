"""A town that writes letters, and the mail server that takes them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import Engine, delete, insert, select, update

import store
from api.mail import Sender
from store.accounts.account import Role
from store.people.decisions import Decision, decide, undo
from store.tables import EmailRow, EmailStopRow, OpportunityRow, PersonAlertRow, PersonRow
from tests.fakes.mail_server import FakeMailServer, fake_mail_server
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
def stored_town(server: Server) -> Iterator[tuple[Engine, Town]]:
    with server.clone() as url:
        engine = store.create_store(url)
        with store.session(engine) as session:
            town = settle_town(session)
        yield engine, town
        engine.dispose()


@pytest.fixture
def post_office(stored_town: tuple[Engine, Town]) -> Iterator[Post]:
    engine, town = stored_town
    with fake_mail_server() as mail_server:
        yield Post(engine, town, mail_server)
    with store.session(engine) as session:
        for table in (EmailRow, EmailStopRow, PersonAlertRow):
            session.execute(delete(table))
        session.execute(update(OpportunityRow).where(OpportunityRow.id == town.own_opening).values(retired_at=None))
        session.execute(update(PersonRow).where(PersonRow.id == town.beneficiary).values(alerts="none"))
        undo(session, person_id=town.beneficiary, opportunity_id=town.live, by_person=False)


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())
