"""Texts as templates ask for them: safe to be put into a page, their values escaped.

They stand for the functions that Jinja makes itself, and say the same: a page asks for a hundred texts, most of them
without a value, which are made once a language.
"""

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from api.wording import languages
from api.wording.languages import language

_MOST_KEPT = 20_000
"""More than all languages have."""


def gettext(text: str, /, **values: Any) -> Markup:
    """`text`, written in French, in the language of now, with its values."""
    if not values:
        return _without_values(language().code, text)
    return Markup(languages.gettext(text)) % values


def ngettext(one: str, many: str, count: int, /, **values: Any) -> Markup:
    """The form of the two that goes with `count`, in the language of now, with its values; `num` is the count."""
    return Markup(languages.ngettext(one, many, count)) % ({"num": count} | values)


@lru_cache(maxsize=_MOST_KEPT)
def _without_values(_code: str, text: str) -> Markup:
    """A text in the language of now, of that code; two signs of per cent are one, as where there are values."""
    return Markup(languages.gettext(text)) % {}


GLOBALS = {"_": gettext, "gettext": gettext, "ngettext": ngettext}
"""Functions that the templates call."""
