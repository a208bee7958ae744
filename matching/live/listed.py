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
class Widened:
    """What was looked at besides what was asked, and where that begins in a list by fit."""

    said: Reason
    after: int
    """How many rows come before those that it speaks of; 0 where it speaks of them all."""


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
    widened: tuple[Widened, ...]
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
    met, related = wanted & (seen.answers >= MET), wanted & (seen.answers >= NEARLY)
    found, nearly, anything = int(met.sum()), int(related.sum()), int(wanted.sum())
    if found >= ENOUGH or anything == found:
        return Listed(view, (met,), MET, ())
    if not nearly:
        return Listed(view, (wanted,), 0, (Widened(Reason("nothing_met"), 0),))
    widened = (Widened(Reason("related_trades"), found),) if nearly > found else ()
    if nearly >= ENOUGH or anything == nearly:
        return Listed(view, (met, related & ~met), NEARLY if nearly >= ENOUGH else 0, widened)
    widened = (*widened, Widened(Reason("other_kinds"), nearly))
    return Listed(view, (met, related & ~met, wanted & ~related), 0, widened)


def with_farther(near: Listed, farther: View, narrowing: Narrowing) -> Listed:
    """The same, then what a look `farther` adds; the same alone where it adds nothing."""
    more = narrowing.wanted(farther.seen)
    if more.sum() <= near.total:
        return near
    rows = near.view.seen.rows
    known = tuple(more & np.isin(farther.seen.rows, rows[tier]) for tier in near.tiers)
    beyond = more & ~np.any(known, axis=0)
    widened = (*near.widened, Widened(Reason("farther"), near.total))
    return Listed(farther, (*known, beyond), least=0, widened=widened)
