"""The criteria of the offers search: each parameter of the contract is one test of an offer.

A parameter that the sandbox does not play is refused, where the real service would accept it: a client must not
believe that a criterion acted when it did not.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from geo import Point, distance_km
from ingest.sandbox.world import Json
from kit import fold

type Test = Callable[[Json], bool]

_DEPARTMENT = re.compile(r"\d{2}|2[AB]|97[1-8]")
_REGIONS = {"75": frozenset(["16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"])}
"""Departments of the regions that can be asked for: Nouvelle-Aquitaine, where the pilot department lies."""

_LIST_LIMIT = 5
_ROME_LIMIT = 200
_DEFAULT_DISTANCE_KM = 10
_TOLERANCE = 1.3
"""France Travail also returns what lies up to 30 % beyond the distance asked for."""

_COMPACT_DATE = "%Y-%m-%dT%H:%M:%SZ"
_NATURE_CODES = {
    "Contrat travail": "E1",
    "Contrat apprentissage": "E2",
}


class BadSearch(ValueError):
    """A criterion that France Travail refuses with 400; the message is the one it answers."""


@dataclass(frozen=True, slots=True)
class OfferSearch:
    """One search: its criteria as written in the address, the instant it is made, and where communes are."""

    criteria: Mapping[str, str]
    as_of: datetime
    centres: Mapping[str, Point]

    def find(self, offers: Sequence[Json]) -> list[Json]:
        """The `offers` that pass every criterion, in the order asked for, else newest first. Raises BadSearch."""
        unplayed = sorted(set(self.criteria) - set(_TESTS) - _PAIRED)
        if unplayed:
            raise BadSearch(f"Le bac à sable ne connaît pas le paramètre « {unplayed[0]} ».")
        tests = [_TESTS[name](self, value) for name, value in self.criteria.items() if name in _TESTS]
        tests += self._creation_tests()
        found = [offer for offer in offers if all(test(offer) for test in tests)]
        found.sort(key=lambda offer: (offer["dateCreation"], offer["id"]), reverse=True)
        centres = [self.centres[code] for code in self.criteria.get("commune", "").split(",") if code in self.centres]
        if self._order() == "2" and centres:
            found.sort(key=lambda offer: _distance_km(offer, centres))
        return found

    def _order(self) -> str:
        order = self.criteria.get("sort", "0")
        if order not in {"0", "1", "2"}:
            raise _wrong("sort")
        return order

    def _creation_tests(self) -> list[Test]:
        bounds = [self.criteria.get("minCreationDate"), self.criteria.get("maxCreationDate")]
        if bounds == [None, None]:
            return []
        if None in bounds:
            raise BadSearch("« minCreationDate » et « maxCreationDate » doivent être renseignés ensemble.")
        try:
            earliest, latest = (datetime.strptime(str(bound), _COMPACT_DATE).replace(tzinfo=UTC) for bound in bounds)
        except ValueError:
            raise BadSearch("Le format de date attendu est yyyy-MM-dd'T'HH:mm:ss'Z'.") from None
        return [lambda offer: earliest <= _created(offer) <= latest]

    def published_since(self, value: str) -> Test:
        """Created at most so many days ago."""
        oldest = self.as_of - timedelta(days=_integer("publieeDepuis", value))
        return lambda offer: _created(offer) >= oldest

    def in_departments(self, value: str) -> Test:
        """In one of at most five departments."""
        wanted = _listed("departement", value, limit=_LIST_LIMIT, plural="départements")
        if not all(_DEPARTMENT.fullmatch(code) for code in wanted):
            raise _wrong("departement")
        return lambda offer: _department(offer) in wanted

    def in_region(self, value: str) -> Test:
        """In one region."""
        if value not in _REGIONS:
            raise _wrong("region")
        return lambda offer: _department(offer) in _REGIONS[value]

    def around_communes(self, value: str) -> Test:
        """In one of the communes, or within `distance` of one, and a little beyond as the real service does."""
        wanted = _listed("commune", value, limit=_LIST_LIMIT, plural="communes")
        if not all(code in self.centres for code in wanted):
            raise _wrong("commune")
        distance_km_asked = _integer("distance", self.criteria.get("distance", str(_DEFAULT_DISTANCE_KM)))
        within_km = distance_km_asked * _TOLERANCE
        centres = [self.centres[code] for code in wanted]
        return lambda offer: offer["lieuTravail"].get("commune") in wanted or _distance_km(offer, centres) <= within_km

    def of_romes(self, value: str) -> Test:
        """Of one of at most 200 ROME codes."""
        wanted = frozenset(_listed("codeROME", value, limit=_ROME_LIMIT, plural="codes ROME"))
        return lambda offer: offer.get("romeCode") in wanted

    def of_domain(self, value: str) -> Test:
        """Whose ROME code begins as asked: a letter (`grandDomaine`) or a letter and two digits (`domaine`)."""
        return lambda offer: str(offer.get("romeCode", "")).startswith(value)

    def of_contracts(self, value: str) -> Test:
        """Of one of the types of contract."""
        wanted = value.split(",")
        return lambda offer: offer["typeContrat"] in wanted

    def of_experience(self, value: str) -> Test:
        """For beginners (D), or with experience wished (S) or required (E)."""
        if value not in {"D", "S", "E"}:
            raise _wrong("experienceExigence")
        return lambda offer: offer["experienceExige"] == value

    def of_hours(self, value: str) -> Test:
        """Full time (1) or part time (2); 0 asks for nothing."""
        label = {"0": None, "1": "Temps plein", "2": "Temps partiel"}.get(value, "")
        if label == "":
            raise _wrong("dureeHebdo")
        return lambda offer: label is None or offer.get("dureeTravailLibelleConverti") == label

    def of_origin(self, value: str) -> Test:
        """Taken by France Travail (1) or come from a partner (2)."""
        if value not in {"1", "2"}:
            raise _wrong("origineOffre")
        return lambda offer: offer["origineOffre"]["origine"] == value

    def with_words(self, value: str) -> Test:
        """With every word in the title or the trade: never in the description, as measured on the real service."""
        wanted = [fold(word) for word in value.split(",")]
        if any(len(word) < 2 for word in wanted):
            raise _wrong("motsCles")
        return lambda offer: all(
            word in fold(f"{offer['intitule']} {offer.get('romeCode')} {offer.get('romeLibelle')}") for word in wanted
        )


_PAIRED = frozenset({"sort", "distance", "minCreationDate", "maxCreationDate"})
_TESTS: dict[str, Callable[[OfferSearch, str], Test]] = {
    "departement": OfferSearch.in_departments,
    "region": OfferSearch.in_region,
    "commune": OfferSearch.around_communes,
    "codeROME": OfferSearch.of_romes,
    "grandDomaine": OfferSearch.of_domain,
    "domaine": OfferSearch.of_domain,
    "typeContrat": OfferSearch.of_contracts,
    "experienceExigence": OfferSearch.of_experience,
    "dureeHebdo": OfferSearch.of_hours,
    "origineOffre": OfferSearch.of_origin,
    "motsCles": OfferSearch.with_words,
    "publieeDepuis": OfferSearch.published_since,
}


def possible_filters(offers: Sequence[Json]) -> list[Json]:
    """The block `filtresPossibles`: for four criteria, how many of `offers` each value would leave."""
    counted: dict[str, Callable[[Json], str]] = {
        "typeContrat": lambda offer: str(offer["typeContrat"]),
        "experience": _experience,
        "qualification": lambda offer: "9" if offer.get("qualificationCode") == "9" else "0",
        "natureContrat": lambda offer: _NATURE_CODES[offer["natureContrat"]],
    }
    blocks: list[Json] = []
    for name, value_of in counted.items():
        counts = sorted(Counter(map(value_of, offers)).items())
        values = [{"valeurPossible": value, "nbResultats": count} for value, count in counts]
        blocks.append({"filtre": name, "agregation": values})
    return blocks


def _experience(offer: Json) -> str:
    """The bracket of experience of an offer: 0 unsaid, 1 under a year, 2 one to three years, 3 more."""
    if offer["experienceExige"] == "D":
        return "1"
    label = offer.get("experienceLibelle", "")
    years = re.search(r"(\d+) An", label)
    if years is None:
        return "1" if "Mois" in label else "0"
    return "2" if int(years[1]) <= 3 else "3"


def _wrong(name: str) -> BadSearch:
    return BadSearch(f"Valeur du paramètre « {name} » incorrecte.")


def _integer(name: str, value: str) -> int:
    if not value.isdecimal():
        raise _wrong(name)
    return int(value)


def _listed(name: str, value: str, *, limit: int, plural: str) -> list[str]:
    values = value.split(",")
    if len(values) > limit:
        raise BadSearch(f"Le nombre de {plural} maximum autorisé pour la recherche est de {limit}")
    if not all(values):
        raise _wrong(name)
    return values


def _created(offer: Json) -> datetime:
    return datetime.fromisoformat(offer["dateCreation"])


def _department(offer: Json) -> str:
    return str(offer["lieuTravail"]["libelle"]).split(" - ")[0]


def _distance_km(offer: Json, centres: Sequence[Point]) -> float:
    """Kilometres from an offer to the nearest of `centres`; infinite where the offer has no coordinates."""
    place = offer["lieuTravail"]
    if "latitude" not in place:
        return float("inf")
    here = Point(place["latitude"], place["longitude"])
    return min(distance_km(here, centre) for centre in centres)
