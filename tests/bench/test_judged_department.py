"""A judged set is made of what is published, moved, always in the same way."""

import gzip
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bench.judged_department import (
    SETS,
    Chosen,
    Circle,
    Draw,
    Near,
    Recipe,
    chosen,
    compose,
    draw_in,
    immersions_of,
    job_of,
    missions,
    read_recipe,
    renamed,
)
from geo import Commune, Communes, Point
from ingest import read_opportunities
from kit import fold
from tests.make.corpus import write_corpus

CLERMONT = Commune("63113", "Clermont-Ferrand", "63", ("63000",), Point(45.78, 3.11), 147_000)
GIAT = Commune("63165", "Giat", "63", ("63620",), Point(45.8, 2.48), 800)
LIMOGES = Commune("87085", "Limoges", "87", ("87000",), Point(45.83, 1.25), 130_000)
DRAW = Draw(Circle([CLERMONT, GIAT]))
RECIPE = Recipe(department="63", offers={}, missions={}, immersions=150)
OURS = [SETS / "puy-de-dome", SETS / "maine-et-loire", SETS / "creuse"]
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

    (told,) = immersions_of(jobs, {"F1610": "Couvreur / Couvreuse"}, RECIPE)

    assert (told["title"], told["employer"]) == ("Immersion (PMSMP) : Couvreur / Couvreuse", "Toits du Limousin")
    assert told["key"] == "immersion:63-000"


def test_a_share_stands_around_the_towns_named_and_the_rest_anywhere() -> None:
    near = Near(("63165",), km=25, share=0.5)

    draw = draw_in(Communes([CLERMONT, GIAT, LIMOGES]), replace(RECIPE, near=near))

    drawn = [draw.of(f"offer:{number}")[0].name for number in range(300)]
    assert set(drawn) == {"Clermont-Ferrand", "Giat"}
    assert 120 < drawn.count("Giat") < 180


def test_neither_an_id_nor_a_text_is_taken_twice_and_no_more_than_asked() -> None:
    taken = Chosen()
    taken.hold("1", "Couvreur", "Des toits.")
    rows = [{"id": str(number), "title": "Couvreur", "description": f"Chantier {number // 2}."} for number in range(20)]

    drawn = list(taken.take([*rows, {"id": "20", "title": "COUVREUR", "description": "des toits"}], 50))

    assert len(drawn) == 10
    assert not {"1", "20"} & {one["id"] for one in drawn}
    assert len(list(Chosen().take(rows, 3))) == 3


def test_a_mission_listed_without_a_text_is_told_by_its_title_unless_done_from_anywhere(tmp_path: Path) -> None:
    told = {"title": "Lire à voix haute", "domain": "culture", "organizationName": "Lire", "city": "Riom"}
    listed = [told | {"_id": "a", "remote": "no"}, told | {"_id": "b", "remote": "full"}]
    (tmp_path / "missions").mkdir()
    lines = "\n".join(map(json.dumps, listed))
    (tmp_path / "missions" / "listing-volontariat.jsonl.gz").write_bytes(gzip.compress(lines.encode()))

    (mission,) = missions(tmp_path, "listing-volontariat")

    assert (mission["id"], mission["type"]) == ("a", "volontariat_service_civique")
    assert mission["location"] == {"city": "Riom"}


@dataclass(frozen=True, slots=True)
class Composed:
    """A set of ours: its folder, and all that is offered there."""

    folder: Path
    rows: list[dict[str, Any]]


@pytest.fixture(scope="module", params=OURS, ids=lambda folder: folder.name)
def composed(request: pytest.FixtureRequest, shared_data: Path) -> Composed:
    return Composed(request.param, compose(shared_data, read_recipe(request.param)))


def test_a_set_is_read_as_the_first_one_is_and_shares_nothing_with_it(
    shared_data: Path, tmp_path: Path, composed: Composed
) -> None:
    recipe, rows = read_recipe(composed.folder), composed.rows
    write_corpus(tmp_path, rows, [])
    first = {one.key for one in read_opportunities(shared_data / "relevance" / "haute-savoie") if ":74-" not in one.key}

    keys = [one.key for one in read_opportunities(tmp_path)]

    assert len(keys) == len(set(keys)) > 900
    assert not first & set(keys)
    assert sum(row["kind"] == "offre" for row in rows) == sum(recipe.offers.values())
    assert {row["insee"][:2] for row in rows} == {recipe.department}


def test_a_set_holds_no_offer_or_mission_of_those_that_it_comes_after(shared_data: Path) -> None:
    before, after = (chosen(shared_data, read_recipe(SETS / name)) for name in ("puy-de-dome", "maine-et-loire"))

    assert not {one["id"] for one in (*before.offers, *before.missions)} & {
        one["id"] for one in (*after.offers, *after.missions)
    }
    titles = {fold(one["title"]) for one in before.missions}
    assert not titles & {fold(one["title"]) for one in after.missions}


def test_nobody_is_judged_on_what_is_not_in_the_set(composed: Composed) -> None:
    ours = composed.folder
    people = {one["id"] for one in json.loads((ours / "personas.json").read_text(encoding="utf-8"))}
    lines = (ours / "judgments.csv").read_text(encoding="utf-8").splitlines()[1:]

    judged = {tuple(line.split(",")[:2]) for line in lines}

    assert {person for person, _ in judged} == people
    assert {key for _, key in judged} <= {row["key"] for row in composed.rows}
