"""The break in a day of work, where an employer says it: "de 8h à 17h, une heure de pause" is eight hours of work."""

import re

from kit import flat

_CLOCK = r"\d{1,2} ?(?:h(?:eures?)?|:) ?(?:[0-5]\d)?"
_LENGTH = (
    r"(?:(?P<hours>[12]|une|deux) ?h(?:eures?)?(?: ?(?P<more>[0-5]\d)\b| et (?P<half>demie?)\b)?|"
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
_PAID = re.compile(r" ?\(?(?:est |sont )?(?:payee?s?|remuneree?s?|comprise?s?|incluse?s?)\b")
_TIME = re.compile(r"(\d{1,2}) ?(?:h(?:eures?)?|:) ?([0-5]\d)?")
_NUMBERS = {"une": 1, "deux": 2}


def without_pause(text: str) -> tuple[str, int]:
    """The text without its break, letter for letter, and the minutes that it takes off a day; 0 where it is paid."""
    plain = flat(text)
    found = next((one for told in _PAUSES if (one := told.search(plain))), None)
    if found is None:
        return text, 0
    bare = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
    return bare, 0 if _PAID.match(plain, found.end()) else _minutes(found.groupdict())


def _minutes(told: dict[str, str | None]) -> int:
    if "from" in told:
        return max(0, _of_the_clock(told["to"] or "") - _of_the_clock(told["from"] or ""))
    if told["halves"]:
        return 30
    if told["minutes"]:
        return int(told["minutes"])
    hours = told["hours"] or "1"
    return 60 * (_NUMBERS.get(hours) or int(hours)) + (30 if told["half"] else int(told["more"] or 0))


def _of_the_clock(written: str) -> int:
    found = _TIME.match(written)
    return 60 * int(found[1]) + int(found[2] or 0) if found else 0
