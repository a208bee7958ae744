"""`alentour accounts letters`: codes for people not yet in touch, added to the file of a mailing.

The file stays the department's: whom a letter goes to is never read into the database, which holds the codes' hashes.
"""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import typer

from api.accounts.card import card_address
from store.accounts.characters import spaced

CODE, ADDRESS = "code", "adresse_internet"
MOST_LETTERS = 5_000
"""More in one go is a mistake, or several mailings."""
_SEPARATORS = ";,\t"


@dataclass(frozen=True, slots=True)
class Mailing:
    """The lines of a mailing as they are in its file, and how they are separated."""

    columns: list[str]
    lines: list[dict[str, str]]
    separator: str


def read_mailing(path: Path) -> Mailing:
    """The lines of a CSV file that begins with names. Raises BadParameter where it is none, or has codes already."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise typer.BadParameter(f"{path} ne se lit pas. Donnez un fichier CSV, en UTF-8.") from fault
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.DictReader(StringIO(text), delimiter=separator, restval="", restkey="")
    columns = [name for name in reader.fieldnames or [] if name]
    lines = [{name: line[name] for name in columns} for line in reader]
    if not lines:
        raise typer.BadParameter(f"{path} ne contient aucune ligne. Il faut une ligne de titres, puis une par lettre.")
    if len(lines) > MOST_LETTERS:
        raise typer.BadParameter(f"{path} a plus de {MOST_LETTERS} lignes. Faites plusieurs fichiers.")
    if CODE in columns:
        raise typer.BadParameter(f"{path} a déjà une colonne « {CODE} ». Donnez le fichier de départ.")
    return Mailing(columns, lines, separator)


def write_mailing(mailing: Mailing, path: Path, *, codes: list[str], public_url: str) -> None:
    """Writes the mailing with a code and an address for each letter. Raises BadParameter where the file is there."""
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, [*mailing.columns, CODE, ADDRESS], delimiter=mailing.separator)
            writer.writeheader()
            for line, code in zip(mailing.lines, codes, strict=True):
                writer.writerow({**line, CODE: spaced(code), ADDRESS: card_address(public_url, code)})
    except OSError as fault:
        raise typer.BadParameter(f"{path} existe déjà, ou ne s'écrit pas. Donnez un autre nom avec --out.") from fault
