"""Days that are not worked each week, "un samedi sur deux", and those that one has off in turn, "2 jours de repos".

None of them is a day of each week: they are told in the employer's words, and counted by the weeks that have them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit import flat
from matching.words.numbers import between, number_of
from matching.words.times.days import DAY, WEEKEND
from matching.words.times.week import days_named

_DAY = rf"(?:{DAY}|week[ -]?ends?)"
_PART = r"(?:matins?|midis?|soirs?|apres[- ]midis?|complets?|entiers?|travailles?)"
_OFF = r"(?:de repos|off|libres?|chomes?)"
_SUR = rf" ?(?:sur|/) ?(?P<{{}}>{between(2, 4)})\b"
_OF_SOME_WEEKS = re.compile(
    rf"\b(?P<weeks>{between(1, 3)}) (?:{DAY}|(?P<end>week[ -]?ends?))(?: (?:{_PART}|(?P<rest>{_OFF})))?"
    rf"{_SUR.format('of')}(?: (?P<off>{_OFF}))?"
    r"(?(end)(?:(?: ?[,:(] ?| )(?:le )?(?:samedi|dimanche)(?: (?:et|ou) (?:le )?dimanche)?\b\)?)?)|"
    rf"(?<!au )\b{_DAY}(?: et (?:le |les )?{_DAY}){{0,6}},? ?\(?(?P<some>une?|1)(?: (?:fois|semaine|sem))?"
    rf"{_SUR.format('all')}\)?|"
    rf"\btous les (?:15|quinze) jours,? (?:le |les )?{_DAY}|\b(?:le |les )?{_DAY},? tous les (?:15|quinze) jours\b"
)
"""A share of the weeks: "un week-end sur deux, samedi et dimanche", "le samedi une fois sur deux"."""
_OF_A_MONTH = re.compile(
    rf"\b{between(1, 2)} {_DAY} ?(?:par|/) ?mois\b|"
    rf"\b(?:le |les )?(?:premiers?|1ers?|deuxiemes?|2e(?:me)?s?|troisiemes?|3e(?:me)?s?|derniers?) {_DAY}"
    rf" (?:du|de chaque|par|des) ?mois\b"
)
_AMONG_OTHERS = re.compile(rf"\bdont (?:le |les |parfois )*{_DAY}")
"""A day that is but one of those worked."""
_DAYS_OFF = re.compile(
    rf"\b(?P<number>{between(1, 4)}) (?:jours?|journees?) (?:consecutifs? )?"
    rf"(?:{_OFF}|non travailles?|de conges? (?:par semaine|hebdo\w*|/ ?sem\w*))(?! (?:par|/) ?mois)|"
    rf"\brepos (?:de )?(?P<after>{between(2, 3)}) jours?\b(?! (?:par|/) ?mois)|"
    rf"\b(?P<rests>{between(1, 3)}) repos (?:par semaine|hebdo\w*|consecutifs?)"
)


@dataclass(frozen=True, slots=True)
class SomeWeeks:
    """Days, from 0 for Monday, that are worked `weeks` weeks of `of`, with the place of the words that say so."""

    days: frozenset[int]
    weeks: int
    of: int
    first: int
    last: int


def some_weeks(text: str) -> tuple[SomeWeeks, ...]:
    """The days of a share of the weeks that `text` names, in order; those of a month have no share of them."""
    return tuple(_share(found) for found in _OF_SOME_WEEKS.finditer(flat(text)))


def days_of_each_week(text: str, days: tuple[int, ...]) -> tuple[int, ...]:
    """Those of `days` that are worked each week: "un samedi sur deux" names none, whatever days stand beside it."""
    shared = {day for one in some_weeks(text) for day in one.days}
    plain = _OF_SOME_WEEKS.sub(" ", flat(text))
    rare = {day for found in (*_found(plain, _OF_A_MONTH), *_found(plain, _AMONG_OTHERS)) for day in days_named(found)}
    named = days_named(_AMONG_OTHERS.sub(" ", _OF_A_MONTH.sub(" ", plain)))
    return tuple(one for one in days if one not in shared and (one not in rare or one in named))


def now_and_then(text: str) -> tuple[str, ...]:
    """The days that are not worked each week, as `text` writes them: "un samedi sur deux", "1 jeudi par mois"."""
    plain = flat(text)
    spans = sorted(one.span() for said in (_OF_SOME_WEEKS, _OF_A_MONTH) for one in said.finditer(plain))
    return tuple(text[first:last].strip(" ,(") for first, last in spans)


def beside_each_week(text: str) -> tuple[str, ...]:
    """What `text` says of its days that no list of the days of each week holds: "un samedi sur deux", "2 jours de
    repos"."""
    rest = days_off_in_turn(text)[1]
    return (*now_and_then(text), *((rest,) if rest else ()))


def days_off_in_turn(text: str) -> tuple[int, str]:
    """How many days of a week are off, whichever they are, and the words that say so: "2 jours de repos".

    0 and "" where none do."""
    found = _DAYS_OFF.search(flat(text))
    if found is None:
        return 0, ""
    return number_of(found["number"] or found["after"] or found["rests"]), text[found.start() : found.end()]


def _found(plain: str, said: re.Pattern[str]) -> Iterator[str]:
    return (one[0] for one in said.finditer(plain))


def _share(found: re.Match[str]) -> SomeWeeks:
    """What a match says; of a week-end, the days that it names behind, else both."""
    days = frozenset(days_named(found[0])) or WEEKEND
    told = found.groupdict()
    weeks = number_of(told["weeks"] or told["some"] or "1")
    of = number_of(told["of"] or told["all"] or "2")
    worked = of - weeks if told["off"] or told["rest"] else weeks
    return SomeWeeks(days, max(worked, 0), of, *found.span())
