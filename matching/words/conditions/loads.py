"""Carrying loads, as a text speaks of it."""

from matching.words.conditions.passage import Found, Passage, clue

_THINGS = (
    r"(?:cartons?|cagettes?|cageots?|colis|sacs?|caisses?|bacs?|meubles?|palettes?|packs?|futs?|seaux?|plaques?|parpaings?|bottes?|"
    r"marchandises?|poids\b(?! lourd))"
)
_WORN = r"(?:(?:un|une|le|la|les|des) )?(?:masque|tenue|blouse|uniforme|gant|casque|charlotte|epi\b|equip)"
"""What is worn at work: no load."""
_LOADS = clue(
    " charge| colis| porte|souleve| lourd",
    r"(?:ports?|porte[rz]|manutention|manipulation|soulever|deplacer)(?: et \w+| occasionnel\w*| regulier\w*|"
    r" frequent\w*| possible)?"
    r" (?:de |des )?(?:charges?|colis)(?: lourdes?)?|charges? lourdes?|"
    rf"\b(?:porte[rz]?|souleve[rz]?)(?: et \w+)? (?:(?:des|les|de|d|du|vos) )?(?:\w+ )?{_THINGS}|"
    rf"(?:peur|crainte|craindre)(?: de)? (?:\w+ et )?(?:porter|soulever)\b(?! {_WORN})|"
    r"\b(?:faut|faudra|devez|savoir|pouvoir|capable de) (?:aussi |bien |beaucoup )?(?:porter|soulever)"
    r"(?= ?(?:$|[.,;!?\n]| et\b| beaucoup| pas mal| toute))|"
    r"\b(?:porte[rz]?|souleve[rz]?|manutention\w*|deplace[rz])"
    r"(?: (?:des?|du|d|les|un peu|objets?|pieces?|choses?))* lourde?s?\b",
    before=45,
    after=45,
)
_NO_LOADS = clue(
    "charge| porte|souleve",
    r"(?:pas|sans|aucun\w*) (?:de )?(?:port de )?charges?(?! de)|"
    r"\b(?:rien (?:de (?:trop )?lourd )?a (?:porter|soulever)|pas (?:besoin de|a) (?:porter|soulever)|"
    r"sans (?:rien |avoir a )?(?:porter|soulever)|"
    r"ne (?:porte|souleve)\w* (?:rien|jamais|aucun\w*))",
    before=30,
    after=30,
)


def heavy(passage: Passage) -> Found[bool] | None:
    """Whether loads are spoken of."""
    return _NO_LOADS.no(passage) or _LOADS.yes(passage)
