"""Records as partners write them: only the fields we read, each of a type that can hold no contact of a person.

Contacts are not fields, so reading drops them; `Text` masks those that people write into texts, `Code` and `Link`
refuse what is not one. Every field may be missing or wrong, and is then None or empty: a record is refused only
where it has no key or no title.
"""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from ingest.privacy import without_contacts
from kit import plain_text

LONGEST_TEXT = 5_000
_CODE = re.compile(r"[^\s@<>\"']{1,120}")
_LINK = re.compile(r"https?://[^\s\"'<>@]{1,2000}")
_PHONE_IN_LINK = re.compile(r"(?:=|%20|\+33|tel:)0?[1-9]\d{8}\b")


def _text(value: Any, info: ValidationInfo) -> str | None:
    """Plain text without contacts; `info.context` holds the people whom the record names as contacts."""
    if value is None or isinstance(value, dict | list):
        return None
    return without_contacts(plain_text(str(value), limit=LONGEST_TEXT), names=info.context or ()) or None


def _code(value: Any) -> str | None:
    tidy = str(value).strip() if isinstance(value, str | int) else ""
    return tidy if _CODE.fullmatch(tidy) else None


def _shaped(pattern: str) -> BeforeValidator:
    """Reads a code of a known shape; None where it has another."""
    shape = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str | None:
        tidy = str(value).strip().upper() if isinstance(value, str | int) else ""
        return tidy if shape.fullmatch(tidy) else None

    return BeforeValidator(read)


def _link(value: Any) -> str | None:
    """A web address that carries nobody's mail address or phone number."""
    tidy = value.strip() if isinstance(value, str) else ""
    return tidy if _LINK.fullmatch(tidy) and "%40" not in tidy and not _PHONE_IN_LINK.search(tidy) else None


def _number(value: Any) -> float | None:
    """A number, also out of "45,5"."""
    try:
        return float(str(value).replace(",", ".")) if not isinstance(value, bool | type(None)) else None
    except ValueError:
        return None


def _flag(value: Any) -> bool | None:
    """True or False, also as text."""
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(value).lower())


def tables(value: Any) -> list[dict[str, Any]]:
    """The tables of a list, whatever else is in it."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def table(value: Any) -> dict[str, Any]:
    """A table; an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


Text = Annotated[str | None, BeforeValidator(_text)]
Code = Annotated[str | None, BeforeValidator(_code)]
Trade = Annotated[str | None, _shaped(r"[A-N]\d{4}")]
Siret = Annotated[str | None, _shaped(r"\d{14}")]
Insee = Annotated[str | None, _shaped(r"\d[\dAB]\d{3}")]
Postcode = Annotated[str | None, _shaped(r"\d{5}")]
Link = Annotated[str | None, BeforeValidator(_link)]
Number = Annotated[float | None, BeforeValidator(_number)]
Flag = Annotated[bool | None, BeforeValidator(_flag)]
Texts = Annotated[list[Text], BeforeValidator(_texts)]


class Record(BaseModel):
    """What all records have in common: unknown fields are left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class AskedFor(Record):
    """A licence, skill, diploma or language; `exigence` is "E" where it is required, "S" where it is wished for."""

    code: Code = None
    libelle: Text = None
    niveau: Text = Field(default=None, alias="niveauLibelle")
    exigence: Code = None


AskedForList = Annotated[list[AskedFor], BeforeValidator(tables)]


class Position(Record):
    """A latitude and a longitude, in degrees."""

    lat: Number = None
    lon: Number = None
