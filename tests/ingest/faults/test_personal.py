"""No contact of a person stays anywhere: planted in every field of every source, it is in no table, file or log."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.ingest.faults.conftest import RECORDS, Scene
from tests.ingest.faults.test_fields import Json, everywhere, number_of, places_of, put

CONTACTS = (
    "Contactez Solveig Quintrebert au 05 87 41 63 29.",
    "Mme QUINTREBERT Solveig, solveig.quintrebert@courriel-creuse.fr",
    "M. Aurélien Vandermeulen (06.87.41.63.29)",
    "CV à l'attention de Monsieur Vandermeulen, aurelien.vandermeulen (at) courriel-creuse.fr",
    "Madame Solveig Quintrebert - tél : +33 (0)6 87 41 63 29",
    "Écrire à s.quintrebert@courriel-creuse.fr ou appeler le 0587416329",
    "Votre interlocutrice : Solveig QUINTREBERT, 05-87-41-63-29",
    "S'adresser à Mlle Quintrebert, 0033 5 87 41 63 29, solveig.quintrebert [arobase] courriel-creuse.fr",
    "Demander Aurélien Vandermeulen au 06/87/41/63/29, courriel : VANDERMEULEN.A@COURRIEL-CREUSE.FR",
    "WhatsApp : https://wa.me/33687416329 (M.Vandermeulen)",
    "https://wa.me/33687416329",
    "wa.me/33687416329",
    "https://api.whatsapp.com/send?phone=33687416329",
    "Tél. 05–87–41–63–29, voir avec Mme.Quintrebert",
    "M.VANDERMEULEN, 06\u00a087\u00a041\u00a063\u00a029 ou 06\u202f87\u202f41\u202f63\u202f29",
    "Mme\u00a0Quintrebert (+33.6.87.41.63.29) ou Mlle.Quintrebert (+33–5–87–41–63–29)",
)
NAMES = ("quintrebert", "vandermeulen", "courriel-creuse")
NUMBER = re.compile(r"[\W_]*".join("87416329"))
"""However people write it: with anything but letters and other digits in between."""


def planted(record: Json) -> Json:
    """A record with a contact at the end of every text, and one as the whole of some other field."""
    number = number_of(record)

    def write(name: str, value: Any) -> Any:
        contact = CONTACTS[(number + len(name)) % len(CONTACTS)]
        return f"{value}\n{contact}" if isinstance(value, str) and " " in value else value

    written = everywhere(write)(record)
    places = list(places_of(written))
    return put(written, places[number % len(places)], CONTACTS[number % len(CONTACTS)])


def traces(told: str) -> list[str]:
    """The lines of a text in which somebody can be found."""
    return [line for line in told.splitlines() if any(name in line.lower() for name in NAMES) or NUMBER.search(line)]


def all_tables(scene: Scene) -> str:
    """Every row of every table, one a line; of bytes, those that are signs as they are."""
    with scene.engine.connect() as connection:
        connection.execute(text("set bytea_output = escape"))
        tables = connection.execute(
            text("select table_name from information_schema.tables where table_schema = 'public' order by 1")
        ).scalars()
        rows = [
            str(row).replace("\n", " ")
            for table in tables
            for row in connection.execute(text(f'select t::text from "{table}" as t')).scalars()
        ]
    assert len(rows) > 100
    return "\n".join(rows)


def files_of_the_cluster(scene: Scene) -> list[Path]:
    """Every file that the database has written, its log first; not those of the databases beside it."""
    with scene.engine.connect() as connection:
        data = Path(connection.execute(text("show data_directory")).scalar_one())
        own = connection.execute(text("select oid from pg_database where datname = current_database()")).scalar_one()
    written: list[Path] = []
    for folder, inside, names in data.parent.walk():
        if folder == data / "base":
            inside[:] = [str(own)]
        written += [folder / name for name in names]
    assert any(path.parent == data / "base" / str(own) for path in written)
    return [path for path in written if path.is_file()]


def holds_somebody(path: Path) -> bool:
    """Whether a name that was planted can be read in a file, compressed rows aside: those were read as rows."""
    try:
        content = path.read_bytes().lower()
    except FileNotFoundError:  # other tests use the cluster too: what is gone holds nobody
        return False
    return any(name.encode() in content for name in NAMES)


def test_what_was_planted_would_be_found() -> None:
    assert all(traces(contact) for contact in CONTACTS)


def test_no_contact_is_in_any_table_file_or_log(any_source: Scene, capfd: pytest.CaptureFixture[str]) -> None:
    any_source.rewrite(planted)

    report = any_source.run()

    assert report.pulled > RECORDS // 2
    assert not traces(all_tables(any_source))
    assert not traces(str(report))
    assert not [path for path in files_of_the_cluster(any_source) if holds_somebody(path)]
    told = capfd.readouterr()
    assert not traces(told.out + told.err)


def test_a_row_that_the_database_refuses_is_repeated_without_anybody(
    any_source: Scene, capfd: pytest.CaptureFixture[str]
) -> None:
    with any_source.engine.begin() as connection:
        table, column = any_source.source.table, any_source.source.words
        connection.execute(text(f"alter table {table} add check (length({column}) < 3) not valid"))
    any_source.rewrite(planted)

    with pytest.raises(DBAPIError) as refused:
        any_source.run()

    assert "Failing row contains" in str(refused.value)
    told = capfd.readouterr()
    assert not traces(str(refused.value) + told.out + told.err)
    assert not [path for path in files_of_the_cluster(any_source) if holds_somebody(path)]
