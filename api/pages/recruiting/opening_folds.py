"""The folded parts of an opening's form: each says in a few words what it holds, and is open where something is wrong.

Folded, the form of a baker's sentence is read on a telephone in two screens: what is asked first is what people read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.employers.filled import KINDS, Filled, experience_choices, trade_named
from api.pages.recruiting.opening_questions import end_asked, month_asked, part_without_hours, start_without_day
from api.pages.recruiting.opening_understood import begins, clock, is_past
from api.wording.languages import gettext
from api.wording.words import LICENCES
from matching import Kind


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
            is_open=bool({"from_hour", "start_on", "end_on", "positions"} & faults.keys())
            or is_past(filled, today)
            or bool(part_without_hours(filled) or start_without_day(filled))
            or bool(end_asked(filled) or month_asked(filled, today)),
        ),
    }


def _when(filled: Filled) -> str:
    hours = clock(filled)
    told = (hours[:1].upper() + hours[1:], gettext("Travail de nuit") if filled.nights else "", begins(filled))
    return " · ".join(one for one in told if one)


def _who(filled: Filled) -> str:
    told = (
        experience_choices(filled).get(filled.experience, ""),
        str(LICENCES[filled.licence]) if filled.licence in LICENCES else "",
        gettext("Nombre : %(count)s", count=filled.positions) if filled.positions not in ("", "1") else "",
    )
    return " · ".join(one for one in told if one)
