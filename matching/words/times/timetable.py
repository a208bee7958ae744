"""The hours of a week that clock and days make: "du lundi au vendredi de 7h à 13h" is thirty, "5 nuits de 2h à 9h" too.

An employer tells when one works; what is read of it fills a form that the employer then corrects.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from kit import flat
from matching.words import conditions as said
from matching.words.conditions import Passage
from matching.words.numbers import between, in_figures, number_of
from matching.words.times.days import DAY, MONTHS
from matching.words.times.some_weeks import days_of_each_week, days_off_in_turn, some_weeks
from matching.words.times.week import days_named

_DAY = re.compile(rf"\b(?:{DAY}|week[ -]?ends?)\b")
_TIMES = re.compile(
    r"(?<!repos )(?<!teletravail )(?<!ferme )"
    rf"\b({between(1, 7)}) (?:nuits?|jours?|matins?|matinees?|soirs?|soirees?|fois) ?"
    r"(?:(?:par|/|la) ?(?:semaine|sem\b)|(?:sur|/) ?(?:7|sept)\b)|"
    rf"(?<!pour )(?<!pendant )(?<!durant )(?<!les )\b({between(2, 6)}) "
    r"(?:nuits|jours|matins|matinees|soirs|soirees),? (?=(?:de )?\d{1,2} ?h)"
)
"""How many days of a week: "5 jours par semaine", "5 nuits de 2h à 8h"."""
_EVERY_DAY = re.compile(r"\b(?:tous les jours|7 jours sur 7|7 ?j ?/ ?7)\b")
_NOT_EACH_WEEK = re.compile(r"\bpar mois\b|/ ?mois\b|semaine sur (?:deux|2|trois|3)\b|\bpar an\b")
_OR = re.compile(r"\bou\b")
_TO = r"(?<=\bà )|(?<=\ba )|(?<=[h\d][/-])|(?<=[h\d] [/-] )"


def _after_noon(hour: re.Match[str]) -> str:
    return str(int(hour[1]) + 12)


def _from_then(hour: re.Match[str]) -> str:
    """A time in the morning that stands alone is when one begins: "du lundi au vendredi, 7h du matin"."""
    return hour[0] if hour[1] else f", dès {hour[2]},"


def _bound(hour: re.Match[str]) -> str:
    """Two hours side by side are from and to, "6h30 12h30", "22h 6h", but for those that no day of work lasts: "12h 7h
    19h" is twelve hours, from 7 to 19."""
    first, last = int(hour[1]), int(hour[3])
    is_some_week = first < last > 24
    return f"{hour[1]}{hour[2]}-" if is_some_week or 0 < (last - first) % 24 <= _LONGEST_DAY // 60 else hour[0]


def _unless_lasting(hour: re.Match[str]) -> str:
    """Nothing for the hours that the day lasts whose begin and end follow: "12h 7h-19h" has no twelve hours a week."""
    lasts = (int(hour[3]) - int(hour[2])) % 24
    return "" if lasts == int(hour[1]) else hour[0]


