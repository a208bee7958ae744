"""How surely duplicates are found, on pairs built from real offers: precision and recall, printed as JSON.

    python -m bench.duplicates --data DIR [--fit]

DIR holds `offers/`, `rome/` and `communes/`. Offers are changed as partners change them (`bench/changes.py`) and mixed
with the offers they come from, with all others of the files, and with posts that only look the same. Every pair of the
mix is judged. Tuned on one half of the files, checked on the other; beside it the plain rule of labonnealternance
(same company and postcode, titles alike by 0.8), in the same run. `--fit` prints the weights that the first half gives.
"""

import argparse
import gzip
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from bench.changes import OTHER, SAME, Ground, Offer, changed
from geo import Point, distance_km
from ingest.duplicates import cluster_file, read_all, read_posting
from ingest.duplicates.score import WEIGHTS, parts_of
from ingest.duplicates.title import title_stems
from ingest.reference import read_official
from kit import fold

SEED = 23
TUNED_ON = ("haute-savoie/2025-08-05", "france-2024-11")
COPIES = 0.5
"""Of the offers so many get one copy, and half of those a second one; as many posts only look the same."""
ALIKE_TITLES = 0.8
"""Of the plain rule."""
UNLABELLED_KM = 25.0
ALIKE_TITLE, ALIKE_TEXT = 0.6, 0.35


@dataclass(frozen=True, slots=True)
class Mix:
    """Offers, the truth of each (which offer it comes from), and by what changes."""

    offers: list[Offer] = field(default_factory=list)
    truth: list[str] = field(default_factory=list)
    changes: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, offer: Offer, truth: str, changes: Sequence[str] = ()) -> None:
        self.offers.append(offer)
        self.truth.append(truth)
        self.changes.append(tuple(changes))


def read_halves(folder: Path) -> tuple[list[Offer], list[Offer]]:
    """The offers to tune on and those to check on, without what the files themselves hold twice."""
    halves: tuple[dict[str, Offer], dict[str, Offer]] = ({}, {})
    for path in sorted((folder / "offers").rglob("*.gz")):
        half = halves[0 if any(name in str(path) for name in TUNED_ON) else 1]
        half.update((one["id"], one) for one in _offers(path) if one.get("id") and one.get("description"))
    first = _once(halves[0].values())
    return first, [one for one in _once(halves[1].values()) if one["id"] not in halves[0]]


def _offers(path: Path) -> Iterator[Offer]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        if path.name.endswith(".json.gz"):
            yield from json.load(lines)["resultats"]
        else:
            yield from map(json.loads, lines)


def _once(offers: Iterable[Offer]) -> list[Offer]:
    """Offers of which no other within 25 km begins alike, or has the employer and the title: nobody labelled those."""
    seen: dict[tuple[str, ...], list[Point | None]] = defaultdict(list)
    kept = []
    for offer in offers:
        posting = read_posting(offer)
        keys: list[tuple[str, ...]] = [(fold(posting.text)[:150],)]
        if posting.employer:
            keys.append((fold(posting.employer), " ".join(title_stems(posting.title))))
        if not any(_near(posting.point, one) for key in keys for one in seen[key]):
            kept.append(offer)
        for key in keys:
            seen[key].append(posting.point)
    return kept


def _near(one: Point | None, other: Point | None) -> bool:
    return one is None or other is None or distance_km(one, other) < UNLABELLED_KM


def mixed(offers: Sequence[Offer], on: Ground) -> Mix:
    """The offers, their copies, and posts that only look the same, in one order."""
    mix = Mix()
    for offer in offers:
        mix.add(offer, offer["id"])
    for offer in on.dice.sample(list(offers), int(COPIES * len(offers))):
        for copy in range(on.dice.choice((1, 1, 2))):
            names = on.dice.sample(sorted(SAME), on.dice.choice((1, 1, 2, 2, 3, 4)))
            made = changed(offer, [SAME[name] for name in names], on, identity=f"{offer['id']}-{copy}")
            if made is not None:
                mix.add(made, offer["id"], names)
        name = on.dice.choice(sorted(OTHER))
        made = changed(offer, [OTHER[name]], on, identity=f"{offer['id']}-other")
        if made is not None:
            mix.add(made, made["id"], (name,))
    return mix


def pairs_of(groups: Sequence[object]) -> set[tuple[int, int]]:
    """The pairs of positions that are in one group."""
    members: dict[object, list[int]] = defaultdict(list)
    for position, group in enumerate(groups):
        members[group].append(position)
    return {pair for ones in members.values() for pair in combinations(ones, 2)}


