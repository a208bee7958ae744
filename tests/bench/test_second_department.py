"""The second judged set is made of what is published, moved, always in the same way."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.second_department import DEPARTMENT, OFFERS, OURS, Draw, compose, immersions_of, job_of, renamed
from geo import Commune, Communes, Point
from ingest import read_opportunities
from tests.make.corpus import write_corpus

CLERMONT = Commune("63113", "Clermont-Ferrand", "63", ("63000",), Point(45.78, 3.11), 147_000)
GIAT = Commune("63165", "Giat", "63", ("63620",), Point(45.8, 2.48), 800)
LIMOGES = Commune("87085", "Limoges", "87", ("87000",), Point(45.83, 1.25), 130_000)
DRAW = Draw([CLERMONT, GIAT], [147_000, 800])
OFFER = {
    "id": "190ABCD",
    "intitule": "Couvreur à LIMOGES (H/F)",
    "description": "À Limoges,\n nous couvrons. " + "Des toits. " * 60,
    "romeCode": "F1610",
    "romeLibelle": "Couvreur / Couvreuse",
    "typeContratLibelle": "CDI",
    "lieuTravail": {"commune": "87085"},
    "permis": [{"libelle": "B - Véhicule léger", "exigence": "E"}],
    "formations": [{"niveauLibelle": "CAP, BEP et équivalents", "domaineLibelle": "Toiture", "exigence": "S"}],
    "entreprise": {"nom": "Toits du Limousin"},
    "accessibleTH": "False",
}


def moved(**said: Any) -> dict[str, Any]:
    return job_of(OFFER | said, Communes([LIMOGES]), DRAW)


def test_an_offer_is_told_as_the_first_set_tells_it() -> None:
    told = moved()

    assert (told["commune"], told["insee"], told["relocated"]) == ("Clermont-Ferrand", "63113", True)
    assert told["licences"] == "B - Véhicule léger (exigé)"
    assert told["education"] == "CAP, BEP et équivalents Toiture (souhaité)"
    assert told["accessible_th"] is False
    assert not {"hours", "experience", "languages", "skills"} & told.keys()


def test_the_town_of_an_offer_goes_with_it_and_its_text_is_cut_after() -> None:
    told = moved()

    assert told["title"] == "Couvreur à Clermont-Ferrand (H/F)"
    assert told["text"].startswith("À Clermont-Ferrand, nous couvrons.")
    assert len(told["text"]) == 500


@pytest.mark.parametrize("text", ["trois tours par jour", "Tours-sur-Marne", "Avoir le Sens du contact"])
def test_a_word_that_looks_like_a_town_stays(text: str) -> None:
    assert renamed(text, "Sens" if "Sens" in text else "Tours", "Riom") == text


def test_a_place_depends_on_the_key_alone_and_on_how_many_live_there() -> None:
    drawn = [DRAW.of(f"offer:{number}")[0].name for number in range(300)]

    assert drawn == [DRAW.of(f"offer:{number}")[0].name for number in range(300)]
    assert drawn.count("Clermont-Ferrand") > 280


def test_an_immersion_is_where_an_employer_offers_the_trade_once_and_not_at_an_agency() -> None:
    jobs = [
        moved(),
        moved(id="190ABCE"),
        moved(id="190ABCF", entreprise={"nom": "Travail 23"}, typeContratLibelle="Intérim - 6 Mois"),
    ]

    (told,) = immersions_of(jobs, {"F1610": "Couvreur / Couvreuse"})

    assert (told["title"], told["employer"]) == ("Immersion (PMSMP) : Couvreur / Couvreuse", "Toits du Limousin")
    assert told["key"] == "immersion:63-000"


def test_the_set_is_read_as_the_first_one_is_and_shares_nothing_with_it(shared_data: Path, tmp_path: Path) -> None:
    rows = compose(shared_data)
    write_corpus(tmp_path, rows, [])
    first = {one.key for one in read_opportunities(shared_data / "relevance" / "haute-savoie") if ":74-" not in one.key}

    keys = [one.key for one in read_opportunities(tmp_path)]

    assert len(keys) == len(set(keys)) > 900
    assert not first & set(keys)
    assert sum(row["kind"] == "offre" for row in rows) == sum(OFFERS.values())
    assert {row["insee"][:2] for row in rows} == {DEPARTMENT}


def test_nobody_is_judged_on_what_is_not_in_the_set(shared_data: Path) -> None:
    if not (OURS / "judgments.csv").is_file():
        pytest.skip("nobody has judged yet")
    people = {one["id"] for one in json.loads((OURS / "personas.json").read_text(encoding="utf-8"))}
    lines = (OURS / "judgments.csv").read_text(encoding="utf-8").splitlines()[1:]

    judged = {tuple(line.split(",")[:2]) for line in lines}

    assert {person for person, _ in judged} == people
    assert {key for _, key in judged} <= {row["key"] for row in compose(shared_data)}
