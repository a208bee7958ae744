"""The parts of a score that each person has of their own, and the whole of all parts: row by row, in one pass.

The parts that many share (`matching.scoring.score`) come as columns, with what each adds to the logarithm of the whole.
What is called once a row takes plain numbers: a tuple of arrays is copied whole at each call, which costs more than all
that is computed.
"""

from math import exp, inf, isnan, log, nan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled

PARTS = (
    "wish",
    "words",
    "reach",
    "stage",
    "hours",
    "schedule",
    "experience",
    "level",
    "limits",
    "french",
    "regulated",
    "licence",
    "skills",
    "freshness",
    "responsiveness",
)
"""All parts, in the order in which they are told and logged."""
OWN = ("wish", "words", "reach", "experience", "regulated", "skills")
"""The parts computed here, in the order of `Numbers`."""
_WISH, _WORDS, _REACH, _EXPERIENCE, _REGULATED, _SKILLS = range(6)
SHARED = ("stage", "hours", "schedule", "level", "limits", "french", "licence", "freshness", "responsiveness")
"""The parts that come as columns, in the order in which they are given."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Numbers(NamedTuple):
    """One set of weights, laid out for machine code."""

    weight: Floats
    """Of each part of `OWN`, shape (6,)."""
    floor: Floats
    """What is left where the part is 0, shape (6,)."""
    at_unknown: Floats
    """What the part adds to the logarithm of the whole where it is unknown, shape (6,); before the division by all."""
    at_zero: Floats
    """The same where it is 0."""
    all_weights: float
    """The sum of all weights, those of shared parts too."""
    full_minutes: float
    """`[reach]` of the weights: up to so many minutes a way costs nothing."""
    half_every: float
    half_beyond: float
    times_limit: float
    opened_reach: float
    """What getting there is worth where no means leads and something makes up for it."""
    words_enough: float
    """The cosine that is a full meeting of words."""


class Facts(NamedTuple):
    """One person before a corpus of n rows; t is the number of trades.

    `trades`, `months`, `regulated` float32 (t,): as in the profile, all of `trades` 0 where no trade is named; `words`,
    `skills` float64 (n,): the cosines, or empty where the person says nothing; the rest of shape (n,): `rome` int32,
    `paid`, `silent` (no skill is asked), `beginners`, `opened` bool, `asked_months`, `counts`, `blur_km`, `minutes`,
    `limit` float64.
    """

    trades: NDArray[np.float32]
    months: NDArray[np.float32]
    regulated: NDArray[np.float32]
    words: Floats
    skills: Floats
    rome: NDArray[np.int32]
    paid: Flags
    silent: Flags
    asked_months: Floats
    counts: Floats
    beginners: Flags
    blur_km: Floats
    unsure_reach: float
    """What getting there is worth to this person where the place is not known well enough."""
    minutes: Floats
    limit: Floats
    opened: Flags


@compiled
def score_rows(
    rows: NDArray[np.intp],
    facts: Facts,
    numbers: Numbers,
    shared: tuple[Floats, ...],
    added: tuple[Floats, ...],
    wished: bool,  # noqa: FBT001 - machine code knows no names of arguments
    parts: Floats,
    total: Floats,
) -> None:
    """Fills `total` (m,) with the score of each of `rows`, and `parts` (15, m) with all parts, in the order of `PARTS`;
    (15, 0) asks for none.

    `shared`: each part of `SHARED`, shape (n,), and `added` what it adds to the logarithm; `wished`: whether anything
    names a trade.
    """
    told = parts.shape[1] > 0
    weight, floor, at_unknown, at_zero = numbers.weight, numbers.floor, numbers.at_unknown, numbers.at_zero
    for place in range(len(rows)):
        row = rows[place]
        trade = facts.rome[row]
        if trade >= len(facts.trades):
            trade = -1
        wish = nan if trade < 0 or not wished else np.float64(facts.trades[trade])
        words = min(1.0, facts.words[row] / numbers.words_enough) if len(facts.words) else nan
        reach = facts.unsure_reach
        if not facts.blur_km[row] > 0:
            reach = _decayed(
                facts.minutes[row],
                facts.limit[row],
                numbers.full_minutes,
                numbers.half_every,
                numbers.half_beyond,
                numbers.times_limit,
            )
        if facts.opened[row] and not reach >= numbers.opened_reach:
            reach = numbers.opened_reach
        had = nan if trade < 0 else np.float64(facts.months[trade])
        experience = 1.0
        if not facts.beginners[row]:
            experience = _experience(had, facts.asked_months[row], facts.counts[row])
        regulated = nan if trade < 0 or not facts.paid[row] else np.float64(facts.regulated[trade])
        skills = nan
        if len(facts.skills) and not facts.silent[row]:
            skills = min(1.0, facts.skills[row] / numbers.words_enough)
        whole = (
            _added(wish, weight[_WISH], floor[_WISH], at_unknown[_WISH], at_zero[_WISH])
            + _added(words, weight[_WORDS], floor[_WORDS], at_unknown[_WORDS], at_zero[_WORDS])
            + _added(reach, weight[_REACH], floor[_REACH], at_unknown[_REACH], at_zero[_REACH])
        )
        whole += added[0][row] + added[1][row] + added[2][row]
        whole += _added(
            experience, weight[_EXPERIENCE], floor[_EXPERIENCE], at_unknown[_EXPERIENCE], at_zero[_EXPERIENCE]
        )
        whole += added[3][row] + added[4][row] + added[5][row]
        whole += (
            _added(regulated, weight[_REGULATED], floor[_REGULATED], at_unknown[_REGULATED], at_zero[_REGULATED])
            + added[6][row]
            + _added(skills, weight[_SKILLS], floor[_SKILLS], at_unknown[_SKILLS], at_zero[_SKILLS])
        )
        whole += added[7][row] + added[8][row]
        total[place] = exp(whole / numbers.all_weights)
        if told:
            parts[0, place], parts[1, place], parts[2, place] = wish, words, reach
            parts[3, place], parts[4, place], parts[5, place] = shared[0][row], shared[1][row], shared[2][row]
            parts[6, place] = experience
            parts[7, place], parts[8, place], parts[9, place] = shared[3][row], shared[4][row], shared[5][row]
            parts[10, place], parts[11, place], parts[12, place] = regulated, shared[6][row], skills
            parts[13, place], parts[14, place] = shared[7][row], shared[8][row]


@compiled
def _added(value: float, weight: float, floor: float, at_unknown: float, at_zero: float) -> float:
    """What a part adds to the logarithm of the whole, before the division by all weights."""
    if isnan(value):
        return at_unknown
    if value == 0.0:
        return at_zero
    if value == 1.0:
        return 0.0
    return float(weight * log(floor + (1.0 - floor) * value))


@compiled
def _experience(had: float, asked: float, counts: float) -> float:
    """1 where the months asked were had, else their share, as far as what is missing counts."""
    if isnan(had) or isnan(asked):
        return nan
    return float(min(1.0, had / asked) * counts + (1.0 - counts))


@compiled
def _decayed(
    minutes: float, limit: float, full_minutes: float, half_every: float, half_beyond: float, times_limit: float
) -> float:
    """What a commute is worth: 1 up to `full_minutes`, half every `half_every` up to the limit, then half every
    `half_beyond` of the limit, 0 at `times_limit` times the limit; NaN where minutes or limit are unknown."""
    if isnan(minutes) or isnan(limit):
        return nan
    if minutes >= times_limit * limit or minutes == inf:
        return 0.0
    within = max(min(minutes, limit) - full_minutes, 0.0) / half_every
    beyond = max(minutes - max(limit, full_minutes), 0.0) / (half_beyond * max(limit, full_minutes))
    halves = within + beyond
    return 1.0 if halves == 0.0 else 0.5**halves
