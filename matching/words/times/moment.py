"""When a day of work begins or ends, where an employer says one of the two: "après 19h", "jusqu'à 12h30".

Hours from and to are read elsewhere (`timetable`). A part of the day, "le soir", or "après la fermeture" of a house
that does not say when it closes, is no hour: only the employer knows which, and is asked.
"""

import re
from dataclasses import dataclass

from kit import flat
from matching.words.conditions import without_free_parts
from matching.words.times.days import DAY

_CLOCK = r"(?P<hours>[01]?\d|2[0-3]) ?(?:h(?:eures?)?|:) ?(?P<minutes>[0-5]\d)?\b"
_NO_LENGTH = r"(?! ?(?:par\b|/|la semaine|hebdo|semaine|chaque|de (?:travail|menage)|mois|jours?))"
"""Behind hours that are a time of day, not how many there are: "à partir de 10h par semaine"."""
_AFTER_CLOSING = r"apres (?:la |notre )?fermeture"
_WHEN_IT_CLOSES = rf"{_AFTER_CLOSING}(?:[^\d.;]{{0,30}}?(?=\d\d)|[^\d.;]{{0,25}} (?:a|vers)\b)"
"""Without its "à", a time of day from ten on: in "après la fermeture, 2h", two hours are how long it lasts."""
_BEGINS = re.compile(
    rf"\b(?:apres|{_WHEN_IT_CLOSES}|a partir de|des|pas avant|"
    r"(?:commenc\w+|debut(?:e|s|er)?|depart|embauche|prise de (?:poste|service))(?: a| vers)?|"
    rf"soir(?:s|ees?)?,? (?:a|vers|des)) ?:? ?{_CLOCK}{_NO_LENGTH}"
)
_ENDS = re.compile(
    r"\b(?:(?<!pas )avant|jusqu'? ?a|pas apres|(?:finit|fini|fin|termin\w+|retour|debauche)(?: a| vers)?)"
    rf" ?:? ?{_CLOCK}{_NO_LENGTH}"
)
_ON_A_DAY = re.compile(
    rf"(?<!et )(?<!ou )(?<!au )(?<!, )(?<!/)(?<!di )(?<!-)\b{DAY}(?: (?:apres[- ]midi|soir))? (?:vers )?"
    r"(?P<hours>1[3-9]|2[0-3]) ?(?:h(?:eures?)?|:) ?(?P<minutes>[0-5]\d)?\b"
    r"(?! ?(?:par\b|/|la semaine|hebdo|semaine|chaque|de (?:travail|menage)|a\b|-|et\b|ou\b|jusqu|en\b|sur\b))"
)
"""Behind one day, more hours than it can hold are when it begins: "le jeudi 15h"."""
_CLOSES = re.compile(rf"\bferm(?:e|ee?s?|ons|ent|ant)\b(?: [a-z']+){{0,3}}? (?:a|vers) {_CLOCK}")
_REFUSED = r"(?<!pas )(?<!ni )(?<!sauf )(?<!jamais )(?<!ferme )(?<!fermee )(?<!libre )(?<!repos )"
_ANY_PART = re.compile(
    rf"\b{_REFUSED}(?<!h du )(?<!\d du )(?<!heures du )(?:(?:tous les|chaque|horaires? d[ue]|les?|en|l') ?)?"
    rf"(?:{DAY} )?"
    rf"(?:matins?|matinees?|midis?|apres[- ]midis?|aprem|soirs?|soirees?)\b|\b{_AFTER_CLOSING}\b"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """The earliest start and the latest end of a day of work, minutes after midnight; None for what nothing says."""

    starts_at: int | None = None
    ends_at: int | None = None


def moment_in(text: str) -> Moment:
    """When a day begins or ends, by the clock; who comes after closing comes when the house closes."""
    plain = flat(text)
    begins, ends = _BEGINS.search(plain) or _ON_A_DAY.search(plain), _ENDS.search(plain)
    if not (begins or ends) and re.search(rf"\b{_AFTER_CLOSING}\b", plain):
        begins = _CLOSES.search(plain)
    return Moment(_minutes(begins), _minutes(ends))


def without_moments(text: str) -> str:
    """The text without the times at which a day begins or ends: what is left of hours is how many there are."""
    plain = flat(text)
    every = {one.start("hours"): one for told in (_BEGINS, _ENDS, _ON_A_DAY) for one in told.finditer(plain)}
    for found in sorted(every.values(), key=lambda one: -one.start()):
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return text


def parts_said(text: str) -> tuple[str, ...]:
    """The parts of the day that a text names, as written: "le midi", "le samedi soir", "après la fermeture"."""
    found = _ANY_PART.finditer(flat(without_free_parts(text)))
    return tuple(dict.fromkeys(text[one.start() : one.end()].strip() for one in found))


def _minutes(found: re.Match[str] | None) -> int | None:
    return 60 * int(found["hours"]) + int(found["minutes"] or 0) if found else None
