"""The country's lists of a department's people, brought from Parquet into PostgreSQL, where counsellors open them."""

from collections.abc import Sequence
from datetime import datetime
from itertools import batched
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from geo import MODES, Basis
from matching.country.parquet import read_lists
from matching.lists.logged import ListEntry, Versions, copied_lists
from matching.lists.snapshot import keep_weights_of
from matching.people import Followed, read_people
from matching.reasons import stored
from matching.scoring.commute import Way, commute
from store.lists.lists import ListedRows, copy_lists, lines_of, new_list_ids

AT_ONCE = 500
"""People whose lists are written in one statement."""


def write_department(
    session: Session, folder: Path, *, people: Sequence[int], versions: Versions, now: datetime
) -> int:
    """Writes the lists of these people, by id, as those of a night; how many rows.

    Whoever refused to be ranked gets none, and what somebody set aside stays aside.
    """
    keep_weights_of(session, versions.weights, now=now)
    rows = 0
    for ids in batched(sorted(people), AT_ONCE):
        ranked = {one.id: one for one in read_people(session, ids) if one.ranked}
        found = read_lists(folder, people=np.array(ids)).to_pylist()
        entries = [_entry(ranked[one["person"]], one) for one in found if one["person"] in ranked]
        numbered = list(zip(new_list_ids(session, len(entries)), entries, strict=True))
        copy_lists(session, [copied_lists(numbered, versions=versions, now=now)])
        rows += sum(len(entry.rows) for entry in entries)
    return rows


def _entry(followed: Followed, found: dict[str, Any]) -> ListEntry:
    columns = zip(*(found[name] for name in ("opportunities", "scores", "minutes", "modes")), strict=True)
    kept = [one for one in columns if one[0] not in followed.left_out]
    opportunities, scores, minutes, modes = zip(*kept, strict=True) if kept else ((), (), (), ())
    rows = ListedRows(
        opportunity_ids=opportunities,
        positions_by_score=range(1, len(kept) + 1),
        chances=[1.0] * len(kept),
        scores=scores,
        minutes=minutes,
        modes=[MODES[mode].value for mode in modes],
        reasons=[_way_told(followed, *one) for one in zip(minutes, modes, strict=True)],
    )
    return ListEntry("batch", rows, person_id=followed.id)


def _way_told(followed: Followed, minutes: int, mode: int) -> str:
    """A country's columns tell the way, the day's ranking tells the rest when the list is opened."""
    limit = next((one.max_minutes for one in followed.person.means if one.mode is MODES[mode]), minutes)
    told = commute(Way(mode=MODES[mode], minutes=float(minutes), limit=float(limit), basis=Basis.ESTIMATED), None)
    return lines_of([stored(told)] if told else [])
