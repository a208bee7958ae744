"""The means of transport as programs write them: `car:30`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator

from geo import Means, Mode, means_from_text

EXAMPLE = "Écrivez un moyen et des minutes, par exemple means=car:30. Moyens : " + ", ".join(Mode) + "."


def _all_known(words: list[str]) -> list[str]:
    if any(means_from_text(one) is None for one in words):
        raise ValueError(EXAMPLE)
    return words


WrittenMeans = Annotated[list[str], AfterValidator(_all_known)]
"""Means and minutes, each known; `read_means` reads them."""


def read_means(words: Iterable[str]) -> tuple[Means, ...]:
    """Each means once: the last minutes said of it."""
    told = map(means_from_text, words)
    return tuple({one.mode: one for one in told if one is not None}.values())
