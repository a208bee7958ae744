"""The names of tongues and of countries in French, as Unicode's CLDR writes them: "portugais", "Portugal"."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from kit import fold

_WIDELY_KNOWN = 2
"""Letters of the code of a tongue that the first standard of codes had; the hundreds of others are rare words."""
_LETTERS = 4
"""Of the shortest name that is kept, all of one word."""


@cache
def named() -> Mapping[str, str]:
    """Each name by its folded form, a country with its capital."""
    french = Locale("fr")
    tongues = (name for code, name in french.languages.items() if len(code) == _WIDELY_KNOWN)
    countries = (name for code, name in french.territories.items() if code.isalpha())
    return {fold(name): name for name in (*tongues, *countries) if name.isalpha() and len(name) >= _LETTERS}
