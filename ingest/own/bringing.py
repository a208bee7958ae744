"""A sheet that somebody filled in enters through the same door as every source: a pull, with its account."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from geo import Department, departments
from ingest.coding import read_coder
from ingest.errors import UnknownDepartment
from ingest.own.cleaning import clean_line
from ingest.own.lines import Filled, read_lines
from ingest.own.preview import Preview, preview
from ingest.own.spreadsheet import rows_of
from ingest.run import Pull, RunReport, run_pull
from sheets import Sheet
from store import session
from store.reference.communes_and_trades import read_communes


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file did, or would do in a dry run: line by line, and the account of the run where there was one."""

    preview: Preview
    run: RunReport | None


def bring(
    engine: Engine,
    content: bytes,
    sheet: Sheet,
    *,
    department_code: str,
    complete: bool,
    dry_run: bool,
    clock: Callable[[], datetime],
) -> Brought:
    """Reads a file and, unless `dry_run`, takes what is good in it; with `complete`, what is not in it is retired.

    Raises FileUnreadable, UnknownDepartment or AlreadyRunning.
    """
    department = departments().get(department_code)
    if department is None:
        raise UnknownDepartment(f"Le département « {department_code} » n'existe pas. Exemples : 23, 2A, 974.")
    rows = rows_of(content)
    with session(engine) as opened:
        communes = read_communes(opened)
        filled = read_lines(rows, sheet, communes=communes, department=department.code, now=clock())
        pull = pull_of_sheet(filled, department, complete=complete)
        told = preview(opened, filled, pull, communes=communes, coder=read_coder(opened))
    return Brought(told, None if dry_run else run_pull(engine, pull, clock=clock))


def pull_of_sheet(filled: Filled, department: Department, *, complete: bool) -> Pull:
    """The pull that a filled sheet is; only a complete one retires what it does not hold."""
    records = [line.record for line in filled.lines]
    return Pull(
        source=filled.sheet.source,
        label=f"{filled.sheet.title} du département",
        scope=department.code,
        department=department,
        pages=lambda: iter([records]),
        clean=clean_line,
        may_retire=complete,
    )
