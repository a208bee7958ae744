"""Between which hours of the day one works, as a text says it: "de 6h à 11h30", "15h/21h", "le soir", "en coupure".

Where it says only when a day begins, or ends, that is read beside it (`day_ends`).
"""

import re
from dataclasses import dataclass

from matching.words.conditions.day_ends import HOW_MANY, DayEnd, ends_in, starts_in
from matching.words.conditions.free_parts import free_parts
from matching.words.conditions.hours_of_work import is_of_work
from matching.words.conditions.passage import LONGEST_EVIDENCE, Found, Passage, clue, evidence

_CLOCK = r"(\d{1,2}) ?(?:h|:)(?:eures?)? ?(\d\d)?"
_AROUND = r"(?<!avant l )(?<!apres l )(?<!avant )(?<!apres )(?<!a l )(?<!des l )"
_OPEN = (
    rf"{_AROUND}ouvert(?:e|ure|s)?\b|(?<!avant la )(?<!apres la )(?<!a la )ferme(?!s\b)|"
    r"\b(?:ouvre|accueille|recoit)\b(?!.*\b(?:vous|travail))"
)
"""A house that is open says its own hours; work "avant l'ouverture" is work all the same."""
_OTHERS = (
    rf"agences?|{_OPEN}|contact|joindre|joignable|appel|telephon|hotline|rendez|candidat|reunion|permanence|"
    r"entretiens?(?! (?:d(?:e|es|u)?(?! embauche| \d)|menager|courant|quotidien)\b)|(?<!arrivee )du public|"
    r"^(?!.*(?:nettoy|menage|entretien d|proprete|remise)).*bureaux|creneau|information"
)
"""What a sentence speaks of where its hours are those of an office, not of the work."""
_SPAN = clue(
    "h|:",
    rf"\b{_CLOCK} ?(?:(?:a|-|/|jusqu a|et) ?{_CLOCK}|(?:a|-|jusqu a) ?(?:(?P<noon>midi)|(?P<midnight>minuit)))\b",
    unless=_OTHERS,
    before=8,
    after=16,
)
_SPAN_OF_WORK = clue(
    "h|:",
    rf"\b{_CLOCK} ?(?:a|-|/|jusqu a|et) ?{_CLOCK}\b",
    unless=r"ouvert(?:e|ure|s)?\b|ferme|contact|joindre|appel|telephon|rendez|candidat|reunion|du public|"
    r"creneau|information|entretiens? d.embauche",
    before=8,
    after=16,
)
"""In an employer's own words an office is what is cleaned ("entretien de bureaux 5h-8h"), a "permanence" is held."""
_BEGINS = re.compile(
    r"\b(?:prises? (?:de|du) (?:poste|service|fonctions?|travail)|commence(?:z|r|nt)?|debut(?:e|er|ez)?|embauche|"
    r"demarr(?:e|er|ez|age)|arrivee?)(?: \w+){0,5}[ ,:]+entre $"
)
_BEFORE = 70
"""What stands before two hours between which one begins, and how many letters of it are looked at."""
_EVENING = clue(
    "soir",
    r"(?:travail\w*|horaires?|heures?|services?|equipe|poste|le midi et|midi et)(?: \w+)? (?:le |du |de |en )?soir\w*|"
    r"en soiree|\bles soirs\b|matin (?:et|ou|/) (?:le )?soir",
    unless=r"(?:pas|jamais|ni|sauf|hors) (?:de |les? )?(?:travail le |service du )?soir|"
    r"soir(?:s|ees?)?(?: et \S+(?: \S+)?)?(?: (?:est|sont|restent?))? (?:libres?|de repos)|"
    r"prime|bonsoir|soirees? (?:entreprise|d entreprise|festive)",
)
_EARLY = clue(
    "tot le matin|matinal|des 4h|des 5h|des 4 h|des 5 h",
    r"(?:tres )?tot le matin|horaires? matina\w+|des [45] ?h\b",
)
_SPLIT = clue(
    "coupure|coupe",
    r"(?:en|avec|horaires? (?:de|en|avec)?) ?coupures?|horaires? coupes?|journees? coupees?|service coupe",
    unless=r"(?:sans|pas de|aucune|hors) coupure|coupures? (?:de|d) (?:courant|electri)",
)
_EARLIEST = 4 * 60
_LONGEST = 14 * 60
_SURELY_WORK = 3 * 60
"""So long from so early is work in the night; less is how long something lasts."""
EVENING_ENDS = 20 * 60
EARLY_STARTS = 5 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """Hours from and to, in minutes after midnight of the day they begin, and the letters that tell them."""

    start: int
    end: int
    """More than a day where they end the day after."""
    begins: int
    stops: int


