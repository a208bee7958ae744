"""`alentour titles`: files in, files out, and a model that may be kept."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from cli import main

_CODES = """"code_rome","libelle_rome","emploi_reglemente"
"D1102","Boulanger / Boulangère",""
"F1703","Maçon / Maçonne",""
"""
_TITLES = """"code_ogr","libelle_appellation_long","code_rome"
"1","Ouvrier boulanger / Ouvrière boulangère","D1102"
"2","Maçon traditionnel / Maçonne traditionnelle","F1703"
"""


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    tables = {
        "referentiel_code_rome": _CODES,
        "referentiel_appellation": _TITLES,
        "rubrique_mobilite": '"code_rome","code_rome_cible","numero_ordre"\n',
        "referentiel_competence": '"code_ogr","libelle_competence"\n',
        "referentiel_savoir": '"code_ogr_savoir","libelle_savoir"\n',
        "coherence_item": '"code_rome","code_ogr","coeur_metier"\n',
        "referentiel_contexte_travail": '"code_ogr","libelle_cont_travail"\n',
    }
    folder = tmp_path / "reference"
    (folder / "rome").mkdir(parents=True)
    for name, text in tables.items():
        (folder / "rome" / f"unix_{name}_v460_utf8.csv").write_text(text, encoding="utf-8")
    return folder


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return int(ended.value.code or 0)


def written(path: Path, *lines: Any) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_line_gets_its_codes_and_keeps_what_it_held(reference: Path, tmp_path: Path) -> None:
    asked = written(tmp_path / "in.jsonl", {"intitule": "BOULANGER (H/F)", "id": 7}, {"query": "macon"})

    assert run("titles", "--in", asked, "--out", tmp_path / "out.jsonl", "--top", 2, "--reference", reference) == 0
    first, second = read(tmp_path / "out.jsonl")
    assert first == {"intitule": "BOULANGER (H/F)", "id": 7, "predicted": ["D1102", "F1703"], "accepted": "D1102"}
    assert second["predicted"][0] == "F1703"


def test_a_line_with_nothing_to_read_is_told_and_stops_nothing(
    reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = written(tmp_path / "in.jsonl", "{not json", {"intitule": None}, [1], {"intitule": "maçon"})

    assert run("titles", "--in", asked, "--out", tmp_path / "out.jsonl", "--reference", reference) == 0
    assert [bool(line["predicted"]) for line in read(tmp_path / "out.jsonl")] == [False, False, False, True]
    told = capsys.readouterr()
    assert "Ligne 1 : " in told.err
    assert "4 lignes lues, 1 avec un métier sûr" in told.out


def test_a_model_learns_from_offers_is_kept_and_is_used_without_the_reference(reference: Path, tmp_path: Path) -> None:
    offers = tmp_path / "offers.jsonl.gz"
    with gzip.open(offers, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"intitule": "Équipier du fournil", "romeCode": "D1102"}) + "\n" for _ in range(3))
    more = written(tmp_path / "more.jsonl", {"intitule": "Compagnon gros murs", "romeCode": "F1703"})
    model, out = tmp_path / "titles.npz", tmp_path / "out.jsonl.gz"

    assert run("titles", "train", "--reference", reference, "--titles", offers, more, "--out", model) == 0
    asked = written(tmp_path / "in.jsonl", {"intitule": "équipière fournil"}, {"intitule": "compagnon"})
    assert run("titles", "--in", asked, "--out", out, "--model", model) == 0
    with gzip.open(out, "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["predicted"][0] for line in lines] == ["D1102", "F1703"]


@pytest.mark.parametrize("content", [b"", b"\x1f\x8bcut"])
def test_a_file_that_cannot_be_read_is_said_in_one_sentence(
    reference: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "in.jsonl.gz"
    if content:
        asked.write_bytes(content)

    assert run("titles", "--in", asked, "--out", tmp_path / "out.jsonl", "--reference", reference) == 1
    assert "n'est pas un fichier d'intitulés lisible" in capsys.readouterr().err


def test_what_is_no_model_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = written(tmp_path / "in.jsonl", {"query": "maçon"})

    assert run("titles", "--in", asked, "--out", tmp_path / "out.jsonl", "--model", asked) == 1
    assert "alentour titles train" in capsys.readouterr().err
