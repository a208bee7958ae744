"""Everybody in columns, kept as they are now: whoever changed since the last look is read again, the others are not."""

from collections.abc import Collection, Sequence
from datetime import datetime
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Travel
from matching.people import Followed, read_people
from matching.reverse.audience import Audience, audience_of
from matching.reverse.crowd import crowd_of, joined
from matching.reverse.hearers import best_scores, who_hears
from matching.scoring.corpus import Corpus
from matching.scoring.knowledge import Knowledge
from matching.scoring.weights import Weights
from store import queries

MOST_APART = 100
"""Those who changed stand apart until they are so many, or a fiftieth of all: then all are laid out again."""

_Audiences = tuple[Audience, ...]


class Everybody:
    """The people that an opportunity may be put to. One a process; may be asked from several threads."""

    def __init__(self, knowledge: Knowledge, weights: Weights) -> None:
        self._knowledge = knowledge
        self._weights = weights
        self._looking = Lock()
        self._since = 0
        self._audiences: _Audiences = ()
        self._changed: frozenset[int] = frozenset()
        """Those who changed since the first audience was laid out: it knows them as they were."""

    def ready(self, session: Session, corpus: Corpus, travel: Travel) -> None:
        """Lays everybody out, with the rarity of words of a corpus: the first question does not wait for it."""
        self._current(session, corpus, travel)

    def whom_it_suits(
        self,
        session: Session,
        alone: Corpus,
        travel: Travel,
        *,
        now: datetime,
        most: int,
        only_parts: Collection[str] | None = None,
        among: Collection[int] | None = None,
    ) -> dict[int, float]:
        """By id, best first, those whom an opportunity (a corpus of one row) suits best, with a score that theirs does
        not exceed: candidates, as `who_hears` finds them, of all or `among` some."""
        audiences, changed = self._current(session, alone, travel)
        found: list[tuple[float, int]] = []
        for place, audience in enumerate(audiences):
            heard = who_hears(
                audience,
                alone,
                weights=self._weights,
                as_of=now.timestamp(),
                most=most + (len(changed) if place == 0 else 0),
                only_parts=only_parts,
                among=None if among is None else np.fromiter(among, np.int64),
            )
            ids = audience.crowd.id[heard.rows].tolist()
            found += [
                (-score, one)
                for one, score in zip(ids, heard.scores.tolist(), strict=True)
                if place > 0 or one not in changed
            ]
        return {one: -score for score, one in sorted(found)[:most]}

    def worth_at_best(
        self, session: Session, corpus: Corpus, travel: Travel, *, prices: NDArray[np.floating] | None, now: datetime
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The ids of all who want to be ranked, and what the best of some opportunities is worth to each at most.

        Scores less prices (by opportunity, shape (m,)); minus infinity where a gate drops all of them.
        """
        audiences, changed = self._current(session, corpus, travel)
        ids, worth = [np.zeros(0, np.int64)], [np.zeros(0)]
        for place, audience in enumerate(audiences):
            most = np.full(len(audience.crowd), -np.inf)
            told = best_scores(audience, corpus, weights=self._weights, as_of=now.timestamp())
            for row, scores in enumerate(told):
                np.maximum(most, scores if prices is None else scores - prices[row], out=most)
            still = np.isin(audience.crowd.id, [] if place > 0 else list(changed), invert=True)
            ids.append(audience.crowd.id[still])
            worth.append(most[still])
        return np.concatenate(ids), np.concatenate(worth)

    def _current(self, session: Session, corpus: Corpus, travel: Travel) -> tuple[_Audiences, frozenset[int]]:
        """Everybody as they are now: those laid out some time ago, then those who changed since."""
        with self._looking:
            now_at = session.execute(queries()["oldest_open_transaction"]).scalar_one()
            kept, known_as_before = self._audiences, self._changed
            if not kept or kept[0].travel.version != travel.version or self._are_many_apart():
                known_as_before = frozenset()
                kept = (self._laid_out(read_people(session), corpus, travel),)
            elif changed := session.execute(queries()["people_changed_since"], {"since": self._since}).scalars().all():
                known_as_before |= set(changed)
                apart = self._laid_out(read_people(session, changed), corpus, travel)
                for one in kept[1:]:
                    still = one.crowd.take(np.flatnonzero(~np.isin(one.crowd.id, changed)))
                    both = joined(still, apart.crowd)
                    apart = audience_of(both, travel, rarity=apart.rarity, weights=self._weights)
                kept = (kept[0], apart)
            # all at once: where people could not be read, all stays as it was
            self._audiences = tuple(one.with_rarity(corpus.rarity) for one in kept)
            self._changed, self._since = known_as_before, now_at
            return self._audiences, self._changed

    def _are_many_apart(self) -> bool:
        return len(self._changed) > max(MOST_APART, len(self._audiences[0].crowd) // 50)

    def _laid_out(self, people: Sequence[Followed], corpus: Corpus, travel: Travel) -> Audience:
        crowd = crowd_of(people, knowledge=self._knowledge, travel=travel, weights=self._weights)
        return audience_of(crowd, travel, rarity=corpus.rarity, weights=self._weights)
