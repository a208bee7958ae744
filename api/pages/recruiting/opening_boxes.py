"""The boxes of an opening's form, read into conditions and days; what is wrong with one is noted by its field."""

from dataclasses import replace
from datetime import date

from api.employers.filled import CONTRACTS, LENGTHS, ONCE, Filled, experience_months
from api.pages.recruiting.opening_hours import NOON, days_ticked, hours_typed, is_split
from api.pages.recruiting.opening_pay import read_pay
from api.profile import read_clock
from api.wording.languages import gettext
from api.wording.words import LICENCES
from kit import number
from matching import Asked, Conditions, Kind
from matching.words.described.asked_beside import experience_wished
from matching.words.described.week_hours import A_DAY
from matching.words.times.timetable import NIGHT_ENDS

_MOST_POSITIONS, _MOST_MONTHS = 50, 36
_MOST_DAYS = 36 * 31
FULL_TIME_HOURS = 35


def conditions_ticked(filled: Filled, kind: Kind, faults: dict[str, str]) -> Conditions:
    """What an opening of this kind asks and offers, as its boxes say."""
    hours = hours_typed(filled)
    positions = _number(filled.positions or "1", most=_MOST_POSITIONS)
    if positions is None or positions % 1:
        faults["positions"] = gettext("Donnez un nombre de personnes entre 1 et 50.")
    months = _number(filled.months, most=_MOST_MONTHS) if filled.contract not in ("", "CDI") else None
    if filled.months and filled.contract not in ("", "CDI") and months is None:
        faults["months"] = gettext("Donnez un nombre de mois entre 1 et 36.")
    begins, ends = _clocks(filled, faults)
    days = days_ticked(filled)
    common = Conditions(
        hours_per_week=hours,
        full_time=hours >= FULL_TIME_HOURS if hours else None,
        days=days,
        nights=True if filled.nights or (begins is not None and begins < NIGHT_ENDS) else None,
        weekends=any(day > 4 for day in days) if days else None,
        licences=_licences(filled.licence),
        positions=int(positions) if positions else None,
        starts_at=begins,
        ends_at=ends,
        split=True if is_split(filled) else None,
    )
    if kind is Kind.VOLUNTEERING:
        return common
    if kind is Kind.IMMERSION:
        return replace(common, contract=filled.length if filled.length in LENGTHS else next(iter(LENGTHS)))
    wanted = experience_months(filled)
    return replace(
        common,
        contract=_contract(filled.contract, months),
        contract_months=months,
        experience_months=wanted,
        experience_required=None if wanted is None else wanted > 0 and not experience_wished(filled.text),
        salary=read_pay(filled.pay, once=filled.start == ONCE) or None,
    )


def _clocks(filled: Filled, faults: dict[str, str]) -> tuple[int | None, int | None]:
    """When a day begins and ends, in minutes after midnight; more than a day where a night ends the day after."""
    try:
        begins, ends = read_clock(filled.from_hour), read_clock(filled.to_hour)
    except ValueError:
        faults["from_hour"] = gettext("Écrivez une heure comme 06:00.")
        return None, None
    if begins is None and ends is not None and ends <= NOON and filled.nights:
        return None, ends + A_DAY
    if begins is None or ends is None or ends > begins:
        return begins, ends
    if not filled.nights:
        faults["from_hour"] = gettext("La fin est avant le début. Corrigez une heure, ou cochez la nuit.")
    return begins, ends + A_DAY


def _contract(chosen: str, months: float | None) -> str | None:
    if chosen not in CONTRACTS:
        return None
    return f"{chosen} - {number(months)} mois" if months else chosen


def _licences(code: str) -> tuple[Asked, ...]:
    return (Asked(f"Permis {code}", required=True, code=code),) if code in LICENCES else ()


def first_day(filled: Filled, today: date, faults: dict[str, str]) -> date | None:
    """The day on which work begins; None where none was chosen."""
    if filled.start not in ("on", ONCE):
        return None
    try:
        starts = date.fromisoformat(filled.start_on)
    except ValueError:
        faults["start_on"] = gettext("Donnez la date, ou choisissez « À voir ensemble ».")
        return None
    if not 0 <= (starts - today).days <= 366:
        faults["start_on"] = gettext("Donnez une date à venir, dans l'année.")
    return starts


def last_day(filled: Filled, starts: date | None, today: date, faults: dict[str, str]) -> date | None:
    """The last day of work; None where nobody said."""
    if not filled.end_on:
        return None
    try:
        ends = date.fromisoformat(filled.end_on)
    except ValueError:
        faults["end_on"] = gettext("Donnez la date du dernier jour, ou laissez vide.")
        return None
    if not 0 <= (ends - (starts or today)).days <= _MOST_DAYS:
        faults["end_on"] = gettext("Le dernier jour vient après le premier. Corrigez une date, ou laissez vide.")
    return ends


def _number(text: str, *, most: int) -> float | None:
    """The number from 1 to `most` that was typed, "17,5" too; None where it is none."""
    plain = text.replace(",", ".").removesuffix("h").strip()
    try:
        value = float(plain) if len(plain) < 8 else 0.0
    except ValueError:
        return None
    return value if 1 <= value <= most else None
