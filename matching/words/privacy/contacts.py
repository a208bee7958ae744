"""Takes e-mail addresses, phone numbers and names of contacts out of free text, before anything is written.

A name is known by what stands around it (a civility, "contactez", a phone number), by the contact that the same
record gives, or by an e-mail address made of it. Names of companies and of places stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

MAIL_TAKEN_OUT = "[adresse e-mail retirée]"
PHONE_TAKEN_OUT = "[téléphone retiré]"
NAME_TAKEN_OUT = "[nom retiré]"

_AT = r"(?:@|\((?:at|a|arobase)\)|\[(?:at|a|arobase)\]|\sarobase\s)"
_MAIL = re.compile(rf"([\w.+%-]{{1,64}}+)\s?{_AT}\s?[\w-]+(?:\s?\.(?!\s+(?-i:[A-ZÀ-Þ]))\s?[\w-]+)+", re.IGNORECASE)
"""Before the sign, the most letters of RFC 5321, none given back: a long line of letters is read once."""
_PHONE = re.compile(
    r"(?:\+(?<!\d\+)\s?33[\s.\-‐-―]?(?:\(0\)\s?)?|0(?<!\d0)(?:0\s?33\s?(?:\(0\)\s?)?)?|33(?<!\d33)\s?(?:\(0\)\s?)?)"
    r"\)?[1-9]\)?(?:(?:[\s.\-/·•‐-―−]{0,3}|,)\d{2}){4}(?!\d)"
)
"""Begins with its first sign, not with what stands before it: so the search leaps from sign to sign."""

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]{0,40}"
"""No name is longer: a word without an end is not tried from each of its letters to its last."""
_NO_PERSON = (
    r"(?i:Agences?|Association|Ateliers?|Auberge|Cabinet|Caisse|Camping|Cap|CCAS|Centre|Clinique|Collège|Communauté|"
    r"Commune|Conseil|Creuse|Crèche|Département|Direction|Domaine|École|Ecole|EARL|EHPAD|Entreprise|"
    r"[ÉE]tablissements?|[ÉE]ts|EURL|Ferme|Foyer|France|GAEC|Garage|Groupe|Groupement|Hôpital|Hôtel|Hotel|Madame|Magasin|"
    r"Maison|Mission|Monsieur|Notre|Nous|Pôle|Pole|Relais|Résidence|Residence|Restaurant|Ressources|RH|SARL|SAS|SA|"
    r"Secrétariat|Services?|Société|Societe|Syndicat|Transports|Usine|Ville|Votre|Vous|"
    r"Adecco|Crit|Manpower|Proman|Randstad|Samsic|Supplay|Synergie|Temporis|"  # agencies
    r"(?!Val)\w{1,40}(?:e|ai)rie|"  # Boulangerie, Métallerie, Mairie; Valerie is somebody
    r"Personnes?|Publics?|Enfants?|Adultes?|Jeunes|Élèves|Eleves|Familles?|Clients?|Clientèle|Particuliers?|Patients?|"
    r"Professionnels?|Résidents?|Usagers?|Seniors?)|Le|La|LA|Les|LES|L['’]\w+"
)
"""First words of companies, of places and of those whom one works for. In capitals, LE begins a surname: LE BRAS."""
_PERSON = rf"(?!(?:{_NO_PERSON})\b){_WORD}(?:\s+{_WORD}){{1,2}}"
_TITLED = re.compile(
    r"(?<![\w.])(?:(?:M\.|Mr\.?|M(?:me|ME)\.?|M(?:lle|LLE)\.?|Monsieur|Madame|Mademoiselle|Docteur|Dr\.?|Maître|"
    r"M(?=\s+[A-ZÀ-Þ]{2}))\s+|(?:Mr?|M(?:me|ME)|M(?:lle|LLE)|Dr)\.(?=\w{3}))"  # M.Dupont, and not M.J.C.
    r"(?!(?i:Bricolage|Coq|Junior|Meubles?|Restaurateur|Store)\b|(?:Le|La|Monsieur|Madame)\b)"  # shops, functions
    rf"{_WORD}\.?(?:[ \t]+(?:(?:de|du|des|le|la)[ \t]+|d['’])*{_WORD}){{0,2}}"
)
_CIVILITY = re.compile(r"^\s*(?:M|Mr|Mme|Mlle|Monsieur|Madame)(?:\.\s*|\s+)", re.IGNORECASE)
_ASKING = (
    r"(?i:contact(?:er|ez)?|appel(?:er|ez)|joindre|demande[rz]|auprès de|adresse[rz](?:[- ]vous)?(?: à)?|"
    r"attention de|interlocut\w+|recruteu(?:r|se)|responsable\s*:|référente?\s*:)\s*:?\s+"
)
_ASKED_FOR = re.compile(rf"\b({_ASKING})({_PERSON})")
_BESIDE = re.compile(
    rf"(?:\b({_ASKING}|(?i:voir|voyez|téléphone[rz])\s+)(?!(?:{_NO_PERSON})\b){_WORD}(?:\s+{_WORD}){{0,2}}|(?!{_ASKING}){_PERSON})"
    r"(?=\s*[-–,:;(/]?\s*(?i:au|tél(?:éphone)?|mail|e-mail|courriel)?\s*\.?\s*:?\s*\[(?:téléphone|adresse) )"
)
"""Of somebody to call, a first name alone is enough to be known; the verb before it stays."""

_MARK = re.compile(r"\[(?:téléphone|adresse) ")
_BEFORE, _AFTER, _MARK_LENGTH = 100, 300, 12
"""Letters before and after a sign in which a mail address, or a name beside one, may stand."""

_SIGNS_OF_MAIL = ("@", "arobase", "(at)", "[at]", "(a)", "[a]")
_SIGNS_OF_ASKING = (
    *("contact", "appel", "joindre", "demande", "auprès de", "adresse", "attention de", "interlocut", "recruteu"),
    *("responsable", "référent"),
)
_SIGNS_OF_TITLE = (
    *("M.", "M ", "M\t", "M\n", "Mr", "Mme", "MME", "Mlle", "MLLE", "Monsieur", "Madame", "Mademoiselle"),
    *("Docteur", "Dr", "Maître"),
)
_IN_SMALL_LETTERS = AhoCorasick([*_SIGNS_OF_MAIL, *_SIGNS_OF_ASKING])
_AS_WRITTEN = AhoCorasick(list(_SIGNS_OF_TITLE))
"""Words looked for first, all in one pass: an expression is tried only where its sign stands."""


def without_contacts(text: str, *, names: Iterable[str] = ()) -> str:
    """`text` with mail addresses, phone numbers and people's names replaced by what stood there.

    `names` are people known otherwise (`names_of`): they are taken out wherever they stand.
    """
    known = set(names)
    asked, mailed = _places(text)
    bare = text
    if mailed:
        known |= {name for mail in _around(_MAIL, text, mailed) if (name := _name_in_mail(mail[1]))}
        bare = _taken_out(text, _around(_MAIL, text, mailed), lambda _: MAIL_TAKEN_OUT)
    if "0" in bare or "33" in bare:
        bare = _PHONE.sub(PHONE_TAKEN_OUT, bare)
    for name in known:
        bare = _pattern_of(name).sub(NAME_TAKEN_OUT, bare)
    titles = [start for _, start, _ in _AS_WRITTEN.find_matches_as_indexes(bare)]
    if titles:
        bare = _taken_out(bare, _at(_TITLED, bare, titles), lambda _: NAME_TAKEN_OUT)
    if asked and bare != text:
        asked, _ = _places(bare)
    if asked:
        bare = _taken_out(bare, _at(_ASKED_FOR, bare, asked), _person_taken_out)
    if " retiré" in bare:
        marks = [mark.start() for mark in _MARK.finditer(bare)]
        bare = _taken_out(bare, _around(_BESIDE, bare, marks, after=_MARK_LENGTH), _beside_taken_out)
    return bare


def contacts_in(text: str) -> tuple[str, ...]:
    """The phone numbers and the mail addresses of `text`, as they were typed, each once."""
    _, mailed = _places(text)
    found = [*_PHONE.finditer(text), *_around(_MAIL, text, mailed)]
    return tuple(dict.fromkeys(one[0].strip() for one in sorted(found, key=lambda one: one.start())))


def _places(text: str) -> tuple[list[int], list[int]]:
    """Where somebody may be asked for, and where there may be a mail address."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters become two: İ
        lower = "".join(letter.lower()[0] for letter in text)
    asked: list[int] = []
    mailed: list[int] = []
    for sign, start, _ in _IN_SMALL_LETTERS.find_matches_as_indexes(lower):
        (mailed if sign < len(_SIGNS_OF_MAIL) else asked).append(start)
    return asked, mailed


