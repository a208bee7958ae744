"""`alentour import` says what each line becomes, and what to do about the others."""

from pathlib import Path

import pytest

from cli import main
from ingest.reference import load_demo
from store import create_store

OFFERS = "Intitulé;Employeur;Commune\nAide de cuisine;Auberge du Pont;Aubusson\nMaçon;;Guéret\n"


@pytest.fixture
def creuse(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = create_store(database_url)
    load_demo(engine)
    engine.dispose()
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offres.csv").write_text(OFFERS, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["import", *words])
    out, err = capsys.readouterr()
    assert ended.value.code in (0, None) or err
    return out + err


def test_a_check_then_an_import_then_the_same_again(creuse: None, capsys: pytest.CaptureFixture[str]) -> None:
    checked = told(capsys, "check", "offres", "offres.csv")
    assert "ligne 2 : neuve  Aide de cuisine" in checked
    assert "ligne 3 : refusée" in checked
    assert "Employeur : Cette case est vide. Remplissez-la. Par exemple : Auberge du Pont." in checked
    assert "rien n'a été écrit" in checked

    assert "Lignes lues : 2, dont 1 neuve, 1 refusée." in told(capsys, "run", "offres", "offres.csv")
    assert "Lignes lues : 2, dont 1 pareille, 1 refusée." in told(capsys, "check", "offres", "offres.csv")


@pytest.mark.parametrize("name", ["modele.xlsx", "modele.csv"])
def test_a_template_is_written_and_still_empty(creuse: None, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Remplissez-le" in told(capsys, "template", "rendez-vous", "--out", name)

    assert "aucune ligne remplie" in told(capsys, "check", "rendez-vous", name)


def test_a_word_that_names_no_sheet_is_told(creuse: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Choisissez parmi : offres, missions" in told(capsys, "check", "chevaux", "offres.csv")
