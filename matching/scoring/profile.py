"""What the ranking understands of one person: trades wanted, with whose words, and the words themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled
from matching.model import Experience, Person
from matching.scoring.corpus import Bag, bag_of
from matching.scoring.fits import TradeFits
from matching.scoring.knowledge import MOST_READ, Clause, Knowledge
from matching.scoring.links import NOTHING
from matching.scoring.weights import Weights
from matching.words.spelling.verbs import verbs_spelled
from matching.words.trades.placements import is_placement
from matching.words.trades.titles import Understood, clauses
from matching.words.wishes.refused_work import without_refusal
from matching.words.wishes.wish import (
    hours_wanted,
    names_hours,
    naming_trades,
    with_hours_left,
    with_hours_said,
    without_times,
)

THE_REST = 0.6
"""What any other trade is worth to whoever only says what they refuse: what is unknown, and it answers the wish."""
ANOTHER_TRADE, SAME_WORK = 0.2, 0.8
"""Up to which affinity a past trade gives no experience of another, and from which it gives all of its months."""
MONTHS_UNSAID = 3.0
"""What a past job is worth whose length was not said."""


class Ask(NamedTuple):
    """One thing the person wants or has done: its words, and how near each trade is to them."""

    text: str
    origin: str
    """One of "wish", "experience", "skill"."""
    worth: float
    """What it counts against a wish (1): `[wish]` of the weights."""
    understood: Understood
    near: NDArray[np.float32]
    """As in `Read`, with `links` and `clauses`."""
    links: NDArray[np.int8]
    clauses: tuple[Clause, ...]

    def about(self, trade: int) -> Clause:
        """What of it speaks for a trade: the first clause that says most of it."""
        return max(self.clauses, key=lambda clause: clause.links[trade])


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as the score sees them.

    `trades` float32 (n,): the best of all asks per trade, 0 to 1; `best_ask` int (n,): which ask gave it, -1 for none.
    """

    person: Person
    """With the hours, and the part of the day, read in their words where none were given."""
    hours_in_words: bool
    """Whether the hours are read in the wishes, or in the days, as no others were given: they shut nothing out."""
    hours_by_days: bool
    """Whether the most hours are those that few days leave, for which nobody wished."""
    hours_about: bool
    """Whether those of a week are what somebody wants ("ménage 20h"), not the most that they could do ("max 25h")."""
    hours_written: bool
    """Whether a wish names hours, others given or not: whoever writes them asks for paid ones."""
    asks: tuple[Ask, ...]
    trades: NDArray[np.float32]
    best_ask: NDArray[np.int64]
    words: Bag
    skills: Bag
    fits: TradeFits
    """Before what trades demand, whatever the post."""
    experience_months: NDArray[np.float32]
    """Months of experience in each trade or one near it, shape (n,); NaN where the person said nothing of the past."""

    @property
    def understood(self) -> tuple[Understood, ...]:
        """How each wish was understood."""
        return tuple(ask.understood for ask in self.asks if ask.origin == "wish")

    def months_told(self, trade: int) -> float:
        """The months of the longest job of before that may be told to be of a trade, or of one near to it; 0 for none.
        A pupil's days at a workplace are no job.

        `experience_months` is bolder: years of minding children count a little for whoever keeps old people company.
        """
        done = (ask for ask in self.asks if ask.origin == "experience")
        lasted = zip(done, self.person.experience, strict=True)
        worked = (job for ask, job in lasted if ask.links[trade] != NOTHING and not is_placement(job.text))
        return max(map(_months, worked), default=0.0)


def build_profile(person: Person, knowledge: Knowledge, weights: Weights) -> Profile:
    """The profile of a person: hours are read in the wishes, refusals ("plus la coiffure") take away from the past."""
    given, said = person, with_hours_said(person)
    person = _naming_trades(left := with_hours_left(said))
    asks = _asks(person, knowledge, weights)
    near = _nearness(asks, person, knowledge, weights)
    return Profile(
        person=person,
        hours_in_words=person.hours_max != given.hours_max,
        hours_by_days=left is not said,
        hours_about=person.hours_max != given.hours_max and hours_wanted(given.wishes).is_about,
        hours_written=names_hours(given.wishes),
        asks=tuple(asks),
        trades=near.trades,
        best_ask=near.best,
        words=_words(person),
        skills=skills_of(person),
        fits=knowledge.fitter.fits(person, shown=near.shown),
        experience_months=near.months if person.experience or person.wishes else np.full_like(near.months, np.nan),
    )


def trades_wanted(person: Person, knowledge: Knowledge, weights: Weights) -> NDArray[np.float32]:
    """`Profile.trades`, shape (trades,), without the rest of the profile."""
    person = _naming_trades(person)
    asks = [np.float32(ask.worth) * ask.near for ask in _asks(person, knowledge, weights)]
    if not asks:
        return np.zeros(len(knowledge.rome.trades), np.float32)
    best = np.max(asks, axis=0) * (1.0 - _refused(person, knowledge, weights))
    return np.asarray(best, dtype=np.float32)


def words_of(person: Person) -> Bag:
    """`Profile.words`: the stems of what the person wants, did and can do, without those of what they refuse, done
    for years or not, and without their hours, which the hours of an opportunity meet."""
    return _words(_naming_trades(person))


