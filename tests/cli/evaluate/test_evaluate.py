"""`alentour evaluate` measures the ranking on files, and says in French what is wrong with them."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from cli import main
from tests.ingest.reference.official_files import write_official
from tests.make.corpus import OFFER, PERSON, write_corpus

BAKERY = {**OFFER, "key": "ft:1", "title": "Boulanger (H/F)", "rome": "D1102", "licences": None, "education": None}
OFFERS = [
    BAKERY,
    {**BAKERY, "key": "ft:2", "title": "Aide-boulanger (H/F)"},
    {**BAKERY, "key": "ft:3", "title": "Aide-soignant (H/F)", "rome": "J1501"},
]
PEOPLE = [
    {**PERSON, "wishes": ["boulanger"], "hours_per_week": None},
    {**PERSON, "id": "p-2", "wishes": ["aide-soignante"], "hours_per_week": None, "stage": "emploi"},
]
GRADES = "persona,key,grade\np-1,ft:1,3\np-1,ft:3,0\np-2,ft:3,2\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = write_official(tmp_path_factory.mktemp("judged"))
    write_corpus(made, OFFERS, PEOPLE)
    (made / "judgments.csv").write_text(GRADES, encoding="utf-8")
    return made


def evaluating(verb: str, folder: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", verb, str(folder), "--reference", str(folder), *words])
    return int(ended.value.code or 0)


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_relevance_stands_beside_each_baseline_and_each_ablation(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluating("relevance", folder) == 0

    told = printed(capsys)
    assert (told["people"], told["opportunities"], told["judged_pairs"]) == (2, 3, 3)
    assert told["ours"]["ndcg_at_10"]["mean"] == 1.0
    assert told["ours"]["blocking_conditions"] == {}
    assert {"random in reach", "BM25", "equal-weight sum, behind a gate on kinds"} <= told["baselines"].keys()
    assert {"ours without reach", "ours without any gate"} <= told["ablations"].keys()
    assert (
        told["ours_minus_best_baseline"]["mean"] == told["baselines"][told["best_baseline"]]["ours_minus_this"]["mean"]
    )
    assert set(told["by_stage"]) == {"emploi", "socio_pro"}


def test_each_person_can_be_looked_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluating("relevance", folder, "--persons") == 0

    first, second = printed(capsys)
    assert (first["persona"], second["persona"]) == ("p-1", "p-2")
    assert (first["first"][0]["key"], first["first"][0]["grade"]) == ("ft:1", 3)
    assert first["first"][0]["parts"]["wish"] == 1.0


def test_weights_are_tried_on_others_and_written_with_their_reasons(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "weights.toml"

    assert evaluating("weights", folder, "--out", str(out)) == 0

    told = printed(capsys)
    fitted = told["from_present_weights"]
    assert fitted["ndcg_at_10_cross_validated"]["people"] == 2
    assert len(told["from_equal_weights"]["penalties_by_fold"]) == 2
    text = out.read_text(encoding="utf-8")
    assert f"wish = {{ weight = {fitted['weights']['wish']}" in text
    assert "# Minutes against what the person accepts" in text
    assert "ndcg_at_10_fitted_on_the_other_sets" not in fitted


def test_the_people_of_each_set_are_ranked_by_weights_found_on_the_other_sets(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = copytree(folder, tmp_path / "other")

    assert evaluating("weights", folder, str(other)) == 0

    found = printed(capsys)["from_equal_weights"]["ndcg_at_10_fitted_on_the_other_sets"]
    assert {name: interval["people"] for name, interval in found.items()} == {folder.name: 2, "other": 2}


def test_fairness_tells_groups_flips_and_exposure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluating("fairness", folder, "--people", "10") == 0

    told = printed(capsys)
    assert set(told["groups"]) == {"title_form", "place", "car", "stage", "under_26", "rqth"}
    assert {name: flip["changed"] for name, flip in told["changes_nothing"].items()} == {
        name: [] for name in ("first_name", "gender", "nationality", "birth_year", "note", "gender_of_titles")
    }
    assert told["changes_nothing"]["gender_of_titles"]["people"] == 2
    assert told["exposure"]["people"] == 12
    assert told["exposure"]["never_shown"]["with_prices"] == 0


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ("persona,key\np-1,ft:1\n", "commence par la ligne « persona,key,grade »"),
        ("persona,key,grade\np-9,ft:1,3\n", "ligne 2 : « p-9 » n'est pas dans personas.json"),
        ("persona,key,grade\np-1,ft:9,3\n", "ligne 2 : « ft:9 » n'est pas dans opportunities.jsonl"),
        ("persona,key,grade\np-1,ft:1,4\n", "ligne 2 : la note « 4 » n'est pas 0, 1, 2 ou 3"),
        ("persona,key,grade\np-1,ft:1\n", "ligne 2 : la note «  » n'est pas 0, 1, 2 ou 3"),
        ("persona,key,grade\np-1,ft:1,3\np-1,ft:1,2\n", "ligne 3 : « p-1 » et « ft:1 » ont déjà une autre note"),
        ("persona,key,grade\np-1,ft:1,0\n", "aucune note au-dessus de 0"),
        (None, "ne se lit pas"),
    ],
)
def test_what_is_wrong_with_the_grades_is_one_sentence(
    folder: Path, tmp_path: Path, grades: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_corpus(tmp_path, OFFERS, PEOPLE)
    if grades is not None:
        (tmp_path / "judgments.csv").write_text(grades, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", "relevance", str(tmp_path), "--reference", str(folder)])

    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_folder_without_people_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate", "fairness", str(tmp_path), "--reference", str(folder)])
    assert "Il manque opportunities.jsonl" in capsys.readouterr().err
