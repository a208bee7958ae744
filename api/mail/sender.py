"""Sends the letters that wait, one transaction each: a letter is noted as sent only once the mail server has it.

A sender that is killed in between leaves the letter as it was: it leaves again, with the same Message-ID, so that the
mailbox shows it once. What fails waits longer each time, and is given up after some days: operators are told. A letter
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
from api.mail.letters import write
from api.mail.paper import Paper, message_of
from api.mail.server import MailServer, Refused, Unsent
from api.serving.rendering import create_templates
from api.settings import WebSettings
from api.wording.languages import FRENCH, LANGUAGES, speaking
from kit import FRANCE, logger, where
from store.outbox import (
    NEEDED,
    Waiting,
    drop_letter,
    forget_letters,
    is_stopped,
    note_alerts_sent,
    note_failed,
    note_given_up,
    note_sent,
    post_alerts,
    take_letter,
)

RETRY_MINUTES = (1, 5, 15, 60, 180, 360)
"""How long a letter waits after each attempt that failed; the last again and again."""
TRIED_FOR = timedelta(days=3)
STALE_AFTER = timedelta(days=7)
"""What waited so long for a mail server to be there at all is no news any more."""
EVERY_SECONDS = 15
"""How often one looks whether something waits."""
AT_ONCE = 100
"""Letters of one round."""
ENOUGH_FAILURES = 3
"""In a row: the mail server is not there, the others wait with it."""
WEEKLY_HOUR = 8
"""On Mondays, in France."""
AWAKE_HOURS = range(8, 20)
"""When what is new is told at once: one letter an hour at most."""

_log = logger("api")


class Outcome(Enum):
    """What became of a letter that was taken."""

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
        """Posts what is due by the clock, sends what waits; how many letters left. Nothing without a mail server."""
        if not self._server.is_there:
            return 0
        with store.session(self._engine) as session:
            post_due_alerts(session, now=self._clock())
            forget_letters(session, now=self._clock())
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
        """What became of the next letter; None where none waits."""
        now = self._clock()
        with store.session(self._engine) as session:
            letter = take_letter(session, now=now)
            if letter is None:
                return None
            with speaking(LANGUAGES.get(letter.language, FRENCH)):
                return self._settle(session, letter, now)

    def _settle(self, session: Session, letter: Waiting, now: datetime) -> Outcome:
        if now - letter.made_at > STALE_AFTER and letter.kind not in NEEDED:
            self._give_up(session, letter, "too_late", now)
            return Outcome.SETTLED
        stopped = letter.kind not in NEEDED and is_stopped(session, letter.kind, user_id=letter.user_id)
        try:
            with session.begin_nested():  # whatever the letter reads, what became of it can be noted
                written = None if stopped or letter.email is None else self._written(session, letter, now)
            if written is None:
                drop_letter(session, letter.id)
                return Outcome.SETTLED
            paper, message = written
            self._server.send(message)
        except Refused as fault:
            self._give_up(session, letter, str(fault), now)
            return Outcome.SETTLED
        except Unsent as fault:
            self._postpone(session, letter, str(fault), now)
            return Outcome.UNSENT
        except Exception as fault:  # of one letter among all: the others must not wait for its correction
            _log.error("letter_unwritten", letter=letter.id, error=type(fault).__name__, where=where(fault))
            self._postpone(session, letter, type(fault).__name__, now)
            return Outcome.UNWRITTEN
        note_sent(session, letter.id, now=now)
        if paper.news and letter.person_id is not None:
            note_alerts_sent(session, letter.person_id, paper.news, now=now)
        return Outcome.SENT

    def _written(self, session: Session, letter: Waiting, now: datetime) -> tuple[Paper, EmailMessage] | None:
        """What the letter says, and the message that says it; None where there is nothing left to tell."""
        paper = write(session, letter, now=now)
        if paper is None:
            return None
        return paper, message_of(paper, letter, settings=self._settings, pages=self._pages, now=now)

    def _postpone(self, session: Session, letter: Waiting, error: str, now: datetime) -> None:
        if now - letter.made_at > TRIED_FOR:
            self._give_up(session, letter, error, now)
            return
        minutes = RETRY_MINUTES[min(letter.attempts, len(RETRY_MINUTES) - 1)]
        note_failed(session, letter.id, error=error, retry_at=now + timedelta(minutes=minutes))
        _log.warning("letter_postponed", letter=letter.id, kind=letter.kind.value, error=error, minutes=minutes)

    def _give_up(self, session: Session, letter: Waiting, error: str, now: datetime) -> None:
        note_given_up(session, letter.id, error=error, now=now)
        _log.error("letter_given_up", letter=letter.id, kind=letter.kind.value, error=error)


def post_due_alerts(session: Session, *, now: datetime) -> int:
    """Lets letters wait on what is new, from Monday morning on or within the hour as people chose; how many."""
    there = now.astimezone(FRANCE)
    monday = there.date() - timedelta(days=there.weekday())
    if there.weekday() == 0 and there.hour < WEEKLY_HOUR:
        monday -= timedelta(weeks=1)
    posted = post_alerts(session, pace="weekly", key=f"week {monday.isoformat()}", now=now)
    if there.hour in AWAKE_HOURS:
        posted += post_alerts(session, pace="at_once", key=f"hour {there:%Y-%m-%d %H}", now=now)
    return posted
