"""Bourse d'entraide de la Creuse: small paid jobs between neighbours and associations, one JSON list a department."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx2
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import Department
from ingest.connector import Page, records_of, told
from ingest.draft import Cleaned, Draft, Reject, Whereabouts
from ingest.shapes import Code, Insee, Instant, Link, Record, Text
from ingest.sources import Source
from ingest.wording import name_of, tidy_title
from kit import Client, HttpFailure
from matching import Conditions, Kind

PARTNER = "La Bourse d'entraide"


class EntraideSettings(BaseSettings):
    """Bourse d'entraide: open to all."""

    model_config = SettingsConfigDict(env_prefix="ENTRAIDE_", env_file=".env", extra="ignore")

    base_url: str = "https://entraide-creuse.example"


@dataclass(slots=True)
class Entraide:
    """The connector. `transport` replaces the network in tests."""

    settings: EntraideSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """Everything there is for a department: one page."""
        with Client(self.settings.base_url, transport=self.transport) as client:
            try:
                reply = client.get("/annonces.json", params={"departement": department.code})
            except HttpFailure as failure:
                raise told(failure, partner=PARTNER) from failure
            yield records_of(reply, "annonces", partner=PARTNER)


class Notice(Record):
    """A notice, of which only these fields are read: the phone number that it also gives is not one of them."""

    number: Code = Field(default=None, alias="numero")
    title: Text = Field(default=None, alias="titre")
    text: Text = Field(default=None, alias="texte")
    association: Text = None
    insee: Insee = Field(default=None, alias="commune")
    page: Link = None
    written: Instant = Field(default=None, alias="ecrite_le")


def clean_notice(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The draft of a notice, or why it is none."""
    notice = Notice.model_validate(raw)
    title = tidy_title(notice.title)
    if notice.number is None or not title:
        yield Reject(notice.number, "sans numéro ou sans titre", "numero")
        return
    yield Draft(
        key=notice.number,
        kind=Kind.JOB,
        title=title,
        text=notice.text or "",
        whereabouts=Whereabouts(insee=notice.insee),
        conditions=Conditions(),
        employer=name_of(notice.association),
        url=notice.page,
        published=notice.written,
    )


# The row, in `SOURCES` of `ingest/sources/table.py`:
ENTRAIDE = Source(
    slug="entraide",
    label="Bourse d'entraide",
    settings=EntraideSettings,
    connect=lambda settings, _: Entraide(settings),
    clean=clean_notice,
    hour=5,
    minute=20,
)
