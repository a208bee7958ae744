"""`alentour rank` ranks files without a database, the same each time."""

import json
from pathlib import Path

import pytest

from cli import main
from tests.ingest.reference.official_files import write_official
from tests.make.corpus import OFFER, PERSON, write_corpus


def ranking(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["rank", *words])
    return int(ended.value.code or 0)


def test_a_ranking_has_a_line_a_person_with_scores_parts_and_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    write_corpus(tmp_path, [OFFER, {**OFFER, "key": "france_travail:2", "lat": 46.9, "licences": None}], [PERSON])
    out = tmp_path / "out.jsonl"

    assert ranking("--corpus", str(tmp_path), "--reference", str(write_official(tmp_path)), "--out", str(out)) == 0

    (line,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert line["persona"] == "p-1"
    assert line["ranking"] == [], "one asks for a licence, the other is out of reach"


def test_the_same_files_are_ranked_alike_each_time(tmp_path: Path) -> None:
    near = [{**OFFER, "key": f"france_travail:{number}", "licences": None} for number in range(20)]
    anybody = {name: PERSON[name] for name in ("commune_insee", "home", "wishes")}
    write_corpus(tmp_path, near, [{**anybody, "id": "p-1"}, {**anybody, "id": "p-2"}])
    reference, outs = str(write_official(tmp_path)), [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for out in outs:
        assert ranking("--corpus", str(tmp_path), "--reference", reference, "--out", str(out)) == 0

    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(json.loads(outs[0].read_text(encoding="utf-8").splitlines()[0])["ranking"]) == len(near)


def test_the_judged_corpus_is_ranked_for_each_person(tmp_path: Path, shared_data: Path) -> None:
    corpus, out = shared_data / "relevance/haute-savoie", tmp_path / "out.jsonl"

    assert ranking("--corpus", str(corpus), "--reference", str(shared_data), "--out", str(out), "--top", "20") == 0

    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 30
    for line in lines:
        scores = [row["score"] for row in line["ranking"]]
        assert scores == sorted(scores, reverse=True)
        assert all(row["reasons"] and row["parts"] for row in line["ranking"])


def test_a_folder_that_holds_no_corpus_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ranking("--corpus", str(tmp_path), "--reference", str(tmp_path), "--out", str(tmp_path / "out")) == 1
    assert "Il manque opportunities.jsonl" in capsys.readouterr().err
