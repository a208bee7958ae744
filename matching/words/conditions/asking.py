"""What a field of a record asks for, as sources write it: the readers of fields take it, whoever read the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A licence, skill, diploma or language; `exigence` is "E" where it is required, "S" where it is wished for."""

    code: str | None = None
    libelle: str | None = None
    niveau: str | None = None
    exigence: str | None = None
