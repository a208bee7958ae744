"""The pay of an opening as it is typed: shown as offers say it, lawful however it is written, asked again if unread."""

import re
from dataclasses import dataclass
from datetime import date

from api.wording.languages import gettext
from kit import number
from matching.words.conditions import minimum_wage
from matching.words.described.wages import (
    PIECES,
    Pace,
    Wage,
    euros,
    least_a_month,
    promises_a_share,
    wage_said,
    wages_in,
    wages_typed,
)
from matching.words.privacy.contacts import without_contacts

_LONGEST = 80
_CLAUSE = re.compile(r"[;\n]+|,\s+|[.!?…]+\s+|\.{2,}")
_FIGURE = re.compile(r"\d")
_RANGE = re.compile(r"\d[^\d]*(?:à|-|–|et|ou)[^\d]*\d")
_MINIMUM = re.compile(r"(?<!que le )(?<!dessus du )(?<!supérieur au )(?<!% du )(?<!% )\bsmic\b", re.IGNORECASE)
"""The minimum wage as what is paid, not what is paid more than or a part of."""
_A_SUM = re.compile(r"\d+(?:[.,]\d{1,2})?\s*(?:€|euros?|eur)?(?:\s*(?:brut|net)s?)?", re.IGNORECASE)
_PART_OF_A_DAY = re.compile(
    r"\b(?:la |le |par |pour (?:la|le) )(?:soir[ée]+e?|matin[ée]*e?|nuit|service)\b"
    r"(?: (?:du|de) (?:matin|midi|soir|nuit)\b)?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"euros?|eur|bruts?|nets?|d[eu]|d|l|la|le|par|l?heures?|h|horaire|jour(?:n[ée]+e)?|j|mois|mensuel|ans?",
    re.IGNORECASE,
)
"""Words with which a sum is said; with others, what was typed says more and is kept."""

_BY_THE_PIECE = re.compile(
    rf"(?:\bau rendement|\b[aà] la (?:t[aâ]che|{PIECES})|\b(?:au|[aà] l['’]?) ?{PIECES}|"
    rf"(?:€(?:\d\d)?|euros?) ?(?:/|par|le|la|l['’]|du|de la) ?{PIECES})\b",
    re.IGNORECASE,
)
"""Work that is paid by what is done, which is no hour's pay."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a pay is compared with: the hours of a week and of a day, where they are known, and the date."""

    hours: float | None
    today: date
    apprentice: bool = False
    """Whether the law lets it be a share of the minimum."""
    day_hours: float | None = None
    """How many hours one works on a day, the longest of the week; None where nobody knows."""
    once: bool = False
    """Whether the work is of one day alone, which an evening's pay pays whole."""
    weekend_days: int = 2
    """How many days of a week-end are worked."""

    def underpays(self, wage: Wage, least: float) -> bool | None:
        """Whether `wage` is less than `least` euros gross an hour; None where hours that it needs are unknown."""
        return wage.is_below(least, hours=self.hours, day_hours=self.day_hours, weekend_days=self.weekend_days)


def piece_told(pay: str, text: str) -> str:
    """That the least pay of an hour holds for whoever is paid by the piece; "" where nobody is."""
    if not _BY_THE_PIECE.search(f"{pay}\n{text}"):
        return ""
    return gettext("Payé à la pièce : chaque heure de travail vaut au moins le SMIC.")


def read_pay(typed: str, *, once: bool = False) -> str:
    """The pay to show: "12,5" and "12,50 de lheure" are euros of an hour, "95" those of work that is done `once`.

    Empty where nothing was typed.
    """
    if once and not wages_typed(typed) and _A_SUM.fullmatch(typed.strip()):
        typed = f"{typed.strip()} par jour"
    found = wages_typed(typed)
    others = [word for word in re.findall(r"[^\W\d_]+", typed) if not _SPELLED.fullmatch(word)]
    if len(found) == 1 and found[0].pace.is_usual and not others and not _RANGE.search(typed):
        return found[0].said()
    return without_contacts(typed[:_LONGEST])


