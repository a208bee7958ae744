"""Postings grouped around the one to show: each member is the same as that one, so that likeness never chains.

Postings are taken in order of preference. Each joins the group whose head it is most like, or becomes a head: A like B
and B like C put A and C together only if both are like the head. A head without a place holds no far places together.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from ingest.duplicates.score import Likeness


@dataclass(frozen=True, slots=True)
class Link:
    """A posting told to be the same as the head of its group, by their positions, and why."""

    member: int
    head: int
    likeness: Likeness


def link_all(
    order: Sequence[int],
    pairs: Iterable[tuple[int, int]],
    compare: Callable[[int, int], Likeness],
    *,
    apart: Collection[frozenset[int]] = (),
) -> list[Link]:
    """The links of the positions in `order`, the preferred first, among `pairs` that may be the same.

    `compare` is asked about heads, and about members where a place is not known. Pairs `apart` never meet, under a
    third one either.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    head_of: dict[int, int] = {}
    members: dict[int, list[int]] = defaultdict(list)
    links = []

    def fits(position: int, head: int, found: Likeness) -> bool:
        if apart and any(frozenset((position, one)) in apart for one in (head, *members[head])):
            return False
        if not found.is_same or found.parts.get("place") is not None:
            return found.is_same
        return all(compare(position, member).parts.get("place") != 0 for member in members[head])

    for position in order:
        heads = sorted({head_of[other] for other in near[position] if other in head_of})
        likely = sorted(((compare(position, head), head) for head in heads), key=lambda one: -one[0].score)
        best = next((Link(position, head, found) for found, head in likely if fits(position, head, found)), None)
        head_of[position] = position if best is None else best.head
        if best is not None:
            members[best.head].append(position)
            links.append(best)
    return links
