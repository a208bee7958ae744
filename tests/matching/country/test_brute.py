"""The walk keeps what brute force keeps: nothing is lost to a bound, to a gate held in bits, or to rounding."""

from dataclasses import replace

import numpy as np

from matching.country import Brute, partitions_of, rank_partition
from tests.make.country import small_country


def lists_of(brute: Brute, *, partitions: int) -> dict[int, tuple[list[int], list[float]]]:
    found = {}
    for partition in partitions_of(brute.country, partitions):
        ranked = rank_partition(partition)
        for person, ids, scores in zip(ranked.people, ranked.opportunities, ranked.scores, strict=True):
            found[int(person)] = (ids[ids >= 0].tolist(), scores[ids >= 0].tolist())
    return found


def test_each_list_is_that_of_brute_force() -> None:
    brute = small_country()
    lists = lists_of(brute, partitions=4)

    for at, person in enumerate(brute.country.people.id):
        rows, scores = brute.best(at)
        assert lists[int(person)][0] == brute.country.opportunities.id[rows].tolist()
        assert np.allclose(lists[int(person)][1], scores, rtol=0, atol=1e-5)


def test_exposure_takes_from_a_score_or_adds_to_it() -> None:
    brute = small_country()
    opportunities = brute.country.opportunities
    price = np.random.default_rng(3).uniform(-0.2, 0.2, len(opportunities)).astype(np.float32)
    brute = replace(brute, country=replace(brute.country, opportunities=replace(opportunities, price=price)))
    lists = lists_of(brute, partitions=2)

    for at, person in enumerate(brute.country.people.id[:100]):
        assert lists[int(person)][0] == brute.country.opportunities.id[brute.best(at)[0]].tolist()


def test_most_lists_are_full_and_all_are_in_order() -> None:
    lists = lists_of(small_country(), partitions=1).values()

    assert np.mean([len(ids) == 50 for ids, _ in lists]) > 0.5
    assert all(scores == sorted(scores, reverse=True) for _, scores in lists)
    assert all(len(ids) == len(set(ids)) for ids, _ in lists)


def test_lists_are_the_same_bit_for_bit_in_however_many_partitions() -> None:
    one = lists_of(small_country(), partitions=1)

    assert lists_of(small_country(), partitions=3) == one
    assert lists_of(small_country(), partitions=50) == one


def test_of_thousands_that_are_alike_the_first_are_shown() -> None:
    brute = small_country()
    alike = brute.country.opportunities.at(np.full(2_000, 5))
    people = brute.country.people
    near = np.full(len(people), alike.commune[0]), np.tile(alike.trade[0], people.wishes.shape)
    country = replace(
        brute.country,
        people=replace(people, home=near[0], wishes=near[1]),
        opportunities=replace(alike, id=np.arange(1, 2_001)),
    )
    lists = lists_of(replace(brute, country=country), partitions=1)

    assert [ids for ids, _ in lists.values() if ids and ids != list(range(1, 51))] == []
    assert np.mean([len(ids) == 50 for ids, _ in lists.values()]) > 0.3