_CLOCK = r"\d{1,2} ?h(?:eures?)?(?: ?[0-5]\d)?\b"
_BEGIN = (
    r"(?:d[ée]part|d[ée]but(?:e|er)?|embauche|arriv[ée]e|commence\w*|prise de (?:poste|service))"
    r"(?: (?:à|a|vers))?(?: :)?"
)
_END = r"(?:retour|fin(?:it?|ir)?|d[ée]bauche|termin\w+|d[ée]part|sortie)(?: (?:à|a|vers))?(?: :)?"
"""What stands before the times at which a day begins and ends: "départ 5h, retour 13h"."""
_SPOKEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\d)( ?h(?:eures?)?) +(?=\d{1,2}(?:[.,]\d| ?(?:€|euros?\b|eur\b)))", re.IGNORECASE), r"\1, "),
    (
        re.compile(
            r"(?<=\d)( ?h(?:eures?)?) +(?=\d{1,2} (?:nuits|jours|matins|soirs|semaines|mois|fois|personnes|postes)\b)",
            re.IGNORECASE,
        ),
        r"\1, ",
    ),
    (re.compile(r"\bmidi et demie?\b", re.IGNORECASE), "12h30"),
    (
        re.compile(rf"(?:{_TO})midi\b(?! (?:et|ou) )|(?<=\bde )midi(?= (?:à|a) )", re.IGNORECASE),
        "12h",
    ),
    (
        re.compile(
            r"\b((?:[5-9]|1[01]) ?[h:] ?(?:\d\d)?) ?[-/]? ?midi\b(?! (?:et|ou) (?:le )?(?:soir|apr))", re.IGNORECASE
        ),
        r"\1-12h",
    ),
    (re.compile(rf"(?:{_TO})minuit\b", re.IGNORECASE), "24h"),
    (re.compile(r"\b((?:1\d|2[0-3]) ?[h:] ?(?:\d\d)?) ?[-/]? ?minuit\b", re.IGNORECASE), r"\1-24h"),
    (re.compile(rf"\b{_BEGIN} ?({_CLOCK}),? (?:et )?{_END} ?({_CLOCK})", re.IGNORECASE), r"de \1 à \2"),
    (
        re.compile(
            rf"(?<![\dh] )(?<!heures )(?<!entre )\b(?:à|a) ({_CLOCK}) et ({_CLOCK})(?! ?(?:à|a|-|/|jusqu))",
            re.IGNORECASE,
        ),
        r"à \1 et à \2",
    ),
    (re.compile(r"\bminuit(?= ?(?:à|a|-|/) ?\d)", re.IGNORECASE), "0h"),
    (
        re.compile(
            r"\b((?:de|d[eè]s|entre|avant|jusqu['’ ][aà]|et|ou|\d ?h?(?:\d\d)? ?(?:à|a|-|/)|à partir de|apr[eè]s) ?)?"
            r"(?:\b(?:à|a|vers) )?(\d{1,2} ?h(?:eures?)?(?: ?[0-5]\d)?) du mat(?:in)?\b"
            r"(?! ?(?:[aà]|jusqu['’ ][aà]|et|ou)\b| ?[-/])",
            re.IGNORECASE,
        ),
        _from_then,
    ),
    (re.compile(r"(?<=\d)( ?h(?:eures?)?(?: ?\d\d)?) du mat(?:in)?\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\b([1-9])(?= ?h(?:eures?)?(?: ?\d\d)? (?:de l['’ ]apr[eè]s[- ]midi|du soir)\b)"), _after_noon),
    (re.compile(r"(?<=\d)( ?h(?:eures?)?(?: ?\d\d)?) (?:de l['’ ]apr[eè]s[- ]midi|du soir)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\b(\d{1,2})( ?[h:] ?(?:\d\d)?) +(?=(\d{1,2}) ?[h:] ?\d{0,2}\b)", re.IGNORECASE), _bound),
    (re.compile(r"\b(\d{1,2}) ?h +(?=(\d{1,2}) ?h ?- ?(\d{1,2}) ?h\b)", re.IGNORECASE), _unless_lasting),
    (
        re.compile(
            r"(?<!entre )(?<!de )(?<!des )(?<!à )(?<!a )(?<![-/])\b[4-8] ?h(?:[0-5]\d)? et (?=1[5-9] ?h(?:[0-5]\d)?\b"
            r"(?! ?(?:à|a|-|/|jusqu)))",
            re.IGNORECASE,
        ),
        lambda found: f"à {found[0]}à ",
    ),
)
"""Hours as they are said, and one way to write them: "de 8h à midi", "9h30 midi", "4h du mat à 11h", "6h30 12h30".

"à 6h et 17h" are two times of a day, and no day from one to the other."""
_NO_SEASON = rf"(?! (?:la )?(?:p[aâ]ques|no[eë]l|toussaint|rentr[eé]e|d[eé]but|fin|mi\b|{'|'.join(MONTHS)}))"
"""Behind "de", anything but a time of the year: "10h-16h de Pâques à la Toussaint" are times of day."""
_NOT_OF_A_WEEK = rf"(?! ?(?:par\b|/|la sem|hebdo|semaine|de\b{_NO_SEASON}))"
_BARE_START = re.compile(
    rf"(?<![\d,.:/h-])\b(\d{{1,2}}) ?([-/]) ?(\d{{1,2}}) ?h(?:eures?)?\b{_NOT_OF_A_WEEK}", re.IGNORECASE
)
_BARE_END = re.compile(
    r"\b(\d{1,2})( ?h(?:eures?)?(?: ?[0-5]\d)?) (à|a) (\d{1,2})(?=\s*(?:$|[,;.!)]|(?:du|le|les|sauf|et|en|tous) ))",
    re.IGNORECASE,
)
_BARE_SPAN = re.compile(
    rf"\bde (\d{{1,2}}) ?(?=(?:à|a|-) ?\d{{1,2}} ?(?:h\b|heures?\b)(?! ?(?:par|/|la|hebdo|de\b{_NO_SEASON})))",
    re.IGNORECASE,
)
NIGHT_ENDS = 5 * 60
"""Whoever begins before it works at night: minutes after midnight."""
_A_DAY = 24 * 60
_LONGEST_DAY = 12 * 60
"""More in a day are hours of which one works a part: "de 6h à 13h ou de 13h à 20h"."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many days of a week, and the minutes that one works on each; `weeks` weeks of `of`."""

    days: int
    minutes: int
    weeks: int = 1
    of: int = 1

    @property
    def hours(self) -> float:
        """The hours that they make of a week, one with another."""
        return self.days * self.minutes * self.weeks / self.of / 60


