"""Text made to be slow to read, one piece over and over, and what of it keeps a reader longer than its length does."""

from collections.abc import Callable
from itertools import count
from time import process_time

PIECES = (
    *("0", "1 ", "0,", "06 ", "1 2 3 ", "12/12/2024 ", "8h ", "8h-", "de 8h à 12h ", "10 € ", "h"),
    *("a", "A", "é", "a ", "a.", "a@", "@.", "l'", "д", "с "),
    *(" ", "\n", "\t", "-", ",", "(", "())", "<br ", "http://"),
    *("de ", "un ", "je ", "pas ", "d’", "lundi ", "lundi, ", "lundi et ", "repos lundi ", "un samedi sur deux "),
    *("permis ", "voiture ", "bus, ", "mensuel ", "pour ter 1h ", "faire "),
)
_LETTERS, _FEWER_TIMES = 2_000, 4
_MOST_TIMES = 2.0 * _FEWER_TIMES
_NOISE_SECONDS = 0.02
"""Of the processor: what takes less is not compared. Reading 2,000 letters again from each takes more."""
_unlike = count()


def slow_pieces(read: Callable[[str], object]) -> dict[str, float]:
    """The pieces with which four times the letters take `read` over eight times as long, and how many times."""
    read("ménage")
    return {
        piece: round(times, 1)
        for piece in PIECES
        if _times(read, piece, tries=1) > _MOST_TIMES and (times := _times(read, piece, tries=4)) > _MOST_TIMES
    }


def _times(read: Callable[[str], object], piece: str, *, tries: int) -> float:
    """How much longer the letters take than a quarter of them, by the best of some tries; 0 within the noise."""
    most = min(_seconds(read, piece, _LETTERS) for _ in range(tries))
    if most < _NOISE_SECONDS:
        return 0
    return most / min(_seconds(read, piece, _LETTERS // _FEWER_TIMES) for _ in range(tries))


def _seconds(read: Callable[[str], object], piece: str, letters: int) -> float:
    """Of the processor. The text ends like no other: readers remember what they read."""
    text = f"{piece * (letters // len(piece))} {next(_unlike)}"
    began = process_time()
    read(text)
    return process_time() - began
