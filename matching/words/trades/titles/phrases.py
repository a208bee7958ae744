"""Known names of work found inside longer words: "maçon traditionnel au Portugal" holds "maçon".

A name at the head of what is said is what is meant; one further on mostly tells where or what for ("cuisine pour une
école"). Places alone name no trade: they are context.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit import fold, one_gender
from matching.words.spelling.deletions import one_letter_less
from matching.words.trades.rome import Rome
from matching.words.trades.titles.everyday import everyday, places, wide
from matching.words.trades.titles.sentence_words import SENTENCE_WORDS
from matching.words.trades.titles.wording import sound, title_forms, tokens

LONGEST = 7
"""Words of the longest expression that is looked for."""
WORTH = (1.0, 0.9, 0.8, 0.7)
"""What an everyday word is worth for its first meaning, its second, and so on."""
HEAD, FURTHER, PLACE = 0.95, 0.6, 0.5
"""What a name is worth that begins a longer clause, one that stands further on, and a place that is all there is."""
SHORTEST_START = 4
"""Letters from which a single word may be the start of a known one ("méca", "compta")."""

_VAGUE_WORDS = """
administrateur aide agent animateur apprenti assistant adjoint attache auxiliaire cadre charge chef collaborateur commis
conducteur conseiller consultant controleur coordinateur directeur educateur employe enseignant equipier expert
formateur gardien gestionnaire inspecteur ingenieur intervenant moniteur monteur operateur ouvrier poseur preparateur
professeur referent responsable stagiaire superviseur surveillant technicien specialiste accompagner accueil aider
achat adulte enfant handicap malade air ambassadeur as beaute dire droit extra porter rond route sac reserve rue semi
saisie soin sport social surveiller conduire garder couper charger decharger soigner enseigner encaisser recruter
programmer manger depanner livrer monter reparer ranger trier vendre planche plat plante forme travaux eau
"""
_VAGUE = frozenset(one_gender(word) for word in _VAGUE_WORDS.split())
"""Words whose complement makes the trade: alone they may be known, before other words they tell nothing."""

_SMALL = frozenset(map(one_gender, SENTENCE_WORDS))

SURELY_A_WORD = 7
"""Letters from which an unknown word that is one letter away from a known one is that one, misspelt."""
LEAST_HEARD = 5
"""Letters from which an unknown word that sounds like a known one is that one: "menaj" is "ménage"."""
SAME_START = 3
"""Letters that both begin with: "chofeur" is no "coiffeur"."""
AGREED = 0.25
"""The least share of its meanings that the first meaning of a short form must have."""

Meanings = dict[int, float]
"""Index of a trade → what the words are worth for it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A known name inside a clause: where it begins, how many words it has, what it means."""

    start: int
    length: int
    meanings: Meanings
    is_place: bool
    tells: bool
    """Whether it names a trade whatever comes after it; "technicien" does not."""

    @property
    def end(self) -> int:
        """The first word after it."""
        return self.start + self.length


class Phrases:
    """All known names of trades: titles of ROME in both genders, and everyday words."""

    def __init__(self, rome: Rome) -> None:
        self._known = _known_words(rome)
        self._places = {key for key in (" ".join(tokens(place)) for place in places()) if key}
        self._wide = {key for key in (" ".join(tokens(words)) for words in wide()) if key}
        for key in self._wide:
            self._known.pop(key, None)
        self._words = {word for key in self._known for word in key.split()}
        self._of_one_small_word = {fold(one.words) for one in everyday() if _SMALL.issuperset(tokens(one.words))}
        self._bound = {pair for key in self._known for pair in pairwise(key.split()) if pair[0] in _SMALL}
        self._misspelt: dict[str, str] = {}
        for key in self._known:
            if " " not in key and len(key) >= SURELY_A_WORD:
                for shorter in one_letter_less(key):
                    self._misspelt.setdefault(shorter, key)
        self._heard: dict[str, str] = {}
        for key in self._known:
            if " " not in key and len(key) >= LEAST_HEARD:
                for ending in ("", "e"):  # the one that a name loses with its gender is heard: "ménag"
                    self._heard.setdefault(sound(key + ending), key)
        self._starts: dict[str, list[str]] = {}
        for key in self._known:
            if " " not in key:
                self._starts.setdefault(key[:SHORTEST_START], []).append(key)

    def meanings(self, words: Sequence[str]) -> Meanings:
        """What words mean that are known as they are; nothing where they are not."""
        return self._known.get(" ".join(words), {})

    def is_place(self, words: Sequence[str]) -> bool:
        """Whether the words are a place where many trades work."""
        return " ".join(words) in self._places

    def spelled(self, words: Sequence[str]) -> list[str]:
        """The words, an unknown one replaced by a name of work one letter away ("infermier"), or heard so ("menaj")."""
        return [
            word if word in self._words or word in _SMALL else self._misheard(self._one_letter_away(word))
            for word in words
        ]

    def of_work(self, words: Sequence[str], written: Sequence[str]) -> list[str]:
        """The words but those of which any sentence is made ("je ne veux"), by the folded words of the text as they
        were `written`: "parc" is no "parce". What is part of a known name stays."""
        if self.meanings(words) and (len(words) > 1 or " ".join(written) in self._of_one_small_word):
            return list(words)
        bound = [self._binds(*pair) for pair in zip(written, (*written[1:], ""), strict=True)]
        is_small = [word in SENTENCE_WORDS and not binds for word, binds in zip(written, bound, strict=True)]
        small = {one_gender(word) for word, is_one in zip(written, is_small, strict=True) if is_one}
        small -= {one_gender(word) for word, is_one in zip(written, is_small, strict=True) if not is_one}
        if small.isdisjoint(words):
            return list(words)
        of_names = {
            at
            for name in self.found(words)
            if name.length > 1 or words[name.start] not in small
            for at in range(name.start, name.end)
        }
        return [word for at, word in enumerate(words) if at in of_names or word not in small]

    def _binds(self, word: str, after: str) -> bool:
        """Whether a word makes another of the one behind it in a known name: "après" of "après-vente"."""
        return (one_gender(word), one_gender(after)) in self._bound

    def _misheard(self, word: str) -> str:
        if word in self._words or len(word) < LEAST_HEARD:
            return word
        return self._heard.get(sound(word), word)

    def _one_letter_away(self, word: str) -> str:
        if len(word) < SURELY_A_WORD:
            return word
        near = (self._misspelt[one] for one in (word, *one_letter_less(word)) if one in self._misspelt)
        return next((known for known in near if _begins_alike(word, known)), word)

    def is_wide(self, words: Sequence[str]) -> bool:
        """Whether the words name no trade by any reading ("aider les gens")."""
        return " ".join(words) in self._wide

    def found(self, words: Sequence[str]) -> list[Found]:
        """The longest known names in `words`, from left to right, none over another."""
        names: list[Found] = []
        start = 0
        while start < len(words):
            for length in range(min(LONGEST, len(words) - start), 0, -1):
                key = " ".join(words[start : start + length])
                if key in self._known or key in self._places:
                    meanings = self._known.get(key, {})
                    tells = bool(meanings) and key not in _VAGUE
                    names.append(Found(start, length, meanings, is_place=key in self._places, tells=tells))
                    start += length
                    break
            else:
                start += 1
        return names

    def begun(self, word: str) -> Meanings:
        """What a short form of one word, folded, may mean: the trades of most of the known words that begin with it."""
        if len(word) < SHORTEST_START:
            return {}
        votes: Meanings = {}
        for key in self._starts.get(word[:SHORTEST_START], ()):
            if key.startswith(word):
                for trade, worth in self._known[key].items():
                    votes[trade] = votes.get(trade, 0.0) + worth
        most = max(votes.values(), default=0.0)
        if most < AGREED * sum(votes.values()):
            return {}
        return {trade: vote / most for trade, vote in votes.items() if vote >= most / 2}


def _known_words(rome: Rome) -> dict[str, Meanings]:
    """For the words of each title and everyday expression, the trades they name, each with its worth."""
    position = {trade.code: index for index, trade in enumerate(rome.trades)}
    known: dict[str, Meanings] = {}
    named = [(title.rome, title.label) for title in rome.titles] + [(trade.code, trade.label) for trade in rome.trades]
    said: list[tuple[str, tuple[str, ...]]] = [(form, (code,)) for code, label in named for form in title_forms(label)]
    said += [(one.words, one.codes) for one in everyday()]
    for words, codes in said:
        meanings = known.setdefault(" ".join(tokens(words)), {})
        for code, worth in zip(codes, WORTH, strict=False):
            if code in position:
                meanings[position[code]] = max(worth, meanings.get(position[code], 0.0))
    known.pop("", None)
    return known


def _begins_alike(typed: str, known: str) -> bool:
    """Whether two words begin alike, or are the same letters, two of them swapped: "ceuillette"."""
    is_swapped = typed[0] == known[0] and sorted(typed) == sorted(known)
    return is_swapped or typed[:SAME_START] == known[:SAME_START]
