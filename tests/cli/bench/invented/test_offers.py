"""The country of the measure: its offers are what the measure says they are."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from cli.bench.invented.offers import Country, a_day_later
from ingest.draft import Draft
from ingest.reference import read_demo
from ingest.sources.france_travail import clean_france_travail

COUNT = 3_000


@cache
def offers() -> tuple[dict[str, Any], ...]:
    references = read_demo()
    country = Country(list(references.communes), references.rome, seed=23, as_of=datetime(2026, 11, 21, tzinfo=UTC))
    return tuple(country.offers(COUNT))


def test_each_offer_has_a_key_of_its_own_and_can_be_read() -> None:
    assert len({offer["id"] for offer in offers()}) == COUNT
    assert all(isinstance(one, Draft) for offer in offers()[:200] for one in clean_france_travail(offer))


def test_one_in_twenty_names_no_trade_and_texts_are_as_long_as_real_ones() -> None:
    lengths = sorted(len(offer["description"]) for offer in offers())

    assert sum("romeCode" not in offer for offer in offers()) / COUNT == pytest.approx(0.05, abs=0.02)
    assert lengths[COUNT // 10] > 900
    assert lengths[9 * COUNT // 10] < 2_200


def test_three_in_a_hundred_differ_the_day_after() -> None:
    before = {offer["id"]: offer for offer in offers()}
    after = {offer["id"]: offer for offer in a_day_later(list(offers()), seed=23)}

    differ = sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())
    assert differ / COUNT == pytest.approx(0.03, abs=0.01)
