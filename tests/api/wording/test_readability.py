"""Every French text of the site is for somebody tired: short sentences, everyday words, no word of the trade.

How common a word is comes from wordfreq (Zipf scale: 3 is once in a million words).
"""

import re
from collections.abc import Iterator
from functools import cache

from wordfreq import zipf_frequency

from api.wording.extraction import extracted

MOST_WORDS = 20
"""In a sentence; half of ours have fewer than five."""
RARE = 2.3
NAMES = {
    *("proconnect", "freeotp", "authenticator", "smtp", "json", "schedule", "bsr", "rgaa", "eupl", "odbl"),
    "jeveuxaider",
}
"""What is called so, and could not be said otherwise."""
PLAIN = {
    *("raccourcissez", "réessayez", "importez", "cochées", "décochez", "déconnectez", "prévenons", "relancez"),
    *("immersions", "malvoyantes"),
}
"""Rare in books, most of them for their person or their plural, and understood by all."""
JARGON = re.compile(
    r"\b(?:PMSMP|SIAE|ACI|ETTI|frein|freins|remobilisation|socio-?pro\w*|employabilité|bénéficiaire|bénéficiaires"
    r"|prescripteur|prescription|appétence|dispositif|géolocalisation|profilage|occurrence|veuillez)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"(?<=[.!?:;…])\s+")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def texts() -> tuple[str, ...]:
    """Every text of the site, without its tags, a value standing as "X"."""
    return tuple(
        _TAG.sub(" ", _PLACEHOLDER.sub(" X ", text))
        for message in extracted()
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        if text
    )


def sentences() -> Iterator[str]:
    for text in texts():
        yield from _END.split(text)


def test_sentences_are_short() -> None:
    assert [sentence for sentence in sentences() if len(_WORD.findall(sentence)) > MOST_WORDS] == []


def test_words_are_those_of_every_day() -> None:
    words = {word.lower() for text in texts() for word in _WORD.findall(text) if len(word) > 2}

    assert {word for word in words - NAMES - PLAIN if zipf_frequency(word, "fr") < RARE} == set()


def test_no_word_of_the_trade_is_left() -> None:
    assert [text for text in texts() if JARGON.search(text)] == []


def test_the_words_let_through_are_still_said() -> None:
    words = {word.lower() for text in texts() for word in _WORD.findall(text)}

    assert words >= NAMES | PLAIN
