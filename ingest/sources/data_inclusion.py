"""data.inclusion: the support services that people of a department may ask for, each with what it answers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Annotated, Any

import httpx2
from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department, Point, department_of, distance_km
from ingest.connector import Page, count_in, pause, records_of, told
from ingest.draft import Reject, Whereabouts
from ingest.errors import KeyMissing, PartnerSilent
from ingest.listing import Part, read_list
from ingest.shapes import Code, Day, Insee, Link, Number, Position, Postcode, Record, Text, code, table
from ingest.support import ServiceDraft
from ingest.wording import name_of, point_of, short, tidy_title
from kit import Client, HttpFailure, Refused, logger
from matching import Frein

PARTNER = "Data.inclusion"
STRUCTURES_PATH = "/api/v1/structures"
SERVICES_PATH = "/api/v1/services"
SEARCH_PATH = "/api/v1/search/services"
PAGE_LENGTH = 3000
"""Most lists are one page, which cannot move while it is read; larger ones would be too many bytes at once."""
MOST_PAGES = 20
UNKNOWN_COMMUNE = 422
"""The answer to a search from a commune that data.inclusion does not know, as those that were merged long ago."""
STEP_KM = 20.0
"""How far from a search a commune may be: what is given within 30 km of it is within 50 km of that search."""
MOST_SEARCHES = 40
FREINS = {
    "mobilite": Frein.MOBILITY,
    "famille--garde-denfants": Frein.CHILDCARE,
    "logement-hebergement": Frein.HOUSING,
    "sante": Frein.HEALTH,
    "lecture-ecriture-calcul": Frein.LANGUAGE,
    "numerique": Frein.DIGITAL,
    "difficultes-administratives-ou-juridiques": Frein.RIGHTS,
    "difficultes-financieres": Frein.MONEY,
    "remobilisation": Frein.CONFIDENCE,
}
"""What a theme answers, by its code or by the first part of it."""
ITS_USERS = "usagers"
"""Who may ask for a service by themselves; others are asked for by professionals alone."""

_A_HOUSE_LINE = re.compile(r"(?:(?:\+|00)33|0)([1-59]\d{8}|80[0-5]\d{6})", re.ASCII)
"""A fixed line, or one free of charge: a mobile may be somebody's own, and the others charge who calls."""
_BETWEEN_DIGITS = re.compile(r"[\s.-]")


class DataInclusionSettings(BaseSettings):
    """data.inclusion: a token, asked for on its site."""

    model_config = SettingsConfigDict(
        env_prefix="DATA_INCLUSION_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    token: SecretStr = SecretStr("")
    base_url: str = "https://api.data.inclusion.gouv.fr"
    pause_seconds: float = Field(default=0.5, ge=0)


@dataclass(slots=True)
class DataInclusion:
    """The connector. `transport` replaces the network in tests."""

    settings: DataInclusionSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """The services of a department, then those of its surroundings and from a distance that its people may ask for.

        Each once, with the name of the structure that gives it.
        """
        token = self.settings.token.get_secret_value()
        if not token:
            raise KeyMissing("Il manque la clé de data.inclusion : écrivez DATA_INCLUSION_TOKEN dans le fichier .env.")
        headers = {"authorization": f"Bearer {token}"}
        with Client(self.settings.base_url, headers=headers, transport=self.transport) as client:
            within = {"code_departement": department.code}
            names: dict[str | None, object] = {}
            places: dict[str, Point] = {}
            for page in self._list(client, STRUCTURES_PATH, within):
                names |= {code(one.get("id")): one.get("nom") for one in page}
                places |= _places(page, department)
            given: set[str | None] = set()
            for page in self._list(client, SERVICES_PATH, within):
                given |= _ids(page)
                places |= _places(page, department)
                yield [one | {"structure": {"nom": names.get(code(one.get("structure_id")))}} for one in page]
            # Only the search knows zones: it finds what covers a commune, 50 km around it or from a distance.
            for insee in searched_from(places, seat=department.seat):
                pause(self.settings.pause_seconds)
                for page in self._list(client, SEARCH_PATH, {"code_commune": insee}):
                    found = [table(one.get("service")) for one in page]
                    yield [service for service in found if code(service.get("id")) not in given]
                    given |= _ids(found)

    def _list(self, client: Client, path: str, criteria: Mapping[str, str]) -> Iterator[Page]:
        def ask(_: int, number: int) -> Part:
            try:
                reply = client.get(path, params={**criteria, "page": str(number), "size": str(PAGE_LENGTH)})
            except HttpFailure as failure:
                if path == SEARCH_PATH and isinstance(failure, Refused) and failure.status == UNKNOWN_COMMUNE:
                    logger("ingest").warning("commune_unknown", source="data-inclusion", insee=criteria["code_commune"])
                    return Part([], 0)
                raise told(failure, partner=PARTNER) from failure
            page = records_of(reply, "items", partner=PARTNER)
            total = count_in(reply.json(), "total")
            if total is None:
                raise PartnerSilent(f"{PARTNER} a changé sa réponse : « total » n'y est plus.")
            return Part(page, total)

        yield from read_list(
            ask,
            partner=PARTNER,
            key_fields=("service",) if path == SEARCH_PATH else ("id",),
            pause_seconds=self.settings.pause_seconds,
            most_pages=MOST_PAGES,
            twice=True,
        )


def searched_from(places: Mapping[str, Point], *, seat: str) -> list[str]:
    """The communes to search from, the seat first: each one of `places` is at most `STEP_KM` from one of them.

    Farthest first, so that however few they may be, the department is covered as evenly as can be.
    """
    chosen, here = [seat], places.get(seat)
    left = {insee: inf if here is None else distance_km(here, point) for insee, point in sorted(places.items())}
    while len(chosen) < MOST_SEARCHES and (farthest := max(left, key=left.__getitem__, default=seat)) in left:
        if left[farthest] <= STEP_KM:
            break
        chosen.append(farthest)
        left = {insee: min(km, distance_km(places[farthest], places[insee])) for insee, km in left.items()}
    return chosen


def _places(page: Page, department: Department) -> dict[str, Point]:
    """The communes of the department that structures or services of a page are in, and where."""
    found = {}
    for raw in page:
        one = _Address.model_validate(raw)
        point = point_of(Position(lat=one.lat, lon=one.lon))
        if one.insee is not None and point is not None and department_of(one.insee) == department.code:
            found[one.insee] = point
    return found


def _ids(page: Page) -> set[str | None]:
    return {code(one.get("id")) for one in page}


def _codes(value: Any) -> list[str]:
    """The codes of a list, whatever else is in it."""
    return [one for one in value if isinstance(one, str) and len(one) <= 100] if isinstance(value, list) else []


def _house_line(value: Any) -> str | None:
    """The number of a house as people write it, "05 36 49 00 12"; None for any other."""
    found = _A_HOUSE_LINE.fullmatch(_BETWEEN_DIGITS.sub("", value)) if isinstance(value, str) else None
    digits = f"0{found[1]}" if found else ""
    return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2)) or None


