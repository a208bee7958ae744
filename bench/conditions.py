"""How well conditions are read: precision and recall of each, on offers labelled by reading them, printed as JSON.

    python -m bench.conditions --data DIR [--labels bench/labels/conditions.jsonl]

DIR holds `offers/`. A label is a file, the id of an offer and what a careful reader says of it: facts, no text. How
the labels were made, and what they cannot tell, is written in docs/conditions.md. Each part is told twice: all
conditions, then `from_text`, those alone on which the fields of the offer are silent. `seconds_per_offer` is the CPU
of the whole cleaning of an offer of the sample, on one core.
"""

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.draft import Draft
from ingest.sources.france_travail import clean_france_travail
from matching import Asked, Conditions

LABELS = Path(__file__).parent / "labels" / "conditions.jsonl"
TIMES = 5
WITHIN = 0.01
"""Numbers agree within so much of the labelled one: rounding is no fault."""


def offers(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The offers of a file, or of the pages of a folder."""
    folder = data / "offers" / name
    if folder.is_dir():
        for page in sorted(folder.glob("*/*.json.gz")):
            yield from json.loads(gzip.decompress(page.read_bytes()))["resultats"]
    else:
        with gzip.open(data / "offers" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def said(conditions: Conditions) -> dict[str, Any]:
    """Conditions in the words of the labels; what is unknown is left out."""
    names = (
        *("contract_months", "full_time", "hours_per_week", "shifts", "nights", "weekends", "experience_months"),
        *("experience_required", "level_required", "travel", "vehicle_needed", "transport_offered"),
        *("accommodation_offered", "heavy", "salary_least", "salary_most"),
    )
    table: dict[str, Any] = {name: getattr(conditions, name) for name in names}
    table["contract"] = (conditions.contract or "").split(" - ")[0] or None
    table["days"] = "".join(map(str, conditions.days)) or None
    table["level"] = conditions.level.value if conditions.level else None
    table["licences"] = {one.code: _letter(one) for one in conditions.licences if one.code} or None
    table["languages"] = {one.label.lower(): _letter(one) for one in conditions.languages} or None
    return {name: value for name, value in table.items() if value is not None}


def same(_name: str, labelled: Any, read: Any) -> bool:
    """Whether a condition is read as it is labelled."""
    if isinstance(labelled, bool) or not isinstance(labelled, int | float):
        return bool(labelled == read)
    return bool(abs(labelled - read) <= WITHIN * max(abs(labelled), 1))


def counted(
    rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]], agree: Callable[[str, Any, Any], bool] = same
) -> dict[str, dict[str, float | int | None]]:
    """Precision and recall of each condition over rows of (labelled, read), and of `all` of them together."""
    right: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for truth, guess in rows:
        labelled.update(truth.keys())
        read.update(guess.keys())
        right.update(name for name in truth if name in guess and agree(name, truth[name], guess[name]))
    for one in (right, labelled, read):
        one["all"] = one.total()
    return {
        name: {
            "labelled": labelled[name],
            "precision": round(right[name] / read[name], 3) if read[name] else None,
            "recall": round(right[name] / labelled[name], 3) if labelled[name] else None,
        }
        for name in sorted(labelled | read)
    }


def measured(labels: list[dict[str, Any]], data: Path) -> dict[str, Any]:
    """The whole account: each part, all conditions then those that only the text says, and the CPU of an offer."""
    raws = {(name, one["id"]): one for name in {row["file"] for row in labels} for one in offers(data, name)}
    parts: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for row in labels:
        raw = raws[row["file"], row["id"]]
        truth, guess, fields = row["said"], said(_conditions(raw)), said(_conditions(_textless(raw)))
        parts[row["part"]].append((truth, guess))
        parts[f"{row['part']}_from_text"].append((_without(truth, fields), _without(guess, fields)))
    sample = [raws[row["file"], row["id"]] for row in labels]
    return {
        "offers": dict(Counter(row["part"] for row in labels)),
        **{name: counted(rows) for name, rows in parts.items()},
        "seconds_per_offer": round(seconds_per_offer(sample), 7),
    }


def seconds_per_offer(sample: list[dict[str, Any]]) -> float:
    """CPU seconds of one cleaning, the mean of the best of some rounds; labels met before are known, as in a pull."""
    rounds = []
    for _ in range(TIMES):
        began = time.process_time()
        for raw in sample:
            list(clean_france_travail(raw))
        rounds.append(time.process_time() - began)
    return min(rounds) / len(sample)


def _conditions(raw: dict[str, Any]) -> Conditions:
    (cleaned,) = clean_france_travail(raw)
    if not isinstance(cleaned, Draft):
        raise SystemExit(f"L'offre {raw.get('id')} n'est pas lisible : {cleaned.reason}.")
    return cleaned.conditions


def _textless(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "intitule": "Offre", "description": ""}


def _without(conditions: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in conditions.items() if name not in fields}


def _letter(asked: Asked) -> str:
    return "E" if asked.required else "S"


def main() -> None:
    """Prints the measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    given = parser.parse_args()
    labels = [json.loads(line) for line in given.labels.read_text(encoding="utf-8").splitlines()]
    print(json.dumps(measured(labels, given.data), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
