"""The command as somebody types it: its table of contents, its mistakes, its faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from cli.app import VERBS

CHECKOUT = Path(__file__).resolve().parents[2]


def test_help_names_every_verb_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "--help")

    assert code == 0
    assert all(verb.name in out and verb.does.split(",")[0] in " ".join(out.split()) for verb in VERBS)


def test_help_imports_no_verb() -> None:
    program = (
        "import sys, cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)

    assert not {"sqlalchemy", "fastapi", "numpy", "uvicorn"} & set(done.stderr.split())


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, verb, "--help")

    assert code == 0
    assert f"alentour {verb}" in out


@pytest.mark.parametrize("words", [(), ("ingest",)])
def test_a_command_without_a_verb_explains_itself(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, *words)

    assert code == 0
    assert "Usage: alentour" in out
    assert not err


@pytest.mark.parametrize("words", [(), ("demo",), ("ingest", "run"), ("match", "search")])
def test_a_help_page_is_in_french(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, *words, "--help")

    assert "Montrer cette aide." in out
    assert not any(word in out for word in ("Show this", "default", "required", "Commands", "completion"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("chercher",), "cette commande n'existe pas"),
        (("--vite",), "l'option --vite n'existe pas"),
        (("demo", "--port", "beaucoup"), "la valeur de --port ne va pas"),
        (("import", "check", "offres", "absent.xlsx"), "FICHIER ne va pas : ce fichier ou ce dossier n'existe pas"),
        (("demo", "--port", "70000"), "la valeur de --port ne va pas : un nombre de 1 à 65535"),
        (("ingest", "run"), "il manque SOURCE"),
        (("replay", "la dernière"), "la valeur de LISTE ne va pas : un nombre entier"),
        (("bench", "country", "--people", "10"), "la valeur de --people ne va pas : un nombre entier, 1000 au moins"),
    ],
)
def test_a_mistake_of_typing_is_one_french_sentence(
    typed: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = _run(capsys, *typed)

    assert code == 1
    assert told in err
    assert "Traceback" not in err


def test_an_interruption_is_one_french_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cli.timetables.opened", interrupted)

    assert _run(capsys, "timetables", "status") == (130, "", "Arrêté à votre demande.\n")


def test_an_unreachable_database_is_one_french_sentence() -> None:
    done = _alentour("db", "migrate", database_url="postgresql://nobody@127.0.0.1:9/nothing")

    assert done.returncode == 1
    assert "ne répond pas" in done.stderr
    assert "Traceback" not in done.stderr


def test_debug_shows_where_the_fault_came_from() -> None:
    done = _alentour("--debug", "db", "migrate", database_url="postgresql://nobody@127.0.0.1:9/nothing")

    assert done.returncode == 1
    assert "Traceback" in done.stderr


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    out, err = capsys.readouterr()
    return ended.value.code, out, err


def _alentour(*words: str, database_url: str) -> subprocess.CompletedProcess[str]:
    program = f"import cli; cli.main({list(words)!r})"
    surroundings = os.environ | {"DATABASE_URL": database_url}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, env=surroundings, capture_output=True, text=True, check=False
    )
