"""A judged set of another department and other people than the first one, in its form.

    python -m bench.judged_department bench/judged/NAME --reference DIR --out FOLDER

DIR holds `offers/`, `missions/`, `communes/` and `relevance/haute-savoie/`. What is offered may not be kept here, so it
is composed anew, always the same: real offers and missions that the sets before do not hold, each moved to a commune
of the department drawn by population, and immersions at employers of those offers. How many of what, where and after
which sets is in `set.toml`; people and grades are ours and stand beside it. `alentour evaluate relevance FOLDER
--reference DIR` then reads the folder.
"""

import argparse
import gzip
import json
import random
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.conditions import offers
from geo import Commune, Communes, distance_km
from ingest.reference import read_rome
from ingest.reference.official import read_communes
from kit import fold

SETS = Path(__file__).parent / "judged"
TEXT, SKILLS = 500, 6
"""How many characters and skills the first set keeps of each."""
SAME = 200
"""So many equal letters at the beginning are the same text."""
END, DAYS = datetime(2024, 11, 30, tzinfo=UTC), 3
"""All offers are created in the last days before: their age is not what is judged."""
AGENCY = re.compile("int[ée]rim|recrutement|adecco|appel medical|manpower|randstad|synergie|tim france", re.IGNORECASE)
"""In the contract or the name: who publishes is not who would take somebody in."""
REQUIRED = {"E": "exigé", "S": "souhaité"}
LISTING = "listing-"
"""How the names of files of missions without texts begin."""
KINDS = {"benevolat": "bénévolat"}
CIVIC_SERVICE = {"volontariat": "volontariat_service_civique"}
"""What people are open to, in the words of the first set; the listings of missions say it as people do."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Near:
    """A share of what is offered stands within so many kilometres of one of the towns, by chance of any."""

    towns: tuple[str, ...]
    km: float
    share: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a set is made of: how many of each file, in which department, after which sets."""

    department: str
    offers: dict[str, int]
    missions: dict[str, int]
    immersions: int
    after: tuple[str, ...] = ()
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """Communes, of which one is drawn by how many live there."""

    places: Sequence[Commune]

    def drawn(self, chance: random.Random) -> Commune:
        """One of them."""
        return chance.choices(self.places, [one.population for one in self.places])[0]


