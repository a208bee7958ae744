"""What a person's functional limits rule out: strains of work, read in their words. Never a diagnosis."""

import re
from functools import lru_cache

from kit import fold, marked
from matching.model import Conditions, Person, Strain

_BEASTS = r"animaux|betail|betes|bovins|chats?|chevaux|chiens?|poils?|vaches?|volailles?"
_THINGS = (
    r"aliments|allergenes?|arachides?|gluten|eau|froid|humidite|lactose|pollens?|poussieres?|produits?|sang|viande"
)
_THE = r"(?:aux?|avec|a|de|des|du|d|les?|la|l)"
_NOBODY = rf"(?: {_THE}){{1,3}} (?:{_BEASTS}|{_THINGS})\b"
"""What one touches, or is allergic to, and is not the public."""
_WORDS = {
    Strain.LOADS: (
        r"(?<!\ba )(?<!\b[mst]a )(?<!leur )(?<!\ben )charges?\b"
        r"(?! (?:de famille|de travail|familiale|locative|mentale|sociale))|charge(?:r|ments?)\b|"
        r"colis|porter|soulever|(?<!sac a )dos\b|lombalg\w+|transferts?"
    ),
    Strain.STANDING: r"debout\b(?! (?:a \d|avant|des |tot))|pietin\w+",
    Strain.POSTURE: (
        r"(?<!\ba la )hauteurs?|echelles?|echafaudages?|vertiges?|bras en l air|accroup\w+|genoux?|agenou\w+"
    ),
    Strain.NOISE: r"bruits?|bruyant\w*|auditi\w+|acouphen\w+",
    Strain.COLD: r"(?<!sang )froid\w*\b(?! avec)|frigo\w*",
    Strain.PRODUCTS: (
        rf"produits?|allerg\w+\b(?! {_THE} (?:{_BEASTS}|arachides?|gluten|lactose|pollens?)\b)|eczema|solvants?|javel|"
        r"poussieres?"
    ),
    Strain.PUBLIC: (
        r"(?<!transport )(?<!transports )(?<!secteur )(?<!service )(?<!services )publics?\b|foules?|clients?|clientele|"
        rf"(?<!lentilles de )contacts?\b(?!{_NOBODY})|sociale"
    ),
    Strain.PHONE: r"(?:pas|sans|ni|plus)(?: de| d)?(?: \w+){0,2} (?:telephone|appels?|standard)",
    Strain.PRESSURE: (
        r"pression\b(?! arterielle)|stress|cadences?|(?<!sans )delais?|epuisement|rythme soutenu|fatigabilite|"
        r"(?<!hebergement d )(?<!logement d )(?<!numero d )urgences?"
    ),
    Strain.AWAY: r"decouch\w+|nuits? (?:a l exterieur|loin)|grands? deplacements?|rentrer le soir",
    Strain.ALCOHOL: r"alcools?|\bbars?\b|\bcaves?\b",
    Strain.MONEY: r"caisses?\b(?! (?:d allocations|d epargne|de retraite|primaire))|calculs?\b(?! renaux)|monnaie",
    Strain.SPLIT: r"coupures?\b(?! (?:d eau|d electricite|de courant))|journees? coupees?",
    Strain.WRITING: r"(?:ne|sans|pas) (?:\w+ ){0,4}(?:lire|lit|ecrire)|lit (?:difficilement|mal|peu)|illettr\w+",
    Strain.DRIVING: r"(?:pas|ne|sans)(?: peut)?(?: plus)?(?: pas)?(?: de)? (?:condui\w+)",
}
"""What speaks of each; "enfants à charge", "à la hauteur" and other everyday words of the same letters do not."""
NAMES = {
    Strain.LOADS: marked("charges à porter"),
    Strain.STANDING: marked("station debout"),
    Strain.POSTURE: marked("travail en hauteur ou accroupi"),
    Strain.NOISE: marked("bruit"),
    Strain.COLD: marked("froid"),
    Strain.PRODUCTS: marked("produits"),
    Strain.PUBLIC: marked("contact avec le public"),
    Strain.PHONE: marked("téléphone"),
    Strain.PRESSURE: marked("rythme soutenu"),
    Strain.AWAY: marked("nuits loin de chez soi"),
    Strain.ALCOHOL: marked("alcool"),
    Strain.MONEY: marked("caisse"),
    Strain.DRIVING: marked("conduite"),
    Strain.SPLIT: marked("coupure dans la journée"),
    Strain.WRITING: marked("écrits"),
}
"""Each strain as it is told."""
_SAYS = {strain: re.compile(rf"\b(?:{words})") for strain, words in _WORDS.items()}
_NO = re.compile(r"\b(?:pas|sans|ni|jamais|aucune?|eviter|interdit\w*|plus|ne (?:peut|doit|supporte)|inapt\w+)\b")
_CLAUSE = re.compile(r"[,;.!?()]|\b(?:mais|sauf|par contre|cependant)\b")
_FINE = re.compile(
    r"\bne conduit pas de nuit\b|protections? auditives?|telephone qui|assistante? sociale|"
    r"(?:aides?|residence|securite|situation) sociales?|"
    r"\b(?:pas|aucun|sans) (?:de )?(?:probleme|souci|difficulte|gene)s?\b.*|.*(?<!pas )(?<!mal )\ba l aise\b.*|"
    r".*(?<!ne )(?<!n )\b(?:aime|peut|sait)\b(?! (?:pas|plus|peu|mal|difficilement|a peine)\b).*|"
    r"\bporter (?:(?:de|des|une?|l|la|les?|mes|ses) )?"
    r"(?:blouse|casque|chaussures|gants|lunettes|masque|plainte|uniforme)\b"
)
"""Words of a limit that leave the work possible: in their clause nothing is said against it."""

_READS_LITTLE = 2
"""Whoever hardly reads meets what A2 meets: work that is shown and told, not written."""


def limits_of(person: Person) -> frozenset[Strain]:
    """The strains that the person's limits speak of."""
    return _read(person.limits)[0]


def refused_by(person: Person) -> frozenset[Strain]:
    """Those among them that are said to be impossible, in so many words: "pas de charges lourdes"."""
    return _read(person.limits)[1]


def strains_named(conditions: Conditions) -> frozenset[Strain]:
    """The strains that the text of an opportunity names, loads and split days included."""
    named = {Strain(one) for one in conditions.strains if one in Strain}
    read_apart = ((Strain.LOADS, conditions.heavy), (Strain.SPLIT, conditions.split))
    return frozenset(named | {strain for strain, said in read_apart if said})


def most_french(person: Person) -> int | None:
    """The rank of French beyond which written work is out of reach; None where no limit speaks of reading."""
    return _READS_LITTLE if Strain.WRITING in limits_of(person) else None


@lru_cache(maxsize=4_096)
def _read(limits: tuple[str, ...]) -> tuple[frozenset[Strain], frozenset[Strain]]:
    """What limits speak of, and what they say to be impossible; gates and parts ask for it many times a list."""
    spoken: set[Strain] = set()
    refused: set[Strain] = set()
    clauses = (clause for limit in limits for clause in _CLAUSE.split(limit))
    for clause in clauses:
        text = _FINE.sub("", fold(clause))
        here = {strain for strain, says in _SAYS.items() if says.search(text)}
        spoken |= here
        refused |= here if _NO.search(text) else set()
    return frozenset(spoken), frozenset(refused)
