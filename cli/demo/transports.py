"""The transports on demand of the demo: a sheet that its department handed in, as any department does."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from cli.demo.faults import StepFailed
from cli.demo.partners import DEPARTMENT
from ingest.own import bring
from sheets import SHEETS
from store import session
from store.tables import SourceRow

SHEET = SHEETS["transports"]
FILE = Path(__file__).with_name("transports.csv")


def bring_transports(engine: Engine, *, now: datetime) -> None:
    """Imports the invented transports, once: what its users then bring or retire stays. Raises StepFailed."""
    with session(engine) as opened:
        if opened.get(SourceRow, SHEET.source) is not None:
            return
    run = bring(
        engine,
        FILE.read_bytes(),
        SHEET,
        department_code=DEPARTMENT,
        complete=False,
        dry_run=False,
        clock=lambda: now,
    ).run
    if run is None or run.status != "complete" or run.rejected:
        raise StepFailed(SHEET.title, message=None if run is None else run.message)
