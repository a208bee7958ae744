"""How a person stands before what each trade demands: a value per trade, computed once and looked up by every post."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import Mode
from matching.model import Person
from matching.words.conditions import may_drive
from matching.words.trades.demands import FRENCH, Demands, mask_of
from matching.words.wishes.limits import limits_of, most_french

USUAL_STRAIN = 0.3
"""What is left for each strain that the trade usually has and a limit rules out: this post may not."""
FRENCH_BY_GAP = np.array([1.0, 0.55, 0.2, 0.05, 0.0, 0.0, 0.0])
"""What French is worth by the levels that are missing: one can be made up for, three cannot."""
NO_EVIDENCE, EVIDENCE = 0.7, 0.95
"""Up to which nearness something done or learnt shows nothing of a regulated trade, from which it shows all."""
WITHOUT_A_CAR = 0.4
"""What going from home to home is worth to whoever declares other means than a car."""
MOST_KEPT = 1_000
"""Columns kept, of those that many people have alike."""

Fit = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TradeFits:
    """Values from 0 to 1 by trade, shape (trades,); NaN where the trade demands nothing or nothing is known."""

    limits: Fit
    """Against the person's functional limits."""
    strains: NDArray[np.uint16]
    """Those that the trade usually has and the limits rule out, a bit each (`words.trades.demands.STRAINS`)."""
    french: Fit
    regulated: Fit
    """How far what was done or learnt shows that a regulated trade is open; NaN for the others."""
    licence: Fit
    """The licence or the wheels that the trade takes, where a post says nothing of it."""


class TradeFitter:
    """The fits of one person after the other before the same demands: what they have alike is computed once."""

    def __init__(self, demands: Demands) -> None:
        self.demands = demands
        self._regulated = np.flatnonzero(demands.regulated)
        self._kept: dict[tuple[str, Hashable], Fit] = {}

    def fits(self, person: Person, *, shown: NDArray[np.float32]) -> TradeFits:
        """The fits of a person; `shown` (trades,): how surely what they did or learnt is that trade, 0 to 1."""
        demands, had = self.demands, french_of(person)
        regulated = np.full(len(shown), np.nan, dtype=np.float32)
        regulated[self._regulated] = np.clip(
            (shown[self._regulated] - NO_EVIDENCE) / (EVIDENCE - NO_EVIDENCE), 0.0, 1.0
        )
        papers = (person.licences, frozenset(one.mode for one in person.means))
        return TradeFits(
            strains=demands.strains & np.uint16(mask_of(limits_of(person))),
            limits=self._of("limits", limits_of(person), lambda: _limits(person, demands)),
            french=self._of("french", had, lambda: french_worth(demands.french, had).astype(np.float32)),
            regulated=regulated,
            licence=self._of("licence", papers, lambda: _licence(person, demands)),
        )

    def _of(self, name: str, by: Hashable, make: Callable[[], Fit]) -> Fit:
        found = self._kept.get((name, by))
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[(name, by)] = found = make()
        return found


def french_of(person: Person) -> int | None:
    """The rank of the French that a person can work with; None where nothing was said."""
    said = FRENCH.index(person.french) if person.french in FRENCH else None
    most = most_french(person)
    return said if most is None else min(most, len(FRENCH) if said is None else said)


def french_worth(asked: NDArray[np.generic], had: int | None) -> NDArray[np.float64]:
    """What a level of French is worth before those asked (shape (n,), ranks, NaN for none asked)."""
    if had is None:
        return np.full(asked.shape, np.nan)
    gap = np.clip(np.nan_to_num(asked.astype(np.float64)) - had, 0, len(FRENCH_BY_GAP) - 1).astype(np.intp)
    return np.where(np.isnan(asked.astype(np.float64)), np.nan, FRENCH_BY_GAP[gap])


def _limits(person: Person, demands: Demands) -> Fit:
    mask = mask_of(limits_of(person))
    if not mask:
        return np.full(len(demands.strains), np.nan, dtype=np.float32)
    return (USUAL_STRAIN ** np.bitwise_count(demands.strains & np.uint16(mask))).astype(np.float32)


def _licence(person: Person, demands: Demands) -> Fit:
    fit = np.full(len(demands.licence), np.nan, dtype=np.float32)
    if (held := may_drive(person.licences)) is not None:
        had = np.isin(demands.licence, sorted(held))
        fit = np.where(demands.licence == "", fit, had.astype(np.float32))
    if person.means and all(means.mode is not Mode.CAR for means in person.means):
        fit = np.where(demands.rounds, np.fmin(fit, np.float32(WITHOUT_A_CAR)), fit)
    return fit
