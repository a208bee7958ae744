"""`alentour ingest` and `alentour schedule` say what they did, and what to do when they cannot."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli import main
from ingest.reference import load_demo
from ingest.sandbox import CREDENTIALS, SandboxServer, create_sandbox
from store import create_store


@pytest.fixture
def creuse(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that knows Creuse, no key of any partner."""
    engine = create_store(database_url)
    load_demo(engine)
    engine.dispose()
    monkeypatch.setenv("DATABASE_URL", database_url)
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


@pytest.mark.usefixtures("creuse")
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


@pytest.mark.usefixtures("creuse")
def test_missing_keys_are_plain_sentences_and_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert alentour("ingest", "run", "all") == 1

    told = capsys.readouterr().err
    assert all(name in told for name in ("FRANCE_TRAVAIL_CLIENT_ID", "IMMERSION_FACILITEE_KEY", "API_ENGAGEMENT_KEY"))
    assert "Traceback" not in told


@pytest.mark.usefixtures("creuse")
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


@pytest.mark.usefixtures("creuse")
def test_captured_pages_are_replayed_and_refusals_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = {"libelle": "23 - AUBUSSON", "commune": "23008"}
    offers = [{"id": "A", "intitule": "Boulanger", "lieuTravail": place}, {"id": "B", "lieuTravail": place}]
    (tmp_path / "page-0.json").write_text(json.dumps({"resultats": offers}))

    assert alentour("ingest", "replay", "france-travail", str(tmp_path)) == 0
    assert alentour("ingest", "rejects", "france-travail") == 0

    told = capsys.readouterr().out
    assert "2 annonces lues : 1 neuves, 0 changées, 0 pareilles. 0 retirées, 1 refusées." in told
    assert "sans titre" in told


@pytest.mark.usefixtures("creuse")
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


@pytest.mark.usefixtures("creuse")
def test_the_schedule_tells_its_hours_and_stops_when_it_is_asked_to() -> None:
    program = [sys.executable, "-c", "from cli import main; main(['schedule'])"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ, text=True) as run:
        assert run.stdout is not None
        first = run.stdout.readline()
        time.sleep(0.2)
        run.send_signal(signal.SIGTERM)
        code = run.wait(timeout=20)

    assert "prochaine récolte" in first
    assert code == 0
