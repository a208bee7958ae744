"""The folded parts of an opening's form: each says in a few words what it holds, and is open where something is wrong.

Folded, the form of a baker's sentence is read on a telephone in two screens: what is asked first is what people read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.employers.filled import EXPERIENCE, KINDS, ONCE, STARTS, YES, Filled, trade_named
from api.pages.recruiting.opening_hours import hours_told
from api.pages.recruiting.told_unlawful import quoted
from api.wording.figures import day, weekday_name
from api.wording.languages import gettext as _
from api.wording.words import LICENCES
from matching import Kind
from matching.words.moment import parts_said
from matching.words.start import vague_start


@dataclass(frozen=True, slots=True)
class Fold:
    """A folded part: what it holds, and whether it is open."""

    told: str
    """"" where nothing was said."""
    is_open: bool


def folds(filled: Filled, faults: Mapping[str, str], *, takes_volunteers: bool, today: date) -> dict[str, Fold]:
    """The folded parts by name: what is offered, the trade, and what else may be asked."""
    trade = trade_named(filled)
    kind = next((str(said[0]) for one, said in KINDS.items() if one.value == filled.kind), "")
    is_mission = filled.kind == Kind.VOLUNTEERING.value  # which needs no trade
    is_asked = filled.kind_supposed or not kind or (is_mission and not takes_volunteers)
    return {
        "kind": Fold(kind, is_open=is_asked or bool({"kind", "other_trade"} & faults.keys())),
        "trade": Fold(trade, is_open=bool({"trade", "other_trade"} & faults.keys()) or not (trade or is_mission)),
        "more": Fold(
            " · ".join(one for one in (_when(filled), _who(filled)) if one),
            is_open=bool({"from_hour", "start_on", "positions"} & faults.keys())
            or _is_past(filled, today)
            or bool(_part_without_hours(filled) or _start_without_day(filled)),
        ),
    }


def understood(filled: Filled, today: date) -> list[str]:
    """What was read in the employer's words of trade, place, days, hours and start, line by line, and what was not:
    so that a mistake is seen at once."""
    days = [weekday_name(int(one)) for one in filled.days]
    clock = _clock(filled)
    is_once = filled.start == ONCE
    trade = trade_named(filled) or ("" if filled.kind == Kind.VOLUNTEERING.value else _("à dire"))
    told = (
        _("Métier : %(trade)s.", trade=trade) if trade else "",
        _("Lieu : %(place)s.", place=filled.place or _("à dire")),
        "" if is_once else _("Jours : %(days)s.", days=", ".join(days) or _("à dire")),
        _part_without_hours(filled) or _("Horaires : %(hours)s.", hours=clock or _("à dire")),
        *([] if is_once else hours_told(filled)),
        f"{_begins(filled)}." if filled.start and not _is_past(filled, today) else _start_without_day(filled),
        _("Le début est déjà passé. Donnez une autre date.") if _is_past(filled, today) else "",
        _("Essai de quelques jours : oui.") if filled.trial == YES else "",
    )
    return [one for one in told if one]


def _clock(filled: Filled) -> str:
    if filled.from_hour and filled.to_hour:
        return _("de %(start)s à %(end)s", start=filled.from_hour, end=filled.to_hour)
    if filled.from_hour:
        return _("pas avant %(hour)s", hour=filled.from_hour)
    return _("pas après %(hour)s", hour=filled.to_hour) if filled.to_hour else ""


def _part_without_hours(filled: Filled) -> str:
    """What to ask where the text names a part of the day and no hour was read of it; "" where nothing is."""
    said = parts_said(filled.text)
    if not said or _clock(filled) or filled.nights:
        return ""
    return _("Horaires : vous écrivez %(words)s. Donnez les heures plus bas.", words=quoted(said))


def _start_without_day(filled: Filled) -> str:
    """What to ask where the text tells a start that only the employer can date; "" where it tells none."""
    said = "" if filled.start else vague_start(filled.text)
    return _("Début : vous écrivez %(words)s. Donnez la date plus bas.", words=quoted((said,))) if said else ""


def _is_past(filled: Filled, today: date) -> bool:
    """Whether the work is said to begin on a day that is past."""
    try:
        return filled.start in ("on", ONCE) and date.fromisoformat(filled.start_on) < today
    except ValueError:
        return False


def _when(filled: Filled) -> str:
    hours = (
        _("Pas avant %(hour)s", hour=filled.from_hour) if filled.from_hour else "",
        _("Pas après %(hour)s", hour=filled.to_hour) if filled.to_hour else "",
        _("Travail de nuit") if filled.nights else "",
    )
    return " · ".join(one for one in (*hours, _begins(filled)) if one)


def _begins(filled: Filled) -> str:
    if filled.start not in ("on", ONCE):
        return str(STARTS.get(filled.start, "")) if filled.start else ""
    try:
        told = day(date.fromisoformat(filled.start_on))
        return _("Le %(day)s", day=told) if filled.start == ONCE else _("Début : %(day)s", day=told)
    except ValueError:
        return ""


def _who(filled: Filled) -> str:
    told = (
        str(EXPERIENCE[filled.experience]) if filled.experience in EXPERIENCE else "",
        str(LICENCES[filled.licence]) if filled.licence in LICENCES else "",
        _("Nombre : %(count)s", count=filled.positions) if filled.positions not in ("", "1") else "",
    )
    return " · ".join(one for one in told if one)
