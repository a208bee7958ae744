"""What the first look reads and fills, as its machine code wants it: a segment, a question, and what was seen."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Rows(NamedTuple):
    """What is read of a segment: `facts` as `FACT`, and by row `alive`, the `cosine` of its words with the question's,
    what is `settled` of its score for all people of a stage, and whether it is `helping`: bit `HELP` of its facts.

    `times` and `demands`: the group of each row; and what each group is worth to this question, of which there is none
    where the question says nothing that those parts read.
    """

    starts: NDArray[np.int64]
    trades: NDArray[np.int16]
    """Of each row, as in its facts: in one piece."""
    kinds: NDArray[np.uint8]
    """(communes + 1,): the bits of the kinds of the rows of each commune, those that are not sure first."""
    facts: NDArray[np.void]
    alive: NDArray[np.bool_]
    cosine: NDArray[np.float32]
    settled: NDArray[np.float32]
    helping: NDArray[np.bool_]
    times: NDArray[np.int32]
    times_worth: NDArray[np.float32]
    demands: NDArray[np.int32]
    demands_worth: NDArray[np.float32]


class Asked(NamedTuple):
    """A question in numbers."""

    x: float
    y: float
    z: float
    commune: int
    as_of: float
    radius_km: float
    farthest_km: float
    times_limit: float
    ride_km: float
    """Within a ride by bicycle."""
    why_not: bool
    """Whether what the gates drop is looked at too."""
    met_only: bool
    """Whether rows that do not meet the wishes are passed over."""
    sought: int
    """The bits of kinds of which one open row each is looked for, and no more; 0 for all rows."""
    needs_help: bool
    """Whether something may make up for a car."""
    vehicle: bool
    """Whether there is a car, or nobody said how they travel."""
    kinds: int
    """The bits of the kinds accepted."""
    licences_missing: int
    level: int
    """Rank of the diploma held; 99 where it is not said."""
    most_hours: float
    nights: bool
    weekends: bool
    days: int
    """The bits of the days that are possible."""
    earliest: float
    latest: float
    """Minutes after midnight between which work is possible; infinite where it is not said."""
    refused: int
    """The bits of what a limit says to be impossible."""
    wish_met: float
    wish_near: float
    words_met: float
    words_full: float
    """The cosine from which words are wholly met."""
    unknown_reach: float
    unsure_reach: float
    opened_reach: float


class Tables(NamedTuple):
    """A question in tables. Factors are logarithms: their sum orders rows as the score does."""

    limits: NDArray[np.float64]
    """(means,): minutes accepted."""
    by_stop: NDArray[np.bool_]
    """(means,): whether its minutes end at a stop, whose distance to the place is not looked at here."""
    minutes: NDArray[np.uint8]
    """(means, communes): minutes between centres, `NOWHERE` for no way."""
    straight: NDArray[np.float32]
    """(means, steps): minutes of the straight line."""
    centre_km: NDArray[np.float32]
    """(communes,): from the centre of one's own commune."""
    without_car: NDArray[np.bool_]
    """(communes,): whether a bus leads there in the minutes accepted, or a ride by bicycle, or a shuttle to call."""
    by_car: NDArray[np.uint8]
    """(communes,): minutes by car, for the lift of an employer; `NOWHERE` where nobody needs one."""
    on_demand: NDArray[np.bool_]
    """(communes,): whether a transport on demand leads there."""
    trades: NDArray[np.float32]
    """(trades + 1,): how near each trade is to the wishes, 0 to 1; the last is for no trade."""
    meeting: NDArray[np.bool_]
    """(trades + 1,): whether a trade alone meets the wishes."""
    trade_worth: NDArray[np.float32]
    """(kinds, trades + 1): how near each trade is, and what the law and the road ask of whoever works in it."""
    months: NDArray[np.float32]
    """(trades + 1,): months of experience, NaN where nothing was said."""
    experience_worth: NDArray[np.float32]
    """(102,): by hundredths of the experience asked; the last for unknown."""
    reach_worth: NDArray[np.float32]
    """(means, steps)."""
    words_worth: NDArray[np.float32]
    """(COSINES + 1,)."""
    freshness: NDArray[np.float32]
    """By steps of a day; the last for unknown."""


class Seen(NamedTuple):
    """What is known of each of m rows: arrays (m,). `gate` OPEN, SHUT or FAR; `answers` 2 where the wishes are met,
    1 nearly, 0 not; `bits` the filters it passes; `score` orders rows."""

    row: NDArray[np.int32]
    gate: NDArray[np.int8]
    answers: NDArray[np.int8]
    within: NDArray[np.bool_]
    bits: NDArray[np.uint16]
    kind: NDArray[np.int8]
    km: NDArray[np.float32]
    score: NDArray[np.float32]
