"""An address drawn as a QR code, to be put into a page or a printed sheet."""

import segno
from markupsafe import Markup


def drawn(address: str) -> Markup:
    """The SVG of a QR code that leads to `address`; as large as what holds it."""
    return Markup(segno.make(address, error="m").svg_inline(omitsize=True, border=2))
