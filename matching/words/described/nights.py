"""Whether one works at night, as an employer says it of the work: "veilleur de nuit", "AS nuit", "5 nuits par semaine".

Nights of the house, those that nobody works and those that are worked now and then say nothing of each week.
"""

import re

_NOT_WORKED = (
    r"(?<!pas )(?<!ni )(?<!sans )(?<!jamais )(?<!prime )(?<!primes )(?<!panier )(?<!bonne )(?<!majoration )"
    r"(?<!jour )(?<!jours )(?<!jour ou )(?<!jour et )(?<!jours et )(?<!une )(?<!tarif )(?<!forfait )"
)
_NO_WORK = r"(?! (?:blanche|d hotel|romane|europeenne|des? (?:la )?(?:musee|etoile|lecture|chercheur)))"
"""Behind a night that is a feast, or that somebody sleeps."""
_AT_NIGHT = re.compile(
    rf"{_NOT_WORKED}\b(?:(?:de|la|les|en|des|\d) nuits?\b{_NO_WORK}|nuits (?:du|de|le)\b)|"
    rf"(?<=[a-z\d] ){_NOT_WORKED}(?<!de )(?<!la )(?<!les )(?<!en )(?<!des )(?<!d une )\bnuits?\b{_NO_WORK}"
)
"""On folded words; behind who works the "de" is left out, "aide soignant nuit"."""
_OF_THE_HOUSE = re.compile(r"\b(?:ouvert\w*|fonctionn\w*|pas|ni|sans|jamais)\b[^,.;]{0,20}\bnuits?\b")
_RARE = (
    r"(?:parfois|occasionnel\w*|de temps en temps|eventuel\w*|ponctuel\w*|exceptionnel\w*|rarement|possibles?|"
    r"si besoin|de temps a autre|quelquefois)"
)
_NOW_AND_THEN = re.compile(
    rf"\b(?:{_RARE}|quelques|certaines)(?: (?:de|la|en|des|les|travail|astreintes?))* nuits?\b|"
    rf"\bnuits?(?: (?:est|sont|seront|peuvent|etre|travaillees?|d astreinte))* {_RARE}\b"
)


_SLEPT_AWAY = re.compile(
    r"\bdecouch\w*(?: (?!de nuit|poste|travail)\w+){0,5}? nuits?\b|\bnuits? (?:en |de )(?:decouch\w*|cabine)\b|"
    r"\bnuits? (?:a l |en |d )?hotel (?:paye|rembours|pris)\w*"
)
"""Nights that a driver or a fitter spends away from home, and does not work."""


def at_night(plain: str) -> bool:
    """Whether folded words have one work at night, week by week."""
    plain = _SLEPT_AWAY.sub(" ", plain)
    return bool(_AT_NIGHT.search(plain)) and not (_OF_THE_HOUSE.search(plain) or _NOW_AND_THEN.search(plain))
