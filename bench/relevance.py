"""How well the ranking does on a judged corpus, beside the usual ways to order offers: nDCG@10, printed as JSON.

    python -m bench.relevance --corpus DIR --reference DIR

DIR holds `opportunities.jsonl.gz`, `personas.json` and `judgments.csv` (persona,key,grade from 0 to 3). What was not
judged counts as 0. Gains are 2^grade − 1 with the log2 discount; the mean is over people with at least one grade ≥ 1.
"""

import argparse
import csv
import json
import math
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from geo import Estimate, Travel
from ingest import newest, read_opportunities, read_personas
from ingest.reference import read_official
from matching import Corpus, Knowledge, build_corpus, features_of, load_weights, stand
from matching.rank import Standing

Order = Callable[[Standing], Sequence[int]]
DEPTH = 10


def ndcg(keys: Sequence[str], grades: Mapping[str, int]) -> float | None:
    """nDCG at DEPTH; None where nobody could do better than 0."""
    ideal = sorted(grades.values(), reverse=True)[:DEPTH]
    best = sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(ideal))
    got = sum((2 ** grades.get(key, 0) - 1) / math.log2(place + 2) for place, key in enumerate(keys[:DEPTH]))
    return got / best if best else None


def in_reach(standing: Standing) -> np.ndarray:
    """Rows within twice the declared limit, the only filter that all baselines share."""
    return np.flatnonzero(standing.reach.minutes <= 2 * standing.reach.limit)


def at_random(standing: Standing) -> Sequence[int]:
    """What is in reach, shuffled, the same at each run."""
    return np.random.default_rng(23).permutation(in_reach(standing)).tolist()


def nearest(standing: Standing) -> Sequence[int]:
    """What is in reach, by distance."""
    rows = in_reach(standing)
    return rows[np.argsort(standing.reach.km[rows], kind="stable")].tolist()


def newest_first(standing: Standing) -> Sequence[int]:
    """What is in reach, by date."""
    rows = in_reach(standing)
    return rows[np.argsort(-np.nan_to_num(standing.corpus.created[rows]), kind="stable")].tolist()


def same_trade_then_nearest(standing: Standing) -> Sequence[int]:
    """The trades read out of the wishes exactly, then distance: what a search by ROME code gives."""
    rows = in_reach(standing)
    codes = {guess.code for ask in standing.profile.asks if ask.origin == "wish" for guess in ask.understood.trades}
    exact = np.array([standing.corpus.opportunities[row].rome in codes for row in rows])
    return rows[np.lexsort((standing.reach.km[rows], ~exact))].tolist()


def words_only(standing: Standing) -> Sequence[int]:
    """The words of the wishes in the text, weighted by rarity."""
    rows = in_reach(standing)
    return rows[np.argsort(-np.nan_to_num(standing.scores.parts["words"][rows]), kind="stable")].tolist()


def ours(standing: Standing) -> Sequence[int]:
    """The ranking of the service."""
    return standing.open_rows().tolist()


ORDERS: dict[str, Order] = {
    "random in reach": at_random,
    "nearest": nearest,
    "newest in reach": newest_first,
    "same trade, then nearest": same_trade_then_nearest,
    "words only": words_only,
    "alentour": ours,
}


def main() -> None:
    """Prints the mean nDCG@10 of each order, and the seconds of ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    asked = parser.parse_args()
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    with (asked.corpus / "judgments.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            grades[row["persona"]][row["key"]] = int(row["grade"])
    opportunities = read_opportunities(asked.corpus)
    references = read_official(asked.reference)
    knowledge = Knowledge(references.rome)
    travel = Travel(references.communes, (Estimate(references.communes),))
    features = [features_of(one) for one in opportunities]
    corpus = build_corpus(features, trades=knowledge.trades, communes=references.communes)
    began = time.perf_counter()
    standings = stand_all(asked.corpus, corpus, knowledge, travel)
    seconds = time.perf_counter() - began
    table = {name: mean_ndcg(order, standings, corpus, grades) for name, order in ORDERS.items()}
    print(json.dumps({"ndcg_at_10": table, "people": len(standings), "seconds": round(seconds, 2)}, indent=2))


def stand_all(folder: Path, corpus: Corpus, knowledge: Knowledge, travel: Travel) -> dict[str, Standing]:
    """The standing of each person of the corpus."""
    as_of = newest(corpus.opportunities)
    assert as_of is not None, "the corpus has a date"
    return {
        person.key: stand(person, corpus, knowledge=knowledge, travel=travel, weights=load_weights(), as_of=as_of)
        for person in read_personas(folder)
    }


def mean_ndcg(
    order: Order, standings: Mapping[str, Standing], corpus: Corpus, grades: Mapping[str, Mapping[str, int]]
) -> float:
    """The mean over people who could get something."""
    values = [
        ndcg([corpus.opportunities[row].key for row in order(standing)[:DEPTH]], grades.get(person, {}))
        for person, standing in standings.items()
    ]
    return round(float(np.mean([value for value in values if value is not None])), 3)


if __name__ == "__main__":
    main()
