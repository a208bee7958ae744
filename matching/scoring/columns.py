"""What opportunities say of themselves, in columns: place, days, hours and everything else asked or offered.

Words are not here: those, and what is compared with them, are `matching.scoring.corpus`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kit import fold
from matching.model import Conditions, Opportunity, Rung, Strain
from matching.words.conditions.departure import ANYWHERE, departure_in
from matching.words.trades.demands import FRENCH, mask_of
from matching.words.wishes.limits import strains_named

BLUR_KM = {Rung.POSTCODE: 15.0, Rung.DEPARTMENT: 80.0}
"""How far from its point a place may really be that is known to its postcode, or only to its department."""

_FRENCH_OF_TASKS = {Strain.WRITING: "B2", Strain.PHONE: "B1"}
"""The French that a task takes, whatever the trade: a mission has none."""

Licences = tuple[tuple[str, NDArray[np.bool_], NDArray[np.bool_]], ...]
"""Per code of licence: the code, where it is required (n,), where it is only wished for (n,)."""


def columns_of(rows: Sequence[Opportunity]) -> dict[str, NDArray[Any]]:
    """The columns of `Corpus` that some opportunities fill by themselves, each of shape (n,)."""
    conditions = [one.conditions for one in rows]
    return {
        "id": np.array([-1 if one.id is None else one.id for one in rows], dtype=np.int64),
        "lat": np.array([one.point.lat if one.point else np.nan for one in rows], dtype=np.float64),
        "lon": np.array([one.point.lon if one.point else np.nan for one in rows], dtype=np.float64),
        "blur_km": np.array([_blur_km(one) for one in rows], dtype=np.float64),
        "order": _order(rows),
        "hours": _numbers([one.hours_per_week for one in conditions]),
        "full_time": _numbers([one.full_time for one in conditions]),
        "nights": _numbers([one.nights for one in conditions]),
        "weekends": _numbers([0.5 if one.weekends_rarely else one.weekends for one in conditions]),
        "heavy": _numbers([one.heavy for one in conditions]),
        "vehicle": _numbers([one.vehicle_needed for one in conditions]),
        "lift": _numbers([one.transport_offered for one in conditions]),
        "lift_from": np.array([_lift_from(one) for one in rows], dtype=np.uint32),
        "lodging": _numbers([one.accommodation_offered for one in conditions]),
        "remote": _numbers([one.remote for one in conditions]),
        "accessible": _numbers([one.accessible for one in conditions]),
        "soon": _numbers([one.soon for one in conditions]),
        "experience": _numbers([one.experience_months for one in conditions]),
        "experience_required": _numbers([one.experience_required for one in conditions]),
        "level": _numbers([one.level.rank if one.level else None for one in conditions]),
        "level_required": _numbers([one.level_required for one in conditions]),
        "french": _numbers([_french_asked(one) for one in conditions]),
        "strains": np.array([mask_of(strains_named(one)) for one in conditions], dtype=np.uint16),
        "days": np.array([sum(1 << day for day in set(one.days)) for one in conditions], dtype=np.uint8),
        "starts_at": _numbers([one.starts_at for one in conditions]),
        "ends_at": _numbers([one.ends_at for one in conditions]),
        "created": np.array([_seconds(one.created) for one in rows], dtype=np.float64),
        "over": np.array([_seconds(one.ends or one.starts) for one in rows], dtype=np.float64),
        "responsiveness": _numbers([one.responsiveness for one in conditions]),
    }


def _lift_from(opportunity: Opportunity) -> int:
    return departure_in(opportunity.text) if opportunity.conditions.transport_offered else ANYWHERE


def licences_of(rows: Sequence[Opportunity]) -> Licences:
    """Which licences some opportunities require and wish for."""
    conditions = [one.conditions for one in rows]
    codes = sorted({licence.code for one in conditions for licence in one.licences if licence.code})
    return tuple(
        (
            code,
            np.array([any(a.code == code and a.required for a in one.licences) for one in conditions], dtype=bool),
            np.array([any(a.code == code and not a.required for a in one.licences) for one in conditions], dtype=bool),
        )
        for code in codes
    )


def _order(rows: Sequence[Opportunity]) -> NDArray[np.int64]:
    ids = [one.id for one in rows]
    if all(one is not None for one in ids):
        return np.array(ids, dtype=np.int64)
    return np.argsort(np.argsort(np.array([one.key for one in rows], dtype=str), kind="stable")).astype(np.int64)


def _blur_km(opportunity: Opportunity) -> float:
    if opportunity.point is None:
        return np.nan
    return 0.0 if opportunity.rung is None else BLUR_KM.get(opportunity.rung, 0.0)


def french_named(conditions: Conditions) -> int | None:
    """The rank of French that an offer asks by its name: B2 where it requires it, else B1."""
    named = [one.required for one in conditions.languages if fold(one.label).startswith("francais")]
    return max((FRENCH.index("B2" if required else "B1") for required in named), default=None)


def _french_asked(conditions: Conditions) -> int | None:
    """The same, and at least what a task takes: to read or write for others, to talk with nobody to see."""
    tasks = (FRENCH.index(level) for strain, level in _FRENCH_OF_TASKS.items() if strain in conditions.strains)
    return max((rank for rank in (french_named(conditions), *tasks) if rank is not None), default=None)


def _numbers(values: Sequence[float | bool | None]) -> NDArray[np.float32]:
    return np.array([np.nan if value is None else float(value) for value in values], dtype=np.float32)


def _seconds(instant: datetime | None) -> float:
    return np.nan if instant is None else instant.astimezone(UTC).timestamp()