def _words(person: Person) -> Bag:
    """`words_of`, of somebody whose wishes name trades."""
    read = [_clauses(without_times(wish)) for wish in person.wishes]
    asked = [(clause, 3.0) for wanted, _ in read for clause in wanted]
    bag = bag_of(*asked, *_done(person, worth=0.8), *_able(person, worth=0.5))
    if not (refused := [(clause, 1.0) for _, unwanted in read for clause in unwanted]):
        return bag
    kept, ended = bag_of(*asked), bag_of(*refused)
    return {stem: worth for stem, worth in bag.items() if stem in kept or stem not in ended}


def skills_of(person: Person) -> Bag:
    """`Profile.skills`: the stems of what the person can do, or did."""
    return bag_of(*_able(person, worth=1.0), *_done(person, worth=0.5))


_clauses = lru_cache(maxsize=MOST_READ)(clauses)
"""What is wanted and what is refused, of the few wishes that many write."""


def _done(person: Person, *, worth: float) -> list[tuple[str, float]]:
    return [(one.text, worth) for one in person.experience]


def _able(person: Person, *, worth: float) -> list[tuple[str, float]]:
    return [(verbs_spelled(one), worth) for one in person.skills]


def read_words(people: Iterable[Person], knowledge: Knowledge) -> None:
    """Reads all that some people wrote: whoever profiles them next finds it read."""
    for person in people:
        for text in (*person.wishes, *(done.text for done in person.experience), *person.skills):
            knowledge.read(text)


def _naming_trades(person: Person) -> Person:
    """The person with what of their wishes names work: asked for once, for what is left may read as something else."""
    named = naming_trades(person.wishes)
    return person if named == person.wishes else replace(person, wishes=named)


def _asks(person: Person, knowledge: Knowledge, weights: Weights) -> list[Ask]:
    """All that a person wants, whose wishes name trades, then what they did, then what they can do."""
    asks = [_ask(text, "wish", 1.0, knowledge) for text in person.wishes]
    asks += [_ask(done.text, "experience", weights.wish["experience"], knowledge) for done in person.experience]
    return asks + [_ask(skill, "skill", weights.wish["skill"], knowledge) for skill in person.skills]


def _ask(text: str, origin: str, worth: float, knowledge: Knowledge) -> Ask:
    read = knowledge.read(text)
    return Ask(text, origin, worth, *read)


def _refused(person: Person, knowledge: Knowledge, weights: Weights) -> NDArray[np.float32]:
    """How much of each trade the person's refusals take away, shape (trades,), 0 to 1."""
    away = np.zeros(len(knowledge.rome.trades), dtype=np.float32)
    for wish in person.wishes:
        for clause in _clauses(wish)[1]:
            away = np.maximum(away, weights.wish["refused"] * knowledge.refused(without_refusal(clause)))
    return away.astype(np.float32)


class _Nearness(NamedTuple):
    """How near each trade is to what a person wants, did or can do; of shape (trades,)."""

    trades: NDArray[np.float32]
    """As in `Profile`, with `best`."""
    best: NDArray[np.int64]
    shown: NDArray[np.float32]
    """How surely what the person did or learnt is that trade, 0 to 1."""
    months: NDArray[np.float32]
    """Months done: a past job counts for the trades near it, one with no years said for a few months."""


def _nearness(asks: list[Ask], person: Person, knowledge: Knowledge, weights: Weights) -> _Nearness:
    n = len(knowledge.rome.trades)
    done = iter(person.experience)
    lasted = [_months(next(done)) if ask.origin == "experience" else 0.0 for ask in asks]
    found = _Nearness(np.zeros(n, np.float32), np.full(n, -1), np.zeros(n, np.float32), np.zeros(n, np.float32))
    if asks:
        _put_together(
            np.array([ask.near for ask in asks]),
            np.array([ask.worth for ask in asks], dtype=np.float32),
            np.array(lasted, dtype=np.float32),
            sum(ask.origin == "wish" for ask in asks),
            refused := _refused(person, knowledge, weights),
            found,
        )
        if refused.any() and not found.trades.any():
            found.trades[:] = THE_REST * (1.0 - refused)
    return found


def _months(done: Experience) -> float:
    return MONTHS_UNSAID if done.years is None else 12.0 * done.years


@compiled
def _put_together(
    near: NDArray[np.float32],
    worth: NDArray[np.float32],
    lasted: NDArray[np.float32],
    wishes: int,
    refused: NDArray[np.float32],
    found: _Nearness,
) -> None:
    """Fills `found` from the nearness to each of k asks, shape (k, trades): the wishes come first, then what was done
    and learnt, with the months that each lasted."""
    one, least, steps = np.float32(1), np.float32(ANOTHER_TRADE), np.float32(SAME_WORK - ANOTHER_TRADE)
    for ask in range(len(worth)):
        for trade in range(near.shape[1]):
            here = near[ask, trade]
            wanted = worth[ask] * here * (one - refused[trade])
            if wanted > found.trades[trade]:
                found.trades[trade], found.best[trade] = wanted, ask
            if ask >= wishes:
                found.shown[trade] = max(found.shown[trade], here)
                if lasted[ask] > 0:
                    same = min(max((here - least) / steps, np.float32(0)), one)
                    found.months[trade] = max(found.months[trade], lasted[ask] * same)
