"""The words of many texts at once, as numbers: what makes a fingerprint cheap enough for a whole country.

A word is its first six letters, folded, five bits each: "nettoyage" and "nettoyer" meet, and so do most plurals and
gender forms. Words of fewer than four letters, figures and punctuation say nothing: a reworded salary changes little.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

STEM_LETTERS = 6
LEAST_LETTERS = 4
HEAD_WORDS = 40
"""The beginning of a text, which is all that a partner who cuts at 300 characters leaves."""

_ODD = np.uint32(0x9E3779B1)
_OTHER_ODD = np.uint32(0x85EBCA6B)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The pairs of neighbouring words of n texts, hashed, in reading order, one text after the other."""

    hashes: NDArray[np.uint32]
    owner: NDArray[np.int32]
    """The text of each, ascending, int32."""
    rank: NDArray[np.int32]
    """Where each stands in its text, from 0, int32."""
    count: NDArray[np.int64]
    """How many each text has, int64, shape (n,)."""


def read_shingles(texts: Sequence[str]) -> Shingles:
    """The word pairs of `texts`; none for a text of one word."""
    codes, owner = _words(texts)
    together = owner[1:] == owner[:-1]
    hashes = _mixed(codes[:-1] * _ODD + codes[1:])[together]
    owner = owner[1:][together]
    count = np.bincount(owner, minlength=len(texts))
    begin = np.cumsum(count) - count
    rank = np.arange(len(hashes), dtype=np.int32) - begin[owner].astype(np.int32)
    return Shingles(hashes, owner, rank, count)


def _words(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The codes of all words of `texts`, and the text of each."""
    joined = "\n".join(texts)
    if not (joined.isascii() or unicodedata.is_normalized("NFC", joined)):
        texts = [unicodedata.normalize("NFC", text) for text in texts]
        joined = "\n".join(texts)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    letters = np.frombuffer(joined.encode("latin-1", "replace").translate(_letters()) + bytes(STEM_LETTERS), np.uint8)
    begins = letters != 0
    begins[1:] &= letters[:-1] == 0
    starts = np.flatnonzero(begins)
    for place in range(1, LEAST_LETTERS):
        starts = starts[letters[starts + place] != 0]
    codes = letters[starts].astype(np.uint32)
    going = np.ones(len(starts), bool)
    for place in range(1, STEM_LETTERS):
        letter = letters[starts + place]
        going &= letter != 0
        codes = (codes << np.uint32(5)) | (letter * going)
    ends = np.searchsorted(starts, np.cumsum(lengths + 1))
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(ends, prepend=0))
    return codes, owner


@cache
def _letters() -> bytes:
    """1 to 26 for each sign of latin-1 that folds to a letter, else 0."""
    folded = [unicodedata.normalize("NFKD", chr(sign).lower())[0] for sign in range(256)]
    return bytes(ord(letter) - ord("a") + 1 if "a" <= letter <= "z" else 0 for letter in folded)


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """`values` spread over all 32 bits (the finaliser of MurmurHash3)."""
    mixed: NDArray[np.uint32] = values ^ (values >> np.uint32(16))
    mixed *= _OTHER_ODD
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed
