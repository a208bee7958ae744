"""The diploma asked: the lowest level that opens the door, and whether it is required."""

import re
from collections.abc import Sequence
from functools import lru_cache

from matching.model import Level
from matching.words.conditions.asking import AskedFor
from matching.words.conditions.passage import Found, Passage, clue

_LEVELS = (
    (re.compile(r"[3-6][eè]me achev"), Level.NONE),
    (re.compile(r"bac\s*\+\s*5|bac\s*\+\s*[678]"), Level.BAC5),
    (re.compile(r"bac\s*\+\s*[34]"), Level.BAC3),
    (re.compile(r"bac\s*\+\s*2"), Level.BAC2),
    (re.compile(r"\bbac\b"), Level.BAC),
    (re.compile(r"\bcap\b|\bbep\b|\bcfg\b|\bbepc\b|brevet"), Level.CAP),
    (re.compile(r"aucun|sans|none"), Level.NONE),
)

_NAMES = {
    Level.CAP: r"\bcap\b|\bbepa?\b|\bcapa\b",
    Level.BAC: r"\bbac ?pro\w*|\bbaccalaureat|\bbac\b(?! ?[+/]? ?\d)",
    Level.BAC2: r"\bbac ?\+? ?2\b|\bbts\w?\b|\bdut\b|\bdeug\b",
    Level.BAC3: r"\bbac ?\+ ?[34]\b|\blicence (?:pro\w*|en|de|type)|\bbut\b(?= (?:en|gea|tc|info))|\bdcg\b",
    Level.BAC5: r"\bbac ?\+ ?[5678]\b|\bmaster (?:[12]\b|en|cca|type)|(?:diplome|ecole) d ingenieurs?|\bdscg\b",
}
_PATTERNS = tuple((level, re.compile(names)) for level, names in _NAMES.items())
_ANY = rf"(?:{'|'.join(_NAMES.values())})"
_ASKING = re.compile(
    r"formations?|diplom\w+|titulaires?|niveau\w*|issue?s?|qualifications?|type|valide|possed\w+|profil|justifi\w+|"
    r"etudes|disposez|minimum|exige|indispensable|requis|obligatoire|souhaite\w*|apprecie\w*|vous avez"
)
_NAMED = clue(
    "bac|cap|bep|bts|dut|licence|master|ingenieur|dcg|dscg",
    _ANY,
    unless=r"apprentis du|eleves? (?:de|en|du)|preparant|preparer? (?:un|le|au|en)|preparation|financer|cours (?:de|a)|"
    r"en vue|s apprete|entrer en formation|bacs? (?:roulants?|de (?:tri|plonge|collecte|dechets)|a (?:sable|"
    r"ordures?|fleurs)|"
    r"gastro)",
    before=12,
    after=12,
)
_BY_ITSELF = re.compile(r"bac ?\+ ?\d|(?:cap|bep) ?/ ?(?:bep|bac|cap)")
_REST = re.compile(r"[^.\n;]{0,70}")
_NONE = clue(
    "diplome|etude",
    r"(?:aucun|sans|pas (?:de|d))(?: niveau d?)?(?: \w+)? ?(?:diplomes?|etudes?)\b(?: \w+)?(?: requis\w*| exige\w*|"
    r" demande\w*| necessaire)?|"
    r"diplome (?:demande|requis)[ :]+sans|etudes? [a-z ]*requis[ :]+non diplome",
)
_REQUIRED = re.compile(r"exige\w*|obligatoire|indispensable|imperati\w+|requis\w*|\bminimum|\bminima|\bmini\b|\bmin\.")
_NEEDED_AT_ONCE = re.compile(
    r"(?:(?!souhait|appreci|ideal|un plus|atout|prefer|non |pas )[^,;.!?]){2,40}?"
    r" (?:exige|obligatoire|indispensable|imperati|requis|demande)"
)
"""From its name to the end of its clause, whatever is wished beside: "CAP exigé, expérience souhaitée"."""
_WISHED = re.compile(r"souhait|appreci|ideal|un plus|atout|prefer")


@lru_cache(maxsize=1_024)
def level_of(label: str | None) -> Level | None:
    """The level of a diploma's label: "CAP, BEP et équivalents", "Bac+3, Bac+4 ou équivalents"."""
    folded = re.sub(r"\s+", " ", (label or "").lower())
    return next((level for pattern, level in _LEVELS if pattern.search(folded)), None)


def diploma_asked(diplomas: Sequence[AskedFor]) -> tuple[Level | None, bool | None]:
    """The lowest level that opens the door, and whether a diploma is required."""
    levels = [(level, one.exigence == "E") for one in diplomas if (level := level_of(one.niveau)) is not None]
    if not levels:
        return None, None
    lowest = min((level for level, _ in levels), key=lambda level: level.rank)
    return lowest, all(required for level, required in levels if level is lowest)


def diploma_in(passage: Passage) -> Found[tuple[Level, bool]] | None:
    """The lowest level among the diplomas that a text asks, and whether it says that one is required."""
    if none := _NONE.says(passage, (Level.NONE, False)):
        return none
    for found in _NAMED.all(passage):
        sentence = passage.sentence(*found.span())
        rest = _REST.match(passage.plain, found.start())
        said = rest[0] if rest else found[0]
        level = next((level for level, pattern in _PATTERNS if pattern.search(said)), None)
        if level and (_BY_ITSELF.search(said) or _ASKING.search(sentence)):
            near = passage.plain[max(0, found.start() - 30) : found.end() + 30]
            at_once = _NEEDED_AT_ONCE.match(passage.plain, found.start())
            required = bool(at_once or (_REQUIRED.search(near) and not _WISHED.search(near)))
            return Found((level, required), passage.words(found.start(), found.start() + len(said)))
    return None
