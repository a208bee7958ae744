"""What judges are to grade for each person of a set: candidates of unlike rankings, in an order that tells nothing.

    python -m bench.pool FOLDER --reference DIR --out FOLDER [--most 110] [--seed 63]

The folder holds `opportunities.jsonl.gz` and `personas.json`. One file a person: what the person's file says, and the
candidates. They are the first of each baseline and of the ranking of the service, the nearest of each kind, and others
drawn by chance; none farther than twice the minutes accepted. Minutes by car are those of the first judged set, 4.33 ×
km^0.68 and at least 5, so that both sets are judged alike; others are the estimates of `geo`.
"""

import argparse
import gzip
import json
import math
import random
from pathlib import Path

import numpy as np

from cli.evaluate.judged import read_references, standing_among
from geo import Mode
from ingest import read_opportunities, read_personas
from matching.evaluate import Baselines, Trial, ours, read_texts, try_all
from matching.scoring.corpus import KINDS
from matching.scoring.standing import Standing

TIMES_AS_FAR = 2
OURS_FIRST, FIRST, OF_EACH_KIND = 25, 10, 6
"""How many are taken of the service's own order, of each baseline, and of each kind whatever its trade."""
SHOWN = {
    *("key", "kind", "title", "rome_label", "commune", "contract", "hours", "experience", "education", "licences"),
    *("languages", "employer", "domain", "text"),
}


def main() -> None:
    """Writes a file for each person, prints how many candidates each holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=110)
    parser.add_argument("--seed", type=int, default=63)
    asked = parser.parse_args()
    references = read_references(asked.reference)
    opportunities = read_opportunities(asked.folder)
    trials = try_all(read_personas(asked.folder), {}, standing_among(opportunities, references))
    texts = read_texts(trials, references.knowledge.rome)
    with gzip.open(asked.folder / "opportunities.jsonl.gz", "rt", encoding="utf-8") as lines:
        said = {row["key"]: row for row in map(json.loads, lines)}
    people = {one["id"]: one for one in json.loads((asked.folder / "personas.json").read_text(encoding="utf-8"))}
    asked.out.mkdir(parents=True, exist_ok=True)
    counts = {}
    for trial in trials:
        candidates = [
            {
                **{name: value for name, value in said[opportunities[row].key].items() if name in SHOWN},
                "minutes": minutes_to(row, trial.standing),
            }
            for row in pool(trial, texts, most=asked.most, seed=asked.seed)
        ]
        told = {"person": people[trial.person.key], "candidates": candidates}
        out = asked.out / f"{trial.person.key}.json"
        out.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        counts[trial.person.key] = len(candidates)
    print(json.dumps(counts))


def pool(trial: Trial, texts: Baselines, *, most: int, seed: int) -> list[int]:
    """The rows to judge, shuffled: what rankings put first, whatever their number; then chance up to `most`."""
    chance = random.Random(f"{seed} {trial.person.key}")
    reach = trial.standing.reach
    near = np.flatnonzero(reach.minutes <= TIMES_AS_FAR * reach.limit)
    firsts = [ours(trial)[:OURS_FIRST]]
    firsts += [order(trial)[:FIRST] for order in texts.orders(seed=seed).values()]
    letters, kinds = texts.letters[trial.person.key], trial.standing.corpus.kind
    for kind in range(len(KINDS)):
        of_kind = near[kinds[near] == kind]
        firsts.append(of_kind[np.argsort(-letters[of_kind], kind="stable")][:OF_EACH_KIND])
    taken = set(near.tolist()) & {int(row) for rows in firsts for row in rows}
    others = sorted(set(near.tolist()) - taken)
    drawn = chance.sample(others, min(len(others), max(0, most - len(taken))))
    rows = sorted(taken) + sorted(drawn)
    chance.shuffle(rows)
    return rows


def minutes_to(row: int, standing: Standing) -> dict[str, int | None]:
    """Estimated minutes one way by each means, on foot too where there is a bus; None where it does not lead there."""
    ways = zip(standing.case.person.means, standing.reach.by_means[:, row], strict=True)
    told: dict[str, int | None] = {one.mode.value: round(float(way)) if np.isfinite(way) else None for one, way in ways}
    if Mode.CAR in told:
        told[Mode.CAR] = driven_minutes(float(standing.reach.km[row]))
    return told


def driven_minutes(km: float) -> int:
    """Minutes by car for kilometres of straight line, as the first set was judged."""
    return round(max(5.0, 4.33 * math.pow(km, 0.68)))


if __name__ == "__main__":
    main()
