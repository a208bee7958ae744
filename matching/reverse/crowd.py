"""People laid out in columns, so that one opportunity is compared with all of them at once: the corpus's other side.

What a person said in few words (a stage, a level, licences, hours) is kept once per distinct value, with everybody's
number: the ranking's own functions are then asked once a value instead of once a person, and no rule is written twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix, vstack

from geo import Mode, Origin, Point, Travel, Trip, farthest_km, on_foot_too, origin_at
from matching.commute import trip_of
from matching.corpus import BUCKETS, Bag
from matching.model import Person
from matching.people import Followed
from matching.profile import Knowledge, Profile, build_profile
from matching.weights import Weights
from matching.wishes import with_hours_said
from matching.without_car import needs_help

LEAST_AFFINITY = 0.3
"""Trades less near than this are not kept of a person: they answer no wish."""
SAID = {
    "stage": ("stage", "open_to"),
    "open_to": ("open_to",),
    "licences": ("licences",),
    "level": ("level",),
    "hours": ("hours_min", "hours_max"),
    "hours_given": ("hours_min", "hours_max"),
    "civic_service": ("civic_service",),
    "schedule": ("schedule",),
    "limits": ("limits",),
    "means": ("means",),
}
"""What people said, by name: the fields of `Person` of which distinct values are kept together. "hours" are those of
the score, read in wishes where none were given; gates go by those given."""

Pair = tuple[Mode, int, Trip]
"""A means, the position of the commune one starts from, and what timetables have to fit."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What n people said of one thing: `codes` int32 (n,), the index of each one's value in `profiles`."""

    codes: NDArray[np.int32]
    profiles: tuple[Profile, ...]
    """Somebody who said that and no more, for each distinct value."""

    def values(self, rows: NDArray[np.intp], of: Callable[[Profile], float]) -> NDArray[np.float64]:
        """What a function makes of each of some people, shape (rows,): asked once per distinct value among them."""
        codes = self.codes[rows]
        answers = np.full(len(self.profiles), np.nan)
        for code in np.flatnonzero(np.bincount(codes, minlength=len(self.profiles))):
            answers[code] = of(self.profiles[code])
        return np.asarray(answers[codes])


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """n people in columns of shape (n,).

    `id` int64, their rows in the store; `lat`, `lon` float64 degrees of their homes; `farthest_km` float64, the
    straight line that none of their means exceeds within its limit, inf where none is declared; `carless` bool: they
    declared means, and no car; `pair` int32 (n, w), for each of their means an index in `pairs`, -1 for none, and
    `limit` float32 (n, w), the minutes accepted with it; `named` bool: something they said names a trade;
    `trades` csc float32 (n, trades), how near each is to what they want, from `LEAST_AFFINITY` on;
    `words` csc float32 (n, BUCKETS), the stems of what they said.
    """

    id: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    farthest_km: NDArray[np.float64]
    carless: NDArray[np.bool_]
    pair: NDArray[np.int32]
    limit: NDArray[np.float32]
    pairs: tuple[Pair, ...]
    named: NDArray[np.bool_]
    trades: csc_matrix
    words: csc_matrix
    said: dict[str, Said]

    def __len__(self) -> int:
        return len(self.id)

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        columns = [getattr(self, name) for name in _COLUMNS]
        columns += [part for one in (self.trades, self.words) for part in (one.data, one.indices, one.indptr)]
        columns += [one.codes for one in self.said.values()]
        return int(sum(column.nbytes for column in columns))

    def take(self, rows: NDArray[np.intp]) -> "Crowd":
        """The crowd of some people only, in that order."""
        return replace(
            self,
            trades=self.trades.tocsr()[rows].tocsc(),
            words=self.words.tocsr()[rows].tocsc(),
            said={name: Said(one.codes[rows], one.profiles) for name, one in self.said.items()},
            **{name: getattr(self, name)[rows] for name in _COLUMNS},
        )


_COLUMNS = ("id", "lat", "lon", "farthest_km", "carless", "pair", "limit", "named")


def crowd_of(people: Sequence[Followed], *, knowledge: Knowledge, travel: Travel, weights: Weights) -> Crowd:
    """The crowd of those of some people who want to be ranked (R10), in their order."""
    people = [one for one in people if one.ranked]
    table = _Table(travel, knowledge, weights)
    for one in people:
        table.add(one.person)
    return table.laid_out(people, trades=len(knowledge.trades))


