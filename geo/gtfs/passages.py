"""From the passages of a feed (stop_times.txt) to connections: sorted, checked, hours between two known ones filled in.

Passages are read into arrays at once: texts repeat, so that each is understood one time only.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.gtfs.archive import Archive
from geo.transit import MAY_ALIGHT, MAY_BOARD, Connections

_UNKNOWN, _WRONG = -1, -2
_FORBIDDEN = 1
"""The code of pickup_type and drop_off_type that closes the doors; 2 and 3 ask to call before."""


class _Positions(dict[str, int]):
    """Codes and their positions; a code that is not there is unknown."""

    def __missing__(self, code: str) -> int:
        return self.get(code.strip(), _UNKNOWN)


class _Seconds(dict[str, int]):
    """Seconds after midnight of a text such as "25:10:00", each text read once."""

    def __missing__(self, text: str) -> int:
        seconds = self[text] = seconds_of(text.strip())
        return seconds


class _Numbers(dict[str, int]):
    """Whole numbers, each text read once; an empty text is 0."""

    def __missing__(self, text: str) -> int:
        tidy = text.strip()
        number = self[text] = int(tidy) if tidy.isdecimal() and len(tidy) < 9 else _WRONG if tidy else 0
        return number


def seconds_of(text: str) -> int:
    """Seconds after midnight of "7:05:00" or "25:10:00"; -1 for an empty text, -2 for one that is no hour."""
    if not text:
        return _UNKNOWN
    parts = text.split(":")
    if len(parts) not in {2, 3} or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return _WRONG
    hours, minutes, seconds = (*map(int, parts), 0)[:3]
    return hours * 3600 + minutes * 60 + seconds if minutes < 60 and seconds < 60 and hours < 72 else _WRONG


@dataclass(frozen=True, slots=True, eq=False)
class _Passages:
    """Vehicles at stops: int32 (n,) each; `arrival` and `departure` -1 where they are not told."""

    trip: NDArray[np.int32]
    stop: NDArray[np.int32]
    sequence: NDArray[np.int32]
    arrival: NDArray[np.int32]
    departure: NDArray[np.int32]
    pickup: NDArray[np.int32]
    drop_off: NDArray[np.int32]

    def of(self, kept: NDArray[Any]) -> "_Passages":
        """Those of a mask, or in an order."""
        return _Passages(*(getattr(self, name)[kept] for name in _COLUMNS))


_COLUMNS = ("trip", "stop", "sequence", "arrival", "departure", "pickup", "drop_off")


def read_connections(archive: Archive, *, trips: dict[str, int], stops: dict[str, int]) -> Connections:
    """The connections of a feed, trip after trip; what cannot be is left out and counted."""
    passages = _kept(archive, _read(archive, trips=trips, stops=stops))
    passages = passages.of(np.lexsort((passages.sequence, passages.trip)))
    arrival, departure, whole = _told(archive, passages)
    passages, arrival, departure = passages.of(whole), arrival[whole], departure[whole]
    follows = np.flatnonzero(passages.trip[1:] == passages.trip[:-1])
    allowed = MAY_BOARD * (passages.pickup[follows] != _FORBIDDEN)
    allowed += MAY_ALIGHT * (passages.drop_off[follows + 1] != _FORBIDDEN)
    return Connections(
        departure=departure[follows],
        arrival=arrival[follows + 1],
        origin=passages.stop[follows],
        destination=passages.stop[follows + 1],
        trip=passages.trip[follows],
        allowed=allowed.astype(np.uint8),
    )


def _read(archive: Archive, *, trips: dict[str, int], stops: dict[str, int]) -> _Passages:
    needed = ("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time")
    seconds, numbers = _Seconds(), _Numbers()
    known = (_Positions(trips), _Positions(stops), numbers, seconds, seconds, numbers, numbers)
    read: list[list[NDArray[np.int32]]] = [[np.empty(0, np.int32)] for _ in known]
    for columns in archive.columns("stop_times.txt", *needed, also=("pickup_type", "drop_off_type")):
        for column, positions, arrays in zip(columns, known, read, strict=True):
            arrays.append(np.fromiter(map(positions.__getitem__, column), np.int32, count=len(column)))
    return _Passages(*(np.concatenate(arrays) for arrays in read))


def _kept(archive: Archive, passages: _Passages) -> _Passages:
    """The passages of known trips at known stops at possible hours."""
    doubts = {
        "passages de courses inconnues": passages.trip == _UNKNOWN,
        "passages à des arrêts inconnus": passages.stop == _UNKNOWN,
        "passages sans rang juste": passages.sequence == _WRONG,
        "heures illisibles": (passages.arrival == _WRONG) | (passages.departure == _WRONG),
    }
    kept = np.ones(passages.trip.size, np.bool_)
    for what, doubtful in doubts.items():
        wrong = int((doubtful & kept).sum())
        if wrong:
            archive.faults[what] += wrong
        kept &= ~doubtful
    return passages.of(kept)


def _told(archive: Archive, passages: _Passages) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Arrivals and departures, those in between filled in evenly by rank, and which passages belong to a trip whose
    hours never go back. A passage before the first or after the last known hour belongs to none."""
    one, other = passages.arrival, passages.departure
    arrival = np.where(one == _UNKNOWN, other, one)
    departure = np.where(other == _UNKNOWN, arrival, other)
    known = np.flatnonzero(arrival != _UNKNOWN)
    whole = np.ones(arrival.size, np.bool_)
    if known.size and known.size < arrival.size:
        rank = np.arange(arrival.size)
        after = np.minimum(np.searchsorted(known, rank), known.size - 1)
        before = np.maximum(np.searchsorted(known, rank, side="right") - 1, 0)
        low, high = known[before], known[after]
        whole = (passages.trip[low] == passages.trip) & (passages.trip[high] == passages.trip) & (low <= rank)
        whole &= high >= rank
        share = (rank - low) / np.maximum(high - low, 1)
        filled = np.rint(departure[low] + share * (arrival[high] - departure[low])).astype(np.int32)
        unknown = arrival == _UNKNOWN
        arrival, departure = np.where(unknown, filled, arrival), np.where(unknown, filled, departure)
    elif not known.size:
        whole[:] = False
    _count(archive, "passages sans heure", ~whole)
    back = departure < arrival
    same = passages.trip[1:] == passages.trip[:-1]
    back[1:] |= same & whole[1:] & whole[:-1] & (arrival[1:] < departure[:-1])
    astray = np.isin(passages.trip, passages.trip[back & whole])
    _count(archive, "passages de courses dont les heures reculent", astray & whole)
    return arrival.astype(np.int32), departure.astype(np.int32), whole & ~astray


def _count(archive: Archive, what: str, found: NDArray[np.bool_]) -> None:
    if found.any():
        archive.faults[what] += int(found.sum())
