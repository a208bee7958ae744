"""The parts of the second tier as tables of gains: what few codes of each side decide is looked up, not computed."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.country.columns import RARELY, Opportunities, People
from matching.country.formula import PART_TIME, SECOND, UNPAID, Formula, gain, paid_hours
from matching.model import Level
from matching.scoring.fits import FRENCH_BY_GAP, USUAL_STRAIN, WITHOUT_A_CAR
from matching.scoring.shared_parts import FULL_TIME_HOURS, UNPAID_FOR_HOURS, USUALLY_FULL_TIME, hours_met
from matching.scoring.weights import Weights
from matching.words.trades.demands import FRENCH, STRAINS

Table = NDArray[np.float64]
NIGHTS = (-1, 0, 1)
WEEKENDS = (-1, 0, 1, RARELY)


PARTS = np.dtype(
    [
        ("level", "f8", (len(Level) + 1, len(Level) + 1)),
        ("french", "f8", (len(FRENCH) + 2, len(FRENCH) + 2)),
        ("schedule", "f8", (len(NIGHTS) * len(WEEKENDS),) * 2),
        ("fits", "f8", (len(NIGHTS) * len(WEEKENDS),) * 2),
        ("limits", "f8", (len(STRAINS) + 1,)),
        ("wheels", "f8"),
        ("parts", "f8", (len(SECOND), 5)),
    ]
)
"""Tables of one size for all: `level` and `french` by ranks + 1, 0 where it is not said; `schedule` by `schedule_code`,
beside the `fits` that they are gains of, NaN where nothing is known; `limits` by how many strains a trade usually has;
`wheels`, the gain of rounds without a car; `parts` for each of `SECOND`: weight, 1 / floor - 1, the gains of what is
not known, of one half, and of 1."""


class Gains(NamedTuple):
    """Gains as in `Formula`, float64; the first axis is the person's code, the second that of the opportunity.

    `hours` by the codes of `hours_said` and `hours_asked`, `most_hours` (p,) the most of each row; the others in one
    record, `parts` (`PARTS`, (1,)): compiled code hands a record on at no cost, and counts who holds an array.
    """

    hours: Table
    most_hours: Table
    parts: NDArray[np.void]


def gains_of(people: People, opportunities: Opportunities, formula: Formula) -> Gains:
    """The tables for these people and opportunities."""
    weights = formula.weights
    fits = _schedule_fits()
    ranks, known = np.arange(len(FRENCH) + 1.0), np.full((len(FRENCH) + 2, len(FRENCH) + 2), np.nan)
    gap = np.clip(ranks[None, :] - ranks[:, None], 0, len(FRENCH_BY_GAP) - 1).astype(np.intp)
    known[1:, 1:] = FRENCH_BY_GAP[gap]
    levels = np.full((len(Level) + 1, len(Level) + 1), np.nan)
    ranks = np.arange(float(len(Level)))
    levels[1:, 1:] = np.maximum(0.0, 1.0 - np.maximum(ranks[None, :] - ranks[:, None], 0.0) / 3.0)
    hours = gain("hours", _hours_fits(hours_said(people)[0], hours_asked(opportunities)[0]), weights)
    parts = np.zeros(1, PARTS)
    parts["level"], parts["french"] = gain("level", levels, weights), gain("french", known, weights)
    parts["schedule"], parts["fits"] = gain("schedule", fits, weights), fits
    parts["limits"] = gain("limits", USUAL_STRAIN ** np.arange(len(STRAINS) + 1.0), weights)
    parts["wheels"] = gain("licence", np.array(float(WITHOUT_A_CAR)), weights)
    parts["parts"] = [_part(name, weights) for name in SECOND]
    return Gains(hours, hours.max(axis=1, initial=0), parts)


def hours_said(people: People) -> tuple[Table, NDArray[np.intp]]:
    """The hours that people said, each once, float64 (p, 3): least and most (-1 where not said), whether wishes name
    some; and which of them each said, (n,)."""
    said = np.stack([people.hours_least, people.hours_most, people.hours_written], axis=1).astype(np.float64)
    said = np.nan_to_num(said, nan=-1.0)
    code = np.zeros(len(people), np.intp)
    for column in said.T:
        found, here = each_once(column)
        code = code * len(found) + here
    _, first, code = np.unique(code, return_index=True, return_inverse=True)
    return said[first], code


def hours_asked(opportunities: Opportunities) -> tuple[Table, NDArray[np.intp]]:
    """The hours asked (`paid_hours`), each once, float64 (h,); and which of them each asks, (n,)."""
    return each_once(paid_hours(opportunities).astype(np.float64))


def each_once[Number: np.floating](values: NDArray[Number]) -> tuple[NDArray[Number], NDArray[np.intp]]:
    """Values each once, sorted, and which of them each is: searched, as few are many and sorting rows takes longer."""
    found = np.unique(values)
    return found, np.searchsorted(found, values)


def schedule_code(nights: NDArray[np.int8], weekends: NDArray[np.int8]) -> NDArray[np.uint8]:
    """The code of nights and weekends, possible or worked."""
    return ((nights + 1) * len(WEEKENDS) + weekends + 1).astype(np.uint8)


def _part(name: str, weights: Weights) -> tuple[float, ...]:
    unknown, half, full = (float(gain(name, np.array(value), weights)) for value in (np.nan, 0.5, 1.0))
    return weights.parts[name], 1.0 / weights.floor[name] - 1.0, unknown, half, full


def _hours_fits(said: Table, asked: Table) -> Table:
    """How far hours suit, NaN where nothing is known, as in `matching.scoring.score.hours_fit`."""
    least, most = (
        np.where(said[:, column] < 0, silent, said[:, column])[:, None] for column, silent in ((0, 0.0), (1, np.inf))
    )
    unsaid = USUALLY_FULL_TIME * hours_met(np.array([FULL_TIME_HOURS]), least, most) + (1.0 - USUALLY_FULL_TIME)
    fits = np.where(np.isnan(asked), unsaid, np.where(asked == PART_TIME, 1.0, hours_met(asked, least, most)))
    unpaid = np.where(said[:, 2:] > 0, UNPAID_FOR_HOURS, np.nan)
    silent = (said[:, :2] < 0).all(axis=1, keepdims=True)
    return np.where(silent, np.nan, np.where(asked == UNPAID, unpaid, fits))


def _schedule_fits() -> Table:
    """How far nights and weekends suit, by `schedule_code`, NaN where nothing is known."""
    codes = [(nights, weekends) for nights in NIGHTS for weekends in WEEKENDS]
    fits = np.full((len(codes), len(codes)), np.nan)
    for row, possible in enumerate(codes):
        for column, asked in enumerate(codes):
            for here, there in zip(possible, asked, strict=True):
                if here >= 0 and there >= 0:
                    met = 1.0 if here else 1.0 - (0.5 if there == RARELY else there)
                    fits[row, column] = np.fmin(fits[row, column], met)
    return fits
