"""Captured pages go the way of a pull; only `complete` lets them retire."""

import gzip
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from geo import departments
from ingest import SOURCES, RunReport, replay_of, run_pull
from ingest.errors import PagesMissing
from ingest.reference.official import read_communes
from kit import now_utc
from store import session
from store.reference.communes_and_trades import load_communes

FRANCE_TRAVAIL = SOURCES["france-travail"]


def replay(engine: Engine, folder: Path, *, complete: bool = False) -> RunReport:
    return run_pull(engine, replay_of(FRANCE_TRAVAIL, folder, complete=complete), clock=now_utc)


def counted(report: RunReport) -> tuple[int, int, int, int]:
    return report.applied.new, report.applied.changed, report.applied.unchanged, report.applied.retired


def write_page(folder: Path, name: str, *identifiers: str) -> None:
    place = {"libelle": "23 - AUBUSSON", "commune": "23008"}
    offers = [{"id": one, "intitule": "Boulanger", "lieuTravail": place} for one in identifiers]
    content = json.dumps({"resultats": offers}).encode()
    (folder / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)


def test_two_days_of_haute_savoie_lose_no_offer(engine: Engine, shared_data: Path) -> None:
    with session(engine) as opened:
        load_communes(opened.connection(), read_communes(shared_data))
    days = shared_data / "offers/haute-savoie"

    first, second = replay(engine, days / "2025-08-05"), replay(engine, days / "2025-08-06")
    again = replay(engine, days / "2025-08-05")

    assert [counted(one) for one in (first, second, again)] == [(173, 0, 0, 0), (665, 0, 0, 0), (0, 0, 173, 0)]
    assert (first.rejected, second.rejected, first.scope) == (0, 0, "74")
    with engine.connect() as connection:
        counts = connection.execute(text("select location_rung, count(*) from opportunities group by 1")).all()
        rungs = {row[0]: row[1] for row in counts}
    assert sum(rungs.values()) == 838
    assert rungs["coordinates"] > 800


def test_complete_pages_retire_what_they_do_not_hold(creuse: Engine, tmp_path: Path) -> None:
    write_page(tmp_path, "page-0.json", "A", "B", "C")
    replay(creuse, tmp_path)
    write_page(tmp_path, "page-0.json", "A", "D")

    increment, complete = replay(creuse, tmp_path), replay(creuse, tmp_path, complete=True)

    assert (counted(increment), counted(complete)) == ((1, 0, 1, 0), (0, 0, 2, 2))


def test_pages_are_read_in_their_natural_order_zipped_or_not(tmp_path: Path) -> None:
    for number, name in enumerate(("page-0.json", "page-2.json.gz", "page-10.json")):
        write_page(tmp_path, name, str(number))
    (tmp_path / "page-notes.txt").write_text("")

    pages = replay_of(FRANCE_TRAVAIL, tmp_path, complete=False).pages()

    assert [record["id"] for page in pages for record in page] == ["0", "1", "2"]


def test_the_department_is_the_one_that_the_pages_name(tmp_path: Path) -> None:
    write_page(tmp_path, "page-0.json", "A")

    assert replay_of(FRANCE_TRAVAIL, tmp_path, complete=False).department == departments()["23"]
    assert replay_of(FRANCE_TRAVAIL, tmp_path, complete=False, department_code="87").scope == "87"


def test_a_page_that_cannot_be_read_retires_nothing(creuse: Engine, tmp_path: Path) -> None:
    write_page(tmp_path, "page-0.json", "A")
    write_page(tmp_path, "page-1.json.gz", "B")
    replay(creuse, tmp_path)
    (tmp_path / "page-1.json.gz").write_bytes(b"\x1f\x8b broken")

    report = replay(creuse, tmp_path, complete=True)

    assert (report.status, counted(report)) == ("partial", (0, 0, 1, 0))


def test_a_folder_without_pages_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PagesMissing, match="page-0"):
        replay_of(FRANCE_TRAVAIL, tmp_path, complete=False)


def test_pages_of_items_are_replayed_too(tmp_path: Path) -> None:
    (tmp_path / "page-0.json").write_text(json.dumps({"items": [{"id": "s1"}], "total": 1}))
    pull = replay_of(SOURCES["data-inclusion"], tmp_path, complete=False, department_code="23")

    assert list(pull.pages()) == [[{"id": "s1"}]]
