"""What a search lists, before anything is scored in full: what answers it; where that is next to nothing, more."""

from dataclasses import dataclass

import numpy as np

from matching.live.glance import MET, NEARLY, Glance
from matching.live.looks import Mask, View
from matching.model import Kind
from matching.reasons import Reason
from matching.scoring.filters import Filter

ENOUGH = 5
"""Results under which a search is widened."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed to: some kinds and choices, all kinds by None; without what was set aside."""

    kinds: frozenset[Kind] | None
    filters: frozenset[Filter]
    without: frozenset[int]

    def wanted(self, seen: Glance) -> Mask:
        """The rows that no gate drops and that it leaves."""
        return seen.wanted(self.kinds, self.filters, without=self.without)

    def kinds_there(self, seen: Glance) -> frozenset[Kind]:
        """The kinds of all that no gate drops."""
        return seen.kinds_of(seen.wanted(None, without=self.without))


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """The rows of a view that are listed, in tiers: those of the first come first."""

    view: View
    tiers: tuple[Mask, ...]
    least: int
    """How well each of them answers the wishes, at least."""
    widened: tuple[Reason, ...]
    """What was looked at besides what was asked."""

    @property
    def rows(self) -> Mask:
        """All of them, as one mask."""
        rows: Mask = np.any(self.tiers, axis=0)
        return rows

    @property
    def total(self) -> int:
        """How many there are."""
        return int(self.rows.sum())

    @property
    def within_limit(self) -> int:
        """How many of them are within the minutes that the person accepts."""
        return int((self.rows & self.view.seen.within).sum())


def all_listed(view: View, narrowing: Narrowing) -> Listed:
    """All that no gate drops, whether it answers the wishes or not."""
    return Listed(view, (narrowing.wanted(view.seen),), least=0, widened=())


def answers_listed(view: View, narrowing: Narrowing) -> Listed:
    """What answers the wishes; where that is next to nothing, related trades, then other trades and kinds."""
    seen, wanted = view.seen, narrowing.wanted(view.seen)
    least, widened = _least_answer(seen, wanted)
    return Listed(view, (wanted & (seen.answers >= least),), least, widened)


def with_farther(near: Listed, farther: View, narrowing: Narrowing) -> Listed:
    """The same, then what a look `farther` adds; the same alone where it adds nothing."""
    more = narrowing.wanted(farther.seen)
    if more.sum() <= near.total:
        return near
    known = np.isin(farther.seen.rows, near.view.seen.rows[near.rows])
    return Listed(farther, (more & known, more & ~known), least=0, widened=(*near.widened, Reason("farther")))


def _least_answer(seen: Glance, wanted: Mask) -> tuple[int, tuple[Reason, ...]]:
    """How well rows have to answer the wishes to be listed, less where next to none do, and what is said of that."""
    met, related, anything = (int((wanted & (seen.answers >= least)).sum()) for least in (MET, NEARLY, 0))
    if met >= ENOUGH or anything == met:
        return MET, ()
    if anything and not related:
        return 0, (Reason("nothing_met"),)
    said: tuple[Reason, ...] = ()
    if related > met:
        said = (Reason("related_trades"),)
    if related >= ENOUGH:
        return NEARLY, said
    if anything > related:
        said = (*said, Reason("other_kinds"))
    return 0, said
