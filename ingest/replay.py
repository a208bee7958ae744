"""Replays captured pages of a source: the same path as a pull, from files."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from geo import departments
from ingest.connector import Page
from ingest.errors import PagesMissing, PullCutShort
from ingest.run import Pull
from ingest.sources import Source

_LISTS = ("resultats", "data", "results", "items")
"""Where the partners put their records."""
_NUMBER = re.compile(r"\d+")


def replay_of(source: Source, folder: Path, *, complete: bool, department_code: str | None = None) -> Pull:
    """The pull that the pages of `folder` (`page-*.json`, `.json.gz`) are; only a complete one may retire.

    Without `department_code`, the department is the one that most places of the records name. Raises PagesMissing.
    """
    files = sorted(
        (path for path in folder.glob("page-*") if path.name.endswith((".json", ".json.gz"))),
        key=lambda path: [int(number) for number in _NUMBER.findall(path.name)],
    )
    if not files:
        raise PagesMissing(f"Aucune page à rejouer dans {folder} : il faut des fichiers page-0.json ou page-0.json.gz.")
    code = department_code or _department_of(files)
    if code not in departments():
        raise PagesMissing("Ces pages ne disent pas leur département. Ajoutez --department, par exemple 74.")
    return Pull(
        source=source.slug,
        label=source.label,
        scope=code,
        department=departments()[code],
        pages=lambda: _pages(files),
        clean=source.clean,
        may_retire=complete,
    )


def _pages(files: list[Path]) -> Iterator[Page]:
    for path in files:
        yield _records(path)


def _records(path: Path) -> Page:
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        answer = json.loads(content)
    except (OSError, EOFError, ValueError) as error:
        raise PullCutShort(f"La page {path.name} est illisible.") from error
    records = answer
    if isinstance(answer, dict):
        records = next((answer[name] for name in _LISTS if isinstance(answer.get(name), list)), None)
    if not isinstance(records, list):
        raise PullCutShort(f"La page {path.name} ne contient pas de liste.")
    return [record for record in records if isinstance(record, dict)]


def _department_of(files: list[Path]) -> str | None:
    named: Counter[str] = Counter()
    for record in _records(files[0]):
        place = record.get("lieuTravail") or record.get("address") or {}
        label = str(place.get("libelle") or place.get("departmentCode") or record.get("departmentCode") or "")
        named[label.split(" ")[0]] += 1
    return next((code for code, _ in named.most_common() if code in departments()), None)
