"""Reads trades out of what people type: "femme de menage" becomes K1304 with a confidence, or nothing.

Each part of a wish is read in three ways, the best one counts: the names of work that are known, at the head of what
is said (`phrases`); the names of trades letter by letter (misspelling, word order); and what the trade does, word by
word (its titles and skills). The model that codes titles puts them in order. Where the work is done is no trade: the
school of "cantine d'une école" says where.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from kit import fold, one_gender
from matching.words.trades.rome import Rome
from matching.words.trades.titles.described import Descriptions
from matching.words.trades.titles.everyday import refused_places
from matching.words.trades.titles.model import TitleModel
from matching.words.trades.titles.phrases import FURTHER, HEAD, PLACE, Found, Meanings, Phrases
from matching.words.trades.titles.spelling import Spelled, Spelling
from matching.words.trades.titles.training import nearest_titles
from matching.words.trades.titles.wording import asides, clauses, title_forms, tokens
from matching.words.wishes.wish import without_hours

LEAST_CONFIDENCE = 0.45
"""Below it, words are not taken for a trade."""
MOST_TRADES = 5
"""Trades kept for one wish: everyday words are broad ("ménage" is homes, offices and hotels)."""
REMEMBERED = 20_000
"""Texts whose trades are kept: a department's wishes, and what is searched most."""

_BESIDE_BEST = 0.6
"""A trade that is less sure than this share of the surest one is not meant."""
_NOTHING_SAID, _SURE = 0.3, 0.75
"""The cosine of letters that says nothing, and the one that is sure."""
_HALF = 0.7
"""What one half of an alternative is worth where the whole is understood: "école" in "nettoyer bureau ou école". One
that is a name of work and nothing else is worth all of it: "cuisine" in "ménage ou cuisine"."""
_ASIDE = 0.8
"""What words between brackets are worth, where those outside say nothing."""
_MAKES_THE_TRADE = 0.9
"""From which confidence the letters of a vague word and a place name a trade together."""
_BEGUN = 0.75
"""What the start of a word is worth ("méca")."""
_MOST_OF_IT = 0.5
"""The share of the words of a posted title that its known beginning must have."""
_PIECES = re.compile(r"\s[-–|]\s|\s[-–]|[-–]\s")
_WRITTEN = re.compile(r"\w+")
_EITHER = re.compile(r"\bou\b", re.IGNORECASE)
_AND = re.compile(r"\bet\b", re.IGNORECASE)
_IS_OVER = re.compile(r"\b(?:ferm|liquid|licenci|ab[iî]m)(?:é|ée|ee)s?\b", re.IGNORECASE)
"""What became of a house, a post, a body: "boutique fermée" is no farm, "liquidée" no embroidery."""
_CLEANED = re.compile(r"\b(?:faire|laver|nettoyer|entretenir)\b|\bbureaux\s+le\s+soir\b", re.IGNORECASE)
_VERB = re.compile(r"(?:[^i]er|^(?:tr|pl|sc)ier|ir|[dtv]re?)$")
_NO_VERB = frozenset(map(one_gender, ("aider", "cadre", "conseiller", "maitre", "menager", "remplacer", "seconder")))


@dataclass(frozen=True, slots=True)
class TradeGuess:
    """A trade that some words may mean; `confidence` from 0 to 1."""

    code: str
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Understood:
    """How some words were understood: the likely trades, best first; none where they name no trade."""

    text: str
    trades: tuple[TradeGuess, ...]


