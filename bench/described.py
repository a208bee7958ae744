"""How well an employer's need is read: precision and recall of each field, on invented needs, printed as JSON.

    python -m bench.described --reference DIR [--labels bench/labels/described.jsonl] [--faults]

DIR holds `rome/`, `communes/` and `offers/titles-*.jsonl.gz`. A label is what anybody would be sure of who reads the
text. Measured is the form as it is filled for the employer to correct, before anybody did; what the page asks instead
of filling it is read as nothing. `wholly_right` is the share of needs whose labels are all read and nothing else,
`nothing_wrong` that of needs with nothing read that is not labelled so. What counts is told in docs/reading-words.md.

`--faults` lists those of the development part, and of no other: rules were made by looking at them.
"""

import argparse
import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from api.employers.filled import Filled, filled_from
from api.pages.recruiting.opening_questions import number_asked
from bench.conditions import counted, same
from geo import Namer
from ingest.reference import read_rome
from ingest.reference.official import read_communes
from kit import flat, fold
from matching import Conditions, Kind, Knowledge
from matching.words.described.asked_beside import diploma_named
from matching.words.described.meals import meals_named
from matching.words.described.opening import Described, describe
from matching.words.described.wages import Pace, wages_typed
from matching.words.times.days import WEEKEND
from matching.words.times.one_day import is_extra
from matching.words.times.week import days_named
from matching.words.trades.titles import read_examples, train_titles