def _at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What matches at the places, each after the end of the one before."""
    end = 0
    for place in places:
        found = pattern.match(text, place) if place >= end else None
        if found:
            end = found.end()
            yield found


def _around(
    pattern: re.Pattern[str], text: str, places: Iterable[int], *, after: int = _AFTER
) -> Iterator[re.Match[str]]:
    """What matches around the places, from the beginning of a word `_BEFORE` letters before on; read once where
    these stretches of the text overlap."""
    begins = ends = 0
    for place in places:
        first = text.rfind(" ", ends, max(ends, place - _BEFORE)) + 1
        if first > ends:
            yield from pattern.finditer(text, begins, ends)
            begins = first
        ends = place + after
    yield from pattern.finditer(text, begins, ends)


def _taken_out(text: str, found: Iterable[re.Match[str]], instead: Callable[[re.Match[str]], str]) -> str:
    """`text` with what was found replaced."""
    kept, end = [], 0
    for one in found:
        kept += [text[end : one.start()], instead(one)]
        end = one.end()
    return "".join([*kept, text[end:]])


def names_of(contact: Mapping[str, Any], *, company: str | None) -> frozenset[str]:
    """The people that a record's contact names; `company` is not one.

    "ADECCO - Mme Anne PETIT" gives "Anne PETIT": the person comes last, or has a civility.
    """
    return _named(str(contact.get("nom") or ""), str(contact.get("courriel") or ""), (company or "").lower())


@lru_cache(maxsize=10_000)
def _named(named: str, mailed: str, company: str) -> frozenset[str]:
    """The people of a contact: many offers have the same one."""
    names = set()
    pieces = re.split(r"\s+[-–/]\s+|,", named)
    for piece in pieces:
        bare = _CIVILITY.sub("", piece).strip()
        company_itself = bare.lower() in company
        in_capitals = bare.isupper()  # as companies are: "ADECCO GUERET"
        untitled = piece is pieces[-1] and not company_itself and not in_capitals and re.fullmatch(_PERSON, bare)
        if len(bare.split()) in (2, 3) and (bare != piece.strip() or untitled):
            names.add(bare)
    mail = _MAIL.search(mailed)
    if mail and (name := _name_in_mail(mail[1])):
        names.add(name)
    return frozenset(names)


def _person_taken_out(asked: re.Match[str]) -> str:
    """What asks for somebody, without the name. In a text all in capitals, capitals make no name."""
    return asked[0] if asked[0].isupper() else asked[1] + NAME_TAKEN_OUT


def _beside_taken_out(named: re.Match[str]) -> str:
    """What stands before a name beside a phone number or an address, without the name."""
    return (named[1] or "") + NAME_TAKEN_OUT


def _name_in_mail(local: str) -> str | None:
    """The name that an address is made of: "anne.petit" is "anne petit"; "contact.rh" is nobody."""
    words = [word for word in re.split(r"[._-]", local.lower()) if word]
    if len(words) != 2 or not all(word.isalpha() and len(word) > 2 for word in words):
        return None
    return None if {"contact", "recrutement", "accueil", "agence", "mairie", "emploi"} & set(words) else " ".join(words)


@lru_cache(maxsize=10_000)
def _pattern_of(name: str) -> re.Pattern[str]:
    """Finds a name in either order, whatever its capitals."""
    words = [re.escape(word) for word in name.split()]
    return re.compile(rf"\b(?:{r'\s+'.join(words)}|{r'\s+'.join(reversed(words))})\b", re.IGNORECASE)