class Titles:
    """Reads trades out of words, for one version of ROME. With no trained model, the nearest titles do: seconds."""

    def __init__(self, rome: Rome, model: TitleModel | None = None) -> None:
        self._labels = {trade.code: trade.label for trade in rome.trades}
        self._codes = list(self._labels)
        self._model = (model or nearest_titles(rome)) if rome.trades else None
        if self._model is not None and list(self._model.codes) != self._codes:
            self._model = nearest_titles(rome)  # trained on another version of ROME
        self.descriptions = Descriptions(rome)
        self._phrases = Phrases(rome)
        self._rome = rome
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._understand)

    def confidences(self, text: str) -> NDArray[np.float32]:
        """The confidence that `text` means each trade, shape (trades of ROME,), 0 to 1."""
        spelled = self._phrases.spelled(tokens(text))
        words = self._phrases.of_work(spelled, fold(text).split())
        if self._model is None or not words or any(map(self._phrases.is_wide, (spelled, words))):
            return np.zeros(len(self._codes), dtype=np.float32)
        names = self._phrases.found(words)
        known = self._phrases.meanings(words)
        if not known and (said := self._said_without_place(words, names)):
            words, names, known = said, self._phrases.found(said), self._phrases.meanings(said)
        if self._phrases.is_place(words):
            return self._spread(known, PLACE)
        if known:
            return self._spread(known)  # letter by letter, "livres" would be "livreur" too
        read = self._by_likeness(" ".join(words))
        if len(words) == 1:
            begun = next((typed for typed in fold(text).split() if tokens(typed) == words), words[0])
            return np.maximum(read, self._spread(self._phrases.begun(begun), _BEGUN))
        for name in names:
            if name.tells and not name.is_place:
                read = np.maximum(read, self._spread(name.meanings, HEAD if name.start == 0 else FURTHER))
        return read

    def understand(self, text: str) -> Understood:
        """The trades that a wish or a past job means, best first, refusals left out. Remembered: people repeat."""
        return self._remembered(_IS_OVER.sub(" ", text))

    def spelled(self, text: str, *, is_skill: bool = False) -> Spelled:
        """`text` with its words as catalogues of work write them; what they do not know stays as typed, and is told.
        A skill (`is_skill`) begins with an infinitive."""
        return self._spelling.corrected(text, is_skill=is_skill)

    @cached_property
    def _refused_places(self) -> dict[str, tuple[str, ...]]:
        return {" ".join(tokens(place)): codes for place, codes in refused_places().items()}

    @cached_property
    def _spelling(self) -> Spelling:
        """Made where somebody is helped to write, once a process."""
        return Spelling(self._rome)

    def posted(self, title: str) -> tuple[tuple[TradeGuess, ...], bool]:
        """The trades that the title of an offer names, best first, and whether it is that name and nothing else.

        "Monoprix - Vendeur (H/F) CDI" has a piece that begins with a known name. Of "Chef de projet technique
        informatique" the known beginning is too small a part to tell.
        """
        pieces = _PIECES.split(asides(title)[0])
        for piece in pieces:
            words = tokens(title_forms(piece)[0])
            for name in self._phrases.found(words)[:1]:
                if name.start == 0 and name.tells and not name.is_place and name.length >= _MOST_OF_IT * len(words):
                    return self._best(self._spread(name.meanings)), name.length == len(words) and len(pieces) == 1
        return (), False

    def places(self, clause: str) -> tuple[str, ...]:
        """The words of a clause that only tell where its work is done: "hopital" of "accueil hopital".

        None where they are part of a known name ("école maternelle" of a job there), or all that is said.
        """
        read = tokens(clause)
        words = self._phrases.spelled(read)
        names = self._phrases.found(words)
        if self._phrases.meanings(words) or not any(name.meanings and not name.is_place for name in names):
            return ()
        where = {read[at] for name in names if name.is_place for at in range(name.start, name.end)}
        return tuple(word for word in _WRITTEN.findall(clause) if not where.isdisjoint(tokens(word)))

    def at_refused_place(self, words: str) -> tuple[str, ...]:
        """The codes of the trades that are done at the place which some refused words are: of offices for "bureau".

        None for any other words, and for who does the place itself: "les bureaux" that are done are cleaned.
        """
        spelled = [] if _CLEANED.search(words) else self._phrases.spelled(tokens(words))
        there = self._refused_places.get(" ".join(spelled), ())
        return tuple(code for code in self._codes if code.startswith(there)) if there else ()

    def naming(self, clause: str) -> tuple[str, ...]:
        """The words of a clause that name work by themselves: "plonge" of "plonge au camping", never a place."""
        return tuple(word for word in _WRITTEN.findall(clause) if self._names_work(word))

    def said(self, text: str) -> frozenset[str]:
        """The codes of the trades that a known name says in `text`; none that letters or skills alone make likely.

        What is done tells more than what it is done to: "laver les voitures" does not say "voitures". A name with
        another behind it that this taxonomy lacks says nothing either: "chauffeur de dépanneuse".
        """
        codes: set[str] = set()
        for words, names in self._names_of_clauses(text):
            first = next((one for one in names if one.tells or one.length == len(words)), None)
            if first and all(one.meanings for one in names) and not any(map(_is_done, words[: first.start])):
                codes |= {self._codes[trade] for trade in first.meanings}
        return frozenset(codes)

    def lacks(self, text: str) -> bool:
        """Whether the first words of `text` to name work name some that this taxonomy lacks: its likes mislead."""
        heads = (names[0] for _, names in self._names_of_clauses(text) if names)
        first = next(heads, None)
        return first is not None and not first.meanings

    def strange(self, text: str) -> frozenset[str]:
        """The codes of the trades of domains none of whose words is in `text`, where it has words of others."""
        strange = self.descriptions.strange(text)
        near = {code[0] for code, is_strange in zip(self._codes, strange, strict=True) if not is_strange}
        return frozenset(code for code in self._codes if code[0] not in near)

    def _names_of_clauses(self, text: str) -> Iterator[tuple[list[str], list[Found]]]:
        """The words of each clause that asks for something, with the known names of work in them, places apart."""
        for clause in clauses(asides(without_hours(text))[0])[0]:
            for part in dict.fromkeys((clause, *_AND.split(clause))):
                words = self._phrases.spelled(tokens(part))
                yield words, [one for one in self._phrases.found(words) if not one.is_place]

    def _names_work(self, word: str) -> bool:
        found = self._phrases.found(tokens(word))
        return any(name.tells and name.meanings and not name.is_place for name in found)

    def _understand(self, text: str) -> Understood:
        said, aside = asides(without_hours(text))
        best = self._read(said)
        if aside and best.max(initial=0) < LEAST_CONFIDENCE and not clauses(said)[1]:
            best = _ASIDE * self._read(aside)
        return Understood(text=text, trades=self._best(best))

    def _read(self, text: str) -> NDArray[np.float32]:
        wanted = [clause for clause in clauses(text)[0] if tokens(clause)]
        what = [clause for clause in wanted if not self._phrases.is_place(tokens(clause))]
        best = np.zeros(len(self._codes), dtype=np.float32)
        for clause in what or wanted:
            best = np.maximum(best, self.confidences(clause))
            if len(parts := _AND.split(clause)) > 1:
                best = np.maximum(best, np.max([self._named(part) for part in parts], axis=0))
        if len(wanted) > 1 and _EITHER.search(text):
            whole = self.confidences(" ".join(wanted))
            if whole.max(initial=0) >= LEAST_CONFIDENCE:
                names = [self.confidences(one) for one in wanted if self._is_name(one, after=wanted[0])]
                best = np.max([whole, _HALF * best, *names], axis=0)
        return best

    def _said_without_place(self, words: list[str], names: list[Found]) -> list[str]:
        """The words of work beside a place; none where the place makes the trade ("assistante" of a dentist's)."""
        if not any(name.meanings and not name.is_place for name in names):
            return []
        is_told = any(name.tells and not name.is_place for name in names)
        is_sure = not is_told and self._by_likeness(" ".join(words)).max() >= _MAKES_THE_TRADE
        return [] if is_sure else _without_places(words, names)

    def _named(self, part: str) -> NDArray[np.float32]:
        """What stands at the head of one part of "nettoyage et cuisine"."""
        words = tokens(part)
        for name in self._phrases.found(words)[:1]:
            if name.start == 0 and not name.is_place and (name.tells or name.length == len(words)):
                return self._spread(name.meanings, HEAD)
        return np.zeros(len(self._codes), dtype=np.float32)

    def _is_name(self, part: str, *, after: str) -> bool:
        """Whether one part of an alternative is a name of work and nothing else, and not what the verb before it is
        done to; "ménage ou cuisine chez quelqu'un" says of both where."""
        words, before = tokens(part), tokens(after)
        is_done_to = len(before) > 1 and _is_done(before[0]) and not _VERB.search(words[0])
        names = self._phrases.found(words)[:1]
        return not is_done_to and any(one.length == len(words) and one.meanings and not one.is_place for one in names)

    def _by_likeness(self, text: str) -> NDArray[np.float32]:
        """The confidence in each trade by letters and by what it does, weighted by how likely the model finds it."""
        assert self._model is not None
        chances, cosines = self._model.likeness(text)
        letters = (cosines - _NOTHING_SAID) / (_SURE - _NOTHING_SAID)
        read = np.maximum(np.clip(letters, 0, 1), self.descriptions.confidences(text))
        likely = np.sqrt(chances / chances.max())
        return np.asarray(read * (0.5 + 0.5 * likely), dtype=np.float32)

    def _spread(self, meanings: Meanings, worth: float = 1.0) -> NDArray[np.float32]:
        """Known meanings over all trades, shape (trades,)."""
        spread = np.zeros(len(self._codes), dtype=np.float32)
        for trade, value in meanings.items():
            spread[trade] = worth * value
        return spread

    def _best(self, confidences: NDArray[np.float32]) -> tuple[TradeGuess, ...]:
        order = np.argsort(-confidences, kind="stable")[:MOST_TRADES]
        least = max(LEAST_CONFIDENCE, _BESIDE_BEST * float(confidences.max(initial=0)))
        return tuple(
            TradeGuess(code, self._labels[code], round(float(confidences[index]), 3))
            for index in order
            if confidences[index] >= least
            for code in (self._codes[index],)
        )


def _is_done(word: str) -> bool:
    """Whether a word is a verb that says what is done, by its ending; whoever helps does what comes behind."""
    return bool(_VERB.search(word)) and word not in _NO_VERB


def _without_places(words: list[str], names: list[Found]) -> list[str]:
    """The words but those that only tell where."""
    where = {place for name in names if name.is_place for place in range(name.start, name.end)}
    return [word for place, word in enumerate(words) if place not in where]
