"""Immersion Facilitée v3: the companies of a department that welcome people to try a trade."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import httpx2
from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department
from ingest.connector import Page, count_in, records_of, told
from ingest.draft import Cleaned, Draft, Reject, Whereabouts
from ingest.errors import KeyMissing, PartnerSilent
from ingest.listing import Part, read_list
from ingest.shapes import Code, Flag, Instant, Number, Position, Postcode, Record, Siret, Text, Trade, table, tables
from ingest.wording import name_of, point_of, tidy_title
from kit import Client, HttpFailure
from kit.http import ATTEMPTS
from matching import Conditions, Kind
from store.catalogue.rechecks import Answer

PARTNER = "Immersion Facilitée"
PATH = "/api/v3/offers"
PAGE_LENGTH = 500
MOST_PAGES = 200
_PIECE = re.compile(r"[\w-]{1,60}", re.ASCII)


class ImmersionFaciliteeSettings(BaseSettings):
    """Immersion Facilitée v3: a key with the right to search."""

    model_config = SettingsConfigDict(
        env_prefix="IMMERSION_FACILITEE_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    key: SecretStr = SecretStr("")
    base_url: str = "https://immersion-facile.beta.gouv.fr"
    pause_seconds: float = Field(default=0.25, ge=0)


@dataclass(slots=True)
class ImmersionFacilitee:
    """The connector. `transport` replaces the network in tests."""

    settings: ImmersionFaciliteeSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """All offers of a department, those that are full for now included: they are only told not to be available."""
        with self._client() as client:
            yield from read_list(
                lambda _, number: self._page(client, department, number),
                partner=PARTNER,
                key_fields=("siret", "locationId", "rome", "remoteWorkMode"),
                pause_seconds=self.settings.pause_seconds,
                most_pages=MOST_PAGES,
            )

    def check(self, page: str) -> Answer:
        """Whether the host of a public page still welcomes; UNKNOWN where the page is that of no offer."""
        path = _path_of(page)
        if path is None:
            return Answer.UNKNOWN
        with self._client(attempts=2) as client:
            try:
                reply = client.get(path, expect=(200, 404))
            except HttpFailure as failure:
                raise told(failure, partner=PARTNER) from failure
            if reply.status == 404:
                return Answer.GONE
            try:
                offer = ImmersionOffer.model_validate(reply.json())
            except (HttpFailure, ValidationError) as fault:
                raise PartnerSilent(f"{PARTNER} a changé sa réponse : ce n'est plus une offre.") from fault
        return Answer.FULL if offer.available is False else Answer.OFFERED

    def _client(self, *, attempts: int = ATTEMPTS) -> Client:
        key = self.settings.key.get_secret_value()
        if not key:
            raise KeyMissing(
                "Il manque la clé d'Immersion Facilitée : écrivez IMMERSION_FACILITEE_KEY dans le fichier .env."
            )
        headers = {"authorization": key}
        return Client(self.settings.base_url, headers=headers, attempts=attempts, transport=self.transport)

    def _page(self, client: Client, department: Department, number: int) -> Part:
        asked = {
            "sortBy": "date",  # the newest first: who enters the list pushes the others on, to the next page
            "departmentCodes[]": department.code,
            "searchableBy": "jobSeekers",
            "showOnlyAvailableOffers": "false",
            "perPage": str(PAGE_LENGTH),
            "page": str(number),
        }
        try:
            reply = client.get(PATH, params=asked)
        except HttpFailure as failure:
            raise told(failure, partner=PARTNER) from failure
        page = records_of(reply, "data", partner=PARTNER)
        total = count_in(reply.json().get("pagination"), "totalRecords")
        if total is None:
            raise PartnerSilent(f"{PARTNER} a changé sa réponse : « pagination » n'y est plus.")
        return Part(page, total)


def _path_of(page: str) -> str | None:
    """The path of the offer whose public page this is (`_page`); None where the page is that of no offer."""
    params = httpx2.URL(page).params
    names = (params.get(name, "") for name in ("siret", "appellationCode", "location"))
    pieces = [piece for piece in names if _PIECE.fullmatch(piece)]
    return "/".join((PATH, *pieces)) if len(pieces) == 3 else None


class ImmersionAddress(Record):
    """`address` of an immersion."""

    street: Text = Field(default=None, alias="streetNumberAndAddress")
    postcode: Postcode = None
    department: Code = Field(default=None, alias="departmentCode")
    city: Text = None


class Appellation(Record):
    """A ROME title of an immersion."""

    code: Code = Field(default=None, alias="appellationCode")
    label: Text = Field(default=None, alias="appellationLabel")


class ImmersionOffer(Record):
    """An offer of Immersion Facilitée v3. Its key is (siret, location, rome, remote work mode)."""

    siret: Siret = None
    location_id: Code = Field(default=None, alias="locationId")
    rome: Trade = None
    rome_label: Text = Field(default=None, alias="romeLabel")
    remote: Code = Field(default=None, alias="remoteWorkMode")
    appellations: Annotated[list[Appellation], BeforeValidator(tables)] = Field(default=[])
    name: Text = None
    customized_name: Text = Field(default=None, alias="customizedName")
    employees: Code = Field(default=None, alias="numberOfEmployeeRange")
    activity: Text = Field(default=None, alias="nafLabel")
    score: Number = Field(default=None, alias="establishmentScore")
    disabled_workers: Code = Field(default=None, alias="fitForDisabledWorkers")
    position: Annotated[Position, BeforeValidator(table)] = Position()
    address: Annotated[ImmersionAddress, BeforeValidator(table)] = ImmersionAddress()
    additional: Text = Field(default=None, alias="additionalInformation")
    created: Instant = Field(default=None, alias="createdAt")
    updated: Instant = Field(default=None, alias="updatedAt")
    available: Flag = Field(default=None, alias="isAvailable")


def clean_immersion(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The draft of an offer of Immersion Facilitée; one that is full for now is refused, and comes back later."""
    offer = ImmersionOffer.model_validate(raw)
    if not offer.siret or not offer.rome:
        yield Reject(offer.siret, "sans SIRET ou sans métier", "siret")
        return
    key = "/".join((offer.siret, offer.location_id or "-", offer.rome, offer.remote or "-"))
    if offer.available is False:
        yield Reject(key, "complet pour le moment", "isAvailable", gone=True)
        return
    labels = list(dict.fromkeys(one.label.strip() for one in offer.appellations if one.label and one.label.strip()))
    address = offer.address
    yield Draft(
        key=key,
        kind=Kind.IMMERSION,
        title=tidy_title(labels[0] if labels else offer.rome_label) or "Immersion",
        text=_text(offer, labels),
        whereabouts=Whereabouts(
            point=point_of(offer.position),
            postcode=address.postcode,
            city=address.city,
            department=address.department,
            anywhere=offer.remote == "FULL_REMOTE",
        ),
        conditions=Conditions(
            contract="Immersion, quelques jours à 4 semaines, non payée",
            accessible=True if offer.disabled_workers in ("yes-ft-certified", "yes-declared-only") else None,
            remote=offer.remote == "FULL_REMOTE",
            responsiveness=responsiveness(offer.score),
        ),
        rome=offer.rome,
        rome_label=offer.rome_label,
        employer=name_of(offer.customized_name or offer.name),
        siret=offer.siret,
        url=_page(offer),
        published=offer.updated or offer.created,
    )


def responsiveness(score: float | None) -> float | None:
    """How surely a host answers, 0 to 1, out of `establishmentScore`.

    The score is round((10 + 20 × conventions of the year) × response rate): 10 is a host that answered everybody
    and signed nothing yet (0.5), 30 one that also signed once (0.75).
    """
    return None if score is None or score < 0 else score / (score + 10.0)


def _text(offer: ImmersionOffer, labels: list[str]) -> str:
    lines = [
        f"Métiers à découvrir : {', '.join(labels)}." if len(labels) > 1 else "",
        f"Activité : {offer.activity}." if offer.activity else "",
        f"Taille : {offer.employees} salariés." if offer.employees and offer.employees != "0" else "",
        offer.additional or "",
    ]
    return "\n".join(line for line in lines if line)


def _page(offer: ImmersionOffer) -> str:
    """The public page of the offer, where the contact is made; the search, where it has no page of its own."""
    code = next((one.code for one in offer.appellations if one.code), None)
    if code is None or offer.location_id is None:
        return "https://immersion-facile.beta.gouv.fr/recherche"
    asked = f"siret={offer.siret}&appellationCode={code}&location={offer.location_id}"
    return f"https://immersion-facile.beta.gouv.fr/offre?{asked}"
