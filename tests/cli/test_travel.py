"""`alentour travel`: the minutes between the communes of a file, in a file."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from cli import main

CREUSE = """insee,name,lat,lon,population
23096,"Guéret, préfecture",46.1703,1.8699,12700
23030,Bourganeuf,45.9533,1.7556,2500
23008,Aubusson,45.9567,2.1683,
"""


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["travel", *(str(word) for word in words)])
    return int(ended.value.code or 0)


def written(folder: Path, text: str) -> Path:
    path = folder / "communes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def matrix(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row.pop("insee"): row for row in csv.DictReader(lines)}


def test_the_matrix_has_the_codes_as_header_and_first_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"

    assert run("--communes", written(tmp_path, CREUSE), "--mode", "car", "--out", out) == 0
    header, *lines = out.read_text(encoding="utf-8").splitlines()
    assert header == "insee,23096,23030,23008"
    assert [line.split(",")[0] for line in lines] == ["23096", "23030", "23008"]
    assert 0 < float(matrix(out)["23096"]["23096"]) < 10
    assert 25 <= float(matrix(out)["23096"]["23030"]) <= 50
    assert capsys.readouterr().out.startswith("Environ, sans carte ni horaires : 6 trajets entre 3 communes")


def test_columns_come_in_any_order_and_from_a_french_spreadsheet(tmp_path: Path) -> None:
    usual, french = tmp_path / "usual.csv", tmp_path / "french.csv"
    run("--communes", written(tmp_path, CREUSE), "--out", usual)
    rows = [
        [row[4], row[2].replace(".", ","), row[0], row[3].replace(".", ",")] for row in csv.reader(CREUSE.splitlines())
    ]

    assert run("--communes", written(tmp_path, "\n".join(map(";".join, rows))), "--out", french) == 0
    assert french.read_text(encoding="utf-8") == usual.read_text(encoding="utf-8")


def test_the_country_adds_its_communes_and_the_given_centre_wins(tmp_path: Path) -> None:
    country = tmp_path / "reference" / "communes"
    country.mkdir(parents=True)
    (country / "communes-france-2024.csv").write_text(
        "insee,name,department,postal_codes,lat,lon,population\n"
        "23096,Guéret,23,23000,48.0,7.0,12700\n"
        + "".join(f"2310{n},Village {n},23,23000,{46.0 + n / 40},1.82,400\n" for n in range(6)),
        encoding="utf-8",
    )
    alone, among = tmp_path / "alone.csv", tmp_path / "among.csv"
    abroad = written(tmp_path, CREUSE + "BE-6600,Bastogne,50.0,5.715,16000\n")

    assert run("--communes", abroad, "--out", alone) == 0
    assert run("--communes", abroad, "--out", among, "--reference", tmp_path / "reference") == 0
    assert list(matrix(among)) == ["23096", "23030", "23008", "BE-6600"]
    assert float(matrix(among)["23096"]["23030"]) < float(matrix(alone)["23096"]["23030"])
    assert matrix(among)["23096"]["BE-6600"] == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "n'a pas de colonne insee, lat, lon, population"),
        ("insee,lat,population\n23096,46,1\n", "n'a pas de colonne lon"),
        ("insee,lat,lon,population\n", "ne contient aucune commune"),
        ("insee,lat,lon,population\n23096,46.1,abc,1\n", "ligne 2 : lon « abc » n'est pas un nombre"),
        ("insee,lat,lon,population\n23096,200,1.8,1\n", "ligne 2 : lat 200, lon 1.8 n'est nulle part sur Terre"),
        ("insee,lat,lon,population\n23096,46,1,1\n\n23096,46,1,1\n", "ligne 4 : la commune 23096 y est déjà plus haut"),
        ("insee,lat,lon,population\n,46,1,1\n", "ligne 2 : le code INSEE manque"),
        ("insee,lat,lon,population\n23096,46,1,-4\n", "ligne 2 : la population est négative"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    assert run("--communes", written(tmp_path, text), "--out", tmp_path / "out.csv") == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--mode", "fusée"), "« fusée » n'est pas un moyen de transport"),
        (("--reference", "nowhere"), "Le dossier « nowhere » ne contient pas les communes"),
        (("--by", "chance"), "« chance » n'est pas une source de minutes"),
        (("--out", "nowhere/out.csv"), "ne peut pas être écrit"),
        (("--communes", "nowhere.csv"), "ne peut pas être lu"),
        (("--by", "timetable"), "il faut --from, --to (codes INSEE) et --date"),
    ],
)
def test_a_wrong_question_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, str], told: str
) -> None:
    asked = {"--communes": str(written(tmp_path, CREUSE)), "--out": str(tmp_path / "out.csv")} | dict([words])

    assert run(*(word for pair in asked.items() for word in pair)) == 1
    assert told in capsys.readouterr().err


def test_the_minutes_of_a_real_department_are_near_those_of_its_roads(tmp_path: Path, shared_data: Path) -> None:
    folder = shared_data / "travel-times"
    with gzip.open(folder / "isere-car-seconds.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    with (folder / "isere-communes.csv").open(encoding="utf-8", newline="") as lines:
        given = [row for row in csv.reader(lines) if row[0] in {"insee", *header}]
    communes = written(tmp_path, "\n".join(",".join((row[0], *row[2:])) for row in given))

    assert run("--communes", communes, "--out", tmp_path / "out.csv", "--reference", shared_data) == 0
    estimated = matrix(tmp_path / "out.csv")
    true = np.array([float(cell) / 60 for row in rows for cell in row[1:]])
    said = np.array([float(estimated[row[0]][code]) for row in rows for code in header[1:]])
    within = (true > 0) & (true <= 60)
    error = (said - true)[within]
    both = np.count_nonzero((said <= 45) & (true <= 45) & within)
    f1 = 2 * both / (np.count_nonzero((said <= 45) & within) + np.count_nonzero((true <= 45) & within))
    assert (said >= 2).all()
    assert np.abs(error).mean() <= 4.3
    assert abs(error.mean()) <= 0.5
    assert f1 >= 0.89
