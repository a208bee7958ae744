"""What the pages load: our own files, light, at the versions of the lock file."""

import gzip
import json
import re
from pathlib import Path

import pytest

from api.serving.assets import STATIC, Assets
from store.accounts.account import Role
from tests.fixtures.site import Site

CHECKOUT = Path(__file__).parents[3]
LIGHT_BYTES = 60_000
QUESTION = "/?lieu=23096&moyen=car%3A30"


def test_an_address_changes_with_the_content_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("a{}")
    before = Assets(tmp_path).url("style.css")
    (tmp_path / "style.css").write_text("b{}")

    assert Assets(tmp_path).url("style.css") != before


def test_a_file_that_does_not_exist_has_no_address() -> None:
    with pytest.raises(KeyError):
        Assets().url("absent.css")


@pytest.mark.parametrize("who", (None, Role.COUNSELLOR))
def test_a_file_is_kept_for_a_year_where_its_address_names_its_content(shared_site: Site, who: Role | None) -> None:
    browser, address = shared_site.browser(who), Assets().url("style.css")

    assert browser.get(address).headers["cache-control"] == "public, max-age=31536000, immutable"
    for other in ("/static/style.css", "/static/style.css?v=0123456789"):
        assert browser.get(other).headers["cache-control"] == "no-cache"


def test_a_file_that_has_not_changed_is_not_sent_again(shared_site: Site) -> None:
    browser = shared_site.browser()
    mark = browser.get("/static/style.css").headers["etag"]

    assert browser.get("/static/style.css", headers={"If-None-Match": mark}).status_code == 304


def test_a_file_is_sent_compressed_to_whom_reads_it_so_and_whole_to_others(shared_site: Site) -> None:
    browser, content = shared_site.browser(), (STATIC / "style.css").read_bytes()
    small, whole = (browser.get("/static/style.css", headers={"Accept-Encoding": how}) for how in ("gzip", "identity"))

    assert (small.headers["content-encoding"], small.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert int(small.headers["content-length"]) < len(content) / 3
    assert small.headers["content-type"] == whole.headers["content-type"] == "text/css; charset=utf-8"
    assert small.content == whole.content == content
    assert "content-encoding" not in whole.headers


@pytest.mark.parametrize("address", ("/", QUESTION, "/aide"))
def test_a_page_and_all_it_loads_at_once_are_light_and_come_from_here(shared_site: Site, address: str) -> None:
    page = shared_site.browser().get(address).text
    files = {path.split("?")[0] for path in re.findall(r'(?:src|href)="(/static/[^"#]+)', page)}

    assert files
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    weight = len(gzip.compress(page.encode())) + sum(
        len(gzip.compress((STATIC / file.removeprefix("/static/")).read_bytes())) for file in files
    )
    assert weight < LIGHT_BYTES


def test_pages_hold_no_inline_script_or_style(shared_site: Site) -> None:
    page = shared_site.browser().get(QUESTION).text

    assert not re.search(r"<style|<script(?![^>]*src=)|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize(
    ("package", "file", "licence"),
    (
        ("htmx.org", "htmx/htmx.min.js", "htmx/LICENSE"),
        ("maplibre-gl", "maplibre-gl/maplibre-gl.mjs", "maplibre-gl/LICENSE.txt"),
    ),
)
def test_what_is_vendored_is_what_the_lock_file_says_with_its_licence(package: str, file: str, licence: str) -> None:
    lock = json.loads((CHECKOUT / "package-lock.json").read_text())
    vendored = STATIC / "vendor"

    assert lock["packages"][f"node_modules/{package}"]["version"] in (vendored / file).read_text()
    assert (vendored / licence).stat().st_size > 100
