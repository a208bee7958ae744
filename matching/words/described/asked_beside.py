"""What an employer's words ask beside the trade, and that is easily taken for more, or for less, than it is."""

import re
from dataclasses import dataclass, replace

from kit import flat
from matching.model import Level
from matching.words.conditions.diploma import diploma_in
from matching.words.conditions.passage import Passage
from matching.words.numbers import between

_NO_BUS = r"(?:pas|plus|peu|aucun|sans)(?: (?:de|d'|du))?(?: (?:bus|car|train|transports?|gare)s?\b| en commun)+"
_TO_COME = r"(?:(?:pour|afin de) (?:venir|se rendre|arriver|acceder)|mal desservi\w*|(?:lieu|endroit|site) isole)"
_LICENCE_TO_COME = re.compile(
    rf"\bpermis\b[^.;]{{0,50}}?(?:\b(?:parce qu'?e?|car|vu qu'?e?|puisqu'?e?|a cause)\b[^.;]{{0,30}}?)?"
    rf"\b(?:{_NO_BUS}|{_TO_COME})(?: (?:venir|ici))?|"
    rf"\b(?:{_NO_BUS}|{_TO_COME})[^.;]{{0,30}}?\bpermis\b(?: (?:obligatoire|exige|indispensable|necessaire))?"
)
_DIPLOMA = re.compile(
    r"\b(?:(?:niveau |titulaire (?:du |d'un )?|diplomee?s? (?:du |d'un )?)?"
    r"(?:cap|bep|bpa?(?! ?\d)|bts|brevet pro\w*|brevet de technicien|"
    r"bac ?pro\w*|mention complementaire|bafa|bafd|bpjeps|deaes|deas|deavs|cqp\w*|titre pro\w*|cap ?aepe)\b)"
    r"(?: ou (?:un )?(?:cap|bep|bpa?|bts|bac ?pro\w*)\b)?"
    r"(?: (?!exige|obligatoire|souhait|demande|requis|apprecie|indispensable|ou\b|et\b|"
    r"en \d|a partir|cdi|cdd|smic|pas\b|pour\b)[a-z'-]+){0,3}"
    r"(?:,? (?:exige|obligatoire|souhaite|demande|requis|apprecie|indispensable|si possible)e?)?"
)
_NEEDED = re.compile(
    r"exige|obligatoire|demande|requis|indispensable|titulaire|^diplome(?!.*(?:souhait|appreci|possible))"
)
_LEVELS = (
    (Level.BAC2, re.compile(r"\bbts")),
    (Level.BAC, re.compile(r"\bbac|brevet|\bbp\b|\bbpjeps")),
    (Level.CAP, re.compile(r"\bcap|\bbep|\bbpa|mention|\bdeavs|\bdeaes|\bdeas")),
)
_APPRENTICE = re.compile(r"\b(?:apprenti|alternan)")
_NOT_NEEDED = re.compile(
    r"\b(?:prepar(?:er|ez|e|ant|ation)(?: \w+){0,3} (?:cap|bep|bts|bac|brevet|diplome)|"
    r"(?:pas (?:de|besoin)|sans|aucun)(?: \w+)? (?:cap|bep|diplome|bts)|ou experience)\b"
)

