"""What somebody's body or home does not allow, as a wish says it: "ménage sans porter lourd" asks for cleaning, and no
loads; "rentrer tous les soirs" for no night away.

Read in any order and as it is heard ("pa porter lour mal epol", "rien a porté"), and told as what is to be avoided:
never as the illness that may be behind it.
"""

import re
from functools import lru_cache

from matching.model import Strain
from matching.words.spelling.tongues import in_french

_NO = (
    r"(?:sans|pas?|plus|jamais|ni|r[iy]ens?|aucune?s?|z[ée]ro|[ée]vit\w+|interdi\w+(?: m[ée]dicale)?|inapte|"
    r"restrictions?|contre[- ]indiqu\w+|(?:peu[xt]?|pe|doi[st]?|sai[st]?) (?:pas?|rien)|(?:peu[xt]?|doi[st]?) plus)"
)
_NOT = (
    r"\b(?:(?:(?:le|mon)\s+)?(?:m[ée]decin|docteur)\s+)?(?:m['’]\s?)?"
    rf"(?:(?:je|on)\s+)?(?:ne\s+|n['’])?{_NO}\s+"
    r"(?:(?:de|du|des|d['’]|les?|la|trop|tr[eè]s|[àa]|au|qui (?:soit|est)|avoir [àa]|faire|rester|[êe]tre|travailler|"
    r"longtemps)\s*){0,6}"
)
_CHARGES = r"charges?\b(?! (?:de (?:famille|travail|cours)|familiales?|mentales?|sociales?|locatives?))"
_HEAVY = rf"(?:lour(?:de?s?|t)?\b|poids\b|{_CHARGES})"
_CARRY = (
    r"(?:port(?:er?|[ée]e?|ai|e[sz])?|soul[eèé]v(?:er?|[ée])|manutention)\b"
    r"(?!(?: (?:de|d['’]|une?|la|le|des))? ?(?:plainte|secours|masque|casque|blouse|uniforme|lunettes|gants)\b)"
    r"(?! [àa] porte\b)"
)
_LOAD = (
    rf"(?:{_CARRY}(?:\s+(?:(?:de|du|des|les?|trop|tr[eè]s|des choses)\s+){{0,4}}{_HEAVY}(?:\s+lourde?s?\b)?)?|"
    rf"{_HEAVY}(?:\s+lourde?s?\b)?(?:\s+[àa]\s+(?:port|soul[eè]v)(?:er|[ée])\b)?)"
)
"""What is carried, or how: "porter", "port de charges lourdes", "lourd"."""
_IMPOSSIBLE = (
    r"\s+(?:(?:c['’ ]?est|m['’ ]est|est)\s+)?(?:interdit|impossible|d[ée]conseill[ée]|exclu|fini|(?:pas|plus) possible|"
    r"non\b(?! plus\b)|(?:je\s+|on\s+)?(?:ne\s+)?(?:peu[xt]?|doi[st]) (?:pas?|plus)\b)"
)
"""A refusal behind what it refuses: "port de charges interdit", "porter je peux plus"."""
_HURTS = (
    r"(?:mal|douleurs?|fragil\w+|probl[eè]mes?|soucis?)\s*"
    r"(?:(?:aux?|[àa]|o|de|des|du|d|l|le|la|les|mon|mes)\b\s*['’]?\s*)*"
)
_HURT = r"\s+(?:(?:est|sont|tr[eè]s|un peu)\s+)*(?:fragiles?|bless\w+|ab[iî]m\w+|cass\w+|op[ée]r\w+|malades?)\b"
_BACK = r"(?:dos?|[ée]p(?:au|o)ll?e?s?|bras|poignets?)\b"
_KNEES = r"(?:g[eo]n(?:ou|u)(?:x|s)?)\b"
_HAS = r"(?<!pas )(?<!pas le )(?<!jamais )(?<!aucune )(?<!sans )(?:\b(?:je\s+suis|suis|j['’]?\s*ai|ai)\s+)?\b"
"""Somebody who has what follows, and does not say that they have none."""
_HOME = r"(?:(?:chez (?:moi|nous|lui|elle)|[àa] (?:la |ma )?maison|au domicile|dans mon lit)\s*)"
_EACH_EVENING = r"(?:le|les|tous? les?|chaque) (?:soirs?|nuits?)\b"
_SAID = {
    Strain.LOADS: (
        rf"(?:\b(?:je\s+)?(?:ne\s+)?(?:porte|soul[eè]ve)\s+)?{_NOT}{_LOAD}|(?<!\b[àa]\s)\b{_LOAD}{_IMPOSSIBLE}|"
        rf"{_HURTS}{_BACK}|\b{_BACK}{_HURT}|"
        r"\b(?:travail|boulot|emploi|poste|t[âa]ches?|quelque chose)\s+(?:de\s+)?"
        r"(?:(?:plus|tr[eè]s|assez|plut[ôo]t)\s+)?l[ée]g(?:er|[eè]re)s?(?!\w|[- ]l)"
    ),
    Strain.STANDING: rf"{_NOT}debout\b(?:\s+longtemps\b|\s+toute la journ[ée]e\b)?|\bdebout{_IMPOSSIBLE}",
    Strain.POSTURE: (
        rf"{_HURTS}{_KNEES}|\b{_KNEES}{_HURT}|{_NOT}(?:accroupie?|[àa] genoux?|en hauteur)\b|"
        rf"{_NOT}(?:lever|monter|tendre)\s+(?:les?|mon|mes)\s+(?:bras|[ée]paules?)\b|"
        rf"{_HAS}(?:peur\s+(?:du\s+vide|de\s+la\s+hauteur|en\s+hauteur)|(?:le|des)\s+vertiges?)\b"
    ),
    Strain.PRODUCTS: (
        rf"{_HAS}(?:allergi(?:que|e)s?|ecz[ée]ma)\s+(?:[àa]\s+(?:la\s+|l['’]\s*)?|aux?\s+)"
        r"(?:produits?(?:\s+(?:chimiques?|m[ée]nagers?|d['’ ]?\s*entretien))?|(?:eau\s+de\s+)?javel|poussi[eè]res?|"
        r"solvants?|d[ée]tergents?|lessives?)\b"
    ),
    Strain.AWAY: (
        # "rentrer tous les soirs", "retour à la maison chaque soir"
        r"\b(?:(?:je|j['’]|veu[xt]?|voudrais?|dois?|aime(?:rais)?|pour|de|mais)\s*){0,4}"
        rf"(?:r[ea]ntr(?:er?|[ée]e?s?|ez|ant)|retour|revenir)\s+(?:{_HOME})?{_EACH_EVENING}"
        rf"(?:\s+{_HOME})?|"
        # "dormir chez moi", "pas découcher", "pas de grands déplacements"
        rf"\b(?:(?:pour|de)\s+)?(?:dormir|coucher)\s+(?:tous les soirs\s+)?{_HOME}|"
        rf"{_NOT}(?:d[ée]couch\w+|(?:grands?|longs?)\s+d[ée]placements?|"
        r"(?:dormir|nuits?|coucher)\s+(?:dehors|loin|ailleurs|[àa] l['’ ]?(?:h[oô]tel|ext[ée]rieur)|"
        r"dans (?:le|un) camion))\b"
    ),
}
_READ = {strain: re.compile(said, re.IGNORECASE) for strain, said in _SAID.items()}
_LIMITS = {
    Strain.LOADS: "Pas de charges lourdes",
    Strain.STANDING: "Pas debout longtemps",
    Strain.POSTURE: "Pas accroupi ni en hauteur",
    Strain.PRODUCTS: "Pas de produits irritants ni de poussière",
    Strain.AWAY: "Pas de nuits loin de chez soi",
}
"""Each as somebody's file would keep it (`matching.words.wishes.limits` reads it so)."""
_REMEMBERED = 10_000


@lru_cache(maxsize=_REMEMBERED)
def strains_refused(text: str) -> tuple[Strain, ...]:
    """What a wish says to be impossible."""
    french = in_french(text)
    return tuple(strain for strain, said in _READ.items() if said.search(french))


def limits_said(text: str) -> tuple[str, ...]:
    """The same, as limits of a file."""
    return tuple(_LIMITS[strain] for strain in strains_refused(text))


def without_limits(text: str) -> str:
    """The wish in French without what it says to be impossible; as it stands where it says nothing of that."""
    if not strains_refused(text):
        return text
    text = in_french(text)
    for said in _READ.values():
        text = said.sub(" ", text)
    return " ".join(text.split())
