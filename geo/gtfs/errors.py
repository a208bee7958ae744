"""What can be wrong with a feed as a whole. A bad row is never an error: it is left out and counted.

GtfsFault
├── NoSuchFile
├── NotAFeed
├── MissingTable
├── UnreadableTable
└── NoService
"""

from pathlib import Path


class GtfsFault(Exception):
    """The root: its message is what to tell a person."""


class NoSuchFile(GtfsFault):
    """There is no file of this name."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"« {path} » n'existe pas : vérifiez le nom du fichier.")


class NotAFeed(GtfsFault):
    """The file cannot be opened as a zip."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path} » n'est pas un fichier d'horaires : il faut l'archive GTFS (.zip) telle que le réseau la publie."
        )


class MissingTable(GtfsFault):
    """A table or a column without which nothing can be read."""

    def __init__(self, path: Path, missing: str) -> None:
        super().__init__(
            f"« {path} » ne contient pas « {missing} » : ce n'est pas un fichier GTFS complet. "
            "Téléchargez-le à nouveau, ou signalez-le à qui le publie."
        )


class UnreadableTable(GtfsFault):
    """A table that stops being CSV somewhere, or a damaged archive."""

    def __init__(self, path: Path, table: str) -> None:
        super().__init__(f"« {table} » est abîmé dans « {path} » : téléchargez le fichier à nouveau.")


class NoService(GtfsFault):
    """Nothing ever runs."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path} » ne contient aucun passage un jour précis : vérifiez calendar.txt, calendar_dates.txt "
            "et stop_times.txt avec qui le publie."
        )
