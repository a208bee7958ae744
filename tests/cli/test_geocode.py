"""`alentour geocode`: a file of addresses in, the same lines with their places out; or one line."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import stamina

from cli import main
from tests.ingest.reference.official_files import COMMUNES
from tests.make.partners import served_partners

_MORE = (("23008", "Aubusson", "23", "23200", "45.9567", "2.1683", "3083"),)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    (folder / "communes").mkdir(parents=True)
    with (folder / "communes" / "communes-france-2024.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((*COMMUNES, *_MORE))
    return folder


def geocode(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["geocode", *map(str, words)])
    return int(ended.value.code or 0)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def table(path: Path, *, separator: str = ",") -> list[dict[str, Any]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter=separator))


def test_one_line_is_answered_as_json(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert geocode("12 rue des Lilas 23200 Aubusson", "--offline", "--reference", reference) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["insee"], found["commune"], found["rung"], found["source"]) == ("23008", "Aubusson", "insee", "local")
    assert (found["lat"], found["lon"]) == (45.9567, 2.1683)


def test_a_csv_keeps_its_lines_and_its_separator(reference: Path, tmp_path: Path) -> None:
    source = written(tmp_path / "in.csv", "nom;Adresse;Code postal;Ville\nLa Forge;3 rue du Pont;23000;GUERET\nX;;;\n")

    assert geocode("--in", source, "--out", tmp_path / "out.csv", "--offline", "--reference", reference) == 0
    first, second = table(tmp_path / "out.csv", separator=";")
    assert (first["nom"], first["insee"], first["commune"], first["postcode"]) == (
        "La Forge",
        "23096",
        "Guéret",
        "23000",
    )
    assert (second["nom"], second["insee"], second["score"]) == ("X", "", "0.0")


def test_json_lines_keep_what_they_said_otherwise(reference: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl.gz"
    source.write_bytes(gzip.compress(b'{"query": "aubuson", "lat": "1", "id": 7}\n'))

    assert geocode("--in", source, "--out", tmp_path / "out.jsonl", "--offline", "--reference", reference) == 0
    (line,) = [json.loads(text) for text in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (line["id"], line["insee"], line["lat"], line["lat_given"]) == (7, "23008", 45.9567, "1")


def test_a_formula_stays_a_text(reference: Path, tmp_path: Path) -> None:
    source = written(tmp_path / "in.csv", 'adresse,note\nAubusson,"=HYPERLINK(""x"")"\n')

    assert geocode("--in", source, "--out", tmp_path / "out.csv", "--offline", "--reference", reference) == 0
    assert table(tmp_path / "out.csv")[0]["note"].startswith("'=")


def test_the_service_places_a_house(
    reference: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path / "in.csv", "adresse,code_postal,ville\n12 rue de la Gare,23200,Aubusson\n")
    with served_partners() as sandbox:
        monkeypatch.setenv("GEOPLATEFORME_GEOCODING_URL", f"{sandbox.url}/geocodage")
        assert geocode("--in", source, "--out", tmp_path / "out.csv", "--reference", reference) == 0

    (line,) = table(tmp_path / "out.csv")
    assert (line["source"], line["rung"], line["insee"]) == ("geoplateforme", "address", "23008")
    assert "Placées par la Géoplateforme : 1" in capsys.readouterr().out


def test_without_a_connection_the_communes_answer_and_it_is_said(
    reference: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GEOPLATEFORME_GEOCODING_URL", "http://127.0.0.1:9")
    with stamina.set_testing(True, attempts=1):
        assert geocode("Aubusson", "--reference", reference) == 0

    told = capsys.readouterr()
    assert json.loads(told.out)["source"] == "local"
    assert "La Géoplateforme ne répond pas" in told.err


def test_without_a_folder_the_communes_are_those_of_the_database(
    creuse_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", creuse_url)
    assert geocode("le bourg masbaraud merignat", "--offline") == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["commune"], found["former_commune"]) == ("Saint-Dizier-Masbaraud", "Masbaraud-Mérignat")


def test_an_empty_database_says_what_to_load(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert geocode("Aubusson", "--offline") == 1
    assert "reference load" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    (
        ("", "est vide"),
        ("nom,age\nRenée,40\n", "pas de colonne d'adresse"),
        ('{"query": "Aubusson"}\n{oops\n', "ligne 2"),
    ),
)
def test_a_file_that_is_none_of_addresses_is_one_sentence(
    content: str, said: str, reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path / "in.csv", content)

    assert geocode("--in", source, "--out", tmp_path / "out.csv", "--offline", "--reference", reference) == 1
    told = capsys.readouterr().err.strip()
    assert said in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("words", ((), ("--in", "absent.csv"), ("Aubusson", "--in", "absent.csv", "--out", "x.csv")))
def test_a_question_that_is_none_is_one_sentence(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert geocode(*words) == 1
    assert "--in" in (told := capsys.readouterr().err.strip())
    assert len(told.splitlines()) == 1


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(
    reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path / "in.csv", "adresse\nAubusson\n")

    for out in (tmp_path, tmp_path / "absent" / "out.csv"):
        assert geocode("--in", source, "--out", out, "--reference", reference) == 1
        assert "ne peut pas être écrit : vérifiez le dossier" in capsys.readouterr().err


def test_a_folder_without_communes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert geocode("Aubusson", "--offline", "--reference", tmp_path) == 1
    assert "donnez avec --reference" in capsys.readouterr().err
