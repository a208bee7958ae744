"""Communes and trades in the database: loaded by COPY and merge, so that a second load changes nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from geo import Commune, Communes, FormerCommune, Outline, Point, search_name
from store.queries import queries
from store.tables import RomeCodeRow


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load did to one table, and how many rows were given."""

    table: str
    given: int
    inserted: int
    updated: int
    deleted: int


@dataclass(frozen=True, slots=True)
class RomeRows:
    """The taxonomy as rows: the store knows no value of matching.

    `trades` (code, label, regulated); `titles` (rome, label, everyday, code or None);
    `relations` (rome, target, rank); `skills` (rome, code, label, core); `contexts` (rome, code, label).
    """

    version: str
    trades: list[tuple[str, str, bool]] = field(default_factory=list)
    titles: list[tuple[str, str, bool, str | None]] = field(default_factory=list)
    relations: list[tuple[str, str, int]] = field(default_factory=list)
    skills: list[tuple[str, str, str, bool]] = field(default_factory=list)
    contexts: list[tuple[str, str, str]] = field(default_factory=list)


def load_communes(connection: Connection, communes: Communes) -> Changes:
    """Makes the tables of communes and of their old names equal to `communes`; a commune that vanished stays while
    something refers to it."""
    columns = ("insee", "name", "search_name", "department", "postal_codes", "point", "population")
    _stage(connection, "communes", columns, map(_commune_row, communes))
    inserted, updated, deleted = _counts(connection, "merge_communes")
    _end_staging(connection, "communes")
    _load(connection, "former_communes", ("insee", "name", "code"), _former_rows(communes))
    _put_version(connection, "communes", communes.version)
    return Changes("communes", len(communes), inserted, updated, deleted)


def load_outlines(
    connection: Connection, outlines: Mapping[str, Outline | None], *, departments: Collection[str]
) -> Changes:
    """Puts in place the outlines of communes, by INSEE code; None leaves the one that is there.

    An outline is deleted where its department is among `departments` and `outlines` does not name its commune.
    """
    rows = ((insee, outline.ewkt() if outline else None) for insee, outline in outlines.items())
    _stage(connection, "commune_outlines", ("insee", "outline"), rows)
    merged = connection.execute(queries()["merge_commune_outlines"], {"departments": list(departments)})
    inserted, updated, deleted = merged.one()
    _end_staging(connection, "commune_outlines")
    given = sum(outline is not None for outline in outlines.values())
    return Changes("commune_outlines", given, inserted, updated, deleted)


def load_rome(connection: Connection, rome: RomeRows) -> tuple[Changes, ...]:
    """Makes the tables of the taxonomy equal to `rome`; a vanished trade stays while an opportunity names it."""
    _stage(connection, "rome_codes", ("code", "label", "regulated"), rome.trades)
    inserted, updated, _ = _counts(connection, "merge_rome_codes")
    below = (
        _load(connection, "rome_titles", ("rome", "label", "everyday", "code"), rome.titles),
        _load(connection, "rome_relations", ("rome", "target", "rank"), rome.relations),
        _load(connection, "rome_skills", ("rome", "code", "label", "core"), rome.skills),
        _load(connection, "rome_contexts", ("rome", "code", "label"), rome.contexts),
    )
    (deleted,) = _counts(connection, "delete_vanished_rome_codes")
    _end_staging(connection, "rome_codes")
    _put_version(connection, "rome", rome.version)
    return (Changes("rome_codes", len(rome.trades), inserted, updated, deleted), *below)


def reference_versions(session: Session) -> dict[str, str]:
    """The versions loaded, by name ("communes", "rome"); empty before the first load."""
    return dict(_tuples(session, "reference_versions"))


def read_communes(session: Session) -> Communes:
    """All communes of the database."""
    return Communes(
        (_commune(*row) for row in _tuples(session, "communes")),
        former=(FormerCommune(*row) for row in _tuples(session, "former_communes")),
        version=reference_versions(session).get("communes", ""),
    )


def rome_labels(session: Session) -> dict[str, str]:
    """The label of each trade, by code."""
    return {code: label for code, label, _ in _tuples(session, "rome_codes")}


def is_regulated(session: Session, rome: str) -> bool:
    """Whether ROME says that the law regulates a trade; False for one that is not known."""
    return bool(session.scalar(select(RomeCodeRow.regulated).where(RomeCodeRow.code == rome)))


def rome_rows(session: Session) -> RomeRows:
    """The whole taxonomy of the database, as rows."""
    return RomeRows(
        version=reference_versions(session).get("rome", ""),
        trades=_tuples(session, "rome_codes"),
        titles=_tuples(session, "rome_titles"),
        relations=_tuples(session, "rome_relations"),
        skills=_tuples(session, "rome_skills"),
        contexts=_tuples(session, "rome_contexts"),
    )


def _tuples(session: Session, query: str) -> list[Any]:
    """The rows of a named query as plain tuples; their types are those of the columns it selects."""
    return [tuple(row) for row in session.execute(queries()[query])]


def _load[Row: tuple[object, ...]](
    connection: Connection, table: str, columns: tuple[str, ...], rows: list[Row]
) -> Changes:
    _stage(connection, table, columns, rows)
    inserted, updated, deleted = _counts(connection, f"merge_{table}")
    _end_staging(connection, table)
    return Changes(table, len(rows), inserted, updated, deleted)


def _stage(connection: Connection, table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Fills the staging table of `table` by COPY, in the transaction of `connection`."""
    connection.execute(queries()[f"stage_{table}"])
    driver = connection.connection.driver_connection
    assert driver is not None, "the connection is open"
    statement = f"copy staged_{table} ({', '.join(columns)}) from stdin"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _end_staging(connection: Connection, table: str) -> None:
    connection.execute(queries()[f"drop_staged_{table}"])


def _counts(connection: Connection, query: str) -> Iterator[int]:
    return iter(connection.execute(queries()[query]).one())


def _put_version(connection: Connection, name: str, version: str) -> None:
    connection.execute(queries()["put_reference_version"], {"name": name, "version": version})


def _commune_row(commune: Commune) -> tuple[object, ...]:
    return (
        commune.insee,
        commune.name,
        search_name(commune.name),
        commune.department,
        list(commune.postal_codes),
        commune.point.ewkt() if commune.point else None,
        commune.population,
    )


def _former_rows(communes: Communes) -> list[tuple[object, ...]]:
    return [(one.insee, one.name, one.code) for one in communes.former]


def _commune(
    insee: str,
    name: str,
    department: str,
    postal_codes: list[str],
    lat: float | None,
    lon: float | None,
    population: int,
) -> Commune:
    point = None if lat is None or lon is None else Point(lat, lon)
    return Commune(insee, name, department, tuple(postal_codes), point, population)
