"""The short names of the house's packages mean this checkout, and the distribution can never be published."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGES = ("api", "cli", "geo", "ingest", "kit", "matching", "sheets", "store")


@pytest.mark.parametrize("package", PACKAGES)
def test_a_top_level_package_is_the_one_of_this_checkout(package: str) -> None:
    imported = import_module(package)

    assert imported.__file__ is not None
    assert Path(imported.__file__).resolve() == CHECKOUT / package / "__init__.py"


def test_the_distribution_holds_all_packages_and_can_not_be_uploaded() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))

    assert "Private :: Do Not Upload" in project["project"]["classifiers"]
    assert set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(PACKAGES)
