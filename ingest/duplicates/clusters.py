"""Postings grouped around the one to show: each member is the same as that one, so that likeness never chains.

Postings are taken in order of preference. Each joins the group whose head it is most like, or becomes a head: A like B
and B like C put A and C together only if both are like the head.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ingest.duplicates.score import Likeness


@dataclass(frozen=True, slots=True)
class Link:
    """A posting told to be the same as the head of its group, by their positions, and why."""

    member: int
    head: int
    likeness: Likeness


def link_all(
    order: Sequence[int], pairs: Iterable[tuple[int, int]], compare: Callable[[int, int], Likeness]
) -> list[Link]:
    """The links of the positions in `order`, the preferred first, among `pairs` that may be the same.

    `compare` is asked for a pair of positions at most once, and only for heads.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    head_of: dict[int, int] = {}
    links = []
    for position in order:
        heads = {head_of[other] for other in near[position] if other in head_of}
        likely = ((compare(position, head), head) for head in sorted(heads))
        best = max(
            ((found, head) for found, head in likely if found.is_same), key=lambda one: one[0].score, default=None
        )
        head_of[position] = position if best is None else best[1]
        if best is not None:
            links.append(Link(position, best[1], best[0]))
    return links
