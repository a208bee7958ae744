"""A corpus of files with one offer and one person, each whole."""

import gzip
import json
from pathlib import Path
from typing import Any

OFFER = {
    "key": "france_travail:1",
    "kind": "offre",
    "title": "AGENT D'ENTRETIEN DES LOCAUX H/F",
    "rome": "K2204",
    "commune": "Guéret",
    "insee": "23096",
    "lat": 46.17,
    "lon": 1.87,
    "contract": "CDI",
    "hours": "Temps partiel - 26H15/semaine Travail en journée",
    "experience": "Expérience exigée de 2 An(s)",
    "education": "CAP, BEP et équivalents Service (exigé)",
    "licences": "B - Véhicule léger (exigé); C - Poids lourd (souhaité)",
    "text": "Appelez Mme Dupont au 05 55 41 00 00.",
    "created": "2026-11-01T08:00:00.123Z",
}
PERSON = {
    "id": "p-1",
    "commune_insee": "23096",
    "home": {"lat": 46.17, "lon": 1.87},
    "mobility": [{"mode": "bus", "max_minutes": 40}],
    "licences": [],
    "stage": "socio_pro",
    "wishes": ["ménage"],
    "experience": [{"text": "cantine", "years": 1.5}],
    "skills": [],
    "education": "none",
    "hours_per_week": {"min": 10, "max": 20},
    "schedule": {"days": ["mon", "sat"], "from": "08:30", "to": "16:15", "nights": False, "weekends": False},
    "limits": [],
    "open_to": ["offre", "bénévolat"],
    "rqth": False,
    "under_26": False,
}


def write_corpus(folder: Path, opportunities: list[dict[str, Any]], people: list[dict[str, Any]]) -> None:
    """Writes `opportunities.jsonl.gz` and `personas.json` into `folder`."""
    lines = "\n".join(json.dumps(row) for row in opportunities)
    (folder / "opportunities.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (folder / "personas.json").write_text(json.dumps(people), encoding="utf-8")
