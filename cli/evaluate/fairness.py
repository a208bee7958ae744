"""Fairness on files: quality and exposure by group, what must change nothing, and how lists share what there is."""

from typing import Any

import numpy as np

from cli.evaluate.judged import JudgedSet, References
from cli.evaluate.personas import NEUTRAL, changed_by, groups_of, read_rows
from matching.evaluate import (
    Genders,
    by_group,
    candidates_of,
    changed_by_gender,
    genders_of,
    interval_of,
    measured,
    ndcg_at,
    people_elsewhere,
    prices_for,
    sharing_of,
)
from matching.lists.exposure import MOST_GINI, MOST_NEVER_SHOWN


def fairness_of(judged: JudgedSet, references: References, *, people: int, seed: int) -> dict[str, Any]:
    """What is printed, as JSON."""
    rows = read_rows(judged.folder)
    genders = genders_of(references.knowledge.rome)
    groups = groups_of(rows, references.communes, genders)
    values = measured(judged.trials)
    return {
        "set": judged.folder.name,
        "people": len(judged.trials),
        "groups": {name: by_group(values, group, seed=seed) for name, group in groups.items()},
        "changes_nothing": _flips(judged, rows, genders),
        "exposure": _exposure(judged, references, people=people, seed=seed),
    }


def _flips(judged: JudgedSet, rows: list[dict[str, Any]], genders: Genders) -> dict[str, Any]:
    """Whom each fact that must change nothing changes: nobody, or there is a fault to mend."""
    told: dict[str, Any] = {
        name: {"people": len(rows), "changed": changed_by(name, first, second, rows)} for name, first, second in NEUTRAL
    }
    found = {
        trial.person.key: changed_by_gender(trial.person, trial.standing, genders, judged.stand)
        for trial in judged.trials
    }
    told["gender_of_titles"] = {
        "people": sum(one is not None for one in found.values()),
        "changed": [key for key, changed in found.items() if changed],
    }
    return told


def _exposure(judged: JudgedSet, references: References, *, people: int, seed: int) -> dict[str, Any]:
    """How the lists of many people share what there is, before and after the prices of the batch."""
    crowd = people_elsewhere([one.person for one in judged.trials], references.communes, count=people, seed=seed)
    standings = [one.standing for one in judged.trials] + [judged.stand(person) for person in crowd]
    candidates = candidates_of(standings)
    reachable = np.any([standing.gate < 0 for standing in standings], axis=0)
    prices = prices_for(candidates, standings[0])
    free = np.zeros_like(prices)
    before, after = (sharing_of(candidates, one, reachable=reachable) for one in (free, prices))
    trials = judged.trials
    lost = {
        name: interval_of(
            ndcg_at(trials, candidates, free, condense=condense)
            - ndcg_at(trials, candidates, prices, condense=condense),
            seed=seed,
        )
        for name, condense in (("ndcg_at_10_lost", False), ("ndcg_at_10_condensed_lost", True))
    }
    return {
        "people": len(standings),
        "reachable_opportunities": int(reachable.sum()),
        "gini_at_10": {"without_prices": round(before.gini, 3), "with_prices": round(after.gini, 3)},
        "gini_lowered_by": round(1.0 - after.gini / before.gini, 3) if before.gini else None,
        "never_shown": {"without_prices": round(before.never_shown, 3), "with_prices": round(after.never_shown, 3)},
        **{name: None if one is None else one.as_json() for name, one in lost.items()},
        "above_threshold": {
            "gini_at_10": after.gini > MOST_GINI,
            "never_shown": after.never_shown > MOST_NEVER_SHOWN,
        },
    }
