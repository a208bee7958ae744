"""Words by which the law forbids an employer to choose people; the terms of work stand in `unlawful_terms`.

French labour code, article L1132-1: age, sex, looks, religion, origin, family, health. A word is told
only where it speaks of who is sought: "jeune entreprise", "moins de 30 minutes" and "femme de ménage" are nobody's age
or sex.
"""

import re

from kit import flat
from matching.words.law.families import NO_CHOICE, families_chosen
from matching.words.law.homes import people_of_a_place
from matching.words.law.sought import SEX, SOUGHT
from matching.words.numbers import NUMBER, between
from matching.words.spelling.as_written import as_written

_SEEK = (
    r"(?:(?:re)?cherch\w+|recrut(?!em)\w+|embauch\w+|veux|veut|voudr\w+|souhait\w+|faut|prefer(?!ee)\w+|"
    rf"prends|besoin d[e']) ?(?:plutot |surtout |pas |que )?(?:d'|de )?(?:{NUMBER} |des |quelques )?"
    r"(?:bons? |petite?s? |gentille?s? )?"
)
"""Who is sought is told right behind it."""
_BEGIN = r"^\W*(?:une? )?(?:bon |petite? |gentille? )?"
_ALONE = r"(?:uniquement|seulement|exclusivement|de preference)"
_LOOKS = r"(?:jolie?|beau|belle|fraiche|coquette|charmante|mince|mignonne?|sexy|seduisante?|blonde|brune)s?"

_NOT_OF = r"(?! d(?:e|es|u|ans|epuis)?\b)"
"""Behind years, those of a trade are nobody's age: "30 ans de métier", but "20-30 ans dynamique"."""
_AGE = between(14, 69)
_AGES = rf"\(?{_AGE}(?: ?ans)? ?(?:a|et|ou|-|/) ?{_AGE} ?ans\b{_NOT_OF}"
"""Between two ages that somebody at work may have: "20 a 30 ans", "18-25 ans"; not of experience."""
_A_CHILD = rf"(?:[5-9]|1[0-4]|onze|douze|treize|quatorze) ans\b{_NOT_OF}"
"""An age at which nobody may be hired, not as an apprentice either (labour code, article L6222-1)."""

_ORIGIN = (
    r"(?:francaise|francais(?!(?: et|,|/| /|-)? ?(?:anglais|espagnol|langue|courant|correct|oblig|lu\b|parle|ecrit))|"
    r"europeen(?:ne)?|blanc(?:he)?|noire?|arabe|africaine?|maghrebine?|etrangere?)s?"
)
_PEOPLES = (
    r"(?:etrangere?|arabe|noire?|africaine?|maghrebine?|gitane?|rom|manouche|tsigane|immigree?|migrante?|refugiee?|"
    r"gens du voyage|romanichel)s?"
)
_CITIZEN = r"(?:francais(?:e|\(e\)|es)?|europeen(?:ne)?s?|blanc(?:he)?s?)"
_MUST = (
    r"(?:faut|faudra\w*|doit|doivent|devez|devra|devrez|oblig\w+(?: de| d')?|imperati\w+|exig\w+)"
    r"(?: (?:imperativement|absolument|obligatoirement))?"
)
_NOBODY_YOUNG = (
    r"\b(?! (?:entreprise|equipe|public|enfant|association|societe|maison|pousse|plant|marque|boutique|animal))"
)

_YOUNG = re.compile(r"(?<!<!)jeune")
"""Read as it is often written too ("une jeunne fille"), but where one looks behind, which is in one length."""

