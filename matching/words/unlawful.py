"""Words of an opening that choose people by what the law forbids: age, sex, looks, religion, origin, family, health.

French labour code, article L1132-1. A word is told only where it speaks of who is sought: "jeune entreprise", "moins de
30 minutes" and "femme de ménage" are nobody's age or sex.
"""

import re
import unicodedata

_SOUGHT = (
    r"(?:vendeu\w+|serveu\w+|coiffeu\w+|hotes\w+|secretaire|assistante?|employee?|salariee?|candidate?|femme|homme|fille|"
    r"garcon|personne|quelqu'une?(?: de| d')?|profil)s?"
)
_ALONE = r"(?:uniquement|seulement|exclusivement|de preference)"
_SEX = r"(?:femmes?|hommes?|filles?|garcons?)\b(?! (?:de (?:menage|chambre|peine|main)|a tout faire|toutes? mains?))"
_LOOKS = r"(?:jolie?|beau|belle|mince|mignonne?|sexy|seduisante?|blonde|brune)s?"

_FORBIDDEN = tuple(
    re.compile(one)
    for one in (
        # age
        rf"\b{_SOUGHT},?(?: (?:tres|assez|plutot))? jeunes?\b(?! (?:entreprise|equipe|public|enfant))",
        r"\bjeune (?:femme|homme|fille|garcon|vendeu\w+|serveu\w+|personne|employee?|salariee?|candidate?)\b",
        r"\bjeune et \w+",
        r"(?<!enfants de )(?<!enfant de )(?<!jeunes de )(?<!mineurs de )\bmoins de (?:1[6-9]|[2-6]\d) ans\b(?! d)",
        r"(?<!depuis )(?<!entreprise de )(?<!maison de )\bplus de (?:19|[2-6]\d) ans\b(?! d)",
        r"\bpas plus de (?:1[6-9]|[2-6]\d) ans\b(?! d)",
        r"\bentre (?:1[6-9]|[2-6]\d) et [2-6]\d ans\b(?! d)",
        r"\b(?:limite d'age|age maxim\w+|trop (?:vieux|vieille|agee?)s?|pas de seniors?)\b",
        # sex
        rf"\b{_SEX} {_ALONE}",
        rf"\b{_ALONE} (?:une? |des |aux )?{_SEX}",
        rf"\bpas (?:de |d'){_SEX}",
        rf"\b(?:cherch\w+|recrut\w+|veux|voudrais|faut|besoin d') ?(?:une? )?{_SEX}",
        r"\bsexe (?:feminin|masculin)\b",
        # looks
        rf"\b{_SOUGHT},?(?: (?:tres|assez|plutot|et))? {_LOOKS}\b",
        rf"\bjeune (?:et )?{_LOOKS}\b",
        r"\bphysique (?:agreable|avantageux|attrayant|soigne)\b",
        # religion
        r"\b(?:pas de|sans|ni) (?:le )?(?:voile|foulard|kippa|turban|hijab)\b(?! (?:de bateau|d'ombrage))",
        r"\b(?:voile|foulard|kippa) (?:interdite?|refusee?|non accepte)",
        r"\bpas (?:de |d')?(?:musulman|juif|juive|catholique|chretien)\w*",
        rf"\b(?:musulman|catholique|chretien|juif|juive|protestant)\w* (?:{_ALONE}|pratiquant)\w*",
        # origin
        rf"(?<!parler )(?<!en )(?<!langue )(?<!le )\b(?:francais|francaise|europeen|europeenne)s? {_ALONE}",
        r"\b(?:francais|francaise)s? de souche\b",
        r"\b(?:nationalite|origine) (?:francaise|europeenne)\b",
        r"\btype europeen\b",
        r"\bpas (?:de |d')(?:etrangere?|arabe|noire?|africaine?|maghrebine?|gitane?|rom)s?\b",
        # family and health
        rf"\b(?:{_SOUGHT}|celibataire) sans enfants?\b",
        r"\b(?:celibataire|non enceinte|pas enceinte|pas de grossesse|pas de conge maternite)\b",
        r"\b(?:pas de|sans|non) handicap\w*",
        r"\ben bonne sante\b",
        r"\b(?:non|pas) (?:de )?syndi(?:que|cat)\w*",
    )
)
_FOR_THE_YOUNG = re.compile(r"apprenti|alternan|professionnalisation|service civique")
"""Contracts that the law itself keeps for an age."""
_AGE_ASKED = re.compile(r"moins de|entre|plus de")
_NO_PERSON = re.compile(
    r"vestiaire|rayon|coiff|barbier|vetement|chaussure|chambre|toilette|bateau|nautique|eleve|accueil"
)
"""What is for women or men alone, before or after the words, and chooses nobody."""
_OF_ANYTHING = re.compile(rf"{_ALONE}|voile")
_NEAR = 30


def unlawful_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that no opening may hold; none where it chooses people by their work alone."""
    plain = _flat(text)
    spans = sorted(
        found.span() for pattern in _FORBIDDEN for found in pattern.finditer(plain) if _is_told(found, plain)
    )
    told: list[tuple[int, int]] = []
    for start, end in spans:
        if told and start < told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], end))
        else:
            told.append((start, end))
    return tuple(dict.fromkeys(text[start:end] for start, end in told))


def _is_told(found: re.Match[str], plain: str) -> bool:
    words = found[0]
    if _AGE_ASKED.search(words) and _FOR_THE_YOUNG.search(plain):
        return False
    near = plain[max(0, found.start() - _NEAR) : found.start()] + plain[found.end() : found.end() + _NEAR]
    return not (_OF_ANYTHING.search(words) and _NO_PERSON.search(near))


def _flat(text: str) -> str:
    """The text in small letters without accents, letter for letter."""
    letters = (unicodedata.normalize("NFD", letter)[0].lower()[:1] or " " for letter in text)
    return "".join(letters).replace("’", "'").replace("\u00a0", " ").replace("\n", " ")
