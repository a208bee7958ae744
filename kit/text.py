"""French text made comparable: folding, words, stems, and plain text out of HTML."""

import html
import re
import unicodedata
from functools import lru_cache

_SPELLED_OUT = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"))
_WORDS_ONLY = {code: " " for code in range(128) if not (chr(code).islower() or chr(code).isdigit())}
_DROPPED = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"<\s*(?:br|/p|/li|/div|/h\d|/tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-z/!?][^<>]{0,2000}>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f�\ud800-\udfff]")

STEM_LENGTH = 6
"""Letters kept of a word: "nettoyage" and "nettoyer", "serveur" and "serveuse" meet; Snowball keeps them apart."""

_EMPTY = """
a ai ainsi alors au aucun aussi autre autres aux avec avoir bien c ca car ce cela ces cet cette chez ci comme d dans de
des donc du elle elles en entre es est et etre eux f faire fait fh h hf il ils j je jusqu l la le les leur leurs lui m
ma mais me meme mes moi mon n ne nos notre nous on ont ou par pas peu peut plus pour qu quand que qui s sa sans se ses
si soi son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y
travail travailler emploi poste metier cherche recherche veux voudrais aimerais aime plait plutot quelque chose genre
truc etc importe
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())


def fold(text: str) -> str:
    """`text` in lower case, without accents or punctuation, single spaces: "L'Âge-d'Or" becomes "l age d or"."""
    lower = text.lower()
    if not lower.isascii():
        for letter, spelled in _SPELLED_OUT:
            lower = lower.replace(letter, spelled)
        lower = unicodedata.normalize("NFKD", lower.replace("’", " ")).encode("ascii", "ignore").decode()
    return " ".join(lower.translate(_WORDS_ONLY).split())


class _Flat(dict[int, str]):
    """What each letter becomes in `flat`, found out once; rare scripts are not kept."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()[:1] or " "
        if code <= _MOST_KEPT:
            self[code] = plain
        return plain


_MOST_KEPT = 0x2FFF
_FLAT = _Flat({ord("’"): "'", ord("\u00a0"): " ", ord("\n"): " "})


def flat(text: str) -> str:
    """`text` in small letters without accents, letter for letter: a place in it is the same place in `text`."""
    return text.translate(_FLAT)


def words(text: str) -> list[str]:
    """The folded words of `text` that carry meaning, in order: no articles, no "cherche un travail"."""
    return [word for word in fold(text).split() if word not in _EMPTY_WORDS and len(word) > 1]


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    short = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
    short = short[:-1] if len(short) > 4 and short[-1] == "e" else short
    return short[:STEM_LENGTH]


def stems(text: str) -> list[str]:
    """The stems of the meaningful words of `text`, in order: plural and final e dropped, six letters kept."""
    return [_stem(word) for word in words(text)]


def plain_text(text: str, *, limit: int) -> str:
    """`text` without tags, scripts, entities or control characters, at most `limit` characters, cut at a word.

    Most texts hold none of them: each expression is tried only where its sign is there.
    """
    bare = text[: limit * 8]
    if "<" in bare:
        bare = _untagged(bare)
    if "&" in bare:
        bare = html.unescape(bare)
        if "<" in bare:  # tags that were written as entities
            bare = _untagged(bare)
    if _is_printable(bare):
        bare = _single_spaced(bare)
    else:
        bare = _tidy(bare)
        bare = bare if _is_printable(bare) else _tidy(_CONTROL.sub(" ", bare))
    if len(bare) <= limit:
        return bare
    return bare[: limit - 1].rsplit(" ", 1)[0] + "…"


def _is_printable(text: str) -> bool:
    """Whether `text` holds no control character, and no white space but spaces and ends of lines."""
    return "\ufffd" not in text and text.replace("\n", " ").isprintable()


def _single_spaced(text: str) -> str:
    """A printable text as `_tidy` gives it, without taking it apart."""
    while "  " in text:
        text = text.replace("  ", " ")
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return text.strip()


def _tidy(text: str) -> str:
    return "\n".join([tidy for line in text.splitlines() if (tidy := " ".join(line.split()))])


def _untagged(text: str) -> str:
    return _TAG.sub(" ", _BLOCK.sub("\n", _DROPPED.sub(" ", text)))


def number(value: float) -> str:
    """A number as French writes it, two decimals at most: "35", "17,5", "1 240" with a space that does not break."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\u202f").replace(".", ",")


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop, for a reason shown to a person."""
    tidy = text.strip()
    if not tidy:
        return ""
    return tidy[0].upper() + tidy[1:] + ("" if tidy[-1] in ".!?…" else ".")


def marked(text: str) -> str:
    """`text`, marked as one that is told in other languages, by whoever shows it."""
    return text
