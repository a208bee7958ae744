"""The page of the look shows the stylesheet as it is, and its colours can be read."""

import re

from api.pages.about.style import contrast, tokens_of_stylesheet
from api.serving.assets import STATIC
from tests.fixtures.site import Site


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
