"""Reads a corpus of files to be ranked without a database: `opportunities.jsonl.gz` and `personas.json`.

Each opportunity is put back into the words of the partner it came from and goes through the same cleaning as a pull:
what the service understands of an offer, the check of files understands too.
"""

import gzip
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from geo import Means, Mode, Point
from ingest.draft import Draft, Whereabouts
from ingest.errors import CorpusUnreadable
from ingest.sources.api_engagement import clean_mission
from ingest.sources.france_travail import clean_france_travail
from ingest.wording import tidy_title
from kit import parse_instant
from matching import Conditions, Experience, Kind, Level, Opportunity, Person, Rung, Schedule, Stage
from matching.words.conditions import hours_per_week, level_of

KINDS = {
    "offre": Kind.JOB,
    "immersion": Kind.IMMERSION,
    "bénévolat": Kind.VOLUNTEERING,
    "volontariat_service_civique": Kind.CIVIC_SERVICE,
    "volontariat_sapeurs_pompiers": Kind.VOLUNTEERING,
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NOWHERE = Whereabouts()
"""The corpus says where each thing is: nothing has to be located."""
_REQUIRED = re.compile(r"\s*\((exigée?s?|souhaitée?s?)\)\s*$")
_IMMERSION = re.compile(r"^Immersion \(PMSMP\)\s*:\s*")


def read_opportunities(folder: Path) -> tuple[Opportunity, ...]:
    """The opportunities of a corpus, in the order of the file. Raises CorpusUnreadable."""
    path = _file(folder, "opportunities.jsonl")
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        return tuple(_opportunity(row) for row in rows)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusUnreadable(f"{path} n'est pas lisible : une ligne JSON par proposition est attendue.") from error


def read_personas(folder: Path) -> tuple[Person, ...]:
    """The people of a corpus, in the order of the file. Raises CorpusUnreadable."""
    path = _file(folder, "personas.json")
    try:
        return tuple(_person(row) for row in json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusUnreadable(f"{path} n'est pas lisible : une liste JSON de personnes est attendue.") from error


def newest(opportunities: tuple[Opportunity, ...]) -> datetime | None:
    """The newest date of creation; None where there is none."""
    return max((one.created for one in opportunities if one.created), default=None)


def _file(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            return path
    raise CorpusUnreadable(f"Il manque {name} dans {folder}.")


def _opportunity(row: dict[str, Any]) -> Opportunity:
    kind = KINDS[row["kind"]]
    draft = _draft(row, kind)
    return Opportunity(
        key=row["key"],
        kind=kind,
        title=_IMMERSION.sub("", draft.title),
        text=draft.text,
        rome=row.get("rome"),
        rome_label=row.get("rome_label"),
        employer=row.get("employer"),
        point=None if row.get("lat") is None else Point(row["lat"], row["lon"]),
        insee=row.get("insee"),
        place=row.get("commune"),
        rung=Rung.COORDINATES if row.get("lat") is not None else None,
        created=parse_instant(row.get("created")),
        conditions=draft.conditions,
    )


def _draft(row: dict[str, Any], kind: Kind) -> Draft:
    """The row, cleaned as the record of the partner that publishes this kind."""
    if kind is Kind.JOB:
        cleaned = next(clean_france_travail(_as_offer(row)))
    elif kind is Kind.IMMERSION:
        where = Conditions(contract=row.get("contract"), hours_per_week=hours_per_week(row.get("hours")))
        return Draft(row["key"], kind, tidy_title(row["title"]), row.get("text") or "", _NOWHERE, where)
    else:
        cleaned = next(clean_mission(_as_mission(row)))
    if not isinstance(cleaned, Draft):
        raise ValueError(cleaned.reason)
    return cleaned


def _as_offer(row: dict[str, Any]) -> dict[str, Any]:
    """An offer in the words of France Travail."""
    experience = row.get("experience")
    folded = (experience or "").lower()
    code = None if not experience else "D" if "débutant" in folded else "S" if "souhait" in folded else "E"
    return {
        "id": row["key"],
        "intitule": row["title"],
        "description": row.get("text"),
        "dateCreation": row.get("created"),
        "typeContratLibelle": row.get("contract"),
        "experienceExige": code,
        "experienceLibelle": experience,
        "dureeTravailLibelle": row.get("hours"),
        "formations": [{"niveauLibelle": label, "exigence": code} for label, code in _asked(row.get("education"))],
        "permis": [{"libelle": label, "exigence": code} for label, code in _asked(row.get("licences"))],
        "langues": [{"libelle": label, "exigence": code} for label, code in _asked(row.get("languages"))],
        "competences": [{"libelle": label, "exigence": code} for label, code in _asked(row.get("skills"))],
        "accessibleTH": row.get("accessible_th"),
    }


def _as_mission(row: dict[str, Any]) -> dict[str, Any]:
    """A mission in the words of API Engagement."""
    kinds = {"bénévolat": "benevolat"}
    return {
        "id": row["key"],
        "title": row["title"],
        "description": row.get("text"),
        "type": kinds.get(row["kind"], row["kind"]),
        "domain": row.get("domain"),
        "schedule": row.get("hours"),
        "organizationName": row.get("employer"),
        "reducedMobilityAccessible": "yes" if row.get("reduced_mobility") else "no",
    }


def _asked(text: str | None) -> list[tuple[str, str]]:
    """ "B - Véhicule léger (exigé); …" as labels, each with E (required) or S (wished for)."""
    pieces = [piece.strip() for piece in (text or "").split(";") if piece.strip()]
    return [(_REQUIRED.sub("", piece), "E" if "(exigé" in piece else "S") for piece in pieces]


def _person(row: dict[str, Any]) -> Person:
    hours, schedule = row.get("hours_per_week") or {}, row.get("schedule") or {}
    open_to = row.get("open_to")
    return Person(
        key=row["id"],
        home=Point(row["home"]["lat"], row["home"]["lon"]),
        insee=row.get("commune_insee"),
        means=tuple(Means(Mode(one["mode"]), one["max_minutes"]) for one in row.get("mobility") or ()),
        licences=None if row.get("licences") is None else frozenset(row["licences"]),
        stage=None if row.get("stage") is None else Stage(row["stage"]),
        wishes=tuple(row.get("wishes") or ()),
        experience=tuple(Experience(one["text"], one.get("years")) for one in row.get("experience") or ()),
        skills=tuple(row.get("skills") or ()),
        level=_level(row.get("education")),
        french=(row.get("languages") or {}).get("français"),
        hours_min=hours.get("min"),
        hours_max=hours.get("max"),
        schedule=Schedule(
            days=None if schedule.get("days") is None else frozenset(DAYS.index(day) for day in schedule["days"]),
            start=_minutes(schedule.get("from")),
            end=_minutes(schedule.get("to")),
            nights=schedule.get("nights"),
            weekends=schedule.get("weekends"),
        ),
        limits=tuple(row.get("limits") or ()),
        open_to=None if open_to is None else frozenset(KINDS[kind] for kind in open_to),
        civic_service=_civic_service(row),
    )


def _civic_service(row: dict[str, Any]) -> bool | None:
    """Whether the legal age is met: under 26; with a disability it is under 31, and the file does not say."""
    if row.get("under_26"):
        return True
    return None if row.get("under_26") is None or row.get("rqth") else False


def _level(education: str | None) -> Level | None:
    return Level.NONE if education == "none" else level_of(education)


def _minutes(clock: str | None) -> int | None:
    if clock is None:
        return None
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
