"""Where an announcement says itself that the work is: "située à Sardent", "Chaudronnier (H/F) - Sardent".

Read only where the source gives no place. A commune is believed where it is the only one of the department that stands
as a workplace; a head office, a street, a journey, what lies nearby and a name that is also a word say nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from geo import Commune, Communes, is_link, search_name
from ingest.draft import Draft
from ingest.locate import Placed
from kit import fold
from matching import Rung
from matching.words.conditions import evidence

_MOST_WORDS = 7
"""Words of the longest names, as they are written apart."""
_KNOWN_AFAR = 5_000
"""People of a town that is named without its department from further away."""
_ARTICLES = {"au": "le ", "aux": "les "}
_CUE = re.compile(r"(?<![\w'’-])(?:à|À|au|aux|sur|Sur)\s+")
_LABEL = re.compile(
    r"(?<![\w'’-])(?:lieu(?: de travail| de (?:la )?mission| du poste)?|localisation|commune|ville)\s*:\s*",
    re.IGNORECASE,
)
_OF_A_COMMUNE = re.compile(r"(?<![\w'’-])(?:commune|mairie|ville|village|bourg) (?:de |d['’]|du )", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;\n]+(?=\s|$)")
_TITLE_PIECE = re.compile(r"\s[-–|/]+\s|[(),|]")
_WORD = re.compile(r"[^\s,.;:!?()/]+")
_CODE = re.compile(r"^\s*(?:\((?P<apart>\d{2,5})\)|(?P<code>\d{5})\b)")
_AND = re.compile(r"^\s*(?:,|/|-|–|\bet\b|\bou\b|\bpuis\b|\bainsi qu['’])\s*(?:(?:à|au|aux|sur)\s+)?")
_AROUND = re.compile(
    r"^\W*(?:et|ou)\s+(?:s[aeo][sn]?\s+|les?\s+|aux?\s+)?"
    r"(?:agglomeration|alentours?|environs|region|secteur|communes|villages)"
)
_ELSEWHERE = re.compile(
    r"(?:\bsieges?|\bagences?|\bcabinets?|\blocaux|\bdirection|\bgroupe|\becoles?|\bcfa|\blycees?|\bformations?"
    r"|\bentretiens?|\breunions?|\bvisites?|\bsalon|\bforum)(?: (?!clients?\b|rech|recr|post)\w+){0,8}$"
    r"|(?:\blivr\w+|\bdeplac\w+|\btrajets?|\btournees?|\bnavettes?|\btrains?|\bbus|\bloge\w*|\bhabit\w+|\bchantiers?"
    r"|\bproximite|\bkm|\bkilometres|\bminutes|\bmin|\bheures?|\bentre|\bcandidatures?|\bcv|\bpresenter|\bforme\w*"
    r"|\bcree\w*|\bfonde\w*|\bne\w?|\boriginaire|\boffres(?: d emplois?)?)(?: \w+){0,2}$"
)
"""What stands before a place where one does not work: a head office, an agency, a journey, a distance."""
_FROM = re.compile(r"(?:\b(?:de|depuis|du)\s+|\b[dD]['’])[A-ZÀ-Ý][\w'’-]*(?:\s[\w'’-]+){0,3}\s*$")
"""The beginning of a journey: "de Guéret" before "à Aubusson"."""
_STREET = re.compile(r"\b(?:rue|route|avenue|place|boulevard|chemin|allee|zone|za|zi|quai|faubourg|impasse)\b")
_OF = frozenset({"d", "de", "des", "du", "le", "la", "les", "sous", "sur"})
"""Words inside a name."""
_LONG = 3
"""So many words make a name whose capitals do not matter, but the first."""
_SHOUTED = 0.6
"""The share of capitals in a sentence where they tell nothing."""
_FEW_LETTERS = 20

_NOT_PLACES = """
agneaux aire allons armes aucun avril baby bains bar barre bars beaux bio bois bonne bonnes bord bords bourg
branches bras brasseuse bus campagne cars celle celles centre centres cerise champs change charge charme charron
chateau chemin cheminot cheville chevrier ciel citerne colonne combles confort contre corps couches cours courant
couture croix cultures cuve cuves degre ecole engins etain faux feux fille fins fontaines force fosse four fours
frais grand grues hommes jardin job joyeuse jury lance lentilles lies ligne linge long lutter luxe maire maisons
marches marges marin marines marques mars mer mere mont montagne mousse moyen murs nuits orange paille pannes
peintre pere piano pierres place plaine plaisir plan planches plats poisson poissons pont ponts port portes poses
rang riche rives riviere rivieres roche roches rouge routes routier rue salles salon sens serres simple son suisse
terrain tours val vallee vers vert vieux vignes ville villes vives vue
"""
_WORDS = frozenset(_NOT_PLACES.split())
"""Names of communes that are words of announcements too: none is read as a place."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """What an announcement says of its place."""

    commune: Commune | None
    """The only one that it names; None where it may be another one."""
    words: str
    """Those that name the commune: "située à Sardent"; the names, where it is not sure."""


@dataclass(frozen=True, slots=True)
class _Mention:
    commune: Commune | None
    """None for a town of another department."""
    words: str
    is_wide: bool = False
    """With what lies around it."""


def placed_by_its_words(draft: Draft, placed: Placed, communes: Communes, *, department: str) -> tuple[Draft, Placed]:
    """The draft and its place, the commune of its own words where its source says no more than the department.

    What the words are is kept as the evidence of `place`, also where they are not sure; `placed` then stays.
    """
    where = draft.whereabouts
    if placed.rung is not Rung.DEPARTMENT or where.insee or where.postcode:
        return draft, placed
    told = workplace_of(draft.title, draft.text, communes, department=where.department or department)
    if told is None:
        return draft, placed
    said = (*draft.conditions.evidence, ("place", evidence(told.words)))
    draft = replace(draft, conditions=replace(draft.conditions, evidence=said))
    if told.commune is None:
        return draft, placed
    return draft, Placed(told.commune.point, told.commune.insee, told.commune.name, Rung.ADDRESS)


def workplace_of(title: str, text: str, communes: Communes, *, department: str) -> Workplace | None:
    """The workplace that an announcement of this department names; None where it names none.

    Not sure: several communes, one with "et ses alentours", or a town elsewhere as well.
    """
    names = _names(communes)
    found = [*_in_title(title, names, department)]
    for sentence in _SENTENCE.split(f"{title}\n{text}"):
        if not _is_shouted(sentence):
            found += _in_sentence(sentence, names, department)
    here = {one.commune.insee: one for one in found if one.commune is not None}
    if not here:
        return None
    (first, *others) = here.values()
    if others or any(one.is_wide or one.commune is None for one in found):
        return Workplace(None, ", ".join(one.commune.name for one in here.values() if one.commune is not None))
    return Workplace(first.commune, first.words)


@lru_cache(maxsize=2)
def _names(communes: Communes) -> Mapping[str, list[Commune]]:
    """All communes that have a centre, by name as it is searched; those of a name that is a word are not there."""
    names: defaultdict[str, list[Commune]] = defaultdict(list)
    for one in communes:
        if one.point is not None and (name := search_name(one.name)) not in _WORDS:
            names[name].append(one)
    return names


def _in_title(title: str, names: Mapping[str, list[Commune]], department: str) -> Iterator[_Mention]:
    """The communes that are a whole piece of a title, behind its first: "Chaudronnier (H/F) - Sardent (23)"."""
    for piece in _TITLE_PIECE.split(title)[1:]:
        bare = re.sub(r"\b\d{2,5}\b|(?i:\bcedex\b)", " ", piece).strip()
        meant = _commune(search_name(bare), names, department) if bare[:1].isupper() else None
        if meant is not None:
            yield _Mention(meant if meant.department == department else None, bare)


def _in_sentence(sentence: str, names: Mapping[str, list[Commune]], department: str) -> Iterator[_Mention]:
    for cue in (*_LABEL.finditer(sentence), *_OF_A_COMMUNE.finditer(sentence), *_CUE.finditer(sentence)):
        said, before = cue[0].strip().lower(), sentence[: cue.start()]
        if said in ("à", "au", "aux", "sur") and _is_elsewhere(before):
            continue
        end, begun = cue.end(), cue.start()
        while (read := _read(sentence, end, _ARTICLES.get(said, ""), names, department)) is not None:
            commune, end = read
            after = sentence[end:]
            is_here = commune.department == department and _is_its_code(commune, after)
            yield _Mention(commune if is_here else None, sentence[begun:end].strip(), bool(_AROUND.match(fold(after))))
            following = _AND.match(after)
            if following is None:
                break
            begun = end = end + following.end()


def _is_its_code(commune: Commune, after: str) -> bool:
    """Whether no code of another department stands behind the name: "Saint-Georges (23)"."""
    found = _CODE.match(after)
    begun = "" if found is None else (found["apart"] or found["code"])[:2]
    return any(one.startswith(begun) for one in commune.postal_codes)


def _is_elsewhere(before: str) -> bool:
    """Whether what stands before "à" makes the place one where nobody works, or the end of a journey."""
    journey = _FROM.search(before)
    from_there = journey is not None and not _STREET.search(fold(before[: journey.start()])[-25:])
    return from_there or _ELSEWHERE.search(fold(before)[-80:].rstrip()) is not None


def _read(
    sentence: str, start: int, article: str, names: Mapping[str, list[Commune]], department: str
) -> tuple[Commune, int] | None:
    """The commune whose name begins there, the longest one, and where it ends; None where the name goes on further."""
    words = _words_from(sentence, start)
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        said = sentence[start:end]
        commune = _commune(search_name(article + said), names, department) if _is_named(said) else None
        if commune is not None:
            return None if _goes_on([one[0] for one in words[count:]]) else (commune, end)
    return None


def _words_from(sentence: str, start: int) -> list[re.Match[str]]:
    """The words that begin there, up to a sign."""
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS and (word := _WORD.match(sentence, start)):
        words.append(word)
        start = word.end() + 1
        if not sentence[word.end() : start].isspace():
            break
    return words


def _is_named(said: str) -> bool:
    """Whether words are written as a name: with a capital, each but articles where they are few."""
    words = [word for word in said.replace("'", " ").replace("’", " ").split() if not is_link(fold(word))]
    return bool(words) and words[0][0].isupper() and (len(said.split()) >= _LONG or all(map(_is_capital, words)))


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _goes_on(rest: list[str]) -> bool:
    """Whether a name goes on behind what was read: "Saint-Georges de Didonne" is no Saint-Georges."""
    return len(rest) > 1 and fold(rest[0]) in _OF and _is_capital(rest[1])


def _commune(name: str, names: Mapping[str, list[Commune]], department: str) -> Commune | None:
    """The commune of this name in the department, else the town of this name elsewhere; None for what is no name."""
    named = names.get(name, ())
    inside = [one for one in named if one.department == department]
    if inside:
        return inside[0] if len(inside) == 1 else None
    return next((one for one in named if one.population >= _KNOWN_AFAR), None)


def _is_shouted(sentence: str) -> bool:
    letters = [one for one in sentence if one.isalpha()]
    return len(letters) > _FEW_LETTERS and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
