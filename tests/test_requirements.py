"""docs/requirements.md says the truth: each requirement of the law, and the tests that hold it."""

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PAGE = (CHECKOUT / "docs/requirements.md").read_text(encoding="utf-8")
BREACHES = tomllib.loads((CHECKOUT / "scripts/broken_once.toml").read_text(encoding="utf-8"))
ROWS = {cells[0].strip(): cells[1:] for cells in re.findall(r"^\|(.+?)\|(.+?)\|(.*?)\|(.*?)\|$", PAGE, re.MULTILINE)}


@pytest.mark.parametrize("number", range(1, 16))
def test_each_requirement_has_tests_or_says_what_is_missing(number: int) -> None:
    _, held, missing = ROWS[f"R{number}"]

    assert "tests/" in held or missing.strip()


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGE))))
def test_each_test_that_is_named_is_there(named: str) -> None:
    path, _, name = named.partition("::")

    assert f"def {name}(" in (CHECKOUT / path).read_text(encoding="utf-8") if name else (CHECKOUT / path).is_file()


@pytest.mark.parametrize("number", range(1, 16))
def test_each_requirement_can_still_be_broken_once(number: int) -> None:
    breach = BREACHES[f"R{number}"]
    held = ROWS[f"R{number}"][1]

    assert (CHECKOUT / breach["file"]).read_text(encoding="utf-8").count(breach["was"]) == 1
    assert breach["was"] != breach["becomes"]
    assert f"`{breach['test']}`" in held
    assert f"| R{number} | {breach['takes_out']} | `{breach['test']}` |" in PAGE


@pytest.mark.parametrize("page", ["aipd.md", "fria.md"])
def test_what_the_impact_assessments_name_is_there(page: str) -> None:
    told = (CHECKOUT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:api|cli|geo|ingest|kit|matching|store|tests)/[\w/.]+?)(?:::(\w+))?`", told))

    assert len(named) >= 15
    for path, test in named:
        place = CHECKOUT / path
        assert place.exists(), path
        assert not test or f"def {test}(" in place.read_text(encoding="utf-8"), test