_FORBIDDEN = tuple(
    re.compile(_YOUNG.sub("jeunn?e", one))
    for one in (
        # age
        rf"\b{SOUGHT},?(?: (?:tres|assez|plutot))? jeunes?\b(?! (?:entreprise|equipe|public|enfant))",
        r"(?<!aupres d'un )(?<!aupres d'une )\bjeune "
        r"(?:femme|homme|fille|garcon|vendeu\w+|serveu\w+|personne|employee?|salariee?|candidate?)\b"
        r"(?! (?:(?:poly)?handicap|autiste|en situation de handicap))",
        r"(?<!equipe )(?<!ambiance )(?<!public )(?<!boutique )(?<!entreprise )(?<!societe )(?<!association )"
        r"\bjeunes? et "
        r"(?:joli|beau|belle|dynami|motiv|mince|souriant|costaud|frai)\w*",
        rf"\b{_SEEK}jeunes?{_NOBODY_YOUNG}(?: costaude?s?)?",
        rf"{_BEGIN}jeunes?(?= (?:pour|qui|avec|costaud|motiv|dynam|serieu)|\W*$)(?: costaude?s?)?",
        r"\bune? jeune (?:costaude?|motivee?|dynamique|serieu(?:x|se)|du (?:coin|village|pays))\b",
        rf"(?<!enfants de )(?<!enfant de )(?<!jeunes de )(?<!mineurs de )\bmoins de {_AGE} ans\b{_NOT_OF}",
        rf"(?<!depuis )(?<!entreprise de )(?<!maison de )\bplus de (?:19|[2-6]\d) ans\b{_NOT_OF}",
        rf"\bpas (?:plus de|au[- ]dela de) {_AGE} ans\b{_NOT_OF}",
        rf"\bentre {_AGE} et {_AGE} ans\b{_NOT_OF}",
        r"(?<!derogation a )(?<!derogation a la )(?<!pas de )(?<!sans )(?<!aucune )\blimite d'age\b",
        r"\b(?:age maxim\w+|trop (?:vieux|vieille|agee?)s?|pas de seniors?)\b",
        rf"\b{SOUGHT},?(?: (?!depuis|avec|plus|moins)[a-z]+){{0,2}}?,? "
        rf"(?:agee?s? |ayant )?(?:entre |de |d')?{_AGES}",
        rf"\b{SOUGHT},? (?:agee?s? )?entre {_AGE} et {between(25, 69)}"
        r"(?= ?(?:[,;.!?]|$)| (?:pour|avec|qui|motivee?s?|serieu(?:x|se)s?)\b)",
        rf"{_BEGIN}(?:entre |de )?{_AGES}",
        rf"\b{_SEEK}(?:entre |de )?{_AGES}",
        rf"\bage(?: (?:souhaite|ideal|requis|demande))? ?:? ?(?:entre |de )?{_AGES}",
        rf"(?<!vehicule de )(?<!vehicules de )\b(?:1[6-9]|[2-6]\d) ans (?:max\w*|au plus|(?:ou|et) moins)\b{_NOT_OF}",
        rf"\bmax(?:i|imum)? (?:1[6-9]|[2-6]\d) ans\b{_NOT_OF}",
        rf"(?<!\w)- de [2-6]\d ans\b{_NOT_OF}",
        rf"\b(?:en dessous de|sous les) (?:1[6-9]|[2-6]\d) ans\b{_NOT_OF}",
        r"\bnee?s? apres (?:19|20)\d\d\b",
        rf"\b{SOUGHT} de la (?:vingtaine|trentaine|quarantaine|cinquantaine)\b",
        r"\b(?:bonne|pleine|parfaite) sante (?:exigee|requise|obligatoire|indispensable|demandee)\b",
        rf"\bdans la (?:vingtaine|trentaine|quarantaine|cinquantaine)\b{_NOT_OF}",
        rf"\b(?:(?:apprenti|alternan)[a-z]*|{_SEEK}(?:une? )?(?:jeune|gamine?|gosse|ado)s?)"
        rf"(?:,? (?!depuis|avec|maison|entreprise)[a-z'()]+){{0,4}},? \(?{_A_CHILD}",
        rf"(?:{_BEGIN}(?:gamine?|gosse|ado|jeune)s?|\bquelqu'une?),? (?:de )?{_A_CHILD}",
        # sex
        rf"\b{SEX} {_ALONE}",
        rf"\b{_ALONE} (?:une? |des |aux )?{SEX}",
        rf"\bpas (?:de |d'){SEX}",
        rf"\bque (?:des |de ){SEX}",
        rf"\b(?:{SEX}|dame) plutot\b",
        rf"\b(?:plutot|surtout) (?:une? |des )?(?:{SEX}(?! de terrain)|dames?\b)",
        rf"\b{_SEEK}{SEX}",
        rf"{_BEGIN}{SEX}(?= (?:pour|qui|avec|serieu|motive))",
        rf"\b{_SEEK}(?:dames?|monsieur|messieurs)\b(?! (?:de compagnie|de service))",
        rf"{_BEGIN}(?:dames?|monsieur|messieurs)\b"
        rf"(?! (?:de\b|d'|agee?|cherch|a\b|malade|seule?|et (?:son|sa|ses)\b)|(?: [a-z']+){{1,4}} cherch)",
        rf"\b(?:{NUMBER}|des|bons?|jeunes?|petite?s?) (?:gars|mecs?|nanas?)\b(?: costauds?)?",
        rf"(?:\b{_SEEK}|{_BEGIN})(?:gars|mecs?|nanas?)\b(?: costauds?)?",
        rf"\b(?!coiff|femme|homme|fille|garcon|dame|gars|mec){SOUGHT} (?=(?:homme|femme|garcon|fille)\b){SEX}"
        r"(?! ?[,-]? ?(?:homme|femme)\b)",
        r"\bsexe (?:feminin|masculin)\b",
        # looks
        rf"\b{SOUGHT},?(?: (?:tres|assez|plutot|et))? {_LOOKS}\b(?! [a-z]|-)",
        rf"\b{SOUGHT},?(?: (?:tres|assez|plutot|et))? {_LOOKS}"
        r"(?= (?:et(?! (?:grand|petit|vaste|ancien))|ou|pour|qui|avec|si|de|uniquement)\b)",
        rf"\bjeune (?:et )?{_LOOKS}\b",
        r"(?<=,) ?(?:jolie|belle|mince|mignonne|sexy|seduisante)(?= ?(?:[,;.]|$))",
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
        rf"\b(?:pas|ni|sauf|sans|hors|interdite? aux?) ?(?:de |d'|des |les |aux )?{_PEOPLES}\b(?! (?:et blanc|sur))",
        rf"\b{SOUGHT},? {_ORIGIN}\b",
        rf"\b{_SEEK}{_ORIGIN}\b",
        rf"\b{_MUST} etre (?:une? |d'origine )?{_CITIZEN}\b",
        r"\bque (?:des |de |d')(?:francais(?:es)?|europeen(?:ne)?s?)\b",
        r"\b(?:papiers?|passeports?|carte d'identite) (?:francaise?s?|europeen(?:ne)?s?)\b",
        r"\b(?:avoir|ayant) la nationalite\b(?: \w+)?",
        r"(?<=[,;] )francaises?(?= ?(?:[,;.]|$| et sans))",
        # family and health
        rf"\b(?:(?:{SOUGHT}|celibataire),? )?sans (?:enfants?|gosses?|charges? de famille)\b",
        r"\b(?:pas|ni) d'enfants?(?: a charge| a la maison)?(?= ?(?:[,;.!?]|$)| et\b)",
        r"\bfemmes? enceintes? s'abst\w+",
        r"\b(?:celibataire|(?:non|pas) enceintes?|pas de grossesse|pas de conge maternite)\b",
        r"\b(?:pas de|sans|non) handicap\w*",
        r"(?<!entreprise )(?<!animaux )(?<!societe )\ben (?:bonne|pleine|parfaite) sante\b",
        rf"\b{SOUGHT} (?:bien )?(?:valide|bien portante?)s?\b",
        r"\b(?:non|pas) (?:de )?syndi(?:que|cat)\w*",
    )
)
_FOR_THE_YOUNG = re.compile(r"apprenti|alternan|professionnalisation|service civique")
"""Contracts that the law itself keeps for an age."""
_AGE_ASKED = re.compile(
    r"moins de|entre|plus de|\bjeunes?$|\b(?:1[5-9]|2\d)(?: ?ans)? ?(?:a|et|ou|-|/) ?(?:1[5-9]|2\d|30) ?ans$"
)
_IN_YEARS = re.compile(r"\d ?ans\b")
_SERVED = re.compile(r"accompagn|encadr|accueil|aupres|public|anim|eduqu|enfant|usager|resident|patient|garde")
_OF_A_FIRM = re.compile(r"il y a $")
"""Before years, those of whom one works for, or those of a firm: "accueillir des jeunes", "créée il y a"."""
_NO_PERSON = re.compile(
    r"vestiaire|rayon|coiff|barbier|vetement|chaussure|chambre|toilette|bateau|nautique|eleve|accueil"
)
"""What is for women or men alone, before or after the words, and chooses nobody."""
_OF_ANYTHING = re.compile(rf"{_ALONE}|voile")
_NO_CITIZEN = re.compile(
    r"cuisines?\b|gastronom|specialit|langue|parler|cours de|anglais|marque|viande|produits?\b|fabricat|\bpain|"
    r"\bvin|habill|tenue"
)
"""What is French or white and nobody: words near the colour or the country."""
_ITS_ORIGIN = re.compile(rf"(?:{_ORIGIN}|{_CITIZEN})$")
_NO_PARENT = re.compile(
    r"(?:couple|foyer|famille|sejour|client|adulte|public|groupe|travail|moment|temps|vacances|gite|pour)\w*,? $"
)
"""Before "sans enfants", what has none and is nobody's family who is sought."""
_TRADE = re.compile(
    rf"(?!femme|homme|fille|garcon|gars|mec|dame|quelqu|personne|profil){SOUGHT},? (?=\w)(?!de\b|pour\b)"
)
"""A trade before the words that choose, and no word for people."""
_NEAR = 30


