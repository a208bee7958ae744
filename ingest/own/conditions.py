"""What a line asks and offers: its cells first; for an opening, its text where they are silent."""

from ingest.own.record import OwnRecord
from ingest.wording import count_of, short
from matching import Asked, Conditions
from matching.words.conditions.silence import work_with_text


def conditions_of(record: OwnRecord, *, title: str) -> Conditions:
    """The conditions of a line, those that its text says with the words that say them."""
    known = Conditions(
        contract=short(record.contract),
        hours_per_week=record.hours,
        schedule=short(record.rhythm),
        experience_months=0 if record.beginners else None,
        licences=(Asked(f"Permis {record.licence}", required=True, code=record.licence),) if record.licence else (),
        salary=short(record.salary),
        positions=count_of(record.positions),
        remote=True if record.anywhere else None,
    )
    if record.sheet != "offres":
        return known
    return work_with_text(known, f"{title}\n{record.description or ''}", published=None)
