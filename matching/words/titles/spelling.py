"""How catalogues of work write a word that somebody typed: "repasage" is "repassage" there, "menage" is "ménage".

No word is known here but those of ROME and of everyday names of work, letters are forgiven as trades are read
(`Phrases.spelled`), and the gender and number that were typed are kept.
"""

import re
from collections import Counter
from difflib import SequenceMatcher

from kit import fold, one_gender
from matching.words.rome import Rome
from matching.words.titles.everyday import everyday
from matching.words.titles.phrases import SAME_START, SURELY_A_WORD, Phrases

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Letters of the shortest word that is looked at: "a" may be "à", and "ou" may be "où"."""
_SAME_END = 2
"""Letters at the end that a misspelt word shares with the one that it means: "vendeuze" is no "vendeur"."""
_ALIKE = 0.88
"""The least likeness of letters of an unknown word to the one that it means."""


class Spelling:
    """The words of one version of ROME and of everyday names, as they are written there."""

    def __init__(self, rome: Rome, phrases: Phrases) -> None:
        self._phrases = phrases
        self._written = _written(rome)
        self._keys: dict[str, list[str]] = {}
        self._starts: dict[str, list[str]] = {}
        for folded in self._written:
            self._keys.setdefault(one_gender(folded), []).append(folded)
            self._starts.setdefault(folded[:SAME_START], []).append(folded)

    def corrected(self, text: str) -> str:
        """`text` with its words as the catalogues write them; what they do not know stays as it is typed."""
        return _WORD.sub(lambda found: _in_case_of(found[0], self._spelled(found[0])), text)

    def _spelled(self, typed: str) -> str:
        """One word in small letters, spelled."""
        word, folded = typed.lower(), fold(typed)
        if len(folded) < _SHORTEST:
            return word
        meant = folded if folded in self._written else self._meant(folded)
        written = self._written.get(meant)
        if written is None:
            return word
        usual = written.most_common(1)[0][0]
        return usual if meant != folded or _only_adds_accents(word, usual) else word

    def _meant(self, folded: str) -> str:
        """The known word that an unknown one means, of its own gender and number; the same where there is none."""
        key = one_gender(folded)
        (known,) = self._phrases.spelled([key])
        near = self._keys.get(known, []) if known != key else []
        if not near and len(folded) >= SURELY_A_WORD:
            near = [one for one in self._starts.get(folded[:SAME_START], ()) if abs(len(one) - len(folded)) <= 1]
        same_end = [one for one in near if one[-_SAME_END:] == folded[-_SAME_END:]]
        likeness = {one: SequenceMatcher(None, folded, one).ratio() for one in sorted(same_end)}
        best = max(likeness, key=lambda one: likeness[one], default=folded)
        return best if known != key or likeness.get(best, 0.0) >= _ALIKE else folded


def _only_adds_accents(typed: str, usual: str) -> bool:
    """Whether the usual word is the one that was typed, with accents that were left out: "agées" is "âgées"."""
    return len(typed) == len(usual) and all(
        one in (other, fold(other)) for one, other in zip(typed, usual, strict=True)
    )


def _written(rome: Rome) -> dict[str, Counter[str]]:
    """For each folded word of ROME and of everyday names, how often it is written in which way, in small letters.

    What they write once alone is left out: it may be misspelt there too.
    """
    labels = [one.label for some in (rome.trades, rome.titles, rome.skills, rome.contexts) for one in some]
    written: dict[str, Counter[str]] = {}
    for text in (*labels, *(one.words for one in everyday())):
        for word in _WORD.findall(text.lower()):
            written.setdefault(fold(word), Counter())[word] += 1
    return {folded: forms for folded, forms in written.items() if forms.total() > 1}


def _in_case_of(typed: str, word: str) -> str:
    """`word` with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
