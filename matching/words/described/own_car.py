"""The car that is asked of whoever comes to work, which names no trade: "agent recenseur, voiture perso"."""

import re

_A = r"(?:une? |sa |son |votre |leur |la |le )?(?:propre )?"
_CAR = r"(?:voitures?|v[ée]hicules?)\b"
_ANY = r"(?:voitures?|v[ée]hicules?|auto|scooter|moto)\b(?!-)"
_ASKED = (
    r"(?:perso(?:nnel(?:le)?)?s?|[àa] (?:soi|vous|elle|lui)|indispensable|obligatoire\w*|exig[ée]\w*|n[ée]cessaire|"
    r"imp[ée]rati\w*|requise?|souhait[ée]\w*|appr[ée]ci[ée]\w*|conseill[ée]\w*|demand[ée]\w*)(?!\w)"
)
_OWN_CAR = re.compile(
    rf"(?:\b(?:avec|et|ou) )?\b{_A}{_CAR} {_ASKED}(?: {_ASKED})*|"
    rf"(?:^|(?<=[,;.\n+])|\b(?:avec|et|ou)\b) ?{_A}{_ANY} {_ASKED}(?: {_ASKED})*|"
    r"\b(?:(?:il )?(?:faut|faudra)|avoir|ayant|poss[ée]der|poss[ée]dant|pr[ée]voir|munie? d['’]|dispos(?:er|ant) d['’]|"
    rf"besoin d['’]) ?(?:avoir )?{_A}{_ANY}(?! (?:[àa] |d['’]|de (?!service)))|"
    rf"\bpermis(?: b)? ?(?:et|\+|avec|/|ou) ?{_A}{_ANY}|"
    rf"\b(?:[êe]tre|personne) (?:motoris|v[ée]hicul)[ée]e?s?\b|\bv[ée]hicul[é]e?s?\b|\bmotoris[ée]e?s? {_ASKED}|"
    r"(?:^|(?<=[,;.\n])) ?motoris[ée]e?s?(?= ?(?:[,;.\n]|$))|"
    rf"\bsans {_ANY} (?:impossible|s['’]abstenir)",
    re.IGNORECASE,
)
"""Cars that are sold, washed or mended are the work: "vendeur de voitures", "mécanicien auto exigé"."""


def without_own_car(text: str) -> str:
    """The words without the car to come with."""
    return _OWN_CAR.sub(" ", text)
