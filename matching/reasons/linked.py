"""Whether what a person said speaks for an opportunity: the same verdict for a counsellor and for an employer."""

from collections.abc import Iterable

from matching.reasons.reason import Reason


def is_linked(reasons: Iterable[Reason]) -> bool:
    """Whether a wish, a trade of before or one near to them is among the reasons: these quote the person's words."""
    return any(one.quotes for one in reasons)
