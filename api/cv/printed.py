"""The CV as one page to print: a PDF with its structure, its language and its fonts inside (PDF/UA-1), made by typst.

What a person wrote is handed to typst as data, never as text of the document: `#`, `*` or `$` are signs like others.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import typst

from api.cv.content import Cv
from api.wording.languages import FRENCH, gettext, speaking

_SOURCE = Path(__file__).with_name("cv.typ").read_bytes()
SIZES = ("13", "12", "11", "10")
"""Points of the letters, the largest that fits; none is hard to read."""
SHORTER = (10, 7, 5, 3, 2)
"""Lines of a section that are left in turn where the smallest letters do not fit."""
_WRITTEN = ("LATIN", "GREEK", "CYRILLIC")
"""Alphabets that the fonts inside typst have; theirs alone are used, so that a CV is the same everywhere."""
PREVIEW_DOTS_PER_INCH = 80


@dataclass(frozen=True, slots=True)
class PrintedCv:
    """One page. `left_out` lines had no room, and `unwritten` ones hold signs that the fonts lack: both are told."""

    pdf: bytes
    preview: bytes
    """The page as a picture, PNG."""
    left_out: int
    unwritten: tuple[str, ...]
    """As they were typed; among them the name where it is one."""


def print_cv(cv: Cv) -> PrintedCv:
    """The page of a CV: letters are made smaller first, then the longest sections lose their last lines."""
    unwritten = dict[str, None]()
    for shown, size in _attempts(cv):
        compiler = typst.Compiler(input=_SOURCE, font_paths=_fonts(), sys_inputs=_inputs(shown, size, unwritten))
        if json.loads(compiler.query("<pages>", field="value", one=True)) == 1:
            break
    pdf = compiler.compile(_SOURCE, format="pdf", pdf_standards="ua-1")
    preview = compiler.compile(_SOURCE, format="png", ppi=PREVIEW_DOTS_PER_INCH)
    assert isinstance(pdf, bytes)  # one document, one file
    assert isinstance(preview, bytes)  # one page, one picture
    return PrintedCv(pdf, preview, left_out=cv.lines - shown.lines, unwritten=tuple(unwritten))


def _attempts(cv: Cv) -> Iterator[tuple[Cv, str]]:
    """From the whole in large letters to a little in small ones: the last is one page whatever was written."""
    yield from ((cv, size) for size in SIZES)
    for most in SHORTER:
        yield replace(cv, sections=tuple((heading, lines[:most]) for heading, lines in cv.sections)), SIZES[-1]


def _inputs(cv: Cv, size: str, unwritten: dict[str, None]) -> dict[str, str]:
    def clean(text: str) -> str:
        if not all(map(_is_written, text)):
            unwritten[text] = None
        return " ".join("".join(sign if _is_written(sign) else " " for sign in text).split())

    with speaking(FRENCH):
        nobody, looking, title = gettext("Curriculum vitae"), gettext("Ce que je cherche"), gettext("CV de %(name)s")
    name = clean(cv.contact.name)
    said = {
        "author": name or nobody,
        "title": title % {"name": name} if name else nobody,
        "looking": looking,
        "contact": [line for line in map(clean, cv.contact.lines) if line],
        "wanted": [line for line in map(clean, cv.wanted) if line],
        "sections": [
            {"heading": heading, "lines": kept}
            for heading, lines in cv.sections
            if (kept := [line for line in map(clean, lines) if line])
        ],
    }
    return {"cv": json.dumps(said), "size": size}


def _is_written(sign: str) -> bool:
    """Whether the fonts have the sign: letters of three alphabets, figures, and the punctuation of keyboards."""
    if sign.isascii():
        return sign.isprintable() or sign.isspace()
    if sign in "’‘“”«»–—…€°·•\u00a0\u202f":
        return True
    return sign.isalpha() and unicodedata.name(sign, "").startswith(_WRITTEN) and ord(sign) < 0x2000


@cache
def _fonts() -> typst.Fonts:
    """The fonts inside typst (SIL Open Font Licence), and no other."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
