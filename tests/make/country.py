"""A small country: the communes of the Creuse, three hundred people, two thousand opportunities, drawn from a seed."""

from functools import cache

import numpy as np

from cli.bench.invented.country import estimated_minutes, nation_of
from ingest.reference import read_demo
from matching import Knowledge, load_weights
from matching.country import Brute, Country, formula_of, trades_of

PEOPLE, OPPORTUNITIES = 300, 2_000


@cache
def known() -> Knowledge:
    """What is known of the trades of the demonstration."""
    return Knowledge(read_demo().rome)


@cache
def small_country() -> Brute:
    """The country, beside what brute force goes by."""
    references = read_demo()
    nation = nation_of(references)
    people, opportunities = nation.people(PEOPLE, seed=7), nation.opportunities(OPPORTUNITIES, seed=7)
    minutes = estimated_minutes(np.unique(people.home), communes=references.communes)
    knowledge, weights = known(), load_weights()
    country = Country(
        people=people,
        opportunities=opportunities,
        minutes=minutes,
        lat=references.communes.lat,
        lon=references.communes.lon,
        trades=trades_of(knowledge.affinity, knowledge.demands),
        rarity=nation.rarity,
        formula=formula_of(weights),
    )
    return Brute(country, references.communes, knowledge.affinity, weights)
