"""How one travels, as a wish says it: "ménage sans voiture" asks for cleaning, not for work on cars."""

import re

_CAR = r"(?:v(?:oi|o|oua)t+ure?|bagnole|v[ée]hicule|auto(?!\w|[- ]?(?:[ée]cole|entrep|moto)))\b"
_LICENCE = r"permi[st]?\b(?: de conduire\b| [ab]\b)?(?! (?:[ac-e][1-9]?|[bcd]e|ec|pl|spl|poids|cariste)\b)"
_RIDE = r"(?:scooters?|mobylettes?|v[ée]los?|trottinettes?|bus|train|moyens? de (?:transport|locomotion))\b"
_OWN_RIDE = r"(?:scooters?|mobylettes?|trottinettes?|voiturettes?|bus|train)\b(?: (?:50|125)\b(?: ?cm3)?)?"
_OWN = rf"(?:{_CAR}|{_LICENCE}|{_RIDE})"
"""What one has or has not to travel with; one car: "pas les voitures" refuses work on them."""
_ITS = r"(?:d['’e] ?|le |mon |ma |une? |encore |eu ){0,4}"
_AND = r"(?> ?(?:,|/|et|ou|ni)? ?(?:ni|pas|sans|plus)? ?)"
"""What binds two, read in one way: else each of three spaces may be the one there is, for each word of a long line."""
_MOST_BESIDE = 4
"""Others that are named with the first."""
_OTHERS = rf"(?:{_AND}{_ITS}{_OWN}){{0,{_MOST_BESIDE}}}"
_I = r"(?:\bje |\bj['’ ]?|\bon )?(?:\bne? |\bn['’ ]?)?"
_HAVE = r"(?:\b(?:j['’ ]?|je |on )?(?:n['’ ]?|ne )?(?:ai|a|avons|ayant|avoir|poss[eè]de) )"
_WAYS = re.compile(
    # "sans voiture ni permis", "je n'ai pas le permis", "pas encore de voiture"
    rf"{_HAVE}?\b(?:pas|plus|sans|ni|aucune?)(?: avoir| besoin)? {_ITS}{_OWN}"
    rf"{_OTHERS}|"
    # "j'ai le permis et une voiture", "jai ma voiture"
    rf"\bj['’ ]?ai {_ITS}{_OWN}{_OTHERS}|"
    # "permis ok", "voiture en panne jusqu'à janvier"
    rf"{_ITS}\b{_OWN}{_OTHERS} (?:ok|oui|non|n[ée]ant|hs|cass[ée]e?|en (?:panne|r[ée]paration))\b"
    r"(?: jusqu['’ ]?(?:[àa]|en|au) \w+)?|"
    # "je ne conduis pas", "je sais pas conduire", "sans conduire"
    rf"{_I}\bconduis? pas\b|{_I}\b(?:sai[st]?|peu[xt]?) pas conduire\b|\b(?:pas|sans) (?:avoir [àa] )?conduire\b|"
    # nothing but what one rides: "scooter", "a un scooter", "bus et train"; a bicycle may be what is mended
    rf"(?:^|(?<=[,;.]))\s*+(?:a |en )?{_ITS}{_OWN_RIDE}(?:{_AND}{_ITS}{_OWN_RIDE}){{0,{_MOST_BESIDE}}}\s*(?=$|[,;.])|"
    # "accessible en bus", "à pied", "j'y vais en voiture"
    r"(?:\b(?:accessible|joignable|faisable|(?:j['’ ]?y |je )?(?:vais|viens)|(?:y )?(?:aller|venir)|"
    r"je me d[ée]place) )(?:en|[àa]|avec) "
    rf"(?:le |un |mon |ma )?(?:{_CAR}|{_RIDE}|pied\b|covoiturage\b|transports?(?: en commun)?\b)|"
    r"[àa] pied\b|\ben (?:covoiturage|bus|transports en commun)\b(?! scolaire)",
    re.IGNORECASE,
)


_NO_LICENCE = re.compile(rf"{_HAVE}?\b(?:pas|sans|ni|aucun)(?: avoir| besoin)? {_ITS}{_LICENCE}", re.IGNORECASE)


def says_no_licence(text: str) -> bool:
    """Whether a French wish says that one has no driving licence: "pas de permis"."""
    return _NO_LICENCE.search(text) is not None


def without_no_licence(text: str) -> str:
    """The French wish without its saying that one has no licence: "livreur" of "livreur, j'ai pas le permis"."""
    return ", ".join(piece for one in _NO_LICENCE.sub("", text).split(",") if (piece := " ".join(one.split())))


def without_ways(text: str) -> str:
    """The French wish without what it says of how one travels: what is left may name a trade."""
    return " ".join(_WAYS.sub(" ", text).split())
