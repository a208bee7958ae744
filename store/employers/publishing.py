"""What employers publish here (source `alentour`), from a sheet to an opening that is live, paused, closed.

sheet (a draft) ── publish ──► live ◄── reopen ── paused or closed
                                └────── end ─────►

TakenDown   whoever runs this site took it down: it is not published again
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from geo import Point
from kit import marked
from store.catalogue.news import note_news
from store.employers.opening_sheets import OpeningSheet, open_sheet, sheet_of
from store.employers.openings import OWN_SOURCE, Ended, Opening
from store.errors import ToldError
from store.locks import PAGE_WAITS, lock_catalogue
from store.tables import EmployerRow, OpeningSheetRow, OpportunityRow, SourceRow

OWN_LABEL = "Employeurs inscrits"
OWN_SCOPE = "employers"
"""No pull covers it: an employer retires what is theirs, or whoever runs this site (`store.employers.taking_down`)."""
_READ_AGAIN = {"content_hash": OpportunityRow.content_hash}
"""Written as it was, it counts as a change of the catalogue: who keeps what they showed in memory reads it again."""


class TakenDown(ToldError):
    """Whoever runs this site took the opening down: it is not published again."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An opening as it will be shown. `conditions` as `matching.conditions_to_json` writes them."""

    kind: str
    title: str
    description: str
    rome: str | None
    rome_label: str | None
    insee: str
    place: str
    point: Point
    conditions: dict[str, Any]
    reply_phone: str | None = None
    """The number and the address that the employer chose to show."""
    reply_address: str | None = None
    starts: datetime | None = None
    """When it takes place, for what is done once."""
    ends: datetime | None = None
    """When it is over, or the last day of its work is: it is no longer proposed."""


def publish(session: Session, sheet: OpeningSheet, wording: Wording, *, now: datetime) -> int:
    """The opening that the sheet became, live, with this wording: a new one, or the one that it was changed into.

    One that changes its commune is a new one, and the former is taken off: a reference in a shortlist stands for one
    place, or whoever moves an opening would learn from one person's yes and no where they live.

    Raises CatalogueBusy, and TakenDown for what was taken down, wherever it moves.
    """
    # the new row locks the key of its employer, behind the catalogue: who holds an employer first leaves its key free
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    if session.get(SourceRow, OWN_SOURCE) is None:
        session.add(SourceRow(slug=OWN_SOURCE, label=OWN_LABEL))
        session.flush()
    employer = session.get_one(EmployerRow, sheet.employer_id)
    written = session.get_one(OpeningSheetRow, sheet.id, populate_existing=True)  # published meanwhile, too
    known = None if written.opportunity_id is None else session.get_one(OpportunityRow, written.opportunity_id)
    if known is not None:
        _refuse_taken_down(known)
    if known is not None and known.insee not in (None, wording.insee):
        _leave_behind(session, written, known, now=now)
        known = None
    row = known or OpportunityRow(
        source=OWN_SOURCE,
        source_key=uuid4().hex,
        scope=OWN_SCOPE,
        employer_id=employer.id,
        first_seen_at=now,
        published_at=now,
    )
    row.kind, row.title, row.description = wording.kind, wording.title, wording.description
    row.rome, row.rome_label = wording.rome, wording.rome_label
    row.rome_origin = "person" if wording.rome else None
    row.employer_name, row.siret = employer.name, employer.siret
    row.insee, row.place, row.point = wording.insee, wording.place, wording.point.ewkt()
    row.location_rung, row.conditions = "insee", wording.conditions
    row.starts_at, row.ends_at = wording.starts, wording.ends
    row.reply_phone, row.reply_address = wording.reply_phone, wording.reply_address
    row.content_hash = _mark(wording, employer.name)
    row.cell, row.fingerprint = None, None  # looked for again among its like
    row.changed_at, row.retired_at = now, None
    session.add(row)
    session.flush()
    note_news(session, new=[] if known else [row.id], changed=[row.id] if known else [], now=now)
    written.opportunity_id, written.ended = row.id, None
    session.flush()
    return row.id


def _refuse_taken_down(row: OpportunityRow) -> None:
    """Raises TakenDown for what was taken down."""
    if row.taken_down_for is not None:
        raise TakenDown(
            marked("Nous avons retiré cette offre : elle ne peut pas revenir. Appelez-nous pour en parler.")
        )


def _leave_behind(session: Session, written: OpeningSheetRow, row: OpportunityRow, *, now: datetime) -> None:
    """Takes off the opening whose sheet moves to another commune. It keeps its requests, and a sheet at its place."""
    row.retired_at = row.retired_at or now
    written.opportunity_id = None
    session.flush()
    open_sheet(
        session,
        written.employer_id,
        words=written.words,
        sheet={**written.sheet, "place": row.place, "commune": row.insee},
        made_by=written.made_by,
        now=now,
        opportunity_id=row.id,
    )


