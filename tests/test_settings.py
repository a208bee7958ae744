"""Every setting is documented, and nothing is documented that is not a setting."""

import re
from importlib import import_module
from pathlib import Path

from pydantic_settings import BaseSettings

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGES = ("api", "cli", "geo", "ingest", "kit", "matching", "sheets", "store")
COMPOSE_ONLY = {"POSTGRES_PASSWORD", "POSTGRES_SHARED_BUFFERS", "PORT", "MAIL_PORT"}


def house_settings() -> list[type[BaseSettings]]:
    """Every class of settings of the house: in files named settings.py, and in the file of each source."""
    for package in PACKAGES:
        for file in (*(CHECKOUT / package).rglob("settings.py"), *(CHECKOUT / package).glob("sources/*.py")):
            import_module(".".join(file.relative_to(CHECKOUT).with_suffix("").parts))
    return [found for found in BaseSettings.__subclasses__() if found.__module__.split(".")[0] in PACKAGES]


def variables(settings: type[BaseSettings]) -> set[str]:
    """The names of environment variables that fill `settings`."""
    prefix = settings.model_config.get("env_prefix", "")
    return {str(field.validation_alias or prefix + name).upper() for name, field in settings.model_fields.items()}


def documented() -> set[str]:
    return set(re.findall(r"^#? ?([A-Z][A-Z_0-9]+)=", (CHECKOUT / ".env.example").read_text(), re.MULTILINE))


def test_every_setting_is_in_the_example_and_the_reverse() -> None:
    known = set().union(*(variables(settings) for settings in house_settings()))

    assert documented() == known | COMPOSE_ONLY


def test_the_values_shown_are_the_defaults(tmp_path: Path) -> None:
    shown = tmp_path / "shown.env"
    shown.write_text(re.sub(r"^# ([A-Z][A-Z_0-9]+=.+)$", r"\1", (CHECKOUT / ".env.example").read_text(), flags=re.M))
    for settings in house_settings():
        assert settings(_env_file=shown) == settings(_env_file=None), settings.__name__


def test_an_empty_value_is_none_and_leaves_the_default(tmp_path: Path) -> None:
    empty = tmp_path / "empty.env"
    for settings in house_settings():
        empty.write_text("".join(f"{name}=\n" for name in variables(settings)))
        assert settings(_env_file=empty) == settings(_env_file=None), settings.__name__


def test_compose_passes_every_setting_on() -> None:
    known = set().union(*(variables(settings) for settings in house_settings()))
    compose = (CHECKOUT / "docker-compose.yml").read_text()

    assert known == {name for name in known if re.search(rf"^ +{name}:", compose, re.MULTILINE)}
