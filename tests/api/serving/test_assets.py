"""What the pages load: our own files, light, at the versions of the lock file."""

import gzip
import json
import re
from pathlib import Path

import pytest

from api.serving.assets import STATIC, Assets
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
