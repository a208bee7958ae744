"""The break in a day of work, where an employer says it: "de 8h à 17h, une heure de pause" is eight hours of work.

"En coupure 7h-12h30 puis 15h30-19h" tells when one works, not when one rests: a break lies within the hours of work.
"""

import re

from kit import flat
from matching.words.conditions import Passage, clock_spans
from matching.words.numbers import between, number_of

_CLOCK = r"\d{1,2} ?(?:h(?:eures?)?|:) ?(?:[0-5]\d)?"
_LENGTH = (
    rf"(?:(?P<hours>{between(1, 4)}) ?h(?:eures?)?(?: ?(?P<more>[0-5]\d)\b| et (?P<half>demie?)\b)?|"
    r"(?P<minutes>\d{2}) ?(?:minutes?|min\b|mn\b)|(?P<halves>(?:une |1 )?demi[- ]?heure))"
)
_BREAK = r"(?:pause|coupure|interruption)s?"
_MEAL = r"(?:(?: du?| le| pour le| pour)? ?(?:midi|dejeuner|repas))?"
_LEAD = r"(?:,? ?(?:avec|dont|moins|et|plus) )?"
_PAUSES = tuple(
    re.compile(told)
    for told in (
        rf"{_LEAD}\b{_BREAK}{_MEAL} ?:? ?(?:de |entre )?(?P<from>{_CLOCK}) ?(?:a|et|-|/) ?(?P<to>{_CLOCK})",
        rf"{_LEAD}(?:\bune? )?\b{_BREAK}{_MEAL}(?: de| d'|,| :)? ?{_LENGTH}",
        rf"{_LEAD}\b{_LENGTH} ?(?:de |d'|pour la |pour le )?(?:{_BREAK}\b{_MEAL}|(?:pour )?(?:manger|dejeuner)\b)",
    )
)
"""The ways to say it, on flat words, the surest first."""
_SPLIT = re.compile(r"\bcoupure")
_PAID = re.compile(r" ?\(?(?:est |sont )?(?:payee?s?|remuneree?s?|comprise?s?|incluse?s?)\b")
_TIME = re.compile(r"(\d{1,2}) ?(?:h(?:eures?)?|:) ?([0-5]\d)?")


def without_pause(text: str) -> tuple[str, int]:
    """The text without its break, letter for letter, and the minutes that it takes off a day; 0 where it is paid."""
    plain = flat(text)
    for found in (one for told in _PAUSES if (one := told.search(plain))):
        bare = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
        minutes = _minutes_off(found, bare)
        if minutes is not None:
            return bare, 0 if _PAID.match(plain, found.end()) else minutes
    return text, 0


def _minutes_off(found: re.Match[str], bare: str) -> int | None:
    """The minutes that a break takes off the hours of `bare`, the text without it: none where it lies between two of
    them. None where its hours are no break but some that are worked."""
    told = found.groupdict()
    if "from" not in told:
        return _minutes(told)
    begins, ends = _of_the_clock(told["from"] or ""), _of_the_clock(told["to"] or "")
    spans = clock_spans(Passage(bare))
    if any(one.start <= begins and ends <= one.end for one in spans):
        return max(0, ends - begins)
    is_between = any(one.end <= begins for one in spans) and any(ends <= one.start for one in spans)
    return 0 if is_between or not (spans or _SPLIT.search(found[0])) else None


def _minutes(told: dict[str, str | None]) -> int:
    if told["halves"]:
        return 30
    if told["minutes"]:
        return int(told["minutes"])
    return 60 * number_of(told["hours"] or "1") + (30 if told["half"] else int(told["more"] or 0))


def _of_the_clock(written: str) -> int:
    found = _TIME.match(written)
    return 60 * int(found[1]) + int(found[2] or 0) if found else 0