@dataclass(frozen=True, slots=True)
class Timetable:
    """When one works, in minutes after midnight."""

    starts_at: int
    ends_at: int | None
    """At most the last minute of the day, or more than a day where the work ends the day after.

    None where days and nights are both worked: no hours hold them all."""
    nights: bool
    counts: tuple[Count, ...]
    """The days of a week with their minutes; empty where the days are not told."""
    ranges: tuple[tuple[int, int], ...] = ()
    """From and to of each part of a day that is worked in two or more, every day alike; empty for any other day."""


def with_clocks(text: str) -> str:
    """The text with its numbers in figures and its hours written in one way: "de sept à 13h" is "de 7h à 13h", "de 8h à
    midi" is "de 8h à 12h"."""
    text = in_figures(text)
    for spoken, written in _SPOKEN:
        text = spoken.sub(written, text)
    text = _BARE_END.sub(lambda one: f"{one[0]}h" if int(one[1]) < int(one[4]) < 24 else one[0], text)
    return _BARE_START.sub(_with_a_start, _BARE_SPAN.sub(r"de \1h ", text))


def _with_a_start(found: re.Match[str]) -> str:
    """The times of day of "7-13h", "7h-13h"; round numbers, or two that are near, are hours of a week: "20-25h"."""
    first, last = int(found[1]), int(found[3])
    is_of_a_week = (first % 5 == 0 and last % 5 == 0) or not 4 <= first <= 14 or not 3 <= last - first <= 11
    return found[0] if is_of_a_week else f"{first}h{found[2]}{last}h"


def without_spans(text: str) -> str:
    """The text without its hours from and to: what is left of hours is how many there are."""
    for span in reversed(said.clock_spans(Passage(text))):
        text = f"{text[: span.begins]} {text[span.stops :]}"
    return text


def timetable_in(text: str, *, days: tuple[int, ...], off: frozenset[int] = frozenset()) -> Timetable | None:
    """The timetable of a text whose days of work, all in all, are `days`, never those `off`.

    None where it says no hours from and to.
    """
    passage = Passage(text)
    spans = said.clock_spans(passage)
    if not spans:
        return None
    return Timetable(
        starts_at=min(one.start for one in spans),
        ends_at=_end(spans),
        nights=any(one.start < NIGHT_ENDS or one.end > _A_DAY for one in spans),
        counts=_counts(passage, spans, days, off),
        ranges=_ranges(passage, spans),
    )


def _end(spans: list[said.Span]) -> int | None:
    """When the last of the spans ends, `Timetable.ends_at`."""
    begins, ends = min(one.start for one in spans), max(one.end for one in spans)
    if ends <= _A_DAY:
        return min(ends, _A_DAY - 1)
    return ends if ends - begins < _A_DAY else None


