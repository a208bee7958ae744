"""A text given to one reader of conditions."""

from collections.abc import Callable

from matching.words.conditions import Found, Passage


def read[T](reader: Callable[[Passage], Found[T] | None], text: str) -> T | None:
    """What it finds there, without the words that say it; None where nothing is said."""
    found = reader(Passage(text))
    return None if found is None else found.value
