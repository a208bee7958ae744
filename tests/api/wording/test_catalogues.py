"""The site is told whole in each of its languages: no text without its translation, none outside the catalogues."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from jinja2 import Environment

from api.serving.rendering import TEMPLATES, create_templates
from api.wording.extraction import catalogue, extracted, is_told, unmarked
from api.wording.languages import FRENCH, LANGUAGES
from store.errors import ToldError

OTHERS = [code for code in LANGUAGES if code != FRENCH.code]
_NAME = re.compile(r"%\((\w+)\)s|\{\w+\}")
_TAG = re.compile(r"</?\w+")
_NUMBER_FIRST = re.compile(r"«\s*\d[^»]*[a-z][^»]*»")
"""What is to be typed in Latin letters, behind a number that a line from right to left would put last."""
_FRENCH_WORD = re.compile(r"[éèêàçùô]|\b(?:le|la|les|une?|des?|vous|votre|cette|pas|est|ce)\b", re.IGNORECASE)
ROOT = Path(__file__).parents[3]


def test_every_text_of_the_site_has_a_translation_in_every_language() -> None:
    texts = [one.id for one in extracted() if one.id]
    catalogues = {code: catalogue(code) for code in OTHERS}
    missing = [(code, text) for code, told in catalogues.items() for text in texts if not _is_told(told, text)]

    assert missing == [], "run `make messages`, then fill api/wording/messages"


def test_no_text_hides_in_another_where_no_catalogue_finds_it() -> None:
    known = {said for one in extracted() if one.id for said in ([one.id] if isinstance(one.id, str) else one.id)}
    hidden = [(path.name, text) for path, text in _marked_in_python() if text not in known]

    assert hidden == [], "give it a name of its own, outside the other text"


def _marked_in_python() -> Iterator[tuple[Path, str]]:
    """Each text that is marked in Python, wherever it stands."""
    for path in sorted((ROOT / "api").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in ("_", "lazy", "marked")
            ):
                yield from (
                    (path, one.value)
                    for one in call.args
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_holds_nothing_doubtful(code: str) -> None:
    assert [one.id for one in catalogue(code) if one.id and one.fuzzy] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_names_the_same_values_and_the_same_tags(code: str) -> None:
    differing = []
    for one in catalogue(code):
        if not one.id or not is_told(one.string):
            continue
        # The last form of a plural holds the number; the others may say it in a word.
        source, told = (said if isinstance(said, str) else list(said or ())[-1] for said in (one.id, one.string))
        if any(set(mark.findall(source)) != set(mark.findall(told)) for mark in (_NAME, _TAG)):
            differing.append((source, told))
        if '"' in told and '"' not in source:
            differing.append((source, told))  # it would end an attribute

    assert differing == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_plural_has_the_forms_of_its_language(code: str) -> None:
    told = catalogue(code)

    assert {len(one.string or ()) for one in told if one.pluralizable} == {told.num_plurals}


def test_what_is_to_be_typed_keeps_its_order_in_arabic() -> None:
    told = [one.string for one in catalogue("ar") if isinstance(one.string, str)]

    assert [text for text in told if _NUMBER_FIRST.search(text)] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_says_nothing_outside_the_catalogues(path: Path) -> None:
    assert unmarked(_environment(), path.read_text(encoding="utf-8")) == []


def test_a_word_outside_the_catalogues_is_found() -> None:
    page = '<p>{{ _("Dit") }} Alentour</p><p>Oublié {{ name }}</p><a title="Aussi">{% trans %}Dit{% endtrans %}</a>'

    assert unmarked(_environment(), page) == ["Oublié …", "Aussi"]


def test_what_is_refused_is_refused_in_the_catalogues_words() -> None:
    told = {text for one in extracted() for text in ([one.id] if isinstance(one.id, str) else one.id)}
    shown = {one.__name__ for one in _below(ToldError)}
    pages = (path for path in (ROOT / "api").rglob("*.py") if "v1" not in path.parts)  # programs are told in French

    forgotten = [text for path in pages for _, text in _raised(path.read_text(encoding="utf-8")) if text not in told]
    for path in (ROOT / "store").rglob("*.py"):
        raised = _raised(path.read_text(encoding="utf-8"))
        forgotten += [text for name, text in raised if name in shown and text not in told]

    assert forgotten == []


def test_a_french_refusal_outside_the_catalogues_is_found() -> None:
    source = 'raise MeetingRefused(f"Vous avez {count} demandes, pas plus.")'

    assert list(_raised(source)) == [("MeetingRefused", "Vous avez "), ("MeetingRefused", " demandes, pas plus.")]


def _below(kind: type[ToldError]) -> Iterator[type[ToldError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _raised(source: str) -> Iterator[tuple[str, str]]:
    """The French texts in what a module raises, each with the name of what is raised."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
            continue
        name = ast.unparse(node.exc.func).rpartition(".")[2]
        texts = (one.value for one in ast.walk(node.exc) if isinstance(one, ast.Constant))
        for text in texts:
            if isinstance(text, str) and " " in text and _FRENCH_WORD.search(text):
                yield name, text


def _is_told(told: Catalog, text: Any) -> bool:
    found = told.get(text)
    return found is not None and is_told(found.string)


@cache
def _environment() -> Environment:
    return create_templates().env
