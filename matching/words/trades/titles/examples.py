"""Files of titles: what offers teach (title and code), and what is to be read. One JSON object a line, gzip or not."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kit import fold
from matching.words.trades.rome import Rome
from matching.words.trades.titles.errors import UnreadableTitles
from matching.words.trades.titles.training import Example

GZIP = b"\x1f\x8b"


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Each line that is not blank: its number from 1, and its object, None where it is none.

    Raises `UnreadableTitles` where the file itself cannot be read.
    """
    try:
        with path.open("rb") as opened:
            packed = opened.read(2) == GZIP
        with gzip.open(path, "rb") if packed else path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _object(line)
    except (OSError, EOFError, gzip.BadGzipFile) as fault:
        raise UnreadableTitles(path) from fault


def read_examples(paths: Iterable[Path], rome: Rome) -> tuple[list[Example], list[tuple[Path, int]]]:
    """What offers teach: lines with `intitule` and `romeCode`, or pages with `resultats`; and the lines that teach not.

    Codes change from one version of ROME to the next: where an offer names a title of this version
    (`appellationlibelle`), the code of that title counts, not the one of its time.
    """
    known = {trade.code for trade in rome.trades}
    codes: dict[str, set[str]] = {}
    for title in rome.titles:
        codes.setdefault(fold(title.label), set()).add(title.rome)
    examples: list[Example] = []
    useless: list[tuple[Path, int]] = []
    for path in paths:
        for number, line in json_lines(path):
            offers = line["resultats"] if line and isinstance(line.get("resultats"), list) else [line]
            found = [example for offer in offers if (example := _example(offer, known, codes))]
            examples += found
            if not found:
                useless.append((path, number))
    return examples, useless


def _example(offer: Any, known: set[str], codes: dict[str, set[str]]) -> Example | None:
    if not isinstance(offer, dict):
        return None
    title, code, named = (offer.get(name) for name in ("intitule", "romeCode", "appellationlibelle"))
    meant = codes.get(fold(named), set()) if isinstance(named, str) else set()
    if len(meant) == 1:
        (code,) = meant
    if isinstance(title, str) and title.strip() and code in known:
        return Example(title, code)
    return None


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
