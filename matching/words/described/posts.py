"""How many people an employer's words seek: "2 serveurs et un plongeur" is three, "des saisonniers" is asked."""

import re

from kit import flat
from matching.words.numbers import DOZENS, NUMBER, between, number_of

_MANY = rf"(\d{{1,2}}|{between(2, 69)})"
_NAMED = re.compile(
    rf"(?<!sur )(?<!equipe de )(?<!pour )(?<!moins de )(?<!plus de )(?<!gite )(?<!gite de )(?<!gite pour )\b{_MANY} "
    r"(?:personnes?|postes?|places?|benevoles?|volontaires?|extras?|renforts?|saisonni(?:er|ere)s?|"
    r"apprenti(?:e)?s|ouvri(?:er|ere)s|employee?s?|salariee?s?|stagiaires|interimaires|vendeu(?:r|se)s|serveu(?:r|se)s|"
    r"cueilleu(?:r|se)s|vendangeu(?:r|se)s|aides|bras\b|candidats?)"
)
_SEEK = r"(?:cherch\w+|recrut\w+|besoin de|embauch\w+|(?:me |nous )?faut|^)"
_SOUGHT = re.compile(
    rf"{_SEEK} ?{_MANY} "
    r"(?!h\b|heures?|jours?|mois|ans?\b|semaines?|nuits?|matin|soir|midi|apres|fois|week|services?|minutes?|"
    r"gites?|chambres?|euros?|km|lots?|vaches?|enfants?|repas)[a-z]{4,}"
)
_WHO = (
    r"(?:personnes?|postes?|[a-z]{3,}(?:eur|euse|ier|iere|iste|ante?|ente?|ien|ienne|con|tre|isse|aire|oeuvre|vole)s?)"
)
"""A word for who works, by its ending: "serveur", "plongeuse", "maçon", "manoeuvre"."""
_NO_ONE = (
    r"(?!contrat|temps|salaire|horaire|moment|quelqu|logement|talent|client|environnement|engagement|documentaire)"
)
_ONE = re.compile(rf"{_SEEK} ?(?:d )?(?:une?|1) {_NO_ONE}{_WHO}\b")
_BESIDE = re.compile(
    r"(?: (?!et\b|ou\b|avec\b|puis\b|plus\b|a\b|de\b|en\b|pour\b)\w+){0,2} (?:et|plus|ainsi que) "
    rf"(\d{{1,2}}|{between(1, 9)}) {_NO_ONE}{_WHO}\b"
)
"""Others sought beside the first, each with their number: "un cuisinier et deux serveurs"."""
_EACH = re.compile(rf"\b(\d{{1,2}}|{between(1, 9)}) personnes? (?:a|au|en|pour|aux) ")
_TOGETHER = re.compile(rf"{_SEEK} ?(?:d )?(?:un )(?:couple|binome|duo)\b(?! de personnes agees)")
"""Two who work together."""
_PEOPLE = (
    r"(?:(?:extra|renfort|saisonnier|saisonniere|ouvrier|ouvriere|personne|employe|salarie|bra|benevole|volontaire|aide|"
    r"intervenant|macon)s|[a-z]{3,}(?:eur|euse|iste|trice)s)"
)
_SOME = re.compile(
    rf"(?P<before>(?!(?:des|plusieurs|quelques|de|d') )\b[\w']{{1,30}} )?"
    rf"\b(?P<told>(?:(?:des|plusieurs|quelques) )?(?:extras|renforts|saisonni(?:er|ere)s|vendangeurs|"
    rf"cueilleurs|ouvriers)\b|(?:des|plusieurs|quelques) {_PEOPLE}\b)|"
    rf"\b(?:(?:re)?cherch\w+|recrut\w+|embauch\w+|besoin d[e']) (?P<sought>{_PEOPLE})\b"
)
"""Several, and how many is not said."""
_CARED_FOR = re.compile(
    r" (?:tres )?(?:agee?s?|malades?|handicap\w*|dependante?s?|fragiles?|isolee?s?|seules?|sourde?s?|aveugles?|"
    r"a mobilite|en (?:situation|fin de vie|perte|difficulte)|accueillies?|hospitalisees?)\b"
)
_CARES = frozenset(
    ("aupres", "chez", "aider", "accompagner", "visiter", "accueillir", "conduire", "transporter", "servir")
)
"""Before and behind people who are served, not sought."""
_TRADE = r"[a-z]{4,}(?:eur|euse|ier|iere|iste)(?:\([a-z]+\))?"
_OF_TWO = re.compile(
    r"\b(?:(?:re)?cherch\w+|recrut\w+|embauch\w+|besoin d[e']) ?"
    rf"(?P<told>{_TRADE} et {_TRADE})(?![a-z])"
)
"""Two trades without a word that counts them: one who does both, or two."""
_A_NUMBER = re.compile(rf"\d+|{NUMBER}")
_ABOUT = re.compile(rf"{_SEEK} ?(?:d )?une (?P<about>{'|'.join(DOZENS)}) (?:de |d )(?=[a-z])")
"""About how many are sought: "une dizaine de bénévoles"."""
_TIMES = re.compile(rf"\b{_WHO} ?x ?(?P<times>[2-9]|[1-6]\d)\b")
"""Somebody, so many times: "agent recenseur x3"."""
_SERVED = (
    r"(?!enfant|resident|pensionnaire|locataire|client|habitant|patient|vacancier|cavalier|visiteur|spectateur|adherent|"
    r"eleve|abonne|proprietaire|partenaire|janvier|fevrier|chantier|atelier|quartier|dossier|metier|palier|papier)"
)
"""Who is served, and what only ends as people do."""
_A_FEW = rf"([1-9]) {_NO_ONE}{_SERVED}{_WHO}\b"
_FEW_OF_EACH = re.compile(
    rf"(?<!equipe de )(?<!sur )(?<!pour )(?<!avec )\b{_A_FEW}(?:(?: (?!\d)\w+){{0,1}}? (?:et |plus )?{_A_FEW})+"
)
"""Several counts in a row: "1 cuisinier, 2 réceptionnistes et 3 animateurs"."""


