"""What the text of an offer says otherwise than its boxes: told before publishing, so that both agree."""

from datetime import date, datetime

from api.deps import Service
from api.employers.describing import read_words
from api.employers.filled import Filled
from api.pages.recruiting.opening_hours import days_ticked, hours_typed
from api.pages.recruiting.opening_understood import begins, clock, contract_told
from api.pages.recruiting.told_unlawful import quoted
from api.wording.figures import weekday_name
from api.wording.languages import gettext
from kit import day_in_france, fold, number
from matching import Kind
from matching.words.times.day_parts import WINDOWS, parts_named
from matching.words.times.moment import parts_said
from store.employers.opening_sheets import OpeningSheet


def differences(service: Service, sheet: OpeningSheet, filled: Filled, now: datetime) -> list[str]:
    """What the text of a sheet says otherwise than its boxes, whichever of both was changed, a sentence each."""
    home = service.places.by_insee(sheet.employer_insee) if sheet.employer_insee else None
    is_company = not (sheet.takes_volunteers or sheet.says_association)
    read = read_words(service, filled.text, employer=sheet.employer, home=home, is_company=is_company, now=now)
    return _said_otherwise(filled, read, day_in_france(now))


def _said_otherwise(filled: Filled, read: Filled, today: date) -> list[str]:
    """What the text says otherwise than the boxes of `filled`, a sentence each. `read`: the form as its text alone
    would fill it. What the text does not say differs from nothing."""
    pairs = [
        (gettext("Jours"), _days(read), _days(filled)),
        (gettext("Horaires"), _part_missed(filled) or ("" if _is_within(filled, read) else clock(read)), clock(filled)),
        (gettext("Heures"), _hours(read), _hours(filled)),
        (gettext("Début"), _start(read, today), _start(filled, today)),
        (gettext("Permis"), read.licence, filled.licence),
        (gettext("Nuit"), _night(read), _night(filled)),
    ]
    if filled.kind == Kind.JOB.value:
        pairs.append((gettext("Contrat"), contract_told(read), contract_told(filled)))
        if not filled.pay:  # where both are said, the other pay is told beside the text
            pairs.append((gettext("Salaire"), read.pay, ""))
    return [_told(what, said, boxes) for what, said, boxes in pairs if said and said != boxes]


def _told(what: str, said: str, boxes: str) -> str:
    if not boxes:
        return gettext("%(what)s : le texte dit %(said)s, les cases ne le disent pas.", what=what, said=said)
    return gettext("%(what)s : le texte dit %(said)s, les cases disent %(boxes)s.", what=what, said=said, boxes=boxes)


def _part_missed(filled: Filled) -> str:
    """The only part of the day that the text names, where the hours of the boxes do not hold in it; else ""."""
    words = parts_said(filled.text)
    named = parts_named(fold(" ".join(words)))
    if len(named) != 1 or not (filled.from_hour and filled.to_hour):
        return ""
    part = WINDOWS[named[0]]
    is_early = part.start is not None and filled.from_hour < _typed(part.start)
    is_late = part.end is not None and filled.to_hour > _typed(part.end)
    return quoted(words) if is_early or is_late else ""


def _typed(minutes: int) -> str:
    """Minutes after midnight as a field holds them: "06:30"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _is_within(filled: Filled, read: Filled) -> bool:
    """Whether the hours of the boxes hold in what the text says of one end of the day: "jusqu'à 13h" and 6:30 to 12:30.

    A text that says both when a day begins and when it ends names hours.
    """
    if read.from_hour and read.to_hour:
        return False
    if not (filled.from_hour and filled.to_hour) or filled.to_hour <= filled.from_hour:
        return False
    return (read.from_hour or filled.from_hour) <= filled.from_hour and filled.to_hour <= (
        read.to_hour or filled.to_hour
    )


def _days(filled: Filled) -> str:
    return ", ".join(weekday_name(one) for one in days_ticked(filled))


def _hours(filled: Filled) -> str:
    hours = hours_typed(filled)
    return gettext("%(hours)s h par semaine", hours=number(hours)) if hours else ""


def _night(filled: Filled) -> str:
    return gettext("travail de nuit") if filled.nights else ""


def _start(filled: Filled, today: date) -> str:
    """The day on which it begins; "" where no day is said, or one that is past."""
    return begins(filled) if filled.start_on >= today.isoformat() else ""