_GENERIC = re.compile(
    r"\bdiplomes?\b(?: (?:d'etat|adequat|professionnel))?(?: [a-z'-]+){0,4}?,? "
    r"(?:exige|obligatoire|souhaite|demande|requis|apprecie|indispensable|necessaire)e?s?\b|"
    r"\b(?:titulaire du |diplome )?de (?:d')?(?:as |aes |ide |infirmi\w+ |aide[- ]soignante? )?"
    r"(?:exige|obligatoire|souhaite|demande|requis|apprecie|indispensable|necessaire)e?s?\b|\btitulaire du de\b|"
    r"\bdiplomes? d'etat\b|\bdiplomee(?:s|\b)|\bdiplome\(e\)"
)
"""Of the State too, by its letters: "DE exigé"."""
_GRADUATE = re.compile(r"\bdiplômé(?:e|\(e\)|·e|-e)?s?(?!\w)", re.IGNORECASE)
"""Who has a diploma; without its accents a man's is the diploma itself."""
_ASKS_NONE = re.compile(
    r"\bdiplomes?\b(?: [a-z']+){0,3}? (?:pas|non|ni) (?:forcement )?(?:exige|obligatoire|demande|requis|indispensable|"
    r"necessaire)|\b(?:sans|aucun|pas (?:de|besoin de)|ni|peu importe le|avec ou sans) diplomes?\b|"
    r"\bdiplome(?:e|\(e\))?s? (?:ou|et) (?:non|pas|debutant|experiment)|\bnon diplome|\bou experience"
)
_WISHED = re.compile(
    r"souhait|appreci|ideal|\bun plus\b|atout|bienvenu|prefer|si possible|serait|pas (?:forcement )?oblig|"
    r"pas indispens|pas exig"
)
_EXPERIENCE = re.compile(r"\bexperience\b|\bexperimentee?s?\b")
_A_DIPLOMA = r"(?:cap|bep|bpa?|bts|bac ?pro\w*|brevet|diplomee?s?|titre pro\w*|mention complementaire|qualifi\w+)\b"
_PRACTICE = (
    r"(?:(?:une |de l')?(?:bonne |solide |premiere )?(?:experience|experimentee?s?)\b|"
    rf"{between(1, 10)} ans? (?:mini\w* )?(?:d'exp|de (?:metier|pratique)|d'anciennete|dans (?:le|la) ))"
)
_EITHER = re.compile(
    rf"\b{_A_DIPLOMA}(?:(?! et\b| debutant)[^,.;\n]){{0,40}}? ou (?:alors |avec )?{_PRACTICE}|"
    rf"\b{_PRACTICE}(?:(?! et\b| debutant)[^,.;\n]){{0,30}}? ou (?:un |d'un |le )?{_A_DIPLOMA}"
)
"""One or the other: neither is required."""
_PAYS = re.compile(
    r"\b(?:selon|suivant|en fonction d[eu])\b(?:[ '/]+[a-z]+){0,4}?[ '/]+(?:experience|experimentee?)s?\b"
)
"""Experience that makes the pay, and is not asked: "2000 € selon expérience"."""
_CLAUSE = re.compile(r"(?:(?! mais )[^,;.!?\n])*")


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma that is named, in the employer's words."""

    words: str
    level: Level | None
    """None for one of no school, "BAFA", or where nobody says which, "diplômé"."""
    required: bool
    """Whether it is asked; else it is wished."""


def licence_to_come(text: str) -> str:
    """The words of `text`, as written, that want a licence because nothing else leads there; "" where none do."""
    found = _LICENCE_TO_COME.search(flat(text))
    return text[found.start() : found.end()].strip() if found else ""


def diploma_named(text: str) -> Diploma | None:
    """The diploma that `text` names; None where it names none, or one that is not needed or that an apprentice is to
    learn for."""
    plain = flat(text)
    if _APPRENTICE.search(plain):
        return None
    found = _diploma_in(text, plain)
    return replace(found, required=False) if found and _EITHER.search(plain) else found


def _diploma_in(text: str, plain: str) -> Diploma | None:
    """The diploma that a text names, as required as its own words say."""
    if read := diploma_in(Passage(text)):
        level, required = read.value
        return Diploma(read.words, level, required) if level.rank else None
    if _NOT_NEEDED.search(plain) or _ASKS_NONE.search(plain):
        return None
    every = list(_DIPLOMA.finditer(plain))
    if not every:
        return _any_diploma(text, plain)
    found = next((one for one in every if _NEEDED.search(one[0])), every[0])
    words = text[found.start() : found.end()].strip(" ,")
    named = next((one for one, names in _LEVELS if names.search(found[0])), None)
    return Diploma(words, named, bool(_NEEDED.search(found[0])))


def experience_wished(text: str) -> bool:
    """Whether the experience that `text` speaks of is wished for, and nowhere asked; or a diploma does instead."""
    plain = without_pay_scale(flat(text))
    if _EITHER.search(plain):
        return True
    clauses = [_CLAUSE.match(plain, _begin(plain, one.start())) for one in _EXPERIENCE.finditer(plain)]
    return bool(clauses) and all(one is not None and _WISHED.search(one[0]) for one in clauses)


def without_pay_scale(plain: str) -> str:
    """Flat or folded words with spaces where experience only makes the pay: "selon expérience"."""
    return _PAYS.sub(lambda found: " " * len(found[0]), plain)


def _any_diploma(text: str, plain: str) -> Diploma | None:
    """The diploma that nobody names, "diplôme exigé", "infirmière diplômée": who has one is what is sought."""
    found = _GENERIC.search(plain) or _GRADUATE.search(text)
    if found is None:
        return None
    clause = _CLAUSE.match(plain, _begin(plain, found.start()))
    return Diploma(text[found.start() : found.end()], None, not (clause and _WISHED.search(clause[0])))


def _begin(plain: str, at: int) -> int:
    """Where the clause begins that stands at a letter."""
    return max(plain.rfind(sign, 0, at) + 1 for sign in (*",;.!?\n", " mais "))