def publish_trial(
    session: Session, sheet: OpeningSheet, wording: Wording, *, filled: dict[str, Any], made_by: int, now: datetime
) -> int:
    """The opening of some days to try what the sheet became, live, with a sheet of its own, `filled`; made once."""
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    known = select(OpeningSheetRow.id).where(OpeningSheetRow.trial_of == sheet.id)
    trial_id = session.scalar(known)  # published meanwhile, too
    if trial_id is None:
        trial_id = open_sheet(
            session, sheet.employer_id, words=sheet.words, sheet=filled, made_by=made_by, now=now, trial_of=sheet.id
        )
    trial = sheet_of(session, trial_id, employer_id=sheet.employer_id)
    if trial is None:
        raise LookupError(f"no sheet {trial_id}")
    return publish(session, trial, wording, now=now)


def end_opening(session: Session, opening: Opening, *, sheet_id: int, ended: Ended, now: datetime) -> None:
    """Takes the opening off: nobody is shown it any more, and it has no shortlist. Raises CatalogueBusy."""
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    session.get_one(OpportunityRow, opening.id).retired_at = opening.retired_at or now
    session.get_one(OpeningSheetRow, sheet_id).ended = ended.value
    session.flush()


def reopen(session: Session, opening: Opening, *, sheet_id: int, now: datetime) -> None:
    """The opening is live again, as it was. Raises CatalogueBusy, and TakenDown for what was taken down."""
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    row = session.get_one(OpportunityRow, opening.id, populate_existing=True)
    _refuse_taken_down(row)
    row.retired_at, row.changed_at = None, now
    session.get_one(OpeningSheetRow, sheet_id).ended = None
    session.flush()
    note_news(session, new=[], changed=[opening.id], now=now)


def close_openings(session: Session, employer_id: int, *, now: datetime) -> None:
    """Takes off all that the employer published: nobody is shown it, nor how to answer it. Raises CatalogueBusy."""
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    theirs = (OpportunityRow.employer_id == employer_id, OpportunityRow.source == OWN_SOURCE)
    off = {"retired_at": func.coalesce(OpportunityRow.retired_at, now), "reply_phone": None, "reply_address": None}
    session.execute(update(OpportunityRow).where(*theirs).values(off))


def rename_openings(session: Session, employer_id: int, name: str, *, now: datetime) -> None:
    """What the employer shows is told under this name from now on. Raises CatalogueBusy."""
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    theirs = (OpportunityRow.employer_id == employer_id, OpportunityRow.source == OWN_SOURCE)
    live = update(OpportunityRow).where(*theirs, OpportunityRow.retired_at.is_(None))
    looked_for_among_its_like = {"cell": None, "fingerprint": None}
    named = {"employer_name": name, "changed_at": now} | looked_for_among_its_like | _READ_AGAIN
    changed = session.scalars(live.values(named).returning(OpportunityRow.id)).all()
    note_news(session, new=[], changed=[*changed], now=now)


def show_approval(session: Session, employer_id: int) -> None:
    """What the employer shows says from now on whether somebody approved it, as it stands. Raises CatalogueBusy.

    Where it shows nothing, nothing is waited for, and nothing counts as a change.
    """
    theirs = (OpportunityRow.employer_id == employer_id, OpportunityRow.retired_at.is_(None))
    if session.scalar(select(OpportunityRow.id).where(*theirs).limit(1)) is not None:
        lock_catalogue(session.connection(), waits=PAGE_WAITS)
        session.execute(update(OpportunityRow).where(*theirs).values(_READ_AGAIN))


def renumber_openings(session: Session, employer_id: int, *, old: str, new: str) -> None:
    """What the employer published or wrote that shows the number `old`, however its digits are grouped, shows `new`."""
    digits = re.sub(r"\D", "", old)
    typed = OpeningSheetRow.sheet["reply_phone"].astext
    written = update(OpeningSheetRow).where(OpeningSheetRow.employer_id == employer_id, _digits(typed) == digits)
    session.execute(written.values(sheet=OpeningSheetRow.sheet.concat({"reply_phone": new})))
    theirs = (OpportunityRow.employer_id == employer_id, OpportunityRow.source == OWN_SOURCE)
    shown = update(OpportunityRow).where(*theirs, _digits(OpportunityRow.reply_phone) == digits)
    session.execute(shown.values(reply_phone=new))


def _digits(column: ColumnElement[str | None] | InstrumentedAttribute[str | None]) -> ColumnElement[str]:
    return func.regexp_replace(column, r"\D", "", "g")


def _mark(wording: Wording, employer: str) -> str:
    told = [wording.kind, wording.title, wording.description, wording.rome, wording.insee, wording.conditions, employer]
    told += [wording.starts.isoformat()] if wording.starts else []
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
