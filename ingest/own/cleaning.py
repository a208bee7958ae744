"""Turns a line of a sheet into drafts: an opportunity, the times when the bus stops somewhere, or a transport."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from geo import OnDemand
from ingest.draft import AnyDraft, Draft, Reject, Whereabouts
from ingest.on_demand import OnDemandDraft
from ingest.own.conditions import conditions_of
from ingest.own.record import OwnRecord
from ingest.stop import BUS, StopDraft
from ingest.wording import name_of, short, tidy_title
from kit import FRANCE, fold
from matching import Kind
from matching.words.privacy.contacts import names_of
from sheets import SHEETS

MOST_PASSAGES = 60
"""Times that one repeated line may give: about a year of weeks to come."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_NAMES = frozenset(
    (
        *("mme", "mlle", "monsieur", "madame", "mademoiselle", "les", "des", "contact", "service", "accueil", "mairie"),
        *("drh", "responsable", "directeur", "directrice", "gerant", "gerante", "chef", "cheffe", "recruteur"),
        *("recruteuse", "secretariat", "secretaire", "ressources", "humaines", "recrutement", "agence", "association"),
    )
)
"""Words of a contact that name nobody: civilities and jobs."""
_KINDS = {"offres": Kind.JOB, "missions": Kind.VOLUNTEERING}


def clean_line(raw: dict[str, Any]) -> Iterator[AnyDraft | Reject]:
    """The drafts of a line; a reject where it cannot be taken."""
    record = OwnRecord.model_validate(raw, context=_people_of(raw))
    if refused := raw.get("refused"):
        yield Reject(record.key, refused["reason"], refused["field"])
    elif record.sheet == "bus":
        yield from _passages(record)
    elif not (title := tidy_title(record.title)):
        yield Reject(record.key, "Cette case est vide", SHEETS[record.sheet or ""].column("title").header)
    elif record.sheet == "transports":
        yield OnDemandDraft(record.key or "", _transport(record, title))
    else:
        yield _opportunity(record, title)


def title_of(raw: dict[str, Any]) -> str:
    """The title of a line, also of one that is refused, without contacts; "" where it has none."""
    return tidy_title(OwnRecord.model_validate(raw, context=_people_of(raw)).title)


def _opportunity(record: OwnRecord, title: str) -> Draft:
    spot = f"Lieu : {record.spot.rstrip('.')}." if record.spot else None
    return Draft(
        key=record.key or "",
        kind=Kind(record.kind) if record.kind else _KINDS[record.sheet or ""],
        title=title,
        text="\n".join(one for one in (record.description, spot) if one),
        whereabouts=_whereabouts(record),
        conditions=conditions_of(record, title=title),
        rome=record.rome,
        employer=name_of(record.employer),
        siret=record.siret,
        url=record.url,
        starts=record.starts,
        ends=record.ends,
    )


def _whereabouts(record: OwnRecord) -> Whereabouts:
    return Whereabouts(insee=record.insee, anywhere=bool(record.anywhere))


def _passages(record: OwnRecord) -> Iterator[StopDraft]:
    """Each time that the bus stops, at the same hour of the clock whatever the season."""
    if record.starts is None or record.ends is None:
        return
    starts, ends = (one.astimezone(FRANCE).replace(tzinfo=None) for one in (record.starts, record.ends))
    weeks, first = int(record.every_weeks or 0), int(record.first_time or 0)
    for time_no in range(first, first + MOST_PASSAGES if weeks else 1):
        later = timedelta(weeks=weeks * time_no)
        if record.until is not None and (starts + later).date() > record.until:
            return
        yield StopDraft(
            key=f"{record.key}/{starts + later:%Y-%m-%d}",
            label=BUS,
            spot=short(record.spot),
            whereabouts=_whereabouts(record),
            starts=(starts + later).replace(tzinfo=FRANCE),
            ends=(ends + later).replace(tzinfo=FRANCE),
        )


def _transport(record: OwnRecord, name: str) -> OnDemand:
    return OnDemand(
        name=name,
        phone=record.phone or "",
        zone=frozenset(one for one in record.zone if one),
        days=frozenset(record.days),
        starts=None if record.from_minute is None else int(record.from_minute),
        ends=None if record.to_minute is None else int(record.to_minute),
        notice=short(record.notice),
        fare=short(record.fare),
        url=record.url,
    )


def _people_of(raw: Mapping[str, Any]) -> frozenset[str]:
    """The people whom a line names as contacts, to be taken out of its texts."""
    contact, employer = str(raw.get("contact") or ""), str(raw.get("employer") or "")
    public = set(fold(employer).split()) | _NO_NAMES
    words = {word for word in _WORD.findall(contact) if fold(word) not in public}
    return names_of({"nom": contact}, company=employer) | words
