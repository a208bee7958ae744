"""What the site says, read from its source: every text of a template or of Python that is told in other languages.

`make messages` brings the catalogues of `api/wording/messages` up to date with it; the tests hold them complete.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from api.serving.rendering import TEMPLATES, create_templates
from api.wording.languages import FRENCH, LANGUAGES, MESSAGES

ROOT = Path(__file__).parents[2]
_PACKAGES = ("api", "matching", "store")
"""The packages whose Python says something that pages tell."""
_KEYWORDS: Mapping[str, Any] = {"_": None, "gettext": None, "lazy": None, "marked": None, "ngettext": (1, 2)}
"""What marks a text in Python, and which of its arguments are texts."""
_WIDTH = 120
_HEADER = """msgid ""
msgstr ""
"Language: {code}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_NOT_READ = re.compile(r"<(script|style)\b.*?</\1>|<!.*?>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_READ_ATTRIBUTE = re.compile(r'\b(?:(?:aria-label|alt|title|placeholder)|name="description" content)="([^"]*)"')
_NOT_WORDS = re.compile(r"Alentour|&\w+;|^…?/[\w/?=…-]*$|^(?:[a-z-]+=\"[^\"]*\"\s*)+$")
"""The name of the site, characters by their name, what stands in an address or as an attribute."""
_LETTER = re.compile(r"[^\W\d_]")


def extracted() -> Catalog:
    """All texts of the site, each with the files that say it."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(path for package in _PACKAGES for path in (ROOT / package).rglob("*.py")):
        for text in _of_python(path):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)], flags=())
    environment = create_templates().env
    for path in sorted(TEMPLATES.rglob("*.html")):
        for text in _of_template(environment, path):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)], flags=())
    return catalog


def catalogue(code: str) -> Catalog:
    """The catalogue of a language, as its file holds it; an empty one before there is a file."""
    path = MESSAGES / f"{code}.po"
    if not path.exists():
        return Catalog(locale=code, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=code)


def update() -> dict[str, int]:
    """Writes every catalogue with exactly the texts of now; how many of each language are not translated yet."""
    texts = extracted()
    missing = {}
    for code in LANGUAGES:
        if code == FRENCH.code:
            continue
        updated = catalogue(code)
        updated.update(texts, no_fuzzy_matching=True)
        write(updated)
        missing[code] = sum(1 for message in updated if message.id and not is_told(message.string))
    return missing


def write(catalog: Catalog) -> None:
    """Writes the catalogue of a language, without dates and lines, which would change where no text does."""
    lasting = Catalog(locale=catalog.locale, charset="utf-8")
    for message in catalog:
        if message.id:
            lasting.add(message.id, message.string, locations=message.locations, flags=message.flags)
    with (MESSAGES / f"{catalog.locale}.po").open("wb") as file:
        file.write(_HEADER.format(code=catalog.locale, plurals=lasting.plural_forms).encode())
        write_po(file, lasting, width=_WIDTH, omit_header=True, sort_by_file=True, include_lineno=False)


def is_told(string: str | Sequence[str] | None) -> bool:
    """Whether a text has a translation, in each of its forms."""
    return all((string,) if string is None or isinstance(string, str) else string)


def unmarked(environment: Environment, source: str) -> list[str]:
    """The words of a template that no mark tells in other languages: between tags, and in attributes that are read."""
    outputs = environment.parse(source).find_all(nodes.Output)
    data = (node.data if isinstance(node, nodes.TemplateData) else "…" for output in outputs for node in output.nodes)
    page = _NOT_READ.sub("", "".join(data))
    said = [*_TAG.split(page), *(words for tag in _TAG.findall(page) for words in _READ_ATTRIBUTE.findall(tag))]
    return [words for words in map(str.strip, said) if _LETTER.search(_NOT_WORDS.sub("", words))]


def _of_python(path: Path) -> Iterator[str | tuple[str, ...]]:
    source = path.read_bytes()
    if any(f"{keyword}(".encode() in source for keyword in _KEYWORDS):
        for _, text, _, _ in extract("python", BytesIO(source), keywords=_KEYWORDS):
            yield text


def _of_template(environment: Environment, path: Path) -> Iterator[str | tuple[str, ...]]:
    found = environment.extract_translations(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]  # by the extension
    for _, name, said in found:
        texts = [one for one in ((said,) if isinstance(said, str) else said or ()) if one is not None]
        if texts:  # none where what is told is a value: a name of `api.wording.words`
            yield (texts[0], texts[1]) if name == "ngettext" else texts[0]
