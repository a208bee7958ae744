"""The page of the look shows the stylesheet as it is, and its colours can be read."""

import re

from api.pages.about.style import contrast, tokens_of_stylesheet
from api.serving.assets import STATIC
from tests.fixtures.site import Site

ELSEWHERE = {
    "places what is shown": (
        "actions around asks at-hand beside decide dossier find finder hand-on narrow pair people reading seen"
        " side-by-side sought three ticks times told two under whole-words why"
    ),
    "a script adds it, or takes it away": "htmx-request lit on-screen speaks to-list when-no-script",
    "the map": "at-home here home large map map-canvas map-legend map-means map-message map-popup pin town",
    "the first page": "ask hero lead",
    "an opening's form": "only-dated only-immersion only-job only-mission only-weekly opening-form",
    "a portfolio": (
        "keys line portfolio since task-agreed task-answer task-appointment task-contact task-ending task-first"
        " task-meeting task-nothing task-silent todo waits what who"
    ),
    "a week": "week week-after week-day week-page",
    "a page to print": "full leaflet leaflet-page leaflet-words sheet",
}
"""Classes that the page of the look does not show, by what they are for. A piece that a second page takes is shown."""


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_each_token_and_each_drawing_is_shown(shared_site: Site) -> None:
    page = shared_site.browser().get("/style").text
    drawings = re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text())

    lengths = [name for name, value in tokens_of_stylesheet().items() if not value.startswith("#")]
    assert all(f"--{name}<" in page for name in lengths)
    assert all(f"#{name}" in page for name in drawings)


def test_every_text_can_be_read_on_its_ground(shared_site: Site) -> None:
    page = shared_site.browser().get("/style").text
    colours = tokens_of_stylesheet()

    pairs = re.findall(r">([\w-]+) / ([\w-]+)</code>", page)
    assert pairs
    assert all(contrast(colours[text], colours[ground]) >= 4.5 for text, ground in pairs)


def test_every_class_of_a_template_is_in_the_stylesheet() -> None:
    stylesheet = (STATIC / "style.css").read_text()
    known = set(re.findall(r"\.([a-z][\w-]*)", stylesheet))
    used: dict[str, str] = {}
    for template in (STATIC.parent / "templates").rglob("*.html"):
        written = re.sub(r"{{.*?}}|{%.*?%}|{#.*?#}", " ", template.read_text(), flags=re.DOTALL)
        for classes in re.findall(r'class="([^"]*)"', written):
            used |= dict.fromkeys(classes.split(), template.name)

    built = tuple(word for word in used if word.endswith("-"))  # its end is a value
    unknown = used.keys() - known - set(built)
    assert {word: used[word] for word in unknown} == {}
    assert all(any(one.startswith(word) for one in known) for word in built)


def test_every_piece_that_pages_share_is_shown() -> None:
    templates = STATIC.parent / "templates"
    pieces = dict(
        re.findall(r"{% macro (\w+)\(.*?%}(.*?){% endmacro %}", (templates / "parts.html").read_text(), re.DOTALL)
    )
    shown: set[str] = set()
    met = [(templates / "about/style.html").read_text()]
    while met:
        called = {name for name in pieces if re.search(rf"\b{name}\(", met[-1])} - shown
        met[-1:] = [pieces[name] for name in called]
        shown |= called

    assert pieces.keys() - shown == set()


def test_every_class_is_shown_but_those_of_one_page(shared_site: Site) -> None:
    stylesheet = re.sub(r"/\*.*?\*/", "", (STATIC / "style.css").read_text(), flags=re.DOTALL)
    rules = re.sub(r"{[^{}]*}", "{}", stylesheet)
    page = shared_site.browser().get("/style").text
    shown = {word for classes in re.findall(r'class="([^"]*)"', page) for word in classes.split()}

    not_shown = set(re.findall(r"\.([a-z][\w-]*)", rules)) - shown
    elsewhere = {word for words in ELSEWHERE.values() for word in words.split()}
    assert not_shown - elsewhere == set()
    assert elsewhere & shown == set()
