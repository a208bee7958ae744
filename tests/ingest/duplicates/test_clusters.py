"""Groups around the one to show: no chains."""

from ingest.duplicates.clusters import link_all
from ingest.duplicates.score import Likeness

SAME, OTHER = Likeness(0.9, {"place": 1.0}), Likeness(0.1, {"place": 1.0})
NOWHERE, FAR = Likeness(0.9, {"place": None}), Likeness(0.1, {"place": 0.0})


def test_likeness_does_not_chain() -> None:
    alike = {(0, 1), (1, 2)}

    links = link_all([0, 1, 2], alike, lambda *pair: SAME if tuple(sorted(pair)) in alike else OTHER)

    assert [(one.member, one.head) for one in links] == [(1, 0)]


def test_each_joins_the_head_it_is_most_like() -> None:
    scores = {(1, 0): OTHER, (2, 0): SAME, (2, 1): Likeness(0.95, {"place": 1.0})}

    links = link_all([0, 1, 2], scores, lambda one, head: scores[one, head])

    assert [(one.member, one.head) for one in links] == [(2, 1)]


def test_a_head_without_a_place_holds_no_two_far_places_together() -> None:
    found = {(1, 0): NOWHERE, (2, 0): NOWHERE, (2, 1): FAR}

    links = link_all([0, 1, 2], [(0, 1), (0, 2)], lambda one, head: found[one, head])

    assert [(one.member, one.head) for one in links] == [(1, 0)]


def test_two_that_a_person_separated_do_not_meet_under_a_third() -> None:
    apart = {frozenset((1, 2))}

    links = link_all([0, 1, 2], [(0, 1), (0, 2)], lambda *_: SAME, apart=apart)

    assert [(one.member, one.head) for one in links] == [(1, 0)]