LABELS = Path(__file__).parent / "labels" / "described.jsonl"
DEVELOPMENT = "development"
TODAY = date(2026, 11, 23)
"""When the needs were written, and are read."""
HOME = "23096"
"""Guéret: where the employers are."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONTRACTS = {"CDDI": "CDD", "Saisonnier": "saisonnier", "Intérim": "interim"}
_APPRENTICE = "Apprentissage"
PACES = {Pace.HOUR: "hour", Pace.DAY: "day", Pace.MONTH: "month", Pace.YEAR: "year"}
A_WEEK = 0.25
"""Of a month, as the labels count; lengths agree within so much."""
_A_MONTH = 30.4
"""Days."""

Need = dict[str, Any]
Rows = list[tuple[dict[str, Any], dict[str, Any]]]


class Reader:
    """Reads needs as the site does, knowing what DIR holds."""

    def __init__(self, reference: Path) -> None:
        rome = read_rome(reference)
        examples, _ = read_examples(sorted((reference / "offers").glob("titles-*.jsonl*")), rome)
        self._knowledge = Knowledge(rome, model=train_titles(rome, examples))
        communes = read_communes(reference)
        home = communes.by_insee(HOME)
        if home is None:
            raise SystemExit(f"La commune {HOME} manque dans {reference}.")
        self._home, self._namer = home, Namer(communes)

    def said(self, text: str) -> dict[str, Any]:
        """What is read in a need, in the words of the labels; what nobody would see in the form is left out."""
        place = self._namer.named_in(text, home=self._home).sure
        described = describe(
            text,
            employer="",
            titles=self._knowledge.titles,
            rome=self._knowledge.rome,
            today=TODAY,
            places=(place.name,) if place else (),
        )
        filled = filled_from(described, words=text, place=place)
        table = {
            "kind": _kind(filled),
            "trades": filled.trade or None,
            "posts": None if number_asked(filled) else int(filled.positions),
            "commune": filled.place or None,
            **_time(described, filled),
            **_terms(described, filled),
        }
        return {name: value for name, value in table.items() if value is not None}


def _kind(filled: Filled) -> str | None:
    is_learning = filled.kind == Kind.JOB and filled.contract == _APPRENTICE
    return "apprenticeship" if is_learning else filled.kind or None


def _time(described: Described, filled: Filled) -> dict[str, Any]:
    """When one works. Work of one day has a date in the form, and no days: they are those that its words name."""
    days = days_named(flat(filled.text)) if described.once else set(map(int, filled.days))
    return {
        "start": _start(described, filled.text),
        "months": _months(described),
        "hours_week": float(filled.hours.replace(",", ".")) if filled.hours else None,
        "days": [DAYS[one] for one in sorted(days)] or None,
        "from": filled.from_hour or None,
        "to": filled.to_hour or None,
        "weekends": not WEEKEND.isdisjoint(days) if described.once and days else described.conditions.weekends,
        "nights": True if filled.nights else None,
    }


def _start(described: Described, text: str) -> str | None:
    """The first day of work, where the text names a day: of a month alone the form takes the first day."""
    starts = described.starts
    return f"{starts:%m-%d}" if starts and re.search(rf"\b0?{starts.day}(?:er\b|\b)", text) else None


def _months(described: Described) -> float | None:
    if described.conditions.contract_months:
        return described.conditions.contract_months
    if described.trial_days:
        return described.trial_days / 7 * A_WEEK
    if described.starts and described.ends and described.ends >= described.starts:
        return ((described.ends - described.starts).days + 1) / _A_MONTH
    return None


def _terms(described: Described, filled: Filled) -> dict[str, Any]:
    """What is asked and given."""
    known, diploma = described.conditions, diploma_named(filled.text)
    extra = "extra" if is_extra(filled.text) and filled.kind == Kind.JOB else None
    contract = None if filled.contract == _APPRENTICE else filled.contract
    months = known.experience_months
    return {
        "contract": CONTRACTS.get(contract or "", contract) or extra,
        "licence": _licence(described, filled.text),
        "experience": _experience(known),
        "experience_months": months or None,
        "diploma": ("needed" if diploma.required else "wished") if diploma else None,
        "heavy": known.heavy or None,
        "pay": _pay(filled.pay),
        "lodging": known.accommodation_offered,
        "meals": True if meals_named(filled.text) else None,
    }


def _experience(known: Conditions) -> str | None:
    if known.experience_months == 0:
        return "beginners"
    if known.experience_required is None:
        return "required" if known.experience_months else None
    return "required" if known.experience_required else "wished"


def _licence(described: Described, text: str) -> str | None:
    """Whether a licence is asked; of one that is named and not asked the page says that none is."""
    asked = [one.required for one in described.conditions.licences]
    if asked:
        return "needed" if any(asked) else "wished"
    return "not_needed" if re.search(r"\bpermis\b", fold(text)) else None


def _pay(typed: str) -> dict[str, Any] | None:
    found = [one for one in wages_typed(typed) if one.pace in PACES]
    if found:
        return {"amount": found[0].amount, "per": PACES[found[0].pace]}
    return {"smic": True} if "SMIC" in typed and "%" not in typed else None


def agree(name: str, labelled: Any, read: Any) -> bool:
    """Whether a field is read as it is labelled: of trades one that an expert accepts, of months about as many."""
    if name == "trades":
        return read in labelled
    if name == "months":
        return bool(abs(labelled - read) <= A_WEEK)
    return same(name, labelled, read)


def measured(rows: Rows) -> dict[str, Any]:
    """The account of one part."""
    faults = [_faults(truth, guess) for truth, guess in rows]
    return {
        "needs": len(rows),
        "wholly_right": _share(not one for one in faults),
        "nothing_wrong": _share(all(read is None for _, read in one.values()) for one in faults),
        **counted(rows, agree),
    }


def _faults(truth: dict[str, Any], guess: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields that are read otherwise than they are labelled: (labelled, read), None for neither."""
    return {
        name: (truth.get(name), guess.get(name))
        for name in sorted(truth.keys() | guess.keys())
        if name not in truth or name not in guess or not agree(name, truth[name], guess[name])
    }


def _share(rights: Iterable[bool]) -> float:
    told = list(rights)
    return round(sum(told) / len(told), 3) if told else 0.0


def main() -> None:
    """Prints the measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--faults", action="store_true", help="lists the faults of the development part")
    given = parser.parse_args()
    needs: list[Need] = [json.loads(line) for line in given.labels.read_text(encoding="utf-8").splitlines()]
    reader = Reader(given.reference)
    parts: dict[str, Rows] = {}
    listed = []
    for need in needs:
        row = (need["said"], reader.said(need["text"]))
        parts.setdefault(need["part"], []).append(row)
        if need["part"] == DEVELOPMENT and (faults := _faults(*row)):
            listed.append({"text": need["text"], "faults": faults})
    told: dict[str, Any] = {name: measured(rows) for name, rows in parts.items()}
    if given.faults:
        told["faults"] = listed
    print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