def judged(found: set[tuple[int, int]], mix: Mix) -> dict[str, Any]:
    """Precision and recall of pairs; recall by change and by how many; which look-alikes were taken for the same.

    Two real offers (or their copies) that are near and alike in title and text are left out: nobody labelled them.
    `precision_at_worst` counts them as wrong.
    """
    true = pairs_of(mix.truth)
    wrong_pairs = [pair for pair in found - true if not _unlabelled(mix, pair)]
    recall: dict[str, list[bool]] = defaultdict(list)
    for one, other in true:
        changes = {*mix.changes[one], *mix.changes[other]}
        for name in (*changes, f"{len(changes)} changes"):
            recall[name].append((one, other) in found)
    wrong = Counter(
        name for one, other in wrong_pairs for name in {*mix.changes[one], *mix.changes[other]} or {"two real offers"}
    )
    right = len(found & true)
    return {
        "precision": round(right / max(right + len(wrong_pairs), 1), 4),
        "precision_at_worst": round(right / max(len(found), 1), 4),
        "recall": round(right / len(true), 4),
        "pairs": len(true),
        "wrong": len(wrong_pairs),
        "left out": len(found) - right - len(wrong_pairs),
        "recall_by_change": {name: round(float(np.mean(recall[name])), 3) for name in sorted(recall)},
        "wrong_by_change": dict(wrong.most_common()),
    }


def _unlabelled(mix: Mix, pair: tuple[int, int]) -> bool:
    one, other = (mix.offers[position] for position in pair)
    if one["id"].split("-")[0] == other["id"].split("-")[0]:
        return False
    parts = parts_of(*read_all([read_posting(one), read_posting(other)]))
    title, text, place = parts["title"], parts["text"], parts["place"]
    alike = (title is None or title >= ALIKE_TITLE) and (text is None or text >= ALIKE_TEXT)
    return alike and (place is None or place > 0)


def plain_rule(offers: Sequence[Offer]) -> set[tuple[int, int]]:
    """Pairs of one company (its name folded) and postcode whose titles have a Dice likeness of 0.8 on letter pairs."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, offer in enumerate(offers):
        name = fold((offer.get("entreprise") or {}).get("nom") or "")
        place = offer.get("lieuTravail") or {}
        if name:
            blocks[name, str(place.get("codePostal") or place.get("commune"))].append(position)
    titles = [_letter_pairs(offer["intitule"]) for offer in offers]
    return {
        (one, other)
        for block in blocks.values()
        if len(block) <= 500
        for one, other in combinations(block, 2)
        if 2 * (titles[one] & titles[other]).total() >= ALIKE_TITLES * (titles[one].total() + titles[other].total())
    }


def _letter_pairs(title: str) -> Counter[str]:
    letters = fold(title).replace(" ", "")
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))


def clustered(offers: Sequence[Offer]) -> tuple[set[tuple[int, int]], float]:
    """The pairs that the command would put in one cluster, and its microseconds a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(offer, ensure_ascii=False) + "\n" for offer in offers)
        file.flush()
        began = time.perf_counter()
        found = cluster_file(Path(file.name))
        seconds = time.perf_counter() - began
    return pairs_of(found.clusters), 1e6 * seconds / len(offers)


def fitted(mix: Mix, found: set[tuple[int, int]]) -> dict[str, float]:
    """The weights of a logistic rule on pairs that are true, found, or share a change's origin."""
    from sklearn.linear_model import LogisticRegression

    reads = read_all([read_posting(offer) for offer in mix.offers])
    true = pairs_of(mix.truth)
    origin = pairs_of([str(offer["id"]).split("-")[0] for offer in mix.offers])
    pairs = sorted(true | found | origin)
    rows = [parts_of(reads[one], reads[other]) for one, other in pairs]
    values = [[weight.unknown if row[name] is None else row[name] for name, weight in WEIGHTS.items()] for row in rows]
    model = LogisticRegression(C=10.0, max_iter=1_000).fit(values, [pair in true for pair in pairs])
    return dict(zip((*WEIGHTS, "offset"), [*model.coef_[0].tolist(), float(model.intercept_[0])], strict=True))


def main() -> None:
    """Prints the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    references = read_official(asked.data)
    titles: dict[str, list[str]] = defaultdict(list)
    for title in references.rome.titles:
        titles[title.rome].append(title.label)
    figures: dict[str, Any] = {}
    for name, offers in zip(("tuned on", "held out"), read_halves(asked.data), strict=True):
        mix = mixed(offers, Ground(random.Random(SEED), references.communes, titles, offers))
        found, microseconds = clustered(mix.offers)
        figures[name] = {
            "lines": len(mix.offers),
            "ours": judged(found, mix) | {"microseconds_a_line": round(microseconds, 1)},
            "plain rule": judged(plain_rule(mix.offers), mix),
        }
        if asked.fit and name == "tuned on":
            figures["fitted"] = {key: round(value, 2) for key, value in fitted(mix, found).items()}
    print(json.dumps(figures, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
