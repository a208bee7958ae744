"""When a service is open, as OpenStreetMap notes it: "Mo-Fr 09:00-12:00" is "Du lundi au vendredi, de 9 h à 12 h".

Days with hours are told, and nothing where more is said than that: half of it would send somebody to a shut door.
"""

import re

from api.wording.figures import days_said, ranges_told
from api.wording.languages import gettext
from matching.words.times.days import days_from_to

_DAYS = {name: day for day, name in enumerate(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))}
_NAME = "|".join(_DAYS)
_RANGE = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_SOME_DAYS = re.compile(rf"({_NAME})(?:-({_NAME}))?")
_RULE = re.compile(rf"({_SOME_DAYS.pattern}(?:, ?{_SOME_DAYS.pattern})*) ({_RANGE.pattern}(?:, ?{_RANGE.pattern})*)")
_SHUT_ON_HOLIDAYS = re.compile(r"PH (?:off|closed)")
_MOST_RULES = 7


def opening_told(notation: str | None) -> str:
    """The days and their hours, a sentence each; "" where they are not known, or not read whole."""
    rules = [one.strip() for one in (notation or "").split(";") if one.strip()]
    rules = [one for one in rules if not _SHUT_ON_HOLIDAYS.fullmatch(one)]
    told = [_rule_told(one) for one in rules[: _MOST_RULES + 1]]
    return " ".join(told) if all(told) and len(told) <= _MOST_RULES else ""


def _rule_told(rule: str) -> str:
    found = _RULE.fullmatch(rule)
    if found is None:
        return ""
    said, hours = re.split(r" (?=\d)", rule, maxsplit=1)
    days = sorted(day for first, last in _SOME_DAYS.findall(said) for day in _from_to(first, last or first))
    ranges = [(60 * int(h) + int(m), 60 * int(at) + int(past)) for h, m, at, past in _RANGE.findall(hours)]
    if any(not first < last <= 24 * 60 for first, last in ranges):
        return ""
    return gettext("%(days)s, %(hours)s.", days=days_said(list(dict.fromkeys(days))), hours=ranges_told(ranges))


def _from_to(first: str, last: str) -> frozenset[int]:
    return days_from_to(_DAYS[first], _DAYS[last])
