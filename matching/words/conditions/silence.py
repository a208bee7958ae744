"""What a text adds to the conditions of a record whose fields are few: each with the words that say it.

Sources with many fields read field by field (`sources/france_travail/conditions.py`). Those that give little more than
a text are read here. A mission's text often speaks of the people who are helped ("sans diplôme", "maîtrisant mal le
français"): what could be theirs is not read there.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from matching.model import Conditions
from matching.words import conditions as said
from matching.words.conditions import Found, Passage, label_passage, labelled

_Reader = Callable[[Passage], Found[Any] | None]

_OF_TIME: Mapping[str, _Reader] = {
    "days": said.days_in,
    "nights": said.nights_in,
    "weekends": said.weekends_in,
    "weekends_rarely": said.weekends_rarely_in,
}
"""What a label of hours says: "du lundi au vendredi de 9 h à 11 h"."""
_OF_ALL: Mapping[str, _Reader] = {
    **_OF_TIME,
    "hours_per_week": said.hours_in,
    "strains": said.strains_in,
    "travel": said.travel_in,
    "vehicle_needed": said.vehicle_needed,
    "transport_offered": said.transport_offered,
    "accommodation_offered": said.accommodation_offered,
}
_OF_WORK: Mapping[str, _Reader] = {
    **_OF_ALL,
    "full_time": said.full_time_in,
    "shifts": said.shifts_in,
    "languages": said.languages_in,
    "heavy": said.heavy,
    "split": said.split_in,
    "soon": said.soon_in,
}


def with_schedule(known: Conditions) -> Conditions:
    """The conditions with what the words of their own schedule say where `known` is silent."""
    return _with_text(known, label_passage(known.schedule or ""), _OF_TIME, {}) if known.schedule else known


def mission_with_text(known: Conditions, text: str) -> Conditions:
    """The conditions of a mission, with what its text says where `known` is silent."""
    return _with_text(with_schedule(known), Passage(text), _OF_ALL, {})


def work_with_text(known: Conditions, text: str, *, published: datetime | None) -> Conditions:
    """The conditions of a job, with what its text says where `known` is silent: experience, diploma and pay too."""
    passage, known = Passage(text), with_schedule(known)
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    if known.experience_months is None and (months := said.beginners_in(passage) or said.months_in(passage)):
        values["experience_months"], words["experience"] = months.value, months.words
    if known.level is None and (diploma := said.diploma_in(passage)):
        (values["level"], values["level_required"]), words["level"] = diploma.value, diploma.words
    timed = _with_text(replace(known, **values), passage, _OF_WORK, words)
    pay = _pay(timed, passage, published=published)
    if pay is None:
        return timed
    evidence = (*timed.evidence, ("salary", pay.words))
    return replace(timed, salary_least=pay.value.least, salary_most=pay.value.most, evidence=evidence)


def _with_text(
    known: Conditions, text: Passage, readers: Mapping[str, _Reader], words: Mapping[str, str]
) -> Conditions:
    silent = [name for name in readers if getattr(known, name) in (None, ())]
    found = {name: one for name in silent if (one := readers[name](text))}
    if licences := said.licences_in(text, known=known.licences):
        found["licences"] = licences
    values = {name: one.value for name, one in found.items()}
    told = {**words, **{name: one.words for name, one in found.items()}}
    if known.starts_at is None and known.ends_at is None and (window := said.window_in(text)):
        (values["starts_at"], values["ends_at"]), told["window"] = window.value, window.words
    return replace(known, **values, evidence=(*known.evidence, *told.items()))


def _pay(known: Conditions, text: Passage, *, published: datetime | None) -> Found[said.Pay] | None:
    hours, full_time = known.hours_per_week, known.full_time
    if known.salary:
        return labelled(said.monthly_pay(known.salary, hours=hours, full_time=full_time), known.salary)
    return said.pay_in(text, hours=hours, full_time=full_time) or said.minimum_wage_in(
        text, published=published, hours=hours, full_time=full_time
    )
