"""E-mails: written here in the transaction of what they tell, taken one at a time by whoever sends them.

    post → waits → taken → sent
                     └→ failed → waits longer → … → given up

Whoever takes an e-mail holds its row until the end of the transaction in which it leaves: two senders never take the
same one, and a sender that is killed gives it back as it was. An e-mail may so leave twice, where the sender dies after
the mail server took it; it then has the same Message-ID, and the mailbox shows it once. It is never lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import EmailRow, EmailStopRow, PersonAlertRow, PersonRow, UserRow

KEPT = timedelta(days=190)
"""As long as lists: what was told, when, to which account."""
ALERTS_SINCE = timedelta(days=14)
"""What is older is no news."""
_MOST_ALERTS = 500
_FORGOTTEN_AT_ONCE = 5_000


class EmailKind(StrEnum):
    """What an e-mail may tell."""

    ALERTS = "alerts"
    """What is new around somebody: as often as they chose."""
    SUGGESTION = "suggestion"
    """What their counsellor proposes."""
    MEETING = "meeting"
    """An employer asks to meet them, or still waits for an answer."""
    ANSWER = "answer"
    """To who asked: there is a yes, or none yet after some days."""
    SHORTLIST = "shortlist"
    """To an employer: more people could come."""
    RETENTION = "retention"
    """Their file will be erased unless they say otherwise."""
    APPROVED = "approved"
    """To an employer: their account is approved, they see people from now on."""
    GAVE_LINK = "gave_link"
    """To who recruits: a counsellor was shown a link that signs in as them."""
    MADE_CARD = "made_card"
    """To somebody with an address of their own: a card that signs in as them was made."""
    TAKEN_DOWN = "taken_down"
    """To an employer: what they published was taken down, and why."""


NEEDED = frozenset(
    {EmailKind.RETENTION, EmailKind.APPROVED, EmailKind.GAVE_LINK, EmailKind.MADE_CARD, EmailKind.TAKEN_DOWN}
)
"""What nobody can stop: it tells of a right that would be lost, of a way into their account or of what was decided on
something of theirs, or answers once a question of theirs."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An e-mail that is taken to be sent, and who reads it."""

    id: int
    message_id: UUID
    stop_code: UUID
    user_id: int
    kind: EmailKind
    about: int | None
    made_at: datetime
    attempts: int
    email: str | None
    language: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How the e-mails do: `since` a while for those sent and given up."""

    waiting: int
    oldest: datetime | None
    sent: int
    given_up: int


def post(
    session: Session,
    kind: EmailKind,
    *,
    user_id: int,
    key: str,
    now: datetime,
    about: int | None = None,
    send_after: datetime | None = None,
) -> bool:
    """Whether an e-mail now waits: not where it was posted before, or the account has no address or wants none."""
    asked = {"kind": kind.value, "user_id": user_id, "key": key, "about": about, "now": now}
    return session.execute(queries()["post_email"], asked | {"send_after": send_after or now}).first() is not None


def post_to_person(
    session: Session,
    kind: EmailKind,
    *,
    person_id: int,
    key: str,
    now: datetime,
    about: int | None = None,
    send_after: datetime | None = None,
) -> bool:
    """As `post`, to the account of a person followed; not where they have none."""
    user_id = session.scalar(select(PersonRow.user_id).where(PersonRow.id == person_id))
    if user_id is None:
        return False
    return post(session, kind, user_id=user_id, key=key, now=now, about=about, send_after=send_after)


def told_by_email(session: Session, kind: EmailKind, *, key: str, people: Sequence[int]) -> frozenset[int]:
    """Those of `people` to whom an e-mail of this kind and key left, or waits to leave."""
    chosen = (
        select(PersonRow.id)
        .join(EmailRow, EmailRow.user_id == PersonRow.user_id)
        .where(PersonRow.id.in_(people), EmailRow.kind == kind.value, EmailRow.key == key)
        .where(EmailRow.given_up_at.is_(None))
    )
    return frozenset(session.scalars(chosen))


def post_to_employer(
    session: Session, kind: EmailKind, *, employer_id: int, key: str, now: datetime, about: int | None = None
) -> int:
    """As `post`, to each account of an employer; how many e-mails wait."""
    users = session.scalars(select(UserRow.id).where(UserRow.employer_id == employer_id).order_by(UserRow.id).limit(20))
    return sum(post(session, kind, user_id=one, key=key, now=now, about=about) for one in users.all())


def post_alerts(session: Session, *, pace: str, key: str, now: datetime) -> int:
    """Lets an e-mail wait for all who chose this pace and have something to hear of; one a `key`, one at a time."""
    asked = {"pace": pace, "key": key, "now": now, "since": now - ALERTS_SINCE, "most": _MOST_ALERTS}
    return session.connection().execute(queries()["post_alerts"], asked).rowcount


def take_email(session: Session, *, now: datetime) -> Waiting | None:
    """The e-mail that has been due the longest and that nobody else holds, until the transaction ends."""
    row = session.execute(queries()["take_email"], {"now": now}).mappings().first()
    return None if row is None else Waiting(**{**row, "kind": EmailKind(row["kind"])})


def note_sent(session: Session, email_id: int, *, now: datetime) -> None:
    """The mail server has it."""
    session.execute(update(EmailRow).where(EmailRow.id == email_id).values(sent_at=now, error=None))


def note_failed(session: Session, email_id: int, *, error: str, retry_at: datetime) -> None:
    """One more attempt failed; the next one is at `retry_at`."""
    values = {"attempts": EmailRow.attempts + 1, "error": error, "send_after": retry_at}
    session.execute(update(EmailRow).where(EmailRow.id == email_id).values(**values))


def note_given_up(session: Session, email_id: int, *, error: str, now: datetime) -> None:
    """It will not leave."""
    values = {"attempts": EmailRow.attempts + 1, "error": error, "given_up_at": now}
    session.execute(update(EmailRow).where(EmailRow.id == email_id).values(**values))


def drop_email(session: Session, email_id: int) -> None:
    """There is nothing left to tell."""
    session.execute(delete(EmailRow).where(EmailRow.id == email_id))


def note_alerts_sent(session: Session, person_id: int, opportunities: Sequence[int], *, now: datetime) -> None:
    """The person was told of these: what came since they were read is told another time."""
    told = (PersonAlertRow.person_id == person_id, PersonAlertRow.opportunity_id.in_(opportunities))
    session.execute(update(PersonAlertRow).where(*told).values(sent_at=now))


def email_of_code(session: Session, code: UUID) -> tuple[int, EmailKind] | None:
    """The account and the kind of the e-mail whose own code this is."""
    row = session.execute(select(EmailRow.user_id, EmailRow.kind).where(EmailRow.stop_code == code)).first()
    return None if row is None else (row.user_id, EmailKind(row.kind))


def stop_emails(session: Session, kind: EmailKind, *, user_id: int, now: datetime) -> None:
    """The account gets no more e-mails of this kind; those on what is new are a choice of the person's own file."""
    if kind is EmailKind.ALERTS:
        session.execute(update(PersonRow).where(PersonRow.user_id == user_id).values(alerts="none"))
        return
    stop = insert(EmailStopRow).values(user_id=user_id, kind=kind.value, stopped_at=now)
    session.execute(stop.on_conflict_do_nothing())


