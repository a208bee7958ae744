"""Icons as pages hold them: each refers to one drawing that has them all, and is put into words once."""

from collections.abc import Callable
from functools import cache

from markupsafe import Markup, escape

from api.serving.assets import Assets

_DRAWING = "icons.svg"
_TURNING = frozenset({"arrow", "back", "out"})
"""Those that point the other way where words run from right to left."""


def icons(assets: Assets) -> Callable[[str], Markup]:
    """What gives the icon of a name, which a reader's voice passes over."""

    @cache
    def icon(name: str) -> Markup:
        turns = " turns" if name in _TURNING else ""
        address = escape(f"{assets.url(_DRAWING)}#{name}")
        return Markup(f'<svg class="icon{turns}" aria-hidden="true" focusable="false"><use href="{address}"/></svg>')

    return icon
