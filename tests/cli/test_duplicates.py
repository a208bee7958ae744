"""The command that looks for duplicates in a file."""

import gzip
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from cli.duplicates import app
from kit import now_utc
from store import session
from store.catalogue.duplicates import NewLink, write_links
from tests.make.postings import BAKERY
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity


def _offer(number: str, **said: Any) -> str:
    usual = {
        "id": number,
        "intitule": "Vendeur / Vendeuse en boulangerie (H/F)",
        "description": BAKERY,
        "entreprise": {"nom": "SARL BOULANGERIE MARTIN"},
        "lieuTravail": {"libelle": "23 - Guéret", "commune": "23096", "latitude": 46.17, "longitude": 1.87},
        "dateCreation": "2026-11-02T08:00:00Z",
        "romeCode": "D1106",
    }
    return json.dumps(usual | said, ensure_ascii=False)


def _dedupe(source: Path, out: Path) -> str:
    result = CliRunner().invoke(app, ["dedupe", "--in", str(source), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return result.stderr


def test_lines_of_one_opportunity_get_one_cluster_and_others_their_own(tmp_path: Path) -> None:
    lines = [_offer("1"), _offer("2", intitule="Plombier", description="Poser des chaudières.", romeCode="F1603")]
    lines.append(_offer("3", intitule="VENDEUSE EN BOULANGERIE", entreprise={"nom": "Boulangerie Martin"}))
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")

    _dedupe(tmp_path / "in.jsonl", tmp_path / "out.jsonl")

    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in written] == ["1", "2", "3"]
    assert written[0]["cluster"] == written[2]["cluster"] != written[1]["cluster"]
    assert written[1] | {"cluster": None} == json.loads(lines[1]) | {"cluster": None}


def test_a_line_that_cannot_be_read_is_kept_and_counted(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "in.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(f'{_offer("1")}\n{{"intitule": "Vend\n\n{_offer("2")}\n')

    told = _dedupe(tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl.gz")

    with gzip.open(tmp_path / "out.jsonl.gz", "rt", encoding="utf-8") as read:
        written = read.read().splitlines()
    assert "1 lignes illisibles" in told
    assert (json.loads(written[1]), written[2]) == ({"line": '{"intitule": "Vend', "cluster": None}, "")
    assert json.loads(written[0])["cluster"] == json.loads(written[3])["cluster"]


@pytest.mark.parametrize("content", [{}, {"intitule": None, "lieuTravail": "Guéret", "entreprise": []}, {"title": 3}])
def test_a_line_without_what_is_compared_stands_alone(tmp_path: Path, content: dict[str, Any]) -> None:
    (tmp_path / "in.jsonl").write_text(f"{json.dumps(content | {'id': 1})}\n" * 2, encoding="utf-8")

    _dedupe(tmp_path / "in.jsonl", tmp_path / "out.jsonl")

    clusters = [json.loads(line)["cluster"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert clusters == [0, 1]


def test_a_file_is_never_written_over_itself(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(_offer("1"), encoding="utf-8")

    result = CliRunner().invoke(
        app, ["dedupe", "--in", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "in.jsonl")]
    )

    assert result.exit_code != 0
    assert (tmp_path / "in.jsonl").read_text(encoding="utf-8") == _offer("1")


def test_links_are_undone_by_a_command_that_tells_since_when_they_were(
    engine: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with session(engine) as opened:
        one, other = store_opportunities(opened, [some_opportunity("ft:1"), some_opportunity("ft:2")])
        link = NewLink(other, one, 0.9, "{}")
        write_links(opened.connection(), [link], freed=[], now=now_utc() - timedelta(days=1))

    result = CliRunner().invoke(app, ["unlink", str(one)])

    assert f"ne sera plus liée à : {other}." in result.output
    assert "Elle l'était depuis hier" in result.output
    assert "n'est liée à aucune autre" in str(CliRunner().invoke(app, ["unlink", str(one)]).exception)
