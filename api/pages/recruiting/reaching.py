"""How to reach somebody who agreed to meet, as links to press: a number is called, an address is written to.

What they let an employer know is one line of text: "06 12 34 56 78", or "Claire Vialle, c.vialle@exemple.fr".
"""

import re
from dataclasses import dataclass

_MAIL = re.compile(r"[^\s,;:()<>]+@[^\s,;:()<>]+\.[^\s,;:()<>]*\w")
_PHONE = re.compile(r"\+?\d(?:[\s.\-/]?\d){8,12}")
_BETWEEN = re.compile(r"\b(?:ou|et)\s*(?=$|[,;])|^\s*(?:ou|et)\b")
"""What stands between two ways, and names nobody."""


@dataclass(frozen=True, slots=True)
class Link:
    """One way to reach: the address to open, and what is read."""

    address: str
    shown: str


@dataclass(frozen=True, slots=True)
class Reaching:
    """Whom to go through, and the ways."""

    by: str
    """Empty where the person is reached directly."""
    links: tuple[Link, ...]


def reaching(contact: str) -> Reaching:
    """The ways that a contact tells, in their order, and who else is named with them; all of it where none is found."""
    found = sorted([*_MAIL.finditer(contact), *_PHONE.finditer(contact)], key=lambda one: one.start())
    rest = _BETWEEN.sub(" ", _PHONE.sub(" ", _MAIL.sub(" ", contact)))
    return Reaching(" ".join(rest.split()).strip(" ,;:-–/()"), tuple(_link(one[0]) for one in found))


def _link(told: str) -> Link:
    if "@" in told:
        return Link(f"mailto:{told}", told)
    return Link(f"tel:{re.sub(r'[^+\d]', '', told)}", told)
