"""The worked example of `docs/adding-a-source.md`: one file and one row are a source, from the partner to the store."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx2
from sqlalchemy import Engine, text

from ingest import SOURCES, RunReport, pull_of, run_pull
from tests.ingest.sources.entraide import ENTRAIDE, Entraide, EntraideSettings

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
CHECKOUT = Path(__file__).resolve().parents[3]
NOTICES = [
    {
        "numero": "12",
        "titre": "AIDER A RENTRER DU BOIS",
        "texte": "Deux matinées, payées. Appelez Mme Peyrot au 05 36 49 01 02.",
        "association": "Entraide de la Sédelle",
        "commune": "23176",
        "telephone": "05 36 49 01 02",
        "ecrite_le": "20/11/2026",
    },
    {"numero": "13", "texte": "Sans titre."},
]


def pulled(engine: Engine, notices: list[dict[str, str]]) -> RunReport:
    """What a complete pull of the example does, its partner being a function."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        assert request.url.params["departement"] == "23"
        return httpx2.Response(200, json={"annonces": notices})

    connector = Entraide(EntraideSettings(), transport=httpx2.MockTransport(answer))
    row = replace(ENTRAIDE, connect=lambda _settings, _now: connector)
    return run_pull(engine, pull_of(row, "23", now=NOW), clock=lambda: NOW)


def test_one_file_and_one_row_are_a_source(creuse: Engine) -> None:

    first = pulled(creuse, NOTICES)
    with creuse.connect() as reading:
        row = reading.execute(text("select * from opportunities where source = 'entraide'")).mappings().one()
    second = pulled(creuse, [NOTICES[1], {**NOTICES[0], "numero": "14"}])

    assert (first.status, first.pulled, first.applied.new, first.rejected) == ("complete", 2, 1, 1)
    assert (row["title"], row["place"], row["location_rung"]) == ("Aider a rentrer du bois", "La Souterraine", "insee")
    assert row["published_at"] == datetime(2026, 11, 20, tzinfo=UTC)
    assert "Peyrot" not in str(dict(row))
    assert "05 36" not in str(dict(row))
    assert (second.applied.new, second.applied.retired) == (1, 1)


def test_the_row_of_the_example_can_be_copied_as_it_is() -> None:
    taken = {(row.hour, row.minute): row.slug for row in SOURCES.values()}

    assert ENTRAIDE.slug not in SOURCES
    assert taken.get((ENTRAIDE.hour, ENTRAIDE.minute)) is None


def test_the_guide_shows_the_example_as_it_is() -> None:
    guide = (CHECKOUT / "docs/adding-a-source.md").read_text(encoding="utf-8")
    example = Path(__file__).with_name("entraide.py").read_text(encoding="utf-8")

    shown = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)

    assert [block for block in shown if block not in example] == []
    assert len(shown) == 5