def wrong_pay(typed: str, work: Work) -> dict[str, str]:
    """What to say, by field, of a pay that is unread, unlawful or not to be compared; empty where it may be shown."""
    if not typed or work.apprentice:
        return {}
    found = _wages(typed, work)
    if promises_a_share(typed):
        return {"pay": _least_told(None, work)}
    is_unread = not found and not wage_said(typed)
    if _BY_THE_PIECE.search(typed) and all(one.pace is Pace.OTHER for one in found):
        return {}
    if is_unread or any(one.pace is Pace.OTHER for one in found):
        return {
            "pay": gettext("Écrivez le salaire par heure, par jour ou par mois. Par exemple : 12,50 € de l'heure.")
            + " "
            + gettext("Ou laissez vide.")
        }
    least = minimum_wage(work.today)
    told = [(one, work.underpays(one, least)) for one in found] if least else []
    low = next((one for one, is_below in told if is_below), None)
    if low is not None:
        return {"pay": _least_told(low, work)}
    unsaid = [one for one, is_below in told if is_below is None]
    if any(one.is_of_days for one in unsaid):
        return {"from_hour": gettext("Donnez les horaires de la journée : le salaire d'un jour en dépend.")}
    return {"hours": gettext("Donnez les heures par semaine : le salaire d'un mois en dépend.")} if unsaid else {}


def _wages(typed: str, work: Work) -> tuple[Wage, ...]:
    """What the field promises; of one day's work, an evening's pay and a sum alone are those of the day."""
    if not work.once:
        return wages_typed(typed)
    of_the_day = _PART_OF_A_DAY.sub("la journée", typed)
    return wages_typed(of_the_day) or wages_typed(f"{of_the_day} par jour")


def too_little(said: str, work: Work) -> str | None:
    """What to say of a text that promises less than the minimum wage; None where it does not."""
    least = minimum_wage(work.today)
    if work.apprentice or least is None:
        return None
    for clause in (*_CLAUSE.split(said), said):
        low = next((one for one in wages_in(clause) if work.underpays(one, least)), None)
        if low is not None or promises_a_share(clause):
            return f"{_least_told(low, work)} {_wrong_words(clause)}"
    return None


def another_pay(shown: str, text: str, today: date) -> str:
    """The pay that a text names and that is not the one `shown`, for the same time of work: "SMIC", "13 € de l'heure".

    Empty where it names none, the same too, or one that is not to be compared.
    """
    others = _paid(wages_in(text), text, today)
    mine = _paid(wages_typed(shown), shown, today)
    paces = {pace for pace, _amount in mine}
    told = [said for which, said in others.items() if which[0] in paces]
    return "" if not told or mine.keys() & others.keys() else told[0]


def _paid(found: tuple[Wage, ...], words: str, today: date) -> dict[tuple[Pace, float], str]:
    """Each pay found, as it is said, by its time and its euros; the minimum wage by its name is that of the day."""
    least = minimum_wage(today)
    named = {(Pace.HOUR, least): "SMIC"} if least and _MINIMUM.search(words) else {}
    return named | {(one.pace, one.amount): one.said() for one in found}


def _wrong_words(clause: str) -> str:
    """Which words say too little: the clause from its sum on."""
    figure = _FIGURE.search(clause)
    words = clause[figure.start() if figure else 0 :].strip(" .:;()")
    return gettext("Corrigez : %(words)s.", words=f"« {' '.join(words.split())[:_LONGEST]} »")


def _least_told(low: Wage | None, work: Work) -> str:
    """That it is too little, and what is the least: by day or by month where that pay was said."""
    least = minimum_wage(work.today) or 0.0
    if low is not None and low.is_of_days and work.day_hours is not None:
        return gettext(
            "C'est moins que le minimum légal. Pour %(hours)s h dans la journée : %(day)s € brut par jour.",
            hours=number(work.day_hours),
            day=euros(round(least * work.day_hours, 2)),
        )
    if low is None or low.pace is Pace.HOUR or work.hours is None:
        return gettext("C'est moins que le minimum légal : %(least)s € brut de l'heure.", least=number(least))
    return gettext(
        "C'est moins que le minimum légal. Pour %(hours)s h par semaine : %(month)s € brut par mois.",
        hours=number(work.hours),
        month=number(least_a_month(least, work.hours)),
    )
