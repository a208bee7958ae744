"""Files handed in through the site, read one at a time by the scheduler."""

from ingest.errors import IngestError
from ingest.own.bringing import Brought, bring
from ingest.own.report import report_of
from ingest.pulling import Station
from kit import logger, where
from matching import rank_if_changed
from sheets import SHEETS
from store import session
from store.locks import exclusive
from store.pulls.imports import TakenImport, settle_import, take_import

_INTERRUPTED = "La lecture de ce fichier a été interrompue. Envoyez-le de nouveau : rien ne sera compté deux fois."
_OUR_FAULT = "Nous n'avons pas su lire ce fichier. Enregistrez-le en .xlsx ou en CSV, puis envoyez-le de nouveau."


def take_imports(station: Station) -> int:
    """Reads all files that wait, and ranks again where they changed something; how many there were."""
    taken = 0
    with exclusive(station.engine, "imports") as alone:
        while alone and (waiting := _next(station)) is not None:
            _read(station, waiting)
            taken += 1
    return taken


def _next(station: Station) -> TakenImport | None:
    with session(station.engine) as opened:
        return take_import(opened, now=station.clock())


def _read(station: Station, waiting: TakenImport) -> None:
    brought, message = None, _INTERRUPTED
    if waiting.content is not None:
        try:
            brought = _bring(station, waiting, waiting.content)
        except IngestError as fault:
            message = str(fault)
        except Exception as fault:  # whatever the file holds, the next one must be read
            logger("ingest").error(
                "import_unreadable", sheet=waiting.sheet, error=type(fault).__name__, where=where(fault)
            )
            message = _OUR_FAULT
    with session(station.engine) as opened:
        report = None if brought is None else report_of(brought)
        settle_import(opened, waiting.id, report=report, message=None if report else message, now=station.clock())
    if brought is not None and brought.run is not None:
        rank_if_changed(station.engine, station.matcher, now=station.clock())


def _bring(station: Station, waiting: TakenImport, content: bytes) -> Brought:
    return bring(
        station.engine,
        content,
        SHEETS[waiting.sheet],
        department_code=waiting.department or station.settings.department_codes()[0],
        complete=waiting.complete,
        dry_run=waiting.dry_run,
        clock=station.clock,
    )
