"""The licence of whoever drives for a living, told by the vehicle alone: "chauffeur PL", "livreur VL"."""

import re

from matching.model import Asked
from matching.words.conditions import licence_asked

_WHO = r"(?:chauffeu(?:r|se)s?|conduct(?:eur|rice)s?|routi(?:er|ere)s?|livreu(?:r|se)s?)"
_VEHICLES = {
    "B": r"vl|vehicules? legers?",
    "C": r"pl|poids lourds?|porteur",
    "CE": r"spl|super lourds?|semi|semi remorques?",
}
"""The least first: whoever may drive it answers "PL ou SPL"."""
_GIVEN = re.compile(
    r"\b(?:financ|pay|offr|form|pass|pren)\w*(?: \w+){0,4} permis\b|"
    r"\bpermis\b(?: \w+){0,3} (?:financ|pay|offert|pris|finance|a passer)\w*|\bsans permis\b"
)
"""A licence that the employer has people pass, or does without."""
_DRIVES = {
    code: re.compile(rf"\b{_WHO}(?: (?!pour\b|avec\b)[a-z]+){{0,3}}? (?:{names})\b")
    for code, names in _VEHICLES.items()
}


def licences_to_drive(plain: str) -> tuple[Asked, ...]:
    """The licence that folded words ask of a driver by naming what is driven; none where they name nothing."""
    if _GIVEN.search(plain):
        return ()
    return next(((licence_asked(code),) for code, drives in _DRIVES.items() if drives.search(plain)), ())
