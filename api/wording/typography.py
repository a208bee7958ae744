"""French typography of pages: what must not be cut at the end of a line is held together, where it is shown.

Sentences are written with plain spaces everywhere else: data, JSON, terminal. A page is the one place that cuts lines.
"""

import re

from jinja2 import Template

from api.wording.languages import FRENCH, language

HELD = "\u00a0"
"""The space that does not break."""
_UNITS = r"(?:h|min|minutes?|heures?|km|kg|m|ans?|mois|jours?|semaines?|fois|personnes?)\b|[€%]"
_PLACES = re.compile(
    r"[ ](?:"  # a space comes first: the expression is tried nowhere else
    rf"(?<=\d )(?={_UNITS})"  # 12 min, 35 h, 1 900 €
    r"|(?<=\d[ \u00a0]h )(?=\d\d\b)"  # 8 h 30
    r"|(?<=« )|(?=»)"
    r"|(?=[:;!?](?:\s|$|<>)))"
)
_NOT_WORDS = re.compile(
    r"(<(?:script\b.*?</script|style\b.*?</style|textarea\b.*?</textarea|pre\b.*?</pre|option\b.*?</option)\s*>|<[^>]*>)",
    re.DOTALL | re.IGNORECASE,
)
_APART = "<>"
"""Between the words of two places of a page while all are read at once: it would be a tag, so that no words hold it."""


def unbroken(text: str) -> str:
    """`text` with spaces that do not break before units and « : ; ! ? », inside « » and in hours: "8 h 30"."""
    return _PLACES.sub(HELD, text)


def unbroken_page(html: str) -> str:
    """A page, or a piece of one, whose words are `unbroken`; tags, scripts and what a form sends stay as they are."""
    pieces = _NOT_WORDS.split(html)
    pieces[::2] = unbroken(_APART.join(pieces[::2])).split(_APART)
    return "".join(pieces)


class Page(Template):
    """A template whose page is `unbroken_page`."""

    def render(self, *values: object, **more: object) -> str:
        """The page; other languages have rules of their own, and hold less together."""
        page = super().render(*values, **more)
        return unbroken_page(page) if language() == FRENCH else page
