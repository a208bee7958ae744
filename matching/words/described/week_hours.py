"""The hours of an employer's week: those written, else those that days and times of day make, and how they count.

"Du mardi au samedi de 6h à 11h, 24h" is twenty-four hours written, and five days of five hours counted: one of the two
is wrong, and only the employer knows which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kit import flat, fold
from matching.words import conditions as said
from matching.words.conditions import Passage, clock_spans
from matching.words.described.nights import at_night
from matching.words.described.share_of_time import FULL_TIME, in_hours_a_week
from matching.words.described.shortcuts import in_full
from matching.words.numbers import number_of
from matching.words.times.days import DAY, NAMED, WEEKEND
from matching.words.times.moment import without_moments
from matching.words.times.pause import without_pause
from matching.words.times.some_weeks import days_of_each_week, now_and_then, some_weeks
from matching.words.times.timetable import Count, days_counted, timetable_in, with_clocks, without_spans
from matching.words.times.week import days_named, read_week, shorter_days
from matching.words.wishes.wish import MOST_A_DAY, HoursSaid, read_hours

A_DAY = 24 * 60
"""Minutes."""
MOST_A_WEEK = 48
"""Hours that the law allows in a week (labour code, article L3121-20)."""

_PIECE = re.compile(r"[,;.\n!?]+")
_TURN = r"(?:nuits?|gardes?|vacations?)"
_A_TURN = re.compile(
    rf"(?:\bpar |/ ?)(?:{_TURN}|poste)\b|(?<=\d[Hh]) (?:la|chaque) nuit\b|"
    rf"\b(?:(?:{_TURN}|amplitude|journ[ée]es?)(?: de| :)?|en) (?P<hours>(?:[5-9]|1[0-2]) ?h(?:eures?)?(?: ?[0-5]\d)?)\b"
    r"(?! ?(?:à|a|-|/|et|ou|jusqu|par)\b| ?[-/])",
    re.IGNORECASE,
)
"""Hours said of it are those of one day of work: "10h par nuit", "vacations de 12h", "en 10h"."""
_SPACES = re.compile(r" {2,}")
_FEW = r"(?P<{0}>[1-4]|une|deux) ?h(?:eures?)?(?: ?(?P<{0}_more>[0-5]\d))?"
_PARTS_OF_A_DAY = re.compile(
    rf"\b{_FEW.format('first')} (?:(?:le|du|chaque|tous les) )?(?:matin|midi)s?,? ?(?:et |puis |plus |[+/&,] ?)?"
    rf"{_FEW.format('then')} (?:(?:le|du|chaque|tous les) |d?e? ?l['’ ])?(?:midi|soir|apr[eè]s-midi)s?\b|"
    rf"\b{_FEW.format('one')} ?\+ ?{_FEW.format('other')}(?: par jour)?(?! ?(?:par semaine|sup))|"
    rf"\b(?P<times>2|deux) ?(?:x|\*|fois) ?{_FEW.format('each')}(?: par jour)?(?! ?(?:par |la |/ ?)sem)",
    re.IGNORECASE,
)
"""Few hours in two parts of a day: "1h le matin et 1h le soir", "1h + 1h", "2 x 2h"."""
_BESIDE_A_DAY = re.compile(
    r"\b(?P<hours>\d{1,2}) ?h(?:eures?)?(?: ?(?P<minutes>[0-5]\d))? (?:le |les |chaque |tous les )"
    rf"(?P<days>{DAY}(?:(?: et|,) (?:le |les )?{DAY})*)"
)
"""Hours with the days on which they are worked: "3 h le lundi et 2 h le jeudi"."""
_NOT_A_WEEK = re.compile(r"\bpar (?:mois|an)\b|\bh(?:eures?)? mois\b|mensuel")
_IN_TURN = re.compile(r"\b(?:roulements?|planning|cycles?|trames?|alternance|en equipes?|postee?s?|tournant\w*)\b")
_CLOCK_BEFORE = re.compile(
    r"\d ?h(?:\d\d)?\)?(?: ?[,;.+/]| et| avec| dont|)(?: (?:environ|travail|et|avec|soit|par))*(?: [a-z]+){0,2} ?$"
)
"""When a day begins and ends, told before the week-ends of some weeks: it is that of the other days."""
_FULL_TIME = re.compile(r"\btemps (?:plein|complet)\b(?! (?:ou|et|/|possible))")
_EACH_DAY = re.compile(
    r"\b(?:le|les|chaque|tous les) (?:matin|soir|midi|apres-midi)|\bdu lundi au \w+di\b|\bpar jour\b"
)
_RIDES = re.compile(r"(?<!h de )(?<!heures de )(?<!h en )(?<!heures en )\b(?:bus|train|voiture)\b", re.IGNORECASE)
"""What whoever works on board is hired for; hours of it are a way to work."""
_A_WEEK = re.compile(r"semaine|hebdo|\bsem\b")
_A_SHORT_DAY = 4
"""So few hours beside a part of the day are those of one day: "le soir, deux heures"."""

_A_LONG_DAY = 6 * 60
"""Minutes of work after which the law asks for a break (labour code, article L3121-16)."""

_LENGTH_BEHIND = re.compile(
    r"\b((?:chaque|tous les) (?:matin|soir|midi|jour|apr[eè]s[- ]midi)s?)\b,? *(?:pendant )?"
    r"([123] ?h(?:eures?)?(?: ?30| et demie?)?|une heure et demie)\b(?! ?(?:à|a|-|/|\d))",
    re.IGNORECASE,
)
"""So few hours behind the part of the day in which they are worked: "chaque soir, 1h30"."""

_OF_A_DAY = re.compile(
    r"\bjour(?:nee)?s? ?(?:de |pour |: ?|\(|= ?)(\d{1,2}) ?h(?:eures?)?(?: ?([0-5]\d)(?!\d))?"
    r"(?! ?(?:par semaine|/ ?sem|semaine|hebdo))"
)
"""Hours of one day, however many days there are: "90 € la journée de 8h"."""

_OVER_DAYS = re.compile(
    r"(?:\b[àa] )?\b(?P<hours>\d{1,2}) ?h(?:eures?)?(?: ?(?P<minutes>[0-5]\d))? "
    r"(?:par semaine )?(?:r[ée]parties? )?(?:sur|en) (?P<days>[2-6]) jours?(?! (?:par|de) )",
    re.IGNORECASE,
)
"""Hours of a week told with the days that they fill: "28 h sur 4 jours"."""

_NO_WORK = re.compile(
    r"\b(?:sous|delai de|dans les|en moins de) \d{1,2} ?h(?:eures?)?\b|\b24 ?h?(?:eures?)? ?(?:/|sur) ?24(?: ?h)?\b|"
    r"(?:\ba )?\b\d{1,2} ?h(?:eures?)?(?: ?[0-5]\d)? (?:le )?matin,? et (?:a )?\d{1,2} ?h(?:eures?)?(?: ?[0-5]\d)? "
    r"(?:le )?soir\b|\b(?:1[3-9]|2[0-3]) ?h(?:eures?)?(?: ?[0-5]\d)? (?:le |du )soir\b|"
    r"\bde \d{1,2} ?h(?:eures?)?(?: ?\d\d)? ?(?:a|-) ?\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\b"
    r"(?! ?(?:par\b|/|hebdo|la semaine|chaque|de\b))"
)
"""Hours that nobody works, or that are times of day: a delay, a house that never shuts, "ouvert de 14h à 17h"."""
_WRITTEN = re.compile(
    r"(?<![\d,.:/h+-])(?:(?P<least>\d{1,2}) ?(?:h(?:eures?)?)? ?(?:a|ou|-|/|et) ?)?"
    r"(?P<most>\d{1,2})(?:[.,](?P<part>\d{1,2}))? ?(?:h(?:eures?|rs?)?\b|h(?= ?\d\d))(?! ?/ ?[fx]\b)"
    r"(?: ?(?P<minutes>[0-5]\d)(?!\d))?"
    r"(?P<week> ?(?:de travail )?(?:/|par|la|a la|chaque)? ?(?:semaine|sem\b|hebdo\w*))?"
)
_NO_WEEK = re.compile(
    rf" ?,? ?(?:(?:tous )?les?|ce|chaque) {NAMED}|"
    r" ?(?:/|par|chaque|le |la |les )? ?(?:jours?\b|j\b|mois|an\b|annee|nuit|matin|soir|midi|mensuel|sup\w*\b|"
    r"avant|apres|plus tard|(?:de |d')?(?:formation|experience|trajet|route|delai|preavis|stage|pause|cours|conduite))"
)
"""Behind hours that are not those of a week."""
_NO_LENGTH = re.compile(
    r"(?:\b(?:sous|delai|vers|des|apres|avant|jusqu'a|jusqu'au|formation|(?<!ans d')(?<!an d')experience|"
    r"dans les|en moins de|il y a|entre|tous? les|toutes les|pause|coupure|depart|ouvert\w*|ferme\w*|plus)"
    r"(?: \w{1,4})?|"
    r"(?<!contrat )(?<!semaine )\ba) ?:? ?$"
)
"""Before hours that are a time of day, a delay or a part of the work."""
_NEAR = 24


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The hours of a week, as words tell them."""

    written: float | None
    counts: tuple[Count, ...]
    """The days and the minutes of each that times of day, or hours said of a day, make; empty where they tell none."""
    full_time: bool = False
    """Whether words say full time."""
    a_day: float | None = None
    """The hours said of each day, where nobody can tell of how many days; None elsewhere."""

    @property
    def counted(self) -> float | None:
        """The hours that days and times make, however many; None where they tell none."""
        return round(sum(one.hours for one in self.counts), 2) if self.counts else None

    @property
    def hours(self) -> float | None:
        """The hours to propose: those written, else those counted where a week may have as many."""
        if self.written is not None:
            return self.written
        if self.counted is not None and 1 <= self.counted <= MOST_A_WEEK:
            return self.counted
        return FULL_TIME if self.full_time else None


