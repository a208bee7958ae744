"""How catalogues of work write a word that somebody typed: "repasage" is "repassage" there, "menaje" is "ménage".

No word is known here but those of ROME and of everyday names of work, and a word means another only where both sound
alike: one letter away, "sérieuse" would be "serveuse". The gender and number that were typed are kept. What is no word
of work, and no small one (`small_words`), is told to be unknown: somebody may look at it again.
"""

import re
from collections import Counter
from dataclasses import dataclass

from kit import fold, one_gender, words
from matching.words.rome import Rome
from matching.words.spelled_verbs import verbs_spelled
from matching.words.titles.everyday import everyday
from matching.words.titles.small_words import small_words_spelled
from matching.words.titles.wording import sound, tokens

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Letters of the shortest word that is looked at: "a" may be "à", and "ou" may be "où"."""
_LEAST_HEARD = 6
"""Letters of the shortest unknown word that is taken for one that sounds like it."""
_YOU = "ez"
"""The end of verbs that speak to somebody else: "offrez" is no "offres"."""
_HEARD_ALIKE = str.maketrans("jz", "gs")
"""Letters at the end of a word that are written one for the other: "menaje", "vendeuze"."""
_VERB_ENDING = re.compile(r"(?:ees?|es|e|ons|ez|ent|ais|ait|ai|ant)$")
"""Of a verb in "-er", in folded letters: "travaille" and "gardais" are known by "travailler" and "garder"."""
_EVERYDAY_WORDS = """
aime aimes apprenais apprends attendre bientot boucher comprends compter connais connaissais cours deja devais
disais dois ecrire ecris etais etait faisais jamais juste lire meilleur meilleurs mets mettais mieux parle peux
pouvais prenais prends rien savais sers servais seul seule seules seuls suis tiens toujours trois vendais vends
viens voudrais voulais
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
"""Folded words that catalogues of work have no use for, and people who tell what they did have."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text as it was typed and as catalogues of work write it, and its words that they do not know."""

    typed: str
    text: str
    unknown: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether it would be written otherwise."""
        return self.text != self.typed


class Spelling:
    """The words of one version of ROME and of everyday names, as they are written there."""

    def __init__(self, rome: Rome) -> None:
        every = _written(rome)
        self._all = every.keys()
        # what is written once alone may be misspelt there too
        self._written = {folded: forms for folded, forms in every.items() if forms.total() > 1}
        self._genders = {one_gender(folded) for folded in every}
        self._heard: dict[str, list[str]] = {}
        for folded in self._written:
            if len(folded) >= _SHORTEST:
                self._heard.setdefault(sound(folded), []).append(folded)

    def corrected(self, text: str) -> Spelled:
        """`text` with its words as the catalogues write them; what they do not know, and what is a name by its capital,
        stays as it is typed."""
        verbs = verbs_spelled(text)
        verbs = verbs[:1].upper() + verbs[1:] if text[:1].isupper() else verbs
        small = small_words_spelled(verbs, is_of_work=lambda word: fold(word) in self._written)
        told = _WORD.sub(self._in_its_place, small)
        unknown = (found[0] for found in _WORD.finditer(told) if not (_is_name(found) or self._may_know(found[0])))
        return Spelled(text, told, tuple(dict.fromkeys(unknown)))

    def _in_its_place(self, found: re.Match[str]) -> str:
        return found[0] if _is_name(found) else _in_case_of(found[0], self._spelled(found[0]))

    def _may_know(self, word: str) -> bool:
        """Whether a word is known, or is the feminine or the plural of one that is."""
        folded = fold(word)
        return self._knows(folded) or (folded[-1:] in ("e", "s") and one_gender(folded) in self._genders)

    def _knows(self, folded: str) -> bool:
        """Whether a folded word is of the catalogues, a verb of theirs, or too small or too common to be looked at."""
        if len(folded) < _SHORTEST or folded in _EVERYDAY or not words(folded):
            return True
        verb = _VERB_ENDING.sub("er", folded)
        return folded in self._all or verb in self._all or not tokens(folded) or not tokens(verb)

    def _spelled(self, typed: str) -> str:
        """One word in small letters, spelled."""
        word, folded = typed.lower(), fold(typed)
        if len(folded) < _SHORTEST:
            return word
        meant = folded if folded in self._written or self._knows(folded) else self._meant(folded)
        written = self._written.get(meant)
        if written is None:
            return word
        usual = written.most_common(1)[0][0]
        return usual if meant != folded or _only_adds_accents(word, usual) else word

    def _meant(self, folded: str) -> str:
        """The known word that an unknown one sounds like, the most usual of them; the same where there is none."""
        if len(folded) >= _SHORTEST and f"h{folded}" in self._written:
            return f"h{folded}"
        if len(folded) < _LEAST_HEARD or folded.endswith(_YOU):
            return folded
        alike = [one for one in self._heard.get(sound(folded), ()) if _may_stand_for(folded, one)]
        return max(alike, key=lambda one: self._written[one].total(), default=folded)


def _may_stand_for(typed: str, known: str) -> bool:
    """Whether words that sound alike begin and end alike too: "repasse" is no "repas", "chauffer" no "chauffeur"."""
    return typed[:2] == known[:2] and typed.translate(_HEARD_ALIKE)[-3:] == known.translate(_HEARD_ALIKE)[-3:]


def _is_name(found: re.Match[str]) -> bool:
    """Whether a word has a capital further on than at the beginning: that of a place, a shop, somebody."""
    word = found[0]
    return found.start() > 0 and word[0].isupper() and not word.isupper()


def _only_adds_accents(typed: str, usual: str) -> bool:
    """Whether the usual word is the one that was typed, with accents that were left out: "agées" is "âgées"."""
    return len(typed) == len(usual) and all(
        one in (other, fold(other)) for one, other in zip(typed, usual, strict=True)
    )


def _written(rome: Rome) -> dict[str, Counter[str]]:
    """For each folded word of ROME and of everyday names, how often it is written in which way, in small letters."""
    labels = [one.label for some in (rome.trades, rome.titles, rome.skills, rome.contexts) for one in some]
    written: dict[str, Counter[str]] = {}
    for text in (*labels, *(one.words for one in everyday())):
        for word in _WORD.findall(text.lower()):
            written.setdefault(fold(word), Counter())[word] += 1
    return written


def _in_case_of(typed: str, word: str) -> str:
    """`word` with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