def _counts(passage: Passage, spans: list[said.Span], days: tuple[int, ...], off: frozenset[int]) -> tuple[Count, ...]:
    """The days with their minutes; none where hours are a choice, "7h-13h ou 13h-19h": one works a part of them."""
    if _NOT_EACH_WEEK.search(_bare(passage.text)) or any(_is_choice(passage, *two) for two in pairwise(spans)):
        return ()
    groups = _groups(passage, spans)
    if len(groups) == 1:
        each = [days_counted(passage.text, sum(one.end - one.start for one in spans), days=days)]
    else:
        parts = ((passage.text[first:last], minutes) for first, last, minutes in groups)
        each = [days_counted(part, minutes, days=_named(part, off)) for part, minutes in parts]
    counts = tuple(one for group in each for one in group)
    return counts if all(each) and all(one.minutes <= _LONGEST_DAY for one in counts) else ()


def _ranges(passage: Passage, spans: list[said.Span]) -> tuple[tuple[int, int], ...]:
    """`Timetable.ranges`."""
    if len(spans) < 2 or len(_groups(passage, spans)) > 1 or any(_is_choice(passage, *two) for two in pairwise(spans)):
        return ()
    return tuple(sorted((one.start, one.end) for one in spans))


def _is_choice(passage: Passage, first: said.Span, second: said.Span) -> bool:
    """Whether of two spans one works the one or the other: an "ou" between them, or no break."""
    between = passage.plain[first.stops : second.begins]
    overlap = first.start < second.end and second.start < first.end
    return bool(_OR.search(between)) or (not _DAY.search(between) and (overlap or first.end == second.start))


def _groups(passage: Passage, spans: list[said.Span]) -> list[tuple[int, int, int]]:
    """The parts of a text that tell hours with the days that they are of: first letter, last letter, minutes a day.

    Days stand before their hours or behind, as the first of them do.
    """
    shares = [(one.first, one.last) for one in some_weeks(passage.text)]
    days = [one.span() for one in _DAY.finditer(passage.plain)]
    told = sorted(
        [(*one, 0) for one in (*shares, *(day for day in days if not any(a <= day[0] < b for a, b in shares)))]
        + [(one.begins, one.stops, one.end - one.start) for one in spans]
    )
    hours_first = told[0][2] > 0
    groups: list[tuple[int, int, int]] = []
    before = None
    for first, last, minutes in told:
        is_hours = minutes > 0
        if not groups or (is_hours is hours_first and before is not hours_first):
            groups.append((first, last, minutes))
        else:
            groups[-1] = (groups[-1][0], last, groups[-1][2] + minutes)
        before = is_hours
    return [one for one in groups if one[2]]


def days_counted(text: str, minutes: int, *, days: tuple[int, ...]) -> tuple[Count, ...]:
    """The days of a week that `text` has one work so many minutes, those named all in all being `days`: those of each
    week, and those of some weeks ("un samedi sur deux"). None where nobody can tell."""
    shares = () if _TIMES.search(flat(text)) else some_weeks(text)
    plain = _bare(text)
    if shares and _EVERY_DAY.search(plain):
        return ()
    worked = _days_worked(plain, days_of_each_week(text, days))
    regular = (Count(worked, minutes),) if worked else ()
    return (*regular, *(Count(len(one.days), minutes, one.weeks, one.of) for one in shares if one.weeks))


def _days_worked(plain: str, days: tuple[int, ...]) -> int:
    """How many days of a week flat words have one work, those named being `days`; 0 where nobody can tell."""
    off, _words = days_off_in_turn(plain)
    left = 7 - off
    if times := _TIMES.search(plain):
        return min(number_of(times[1] or times[2]), left)
    if days or not off:
        return min(len(days) or (7 if _EVERY_DAY.search(plain) else 0), left)
    return left


def _bare(text: str) -> str:
    """Flat words without the days of some weeks."""
    plain = flat(text)
    for one in reversed(some_weeks(text)):
        plain = f"{plain[: one.first]} {plain[one.last :]}"
    return plain


def _named(text: str, off: frozenset[int]) -> tuple[int, ...]:
    passage = Passage(_bare(text))
    found = said.days_in(passage)
    named = found.value if found else days_named(passage.text)
    return tuple(sorted(set(named) - off))
