"""The only days on which somebody can work, told as refusals of the others: "que le lundi et le jeudi"."""

import re

from matching.words.times.days import DAY, DAYS, day_number, days_from_to

_PART = r"(?:\s+(?:matin|midi|apr[eè]s[- ]midi|soir)s?)?"
_WEEKEND = r"(?:week-end|fin de semaine)s?"
_ONE = rf"(?:les?\s+|l['’]\s?|chaque\s+|tous\s+les\s+)?(?:{DAY}{_PART}|{_WEEKEND})"
_RANGE = rf"du\s+{DAY}\s+au\s+{DAY}"
_LIST = rf"(?:{_RANGE}|{_ONE}(?:(?:\s*(?:,|/|&|\+|et|ou)\s*|\s+){_ONE}){{0,4}})"
ALONE = r"(?:seulement|uniquement|exclusivement)"
"""What makes the days beside it the only ones."""
_ONLY = rf"(?<!pas )(?<!plus )(?<!autre )(?<!parce )(?<!jamais )\b(?:juste|que|rien que|{ALONE})"
_TAKES_ME = r"m['’ ]\s?(?:emm[eè]n\w*|am[eè]n\w*|accompagn\w*|condui\w*)|me\s+(?:d[ée]pos\w*|condui\w*|prend\w*)"
"""A lift that somebody gives on some days makes them the only ones."""
_GOES_ON = r"\s+(?:je|j|c|on|il|elle|ma|mon|mes|les|soi[st]|est|sont|reste|non|pas|[çc]a|impossible|suis|ai|me|m)\b"
"""What tells more of those days, and asks for none: "je sais que le lundi c'est fermé"."""
_SAID = re.compile(
    rf"{_ONLY}\s+(?P<behind>(?>{_LIST}))(?!\w|{_GOES_ON})|(?<!\w)(?P<before>(?>{_LIST}))\s+{ALONE}(?!\w|{_GOES_ON})|"
    rf"\b(?P<lift>{_TAKES_ME})\s+(?:que\s+)?(?P<driven>(?>{_LIST}))(?!\w)",
    re.IGNORECASE,
)
_REFUSED_BEFORE = re.compile(r"\b(?:pas|sauf|sans|jamais|ni|hors|hormis)\b[^,;.!?]*$", re.IGNORECASE)
_NAMED = re.compile(rf"\b{DAY}(?!\w)", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:matin|apr[eè]s[- ]midi|soir)(?=s?(?!\w))", re.IGNORECASE)
_ENDS_A_WEEK = re.compile(_WEEKEND, re.IGNORECASE)
_EVERY = frozenset(range(7))
_SATURDAY = 5


def only_days_told(text: str) -> str:
    """The French `text` with the only days that it leaves as refusals of the others, the part of the day kept."""
    return _SAID.sub(_told, text)


def _told(found: re.Match[str]) -> str:
    days = found["behind"] or found["before"] or found["driven"]
    if _REFUSED_BEFORE.search(found.string[: found.start()]):
        return found[0]
    others = sorted(_EVERY - _meant(days))
    if not others:
        return found[0]
    parts = dict.fromkeys(part.lower() for part in _PARTS.findall(days))
    kept = " ".join(f"le {part}" for part in parts) if len(parts) == 1 else ""
    refused = " ni ".join(f"le {DAYS[day]}" for day in others)
    return f"{found['lift'] or ''} {kept}, pas {refused}, "


def _meant(said: str) -> frozenset[int]:
    named = [day_number(day.lower()) for day in _NAMED.findall(said)]
    if said.lower().startswith("du ") and len(named) > 1:
        return days_from_to(named[0], named[1])
    return frozenset(named) | ({_SATURDAY, _SATURDAY + 1} if _ENDS_A_WEEK.search(said) else frozenset())
