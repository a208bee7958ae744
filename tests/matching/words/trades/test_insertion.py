"""Somebody hired in insertion has the trade that they do; who supervises them has another."""

import pytest

from matching.words.trades.insertion import without_insertion, without_insertion_job


@pytest.mark.parametrize(
    ("wish", "work"),
    [
        ("chantier d'insertion pourquoi pas", "pourquoi pas"),
        ("travailler dans un chantier d'insertion", "travailler"),
        ("espaces verts en insertion", "espaces verts"),
        ("atelier et chantier d'insertion", ""),
        ("emploi en ESAT", ""),
        ("espaces verts en entreprise adaptée", "espaces verts"),
    ],
)
def test_a_job_of_insertion_or_kept_for_disabled_people_is_no_trade(wish: str, work: str) -> None:
    assert without_insertion_job(wish) == work


@pytest.mark.parametrize(
    "wish",
    [
        *("encadrant en chantier d'insertion", "conseillère en insertion", "travailler dans l'insertion"),
        *("aider les personnes en insertion", "moniteur d'atelier en ESAT"),
    ],
)
def test_whoever_accompanies_others_wishes_for_that(wish: str) -> None:
    assert without_insertion_job(wish) == wish


def test_an_employer_names_the_work_not_how_somebody_is_hired() -> None:
    assert without_insertion("agent de tri, association d'insertion").split() == ["agent", "de", "tri,", "association"]
    assert without_insertion("chef d'équipe en insertion") == "chef d'équipe en insertion"
