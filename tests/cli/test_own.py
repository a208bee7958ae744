"""`alentour import` says what each line becomes, and what to do about the others."""

from pathlib import Path

import pytest

from cli import main

OFFERS = "Intitulé;Employeur;Commune\nAide de cuisine;Auberge du Pont;Aubusson\nMaçon;;Guéret\n"


@pytest.fixture
def shell(creuse_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", creuse_url)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offres.csv").write_text(OFFERS, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["import", *words])
    out, err = capsys.readouterr()
    assert ended.value.code in (0, None) or err
    return out + err


def test_a_check_then_an_import_then_the_same_again(shell: None, capsys: pytest.CaptureFixture[str]) -> None:
    checked = told(capsys, "check", "offres", "offres.csv")
    assert "ligne 2 : neuve  Aide de cuisine" in checked
    assert "ligne 3 : refusée" in checked
    assert "Employeur : Cette case est vide. Remplissez-la. Par exemple : Auberge du Pont." in checked
    assert "rien n'a été écrit" in checked

    assert "Lignes lues : 2, dont 1 neuve, 1 refusée." in told(capsys, "run", "offres", "offres.csv")
    assert "Lignes lues : 2, dont 1 pareille, 1 refusée." in told(capsys, "check", "offres", "offres.csv")


def test_what_is_kept_until_a_person_confirms_is_not_told_as_retired(
    shell: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    many = "".join(f"Poste {number};Auberge du Pont;Aubusson\n" for number in range(30))
    (tmp_path / "toutes.csv").write_text(OFFERS + many, encoding="utf-8")
    told(capsys, "run", "offres", "toutes.csv")

    done = told(capsys, "run", "offres", "offres.csv", "--complete")

    assert "absente du fichier, gardée pour l'instant : Poste 7" in done
    assert "jusqu'à ce qu'une personne confirme leur retrait" in done
    assert "retirée :" not in done


@pytest.mark.parametrize("name", ["modele.xlsx", "modele.csv"])
def test_a_template_is_written_and_still_empty(shell: None, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Remplissez-le" in told(capsys, "template", "rendez-vous", "--out", name)

    assert "aucune ligne remplie" in told(capsys, "check", "rendez-vous", name)


def test_a_word_that_names_no_sheet_is_told(shell: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Choisissez parmi : offres, missions" in told(capsys, "check", "chevaux", "offres.csv")
