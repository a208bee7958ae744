"""Names of places made comparable: what two ways of writing one name have in common."""

from kit.text import fold

_SHORT_FORMS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_INNER_SHORT_FORMS = _SHORT_FORMS | {"s": "sur", "ss": "sous", "lez": "les"}
_LINKS = frozenset({"l", "le", "la", "les", "d", "de", "du", "des", "en", "et", "sur", "sous", "a", "au", "aux"})
ARTICLES = frozenset({"l", "le", "la", "les"})


def search_name(name: str) -> str:
    """`name` as it is searched: folded, short forms spelt out: "St-Sulpice-s/-Mer" is "saint sulpice sur mer".

    "lès" and "lez" (near) are one word, as people write either: "lezennes lez lille" is "lezennes les lille".
    """
    words = fold(name).split()
    first = [_SHORT_FORMS.get(word, word) for word in words[:1]]
    return " ".join(first + [_INNER_SHORT_FORMS.get(word, word) for word in words[1:]])


def bare_name(words: list[str]) -> list[str]:
    """The words of a searched name that carry it, without articles and prepositions; all where there are no others."""
    return [word for word in words if word not in _LINKS] or words


def is_link(word: str) -> bool:
    """Whether a word of a searched name only links others: an article, a preposition."""
    return word in _LINKS
