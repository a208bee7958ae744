"""The same words in the other gender: "vendeuse en chaussures" for "vendeur en chaussures". To check, never to rank.

The pairs are the first words of ROME's two-gender titles: what names a person who does the work.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kit import fold
from matching.words.trades.rome import Rome

_WORD = re.compile(r"[^\W\d_]+")
_BESIDE_ROME = (("homme", "femme"), ("hôte", "hôtesse"), ("maître", "maîtresse"))
"""Words of everyday titles ("femme de ménage") of which ROME has only one gender."""

SAME_START = 3
"""Letters that both forms of a word begin with: "barman", "barmaid"."""


@dataclass(frozen=True, slots=True)
class Genders:
    """The words that name a trade in each gender, folded; each maps to its other form, spelt out."""

    feminine: dict[str, str]
    """By masculine."""
    masculine: dict[str, str]
    """By feminine."""

    def flipped(self, text: str) -> str:
        """`text` with each of these words in its other gender."""
        return _WORD.sub(lambda found: self._other(found[0]), text)

    def form_of(self, texts: Iterable[str]) -> str:
        """ "woman" or "man" by the forms that stand in `texts`, "unsaid" where neither does or both as often."""
        found = [fold(word) for text in texts for word in _WORD.findall(text)]
        women, men = sum(word in self.masculine for word in found), sum(word in self.feminine for word in found)
        return "unsaid" if women == men else "woman" if women > men else "man"

    def _other(self, word: str) -> str:
        folded = fold(word)
        return self.feminine.get(folded) or self.masculine.get(folded) or word


def genders_of(rome: Rome) -> Genders:
    """The pairs of a version of ROME; a word that stands on both sides of some titles has no gender."""
    pairs = list(_BESIDE_ROME)
    for label in (*(trade.label for trade in rome.trades), *(title.label for title in rome.titles)):
        sides = [side.split() for side in label.split(" / ", 1)]
        if len(sides) == 2 and all(sides):
            first = zip(*(_WORD.findall(side[0].lower()) for side in sides), strict=False)
            pairs += [(man, woman) for man, woman in first if _two_forms(man, woman)]
    men, women = {fold(man) for man, _ in pairs}, {fold(woman) for _, woman in pairs}
    both = men & women
    kept = [(man, woman) for man, woman in reversed(pairs) if not {fold(man), fold(woman)} & both]
    return Genders(
        feminine={fold(man): woman for man, woman in kept}, masculine={fold(woman): man for man, woman in kept}
    )


def _two_forms(one: str, other: str) -> bool:
    """Whether two words are forms of one: "Responsable / Commerciale" are two trades."""
    return fold(one) != fold(other) and fold(one)[:SAME_START] == fold(other)[:SAME_START]
