"""What a line asks and offers: its cells first; for an opening, its text where they are silent."""

from dataclasses import replace
from typing import Any

from ingest import conditions as said
from ingest.conditions import Found, Passage
from ingest.own.record import OwnRecord
from ingest.wording import count_of, short
from matching import Asked, Conditions


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
    found = _in_text(known, Passage(f"{title}\n{record.description or ''}"))
    values = {name: one.value for name, one in found.items()}
    return replace(known, **values, evidence=tuple((name, one.words) for name, one in found.items()))


def _in_text(known: Conditions, text: Passage) -> dict[str, Found[Any]]:
    """What the text adds, by the name of the condition."""
    read: dict[str, Found[Any] | None] = {
        "hours_per_week": said.hours_in(text) if known.hours_per_week is None else None,
        "experience_months": said.beginners_in(text) if known.experience_months is None else None,
        "licences": said.licences_in(text, known=known.licences),
        "nights": said.nights_in(text),
        "weekends": said.weekends_in(text),
        "vehicle_needed": said.vehicle_needed(text),
        "transport_offered": said.transport_offered(text),
        "heavy": said.heavy(text),
    }
    return {name: found for name, found in read.items() if found is not None}