@dataclass(frozen=True, slots=True)
class Draw:
    """Where and when, drawn by a key alone: what else is in the set changes nothing."""

    department: Circle
    around: Sequence[Circle] = ()
    share: float = 0.0

    def of(self, key: str) -> tuple[Commune, datetime]:
        """A commune by population, and an instant of the last days."""
        chance = random.Random(key)
        near = self.around and chance.random() < self.share
        place = (chance.choice(self.around) if near else self.department).drawn(chance)
        return place, END - timedelta(seconds=chance.randrange(1, DAYS * 86_400))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Raw offers and missions of a set, and the ids and the beginnings of texts that no later one may take."""

    ids: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    offers: list[Row] = field(default_factory=list)
    missions: list[Row] = field(default_factory=list)

    def take(self, rows: Iterable[Row], most: int, *, twins: bool = False) -> Iterator[Row]:
        """So many rows, drawn by their id: each id once, and each text unless `twins` may be."""
        taken = 0
        for raw in sorted(rows, key=lambda raw: random.Random(f"{raw['id']} taken").random()):
            again = not twins and _beginning(raw["title"], raw["description"]) in self.texts
            if taken == most or not (raw["title"] or "").strip() or raw["id"] in self.ids or again:
                continue
            taken += 1
            self.hold(raw["id"], raw["title"], raw["description"])
            yield raw

    def hold(self, key: str, title: str, text: str | None) -> None:
        """Nothing more of this id or with this text, nor of this title alone."""
        self.ids.add(key)
        self.texts.update((_beginning(title, text), _beginning(title, None)))


def main() -> None:
    """Writes the folder, prints how much of each kind it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    rows = compose(asked.reference, read_recipe(asked.set))
    asked.out.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (asked.out / "opportunities.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    people = json.loads((asked.set / "personas.json").read_text(encoding="utf-8"))
    (asked.out / "personas.json").write_text(
        json.dumps([in_words_of_first(one) for one in people], ensure_ascii=False, indent=1), encoding="utf-8"
    )
    if (asked.set / "judgments.csv").is_file():
        shutil.copy(asked.set / "judgments.csv", asked.out)
    kinds = sorted({row["kind"] for row in rows})
    print(json.dumps({kind: sum(row["kind"] == kind for row in rows) for kind in kinds}, ensure_ascii=False))


def read_recipe(folder: Path) -> Recipe:
    """What `set.toml` of the folder says."""
    said = tomllib.loads((folder / "set.toml").read_text(encoding="utf-8"))
    near = said.pop("near", None)
    return Recipe(
        **said | {"after": tuple(said.get("after", ()))},
        near=near and Near(tuple(near["towns"]), near["km"], near["share"]),
    )


def compose(reference: Path, recipe: Recipe) -> list[Row]:
    """All that is offered: jobs, missions, immersions."""
    communes = read_communes(reference)
    draw = draw_in(communes, recipe)
    taken = chosen(reference, recipe)
    jobs = [job_of(raw, communes, draw) for raw in taken.offers]
    moved = [mission_of(raw, draw) for raw in taken.missions]
    labels = {trade.code: trade.label for trade in read_rome(reference).trades}
    return [*jobs, *moved, *immersions_of(jobs, labels, recipe)]


def draw_in(communes: Communes, recipe: Recipe) -> Draw:
    """Places of the department, and those around each of its towns that the recipe names."""
    places = [one for one in communes if one.department == recipe.department and one.point and one.population]
    if recipe.near is None:
        return Draw(Circle(places))
    centres = [one.point for one in places if one.insee in recipe.near.towns and one.point]
    around = [
        Circle([one for one in places if one.point and distance_km(centre, one.point) <= recipe.near.km])
        for centre in centres
    ]
    return Draw(Circle(places), around, recipe.near.share)


def chosen(reference: Path, recipe: Recipe) -> Chosen:
    """So many of each file; nothing that the first set or one before holds."""
    taken = Chosen()
    for row in _lines(reference / "relevance" / "haute-savoie" / "opportunities.jsonl.gz"):
        taken.hold(row["key"].partition(":")[2], row["title"], row.get("text"))
    for name in recipe.after:
        before = chosen(reference, read_recipe(SETS / name))
        taken.ids.update(before.ids)
        taken.texts.update(before.texts)
    for name, most in recipe.offers.items():
        rows = ({**raw, "title": raw["intitule"]} for raw in offers(reference, name))
        taken.offers.extend(taken.take(rows, most))
    for name, most in recipe.missions.items():
        listed = list(missions(reference, name))
        twins = not name.startswith(LISTING)  # with a text, two towns may ask for the same
        drawn = {raw["id"] for raw in taken.take(listed, most, twins=twins)}
        taken.missions.extend(raw for raw in listed if raw["id"] in drawn)
    return taken


def missions(reference: Path, name: str) -> Iterator[Row]:
    """The missions of a file; those of a listing, which has no texts, in the shape of the others."""
    kind = name.removeprefix(LISTING)
    for raw in _lines(reference / "missions" / f"{name}.jsonl.gz"):
        if kind == name:
            yield raw
        elif raw["remote"] != "full" and raw.get("country", "FR") == "FR":  # the others are nowhere, or abroad
            yield {
                **{told: raw[told] for told in ("title", "domain", "organizationName")},
                "id": raw["_id"],
                "type": CIVIC_SERVICE.get(kind, kind),
                "description": None,
                "schedule": None,
                "location": {"city": raw["city"]},
                "openToMinors": raw.get("minor"),
                "reducedMobilityAccessible": raw.get("reducedMobilityAccessible"),
            }


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


def immersions_of(jobs: Sequence[Row], labels: dict[str, str], recipe: Recipe) -> list[Row]:
    """Immersions where offers are, one a trade and employer, but at agencies; `labels` of trades by code."""
    hosts = {(job["employer"], job["rome"]): job for job in jobs if "employer" in job and job["rome"] in labels}
    named = [host for host in hosts.values() if not AGENCY.search(f"{host['contract']} {host['employer']}")]
    named.sort(key=lambda host: random.Random(f"{host['key']} hosts").random())
    return [
        {
            "key": f"immersion:{recipe.department}-{number:03}",
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
        for number, host in enumerate(named[: recipe.immersions])
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


def _beginning(title: str | None, text: str | None) -> str:
    return fold(f"{title} {text or ''}")[:SAME]


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
