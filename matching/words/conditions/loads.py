"""Carrying loads, as a text speaks of it: in so many words, or by a task that often has some."""

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
    r"(?: (?:des?|du|d|les|un peu|objets?|pieces?|choses?))* lourde?s?\b|"
    r"\bports? (?:de |des |d )\w+ lourde?s?\b",
    before=45,
    after=45,
)
_PERSON = r"(?:personnes?|patients?|residents?|malades?|lits?\b|fauteuils?\b)"
_PEOPLE_MOVED = clue(
    "aide|toilette|transfert|lever",
    r"\baide\w*(?: \w+){0,6} a (?:se (?:deplacer|mobiliser|(?:re)?lever|coucher|asseoir)|marcher)\b|"
    r"\baide\w*(?: \w+)? (?:au (?:lever|coucher|deplacement)\b|aux (?:levers|couchers|deplacements|transferts)\b|"
    r"a la (?:toilette|mobilisation|marche|douche)\b)|"
    r"\blevers?(?: et|/| /|,| ou)(?: au| le| du)? ?couchers?\b|"
    r"\b(?:faire|faites|realise[rz]|effectue[rz]|aide\w*|assiste[rz])(?: \w+){0,4} (?:(?:la|leur|sa) toilette\b"
    r"(?! (?:des?|du|d) (?:chiens?|chats?|animaux|chevaux|lieux))|"
    r"les toilettes (?:des|aux) (?:resident|patient|person))|"
    rf"\btransferts? (?:(?:de la|des|de|du|d une?|entre le|au) )?{_PERSON}",
)
"""Somebody helped to get up, to wash, to move: whoever does it often carries, and the text does not say so."""
_THINGS_HANDLED = clue(
    "manutention|porte|charges|bagages",
    r"\bmanutention\w*|"
    r"\bporte[rz]?(?: (?:les|des|ses|leurs|vos|du|le|leur))? (?:courses|bagages|valises|materiels?|mobilier|bois)\b|"
    r"\b(?:port|manipulation|manipuler|transport|porte[rz]?) (?:(?:de|des|d) )?(?:\w+ ){0,3}charges\b(?! (?:de|d|du)\b)"
    r"|"
    r"\btransporter (?:les |des |leurs |vos )?bagages\b",
    unless=r"\b(?:engins?|chariots?|materiels?|moyens?|pelles?|equipements?|ponts?|appareils?|grues?|outils?|vehicules?|"
    r"systemes?|secteur|domaine|entreprise|specialis\w+|solutions?|pas|sans|aucune?|jamais)"
    r"(?: (?:de|des|dans|en|d|la|une))* (?:\w+ (?:de|et) )?(?:la )?manutention|manutentions? (?:sont )?moindre|"
    r"facilit\w+ la manutention|logistique +manutention",
)
"""Things handled, of which the text does not say how much they weigh; a machine that handles them is none."""
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


def perhaps_heavy(passage: Passage) -> Found[bool] | None:
    """Whether a task that often has loads is spoken of, where loads themselves are not."""
    return None if heavy(passage) else _PEOPLE_MOVED.yes(passage) or _THINGS_HANDLED.yes(passage)