def unlawful_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that choose people; none where it chooses them by their work alone."""
    plain = flat(text)
    found = (one for pattern in _FORBIDDEN for one in pattern.finditer(plain))
    spans = [one.span() for one in found if _is_told(one, plain)]
    every = (*spans, *families_chosen(plain), *people_of_a_place(text))
    return as_written(text, [_without_trade(start, end, plain) for start, end in every])


def _without_trade(start: int, end: int, plain: str) -> tuple[int, int]:
    """The span without the trade that it begins with, which is no fault: "sans enfants" of "vendeuse sans enfants"."""
    while trade := _TRADE.match(plain, start, end):
        start = trade.end()
    return start, end


def _is_told(found: re.Match[str], plain: str) -> bool:
    words, before = found[0], plain[max(0, found.start() - _NEAR) : found.start()]
    if (_AGE_ASKED.search(words) and _FOR_THE_YOUNG.search(plain)) or NO_CHOICE.search(before):
        return False
    if _IN_YEARS.search(words) and (_SERVED.search(before) or _OF_A_FIRM.search(before)):
        return False
    if words.startswith("sans enfant") and _NO_PARENT.search(before):
        return False
    near = before + plain[found.end() : found.end() + _NEAR]
    if _ITS_ORIGIN.search(words) and _NO_CITIZEN.search(near):
        return False
    return not (_OF_ANYTHING.search(words) and _NO_PERSON.search(near))