Codes = Annotated[list[Code], BeforeValidator(_codes)]
HouseLine = Annotated[str | None, BeforeValidator(_house_line)]


class Structure(Record):
    """The structure that gives a service."""

    name: Text = Field(default=None, alias="nom")


class _Address(Record):
    """Where a structure or a service is."""

    insee: Insee = Field(default=None, alias="code_insee")
    lat: Number = Field(default=None, alias="latitude")
    lon: Number = Field(default=None, alias="longitude")


class Service(_Address):
    """A service of data.inclusion v1. Of its contacts, only the number of the house is read."""

    id: Code = None
    name: Text = Field(default=None, alias="nom")
    description: Text = None
    sort: Code = Field(default=None, alias="type")
    themes: Codes = Field(default=[], alias="thematiques")
    publics: Codes = Field(default=[])
    access: Text = Field(default=None, alias="conditions_acces")
    fees: Code = Field(default=None, alias="frais")
    fees_note: Text = Field(default=None, alias="frais_precisions")
    modes: Codes = Field(default=[], alias="modes_accueil")
    zone: Codes = Field(default=[], alias="zone_eligibilite")
    postcode: Postcode = Field(default=None, alias="code_postal")
    city: Text = Field(default=None, alias="commune")
    opening_hours: Text = Field(default=None, alias="horaires_accueil")
    asked_by: Codes = Field(default=[], alias="mobilisable_par")
    phone: HouseLine = Field(default=None, alias="telephone")
    way_in: Link = Field(default=None, alias="lien_mobilisation")
    page: Link = Field(default=None, alias="lien_source")
    updated: Day = Field(default=None, alias="date_maj")
    structure: Annotated[Structure, BeforeValidator(table)] = Structure()


def clean_service(raw: dict[str, Any]) -> Iterator[ServiceDraft | Reject]:
    """The draft of a service of data.inclusion."""
    service = Service.model_validate(raw)
    name = tidy_title(service.name)
    if service.id is None:
        yield Reject(None, "sans identifiant", "id")
        return
    if not name:
        yield Reject(service.id, "sans nom", "nom")
        return
    themes = _known(service.themes)
    remote, point = "a-distance" in service.modes, point_of(Position(lat=service.lat, lon=service.lon))
    placed = bool(point or service.insee or service.postcode or service.city)
    yield ServiceDraft(
        key=service.id,
        name=name,
        text=service.description or "",
        provider=name_of(service.structure.name),
        sort=service.sort,
        themes=themes,
        freins=freins_of(themes),
        publics=tuple(one for one in _known(service.publics) if one != "tous-publics"),
        conditions=service.access,
        fees=service.fees if service.fees in ("gratuit", "payant") else None,
        fees_note=short(service.fees_note),
        on_site="en-presentiel" in service.modes or not remote,
        remote=remote,
        zone=_known(service.zone),
        whereabouts=Whereabouts(
            point=point,
            insee=service.insee,
            postcode=service.postcode,
            city=service.city,
            anywhere=remote and not placed,
        ),
        opening_hours=short(service.opening_hours),
        phone=service.phone if not service.asked_by or ITS_USERS in service.asked_by else None,
        url=service.way_in or service.page,
        updated=service.updated,
    )


def freins_of(themes: tuple[str, ...]) -> tuple[Frein, ...]:
    """The obstacles that themes answer, in the order of `Frein`."""
    found = {FREINS.get(theme) or FREINS.get(theme.split("--")[0]) for theme in themes}
    return tuple(frein for frein in Frein if frein in found)


def _known(codes: list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in codes if one))
