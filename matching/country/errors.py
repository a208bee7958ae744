"""What can go wrong in a country's night.

CountryError
├── ColumnsMismatch   columns that do not have the same number of rows
├── CommuneUnknown    a home or a place of work that is no position of the communes
└── ParquetMissing    the library that writes Parquet is not installed
"""


class CountryError(Exception):
    """The root of this package's errors."""


class ColumnsMismatch(CountryError):
    """Des colonnes n'ont pas la même longueur."""

    def __init__(self, lengths: dict[str, int]) -> None:
        told = ", ".join(f"{name} {length}" for name, length in lengths.items())
        super().__init__(f"Les colonnes n'ont pas la même longueur ({told}). Relisez les données, puis recommencez.")


class CommuneUnknown(CountryError):
    """Une commune n'est pas dans la liste des communes."""

    def __init__(self, what: str, *, position: int, communes: int) -> None:
        super().__init__(
            f"{what} : la commune {position} n'existe pas, il y en a {communes}. "
            "Chargez les communes (« alentour reference load »), puis recommencez."
        )


class ParquetMissing(CountryError):
    """La bibliothèque qui écrit le Parquet manque."""

    def __init__(self) -> None:
        super().__init__("Il manque pyarrow pour écrire le résultat : « pip install 'alentour[country]' ».")
