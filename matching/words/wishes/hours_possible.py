"""Between which hours of the day somebody can work, told as refusals: "je dois rentrer à 16h" is "pas après 16h".

People count the afternoon from one again: whoever is home "à quatre heures" is so at 16:00. What may be a number of
hours a week ("entre 15h et 20h") or an early morning ("ménage avant 7h") is left as it is.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from matching.words.numbers import NUMBER, number_of

_PERIOD = r"(?:\s+(?:du\s+(?:matin|soir)|de\s+l['’ ]\s?apr[eè]s[- ]midi))?"
_PAST = r"\s*[0-5]\d(?!\d)|\s+et\s+(?:demie?|quart)\b|\s+moins\s+(?:le\s+|un\s+)?quart\b"
_HOUR = rf"(?:{NUMBER}\s*h(?:eures?)?(?!\w*[a-zé])|\d{{1,2}}:(?=\d\d))"
_READ_OFF = rf"(?:midi(?:\s+et\s+demie?\b)?|{_HOUR}(?:{_PAST})?{_PERIOD})(?!\w)"
_CLOCK = rf"(?<![\w-]){_READ_OFF}"
_READ = re.compile(
    rf"(?P<hour>midi|{NUMBER})\s*(?:h(?:eures?)?|:)?\s*(?:(?P<minutes>[0-5]\d)|(?P<past>et|moins)\s+(?:le\s+|un\s+)?"
    r"(?P<part>demie?|quart))?(?P<period>.*)",
    re.IGNORECASE,
)
_NO_LENGTH = r"(?!\s*(?:par\b|/|de\b|(?:la\s+)?semaine\b|hebdo))"
_A_TIME = rf"(?P<time>{_CLOCK}){_NO_LENGTH}"
"""A time of day, not how many hours there are: "16h par semaine", "2h de ménage"."""
_NAMES_ONE = re.compile(r"\d\s*h|heure|midi|\d:\d", re.IGNORECASE)
_THAN = r"(?:que|qu['’ ]\s?[àa])"
_AT = rf"(?:à|a|pour|vers|avant|plus\s+t[ôo]t\s+{_THAN})"
_BUT = r"(?:\b(?:mais|car|et|puis|donc)\s+)?"
_MUST = rf"{_BUT}(?:\b(?:je|j['’]|on|il)\s*(?:me\s+)?(?:(?:dois?t?|devrais?|faut|veu[xt]|voudrais|suis|ai)\s+)?)?"
_BEING = r"(?:que\s+je\s+)?(?:(?:[êe]tre|sois?t?|oblig[ée]e?\s+de)\s+)*(?:de\s+)?"
_HOUSE = r"(?:(?:[àa]\s+la\s+)?maison|chez\s+(?:moi|nous))"
_BACK = (
    r"(?:(?:rentr(?:er|[ée]e?s?|ez)|(?:de\s+)?retour|revenir|finir|finie?|termin(?:er|[ée]e?))"
    rf"(?:\s+{_HOUSE})?|(?<=[êe]tre\s){_HOUSE}|(?<=sois\s){_HOUSE})"
)
_CHILD = r"(?:enfants?|petite?s?|fils|filles?|gar[cç]ons?|gosses?|gamine?s?|b[ée]b[ée]s?)"
_THEIRS = rf"(?:mes|les|mon|ma|nos|la|le)\s+{_CHILD}(?:\s+(?:(?:à|a|de)\s+)?(?:l['’ ]\s?[ée]cole|la\s+\w+))?"
_FREE = r"(?:(?:\b(?:je\s+)?(?:suis\s+)?(?:libre|dispo(?:nible)?)|\b(?:je\s+)?peux\s+travailler)\s+)?"
_BEGIN = r"(?:\b(?:commencer|d[ée]buter|embaucher)\s+)?"
_NOT_REFUSED = r"(?<!pas\s)(?<!ni\s)(?<!jamais\s)(?<!rien\s)(?<!plus\s)(?<!sauf\s)(?<!sans\s)"
_SPAN = re.compile(
    rf"{_FREE}(?:\b(?P<word>de|entre)\s+)?(?P<from>{_CLOCK}|(?<![\w,.-])\d{{1,2}}(?=\s*[-–/]\s*\d))\s*"
    rf"(?:à|a|et|[-–/]|jusqu['’ ]?à)\s*(?P<time>{_READ_OFF}){_NO_LENGTH}",
    re.IGNORECASE,
)
"""From one hour to another: "de 9h à 16h30", "libre entre 9h et 16h", "9h-16h"."""
_SCHOOL_HOURS = re.compile(
    r"(?:\b(?:aux?|en|sur|pendant|durant|dispo\w*)\s+)?(?:\b(?:les|des)\s+)?\b(?:"
    r"(?:horaires?|heures?|temps)\s+(?:d['’e ]?\s*(?:l['’ ]\s*)?|de\s+l['’ ]\s*)?(?:[ée]coles?|scolaires?|classes?)|"
    r"(?:pendant|durant|quand\s+il\s+y\s+a)\s+(?:l['’ ]\s*[ée]cole|la\s+classe)|"
    r"(?:qu?an?d|qd|pendant\s+que)\s+(?:les|mes|nos|mon|ma)\s+(?:enfants?|petite?s?|gosses|fils|filles?)\s+"
    r"(?:sont|est)\s+(?:[àa]\s+)?(?:l['’ ]\s*)?(?:[ée]coles?|classe))(?!\w)",
    re.IGNORECASE,
)
_IN_SCHOOL_HOURS = " pas avant 8h30 ni après 16h30, "
"""When the children are at school, as schools open nearly everywhere."""
_BETWEEN_SPANS = re.compile(r"\s*(?:[,/]|(?:et|ou|puis)\b)?\s*", re.IGNORECASE)
_REFUSES = re.compile(
    r"\b(?:pas|ni|jamais|sauf|hors|hormis|except[ée]|sans|occup[ée]e?|prise?|absente?)"
    r"(?:\s+(?:du tout|l[àa]|libre|dispo\w*|possible|travailler|bosser|venir|[êe]tre|le (?:matin|midi|soir)))*\s*$",
    re.IGNORECASE,
)
"""The end of what stands before hours that are not possible: "sauf", "je ne suis pas disponible"."""
_REFUSED_TOO = re.compile(r"\s*(?:[,/]|(?:et|ou|ni|puis)\b)?\s*", re.IGNORECASE)
"""What binds such hours to others that are not possible either: "pas de 8h à 9h ni de 16h à 17h"."""
_NOON, _EVENING, _DAY = 12, 7, 24

type _Told = Callable[[re.Match[str]], str]


def bounds_told(text: str) -> str:
    """The French `text` with its hours of the day as refusals."""
    text = _SCHOOL_HOURS.sub(_IN_SCHOOL_HOURS, text)
    if not _NAMES_ONE.search(text):
        return text
    for said, told in _REFUSALS:
        text = said.sub(told, text)
    text = _spans_told(text)
    for said, told in _FORMS:
        text = said.sub(told, text)
    return text


def _spans_told(text: str) -> str:
    """The text with its hours from and to as one refusal, in the place of the last: none before the first begins, none
    after the last ends. What lies between two of them is not told; hours that are refused stay as they are."""
    spans = _possible(text)
    ends = [one for span in spans if (one := _ends(span, is_alone=len(spans) == 1))]
    if not spans or len(ends) < len(spans):
        return text
    outside = [text[: spans[0].start()], *(text[one.end() : two.start()] for one, two in pairwise(spans))]
    kept = " ".join(one.strip() for one in outside if not _BETWEEN_SPANS.fullmatch(one))
    first, last = min(starts for starts, _ in ends), max(end for _, end in ends)
    return f"{kept} pas avant {_written(first)} ni après {_written(last)}, {text[spans[-1].end() :].lstrip(' ,')}"


def _possible(text: str) -> list[re.Match[str]]:
    """The hours from and to of a text, but those that it refuses: "pas disponible de 8h à 10h ni de 16h à 18h"."""
    possible: list[re.Match[str]] = []
    end, is_refused = 0, False
    for span in _SPAN.finditer(text):
        before = text[end : span.start()]
        is_refused = bool(_REFUSES.search(before)) or (is_refused and bool(_REFUSED_TOO.fullmatch(before)))
        if not is_refused:
            possible.append(span)
        end = span.end()
    return possible


def _minutes(said: str, *, afternoon_until: int) -> int | None:
    """The minutes after midnight of a time, None for none; an hour up to `afternoon_until` is one after noon."""
    found = _READ.fullmatch(said.strip())
    if found is None:
        return None
    word, period = found["hour"].lower(), (found["period"] or "").lower()
    hour = _NOON if word == "midi" else number_of(word)
    minutes = int(found["minutes"] or 0)
    if found["past"]:
        minutes = (30 if found["part"].startswith("demi") else 15) * (-1 if found["past"].lower() == "moins" else 1)
    is_after_noon = "soir" in period or "midi" in period or ("matin" not in period and hour <= afternoon_until)
    hour += _NOON if is_after_noon and hour < _NOON else 0
    return 60 * hour + minutes if hour < _DAY else None


def _not_after(*, afternoon_until: int, least: int, most: int = _DAY) -> _Told:
    """Tells when work has to end, between the hours `least` and `most`; anything else stays as it was said."""

    def told(found: re.Match[str]) -> str:
        at = _minutes(found["time"], afternoon_until=afternoon_until)
        return found[0] if at is None or not 60 * least <= at <= 60 * most else f" pas après {_written(at)} "

    return told


def _not_before(*, most: int) -> _Told:
    """Tells when work may begin, in the same way."""

    def told(found: re.Match[str]) -> str:
        at = _minutes(found["time"], afternoon_until=5)
        return found[0] if at is None or not 60 * 5 <= at <= 60 * most else f" pas avant {_written(at)} "

    return told


def _ends(found: re.Match[str], *, is_alone: bool) -> tuple[int, int] | None:
    """Both ends of a span; None of a night, and of what may be hours of a week where nothing else is said."""
    starts, ends = (_minutes(found[end], afternoon_until=0) for end in ("from", "time"))
    if starts is None or ends is None:
        return None
    if ends <= starts < 60 * _NOON and ends <= 60 * _EVENING:
        ends += 60 * _NOON
    is_of_a_week = is_alone and (found["word"] or "entre").lower() == "entre" and starts > 9 * 60 and not starts % 60
    return None if is_of_a_week or not 5 * 60 <= starts < ends else (starts, ends)


def _written(minutes: int) -> str:
    return f"{minutes // 60}h{minutes % 60:02}" if minutes % 60 else f"{minutes // 60}h"


_REFUSALS: tuple[tuple[re.Pattern[str], _Told], ...] = tuple(
    (re.compile(said, re.IGNORECASE), told)
    for said, told in (
        # "pas plus tard que 16h", "pas après 4h", "16h au plus tard"
        (rf"\bpas\s+(?:plus\s+tard\s+{_THAN}|apr[eè]s)\s+{_A_TIME}", _not_after(afternoon_until=_EVENING, least=12)),
        (rf"(?P<time>{_CLOCK})\s+au\s+plus\s+tard\b", _not_after(afternoon_until=_EVENING, least=12)),
        # "pas avant neuf heures et quart", "pas plus tôt que 9h"
        (rf"\bpas\s+(?:plus\s+t[ôo]t\s+{_THAN}|avant)\s+{_A_TIME}", _not_before(most=_DAY)),
    )
)
"""Said as refusals. They are read before those that other words are made into, and not again."""
_FORMS: tuple[tuple[re.Pattern[str], _Told], ...] = tuple(
    (re.compile(said, re.IGNORECASE), told)
    for said, told in (
        # "je dois rentrer à 16h", "il faut que je sois rentrée pour 16h30", "retour avant 4h", "finir à 15h"
        (
            rf"{_MUST}{_BEING}\b{_BACK}(?:\s+(?:d['’e]\s?l['’ ]\s?)?[ée]cole)?\s+(?:{_AT}\s+)?{_A_TIME}",
            _not_after(afternoon_until=_EVENING, least=11),
        ),
        # "je dois partir à 16h": who leaves home at an hour does not say that they must
        (
            rf"{_BUT}\b(?:je\s+doi[st]|il\s+faut\s+que\s+je|oblig[ée]e?\s+de)\s+(?:re)?part(?:ir|e)\s+{_AT}\s+{_A_TIME}",
            _not_after(afternoon_until=_EVENING, least=11),
        ),
        # "je récupère les enfants à 16h30", "je vais chercher ma fille à midi"
        (
            rf"{_BUT}\bje\s+(?:doi[st]\s+|vais\s+)?(?:aller\s+)?(?:(?:re)?chercher|r[ée]cup[éèe]re?r?|reprend(?:s|re))\s+"
            rf"{_THEIRS}\s+{_AT}\s+{_A_TIME}",
            _not_after(afternoon_until=_EVENING, least=11),
        ),
        # "mon mari m'emmène à 8h et me reprend à midi"
        (
            r"\bm(?:['’ ]\s?(?:emm[eè]n|am[eè]n|accompagn|condui)|e\s+(?:d[ée]pos|condui))\w*\s+"
            rf"(?:[àa]|vers|pour)\s+{_A_TIME}",
            _not_before(most=14),
        ),
        (
            rf"{_BUT}\b(?:(?:vient|peut|passe)\s+)?me\s+(?:re)?(?:prend\w*|r[ée]cup[eèé]r\w*|cherch\w+|ram[eè]n\w*)\s+"
            rf"(?:[àa]|vers|pour)\s+{_A_TIME}",
            _not_after(afternoon_until=_EVENING, least=11),
        ),
        # "je dépose les enfants à 8h30"
        (
            rf"{_BUT}\bje\s+(?:doi[st]\s+|vais\s+)?(?:d[ée]pose|am[eè]ne|emm[eè]ne|conduis|accompagne|laisse)[rs]?\s+"
            rf"{_THEIRS}\s+{_AT}\s+{_A_TIME}",
            _not_before(most=10),
        ),
        # "à partir de 9h", "dès 8h30", "après 17h"
        (rf"{_FREE}\b(?:à\s+partir\s+de|a\s+partir\s+de|d[eè]s)\s+{_A_TIME}", _not_before(most=14)),
        (rf"{_FREE}{_NOT_REFUSED}\bapr[eè]s\s+{_A_TIME}", _not_before(most=20)),
        # "plus tard que 9h", "commencer plus tard que 9h"; "plus tôt que 16h"
        (rf"{_FREE}{_BEGIN}{_NOT_REFUSED}\bplus\s+tard\s+{_THAN}\s+{_A_TIME}", _not_before(most=20)),
        (rf"{_FREE}{_NOT_REFUSED}\bplus\s+t[ôo]t\s+{_THAN}\s+{_A_TIME}", _not_after(afternoon_until=5, least=12)),
        # "avant quatre heures et demie", "ménage avant 17h", "jusqu'à 16h"
        (
            rf"{_FREE}{_NOT_REFUSED}\bavant\s+{_A_TIME}",
            _not_after(afternoon_until=5, least=12),
        ),
        (
            rf"{_FREE}(?<!travaille\s)(?<!déjà\s)(?<!deja\s)\bjusqu['’ ]?[àa]\s+{_A_TIME}",
            _not_after(afternoon_until=0, least=12, most=19),
        ),
    )
)
