"""Misspelt words in Cyrillic and Arabic letters, found again by how they sound: "طنظيف" is "تنظيف", "водiй" is "водій".

Two spellings that sound alike are one word. A long Arabic word may also lack a vowel or have one too many, and a long
word in Cyrillic be one letter away, as trades in French are read.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from matching.words.spelling.deletions import one_letter_less

_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[\u0400-\u04ff][^\W\d_]*|[\u0621-\u064a]+")
"""A word in one of the two scripts; Latin letters that look alike may stand in a Cyrillic one."""
_FOREIGN = re.compile("[\u0400-\u04ff\u0621-\u064a]")
_LATIN = str.maketrans("aceiopxykmtbh", "асеіорхукмтвн")
_CYRILLIC_SOUNDS = (
    (re.compile(r"[ьъ]"), ""),
    (re.compile(r"[сз]ч|щ"), "ш"),
    (re.compile(r"[иіыїйеєэё]"), "и"),
    (re.compile(r"ґ"), "г"),
)
"""What is heard alike in Ukrainian or in Russian: "и" and "е", soft signs, letters of one for those of the other."""
_ARABIC_SOUNDS = (
    (re.compile(r"ء"), ""),
    (re.compile(r"[طث]"), "ت"),
    (re.compile(r"ص"), "س"),
)
"""What most people say alike."""
_FEMININE = re.compile(r"(?<=\w{4})[هات]$")
"""The ending of feminine words, as it is said."""
_DOUBLED = re.compile(r"(?<=\w)(\w)\1+")
_ARTICLES = re.compile(r"و?[فبك]?ال|و?لل|[وفبل]")
_ARABIC_VOWELS, _ARABIC_VOWELS_AFTER_MIM = re.compile("[اوى]"), re.compile("[اى]")
"""After a first "م" a "و" makes another word: "مخزن" is a store, "مخزون" what is in it."""
_SHORTEST, _SHORTEST_STEM, _SHORTEST_ARABIC_STEM, _SHORTEST_BONES = 3, 5, 4, 4
"""Sounds of the shortest word that is heard, of the shortest beginning of one, and of the consonants of the shortest
that may miss a vowel."""
_SURELY_A_WORD, _SAME_START = 8, 2
"""Sounds of the shortest word that may be one letter away, and those that both then begin with."""


class HeardWords:
    """Words of a table, in its own letters, found by their sound; those that end in a star may have any ending."""

    def __init__(self, words: Iterable[str]) -> None:
        self._whole: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._bones: dict[str, str] = {}
        self._near: dict[str, str] = {}
        for word in words:
            bare, is_stem = word.removesuffix("*"), word.endswith("*")
            if not _WORD.fullmatch(bare):
                continue
            sound = _sound(bare)
            if is_stem and len(sound) >= (_SHORTEST_ARABIC_STEM if _is_arabic(bare) else _SHORTEST_STEM):
                self._stems.setdefault(sound, bare)
            if len(sound) >= _SHORTEST:
                self._whole.setdefault(_FEMININE.sub("ه", sound), bare)
            if _is_arabic(bare) and len(bones := _bones(sound)) >= _SHORTEST_BONES:
                self._bones.setdefault(bones, bare)
            if not _is_arabic(bare) and len(sound) >= _SURELY_A_WORD:
                for shorter in one_letter_less(sound):
                    self._near.setdefault(shorter, bare)

    def mended(self, text: str, *, is_known: Callable[[str], object]) -> str:
        """`text` with each word that is not known, and sounds like one of the table, written as it is there."""
        if not _FOREIGN.search(text):
            return text
        return _WORD.sub(lambda found: (not is_known(found[0]) and self._meant(found[0].lower())) or found[0], text)

    def _meant(self, word: str) -> str:
        """The word of the table that `word` sounds like; "" where there is none."""
        for sound in _sounds(word):
            if meant := self._whole.get(_FEMININE.sub("ه", sound)) or self._begun(sound):
                return meant
            if meant := self._bones.get(_bones(sound), "") if _is_arabic(word) else self._one_letter_away(sound):
                return meant
        return ""

    def _begun(self, sound: str) -> str:
        """The longest beginning of the table that a word begins with; "" where there is none."""
        starts = (sound[:end] for end in range(len(sound), _SHORTEST_ARABIC_STEM - 1, -1))
        return next((self._stems[start] for start in starts if start in self._stems), "")

    def _one_letter_away(self, sound: str) -> str:
        """The long word, or the long beginning of a word, that is one letter away, neither its first two nor its
        last; "" where there is none."""
        for end in range(len(sound), _SURELY_A_WORD - 2, -1):
            for shorter in one_letter_less(sound[:end]):
                near = self._near.get(shorter, "")
                if near and _ends(_sound(near)) == _ends(sound[:end]):
                    return near
        return ""


def _sounds(word: str) -> Iterator[str]:
    """The sounds of a word, then of what is left of an Arabic one without its article."""
    yield _sound(word)
    if _is_arabic(word) and (article := _ARTICLES.match(word)):
        yield _sound(word[article.end() :])


def _ends(sound: str) -> tuple[str, str]:
    return sound[:_SAME_START], sound[-1:]


def _sound(word: str) -> str:
    """A word in small letters, each letter as it is heard, no letter twice in a row."""
    sounds = _ARABIC_SOUNDS if _is_arabic(word) else _CYRILLIC_SOUNDS
    heard = word if _is_arabic(word) else word.translate(_LATIN)
    for letters, said in sounds:
        heard = letters.sub(said, heard)
    return _DOUBLED.sub(r"\1", heard)


def _bones(sound: str) -> str:
    """The first sound of an Arabic word and its consonants, no feminine ending: vowels are what is forgotten."""
    vowels = _ARABIC_VOWELS_AFTER_MIM if sound.startswith("م") else _ARABIC_VOWELS
    return sound[:1] + vowels.sub("", _FEMININE.sub("", sound)[1:])


def _is_arabic(word: str) -> bool:
    return "\u0621" <= word[:1] <= "\u064a"