def joined(one: Crowd, other: Crowd) -> Crowd:
    """The people of one crowd, then those of another."""
    pairs = {pair: index for index, pair in enumerate(one.pairs)}
    renumbered = np.array([pairs.setdefault(pair, len(pairs)) for pair in other.pairs] + [-1], dtype=np.int32)
    width = max(one.pair.shape[1], other.pair.shape[1])
    columns = {
        "pair": np.concatenate([_wide(one.pair, width, -1), _wide(renumbered[other.pair], width, -1)]),
        "limit": np.concatenate([_wide(one.limit, width, 1), _wide(other.limit, width, 1)]),
    }
    columns |= {
        name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in _COLUMNS if name not in columns
    }
    return Crowd(
        pairs=tuple(pairs),
        trades=vstack([one.trades, other.trades], format="csc"),
        words=vstack([one.words, other.words], format="csc"),
        said={name: _said_by_both(name, one.said[name], other.said[name]) for name in SAID},
        **columns,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Wants:
    """What the words of a person come to: the trades near to them, and their stems; the same for whoever wrote them."""

    words: Bag
    named: bool
    near: NDArray[np.int32]
    affinity: NDArray[np.float32]


class _Table:
    """The columns of a crowd while people are added, one after the other."""

    def __init__(self, travel: Travel, knowledge: Knowledge, weights: Weights) -> None:
        self._knowledge, self._weights = knowledge, weights
        self._blank = build_profile(Person(key="", home=Point(0, 0)), knowledge, weights)
        self._communes = travel.communes
        self._homes: dict[tuple[Any, str | None], Origin] = {}
        self._pairs: dict[Pair, int] = {}
        self._ways: list[list[tuple[int, int]]] = []
        self._texts: dict[object, _Wants] = {}
        self._wants: list[_Wants] = []
        self._values: dict[str, dict[Any, int]] = {name: {} for name in SAID}
        self._profiles: dict[str, list[Profile]] = {name: [] for name in SAID}
        self._codes: dict[str, list[int]] = {name: [] for name in SAID}

    def add(self, person: Person) -> None:
        """Adds a person."""
        home, means = (person.home, person.insee), on_foot_too(person.means)
        if home not in self._homes:
            self._homes[home] = origin_at(person.home, self._communes, insee=person.insee)
        commune, trip = self._homes[home].commune, trip_of(replace(person, means=means))
        self._ways.append(
            [
                (self._pairs.setdefault((one.mode, commune, trip), len(self._pairs)), one.max_minutes)
                for one in means
                if commune >= 0
            ]
        )
        wants = self._understood(person)
        self._wants.append(wants)
        with_hours = with_hours_said(person)
        read = replace(self._blank, person=with_hours, hours_in_words=with_hours is not person)
        as_given = replace(self._blank, person=person)
        for name, codes in self._codes.items():
            profile = read if name == "hours" else as_given
            value = value_said(name, profile)
            code = self._values[name].setdefault(value, len(self._values[name]))
            if code == len(self._profiles[name]):
                self._profiles[name].append(profile)
            codes.append(code)

    def _understood(self, person: Person) -> _Wants:
        texts = (person.wishes, person.experience, person.skills)
        if texts not in self._texts:
            profile = build_profile(person, self._knowledge, self._weights)
            near = np.flatnonzero(profile.trades >= LEAST_AFFINITY).astype(np.int32)
            self._texts[texts] = _Wants(profile.words, bool(profile.trades.any()), near, profile.trades[near])
        return self._texts[texts]

    def laid_out(self, people: Sequence[Followed], *, trades: int) -> Crowd:
        """The crowd of the people added."""
        width = max((len(ways) for ways in self._ways), default=0)
        pair = np.full((len(people), width), -1, np.int32)
        limit = np.ones((len(people), width), np.float32)
        for row, ways in enumerate(self._ways):
            for column, (index, minutes) in enumerate(ways):
                pair[row, column], limit[row, column] = index, minutes
        bags = [one.words for one in self._wants]
        return Crowd(
            id=np.array([one.id for one in people], dtype=np.int64),
            lat=np.array([one.person.home.lat for one in people], dtype=np.float64),
            lon=np.array([one.person.home.lon for one in people], dtype=np.float64),
            farthest_km=np.array([farthest_km(one.person.means, times=1.0) for one in people], dtype=np.float64),
            carless=np.array([needs_help(one.person) for one in people], dtype=np.bool_),
            pair=pair,
            limit=limit,
            pairs=tuple(self._pairs),
            named=np.array([one.named for one in self._wants], dtype=np.bool_),
            trades=_matrix([(one.near, one.affinity) for one in self._wants], trades),
            words=_matrix(
                [(np.fromiter(bag, np.int32), np.fromiter(bag.values(), np.float32)) for bag in bags], BUCKETS
            ),
            said={
                name: Said(np.array(codes, dtype=np.int32), tuple(self._profiles[name]))
                for name, codes in self._codes.items()
            },
        )


def value_said(name: str, profile: Profile) -> tuple[object, ...]:
    """What somebody said of one thing, as it is told from what others said."""
    said: tuple[object, ...] = tuple(getattr(profile.person, field) for field in SAID[name])
    return (*said, profile.hours_in_words) if name == "hours" else said


def _said_by_both(name: str, one: Said, other: Said) -> Said:
    known = {value_said(name, profile): code for code, profile in enumerate(one.profiles)}
    profiles = list(one.profiles)
    renumbered = np.zeros(len(other.profiles), np.int32)
    for code, profile in enumerate(other.profiles):
        renumbered[code] = known.setdefault(value_said(name, profile), len(profiles))
        if renumbered[code] == len(profiles):
            profiles.append(profile)
    return Said(np.concatenate([one.codes, renumbered[other.codes]]), tuple(profiles))


def _wide(column: NDArray[Any], width: int, fill: int) -> NDArray[Any]:
    """A column of shape (n, fewer) with `fill` in what it lacks to (n, width)."""
    return np.pad(column, ((0, 0), (0, width - column.shape[1])), constant_values=fill)


def _matrix(rows: Sequence[tuple[NDArray[np.int32], NDArray[np.float32]]], width: int) -> csc_matrix:
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows], dtype=np.int64)])
    columns = np.concatenate([np.zeros(0, np.int32), *(columns for columns, _ in rows)])
    values = np.concatenate([np.zeros(0, np.float32), *(values for _, values in rows)])
    return csr_matrix((values, columns, starts), shape=(len(rows), width)).tocsc()