@dataclass(frozen=True, slots=True)
class Written:
    """Hours of a week that a text writes: from `least` to `most`, in these words."""

    least: float
    most: float
    words: str


def hours_of_week(text: str, *, days: tuple[int, ...], off: frozenset[int] = frozenset()) -> WeekHours:
    """The hours of a text whose days of work, all in all, are `days`, never those `off`; its clocks written one way."""
    text = _PARTS_OF_A_DAY.sub(_of_a_day, in_hours_a_week(text))
    text, pause = without_pause(_OVER_DAYS.sub(_of_a_week, _LENGTH_BEHIND.sub(r"\2 \1", text)))
    bare = _SPACES.sub(" ", _A_TURN.sub(r" \g<hours> par jour ", _bare(text)))
    timetable = timetable_in(text, days=days, off=off)
    by_day = _by_day(bare)
    said_once = _each_hours(_BESIDE_A_DAY.sub(" ", flat(bare)) if by_day else bare)
    told = _told(said_once, bare, days)
    counts = _with_pause(timetable.counts, pause) if timetable and not shorter_days(text) else by_day
    full_time = bool(_FULL_TIME.search(flat(text)))
    if told is not None and _is_a_shift(told, text, full_time=full_time):
        told = HoursSaid(told.number, a_day=True)
    a_day = told.number if told is not None and told.a_day and not counts else None
    if a_day is not None and (each := days_counted(text, round(60 * a_day), days=days)):
        counts, a_day = each, None
    if all(one.weeks < one.of for one in counts) and (full_time or _beside_other_days(text)):
        counts = ()  # the other days have hours that nobody told
    ranges = [one.most for one in _written(bare)]
    written = None if told is None or told.a_day else told.a_week
    weekly = said.hours_in(Passage(bare))
    if weekly is not None and not (told is not None and told.a_day and weekly.value == told.number):
        written = weekly.value
    elif written is None and not counts and ranges and not _differ(said_once):
        written = ranges[0]
    return WeekHours(written, counts, full_time=full_time, a_day=a_day)


