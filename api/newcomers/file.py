"""A file of people, read line by line in memory: what each line would do, and nothing is kept of it."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.errors import BadQuestion
from api.newcomers.person import read_newcomer
from api.places import Places
from api.wording.languages import gettext
from sheets import PEOPLE, told_under
from store.people.newcomers import Newcomer

type Likeness = tuple[str, str]
"""A first name and a commune, as `Newcomer.likeness`."""

MOST_LINES = 200
"""More than three portfolios."""
_SEPARATORS = ";\t,"
_HEADER_WITHIN = 10
"""Rows among which the headers are looked for: people write a title above them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something wrong in a line: the header of the column, and what to do."""

    column: str
    said: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of the file: its row in the spreadsheet, who it is about, and what becomes of it."""

    number: int
    name: str
    newcomer: Newcomer | None
    """None where the line is refused, or is about somebody who seems to be here already."""
    wrong: tuple[Remark, ...] = ()
    known: bool = False
    """Whether somebody of this first name in this commune is followed already."""
    same_as: int | None = None
    """The row, higher in the file, of somebody of this first name in this commune."""
    tells_surname: bool = False
    """Whether the first name looks like a whole name: of people only the first name is kept."""
    told: tuple[str, ...] = ()
    """What of the wishes seems not to be kept: health, justice, family, a way to reach them."""

    @property
    def is_doubtful(self) -> bool:
        """Whether this may be somebody who is here already: only a counsellor can tell."""
        return self.newcomer is None and not self.wrong


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read."""

    lines: tuple[FileLine, ...]
    unknown: tuple[str, ...]
    """Headers of columns that are not read."""

    @property
    def newcomers(self) -> tuple[Newcomer, ...]:
        """Those who would come in."""
        return tuple(one.newcomer for one in self.lines if one.newcomer is not None)

    @property
    def refused(self) -> tuple[FileLine, ...]:
        """The lines to put right."""
        return tuple(one for one in self.lines if one.wrong)

    @property
    def doubtful(self) -> tuple[FileLine, ...]:
        """The lines of people who may be here already."""
        return tuple(one for one in self.lines if one.is_doubtful)

    @property
    def telling_surnames(self) -> tuple[FileLine, ...]:
        """The lines that would keep more than a first name, those to put right among them."""
        return tuple(one for one in self.lines if one.tells_surname)

    @property
    def telling_too_much(self) -> tuple[FileLine, ...]:
        """The lines whose wishes would keep too much, those to put right among them."""
        return tuple(one for one in self.lines if one.told)

    @property
    def asks_to_look(self) -> bool:
        """Whether somebody would come in with what seems not to be kept here: whoever adds them looks again first."""
        return any(one.newcomer is not None and (one.tells_surname or one.told) for one in self.lines)


def read_people(
    text: str, *, known: Collection[Likeness], places: Places, today: date, others: Collection[int] = ()
) -> Reading:
    """What each line of a CSV would do. Raises BadQuestion.

    `known` are the likenesses of those followed; `others` the rows of whom the counsellor says that they are somebody
    else than the one of the same first name and commune.
    """
    rows = _rows(text)
    at, names = _headers(rows)
    headers = dict(zip(names, rows[at], strict=True))
    seen: dict[Likeness, int | None] = dict.fromkeys(known)
    lines = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if any(cell.strip() for cell in row):
            typed = {name: cell for name, cell in zip(names, row, strict=False) if name}
            has_more = any(cell.strip() for cell in row[len(names) :])
            is_other = number in others
            lines.append(_line(number, typed, headers, seen, places, today, is_other=is_other, has_more=has_more))
    if not lines:
        raise BadQuestion(gettext("Ce fichier n'a pas de ligne sous ses titres. Ajoutez une ligne par personne."))
    if len(lines) > MOST_LINES:
        raise BadQuestion(gettext("Ce fichier a plus de %(most)s lignes. Coupez-le en plusieurs.", most=MOST_LINES))
    unknown = [header.strip() for name, header in zip(names, rows[at], strict=True) if not name and header.strip()]
    return Reading(tuple(lines), tuple(unknown))


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 with or without its mark, UTF-16 with it, else what Windows writes in France.

    Raises BadQuestion for what is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if "\0" in text or content.startswith((b"PK", b"%PDF")):
        raise BadQuestion(gettext("Ce fichier n'est pas un CSV. Dans votre tableur, enregistrez-le au format CSV."))
    if not text.strip():
        raise BadQuestion(gettext("Ce fichier est vide. Choisissez-en un autre."))
    return text


def _rows(text: str) -> list[list[str]]:
    sample = text.splitlines()[:10]
    separator = max(_SEPARATORS, key=lambda sign: sum(len(row) for row in csv.reader(sample, delimiter=sign)))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise BadQuestion(gettext("Ce CSV est illisible. Enregistrez-le de nouveau dans votre tableur.")) from None


def _headers(rows: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """The row of the headers, and the name of each column, "" for one that is not read."""
    needed = {column.name for column in PEOPLE.columns if column.required}
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        names = [told_under(header) for header in row]
        if needed <= set(names):
            return at, names
    headers = ", ".join(f"« {column.header} »" for column in PEOPLE.columns if column.required)
    raise BadQuestion(gettext("Il manque les colonnes %(headers)s. Partez du modèle à télécharger.", headers=headers))


def _line(
    number: int,
    typed: Mapping[str, str],
    headers: Mapping[str, str],
    seen: dict[Likeness, int | None],
    places: Places,
    today: date,
    *,
    is_other: bool,
    has_more: bool,
) -> FileLine:
    """A line read, what is wrong by the `headers` of the file; who comes in is added to those `seen`, by the row of the
    file or None for who is followed. `has_more`: whether it has more cells than columns, so that nobody knows which
    cell is of which."""
    read = read_newcomer(typed, places=places, today=today)
    name, surname = typed.get("first_name", "").strip()[:40], read.tells_surname
    told = tuple(word for words in read.told.values() for word in words)
    if read.newcomer is None or has_more:
        wrong = tuple(Remark(headers[column].strip(), said) for column, said in read.wrong.items())
        if has_more:
            quotes = gettext("Une case de trop dans la ligne. Mettez entre guillemets ce qui contient « ; ».")
            wrong = (Remark(headers.get("wishes", PEOPLE.column("wishes").header).strip(), quotes),)
        return FileLine(number, name, newcomer=None, wrong=wrong, tells_surname=surname, told=told)
    likeness = read.newcomer.likeness
    if likeness in seen and not is_other:
        row = seen[likeness]
        known = row is None
        return FileLine(number, name, newcomer=None, known=known, same_as=row, tells_surname=surname, told=told)
    seen.setdefault(likeness, number)
    return FileLine(number, name, read.newcomer, tells_surname=surname, told=told)
