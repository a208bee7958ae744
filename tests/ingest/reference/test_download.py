"""The official sites' answers become a folder of the official layout; anything else becomes a sentence."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest

from geo import Point
from ingest.reference import DownloadFailed, download_communes, download_outlines, download_rome
from ingest.reference.official import read_communes, read_rome
from ingest.reference.outlines import read_outlines
from tests.ingest.reference.official_files import write_official

GEO = "https://geo.example"
ROME = "https://rome.example/archive"
TODAY = date(2026, 11, 21)

GUERET = {
    "nom": "Guéret",
    "code": "23096",
    "codesPostaux": ["23000"],
    "codeDepartement": "23",
    "centre": {"type": "Point", "coordinates": [1.87, 46.1632]},
    "population": 12734,
}
WITHOUT_CENTRE = {"nom": "Cans et Cévennes", "code": "48166", "codesPostaux": [], "codeDepartement": "48"}
PARIS_12 = {
    "nom": "Paris 12e Arrondissement",
    "code": "75112",
    "codesPostaux": ["75012"],
    "centre": {"type": "Point", "coordinates": [2.4219, 48.8342]},
}


def client(answer: Callable[[httpx2.Request], httpx2.Response]) -> httpx2.Client:
    return httpx2.Client(transport=httpx2.MockTransport(answer), follow_redirects=True)


MASBARAUD = {"nom": "Masbaraud-Mérignat", "code": "23126", "chefLieu": "23096"}
UNATTACHED = {"nom": "Sans chef-lieu", "code": "23998"}


def geo_site(request: httpx2.Request) -> httpx2.Response:
    if request.url.path == "/communes_associees_deleguees":
        return httpx2.Response(200, json=[MASBARAUD, UNATTACHED])
    assert "population" in request.url.params["fields"]
    if request.url.params.get("type") == "arrondissement-municipal":
        return httpx2.Response(200, json=[PARIS_12])
    return httpx2.Response(200, json=[GUERET, WITHOUT_CENTRE])


def packed(folder: Path, *, below: str = "") -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for path in (folder / "rome").iterdir():
            file.write(path, f"{below}{path.name}")
        file.writestr("lisez-moi.txt", "version 460")
    return archive.getvalue()


def test_communes_and_municipal_districts_are_written(tmp_path: Path) -> None:
    download_communes(tmp_path, client=client(geo_site), geo_url=GEO, today=TODAY)
    communes = read_communes(tmp_path)
    assert [commune.insee for commune in communes] == ["23096", "48166", "75112"]
    assert communes.version == "2026-11-21"


def test_communes_inside_another_are_old_names(tmp_path: Path) -> None:
    download_communes(tmp_path, client=client(geo_site), geo_url=GEO, today=TODAY)
    communes = read_communes(tmp_path)
    assert communes.former[0].name == "Masbaraud-Mérignat"
    assert "Sans chef-lieu" not in {one.name for one in communes.former}
    assert communes.complete("masbaraud")[0].label == "Guéret (Masbaraud-Mérignat)"


def test_the_centre_of_a_commune_is_longitude_first_in_geojson(tmp_path: Path) -> None:
    download_communes(tmp_path, client=client(geo_site), geo_url=GEO, today=TODAY)
    gueret, without_centre, _ = read_communes(tmp_path)
    assert gueret.point == Point(46.1632, 1.87)
    assert without_centre.point is None


def test_the_tables_of_rome_are_unpacked_after_a_redirection(tmp_path: Path) -> None:
    content = packed(write_official(tmp_path / "site"))

    def site(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/archive":
            return httpx2.Response(302, headers={"Location": "/v460.zip"})
        return httpx2.Response(200, content=content)

    download_rome(tmp_path, client=client(site), rome_url=ROME)
    assert len(read_rome(tmp_path).trades) == 2
    assert not (tmp_path / "rome" / "lisez-moi.txt").exists()


def test_an_archive_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    content = packed(write_official(tmp_path / "site"), below="../../")
    target = tmp_path / "here" / "deep"
    download_rome(target, client=client(lambda _: httpx2.Response(200, content=content)), rome_url=ROME)
    assert not list(tmp_path.glob("unix_*"))
    assert len(list((target / "rome").glob("unix_*.csv"))) == 7


def contours(request: httpx2.Request) -> httpx2.Response:
    assert request.url.path == "/departements/23/communes"
    assert dict(request.url.params) == {"fields": "code", "format": "geojson", "geometry": "contour"}
    ring = [[1.8, 46.1], [1.9, 46.1], [1.9, 46.2], [1.8, 46.1]]
    drawn = {"type": "Feature", "properties": {"code": "23096"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return httpx2.Response(200, json={"type": "FeatureCollection", "features": [drawn]})


def test_the_outlines_of_a_department_are_written(tmp_path: Path) -> None:
    download_communes(tmp_path, client=client(geo_site), geo_url=GEO, today=TODAY)
    download_outlines(tmp_path, client=client(contours), geo_url=GEO, department="23", today=TODAY)
    found = read_outlines(tmp_path, read_communes(tmp_path))
    assert (list(found.by_commune), found.departments) == (["23096"], frozenset({"23"}))


@pytest.mark.parametrize(
    "response",
    (httpx2.Response(200, text="<html>"), httpx2.Response(200, json=[]), httpx2.Response(200, json={"features": []})),
    ids=("a page", "a list", "nothing"),
)
def test_another_answer_than_outlines_is_refused(tmp_path: Path, response: httpx2.Response) -> None:
    with pytest.raises(DownloadFailed, match="n'a pas envoyé les fichiers attendus"):
        download_outlines(tmp_path, client=client(lambda _: response), geo_url=GEO, department="23", today=TODAY)


def test_an_answer_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.reference.download._MAX_BODY_BYTES", 100)
    with pytest.raises(DownloadFailed, match="n'a pas envoyé les fichiers attendus"):
        download_outlines(tmp_path, client=client(contours), geo_url=GEO, department="23", today=TODAY)


def unreachable(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("no route", request=request)


@pytest.mark.parametrize("answer", (unreachable, lambda _: httpx2.Response(503)), ids=("no network", "503"))
def test_a_silent_site_is_named_with_what_to_do(tmp_path: Path, answer: Callable[[Any], httpx2.Response]) -> None:
    with pytest.raises(DownloadFailed, match=r"geo\.example ne répond pas.*--from"):
        download_communes(tmp_path, client=client(answer), geo_url=GEO, today=TODAY)
    with pytest.raises(DownloadFailed, match=r"rome\.example ne répond pas.*--from"):
        download_rome(tmp_path, client=client(answer), rome_url=ROME)
    with pytest.raises(DownloadFailed, match=r"geo\.example ne répond pas.*--from"):
        download_outlines(tmp_path, client=client(answer), geo_url=GEO, department="23", today=TODAY)


@pytest.mark.parametrize(
    "response",
    (httpx2.Response(200, text="<html>"), httpx2.Response(200, json={"message": "?"}), httpx2.Response(200, json=[{}])),
    ids=("a page", "no list", "no field"),
)
def test_another_answer_than_communes_is_refused(tmp_path: Path, response: httpx2.Response) -> None:
    with pytest.raises(DownloadFailed, match="n'a pas envoyé les fichiers attendus"):
        download_communes(tmp_path, client=client(lambda _: response), geo_url=GEO, today=TODAY)


def test_another_answer_than_an_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="n'a pas envoyé les fichiers attendus"):
        download_rome(tmp_path, client=client(lambda _: httpx2.Response(200, text="<html>")), rome_url=ROME)
