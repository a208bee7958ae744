"""Places lines of addresses: the State's geocoder where it answers and is believed, else the commune that they mean.

Names of persons are taken out before anything leaves the machine.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from geo import Answer, Commune, Communes, Geocoder, Matched, Point
from ingest.geocoding.geoplateforme import Asked, Geoplateforme, Hit
from kit import HttpFailure, logger
from matching import Rung

AT_ONCE = 5_000
_FEW = 20
"""From here on addresses go out as one file."""
_STREET = re.compile(
    r"\b\d{1,4}\s?(?:bis|ter|quater|[a-d])?\s?,?\s+(?:rue|avenue|av|boulevard|bd|place|pl|chemin|route|rte|impasse|"
    r"all[ée]e|cours|quai|square|lotissement|cit[ée])\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:^|(?<=[,;\n])|\b(?:chez|c/o|[àa] l['’]attention de)\b)[^\S\n]*"
    r"(?:chez\s+)?(?:(?:M|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\b\.?\s*(?:et\s+(?:Mme|Madame)\b\.?\s*)?)"
    r"(?:[A-ZÀ-Þ](?:[^\W\d]|['’-])*+[ \t]*+){1,3}(?:[,;\n]|$|(?=\d))",
)
_MAIL_OR_PHONE = re.compile(r"(?<!\S)\S+@\S+|(?:\+33\s?|\b0)[1-9](?:[ .-]?\d{2}){4}\b")

_log = logger("ingest")


class Origin(StrEnum):
    """Who answered."""

    GEOPLATEFORME = "geoplateforme"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Located:
    """Where a line is. `rung`: ADDRESS for a street or a house, INSEE for a commune that is sure, POSTCODE for one of
    several; `ambiguous`: those others; `former`: the old name that was said; `score` from 0 to 1."""

    origin: Origin
    commune: Commune | None = None
    postcode: str | None = None
    point: Point | None = None
    score: float = 0.0
    rung: Rung | None = None
    ambiguous: tuple[Commune, ...] = ()
    former: str | None = None


class AddressLocator:
    """Places addresses among `communes`. `service` None: from the communes alone."""

    def __init__(self, communes: Communes, service: Geoplateforme | None) -> None:
        self._communes = communes
        self._geocoder = Geocoder(communes)
        self._service = service

    @property
    def is_online(self) -> bool:
        """Whether the service is asked; no more once it did not answer."""
        return self._service is not None

    def locate(self, asked: Sequence[Asked]) -> Iterator[Located]:
        """The place of each line, in order."""
        for begin in range(0, len(asked), AT_ONCE):
            few = asked[begin : begin + AT_ONCE]
            yield from map(
                self._located, few, self._hits([replace(one, address=without_people(one.address)) for one in few])
            )

    def _hits(self, asked: Sequence[Asked]) -> Sequence[Hit | None]:
        if self._service is None:
            return [None] * len(asked)
        try:
            if len(asked) < _FEW:
                return [self._service.find(one) for one in asked]
            return self._service.find_all(asked)
        except HttpFailure as failure:
            _log.warning("geoplateforme_silent", reason=str(failure), addresses=len(asked))
            self._service = None
            return [None] * len(asked)

    def _located(self, asked: Asked, hit: Hit | None) -> Located:
        commune = None if hit is None else self._communes.by_insee(hit.insee)
        if hit is None or (commune is None and hit.is_commune):
            answer = self._geocoder.answer(asked.address, postcode=asked.postcode or None, city=asked.city or None)
            return _of_answer(answer)
        return Located(
            Origin.GEOPLATEFORME,
            commune,
            hit.postcode or None,
            hit.point,
            round(hit.score, 2),
            Rung.INSEE if hit.is_commune else Rung.ADDRESS,
        )


def without_people(address: str) -> str:
    """`address` without names of persons, mail addresses or phone numbers.

    Where a house and a street stand in it, what comes before them (a name, a company, a building) is left out too.
    """
    bare = _MAIL_OR_PHONE.sub(" ", address)
    street = _STREET.search(bare)
    bare = bare[street.start() :] if street else _PERSON.sub(" ", bare)
    return " ".join(bare.split()).strip(" ,;")


def _only(codes: tuple[str, ...]) -> str | None:
    """The postcode of a commune that has one; nobody said which of several."""
    return codes[0] if len(codes) == 1 else None


def _of_answer(answer: Answer | None) -> Located:
    """A local answer: the middle of the commune, as sure as the words are."""
    if answer is None:
        return Located(Origin.LOCAL)
    alone = answer.matched is Matched.NAME_AND_POSTCODE or not answer.ambiguous
    return Located(
        Origin.LOCAL,
        answer.commune,
        answer.postcode or _only(answer.commune.postal_codes),
        answer.commune.point,
        answer.score,
        Rung.INSEE if alone else Rung.POSTCODE,
        answer.ambiguous,
        answer.former,
    )
