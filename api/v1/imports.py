"""/v1/imports: the department hands in its own offers, missions, appointments, bus stops and transports, as a file.

The site only keeps the file; the scheduler reads it within seconds and writes the report, line by line.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import UploadFile

from api.access import admits, admits_everybody, opens_import
from api.deps import Database, Now
from api.errors import BadQuestion, NotFound, TooLarge
from api.v1.shapes import Problem
from sheets import LARGEST_FILE_BYTES, SHEETS, TOO_LARGE, Sheet, csv_template, xlsx_template
from store.accounts.account import STAFF, Account
from store.pulls.imports import Import, hand_in

router = APIRouter(tags=["Imports"])

PATH = "/v1/imports"

_TEMPLATES: dict[str, tuple[Callable[[Sheet], bytes], str]] = {
    "csv": (csv_template, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_template, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_FILE_IN_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary", "description": "CSV ou .xlsx"}},
                }
            }
        },
    }
}

Staff = Annotated[Account, admits(*STAFF)]


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True, frozen=True)


class Remark(_Shape):
    """What is wrong with a cell, and how to put it right."""

    column: str
    reason: str
    remedy: str


class Line(_Shape):
    """A line of the file, and what becomes of it: new, changed, same, to_specify (its place) or refused."""

    number: int = Field(description="La ligne dans le tableur.")
    fate: str
    title: str
    changes: list[str] = Field(description="Les champs qui changent.")
    wrong: list[Remark]
    left_aside: list[Remark] = Field(description="Les cases laissées de côté ; la ligne est prise.")
    guesses: list[str] = Field(description="Les lieux possibles, à préciser.")


class Run(_Shape):
    """What the import changed."""

    status: str
    new: int
    changed: int
    unchanged: int
    retired: int
    held: int = Field(description="Retraits qui attendent une confirmation.")
    message: str | None


class Report(_Shape):
    """What a file did, or would do."""

    counts: dict[str, int]
    lines: list[Line]
    unknown_columns: list[str] = Field(description="Les colonnes qui ne sont pas lues.")
    retired_count: int = Field(description="Ce qui n'est pas dans un fichier complet, et en est retiré.")
    retired: list[str]
    held_count: int = Field(0, description="Ce qui n'y est pas non plus, et reste montré jusqu'à une confirmation.")
    held: list[str] = []
    run: Run | None = Field(description="Rien pour un essai.")


class ImportAnswer(_Shape):
    """A file handed in, and what became of it: waiting, running, done or refused."""

    id: int
    sheet: str
    department: str | None
    dry_run: bool
    complete: bool
    status: str
    asked_at: datetime
    finished_at: datetime | None
    message: str | None = Field(description="Pourquoi le fichier entier est refusé.")
    report: Report | None


def _sheet(what: Annotated[str, Path(json_schema_extra={"enum": list(SHEETS)})]) -> Sheet:
    if what not in SHEETS:
        raise NotFound(f"Ce fichier-là n'est pas prévu. Choisissez parmi : {', '.join(SHEETS)}.")
    return SHEETS[what]


TheSheet = Annotated[Sheet, Depends(_sheet)]
"""The sheet that the address names."""


async def _file(request: Request) -> bytes:
    """The file of the form. Read here and not by FastAPI, which would read it before it asks who sends it."""
    async with request.form(max_files=1, max_fields=5) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise BadQuestion("Il manque le fichier : envoyez un CSV ou un .xlsx, sous le nom « file ».")
        content = await file.read(LARGEST_FILE_BYTES + 1)
    if len(content) > LARGEST_FILE_BYTES:
        raise TooLarge(TOO_LARGE)
    return content


@router.post(
    PATH + "/{what}",
    status_code=202,
    openapi_extra=_FILE_IN_FORM,
    responses={code: {"model": Problem} for code in (401, 403, 413)},
)
def import_file(
    account: Staff,  # first: a stranger's file is not even read
    sheet: TheSheet,
    content: Annotated[bytes, Depends(_file)],
    response: Response,
    database: Database,
    now: Now,
    *,
    dry_run: Annotated[bool, Query(description="Dire seulement ce qui se passerait.")] = True,
    complete: Annotated[bool, Query(description="Retirer ce qui n'est pas dans le fichier.")] = False,
    department: Annotated[str | None, Query(pattern=r"^(\d{2,3}|2[AB])$")] = None,
) -> ImportAnswer:
    """Remet un fichier. Il est lu en quelques secondes : l'adresse de la réponse donne ensuite le détail des lignes."""
    waiting = hand_in(
        database,
        content,
        sheet=sheet.slug,
        department=department,
        dry_run=dry_run,
        complete=complete,
        by=account.user_id,
        now=now,
    )
    response.headers["Location"] = f"{PATH}/{waiting.id}"
    return _answer(waiting)


@router.get(PATH + "/{import_id}", responses={code: {"model": Problem} for code in (401, 403, 404)})
def import_report(found: Annotated[Import, opens_import(*STAFF)]) -> ImportAnswer:
    """Ce que le fichier a fait, ligne par ligne. Chacun ne voit que les siens."""
    return _answer(found)


@router.get(
    PATH + "/{what}/template.{extension}",
    response_class=Response,
    responses={200: {"content": {media: {} for _, media in _TEMPLATES.values()}}},
)
def import_template(sheet: TheSheet, extension: str, _: Annotated[Account | None, admits_everybody()]) -> Response:
    """Le modèle à remplir, en CSV ou en .xlsx, avec un exemple."""
    if extension not in _TEMPLATES:
        raise NotFound("Ce modèle existe en csv et en xlsx.")
    make, media = _TEMPLATES[extension]
    name = f'attachment; filename="alentour-{sheet.slug}.{extension}"'
    return Response(make(sheet), media_type=media, headers={"Content-Disposition": name})


def _answer(found: Import) -> ImportAnswer:
    return ImportAnswer.model_validate(found)
