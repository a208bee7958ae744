"""The usual ways to order what is around a person, as good as their description allows.

All look at what lies within the minutes that the person accepts (twice as far made each of them worse). "Behind a gate
on kinds" shows only the kinds that the person is open to, as a tick-box of a search does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.evaluate.lexical import letters_index, question_of, text_of, words_index
from matching.evaluate.metrics import Rows
from matching.evaluate.trial import Order, Trial
from matching.scoring.corpus import KINDS
from matching.words.trades.rome import Rome
from matching.words.trades.titles import title_forms

Values = NDArray[np.float64]
Worth = Callable[[Trial], Values]
"""What each row is worth to a person, float64 (n,): more is better."""

FUSED = 60
"""The constant of the reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""
GATED = "behind a gate on kinds"


@dataclass(frozen=True, slots=True)
class Baselines:
    """Texts are weighed once for the corpus, and each question is asked once for each person."""

    words: dict[str, Values]
    letters: dict[str, Values]
    """By key of person, how near each row is."""
    trades: dict[str, frozenset[str]]
    """By key of person, the trade of the title of ROME nearest in letters to each wish: what a search box offers."""

    def orders(self, *, seed: int) -> dict[str, Order]:
        """Each baseline by its name, those of text and of several criteria also behind a gate on kinds."""
        worth: dict[str, Worth] = {
            "random in reach": lambda trial: np.random.default_rng(seed).random(trial.grades.size),
            "distance": nearness,
            "newest in radius": lambda trial: np.nan_to_num(trial.standing.corpus.created),
            "exact ROME + distance": lambda trial: self.same_trade(trial) * 1e6 + nearness(trial),
            "BM25": lambda trial: self.words[trial.person.key],
            "character TF-IDF": lambda trial: self.letters[trial.person.key],
            "rank fusion of both": self.fusion,
            "equal-weight sum": self.sum_of_parts,
        }
        plain: dict[str, Order] = {name: _ordered(one, gated=False) for name, one in worth.items()}
        gated = {f"{name}, {GATED}": _ordered(one, gated=True) for name, one in list(worth.items())[3:]}
        return plain | gated

    def informed(self) -> Order:
        """The equal-weight sum behind its gate, told which trades the service reads in the wishes: half ours."""
        return _ordered(lambda trial: self.sum_of_parts(trial, same=read_trade(trial)), gated=True)

    def same_trade(self, trial: Trial) -> Values:
        """1 where the trade is one that a search box would have offered for a wish, else 0."""
        codes = self.trades[trial.person.key]
        return np.array([float(one.rome in codes) for one in trial.standing.corpus.opportunities])

    def fusion(self, trial: Trial) -> Values:
        """The reciprocal rank fusion of the words' order and of the letters'."""
        key = trial.person.key
        return sum(
            (1.0 / (FUSED + 1 + place_among(one[key], in_reach(trial))) for one in (self.words, self.letters)),
            start=np.zeros(trial.grades.size),
        )

    def sum_of_parts(self, trial: Trial, *, same: Values | None = None) -> Values:
        """The trade, the words, the letters and the way there, from 0 to 1 each, with the same weight.

        Four parts did better than eight: freshness, hours, experience and papers as equals take away from the trade.
        """
        key, reach = trial.person.key, trial.standing.reach
        near = np.clip(1.0 - reach.minutes / reach.limit, 0.0, 1.0)
        texts = [one[key] / max(one[key].max(initial=0.0), 1e-9) for one in (self.words, self.letters)]
        return np.asarray(np.nansum([self.same_trade(trial) if same is None else same, *texts, near], axis=0))


def read_texts(trials: Sequence[Trial], rome: Rome) -> Baselines:
    """The baselines for a judged set: seconds for a thousand opportunities and all titles of ROME."""
    texts = [text_of(one) for one in trials[0].standing.corpus.opportunities]
    by_words, by_letters = words_index(texts), letters_index(texts)
    asked = {trial.person.key: question_of(trial.person) for trial in trials}
    titles = [(form, title.rome) for title in rome.titles for form in title_forms(title.label)]
    by_title = letters_index([form for form, _ in titles])
    return Baselines(
        words={key: by_words.nearness(question) for key, question in asked.items()},
        letters={key: by_letters.nearness(question) for key, question in asked.items()},
        trades={
            trial.person.key: frozenset(
                titles[int(near.argmax())][1] for near in map(by_title.nearness, trial.person.wishes) if near.any()
            )
            for trial in trials
        },
    )


def in_reach(trial: Trial) -> NDArray[np.bool_]:
    """What lies within the minutes that the person accepts, bool (n,)."""
    return np.asarray(trial.standing.reach.minutes <= trial.standing.reach.limit)


def accepted(trial: Trial) -> NDArray[np.bool_]:
    """What is of a kind that the person is open to, bool (n,)."""
    kinds = trial.person.open_to
    open_to = np.array([kinds is None or kind in kinds for kind in KINDS])
    return np.asarray(open_to[trial.standing.corpus.kind])


def nearness(trial: Trial) -> Values:
    """Minus the kilometres; what has no place comes last."""
    return -np.nan_to_num(trial.standing.reach.km, nan=1e5)


def read_trade(trial: Trial) -> Values:
    """1 where the trade is the first that the service reads in a wish, else 0."""
    wishes = [ask.understood.trades[:1] for ask in trial.standing.profile.asks if ask.origin == "wish"]
    codes = {guess.code for trades in wishes for guess in trades}
    return np.array([float(one.rome in codes) for one in trial.standing.corpus.opportunities])


def place_among(worth: Values, among: NDArray[np.bool_]) -> Values:
    """The place of each row by worth `among` some, from 0; what is not among them comes after all, shape (n,)."""
    places = np.full(worth.size, float(worth.size))
    rows = np.flatnonzero(among)
    places[rows[np.argsort(-worth[rows], kind="stable")]] = np.arange(rows.size)
    return places


def _ordered(worth: Worth, *, gated: bool) -> Order:
    def order(trial: Trial) -> Rows:
        shown = in_reach(trial) & accepted(trial) if gated else in_reach(trial)
        rows = np.flatnonzero(shown)
        return np.asarray(rows[np.argsort(-worth(trial)[rows], kind="stable")])

    return order
