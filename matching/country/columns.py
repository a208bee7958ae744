"""A country in columns: its people and its opportunities, a few dozen bytes each, nothing that names anybody.

Codes are positions: of communes in `geo.Communes`, of trades and skills in the ROME, of kinds in `KINDS`
(`matching.scoring.corpus`), of stages in `STAGES`, of levels of French in `FRENCH`, of strains in `STRAINS` (both of
`matching.words.trades.demands`), of licences in `LICENCES`. What is not said is -1 or NaN.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matching.country.errors import ColumnsMismatch
from matching.model import Stage
from matching.words.conditions import EVERY_LICENCE

STAGES: tuple[Stage | None, ...] = (None, *Stage)
"""A position in it is the code of a stage; 0 where it is not said."""
KEPT = 200
"""Candidates of the second tier."""
SHOWN = 50
"""Length of a list."""
MOST_WISHES = 3
MOST_PAST = 2
MOST_SKILLS = 6
MOST_ASKED_SKILLS = 6
LICENCES = EVERY_LICENCE
"""A position in it is the bit of a licence; 16 at most."""
RARELY = 2
"""In place of 1 for weekends that are worked now and then only."""
NOT_SAID = -1
ANY_DAY = 255
"""Days that nobody restricts."""


class Columns:
    """Arrays whose first axis is the same."""

    __slots__ = ()

    def __post_init__(self) -> None:
        lengths = {one.name: len(getattr(self, one.name)) for one in fields(self)}  # type: ignore[arg-type]
        if len(set(lengths.values())) > 1:
            raise ColumnsMismatch(lengths)

    def __len__(self) -> int:
        return len(self.id)  # type: ignore[attr-defined]

    def at(self, rows: NDArray[np.intp] | slice) -> Self:
        """The same columns for some rows, in their order."""
        chosen = {one.name: getattr(self, one.name)[rows] for one in fields(self)}  # type: ignore[arg-type]
        return replace(self, **chosen)  # type: ignore[type-var]

    def and_then(self, others: Sequence[Self]) -> Self:
        """These rows, then those of others."""
        parts = (self, *others)
        whole = {one.name: np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(self)}  # type: ignore[arg-type]
        return replace(self, **whole)  # type: ignore[type-var]

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        return sum(getattr(self, one.name).nbytes for one in fields(self))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, eq=False)
class People(Columns):
    """n people, in any order."""

    id: NDArray[np.int64]
    home: NDArray[np.int32]
    """The commune's position."""
    limits: NDArray[np.uint8]
    """Minutes accepted by each means, (n, len(MODES)) in the order of `geo.MODES`; 0 where it is not declared."""
    stage: NDArray[np.int8]
    wishes: NDArray[np.int16]
    """Trades wished for or done, (n, MOST_WISHES)."""
    worths: NDArray[np.float32]
    """What each wish is worth, (n, MOST_WISHES): the confidence of its trade, by `[wish]` of the weights."""
    past: NDArray[np.int16]
    """Trades done, (n, MOST_PAST)."""
    past_months: NDArray[np.float32]
    """For how many months, (n, MOST_PAST)."""
    past_sure: NDArray[np.float32]
    """How surely it was that trade, 0 to 1, (n, MOST_PAST)."""
    skills: NDArray[np.int16]
    """What they can do, (n, MOST_SKILLS)."""
    level: NDArray[np.int8]
    licences: NDArray[np.uint16]
    """Those held and what they open, a bit each."""
    licences_said: NDArray[np.bool_]
    hours_least: NDArray[np.float32]
    hours_most: NDArray[np.float32]
    hours_read: NDArray[np.bool_]
    """Whether the hours are those read in the wishes, as no others were given: they shut nothing out."""
    hours_written: NDArray[np.bool_]
    """Whether a wish names hours, others given or not: whoever writes them asks for paid ones."""
    nights: NDArray[np.int8]
    """Whether nights are possible: 0, 1."""
    weekends: NDArray[np.int8]
    days: NDArray[np.uint8]
    """Days that are possible, a bit each from Monday; `ANY_DAY` where it is not said."""
    starts: NDArray[np.int16]
    """From when work is possible, minutes after midnight."""
    ends: NDArray[np.int16]
    """Until when."""
    kinds: NDArray[np.uint8]
    """Kinds accepted, a bit each; 255 for all."""
    named: NDArray[np.uint8]
    """Kinds that are named among few, a bit each."""
    strains: NDArray[np.uint16]
    """Strains that functional limits speak of, a bit each."""
    refused: NDArray[np.uint16]
    """Those among them that are said to be impossible."""
    french: NDArray[np.int8]
    young: NDArray[np.int8]
    """Whether the age of civic service is met: the one gate on age."""


@dataclass(frozen=True, slots=True, eq=False)
class Opportunities(Columns):
    """n opportunities that are not over, in any order: where scores are equal, the first stands first. Side by
    side by commune and trade they are met faster."""

    id: NDArray[np.int64]
    commune: NDArray[np.int32]
    trade: NDArray[np.int16]
    kind: NDArray[np.int8]
    age_days: NDArray[np.float32]
    hours: NDArray[np.float32]
    full_time: NDArray[np.int8]
    nights: NDArray[np.int8]
    weekends: NDArray[np.int8]
    """Whether it takes weekends: 0, 1, `RARELY`."""
    days: NDArray[np.uint8]
    """Days of work, a bit each from Monday; 0 where it is not said."""
    starts_at: NDArray[np.int16]
    """When a day of work begins, minutes after midnight."""
    ends_at: NDArray[np.int16]
    heavy: NDArray[np.int8]
    strains: NDArray[np.uint16]
    """Strains that the text names, loads included, a bit each."""
    french: NDArray[np.int8]
    """The French that the post asks, whatever the trade."""
    vehicle: NDArray[np.int8]
    experience_months: NDArray[np.float32]
    experience_required: NDArray[np.int8]
    level: NDArray[np.int8]
    level_required: NDArray[np.int8]
    licences_required: NDArray[np.uint16]
    licences_wished: NDArray[np.uint16]
    skills: NDArray[np.int16]
    """What the post asks, (n, MOST_ASKED_SKILLS)."""
    responsiveness: NDArray[np.float32]
    posts: NDArray[np.int16]
    price: NDArray[np.float32]
    """What exposure costs, in points of the score (`matching.lists.exposure`)."""
