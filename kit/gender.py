"""One form for both genders: "vendeuse", "vendeur" and "vendeurs" become the same letters, so that they read the same.

What comes out is no French word, only a key: what is compared goes through here on both sides. Endings by rule, the
few others by name. The same key for other pairs of words ("plante", "plant") is harmless; those that would change the
trade are named.
"""

import re
from functools import lru_cache

from kit.text import STEM_LENGTH, words

_NAMED = {
    "homme": "homme",
    "femme": "homme",
    "valet": "homme",
    "fille": "garcon",
    "dame": "monsieur",
    "madame": "monsieur",
    "hotesse": "hote",
    "steward": "hote",
    "barmaid": "barman",
    "cheffe": "chef",
    "abbesse": "abb",
    "maitresse": "maitr",
    "contremaitresse": "contremaitr",
    "poetesse": "poet",
    "pretresse": "pretr",
    "ambassadrice": "ambassadeur",
    "lavandiere": "lavandier",
    "torera": "torero",
    "banderilla": "banderillo",
    "pizzaiola": "pizzaiolo",
    "reportrice": "reporter",
}
_ENGLISH = ("manag", "design", "rewrit", "dispatch", "book", "report", "train", "gam", "stream", "road", "rider")
"""Roots of borrowed words: "manager" has "manageuse" and "manageure"."""
_KEPT = {
    "cours": "cours",
    "course": "course",
    "courses": "course",
    "port": "port",
    "porte": "porte",
    "portes": "porte",
    "vente": "vente",
    "ventes": "vente",
    "poste": "poste",
    "postes": "poste",
    "retraite": "retraite",
    "retrait": "retrait",
    "retraits": "retrait",
    "marche": "marche",
    "marches": "marche",
    "bois": "bois",
    "poids": "poids",
    "repas": "repas",
}
"""Words that mean another trade without their last letters: the errands are not the lessons."""
_ENDINGS = tuple(
    (re.compile(feminine), masculine)
    for feminine, masculine in (
        (r"woman$", "man"),
        (r"teresse$", "teur"),
        (r"euse$", "eur"),
        (r"trice$", "teur"),
        (r"(i|ch|g|ll|rg)ere$", r"\1er"),
        (r"([aeo]n)ne$", r"\1"),
        (r"elle$", "el"),
        (r"ivee?$", "if"),
        (r"ique$", "ic"),
        (r"e{1,3}$", ""),
    )
)
SHORTEST = 5
"""Letters of the shortest word that is changed but for its plural: "rue", "aide" and "mode" have no gender."""


@lru_cache(maxsize=200_000)
def one_gender(word: str) -> str:
    """The key of a folded word: without plural, the same for both genders."""
    if word in _KEPT:
        return _KEPT[word]
    word = _singular(word)
    if word in _NAMED:
        return _NAMED[word]
    if len(word) < SHORTEST:
        return word
    for root in _ENGLISH:
        if word in (f"{root}euse", f"{root}eure", f"{root}eur", f"{root}rice"):
            return f"{root}er"
    for feminine, masculine in _ENDINGS:
        if (changed := feminine.sub(masculine, word)) != word:
            return _singular(changed)
    return word


def roots(text: str) -> list[str]:
    """The keys of the meaningful words of `text`, in order, six letters of each: "nettoyage" and "nettoyer" meet."""
    return [one_gender(word)[:STEM_LENGTH] for word in words(text)]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss") else word
