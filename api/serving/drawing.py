"""An address drawn as a QR code, to be put into a page or a printed sheet."""

from io import BytesIO

import segno
from markupsafe import Markup

_BORDER = 2
"""Squares of white around the code."""


def drawn(address: str, *, error: str = "m") -> Markup:
    """The SVG of a QR code that leads to `address`, as large as what holds it; `error`: how much may be spoilt."""
    return Markup(segno.make(address, error=error).svg_inline(omitsize=True, border=_BORDER))


def drawn_file(address: str) -> bytes:
    """The same as a file of its own."""
    held = BytesIO()
    segno.make(address, error="m").save(held, kind="svg", omitsize=True, border=_BORDER, xmldecl=False)
    return held.getvalue()
