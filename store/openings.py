"""The openings that employers publish here (source `alentour`): described on a sheet, live, paused, closed.

sheet (a draft) ── publish ──► live ◄── reopen ── paused or closed
                                └────── end ─────►
"""

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from geo import Point
from store.locks import lock_catalogue
from store.news import note_news
from store.queries import queries
from store.tables import EmployerRow, OpeningSheetRow, OpportunityRow, SourceRow

OWN_SOURCE = "alentour"
"""The source of what employers publish here themselves."""
OWN_LABEL = "Employeurs inscrits"
OWN_SCOPE = "employers"
"""No pull covers it, so nothing but an employer retires an opening."""


class Ended(StrEnum):
    """Why an opening was taken off."""

    PAUSED = "paused"
    FOUND = "found"
    ELSEWHERE = "elsewhere"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening and its employer. `conditions` is the JSON that `matching.conditions_from_json` reads."""

    id: int
    employer_id: int
    key: str
    """As the audit log names it: "alentour:…"."""
    employer: str
    siret: str | None
    approved_at: datetime | None
    """When the employer was approved; no shortlist before."""
    kind: str
    title: str
    description: str
    rome: str | None
    rome_label: str | None
    insee: str | None
    place: str | None
    conditions: dict[str, Any]
    published_at: datetime | None
    retired_at: datetime | None
    reply_phone: str | None
    reply_address: str | None
    sheet_id: int | None
    """What it is changed from; None for one that was never changed here."""
    ended: Ended | None
    """Why it was taken off; None while it is live, or where nobody said."""
    trial_id: int | None
    """The opening of some days to try it that was published with it; None without one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an employer writes of an opening. `sheet` is the form as it was last filled, by field."""

    id: int
    employer_id: int
    employer: str
    employer_insee: str | None
    employer_phone: str | None
    takes_volunteers: bool
    """Whether it is an association or a public body: marked so, or known by its SIRET, which begins with 1 or 2."""
    says_association: bool
    """Whether it says that it is one, and nobody has called it yet."""
    opportunity_id: int | None
    """What it became; None as long as it is a draft."""
    trial_id: int | None
    """The opening of some days to try it that was published with it; None without one."""
    words: str
    sheet: dict[str, Any]
    ended: Ended | None
    changed_at: datetime


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
    """When it takes place, for what is done once; once it is over it is no longer proposed."""
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """How an employer wants to be answered: professional, and chosen to be shown. One of them at least is there."""

    phone: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """An opening whose shortlist may grow."""

    id: int
    employer_id: int
    last_list_id: int | None
    """The last shortlist that was shown; None where nobody looked yet."""


def openings_of(session: Session, employer_id: int, *, made_by: int | None = None) -> tuple[Opening, ...]:
    """The employer's openings, of those that `made_by` wrote where it is said; live ones first; 200 at most."""
    return _openings(session, employer_id=employer_id, made_by=made_by, opening_id=None)


def opening_of(
    session: Session, opening_id: int, *, employer_id: int | None = None, made_by: int | None = None
) -> Opening | None:
    """The opening, where it is this employer's, or this account wrote it."""
    found = _openings(session, employer_id=employer_id, made_by=made_by, opening_id=opening_id)
    return found[0] if found else None


def drafts_of(session: Session, employer_id: int, *, made_by: int | None = None) -> tuple[Sheet, ...]:
    """The employer's drafts, of those that `made_by` wrote where it is said; newest first; 50 at most."""
    return _sheets(session, employer_id=employer_id, made_by=made_by, sheet_id=None)


def sheet_of(
    session: Session, sheet_id: int, *, employer_id: int | None = None, made_by: int | None = None
) -> Sheet | None:
    """The sheet, where it is this employer's, or this account wrote it."""
    found = _sheets(session, employer_id=employer_id, made_by=made_by, sheet_id=sheet_id)
    return found[0] if found else None


def open_sheet(
    session: Session,
    employer_id: int,
    *,
    words: str,
    sheet: dict[str, Any],
    made_by: int | None,
    now: datetime,
    opportunity_id: int | None = None,
    trial_of: int | None = None,
) -> int:
    """The number of a new sheet: a draft, or what an opening that is there will be changed from."""
    row = OpeningSheetRow(
        employer_id=employer_id,
        opportunity_id=opportunity_id,
        trial_of=trial_of,
        made_by=made_by,
        words=words,
        sheet=sheet,
        made_at=now,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def write_sheet(session: Session, sheet_id: int, sheet: dict[str, Any], *, now: datetime) -> None:
    """The sheet is filled so from now on. What is published does not move."""
    session.execute(update(OpeningSheetRow).where(OpeningSheetRow.id == sheet_id).values(sheet=sheet, changed_at=now))


def drop_draft(session: Session, sheet_id: int) -> None:
    """Forgets a draft. What is published stays, with its sheet."""
    session.execute(
        delete(OpeningSheetRow).where(OpeningSheetRow.id == sheet_id, OpeningSheetRow.opportunity_id.is_(None))
    )


def publish(session: Session, sheet: Sheet, wording: Wording, *, now: datetime) -> int:
    """The opening that the sheet became, live, with this wording: a new one, or the one that it was changed into.

    One that changes its commune is a new one, and the former is taken off: a reference in a shortlist stands for one
    place, or whoever moves an opening would learn from one person's yes and no where they live.
    """
    lock_catalogue(session.connection())
    if session.get(SourceRow, OWN_SOURCE) is None:
        session.add(SourceRow(slug=OWN_SOURCE, label=OWN_LABEL))
        session.flush()
    employer = session.get_one(EmployerRow, sheet.employer_id)
    written = session.get_one(OpeningSheetRow, sheet.id, populate_existing=True)  # published meanwhile, too
    known = None if written.opportunity_id is None else session.get_one(OpportunityRow, written.opportunity_id)
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
    session: Session, sheet: Sheet, wording: Wording, *, filled: dict[str, Any], made_by: int, now: datetime
) -> int:
    """The opening of some days to try what the sheet became, live, with a sheet of its own, `filled`; made once."""
    lock_catalogue(session.connection())
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
    """Takes the opening off: nobody is shown it any more, and it has no shortlist."""
    lock_catalogue(session.connection())
    session.get_one(OpportunityRow, opening.id).retired_at = opening.retired_at or now
    session.get_one(OpeningSheetRow, sheet_id).ended = ended.value
    session.flush()


