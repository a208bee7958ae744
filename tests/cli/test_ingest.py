"""`alentour ingest` and `alentour schedule` say what they did, and what to do when they cannot."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from cli import main
from ingest import SOURCES, pull_hours
from ingest.sandbox import CREDENTIALS, SandboxServer, create_sandbox
from kit import now_utc
from store import create_store, session
from store.pulls.sources import enter_pull_hours
from store.tables import AuditRow, RunRow
from tests.make.rows import store_opportunities
from tests.make.values import NOON, some_opportunity


@pytest.fixture
def shell(creuse_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that knows Creuse, no key of any partner."""
    monkeypatch.setenv("DATABASE_URL", creuse_url)
    monkeypatch.setenv("INGEST_DEPARTMENTS", "23")
    for name in (
        "FRANCE_TRAVAIL_CLIENT_ID",
        "FRANCE_TRAVAIL_CLIENT_SECRET",
        "IMMERSION_FACILITEE_KEY",
        "API_ENGAGEMENT_KEY",
    ):
        monkeypatch.setenv(name, "")


def alentour(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.usefixtures("shell")
def test_a_source_is_pulled_by_hand_and_its_run_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with SandboxServer(create_sandbox(as_of=datetime(2026, 11, 21, tzinfo=UTC))) as sandbox:
        monkeypatch.setenv("API_ENGAGEMENT_BASE_URL", sandbox.url)
        monkeypatch.setenv("API_ENGAGEMENT_KEY", CREDENTIALS.api_engagement_key)
        assert alentour("ingest", "run", "api-engagement") == 0
    assert alentour("ingest", "status", "--runs") == 1
    assert alentour("ingest", "rejects", "api-engagement") == 0

    told = " ".join(capsys.readouterr().out.split())
    assert told.count("api-engagement (23) : récolte complète. 111 annonces lues, soit 162 propositions") == 2
    assert "Aucun refus." in told


@pytest.fixture
def pulled(shell: None, creuse_url: str) -> Iterator[Engine]:
    """A store whose sources were all pulled a minute ago."""
    engine = create_store(creuse_url)
    ended = now_utc() - timedelta(minutes=1)
    with session(engine) as opened:
        enter_pull_hours(opened, pull_hours(["23"]))
        for slug in SOURCES:
            opened.add(RunRow(source=slug, scope="23", status="complete", started_at=ended, finished_at=ended))
    yield engine
    engine.dispose()


def change(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.usefixtures("pulled")
def test_all_is_well_in_one_line_a_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("ingest", "status") == 0

    verdict, *lines = capsys.readouterr().out.splitlines()
    assert verdict == "Tout va bien."
    assert len(lines) == len(SOURCES)
    assert all("Récolte complète" in line and "la prochaine" in line for line in lines)


def test_what_is_wrong_is_told_with_what_to_type(pulled: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    change(pulled, "update runs set finished_at = now() - interval '40 hours' where source = 'france-travail'")

    assert alentour("ingest", "status") == 1

    told = capsys.readouterr().out
    assert told.startswith("1 chose à regarder.")
    assert "→ France Travail. Plus de récolte complète : il en faut une par nuit. Depuis" in told
    assert "alentour ingest run france-travail" in told


def test_what_is_held_back_is_let_go_by_a_command(pulled: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    change(pulled, "insert into held_retirements select max(id), 'opportunities', 1 from runs")

    assert alentour("ingest", "status") == 1
    command = capsys.readouterr().out.partition("alentour ingest release ")[2].split()[0]
    assert alentour("ingest", "release", command) == 0
    assert alentour("ingest", "status") == 0
    assert alentour("ingest", "status", "--runs") == 0
    assert "Retiré quand même le" in capsys.readouterr().out
    assert alentour("ingest", "release", "999999") == 1
    assert "Il n'y a pas de récolte 999999." in capsys.readouterr().err


def test_what_a_command_lets_go_is_in_the_audit_log(pulled: Engine) -> None:
    with session(pulled) as opened:
        (held,) = store_opportunities(opened, [some_opportunity("france-travail:a")])
    change(pulled, f"insert into held_retirements select max(id), 'opportunities', {held} from runs")

    with session(pulled) as opened:
        run_id = opened.scalar(text("select max(id) from runs"))
    assert alentour("ingest", "release", str(run_id)) == 0

    with session(pulled) as opened:
        (entry,) = opened.scalars(select(AuditRow))
    assert (entry.action, entry.actor) == ("released_retirement", None)
    assert entry.details == {"run": run_id, "retired": 1}


def test_a_department_that_is_left_is_retired_once_a_person_agrees(
    pulled: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [some_opportunity(f"france-travail:{number}") for number in range(30)]
    with session(pulled) as opened:
        store_opportunities(opened, many, scope="19")
        opened.add(RunRow(source="france-travail", scope="19", status="complete", started_at=NOON))

    assert alentour("ingest", "status") == 1
    assert "Corrèze : plus relevé, et 30 fiches" in capsys.readouterr().out
    assert alentour("ingest", "leave", "france-travail", "23") == 1
    assert alentour("ingest", "leave", "france-travail", "19") == 0
    assert "30 propositions attendent votre accord" in capsys.readouterr().out
    assert alentour("ingest", "status") == 1
    command = capsys.readouterr().out.partition("alentour ingest release ")[2].split()[0]
    assert alentour("ingest", "release", command) == 0
    assert alentour("ingest", "status") == 0


def test_a_pull_of_a_killed_process_is_not_told_as_going_on(pulled: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    change(pulled, "update runs set status = 'running', finished_at = null where source = 'france-travail'")

    assert alentour("ingest", "status") == 1
    assert "le programme a été arrêté" in capsys.readouterr().out


@pytest.mark.usefixtures("pulled")
def test_machines_read_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("ingest", "status", "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["well"] is True
    assert {one["state"] for one in told["sources"]} == {"fine"}


@pytest.mark.usefixtures("shell")
def test_missing_keys_are_plain_sentences_and_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("ingest", "run", "all") == 1

    told = capsys.readouterr().err
    assert all(name in told for name in ("FRANCE_TRAVAIL_CLIENT_ID", "IMMERSION_FACILITEE_KEY", "API_ENGAGEMENT_KEY"))
    assert "Traceback" not in told


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run", "pole-emploi"), "Sources connues"),
        (("run", "all", "--department", "99"), "département"),
        (("replay", "france-travail", "."), "Aucune page"),
    ],
)
def test_a_mistake_is_one_sentence(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("ingest", *words) == 1
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("shell")
def test_captured_pages_are_replayed_and_refusals_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = {"libelle": "23 - AUBUSSON", "commune": "23008"}
    offers = [{"id": "A", "intitule": "Boulanger", "lieuTravail": place}, {"id": "B", "lieuTravail": place}]
    (tmp_path / "page-0.json").write_text(json.dumps({"resultats": offers}))

    assert alentour("ingest", "replay", "france-travail", str(tmp_path)) == 0
    assert alentour("ingest", "rejects", "france-travail") == 0

    told = capsys.readouterr().out
    assert "2 annonces lues : 1 neuves, 0 changées, 0 pareilles. 0 retirées, 1 refusées." in told
    assert "sans titre" in told


@pytest.mark.usefixtures("shell")
def test_what_one_department_refused_is_still_told_after_another_is_pulled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page-0.json"
    for department, offer in (("87", {"id": "A"}), ("23", {"id": "B", "intitule": "Boulanger"})):
        page.write_text(json.dumps({"resultats": [offer]}))
        assert alentour("ingest", "replay", "france-travail", str(tmp_path), "--department", department) == 0
    capsys.readouterr()

    assert alentour("ingest", "rejects", "france-travail") == 0

    assert "sans titre" in capsys.readouterr().out


@pytest.mark.usefixtures("shell")
def test_the_schedule_tells_its_hours_and_stops_when_it_is_asked_to() -> None:
    program = [sys.executable, "-c", "from cli import main; main(['schedule'])"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ, text=True) as run:
        assert run.stdout is not None
        first = run.stdout.readline()
        time.sleep(0.2)
        run.send_signal(signal.SIGTERM)
        code = run.wait(timeout=120)

    assert "prochaine fois" in first
    assert code == 0
