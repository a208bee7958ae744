"""What a file did, as JSON: what the API hands back, line by line."""

from dataclasses import asdict
from typing import Any

from ingest.own.bringing import Brought


def report_of(brought: Brought) -> dict[str, Any]:
    """The report of a file; `run` is null for a dry run."""
    told, run = brought.preview, brought.run
    return {
        "counts": told.counts(),
        "lines": [asdict(line) for line in told.lines],
        "unknown_columns": list(told.unknown),
        "retired_count": told.retired_count,
        "retired": list(told.retired),
        "held_count": told.held_count,
        "held": list(told.held),
        "run": None if run is None else asdict(run.applied) | {"status": run.status, "message": run.message},
    }
