"""An extract comes whole over the network of this machine, goes on where it was cut, and is not fetched twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx2
import pytest

from ingest.errors import ExtractUnavailable
from ingest.extracts import fetch_extract, region_slug

CONTENT = bytes(range(256)) * 400
DAY = "Fri, 20 Nov 2026 20:21:02 GMT"


@dataclass(slots=True)
class Site:
    """What the site does: `cuts` are the bytes after which answers break off, `status` what it answers."""

    etag: str = '"one"'
    cuts: list[int] = field(default_factory=list)
    status: int = 200
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    address: str = ""


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        site = self.site
        wanted = self.headers.get("range")
        site.asked.append((self.path, wanted))
        if site.status != 200:
            self.send_error(site.status)
        elif self.headers.get("if-modified-since") == DAY:
            self.send_response(304)
            self.end_headers()
        else:
            start = int(wanted[6:-1]) if wanted and self.headers.get("if-range") == site.etag else 0
            if start >= len(CONTENT):
                self.send_error(416)
            else:
                self._send(CONTENT[start:], status=206 if start else 200)

    def _send(self, body: bytes, *, status: int) -> None:
        self.send_response(status)
        for name, value in (("etag", self.site.etag), ("last-modified", DAY), ("content-length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: self.site.cuts.pop(0)] if self.site.cuts else body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}/france/{{region}}-latest.osm.pbf"
        serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        yield site
        server.shutdown()
        serving.join()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    with httpx2.Client(timeout=5) as opened:
        yield opened


@pytest.fixture
def fetch(client: httpx2.Client, site: Site, tmp_path: Path) -> Callable[..., Path]:
    """Fetches a region from the site into `tmp_path`."""
    return lambda region="limousin": fetch_extract(client, region, template=site.address, cache=tmp_path)


def test_a_region_is_fetched_by_its_name(fetch: Callable[..., Path], site: Site) -> None:
    path = fetch("Île-de-France")

    assert path.name == "ile-de-france-latest.osm.pbf"
    assert path.read_bytes() == CONTENT
    assert site.asked == [("/france/ile-de-france-latest.osm.pbf", None)]
    assert region_slug("Provence-Alpes-Côte d'Azur") == "provence-alpes-cote-d-azur"


def test_a_cut_line_goes_on_where_it_was(fetch: Callable[..., Path], site: Site, tmp_path: Path) -> None:
    site.cuts = [60_000, 20_000]

    assert fetch().read_bytes() == CONTENT
    assert [wanted for _, wanted in site.asked] == [None, "bytes=60000-", "bytes=80000-"]
    assert [path.suffix for path in tmp_path.iterdir()] == [".pbf"]


def test_what_came_is_kept_for_the_next_command(fetch: Callable[..., Path], site: Site) -> None:
    site.cuts = [10_000] * 4
    with pytest.raises(ExtractUnavailable, match="ce qui est déjà arrivé est gardé"):
        fetch()

    assert fetch().read_bytes() == CONTENT
    assert site.asked[-1][1] == "bytes=40000-"


def test_a_file_that_changed_meanwhile_begins_again(fetch: Callable[..., Path], site: Site) -> None:
    site.cuts = [10_000] * 4
    with pytest.raises(ExtractUnavailable):
        fetch()

    site.etag = '"two"'
    assert fetch().read_bytes() == CONTENT


def test_what_came_whole_and_was_not_named_yet_is_fetched_again(
    fetch: Callable[..., Path], site: Site, tmp_path: Path
) -> None:
    (tmp_path / "limousin-latest.osm.part").write_bytes(CONTENT)
    (tmp_path / "limousin-latest.osm.tag").write_text(site.etag)

    assert fetch().read_bytes() == CONTENT
    assert [wanted for _, wanted in site.asked] == [f"bytes={len(CONTENT)}-", None]


def test_an_extract_that_is_still_the_site_s_is_not_fetched_again(fetch: Callable[..., Path], site: Site) -> None:
    first = fetch().stat()
    second = fetch().stat()

    assert (first.st_ino, first.st_mtime) == (second.st_ino, second.st_mtime)
    assert len(site.asked) == 2


def test_the_extract_there_stays_when_the_next_does_not_come(fetch: Callable[..., Path], site: Site) -> None:
    path = fetch()

    site.status = 503
    with pytest.raises(ExtractUnavailable, match="ne répond pas"):
        fetch()
    assert path.read_bytes() == CONTENT


def test_a_region_that_the_site_does_not_know_is_told(fetch: Callable[..., Path], site: Site) -> None:
    site.status = 404

    with pytest.raises(ExtractUnavailable, match="pas d'extrait pour « limouzin »"):
        fetch("limouzin")


@pytest.mark.parametrize("template", ["http://127.0.0.1:9/{region}", "http://127.0.0.1:9/no-region", "limousin"])
def test_without_a_site_it_is_said_in_one_sentence(client: httpx2.Client, template: str, tmp_path: Path) -> None:
    with pytest.raises(ExtractUnavailable, match=r"alentour roads build|EXTRACT"):
        fetch_extract(client, "limousin", template=template, cache=tmp_path)
