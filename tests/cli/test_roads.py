"""`alentour roads`: from an extract to minutes in the database, by what people type and read."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, delete

from cli import main
from cli.road_matrix import fill_matrix
from geo import Commune, Communes, Mode, Point
from geo.roads import Roads, current_network
from store import session
from store.reference.communes_and_trades import load_communes
from store.reference.roads import read_road_times, road_versions
from store.tables import RoadTimesRow
from tests.make.roads import CHAPEL, CHURCH, IN_THE_WOODS, MARKET, MILL, STATION, write_map

PLACES = {
    "23001": CHURCH,
    "23002": MARKET,
    "23003": IN_THE_WOODS,
    "23004": None,
    "19001": STATION,
    "19002": CHAPEL,
    "87001": MILL,
    "87002": Point(45.8, 1.3),
    "36001": Point(46.8, 1.7),
}
COMMUNES = Communes(Commune(code, f"Lieu {code}", code[:2], (), point, 100) for code, point in PLACES.items())


@pytest.fixture
def store(engine: Engine, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("ROADS_FOLDER", str(tmp_path / "roads"))
    with engine.begin() as connection:
        load_communes(connection, COMMUNES)
    return engine


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return write_map(tmp_path / "site/marche-latest.osm.pbf")


@pytest.fixture
def site(extract: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(extract.parent))) as server:
        serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/{{region}}-latest.osm.pbf"
        server.shutdown()
        serving.join()


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["roads", *(str(word) for word in words)])
    return int(ended.value.code or 0)


def test_an_extract_becomes_the_network_in_use(
    store: Engine, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("status") == 1
    assert "alentour roads fetch" in capsys.readouterr().err

    assert run("build", extract, "--name", "La Marche") == 0
    assert run("status") == 0
    told = capsys.readouterr().out
    assert "Réseau routier : la-marche, données du 20/11/2026" in told
    assert "Aucune minute calculée." in told


def test_a_matrix_holds_the_communes_on_the_map_and_says_how_many(
    store: Engine, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", extract)

    assert run("matrix", "--from", "23", "--minutes", 60, "--mode", "voiture", "--mode", "walk") == 0
    told = capsys.readouterr().out
    assert "Voiture : 2 communes sur 4 sont sur la carte ; minutes vers 5 communes, 2 lignes" in told
    with session(store) as opened:
        car, walk = read_road_times(opened)
    assert car.targets == ("19001", "19002", "23001", "23002", "87001")
    assert (car.origins, walk.mode) == (("23001", "23002"), Mode.WALK)
    assert (car.minutes < 60).all()
    assert (walk.minutes == 255).any()


def test_only_the_rows_that_miss_are_computed(store: Engine, extract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("build", extract)
    run("matrix", "--from", "23", "--mode", "car")
    with session(store) as opened:
        before = read_road_times(opened)[0].minutes.tolist()
        opened.execute(delete(RoadTimesRow).filter_by(origin="23002"))
    capsys.readouterr()

    assert run("matrix", "--from", "23", "--mode", "car") == 0
    assert "1 ligne calculée" in capsys.readouterr().out
    assert run("matrix", "--from", "23", "--mode", "car") == 0
    assert "tout était déjà calculé" in capsys.readouterr().out
    with session(store) as opened:
        assert read_road_times(opened)[0].minutes.tolist() == before


def test_a_matrix_stopped_half_way_is_not_read_and_goes_on(
    store: Engine, extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", extract)
    monkeypatch.setattr("geo.roads.batches.MOST_AT_ONCE", 1)
    fill = partial(
        fill_matrix, store, Roads(current_network(tmp_path / "roads")), Mode.CAR, department="23", limit_minutes=60
    )

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(progress=stop)
    with session(store) as opened:
        assert read_road_times(opened) == []
    assert fill(progress=lambda *_: None).computed == 1
    with session(store) as opened:
        assert read_road_times(opened)[0].origins == ("23001", "23002")


def test_what_makes_no_sense_is_said_in_one_sentence(
    store: Engine, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", extract)
    mistakes = {
        ("--from", "99"): "aucune commune du département « 99 »",
        ("--from", "23", "--mode", "bus"): "« bus » n'est pas un moyen par la route",
        ("--from", "23", "--minutes", "900"): "un nombre de 1 à 240",
        ("--from", "36"): "0 commune sur 1 du département 36 est sur la carte marche",
    }
    for words, sentence in mistakes.items():
        assert run("matrix", *words) == 1
        assert sentence in capsys.readouterr().err
    with session(store) as opened:
        assert road_versions(opened) == []


def test_minutes_of_another_network_are_to_be_computed_again(
    store: Engine, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", extract)
    run("matrix", "--from", "23", "--mode", "car")
    run("build", extract, "--name", "autre")

    assert run("status") == 0
    told = capsys.readouterr().out
    assert "23, voiture : 2 communes, jusqu'à 60 minutes. Calculé sur un autre réseau" in told
    assert "Gardé : marche-2026-11-20-" in told


def test_a_region_is_fetched_and_built(
    tmp_path: Path, site: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROADS_FOLDER", str(tmp_path / "roads"))
    monkeypatch.setenv("ROADS_EXTRACT_URL", site)

    assert run("fetch", "Marche") == 0
    assert "Réseau routier : marche, données du 20/11/2026" in capsys.readouterr().out
    assert run("fetch", "Combrailles") == 1
    assert "pas d'extrait pour « Combrailles »" in capsys.readouterr().err


def test_without_internet_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROADS_FOLDER", str(tmp_path))
    monkeypatch.setenv("ROADS_EXTRACT_URL", "http://127.0.0.1:9/{region}-latest.osm.pbf")

    assert run("fetch", "limousin") == 1
    assert "alentour roads build FICHIER.osm.pbf" in capsys.readouterr().err
