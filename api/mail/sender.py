"""Sends the e-mails that wait, one transaction each: an e-mail is noted as sent only once the mail server has it.

A sender that is killed in between leaves the e-mail as it was: it leaves again, with the same Message-ID, so that the
mailbox shows it once. What fails waits longer each time, and is given up after some days: operators are told. An e-mail
that cannot even be written is one of these: those behind it leave.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from enum import Enum, auto

from jinja2 import Environment
from sqlalchemy import Engine
from sqlalchemy.orm import Session

import store
from api.mail.emails import write
from api.mail.paper import Paper, message_of
from api.mail.server import MailServer, Refused, Unsent
from api.serving.rendering import create_templates
from api.settings import WebSettings
from api.wording.languages import FRENCH, LANGUAGES, speaking
from kit import FRANCE, logger, where
from store.mail.outbox import (
    NEEDED,
    Waiting,
    drop_email,
    forget_emails,
    is_stopped,
    note_alerts_sent,
    note_failed,
    note_given_up,
    note_sent,
    post_alerts,
    take_email,
)

RETRY_MINUTES = (1, 5, 15, 60, 180, 360)
"""How long an e-mail waits after each attempt that failed; the last again and again."""
TRIED_FOR = timedelta(days=3)
STALE_AFTER = timedelta(days=7)
"""What waited so long for a mail server to be there at all is no news any more."""
EVERY_SECONDS = 15
"""How often one looks whether something waits."""
AT_ONCE = 100
"""E-mails of one round."""
ENOUGH_FAILURES = 3
"""In a row: the mail server is not there, the others wait with it."""
WEEKLY_HOUR = 8
"""On Mondays, in France."""
AWAKE_HOURS = range(8, 20)
"""When what is new is told at once: one e-mail an hour at most."""

_log = logger("api")


class Outcome(Enum):
    """What became of an e-mail that was taken."""

    SENT = auto()
    SETTLED = auto()
    """Nothing left to tell, or nobody to tell it to."""
    UNWRITTEN = auto()
    """Something of it could not be told: this says nothing of the others."""
    UNSENT = auto()
    """The mail server did not take it."""


class Sender:
    """Sends what waits. Several may do so at once, in as many processes."""

    def __init__(self, engine: Engine, settings: WebSettings, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._settings = settings
        self._clock = clock
        self._server = MailServer(settings)
        self._pages: Environment = create_templates().env

    def round(self) -> int:
        """Posts what is due by the clock, sends what waits; how many e-mails left. Nothing without a mail server."""
        if not self._server.is_there:
            return 0
        with store.session(self._engine) as session:
            post_due_alerts(session, now=self._clock())
            forget_emails(session, now=self._clock())
        sent = failures = 0
        for _ in range(AT_ONCE):
            outcome = self._send_one()
            failures = failures + 1 if outcome is Outcome.UNSENT else 0
            if outcome is None or failures >= ENOUGH_FAILURES:
                break
            sent += outcome is Outcome.SENT
        if sent:
            _log.info("letters_sent", letters=sent)
        return sent

    def _send_one(self) -> Outcome | None:
        """What became of the next e-mail; None where none waits."""
        now = self._clock()
        with store.session(self._engine) as session:
            waiting = take_email(session, now=now)
            if waiting is None:
                return None
            with speaking(LANGUAGES.get(waiting.language, FRENCH)):
                return self._settle(session, waiting, now)

    def _settle(self, session: Session, waiting: Waiting, now: datetime) -> Outcome:
        if now - waiting.made_at > STALE_AFTER and waiting.kind not in NEEDED:
            self._give_up(session, waiting, "too_late", now)
            return Outcome.SETTLED
        stopped = waiting.kind not in NEEDED and is_stopped(session, waiting.kind, user_id=waiting.user_id)
        try:
            with session.begin_nested():  # whatever the e-mail reads, what became of it can be noted
                written = None if stopped or waiting.email is None else self._written(session, waiting, now)
            if written is None:
                drop_email(session, waiting.id)
                return Outcome.SETTLED
            paper, message = written
            self._server.send(message)
        except Refused as fault:
            self._give_up(session, waiting, str(fault), now)
            return Outcome.SETTLED
        except Unsent as fault:
            self._postpone(session, waiting, str(fault), now)
            return Outcome.UNSENT
        except Exception as fault:  # of one e-mail among all: the others must not wait for its correction
            _log.error("letter_unwritten", letter=waiting.id, error=type(fault).__name__, where=where(fault))
            self._postpone(session, waiting, type(fault).__name__, now)
            return Outcome.UNWRITTEN
        note_sent(session, waiting.id, now=now)
        if paper.news and waiting.person_id is not None:
            note_alerts_sent(session, waiting.person_id, paper.news, now=now)
        return Outcome.SENT

    def _written(self, session: Session, waiting: Waiting, now: datetime) -> tuple[Paper, EmailMessage] | None:
        """What the e-mail says, and the message that says it; None where there is nothing left to tell."""
        paper = write(session, waiting, now=now)
        if paper is None:
            return None
        return paper, message_of(paper, waiting, settings=self._settings, pages=self._pages, now=now)

    def _postpone(self, session: Session, waiting: Waiting, error: str, now: datetime) -> None:
        if now - waiting.made_at > TRIED_FOR:
            self._give_up(session, waiting, error, now)
            return
        minutes = RETRY_MINUTES[min(waiting.attempts, len(RETRY_MINUTES) - 1)]
        note_failed(session, waiting.id, error=error, retry_at=now + timedelta(minutes=minutes))
        _log.warning("letter_postponed", letter=waiting.id, kind=waiting.kind.value, error=error, minutes=minutes)

    def _give_up(self, session: Session, waiting: Waiting, error: str, now: datetime) -> None:
        note_given_up(session, waiting.id, error=error, now=now)
        _log.error("letter_given_up", letter=waiting.id, kind=waiting.kind.value, error=error)


def post_due_alerts(session: Session, *, now: datetime) -> int:
    """Lets e-mails wait on what is new, from Monday morning on or within the hour as people chose; how many."""
    there = now.astimezone(FRANCE)
    monday = there.date() - timedelta(days=there.weekday())
    if there.weekday() == 0 and there.hour < WEEKLY_HOUR:
        monday -= timedelta(weeks=1)
    posted = post_alerts(session, pace="weekly", key=f"week {monday.isoformat()}", now=now)
    if there.hour in AWAKE_HOURS:
        posted += post_alerts(session, pace="at_once", key=f"hour {there:%Y-%m-%d %H}", now=now)
    return posted
