"""`alentour reference load` says what it did, and what to do when it cannot."""

import io
import json
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from cli import main
from matching.words.trades.titles import train_titles
from tests.ingest.reference.official_files import write_official
from tests.make.values import some_rome

GUERET = {
    "nom": "Guéret",
    "code": "23096",
    "codesPostaux": ["23000"],
    "centre": {"type": "Point", "coordinates": [1.87, 46.1632]},
    "population": 12734,
}


DRAWN = {
    "type": "Feature",
    "properties": {"code": "23096"},
    "geometry": {"type": "Polygon", "coordinates": [[[1.8, 46.1], [1.9, 46.1], [1.9, 46.2], [1.8, 46.1]]]},
}
NAMELESS = DRAWN | {"properties": {}}


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)


def alentour(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["reference", *words])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def open_data(tmp_path: Path) -> Iterator[str]:
    """The address of a site that serves one commune at /communes and a small ROME at /rome."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for path in (write_official(tmp_path / "site") / "rome").iterdir():
            file.write(path, path.name)

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/rome":
                body = archive.getvalue()
            elif self.path.startswith("/departements/23/"):
                body = json.dumps({"type": "FeatureCollection", "features": [DRAWN, NAMELESS]}).encode()
            else:
                body = json.dumps([] if "arrondissement-municipal" in self.path else [GUERET]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the parent class
            """Keeps the output of the tests clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.usefixtures("database")
def test_the_demo_is_loaded_and_counted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    few = train_titles(some_rome())  # all trades of the demo take seconds to learn; two are learned below
    monkeypatch.setattr("cli.reference.learn_titles", lambda *_, **__: few)
    assert alentour("load", "--demo") == 0
    assert "Communes : 256 (ajouts : 256)" in capsys.readouterr().out
    assert alentour("load", "--demo") == 0
    assert "Communes : 256 (rien de changé)" in capsys.readouterr().out


@pytest.mark.usefixtures("database")
def test_a_folder_of_official_files_is_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("load", "--from", str(write_official(tmp_path))) == 0
    assert "Intitulés appris pour 2 métiers." in (told := capsys.readouterr().out)
    assert "Métiers : 2 (ajouts : 2)" in told


@pytest.mark.usefixtures("database")
def test_without_a_folder_the_official_sites_are_asked(
    open_data: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFERENCE_GEO_URL", open_data)
    monkeypatch.setenv("REFERENCE_ROME_URL", f"{open_data}/rome")
    assert alentour("load") == 0
    told = capsys.readouterr().out
    assert "Communes : 1 (ajouts : 1)" in told
    assert "Métiers : 2 (ajouts : 2)" in told


@pytest.mark.usefixtures("database")
def test_the_outlines_of_a_department_are_downloaded_and_counted(
    open_data: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFERENCE_GEO_URL", open_data)
    monkeypatch.setenv("REFERENCE_ROME_URL", f"{open_data}/rome")
    assert alentour("load", "--outlines", "23") == 0
    told = capsys.readouterr().out
    assert "Contours de communes : 1 (ajouts : 1)" in told
    assert "illisibles ou placés ailleurs : 1" in told


@pytest.mark.parametrize(
    ("words", "why"),
    (
        (("--outlines", "23,creuse"), "« CREUSE » n'est pas un département"),
        (("--outlines", "23", "--demo"), "--outlines télécharge"),
    ),
)
def test_outlines_that_cannot_be_downloaded_are_refused(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert alentour("load", *words) == 2
    assert why in capsys.readouterr().err


def test_a_wrong_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("load", "--from", str(tmp_path / "nothing")) == 1
    told = capsys.readouterr().err.strip()
    assert told.startswith("Le dossier «")
    assert "Indiquez le dossier qui contient" in told
    assert "\n" not in told


def test_no_network_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("REFERENCE_GEO_URL", "http://127.0.0.1:9")
    assert alentour("load") == 1
    assert "127.0.0.1 ne répond pas" in capsys.readouterr().err


def test_two_choices_at_once_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("load", "--demo", "--from", str(tmp_path)) == 2
    assert "choisissez l'un des deux" in capsys.readouterr().err
