"""What lists show too often and what they forget: the price that shares it out, and the prices of the last night."""

from matching.lists.exposure.exposure import (
    DEPTH,
    MOST_GINI,
    MOST_NEVER_SHOWN,
    Candidates,
    Prices,
    Spread,
    bound,
    could_be_shown,
    exposure,
    exposure_prices,
    gini,
    never_shown,
    place_worth,
    spread,
    usable_places,
)
from matching.lists.exposure.prices import PriceBook

__all__ = [
    "DEPTH",
    "MOST_GINI",
    "MOST_NEVER_SHOWN",
    "Candidates",
    "PriceBook",
    "Prices",
    "Spread",
    "bound",
    "could_be_shown",
    "exposure",
    "exposure_prices",
    "gini",
    "never_shown",
    "place_worth",
    "spread",
    "usable_places",
]
