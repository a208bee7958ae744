"""Whether what a person said speaks for an opportunity: the same verdict for a counsellor and for an employer."""

from collections.abc import Iterable

from matching.reasons.reason import BY_WORDS, QUOTING, Reason


def is_linked(reasons: Iterable[Reason]) -> bool:
    """Whether a wish, a trade of before or one near to them is among the reasons: these quote the person's words."""
    return any(one.quotes for one in reasons)


def is_wished(reasons: Iterable[Reason]) -> bool:
    """Whether it is linked by its trade or its theme, not by words alone: dishwashing speaks of kitchens too."""
    return any(one.code in QUOTING - BY_WORDS for one in reasons)


def is_called_for(reasons: Iterable[Reason]) -> bool:
    """Whether a transport on demand leads there at its hours: one calls it, and it is no longer far."""
    helps = (one.values[0] for one in reasons if one.code == "without_car")
    return any(isinstance(one, tuple) and any(_is_on_demand(each) for each in one) for one in helps)


def _is_on_demand(told: object) -> bool:
    return isinstance(told, tuple) and bool(told) and told[0] == "on_demand"