def _beside_other_days(text: str) -> bool:
    """Whether the week-ends that some weeks have are those of a work of each week: "6h30-14h30 + 1 week-end sur 2"."""
    plain = flat(text)
    return any(
        one.days == WEEKEND and (_IN_TURN.search(plain) or _CLOCK_BEFORE.search(plain[: one.first]))
        for one in some_weeks(text)
    )


def _is_a_shift(told: HoursSaid, text: str, *, full_time: bool) -> bool:
    """Whether few hours beside full time, or beside nights, are those of one turn of work: "AS nuit, 10h"."""
    plain = fold(text)
    return told.number < MOST_A_DAY + 1 and (full_time or at_night(plain)) and not _A_WEEK.search(plain)


def _of_a_day(found: re.Match[str]) -> str:
    """The hours of both parts of a day together."""
    parts = [(found[name], found[f"{name}_more"]) for name in ("first", "then", "one", "other", "each") if found[name]]
    minutes = sum(60 * number_of(hours.lower()) + int(more or 0) for hours, more in parts)
    minutes *= 2 if found["times"] else 1
    return f" {minutes // 60}h{minutes % 60 or ''} par jour "


def _of_a_week(found: re.Match[str]) -> str:
    """The hours said of a week in so many words, where the days can hold them."""
    fits = int(found["days"]) <= int(found["hours"]) <= int(found["days"]) * MOST_A_DAY
    return f"{found['hours']} h {found['minutes'] or ''} par semaine " if fits else found[0]


def _with_pause(counts: tuple[Count, ...], pause: int) -> tuple[Count, ...]:
    """The days with a break of so many minutes taken off each long one; off each where none is long."""
    long = [one for one in counts if one.minutes > _A_LONG_DAY] or counts
    return tuple(replace(one, minutes=max(one.minutes - pause, 0)) if one in long else one for one in counts)


