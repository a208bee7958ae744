"""The account of a source: what is live, what its last run says, and whether both add up after a fault."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, text

from ingest import RunReport
from store.catalogue.loaded import LOADED_TABLES

Content = Mapping[str, Any]
"""What is live of a source, by key: everything that a row says of the opportunity, nothing of when it was seen."""

_LIVE = (
    "select source_key, to_jsonb(t) - array['id', 'first_seen_at', 'changed_at', 'changed_version', 'canonical_id', "
    "'record_hash'] as content from {table} as t where source = :source and retired_at is null"
)
_RUNS = text("select * from runs where source = :source order by id")
_NOT_FOR_PEOPLE = re.compile(r"[<>{}]|Error|Exception|Timeout|None|Traceback|\b(?:the|failed|error)\b")


def live(engine: Engine, source: str) -> Content:
    """What is live of a source, in all tables that pulls fill."""
    found: dict[str, Any] = {}
    with engine.connect() as connection:
        for table in LOADED_TABLES:
            rows = connection.execute(text(_LIVE.format(table=table.name)), {"source": source})
            found |= {f"{table.name}:{row.source_key}": row.content for row in rows}
    return found


def runs(engine: Engine, source: str) -> list[Mapping[str, Any]]:
    """The runs of a source, the first one first."""
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(_RUNS, {"source": source}).mappings()]


def assert_adds_up(engine: Engine, report: RunReport, *, before: Content, published: Content) -> None:
    """Fails where a run lost, doubled, invented or wrongly retired something, or where its report says otherwise.

    `before` was live when it began, and `published` is what a clean run would have made live.
    """
    after = live(engine, report.source)
    assert all(content in (before.get(key), published.get(key)) for key, content in after.items()), "invented"
    if report.status == "complete" and not report.applied.held:
        assert after == published
    else:
        assert not before.keys() - after.keys(), "retired by a run that did not see everything"
    if report.status == "failed":
        assert after == before
    applied, came = report.applied, len(after.keys() - before.keys())
    changed = sum(key in before and before[key] != content for key, content in after.items())
    assert applied.new <= came  # the others are back, and count as changed
    assert applied.new + applied.changed == came + changed
    assert applied.retired == len(before.keys() - after.keys())
    _assert_told(engine, report)


def _assert_told(engine: Engine, report: RunReport) -> None:
    """Fails where the run on record is not the report, or where its message is not for people."""
    run = runs(engine, report.source)[-1]
    told = (report.status, report.pulled, report.rejected, report.message)
    assert (run["status"], run["pulled"], run["rejected"], run["message"]) == told
    assert [run[name] for name in ("new", "changed", "unchanged", "retired")] == [
        getattr(report.applied, name) for name in ("new", "changed", "unchanged", "retired")
    ]
    assert run["finished_at"] >= run["started_at"]
    if report.status == "complete" and not report.applied.held:
        assert report.message is None
    else:
        assert_for_people(report.message)


def assert_for_people(message: str | None) -> None:
    """Fails where a message is missing, is no sentence, or holds words of machines."""
    assert message, "nothing is said"
    assert message[0].isupper()
    assert message.endswith(".")
    assert not _NOT_FOR_PEOPLE.search(message), message
