"""Pay: as people say it, and as a range of euros a month before deductions, out of hours, months or years."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain

from matching.words.conditions.passage import AROUND, Found, Passage, clue, known, labelled

_SALARY = re.compile(
    r"(?P<pace>horaire|mensuel|"
    r"annuel)\D{0,40}?(?P<least>\d+(?:[.,]\d+)?)\s*euros?(?:\s*à\s*(?P<most>\d+(?:[.,]\d+)?)\s*euros?)?"
    r"(?:\s*sur\s*(?P<months>\d+(?:[.,]\d+)?)\s*mois)?",
    re.IGNORECASE,
)
_PACES = {
    "horaire": ("de l'heure", 5.0, 200.0),
    "mensuel": ("par mois", 50.0, 20_000.0),
    "annuel": ("par an", 1_000.0, 300_000.0),
}
"""How a pace is said, and between what it is believed: some write thousands, or a year's pay as an hour's."""
WEEKS_A_MONTH = 52 / 12
FULL_TIME_HOURS = 35.0
_MONTHS_OF_PAY = (12.0, 16.0)

_MINIMUM_WAGE = (
    (date(2026, 1, 1), 12.02),
    (date(2024, 11, 1), 11.88),
    (date(2024, 1, 1), 11.65),
    (date(2023, 5, 1), 11.52),
    (date(2023, 1, 1), 11.27),
    (date(2022, 8, 1), 11.07),
    (date(2022, 5, 1), 10.85),
    (date(2022, 1, 1), 10.57),
    (date(2021, 10, 1), 10.48),
    (date(2021, 1, 1), 10.25),
    (date(2020, 1, 1), 10.15),
    (date(2019, 1, 1), 10.03),
)
"""The SMIC, in euros an hour before deductions, from each day on (decrees of the French state)."""

_AMOUNT = r"\d{1,3}(?:[ \u202f\u00a0.]\d{3})(?!\d)(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_EUROS = r"(?:€|euros?\b|eur\b)"
_IN_TEXT = re.compile(
    rf"(?P<least>{_AMOUNT})\s?(?P<thousands>k)?\s?{_EUROS}?(?:\s*(?:brut\w*)?\s*(?:-|–|à|et|"
    rf"/)\s*(?P<most>{_AMOUNT})\s?(?P<more_thousands>k)?)?\s?{_EUROS}"
    r"(?P<between>(?:\s|/|par|de l['’]|l['’]|brute?s?|b|\.|,|environ|net(?:te)?s?|salaire|mensuel\w*|annuel\w*){0,6}?)"
    r"(?P<pace>heures?|horaire|h\b|mois|mensuels?|an\b|annuels?|année)",
    re.IGNORECASE,
)
_PACED = re.compile(
    rf"(?:salaire|rémunération|fixe|taux)(?:\s+\w+){{0,2}}?\s+(?P<pace>horaire|mensuel|annuel)\w*(?:\s+brute?)?[\s:]*"
    rf"(?:de |entre |d['’]environ )?(?P<least>{_AMOUNT})\s?(?P<thousands>k)?\s?{_EUROS}?(?:\s*(?:-|–|à|"
    rf"et)\s*(?P<most>{_AMOUNT})\s?(?P<more_thousands>k)?)?\s?{_EUROS}",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:à partir de|à compter de|minimum|au moins|à minima)\D{0,20}$", re.IGNORECASE)
_PAY = re.compile(r"sala|rémun|taux|paie|brut|fixe|tjm|mensuel|contrat", re.IGNORECASE)
_NO_PAY = re.compile(
    r"\bnets?\b|nette|prime|bon d|indemnit|remise|panier|frais|chiffre|abonnement|titre|ticket|chèque|\bca\b",
    re.IGNORECASE,
)
_SIGNS = known("$|euro| eur")
_THIRTEEN = re.compile(r"sur (1[2-6])(?:[.,](\d+))? ?mois", re.IGNORECASE)
_MINIMUM = clue(
    "smic",
    r"(?<!\w)(?:au )?smic\b(?! hotelier)(?:[ :]*(?P<times>\+))?",
    unless=r"% ?(?:du )?smic",
    before=20,
    after=20,
)


@dataclass(frozen=True, slots=True)
class Pay:
    """Euros a month before deductions; `most` is None where only the least is said."""

    least: float
    most: float | None


@lru_cache(maxsize=8_192)
def salary(label: str | None) -> str | None:
    """A pay as people say it: "Mensuel de 1923.00 Euros sur 12 mois" is "1 923 € par mois"; None where it is absurd."""
    found = _SALARY.search(label or "")
    if found is None:
        short = " ".join((label or "").split())[:120]
        return short if any(sign.isdigit() for sign in short) else None
    said, least_believed, most_believed = _PACES[found["pace"].lower()]
    amounts = [float(one.replace(",", ".")) for one in (found["least"], found["most"]) if one]
    if not all(least_believed <= amount <= most_believed for amount in amounts):
        return None
    return f"{' à '.join(dict.fromkeys(map(_euros, amounts)))} € {said}"


@lru_cache(maxsize=8_192)
def monthly_pay(label: str | None, *, hours: float | None, full_time: bool | None) -> Pay | None:
    """The pay of a label by month; an hour's pay needs the hours. A year's is divided by the months it is paid in."""
    found = _SALARY.search(label or "")
    if found is None:
        return None
    least = float(found["least"].replace(",", "."))
    most = float((found["most"] or found["least"]).replace(",", "."))
    months = float((found["months"] or "12").replace(",", "."))
    return _by_month(found["pace"].lower(), least, most, months=months, hours=_hours(hours, full_time=full_time))


def pay_in(passage: Passage, *, hours: float | None, full_time: bool | None) -> Found[Pay] | None:
    """The pay that a text gives in euros, by month; what is said to be after deductions is left aside."""
    text = passage.text
    euros = [at for sign in _SIGNS for at in passage.signs.get(sign, ())]
    paced = (_PACED.finditer(text, max(0, at - AROUND), at + 10) for at in euros)
    in_text = (_IN_TEXT.finditer(text, max(0, at - 40), at + 45) for at in euros)
    for found in chain(*paced, *in_text):
        near = text[max(0, found.start() - 60) : found.end() + 12]
        if _NO_PAY.search(near) or not (_PAY.search(near) or found["most"]):
            continue
        pace = {"h": "horaire", "m": "mensuel", "a": "annuel"}[found["pace"][0].lower()]
        thousand = 1_000.0 if found["thousands"] or found["more_thousands"] else 1.0
        least = _number(found["least"]) * thousand
        most = _number(found["most"]) * thousand if found["most"] else least
        paid = _THIRTEEN.search(text, found.end(), found.end() + AROUND)
        months = float(paid[1]) if paid else 12.0
        pay = _by_month(pace, least, most, months=months, hours=_hours(hours, full_time=full_time))
        if pay:
            open_ended = not found["most"] and _FROM.search(text[max(0, found.start() - 40) : found.start()])
            return labelled(Pay(pay.least, None) if open_ended else pay, passage.words(*found.span()))
    return None


def minimum_wage_in(
    passage: Passage, *, published: datetime | None, hours: float | None, full_time: bool | None
) -> Found[Pay] | None:
    """The minimum wage of the day it was published, where a text says "SMIC"; a share of it is not one."""
    found = _MINIMUM.first(passage)
    worked = _hours(hours, full_time=full_time)
    if found is None or published is None or worked is None:
        return None
    wage = minimum_wage(published.date())
    if wage is None:
        return None
    least = round(wage * worked * WEEKS_A_MONTH, 2)
    return labelled(Pay(least, None if found["times"] else least), passage.words(*found.span()))


def minimum_wage(day: date) -> float | None:
    """The minimum wage of a day, in euros an hour before deductions; None for a day before those that are known."""
    return next((euros for since, euros in _MINIMUM_WAGE if since <= day), None)


def _hours(hours: float | None, *, full_time: bool | None) -> float | None:
    return hours or (FULL_TIME_HOURS if full_time else None)


def _by_month(pace: str, least: float, most: float, *, months: float, hours: float | None) -> Pay | None:
    _, least_believed, most_believed = _PACES[pace]
    if not least_believed <= least <= most <= most_believed:
        return None
    if pace == "horaire":
        times = hours * WEEKS_A_MONTH if hours else None
    elif pace == "annuel":
        times = 1 / (months if _MONTHS_OF_PAY[0] <= months <= _MONTHS_OF_PAY[1] else 12.0)
    else:
        times = 1.0
    return None if times is None else Pay(round(least * times, 2), round(most * times, 2))


def _number(amount: str) -> float:
    """ "2 600,00" and "2.600" are 2600."""
    bare = re.sub(r"[ \u202f\u00a0](?=\d)|\.(?=\d{3}(?!\d))", "", amount)
    return float(bare.replace(",", "."))


def _euros(amount: float) -> str:
    """1801.8 is "1 801,80", 2000.0 is "2 000"; the space does not break."""
    decimals = 0 if amount == int(amount) else 2
    return f"{amount:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")
