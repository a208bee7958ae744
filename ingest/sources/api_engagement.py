"""API Engagement: missions of volunteering and civic service, by department, and those done from anywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import httpx2
from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department
from ingest.connector import Page, count_in, records_of, told
from ingest.draft import Cleaned, Draft, Reject, Whereabouts
from ingest.errors import KeyMissing, PartnerSilent
from ingest.listing import Part, read_list
from ingest.shapes import Code, Flag, Instant, Link, Number, Position, Postcode, Record, Text, table, tables
from ingest.wording import count_of, name_of, point_of, short, tidy_title
from kit import Client, HttpFailure, fold
from matching import Conditions, Kind
from matching.words import conditions as said
from matching.words.conditions.silence import mission_with_text

PARTNER = "API Engagement"
PATH = "/v0/mission"
PAGE_LENGTH = 1000
MOST_PAGES = 50
TYPES = ("benevolat", "volontariat_service_civique", "volontariat_sapeurs_pompiers")
OVERLAP = timedelta(days=1)
"""An increment begins so long before the last one did: the API counts in days."""
LONGEST_STREET = 60
_KINDS = {
    "benevolat": Kind.VOLUNTEERING,
    "volontariat_sapeurs_pompiers": Kind.VOLUNTEERING,
    "volontariat_service_civique": Kind.CIVIC_SERVICE,
}


class ApiEngagementSettings(BaseSettings):
    """API Engagement: a publisher's key."""

    model_config = SettingsConfigDict(
        env_prefix="API_ENGAGEMENT_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    key: SecretStr = SecretStr("")
    base_url: str = "https://api.api-engagement.beta.gouv.fr"
    publishers: str = ""
    """Ids of the publishers to read, separated by commas; empty for all that the key may see."""
    pause_seconds: float = Field(default=0.2, ge=0)


@dataclass(slots=True)
class ApiEngagement:
    """The connector. `transport` replaces the network in tests."""

    settings: ApiEngagementSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """All missions with an address in the department."""
        yield from self._in_department(department)

    def pull_since(self, department: Department, since: datetime) -> Iterator[Page]:
        """The missions of the department that the API created since the day before an instant."""
        # Only "gt:" means after: anything else, the ">" of the documentation too, filters the other way.
        yield from self._in_department(department, createdAt=f"gt:{since.astimezone(UTC) - OVERLAP:%Y-%m-%d}")

    def pull_everywhere(self) -> Iterator[Page]:
        """All missions that are done from anywhere."""
        for page in self._search({"remote": "full,possible"}):
            yield [mission for mission in page if is_from_anywhere(mission)]

    def _in_department(self, department: Department, **criteria: str) -> Iterator[Page]:
        # The API knows departments by name, not by code.
        for page in self._search({"departmentName": department.name, **criteria}):
            yield [mission for mission in page if not is_from_anywhere(mission)]

    def _search(self, search: Mapping[str, str]) -> Iterator[Page]:
        key = self.settings.key.get_secret_value()
        if not key:
            raise KeyMissing("Il manque la clé d'API Engagement : écrivez API_ENGAGEMENT_KEY dans le fichier .env.")
        with Client(self.settings.base_url, headers={"x-api-key": key}, transport=self.transport) as client:
            yield from self._read(client, search)

    def _read(self, client: Client, search: Mapping[str, str]) -> Iterator[Page]:
        asked = {"type": ",".join(TYPES), "limit": str(PAGE_LENGTH), **search}
        if self.settings.publishers:
            asked["publisher"] = self.settings.publishers

        def ask(start: int, _: int) -> Part:
            try:
                reply = client.get(PATH, params={**asked, "skip": str(start)})
            except HttpFailure as failure:
                raise told(failure, partner=PARTNER) from failure
            page = records_of(reply, "data", partner=PARTNER)
            total = count_in(reply.json(), "total")
            if total is None:
                raise PartnerSilent(f"{PARTNER} a changé sa réponse : « total » n'y est plus.")
            return Part(page, total)

        # Missions come by their date, which says nothing of when they entered the list: pages must meet.
        yield from read_list(
            ask,
            partner=PARTNER,
            key_fields=("id",),
            pause_seconds=self.settings.pause_seconds,
            most_pages=MOST_PAGES,
            overlap=1,
        )


class MissionAddress(Record):
    """One of the addresses of a mission."""

    street: Text = None
    postcode: Postcode = Field(default=None, alias="postalCode")
    city: Text = None
    department: Code = Field(default=None, alias="departmentCode")
    location: Annotated[Position, BeforeValidator(table)] = Position()


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else []


class Mission(Record):
    """A mission of API Engagement. Its key is (publisher, client id, address)."""

    id: Code = None
    client_id: Code = Field(default=None, alias="clientId")
    publisher: Code = Field(default=None, alias="publisherId")
    title: Text = None
    description: Text = None
    domain: Text = None
    activity: Text = None
    type: Code = None
    remote: Code = None
    schedule: Text = None
    requirements: Annotated[list[Text], BeforeValidator(_several)] = Field(default=[])
    created: Instant = Field(default=None, alias="postedAt")
    organization: Text = Field(default=None, alias="organizationName")
    reduced_mobility: Flag = Field(default=None, alias="reducedMobilityAccessible")
    places: Number = None
    deleted: Flag = None
    url: Link = Field(default=None, alias="applicationUrl")
    addresses: Annotated[list[MissionAddress], BeforeValidator(tables)] = Field(default=[])
    city: Text = None
    postcode: Postcode = Field(default=None, alias="postalCode")
    department: Code = Field(default=None, alias="departmentCode")
    location: Annotated[Position, BeforeValidator(table)] = Position()


def clean_mission(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The drafts of a mission of API Engagement: one an address, one without a place where it is done from anywhere."""
    mission = Mission.model_validate(raw)
    key = f"{mission.publisher or '-'}/{mission.client_id or mission.id or ''}"
    title = tidy_title(mission.title)
    kind = _KINDS.get(mission.type or "")
    if not (mission.client_id or mission.id):
        yield Reject(None, "sans identifiant", "id")
    elif not title:
        yield Reject(key, "sans titre", "title")
    elif kind is None:
        yield Reject(key, "type de mission inconnu", "type")
    elif mission.deleted:
        yield Reject(key, "retirée par son auteur", "deleted", gone=True)
    elif is_from_anywhere(raw):
        yield _mission(mission, key, title, kind)
    else:
        anywhere = _mission(mission, key, title, kind)
        for address in _addresses(mission) or [MissionAddress()]:
            where = Whereabouts(
                point=point_of(address.location),
                postcode=address.postcode,
                city=address.city,
                department=address.department,
            )
            # Communes share postcodes, and streets have the same names in all of them.
            parts = (key, address.postcode, _in_key(address.city), _in_key(address.street)[:LONGEST_STREET])
            yield replace(anywhere, key="/".join(one for one in parts if one), whereabouts=where)


def is_from_anywhere(raw: dict[str, Any]) -> bool:
    """Whether a mission needs no place: it belongs to no department then, and is pulled once for all."""
    remote = raw.get("remote")
    return remote == "full" or (
        remote == "possible"
        and not tables(raw.get("addresses"))
        and not any(raw.get(name) for name in ("postalCode", "city", "departmentCode", "location"))
    )


def _in_key(name: str | None) -> str:
    return fold(name or "").replace(" ", "-")


def _addresses(mission: Mission) -> list[MissionAddress]:
    """The addresses of a mission; the one that older records write on the mission itself, where there is no list."""
    only = MissionAddress(
        postcode=mission.postcode, city=mission.city, department=mission.department, location=mission.location
    )
    return mission.addresses or ([] if only == MissionAddress() else [only])


def _mission(mission: Mission, key: str, title: str, kind: Kind) -> Draft:
    """A mission as it is done from anywhere; what it asks stands at the end of its text."""
    asked = ", ".join(one for one in mission.requirements if one)
    text = "\n\n".join(one for one in (mission.description, asked and f"Ce qui est demandé : {asked}.") if one)
    known = Conditions(
        schedule=short(mission.schedule),
        hours_per_week=said.hours_per_week(mission.schedule) if kind is Kind.CIVIC_SERVICE else None,
        domain=mission.domain,
        positions=count_of(mission.places),
        accessible=mission.reduced_mobility or None,
        remote=True if mission.remote == "full" else None,
    )
    return Draft(
        key=key,
        kind=kind,
        title=title,
        text=text,
        whereabouts=Whereabouts(anywhere=True),
        conditions=mission_with_text(known, f"{title}\n{text}"),
        employer=name_of(mission.organization),
        url=mission.url,
        published=mission.created,
    )
