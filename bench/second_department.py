"""A second judged set, of another department and other people, in the form of the first one.

    python -m bench.second_department --reference DIR --out FOLDER

DIR holds `offers/`, `missions/`, `communes/` and `relevance/haute-savoie/`. What is offered may not be kept here, so it
is composed anew, always the same: real offers and missions that the first set does not hold, each moved to a commune
of Puy-de-Dôme drawn by population, and immersions at employers of those offers. People and grades are ours
(`bench/judged/puy-de-dome`). `alentour evaluate relevance FOLDER --reference DIR` then reads the folder.
"""

import argparse
import gzip
import json
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.conditions import offers
from geo import Commune, Communes
from ingest.reference import read_rome
from ingest.reference.official import read_communes
from kit import fold

OURS = Path(__file__).parent / "judged" / "puy-de-dome"
DEPARTMENT = "63"
OFFERS = {"france-2024-11": 350, "france-stale-2019-2023": 290, "cleaning-and-waste-2024": 60}
"""How many of each file: more of the last would crowd out all other trades."""
IMMERSIONS = 150
TEXT, SKILLS = 500, 6
"""How many characters and skills the first set keeps of each."""
END, DAYS = datetime(2024, 11, 30, tzinfo=UTC), 3
"""All offers are created in the last days before: their age is not what is judged."""
AGENCY = re.compile("int[ée]rim|recrutement|adecco|appel medical|manpower|randstad|synergie|tim france", re.IGNORECASE)
"""In the contract or the name: who publishes is not who would take somebody in."""
REQUIRED = {"E": "exigé", "S": "souhaité"}
KINDS = {"benevolat": "bénévolat"}
CIVIC_SERVICE = {"volontariat": "volontariat_service_civique"}
"""What people are open to, in the words of the first set."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draw:
    """Where and when, drawn by a key alone: what else is in the set changes nothing."""

    places: Sequence[Commune]
    weights: Sequence[int]

    def of(self, key: str) -> tuple[Commune, datetime]:
        """A commune by population, and an instant of the last days."""
        chance = random.Random(key)
        place = chance.choices(self.places, self.weights)[0]
        return place, END - timedelta(seconds=chance.randrange(1, DAYS * 86_400))


def main() -> None:
    """Writes the folder, prints how much of each kind it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    rows = compose(asked.reference)
    asked.out.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (asked.out / "opportunities.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    people = json.loads((OURS / "personas.json").read_text(encoding="utf-8"))
    (asked.out / "personas.json").write_text(
        json.dumps([in_words_of_first(one) for one in people], ensure_ascii=False, indent=1), encoding="utf-8"
    )
    if (OURS / "judgments.csv").is_file():
        shutil.copy(OURS / "judgments.csv", asked.out)
    kinds = sorted({row["kind"] for row in rows})
    print(json.dumps({kind: sum(row["kind"] == kind for row in rows) for kind in kinds}, ensure_ascii=False))


def compose(reference: Path) -> list[Row]:
    """All that is offered: jobs, missions, immersions."""
    communes = read_communes(reference)
    places = [one for one in communes if one.department == DEPARTMENT and one.point is not None and one.population]
    draw = Draw(places, [one.population for one in places])
    known = {row["key"] for row in _lines(reference / "relevance" / "haute-savoie" / "opportunities.jsonl.gz")}
    jobs = [job_of(raw, communes, draw) for raw in chosen(reference, known)]
    missions = [
        mission_of(raw, draw)
        for raw in _lines(reference / "missions" / "missions-full-text.jsonl.gz")
        if f"mission:{raw['id']}" not in known
    ]
    labels = {trade.code: trade.label for trade in read_rome(reference).trades}
    return [*jobs, *missions, *immersions_of(jobs, labels)]


def chosen(reference: Path, known: set[str]) -> Iterator[Row]:
    """So many offers of each file, drawn by their id; each id and each text once, none of `known` keys."""
    ids, texts = {key.partition(":")[2] for key in known}, set[str]()
    for name, most in OFFERS.items():
        taken = 0
        for raw in sorted(offers(reference, name), key=lambda raw: random.Random(f"{raw['id']} taken").random()):
            said = fold(f"{raw['intitule']} {raw['description']}")[:200]
            if taken == most or not (raw["intitule"] or "").strip() or raw["id"] in ids or said in texts:
                continue
            taken += 1
            ids.add(raw["id"])
            texts.add(said)
            yield raw


def job_of(raw: Row, communes: Communes, draw: Draw) -> Row:
    """An offer of France Travail as the judged set tells it, moved."""
    key = f"france_travail:{raw['id']}"
    place, created = draw.of(key)
    before = communes.by_insee(raw["lieuTravail"].get("commune") or "")
    town = None if before is None else before.town
    return _said(
        key=key,
        kind="offre",
        title=renamed(raw["intitule"], town, place.name),
        rome=raw["romeCode"],
        rome_label=raw["romeLibelle"],
        **_at(place),
        contract=raw["typeContratLibelle"],
        hours=_one_line(raw.get("dureeTravailLibelle")),
        experience=raw.get("experienceLibelle"),
        licences=_asked(raw.get("permis"), "libelle"),
        education=_asked(raw.get("formations"), "niveauLibelle", "domaineLibelle"),
        skills="; ".join(one["libelle"] for one in (raw.get("competences") or ())[:SKILLS]),
        languages=_asked(raw.get("langues"), "libelle"),
        travel=raw.get("deplacementLibelle"),
        text=renamed(_one_line(raw["description"]), town, place.name)[:TEXT],
        created=created.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        employer=raw["entreprise"].get("nom"),
        accessible_th=str(raw.get("accessibleTH")) == "True",
        relocated=True,
    )


def mission_of(raw: Row, draw: Draw) -> Row:
    """A mission of API Engagement as the judged set tells it, moved."""
    key = f"mission:{raw['id']}"
    place, _ = draw.of(key)
    town = re.sub(r"\s*\d+$", "", (raw["location"] or {}).get("city") or "")
    return _said(
        key=key,
        kind=KINDS.get(raw["type"], raw["type"]),
        title=renamed(raw["title"], town, place.name),
        **_at(place),
        hours=raw["schedule"],
        domain=raw["domain"],
        employer=raw["organizationName"],
        text=renamed(_one_line(raw["description"]), town, place.name)[:TEXT],
        minors=raw["openToMinors"],
        reduced_mobility=raw["reducedMobilityAccessible"],
        relocated=True,
    )


def immersions_of(jobs: Sequence[Row], labels: dict[str, str]) -> list[Row]:
    """Immersions where offers are, one a trade and employer, but at agencies; `labels` of trades by code."""
    hosts = {(job["employer"], job["rome"]): job for job in jobs if "employer" in job and job["rome"] in labels}
    named = [host for host in hosts.values() if not AGENCY.search(f"{host['contract']} {host['employer']}")]
    named.sort(key=lambda host: random.Random(f"{host['key']} hosts").random())
    return [
        {
            "key": f"immersion:{DEPARTMENT}-{number:03}",
            "kind": "immersion",
            "title": f"Immersion (PMSMP) : {labels[host['rome']]}",
            "rome": host["rome"],
            "rome_label": labels[host["rome"]],
            **{name: host[name] for name in ("commune", "insee", "lat", "lon")},
            "contract": "Immersion professionnelle, 1 à 4 semaines, non rémunérée",
            "hours": "35H/semaine au plus",
            "employer": host["employer"],
            "derived": True,
        }
        for number, host in enumerate(named[:IMMERSIONS])
    ]


def renamed(text: str, before: str | None, after: str) -> str:
    """The text with another town's name, where it is written as a name: "Tours", "TOURS", not "tours"."""
    if not before or len(before) < 5:  # Sens, Gap, Vif are words of any advert
        return text
    forms = "|".join(re.escape(form) for form in (before, before.upper()))
    return re.sub(rf"(?<![\w-])(?:{forms})(?![\w-])", lambda _: after, text)


def in_words_of_first(person: Row) -> Row:
    """A person as the first set would say them."""
    return {**person, "open_to": [CIVIC_SERVICE.get(kind, kind) for kind in person["open_to"]]}


def _at(place: Commune) -> Row:
    assert place.point is not None
    return {"commune": place.name, "insee": place.insee, "lat": place.point.lat, "lon": place.point.lon}


def _asked(rows: Sequence[Row] | None, *names: str) -> str:
    """ "B - Véhicule léger (exigé); …" """
    labels = ((" ".join(row.get(name) or "" for name in names), row["exigence"]) for row in rows or ())
    return "; ".join(f"{label} ({REQUIRED[code]})" for label, code in labels)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _said(**fields: Any) -> Row:
    """What is said: nothing stands for what is unknown."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