def hours_counted(text: str, *, days: tuple[int, ...], window: tuple[int, int] | None = None) -> WeekHours:
    """The hours of an employer's text as it is typed, `days` being those ticked.

    `window`: when a day begins and ends as the boxes say it, minutes after midnight; where the text says other times,
    those of the boxes count.
    """
    week = read_week(with_clocks(in_full(text)))
    read = hours_of_week(week.text, days=days, off=week.off)
    timetable = timetable_in(week.text, days=days, off=week.off)
    if window is None or timetable is None or timetable.ends_at is None:
        return read
    begins, ends = window
    if (begins, ends % A_DAY) == (timetable.starts_at, timetable.ends_at % A_DAY):
        return read
    bare, pause = without_pause(week.text)
    counts = days_counted(bare, (ends - begins) % A_DAY, days=days)
    return replace(read, counts=_with_pause(counts, pause))


def ranges_shown(text: str, starts_at: int | None, ends_at: int | None) -> tuple[tuple[int, int], ...]:
    """From and to of each part of a day that a text has worked in two or more, where it begins and ends as is shown.

    In minutes after midnight. Empty where a day is worked in one, where days differ, or where other hours are shown.
    """
    bare, _pause = without_pause(read_week(with_clocks(in_full(text))).text)
    timetable = timetable_in(bare, days=())
    shows = timetable is not None and (timetable.starts_at, timetable.ends_at) == (starts_at, ends_at)
    return timetable.ranges if timetable and shows else ()


def ranges_said(text: str) -> str:
    """The words of an employer's text that tell two hours from and to or more, from the first to the last; else ""."""
    text = with_clocks(in_full(text))
    spans = clock_spans(Passage(text))
    return text[spans[0].begins : spans[-1].stops] if len(spans) > 1 else ""


def hours_of_the_day(text: str) -> float | None:
    """The hours of one day that a text says of it, "la journée de 7h30"; None where it says none."""
    found = _OF_A_DAY.search(flat(_bare(with_clocks(text))))
    hours = int(found[1]) + int(found[2] or 0) / 60 if found else 0
    return hours if 0 < hours <= MOST_A_DAY else None


def hours_written(text: str) -> tuple[Written, ...]:
    """The hours a week that a text writes, each with its words; not those of a day, of a month or of the clock."""
    return tuple(_written(_bare(with_clocks(text))))


def _bare(text: str) -> str:
    """The text without the hours that are times of day, or that nobody works."""
    for told in (_NO_WORK.finditer(flat(text)), shorter_days(text)):
        for found in reversed(list(told)):
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return without_moments(without_spans(text))


def _each_hours(bare: str) -> list[HoursSaid]:
    """The hours that are said, piece by piece, but those of a month or a year."""
    pieces = (_RIDES.sub(" ", piece) for piece in _PIECE.split(bare) if not _NOT_A_WEEK.search(fold(piece)))
    return [one for piece in pieces if (one := read_hours(piece))]


def _differ(every: list[HoursSaid]) -> bool:
    """Whether hours of a week are said that are not the same: nobody can tell which are those of all."""
    return len({one.number for one in every if not one.a_day}) > 1


def _told(every: list[HoursSaid], bare: str, days: tuple[int, ...]) -> HoursSaid | None:
    """The first hours that are said, of a day or of a week; few beside a part of the day, or beside two days that are
    named or more, are those of a day. Those of days that are not worked each week tell no week, nor do two that
    differ."""
    told = every[0] if every else None
    plain = flat(bare)
    each_week = days_of_each_week(bare, days)
    if (
        told is not None
        and not each_week
        and told.number <= MOST_A_DAY
        and now_and_then(bare)
        and not _A_WEEK.search(plain)
    ):
        return None
    if told is None or told.a_day:
        return told
    if _differ(every) and not _A_WEEK.search(plain):
        return None
    if told.number > _A_SHORT_DAY:
        return told
    is_daily = (_EACH_DAY.search(plain) or len(days) > 1) and not _A_WEEK.search(plain)
    return HoursSaid(told.number, a_day=True) if is_daily else told


def _by_day(bare: str) -> tuple[Count, ...]:
    """The days with the minutes that are told of each, where several have theirs; empty elsewhere."""
    told = [
        (days_named(found["days"]), 60 * int(found["hours"]) + int(found["minutes"] or 0))
        for found in _BESIDE_A_DAY.finditer(flat(bare))
    ]
    return tuple(Count(len(days), minutes) for days, minutes in told) if len(told) > 1 else ()


def _written(bare: str) -> Iterator[Written]:
    plain = flat(bare)
    for found in _WRITTEN.finditer(plain):
        before = plain[max(0, found.start() - _NEAR) : found.start()]
        most = float(f"{found['most']}.{found['part'] or 0}") + int(found["minutes"] or 0) / 60
        is_of_a_week = found["week"] or (most > MOST_A_DAY and not _NO_LENGTH.search(before))
        if not is_of_a_week or _NO_WEEK.match(plain, found.end()):
            continue
        least = float(found["least"]) if found["least"] else most
        yield Written(min(least, most), most, " ".join(bare[found.start() : found.end()].split()))