def clock_spans(passage: Passage) -> list[Span]:
    """All hours from and to that an employer tells, in order, those of the night too: "de 2h à 9h", "22h-6h"."""
    spans: dict[int, Span] = {}
    for found in _SPAN_OF_WORK.all(passage):
        start, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
        if start is None or end is None or HOW_MANY.match(passage.plain, found.end()) or _is_start(passage, found):
            continue
        end += 24 * 60 if end <= start else 0
        if (_SURELY_WORK if start < _EARLIEST else 60) <= end - start <= _LONGEST:
            spans[found.start()] = Span(start, end, *found.span())
    return [spans[begins] for begins in sorted(spans)]


def window_in(passage: Passage) -> Found[tuple[int | None, int | None]] | None:
    """The earliest start and the latest end, minutes after midnight; None for one that nothing says."""
    starts, ends = _every_end(passage)
    evening = next((one for one in _EVENING.all(passage) if _is_worked(passage, one)), None)
    early = _EARLY.first(passage)
    if evening and not any(end.minutes > 18 * 60 for end in ends):
        ends.append(DayEnd(EVENING_ENDS, *evening.span()))
    if early and not any(start.minutes < 7 * 60 for start in starts):
        starts.append(DayEnd(EARLY_STARTS, *early.span()))
    first = min(starts, key=lambda one: one.minutes, default=None)
    last = max(ends, key=lambda one: one.minutes, default=None)
    if first is None and last is None:
        return None
    told = sorted({(one.begins, one.stops) for one in (first, last) if one is not None})
    window = first.minutes if first else None, last.minutes if last else None
    return Found(window, _words(passage, told))


def split_in(passage: Passage) -> Found[bool] | None:
    """True where the day is cut by a long break."""
    return _SPLIT.yes(passage)


def _is_start(passage: Passage, span: re.Match[str]) -> bool:
    """Whether one begins between two hours: "prise de poste entre 5 h et 6 h" is no day of one hour."""
    return _BEGINS.search(passage.plain, max(0, span.start() - _BEFORE), span.start()) is not None


def _is_worked(passage: Passage, part: re.Match[str]) -> bool:
    """Whether one works at a part of the day: it is said of work, and nobody is free or home then."""
    first, last = part.span()
    is_free = any(first < end and start < last for start, end in free_parts(passage))
    return not is_free and is_of_work(passage, first, last)


def _every_end(passage: Passage) -> tuple[list[DayEnd], list[DayEnd]]:
    """Each hour at which work begins, and each at which it ends; neither where that would be a night's."""
    starts, ends = starts_in(passage), ends_in(passage)
    if starts and ends and max(one.minutes for one in ends) <= min(one.minutes for one in starts):
        starts, ends = [], []
    at_the_end = tuple(ends)
    for found in _SPAN.all(passage):
        if (span := _span(passage, found)) is not None:
            if not any(one.begins < found.start() < one.stops for one in at_the_end):  # "terminez entre 13 h et 16 h"
                starts.append(DayEnd(span[0], *found.span()))
            if not _is_start(passage, found):
                ends.append(DayEnd(span[1], *found.span()))
    return starts, ends


def _words(passage: Passage, told: list[tuple[int, int]]) -> str:
    """The words of one or two places of a text: all between them where they stand in one sentence."""
    begins, stops = told[0][0], max(stop for _, stop in told)
    if stops - begins <= LONGEST_EVIDENCE and not re.search(r"[.;!?\n]", passage.plain[begins:stops]):
        return passage.words(begins, stops)
    return evidence(", ".join(passage.words(*one) for one in told))


def _span(passage: Passage, found: re.Match[str]) -> tuple[int, int] | None:
    """Start and end of a match, in minutes; None where they are no hours of a day of work."""
    start = _minutes(found[1], found[2])
    end = 12 * 60 if found["noon"] else 24 * 60 if found["midnight"] else _minutes(found[3], found[4])
    if start is None or end is None or not _EARLIEST <= start < 23 * 60 or not 60 <= end - start <= _LONGEST:
        return None
    return None if HOW_MANY.match(passage.plain, found.end()) else (start, end)


def _minutes(hours: str, minutes: str | None) -> int | None:
    total = 60 * int(hours) + int(minutes or 0)
    return total if int(minutes or 0) < 60 and total <= 24 * 60 else None
