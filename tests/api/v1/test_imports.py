"""Files are handed in by staff, read by the scheduler, and told line by line to whoever sent them."""

import pytest
from sqlalchemy import text

import store
from ingest import IngestSettings
from ingest.own.waiting import take_imports
from ingest.pulling import Station
from matching import Matcher
from sheets import LARGEST_FILE_BYTES, SHEETS
from store.accounts.account import Role
from tests.fixtures.site import Site

OFFERS = "Intitulé;Employeur;Commune\nAide de cuisine;Auberge du Pont;Aubusson\nMaçon;;Guéret\n".encode()


def hand_in(site: Site, content: bytes = OFFERS, *, who: Role = Role.COUNSELLOR, asked: str = "") -> str:
    """Where the report will be."""
    answer = site.program(who).post(f"/v1/imports/offres{asked}", files={"file": ("offres.csv", content)})
    assert answer.status_code == 202, answer.text
    return str(answer.headers["location"])


def read_files(site: Site) -> int:
    """What the scheduler does of them."""
    settings = IngestSettings(_env_file=None)
    return take_imports(Station(site.engine, Matcher(site.engine), settings=settings, clock=lambda: site.now))


def test_a_dry_run_is_the_rule_and_its_report_tells_each_line(site: Site) -> None:
    address = hand_in(site)
    waiting = site.program(Role.COUNSELLOR).get(address).json()
    read_files(site)
    done = site.program(Role.COUNSELLOR).get(address).json()

    assert (waiting["status"], waiting["dry_run"], waiting["report"]) == ("waiting", True, None)
    assert done["status"] == "done"
    assert [(line["number"], line["fate"]) for line in done["report"]["lines"]] == [(2, "new"), (3, "refused")]
    assert done["report"]["lines"][1]["wrong"][0]["column"] == "Employeur"
    assert done["report"]["run"] is None


def test_an_import_enters_and_can_be_searched(site: Site) -> None:
    address = hand_in(site, asked="?dry_run=false")
    read_files(site)

    assert site.program(Role.COUNSELLOR).get(address).json()["report"]["run"]["new"] == 1
    found = site.program().get("/v1/search", params={"commune": "Aubusson", "q": "aide de cuisine"}).json()
    assert "Aide de cuisine" in [one["opportunity"]["title"] for one in found["results"]["items"]]


def test_the_file_is_erased_once_read(site: Site) -> None:
    hand_in(site)
    read_files(site)

    with store.session(site.engine) as opened:
        assert opened.execute(text("select content from imports")).scalars().all() == [None]


def test_a_file_that_cannot_be_read_says_why_and_stops_no_other(site: Site) -> None:
    broken, good = hand_in(site, b"PK\x03\x04 no workbook"), hand_in(site)

    assert read_files(site) == 2
    told = site.program(Role.COUNSELLOR).get(broken).json()
    assert (told["status"], told["report"]) == ("refused", None)
    assert "Ce classeur est illisible" in told["message"]
    assert site.program(Role.COUNSELLOR).get(good).json()["status"] == "done"


def test_a_reading_that_was_killed_asks_for_the_file_again(site: Site) -> None:
    address = hand_in(site)
    with store.session(site.engine) as opened:
        opened.execute(text("update imports set status = 'running'"))

    read_files(site)

    assert "Envoyez-le de nouveau" in site.program(Role.COUNSELLOR).get(address).json()["message"]


def test_nobody_reads_the_report_of_somebody_else(site: Site) -> None:
    address = hand_in(site)

    assert site.program(Role.OPERATOR).get(address).status_code == 404


def test_a_file_of_more_than_ten_megabytes_is_refused(site: Site) -> None:
    program = site.program(Role.COUNSELLOR)
    for size in (LARGEST_FILE_BYTES + 1, LARGEST_FILE_BYTES + 1_000_000):
        answer = program.post("/v1/imports/offres", files={"file": ("offres.csv", b"x" * size)})
        assert answer.status_code == 413


def test_a_form_without_a_file_or_a_sheet_that_does_not_exist_is_told(site: Site) -> None:
    program = site.program(Role.COUNSELLOR)

    assert "Il manque le fichier" in program.post("/v1/imports/offres").json()["detail"]
    assert program.post("/v1/imports/chevaux", files={"file": ("a.csv", OFFERS)}).status_code == 404


@pytest.mark.parametrize("slug", SHEETS)
@pytest.mark.parametrize(("extension", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_a_template_can_be_downloaded(shared_site: Site, slug: str, extension: str, begins: bytes) -> None:
    answer = shared_site.program().get(f"/v1/imports/{slug}/template.{extension}")

    assert answer.content.startswith(begins)
    assert f'filename="alentour-{slug}.{extension}"' in answer.headers["content-disposition"]
