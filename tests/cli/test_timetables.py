"""`alentour timetables` and `alentour travel --by timetable`: what people read, and what machines read."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli import main
from tests.make.timetables import FEED, write_feed

_COMMUNES = """insee,name,postal_codes,lat,lon,population
23008,Aubusson,23200,45.95,2.17,3108
23096,Guéret,23000,46.17,1.87,12840
23200,Sans centre,23300,,,80
"""
_BACK_AND_FORTH = ("--from", "23096", "--to", "23008", "--date", "2026-03-03")


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return int(ended.value.code or 0)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    (tmp_path / "communes").mkdir()
    (tmp_path / "communes" / "communes-france-2026.csv").write_text(_COMMUNES, encoding="utf-8")
    return tmp_path


def asked(reference: Path, *words: str, capsys: pytest.CaptureFixture[str], **tables: str) -> dict[str, Any]:
    feed = write_feed(reference / "feed.zip", **tables)
    files = ("--timetables", feed, "--reference", reference)
    assert run("travel", "--by", "timetable", *_BACK_AND_FORTH, *files, *words) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_a_way_is_told_as_json(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(reference, capsys=capsys)

    assert (told["from"], told["to"], told["date"], told["possible"]) == ("23096", "23008", "2026-03-03", True)
    out, back = told["out"], told["back"]
    assert (out["depart"], out["arrive"], out["minutes"], out["changes"]) == ("06:59", "08:01", 62, 0)
    assert (out["waiting_minutes"], back["waiting_minutes"], told["last_way_back"]) == (29, 29, "16:59")
    assert [leg["kind"] for leg in out["legs"]] == ["walk", "ride", "walk"]
    assert (out["legs"][1]["line"], out["legs"][1]["vehicle"]) == ("14", "coach")
    assert told["timetables"]["valid_until"] == "2026-07-03"
    assert told["possible_from"] is None


def test_what_is_impossible_tells_from_when_it_is_not(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(reference, "--arrive-before", "7h30", "--return-after", "18:00", capsys=capsys)

    assert not told["possible"]
    assert told["possible_from"] == {"arrive": "08:01", "return": "16:59"}


def test_timetables_out_of_date_are_said_to_be(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = FEED["calendar.txt"].replace("20260105,20260703", "20250106,20250704")
    feed = write_feed(reference / "feed.zip", calendar=old)
    assert run("travel", "--by", "timetable", *_BACK_AND_FORTH, "--timetables", feed, "--reference", reference) == 0

    told = capsys.readouterr()
    timetables = json.loads(told.out)["timetables"]
    assert timetables["expired_since"] == "2025-07-05"
    assert timetables["feeds"][0]["day"] == "2025-07-01"
    assert "Horaires périmés depuis le 05/07/2025" in told.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--from", "99999"), "La commune « 99999 » n'est pas connue"),
        (("--to", "23200"), "La commune « 23200 » n'est pas connue"),
        (("--date", "demain"), "« demain » n'est pas une date"),
        (("--date", "0001-01-01"), "« 0001-01-01 » n'est pas une date"),
        (("--timetables", "absent.zip"), "« absent.zip » n'existe pas"),
        (("--reference", "absent"), "donnez avec --reference"),
        (("--arrive-before", "25:00"), "« 25:00 » n'est pas une heure"),
        (("--return-after", "tard"), "« tard » n'est pas une heure"),
        (("--return-after", "07:00"), "doit être après celle de --arrive-before"),
    ],
)
def test_what_was_mistyped_is_said_in_one_sentence(
    reference: Path, words: tuple[str, str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = write_feed(reference / "feed.zip")
    files = ("--timetables", feed, "--reference", reference)

    assert run("travel", "--by", "timetable", *_BACK_AND_FORTH, *files, *words) == 1
    assert sentence in capsys.readouterr().err


def test_feeds_are_loaded_and_asked_without_their_files(
    database_url: str, monkeypatch: pytest.MonkeyPatch, reference: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert run("timetables", "status") == 0
    assert "Aucun horaire" in capsys.readouterr().out
    assert run("travel", "--by", "timetable", *_BACK_AND_FORTH, "--reference", reference) == 1
    assert "alentour timetables load" in capsys.readouterr().err

    strange = FEED["stop_times.txt"] + "T9,09:00:00,09:00:00,A,9\n"
    assert run("timetables", "load", write_feed(reference / "coaches.zip", stop_times=strange)) == 0
    told = capsys.readouterr().out
    assert "coaches : 3 arrêts, 2 courses, 180 jours, du 05/01/2026 au 03/07/2026." in told
    assert "Laissé de côté, passages de courses inconnues : 1." in told
    assert run("timetables", "status") == 0
    assert "coaches : 3 arrêts" in capsys.readouterr().out
    assert run("travel", "--by", "timetable", *_BACK_AND_FORTH, "--reference", reference) == 0
    assert json.loads(capsys.readouterr().out)["possible"]


def test_a_bad_file_leaves_what_was_loaded(
    database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    good = write_feed(tmp_path / "good.zip")
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"<html>404</html>")
    assert run("timetables", "load", good) == 0

    assert run("timetables", "load", good, bad) == 1
    assert "n'est pas un fichier d'horaires" in capsys.readouterr().err
    assert run("timetables", "status") == 0
    assert "good : 3 arrêts" in capsys.readouterr().out
