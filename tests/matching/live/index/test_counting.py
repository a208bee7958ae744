"""Bags counted many at once: the same words, as often, as those counted one opportunity at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Asked, Opportunity
from matching.live.index.bags import PARTS
from matching.live.index.counting import counted_bags
from matching.scoring.corpus import bag_of, features_of, texts_of
from tests.make.values import some_opportunity

SKILLS = (Asked("Pétrir la pâte", required=True), Asked("Cuire au four", required=False))
OFFERS = [
    some_opportunity(title="Boulangère", text="L'atelier, près d'Aubusson :\ncuire, pétrir, cuire encore."),
    some_opportunity(title="", text="", rome_label=None),
    some_opportunity(text="pain " * 400, conditions={"skills": SKILLS, "domain": "solidarite-insertion"}),
]


@pytest.mark.parametrize("one", OFFERS)
def test_a_bag_counted_among_others_is_the_one_counted_alone(one: Opportunity) -> None:
    alone = features_of(one)

    bags = counted_bags([texts_of(OFFERS[0]), texts_of(one), texts_of(OFFERS[2])])

    here = slice(bags.starts[1], bags.starts[2])
    for codes, bag in ((bags.words[here], alone.words), (bags.skills[here], alone.skills)):
        counted = dict(zip(bags.columns[here][codes > 0].tolist(), codes[codes > 0].tolist(), strict=True))
        assert counted == {column: min(255, round(PARTS * damped**2)) for column, damped in bag.items()}


@given(st.text(alphabet=st.sampled_from("aBé Œ'’-\n\t\x85\u00a0\u2028\u2003ß²fi¨Σ1"), max_size=60))
def test_any_text_is_read_as_if_it_were_folded_whole(text: str) -> None:
    said = some_opportunity(title="", text=text, rome_label=None)

    bags = counted_bags([texts_of(said)])

    assert sorted(bags.columns[bags.words > 0].tolist()) == sorted(bag_of((text, 1.0)))
    assert np.array_equal(bags.starts, [0, len(bags.columns)])
