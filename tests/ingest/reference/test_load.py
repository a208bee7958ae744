"""A load brings everything or nothing, and the demo never wipes the whole of France."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from ingest.reference import demo_communes, demo_rome, load_demo, load_official, load_references, read_demo
from matching import Relation
from store import session
from store.reference.communes_and_trades import read_communes, reference_versions, rome_rows
from tests.ingest.reference.official_files import write_official


def test_the_demo_is_loaded_and_read_back_as_it_was(creuse: Engine) -> None:
    with session(creuse) as opened:
        communes = read_communes(opened)
        assert list(communes) == list(demo_communes())
        assert communes.complete("masbaraud-m")[0].label == "Saint-Dizier-Masbaraud (Masbaraud-Mérignat)"
        assert len(rome_rows(opened).titles) == len(demo_rome().titles)


def test_a_second_load_changes_nothing_and_learns_nothing(creuse: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.reference.load.learn_titles", lambda *_, **__: 1 / 0)
    again = load_demo(creuse)
    assert [change.table for change in again] == [
        "communes",
        "rome_codes",
        "rome_titles",
        "rome_relations",
        "rome_skills",
        "rome_contexts",
    ]
    assert all(change.inserted == change.updated == change.deleted == 0 for change in again)


def test_a_load_that_fails_leaves_nothing(engine: Engine) -> None:
    references = read_demo()
    broken = replace(references, rome=replace(references.rome, relations=(Relation("D1102", "Z9999", 1),)))
    with pytest.raises(IntegrityError):
        load_references(engine, broken)
    with session(engine) as opened:
        assert len(read_communes(opened)) == 0
        assert reference_versions(opened) == {}


def test_the_demo_leaves_official_references_in_place(engine: Engine, tmp_path: Path) -> None:
    load_official(engine, write_official(tmp_path))
    assert load_demo(engine) == ()
    with session(engine) as opened:
        assert len(read_communes(opened)) == 3


def test_the_demo_replaces_official_references_when_asked(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned: list[str] = []
    monkeypatch.setattr("ingest.reference.load.learn_titles", lambda _, rome: learned.append(rome.version))
    load_official(engine, write_official(tmp_path))
    load_demo(engine, keep_official=False)
    assert learned == ["460-creuse"]
    with session(engine) as opened:
        assert len(read_communes(opened)) == 256
        assert reference_versions(opened) == {"communes": "2024-creuse", "rome": "460-creuse"}