def posts_in(plain: str) -> int | None:
    """How many people folded words seek; None where they do not say, or say one without a number."""
    if _TOGETHER.search(plain):
        return 2
    several = [one for said in (_SOUGHT, _NAMED) if (one := said.search(plain))][:1]
    counts = [_with_others(plain, one) for one in (*several, *_ONE.finditer(plain))]
    if said := _ABOUT.search(plain):
        counts.append(DOZENS[said["about"]])
    if said := _TIMES.search(plain):
        counts.append(int(said["times"]))
    most = max((*counts, _summed(plain)), default=0)
    return most if several or most > 1 else None


def some_people(text: str) -> str:
    """The words of `text`, as written, for several people whose number is not said; "" where there are none."""
    plain = flat(text)
    if posts_in(plain) is not None:
        return ""
    for found in (*_SOME.finditer(plain), *_OF_TWO.finditer(plain)):
        told = found.groupdict()
        group = "told" if told.get("told") else "sought"
        before = (told.get("before") or "").strip()
        if not (_A_NUMBER.fullmatch(before) or before in _CARES or _CARED_FOR.match(plain, found.end())):
            return text[found.start(group) : found.end(group)]
    return ""


def _with_others(plain: str, first: re.Match[str]) -> int:
    """The people of a match, one where it names no number, and those sought beside them."""
    count, end = number_of(first[1]) if first.re is not _ONE else 1, first.end()
    while beside := _BESIDE.match(plain, end):
        count, end = count + number_of(beside[1]), beside.end()
    return count


def _summed(plain: str) -> int:
    """The people of several counts, each told with its own work: "1 personne à l'accueil et 2 personnes au ménage",
    or one count behind the other."""
    every = [number_of(one[1]) for one in _EACH.finditer(plain)]
    in_a_row = [sum(map(int, re.findall(r"\b[1-9]\b", one[0]))) for one in _FEW_OF_EACH.finditer(plain)]
    return max((sum(every) if len(every) > 1 else 0, *in_a_row))