def resume_emails(session: Session, kind: EmailKind, *, user_id: int) -> None:
    """The account gets e-mails of this kind again; those on what is new, once a week."""
    if kind is EmailKind.ALERTS:
        session.execute(update(PersonRow).where(PersonRow.user_id == user_id).values(alerts="weekly"))
        return
    session.execute(delete(EmailStopRow).where(EmailStopRow.user_id == user_id, EmailStopRow.kind == kind.value))


def is_stopped(session: Session, kind: EmailKind, *, user_id: int) -> bool:
    """Whether the account wants no more of these."""
    if kind is EmailKind.ALERTS:
        return session.scalar(select(PersonRow.alerts).where(PersonRow.user_id == user_id)) == "none"
    return session.get(EmailStopRow, (user_id, kind.value)) is not None


def stopped_emails(session: Session, *, user_id: int) -> frozenset[EmailKind]:
    """The kinds of e-mails that the account wants no more of; what is new is a choice of the person's own file."""
    kinds = session.scalars(select(EmailStopRow.kind).where(EmailStopRow.user_id == user_id))
    return frozenset(map(EmailKind, kinds))


def outbox_figures(session: Session, *, since: datetime) -> Figures:
    """How the e-mails do."""
    return Figures(**session.execute(queries()["outbox_figures"], {"since": since}).mappings().one())


def forget_emails(session: Session, *, now: datetime) -> int:
    """Forgets what was told too long ago; how many e-mails."""
    asked = {"before": now - KEPT, "most": _FORGOTTEN_AT_ONCE}
    return session.connection().execute(queries()["forget_emails"], asked).rowcount
