"""Records as partners write them: only the fields we read, each of a type that can hold no contact of a person.

Contacts are not fields, so reading drops them; `Text` masks those that people write into texts, `Code` and `Link`
refuse what is not one. `Phone` alone keeps a number: that of a service, which publishes it. Every field may be missing
or wrong, and is then None or empty: a record is refused only where it has no key or no title.
"""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import unquote

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from kit import day_in_france, parse_instant, plain_text
from matching.words.privacy.contacts import without_contacts

LONGEST_TEXT = 5_000
LONGEST_LABEL = 200
_LONGEST_DATE = 60
_FRENCH_DAY = re.compile(r"([0-3]?\d)[/.]([01]?\d)[/.](20\d\d)", re.ASCII)
_UNPRINTABLE = r"\x00-\x1f\x7f\ud800-\udfff"
_CODE = re.compile(rf"[^\s@<>\"'{_UNPRINTABLE}]{{1,120}}")
_LINK = re.compile(rf"https?://[^\s\"'<>@{_UNPRINTABLE}]{{1,2000}}")
_PHONE_IN_LINK = re.compile(
    r"(?<![^\W_])(?:(?:\+|00)?33[\s.+_-]?(?:\(0\)|0)?|0)\(?[1-9]\)?(?:[\s.,+_–-]{0,3}\d\d){4}(?![^\W_])|"
    r"(?:=|tel:)[1-9]\d{8}\b"
)


def text(value: Any, names: Collection[str] = ()) -> str | None:
    """Plain text without contacts; `names` are the people whom the record names as contacts."""
    if value is None or isinstance(value, dict | list):
        return None
    return without_contacts(plain_text(str(value), limit=LONGEST_TEXT), names=names) or None


_repeated = lru_cache(maxsize=50_000)(text)


def label(value: Any, names: frozenset[str] = frozenset()) -> str | None:
    """A short text that many records share, as `text` gives it; read once for all of them."""
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > LONGEST_LABEL or (names and may_name(value, names)):
        return text(value, names)
    return _repeated(value)


def may_name(said: str, names: frozenset[str]) -> bool:
    """Whether one of `names` may stand in a label; most labels name nobody."""
    folded = said.casefold()
    return any(word in folded for word in _last_words(names))


@lru_cache(maxsize=10_000)
def _last_words(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name.casefold().split()[-1] for name in names)


def code(value: Any) -> str | None:
    """A code without spaces or signs of a mail or web address; None where it is none."""
    if value is None:
        return None
    tidy = str(value).strip() if isinstance(value, str | int) else ""
    return tidy if _CODE.fullmatch(tidy) and "://" not in tidy and "wa.me/" not in tidy else None


def _shaped(pattern: str) -> Callable[[Any], str | None]:
    """A reader of codes of a known shape; None where one has another."""
    shape = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str | None:
        if value is None:
            return None
        tidy = str(value).strip().upper() if isinstance(value, str | int) else ""
        return tidy if shape.fullmatch(tidy) else None

    return read


trade = _shaped(r"[A-N]\d{4}")
siret = _shaped(r"\d{14}")
insee = _shaped(r"\d[\dAB]\d{3}")
postcode = _shaped(r"\d{5}")
phone = _shaped(r"0[1-9](?: \d\d){4}|3\d \d\d")


def link(value: Any) -> str | None:
    """A web address that carries nobody's mail address or phone number."""
    tidy = value.strip() if isinstance(value, str) else ""
    told = unquote(tidy)
    return tidy if _LINK.fullmatch(tidy) and "@" not in told and not _PHONE_IN_LINK.search(told) else None


def number(value: Any) -> float | None:
    """A number, also out of "45,5"."""
    if isinstance(value, float):
        return value
    try:
        return float(str(value).replace(",", ".")) if not isinstance(value, bool | type(None)) else None
    except ValueError:
        return None


def flag(value: Any) -> bool | None:
    """True or False, also as text."""
    if value is None or isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(value).lower())


def instant(value: Any) -> datetime | None:
    """An aware instant, in UTC: of ISO 8601 with a "T" or a space, or the midnight of "31/05/2027" and "31.05.2027"."""
    tidy = value.strip() if isinstance(value, str) else ""
    if len(tidy) > _LONGEST_DATE:
        return None
    french = _FRENCH_DAY.fullmatch(tidy)
    return parse_instant(f"{french[3]}-{french[2]:0>2}-{french[1]:0>2}" if french else tidy)


def day(value: Any) -> date | None:
    """The day in France of what `instant` reads."""
    read = instant(value)
    return None if read is None else day_in_france(read)


def tables(value: Any) -> list[dict[str, Any]]:
    """The tables of a list, whatever else is in it."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def table(value: Any) -> dict[str, Any]:
    """A table; an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def _in_record(value: Any, info: ValidationInfo) -> str | None:
    return text(value, info.context or ())


Text = Annotated[str | None, BeforeValidator(_in_record)]
Code = Annotated[str | None, BeforeValidator(code)]
Trade = Annotated[str | None, BeforeValidator(trade)]
Siret = Annotated[str | None, BeforeValidator(siret)]
Insee = Annotated[str | None, BeforeValidator(insee)]
Postcode = Annotated[str | None, BeforeValidator(postcode)]
Phone = Annotated[str | None, BeforeValidator(phone)]
Link = Annotated[str | None, BeforeValidator(link)]
Number = Annotated[float | None, BeforeValidator(number)]
Instant = Annotated[datetime | None, BeforeValidator(instant)]
Day = Annotated[date | None, BeforeValidator(day)]
Flag = Annotated[bool | None, BeforeValidator(flag)]


class Record(BaseModel):
    """What all records have in common: unknown fields are left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class Position(Record):
    """A latitude and a longitude, in degrees."""

    lat: Number = None
    lon: Number = None