def close_openings(session: Session, employer_id: int, *, now: datetime) -> None:
    """Takes off all that the employer published, for good: nobody is shown it, nor how to answer it."""
    lock_catalogue(session.connection())
    theirs = (OpportunityRow.employer_id == employer_id, OpportunityRow.source == OWN_SOURCE)
    off = {"retired_at": func.coalesce(OpportunityRow.retired_at, now), "reply_phone": None, "reply_address": None}
    session.execute(update(OpportunityRow).where(*theirs).values(off))


def rename_openings(session: Session, employer_id: int, name: str, *, now: datetime) -> None:
    """What the employer shows is told under this name from now on."""
    lock_catalogue(session.connection())
    theirs = (OpportunityRow.employer_id == employer_id, OpportunityRow.source == OWN_SOURCE)
    live = update(OpportunityRow).where(*theirs, OpportunityRow.retired_at.is_(None))
    named = {"employer_name": name, "changed_at": now, "cell": None, "fingerprint": None}  # looked for among its like
    changed = session.scalars(live.values(named).returning(OpportunityRow.id)).all()
    note_news(session, new=[], changed=[*changed], now=now)


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


def reopen(session: Session, opening: Opening, *, sheet_id: int, now: datetime) -> None:
    """The opening is live again, as it was."""
    lock_catalogue(session.connection())
    row = session.get_one(OpportunityRow, opening.id)
    row.retired_at, row.changed_at = None, now
    session.get_one(OpeningSheetRow, sheet_id).ended = None
    session.flush()
    note_news(session, new=[], changed=[opening.id], now=now)


def reply_of(session: Session, opportunity_id: int) -> Reply | None:
    """How to answer who published the opportunity here; None where they left nothing to show."""
    found = session.execute(
        select(OpportunityRow.reply_phone, OpportunityRow.reply_address).where(OpportunityRow.id == opportunity_id)
    ).one_or_none()
    return Reply(*found) if found is not None and any(found) else None


def called_only(session: Session, opportunity_ids: Collection[int]) -> frozenset[int]:
    """Those whose employer is answered by a call: a number, and no page to write to."""
    by_phone = OpportunityRow.id.in_(opportunity_ids), OpportunityRow.reply_phone != "", OpportunityRow.url.is_(None)
    return frozenset(session.scalars(select(OpportunityRow.id).where(*by_phone)))


def is_paused(session: Session, opportunity_id: int) -> bool:
    """Whether its employer took the opportunity off for a while only."""
    ended = select(OpeningSheetRow.ended).where(OpeningSheetRow.opportunity_id == opportunity_id)
    return session.scalar(ended) == Ended.PAUSED.value


def is_given_up(session: Session, opportunity_id: int) -> bool:
    """Whether an opening published here was taken off with nobody in the place: its employer looks no more, or left."""
    asked = (
        select(OpeningSheetRow.ended, EmployerRow.id)
        .select_from(OpportunityRow)
        .outerjoin(OpeningSheetRow, OpeningSheetRow.opportunity_id == OpportunityRow.id)
        .outerjoin(EmployerRow, (EmployerRow.id == OpportunityRow.employer_id) & EmployerRow.closed_at.is_(None))
        .where(OpportunityRow.id == opportunity_id, OpportunityRow.source == OWN_SOURCE)
    )
    found = session.execute(asked).one_or_none()
    return found is not None and (found.id is None or found.ended == Ended.DROPPED)


def openings_to_follow(session: Session) -> tuple[Followed, ...]:
    """The live openings of approved employers, whose shortlist may grow; 5,000 at most."""
    return tuple(Followed(*row) for row in session.execute(queries()["openings_to_follow"]))


def openings_to_compare(session: Session) -> tuple[int, ...]:
    """Live openings that were not yet compared with what other sources show; 100 at most."""
    return tuple(session.scalars(queries()["openings_to_compare"]))


def _mark(wording: Wording, employer: str) -> str:
    told = [wording.kind, wording.title, wording.description, wording.rome, wording.insee, wording.conditions, employer]
    told += [wording.starts.isoformat()] if wording.starts else []
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _openings(session: Session, **asked: int | None) -> tuple[Opening, ...]:
    rows = session.execute(queries()["openings"], asked).mappings()
    return tuple(Opening(**{**row, "ended": _ended(row["ended"])}) for row in rows)


def _sheets(session: Session, **asked: int | None) -> tuple[Sheet, ...]:
    rows = session.execute(queries()["opening_sheets"], asked).mappings()
    return tuple(Sheet(**{**row, "ended": _ended(row["ended"])}) for row in rows)


def _ended(told: str | None) -> Ended | None:
    return None if told is None else Ended(told)
