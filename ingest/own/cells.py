"""The value of one cell of a sheet, whatever a spreadsheet made of it: 23000.0, 1000 for 01000, a serial for a date."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from math import inf

from pydantic import TypeAdapter

from ingest.own.days import days_of
from ingest.shapes import LONGEST_TEXT, Link
from kit import fold, plain_text
from matching.words.privacy.contacts import without_contacts
from sheets import Column, Shape

Cell = str | int | float | bool | datetime | date | time | timedelta | None
"""What a CSV (text alone) or a workbook holds."""
Value = str | float | bool | date | time | tuple[str, ...] | frozenset[int] | None

FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
_SERIALS = range(32_874, 73_051)
"""The days of 1990 to 2099, as Excel counts them: another number is no date."""
_FORMULA = re.compile(r"\s*(?:[=@]|[+-](?:\(|[A-Z][A-Z.]*\(|\w+[|!]|\$?[A-Z]{1,3}\$?\d+(?:[-+*/^:].*)?$))")
"""A dash before a word is the bullet of a list; before a function or a cell, it makes a formula."""
_ERROR_OF_EXCEL = re.compile(r"#(?:REF|N/A|NAME|VALEUR|VALUE|DIV/0|NOM|NUL|NULL|NUM|NOMBRE)[!?]?$|#{3,}$")
_SERIAL = re.compile(r"\d{1,5}(?:\.\d*)?", re.ASCII)
_DAY = re.compile(r"(?<!\d)(?:(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?!\d)|(\d{4})-(\d{1,2})-(\d{1,2})(?!\d))")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4})\b")
_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet"),
    *("aout", "septembre", "octobre", "novembre", "decembre"),
)
_HOUR = re.compile(
    r"(?:[aà] |de )?(\d{1,2})(?: ?(?:heures?|h|:)(?: ?(\d{2})(?: ?(?:minutes?|min|mn)|:\d{2}(?:\.\d+)?)?)?)?"
    r"(?: ?([ap])m)?"
)
_WHOLE = r"(\d{1,3}(?: \d{3}){1,2}|\d{1,9})"
_NUMBER = re.compile(rf"{_WHOLE}(?:[.,]0+)?(?: ?(?:postes?|places?|personnes?|b[ée]n[ée]voles?))?", re.ASCII)
_HOURS = re.compile(
    rf"{_WHOLE}(?:[.,](\d{{1,2}})|(?: ?h(?:eures?)? ?|:)(\d{{2}})(?: ?(?:minutes?|min|mn))?)?"
    r"(?: ?h(?:eures?)?)?(?: ?(?:/|par|la) ?(?:semaine|sem\.?)| hebdo(?:madaires?)?)?",
    re.ASCII,
)
MOST_HOURS_PER_WEEK = 60
MOST_THINGS = 99_999
_REFERENCE = re.compile(r"[\w./-]{1,60}")
_LINK: TypeAdapter[str | None] = TypeAdapter(Link)
_APART = re.compile(r"[;,|\n\r]")
_BULLET = re.compile(r"^[\s\-–•*]+")
MOST_COMMUNES = 2_000
_PHONE = re.compile(r"(?:(?:\+|00)?33(?:\(0\))?|\(?0\)?)?([1-9]\d{8})|(3\d{3})", re.ASCII)
"""A number of ten figures, of which a spreadsheet may have taken the zero away, or a short one: 3949."""
_BESIDE_PHONE = re.compile(r"^t[eé]l(?:[eé]phone)?\b|[\s./:–-]", re.IGNORECASE)
_ROME = re.compile(r"[A-N]\d{4}", re.ASCII)


class BadCell(Exception):
    """A cell that cannot be read: what is wrong, and how to put it right."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def value_of(cell: Cell, column: Column) -> Value:
    """What the cell says; None where it is empty. Raises BadCell."""
    text = _text(cell)
    if not text:
        return None
    if isinstance(cell, str) and (_FORMULA.match(cell) or _ERROR_OF_EXCEL.match(text)):
        raise BadCell("C'est une formule, pas un texte.", "Recopiez le résultat à la place de la formule.")
    return _READERS[column.shape](cell, column)


def is_empty(cell: Cell) -> bool:
    """Whether nothing is written there."""
    return not _text(cell)


