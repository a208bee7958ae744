"""The conditions of an opening: what was ticked and typed in its form, with what its text says beside."""

from collections.abc import Callable
from dataclasses import replace

from api.employers.filled import Filled
from matching import Conditions, Kind
from matching.words.conditions.silence import mission_with_text, work_with_text
from matching.words.described.asked_beside import diploma_named
from matching.words.described.shortcuts import in_full
from matching.words.times.week import read_week, without_days_off


def conditions_in_full(typed: Conditions, filled: Filled, kind: Kind) -> Conditions:
    """What was typed, and where it says nothing, what the text does."""
    read = mission_with_text if kind is Kind.VOLUNTEERING else _work_with_text
    full = _at_typed_hours(_in_words(typed, filled.text, read), typed)
    if full.starts_on is not None:
        full = replace(full, soon=None)
    if not filled.licence:
        full = _asking_none(full)
    if kind is Kind.JOB and full.level is None:
        full = _with_diploma(full, filled.text)
    if kind is Kind.IMMERSION:  # nobody is paid for it, whatever the words say of the job
        full = replace(full, salary=None, salary_least=None, salary_most=None)
    return full


def _at_typed_hours(full: Conditions, typed: Conditions) -> Conditions:
    """At the hours of the day that were typed, where there are some, whatever the text says of them."""
    if typed.starts_at is None and typed.ends_at is None:
        return full
    said = tuple(one for one in full.evidence if one[0] != "window")
    return replace(full, starts_at=typed.starts_at, ends_at=typed.ends_at, evidence=said)


def _with_diploma(full: Conditions, text: str) -> Conditions:
    """With the diploma that the text names, if any."""
    diploma = diploma_named(text)
    if diploma is None or diploma.level is None:
        return full
    evidence = (*full.evidence, ("level", diploma.words))
    return replace(full, level=diploma.level, level_required=diploma.required, evidence=evidence)


def _in_words(known: Conditions, text: str, read: Callable[[Conditions, str], Conditions]) -> Conditions:
    """The conditions with what the text says beside, days off apart: "jamais le dimanche" asks nobody for a Sunday."""
    week = read_week(in_full(text))
    full = read(known, week.text)
    return full if known.days else without_days_off(full, week.off)


def _work_with_text(known: Conditions, text: str) -> Conditions:
    return work_with_text(known, text, published=None)


def _asking_none(full: Conditions) -> Conditions:
    """The conditions without a licence that only the text asks for: the box says that none is. One wished for stays."""
    wished = tuple(one for one in full.licences if not one.required)
    if wished == full.licences:
        return full
    said = full.evidence if wished else tuple(one for one in full.evidence if one[0] != "licences")
    return replace(full, licences=wished, evidence=said)
