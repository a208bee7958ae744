"""Reads somebody new out of what was typed: the fields of a form and the cells of a line of a file are read alike.

What is wrong is told by field, in a sentence that says what to do. Nothing of it is logged.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from api.newcomers.too_much import tells_surname
from api.places import Places
from api.profile import read_day, read_hours
from api.wording.languages import gettext
from api.wording.words import LICENCES
from geo import MOST_MINUTES, Commune, Means, Mode
from kit import fold, plain_text
from matching.words.privacy.not_kept import Matter, told_in
from matching.words.spelling.tongues import in_french
from matching.words.wishes.ways_said import says_no_licence
from sheets import ALSO_READ, LICENCE_B, PEOPLE, WAYS
from store.people.engagements import Engagement, EngagementKind
from store.people.newcomers import Newcomer
from store.people.profiles import MOST_WISHES

LONGEST_NAME, LONGEST_WISH = 40, 120
_MOST_TYPED = 1_200
"""Letters of a wish that are read at all, to say that it is too long."""
_APART = re.compile(r"[;\n\r]+")
_NO_LICENCE = frozenset({"aucun", "non", "sans", "0"})
_NO_WAY = _NO_LICENCE | {"aucune", "aucun moyen", "pas mobile", "non mobile", "sans moyen", "neant"}
_BETWEEN_MEANS = re.compile(r"[/,;+&]|\bet\b|\bou\b")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min(?:utes?)?|mn)?\.?", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(r"([1-3])\s*(?:h(?:eures?)?|:)\s*([0-5]\d)?\s*(?:min(?:utes?)?|mn)?\.?", re.IGNORECASE)
_YES = frozenset({"oui", "o", "x", "ok", "yes", "vrai"})
USUAL_MINUTES = 30
"""What somebody accepts of whom a file only says that they have a means: shown before anything is kept."""
_MEANS_NAMED = {
    "voiture": Mode.CAR,
    "scooter": Mode.MOPED,
    "mobylette": Mode.MOPED,
    "cyclomoteur": Mode.MOPED,
    "velo electrique": Mode.EBIKE,
    "velo": Mode.BIKE,
    "bus": Mode.BUS,
    "car": Mode.BUS,
    "train": Mode.BUS,
    "transports": Mode.BUS,
    "transports en commun": Mode.BUS,
    "transport en commun": Mode.BUS,
    "a pied": Mode.WALK,
    "pied": Mode.WALK,
    "pieds": Mode.WALK,
    "marche": Mode.WALK,
    "voiture personnelle": Mode.CAR,
    "voiture perso": Mode.CAR,
    "vehicule": Mode.CAR,
    "vehicule personnel": Mode.CAR,
    "vehiculee": Mode.CAR,
    "vehicule e": Mode.CAR,
    "auto": Mode.CAR,
}
"""What a cell names instead of minutes: the one column of means that many files have."""
_LINKING_WORDS = frozenset({"l", "d", "de", "le", "la", "un", "une", "vers", "a"})
_MOST_TOLD = 4
_CODE_DIGITS = 5
"""Spreadsheets leave out the nought that a postal code begins with."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: somebody, or what is wrong by the name of the field; never both. What seems not to be kept here is
    only told: whoever typed it looks again."""

    newcomer: Newcomer | None
    wrong: Mapping[str, str]
    choices: tuple[Commune, ...] = ()
    """The communes to ask about, where the place is not the whole name of one."""
    tells_surname: bool = False
    """Whether the first name looks like a whole name."""
    told: Mapping[Matter, tuple[str, ...]] = MappingProxyType({})
    """What of the wishes seems not to be kept, as it was typed, by what it tells."""

    @property
    def tells_too_much(self) -> bool:
        """Whether something of it seems not to be kept here."""
        return self.tells_surname or bool(self.told)


class _Wrong(Exception):
    """A field that cannot be read; its message says what to do, `choices` the communes that may be meant."""

    def __init__(self, said: str, *, choices: tuple[Commune, ...] = ()) -> None:
        super().__init__(said)
        self.choices = choices


def read_newcomer(typed: Mapping[str, str], *, places: Places, today: date, chosen: str = "") -> Read:
    """Somebody, out of texts by the names of the columns of `sheets.PEOPLE`; those that are absent are not said.

    `chosen` is the INSEE code of the commune that was ticked, where a name was asked about.
    """
    told = {name: typed.get(name, "").strip() for name in (*(column.name for column in PEOPLE.columns), *ALSO_READ)}
    wrong: dict[str, str] = {}
    choices: list[Commune] = []

    def read[T](name: str, reader: Callable[[str], T]) -> T | None:
        try:
            return reader(told[name])
        except _Wrong as fault:
            wrong[name] = str(fault)
            choices.extend(fault.choices)
            return None

    first_name = read("first_name", _first_name)
    commune = read("place", partial(_commune, postcode=told["postcode"], chosen=chosen, places=places))
    means = [
        *(read(WAYS, _ways) or ()),
        *(one for mode in Mode for one in read(mode.value, partial(_means, mode)) or ()),
    ]
    licences = read("licences", partial(_licences, wishes=told["wishes"]))
    has_licence_b = read(LICENCE_B, _licence_b)
    values: dict[str, Any] = {
        "stage": read("stage", partial(_choice, "stage")),
        "means": tuple({one.mode: one for one in means}.values()),
        "wishes": read("wishes", _wishes),
        "licences": has_licence_b if not told["licences"] and has_licence_b is not None else licences,
        "hours_min": read("hours_min", _hours),
        "hours_max": read("hours_max", _hours),
        "engagement": read("starts_on", partial(_engagement, kind=read("kind", _kind), today=today)),
    }
    least, most = values["hours_min"], values["hours_max"]
    if least is not None and most is not None and least > most:
        wrong["hours_max"] = gettext("Le plus est moins que le moins. Vérifiez les heures.")
    too_much: dict[str, Any] = {"tells_surname": tells_surname(told["first_name"]), "told": told_in(told["wishes"])}
    if wrong or first_name is None or commune is None or commune.point is None:
        return Read(None, wrong, tuple(choices), **too_much)
    values |= {"first_name": first_name, "insee": commune.insee, "place": commune.name, "home": commune.point}
    return Read(Newcomer(**values), {}, **too_much)


def _first_name(text: str) -> str:
    name = plain_text(text, limit=LONGEST_NAME)
    if not name:
        raise _Wrong(gettext("Écrivez un prénom."))
    if any(letter.isdigit() for letter in name) or "@" in name:
        raise _Wrong(gettext("Écrivez le prénom seul, sans numéro ni adresse."))
    return name


def _commune(text: str, postcode: str, chosen: str, places: Places) -> Commune:
    if not text:
        raise _Wrong(gettext("Écrivez la commune."))
    if postcode.isdecimal() and len(postcode) == _CODE_DIGITS - 1:
        postcode = postcode.zfill(_CODE_DIGITS)
    by_code = places.by_insee(text)
    if by_code is not None and postcode in by_code.postal_codes:
        return by_code
    written = places.written(f"{text} {postcode}".strip(), chosen=(chosen,))
    if written.commune is not None:
        return written.commune
    if len(written.choices) > 1:
        names = ", ".join(
            f"{one.name} {one.postal_codes[0]}" for one in written.choices[:_MOST_TOLD] if one.postal_codes
        )
        raise _Wrong(
            gettext("Plusieurs communes possibles. Précisez : %(names)s.", names=names), choices=written.choices
        )
    unknown = gettext("Nous ne trouvons pas cette commune. Pour un hameau, écrivez sa commune ou le code postal.")
    raise _Wrong(written.question or unknown, choices=written.choices)


def _choice(name: str, text: str) -> str | None:
    if not text:
        return None
    column = PEOPLE.column(name)
    values = {fold(written): value for written, value in column.choices.items()}
    values |= {fold(value): value for value in column.choices.values()}
    meant = {value for written, value in values.items() if _words(text) and _words(text) <= _words(written)}
    if fold(text) not in values and len(meant) == 1:
        return meant.pop()
    if fold(text) not in values:
        first: dict[str, str] = {}
        for written, value in column.choices.items():
            first.setdefault(value, written)
        names = ", ".join(f"« {written} »" for written in first.values())
        raise _Wrong(gettext("Ce mot n'est pas prévu. Choisissez parmi %(names)s.", names=names))
    return values[fold(text)]


def _words(text: str) -> frozenset[str]:
    """The words of a choice that tell it from others: "projet" of "Projet à construire"."""
    return frozenset(fold(text).split()) - _LINKING_WORDS


def _means(mode: Mode, text: str) -> tuple[Means, ...]:
    """The means that a cell tells: by its minutes, by a yes, or by the names of others ("scooter / bus")."""
    said = fold(text)
    if not said or said in _NO_LICENCE:
        return ()
    if said in _YES:
        return (Means(mode, USUAL_MINUTES),)
    if named := _named(text):
        return named
    minutes = _minutes(text)
    if not 0 < minutes <= MOST_MINUTES:
        raise _Wrong(gettext("Écrivez des minutes, de 1 à %(most)s, ou « oui ».", most=MOST_MINUTES))
    return (Means(mode, minutes),)


def _named(text: str) -> tuple[Means, ...]:
    """The means that some words name, with the usual minutes; none where one of the words is no means."""
    named = [_MEANS_NAMED.get(fold(piece)) for piece in _BETWEEN_MEANS.split(text) if piece.strip()]
    return tuple(Means(one, USUAL_MINUTES) for one in named if one is not None) if all(named) else ()


def _ways(text: str) -> tuple[Means, ...]:
    """The means of somebody in the one column that tells them by their names: "bus, à pied"."""
    if not text or fold(text) in _NO_WAY:
        return ()
    named = _named(text)
    if not named:
        raise _Wrong(gettext("Écrivez les moyens par leur nom : voiture, scooter, vélo, bus, à pied."))
    return named


def _minutes(text: str) -> int:
    """Minutes written "30", "30 min", "1 h" or "1h15"; 0 for anything else."""
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    found = _HOURS_AND_MINUTES.fullmatch(text)
    return 60 * int(found[1]) + int(found[2] or 0) if found else 0


def _wishes(text: str) -> tuple[str, ...]:
    """The wishes, whole: what is too long is told, never cut."""
    said = tuple(dict.fromkeys(one for piece in _APART.split(text) if (one := plain_text(piece, limit=_MOST_TYPED))))
    if any(len(one) > LONGEST_WISH for one in said):
        raise _Wrong(gettext("Un souhait est trop long. Gardez %(most)s caractères par ligne.", most=LONGEST_WISH))
    if len(said) > MOST_WISHES:
        raise _Wrong(gettext("Gardez-en %(most)s au plus.", most=MOST_WISHES))
    return said


def _licences(text: str, wishes: str) -> tuple[str, ...] | None:
    if not text:
        return () if says_no_licence(in_french(wishes)) else None
    if fold(text) in _NO_LICENCE:
        return ()
    codes = [piece.strip().upper().removeprefix("PERMIS ").strip() for piece in re.split(r"[;,/]", text)]
    unknown = [code for code in codes if code and code not in LICENCES]
    if unknown:
        raise _Wrong(gettext("Écrivez les permis par leurs lettres : %(codes)s.", codes=", ".join(LICENCES)))
    return tuple(sorted({code for code in codes if code}))


def _licence_b(text: str) -> tuple[str, ...] | None:
    """The licences of whom a column tells whether they have the usual one; None where it does not."""
    said = fold(text)
    if not said:
        return None
    if said in _YES or said in ("b", "permis b"):
        return ("B",)
    if said not in _NO_LICENCE and said != "n":
        raise _Wrong(gettext("Écrivez « oui » ou « non »."))
    return ()


def _hours(text: str) -> float | None:
    try:
        return read_hours(text)
    except ValueError:
        raise _Wrong(gettext("Écrivez des heures par semaine, de 1 à 48.")) from None


def _kind(text: str) -> EngagementKind:
    return EngagementKind(_choice("kind", text) or EngagementKind.USUAL)


def _engagement(starts_on: str, kind: EngagementKind | None, today: date) -> Engagement | None:
    if not starts_on:
        return None
    try:
        begins = read_day(starts_on, today=today)
    except ValueError as fault:
        raise _Wrong(str(fault)) from None
    return None if kind is None else Engagement(begins, kind)