def _text(cell: Cell) -> str:
    """The cell as text; a whole number without its ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\u00a0", " ").replace("\u202f", " ").strip()


def _free_text(cell: Cell, _: Column) -> str | None:
    return plain_text(_text(cell), limit=LONGEST_TEXT) or None


def _reference(cell: Cell, column: Column) -> str:
    text = re.sub(r"\s+", "-", _text(cell))
    if not _REFERENCE.fullmatch(text) or without_contacts(text) != text:
        raise BadCell(
            "Cette référence ne va pas.", f"Écrivez des lettres et des chiffres, par exemple {column.example}."
        )
    return text


def _choice(cell: Cell, column: Column) -> str | None:
    word = fold(_text(cell))
    for written, value in column.choices.items():
        if fold(written) == word or fold(written) + "s" == word:
            return value or None
    values: dict[str, str] = {}
    for written, value in column.choices.items():
        values.setdefault(value, written)
    names = ", ".join(f"« {written} »" for value, written in values.items() if value)
    raise BadCell("Ce mot n'est pas prévu.", f"Choisissez parmi {names}.")


def _postcode(cell: Cell, _: Column) -> str:
    digits = re.sub(r"[.,]0+$", "", _text(cell).replace(" ", ""))
    if digits.isdecimal() and len(digits) == 4:
        digits = f"0{digits}"  # 1000 is 01000, whose zero the spreadsheet took away
    if not re.fullmatch(r"\d{5}", digits, re.ASCII):
        raise BadCell("Un code postal a cinq chiffres.", "Écrivez-le en entier, par exemple 23000.")
    return digits


def _communes(cell: Cell, column: Column) -> tuple[str, ...]:
    """The communes of a list, each as it is written; a code has the zero that the spreadsheet took away."""
    pieces = (" ".join(_BULLET.sub("", piece).split()) for piece in _APART.split(_text(cell)))
    named = tuple(dict.fromkeys(f"0{one}" if re.fullmatch(r"\d{4}", one, re.ASCII) else one for one in pieces if one))
    if not named or len(named) > MOST_COMMUNES:
        raise BadCell("Ce n'est pas une liste de communes.", f"Écrivez par exemple « {column.example} ».")
    return named


def _days(cell: Cell, _: Column) -> frozenset[int]:
    days = days_of(_text(cell))
    if days is None:
        raise BadCell("Ces jours ne sont pas clairs.", "Écrivez par exemple « lundi à vendredi », ou « mardi, jeudi ».")
    return days


def _phone(cell: Cell, column: Column) -> str:
    """A number as people write it: "05 36 49 00 12"."""
    found = _PHONE.fullmatch(_BESIDE_PHONE.sub("", _text(cell)))
    if not found:
        raise BadCell("Ce n'est pas un numéro de téléphone.", f"Écrivez un seul numéro, par exemple {column.example}.")
    digits = found[2] or f"0{found[1]}"
    return " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))


def _date(cell: Cell, _: Column) -> date:
    wrong = BadCell("Ce n'est pas une date.", "Écrivez le jour, le mois et l'année, par exemple 24/11/2026.")
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell)
    if _SERIAL.fullmatch(text):
        if int(float(text)) not in _SERIALS:
            raise wrong
        return FIRST_DAY_OF_EXCEL + timedelta(days=int(float(text)))
    in_figures, in_words = list(_DAY.finditer(text)), _DAY_IN_WORDS.search(fold(text))
    if len(in_figures) > 1:
        raise BadCell("Il y a plusieurs dates dans cette case.", "Écrivez-en une seule, par exemple 24/11/2026.")
    found = in_figures[0] if in_figures else None
    try:
        if found and found[4]:
            return date(int(found[4]), int(found[5]), int(found[6]))
        if found:
            return date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), int(found[2]), int(found[1]))
        if in_words:
            return date(int(in_words[3]), _MONTHS.index(in_words[2]) + 1, int(in_words[1]))
    except ValueError:
        raise wrong from None
    raise wrong


def _time(cell: Cell, _: Column) -> time:
    wrong = BadCell("Ce n'est pas une heure.", "Écrivez par exemple 14:00 ou 14 h 30.")
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    if isinstance(cell, timedelta):
        cell = cell / timedelta(days=1)
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    text = _text(cell).lower()
    if text == "midi":
        return time(12)
    found = _HOUR.fullmatch(text)
    if not found or (found[3] and not 1 <= int(found[1]) <= 12):
        raise wrong
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    try:
        return time(hour, int(found[2] or 0))
    except ValueError:
        raise wrong from None


def _number(cell: Cell, _: Column) -> float:
    """How many: a whole number, whatever blanks stand between its thousands."""
    found = _NUMBER.fullmatch(_text(cell).lower())
    if not found:
        raise BadCell("Ce n'est pas un nombre entier.", "Écrivez un seul nombre, en chiffres, par exemple 3.")
    many = int(found[1].replace(" ", ""))
    if not 0 < many <= MOST_THINGS:
        raise BadCell("Ce nombre n'est pas possible.", "Écrivez un nombre plus grand que zéro, ou laissez vide.")
    return float(many)


def _hours(cell: Cell, _: Column) -> float:
    """Hours of a week, of which "35h30" are 35.5."""
    hours = _hours_written(cell)
    if hours is None:
        raise BadCell("Ce n'est pas un nombre d'heures.", "Écrivez un seul nombre, par exemple 24, 17,5 ou 35 h 30.")
    if hours > MOST_HOURS_PER_WEEK:
        raise BadCell(
            "C'est trop pour une semaine.", "Écrivez les heures d'une semaine, pas d'un mois : 35, par exemple."
        )
    return hours


def _hours_written(cell: Cell) -> float | None:
    if isinstance(cell, time):
        return cell.hour + cell.minute / 60 or None
    if isinstance(cell, timedelta):
        return max(0.0, cell / timedelta(hours=1)) or None
    if isinstance(cell, float):
        return cell if 0 < cell < inf else None
    found = _HOURS.fullmatch(_text(cell).lower())
    if not found or int(found[3] or 0) >= 60:
        return None
    return float(f"{found[1].replace(' ', '')}.{found[2] or 0}") + int(found[3] or 0) / 60 or None


def _yes_no(cell: Cell, _: Column) -> bool:
    word = fold(_text(cell))
    if word in ("oui", "o", "x", "vrai", "true", "1", "yes"):
        return True
    if word in ("non", "n", "faux", "false", "0", "no"):
        return False
    raise BadCell("Ce n'est ni oui ni non.", "Écrivez « oui » ou « non », ou laissez vide.")


def _link(cell: Cell, _: Column) -> str:
    text = _text(cell)
    address = f"https://{text}" if text.lower().startswith("www.") else text
    link = _LINK.validate_python(address)
    if link is None:
        raise BadCell("Ce n'est pas une adresse web.", "Écrivez une adresse qui commence par https://.")
    return link


def _siret(cell: Cell, _: Column) -> str:
    digits = "" if isinstance(cell, float) and not cell.is_integer() else re.sub(r"[\s.]", "", _text(cell))
    if not re.fullmatch(r"\d{14}", digits, re.ASCII):
        raise BadCell("Un SIRET a 14 chiffres.", "Recopiez-le en entier, ou laissez vide.")
    return digits


def _rome(cell: Cell, _: Column) -> str:
    code = _text(cell).upper().replace(" ", "")
    if not _ROME.fullmatch(code):
        raise BadCell("Un code ROME a une lettre et quatre chiffres.", "Par exemple G1603 ; ou laissez vide.")
    return code


_READERS: dict[Shape, Callable[[Cell, Column], Value]] = {
    Shape.TEXT: _free_text,
    Shape.CODE: _reference,
    Shape.CHOICE: _choice,
    Shape.COMMUNE: _free_text,
    Shape.POSTCODE: _postcode,
    Shape.COMMUNES: _communes,
    Shape.DATE: _date,
    Shape.DAYS: _days,
    Shape.TIME: _time,
    Shape.NUMBER: _number,
    Shape.HOURS: _hours,
    Shape.YES_NO: _yes_no,
    Shape.LINK: _link,
    Shape.PHONE: _phone,
    Shape.SIRET: _siret,
    Shape.ROME: _rome,
    Shape.PERSON: _free_text,
}
