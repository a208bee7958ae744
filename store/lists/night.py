"""What the night leaves for the day: prices of exposure, and what everybody's lists were made of."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from kit import month_in_france
from store.copying import copy_line
from store.meetings.asking import MOST_ASKED
from store.queries import queries


@dataclass(frozen=True, slots=True)
class LastNight:
    """The last time that everybody was ranked whole."""

    made_at: datetime
    made_of: str
    prices_version: int
    people_since: int


def last_night(session: Session) -> LastNight | None:
    """The last time that everybody was ranked whole; None before the first."""
    row = session.execute(queries()["last_night"]).one_or_none()
    return None if row is None else LastNight(row.made_at, row.made_of, row.prices_version, row.people_since)


def note_spread(session: Session, spread: Mapping[str, float]) -> None:
    """Writes down how the lists of the last night share what there is (R11), measure by measure."""
    session.execute(queries()["note_spread"], {"spread": json.dumps(dict(spread))})


def write_prices(session: Session, prices: Mapping[int, float]) -> None:
    """Replaces all prices by those of a night, by opportunity; 0 need not be written."""
    session.execute(queries()["forget_prices"])
    driver: Any = session.connection().connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy("copy exposure_prices (opportunity_id, price) from stdin") as copy:
        copy.write(b"".join(copy_line(pair) for pair in prices.items() if pair[1]))


def usable_exposure(session: Session, ids: Sequence[int], *, now: datetime) -> dict[str, NDArray[np.float64]]:
    """How many `posts` each opportunity offers, its `responsiveness`, and the `most` people whom its employer may still
    ask to meet this month; NaN where it is not said. Shape (n,), in the order of the ids."""
    asked = {"ids": list(ids), "month": month_in_france(now), "most_asked": MOST_ASKED}
    rows = {row.id: row for row in session.execute(queries()["usable_exposure"], asked)}
    found = [rows.get(one) for one in ids]
    return {
        "posts": _numbers([row.posts if row else None for row in found]),
        "responsiveness": _numbers([row.responsiveness if row else None for row in found]),
        "most": _numbers([row.requests_left if row else None for row in found]),
    }


def _numbers(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
