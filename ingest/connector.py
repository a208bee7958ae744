"""What all connectors have in common: a pull gives pages, and says at its end whether it saw everything."""

import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from geo import Department
from ingest.errors import KeyRefused, PartnerSilent
from kit import HttpFailure, Refused, Reply
from store.catalogue.rechecks import Answer

Page = list[dict[str, Any]]
"""Raw records as the partner writes them; they may name people and are never stored or logged."""


class Connector(Protocol):
    """One partner."""

    def pull(self, department: Department) -> Iterator[Page]:
        """Everything the partner has for a department, page by page.

        An iteration that ends has seen everything. Raises PullCutShort where something may be missing, and another
        IngestError where the partner cannot be read; the pages given before are good in both cases.
        """
        ...


@runtime_checkable
class TellsNews(Protocol):
    """A partner that can also be asked for what is new alone."""

    def pull_since(self, department: Department, since: datetime) -> Iterator[Page]:
        """What the partner created for a department since an instant, and some of what came just before."""
        ...


@runtime_checkable
class ReachesEverywhere(Protocol):
    """A partner that also has what is done from home, and so belongs to no department."""

    def pull_everywhere(self) -> Iterator[Page]:
        """All of it, page by page, as `Connector.pull`; no department's pull gives any of it."""
        ...


@runtime_checkable
class NamesDepartment(Protocol):
    """The settings of a source that is one department's own."""

    department: str
    """Its code; "" for the first of those that are pulled."""


@runtime_checkable
class ChecksOne(Protocol):
    """A partner that can be asked whether one record is still offered."""

    def check(self, page: str) -> Answer:
        """What the partner says now of the record whose public page this is; raises an IngestError."""
        ...


def pause(seconds: float) -> None:
    """Waits between two calls: partners count them."""
    if seconds:
        time.sleep(seconds)


def told(failure: HttpFailure, *, partner: str) -> PartnerSilent | KeyRefused:
    """The failure of a call as a person needs to hear it."""
    if isinstance(failure, Refused) and failure.status in (401, 403):
        return KeyRefused(f"{partner} refuse la clé. Vérifiez-la dans le fichier .env, ou demandez-en une autre.")
    return PartnerSilent(f"{partner} ne répond pas comme prévu ({failure}). Une nouvelle récolte suffira peut-être.")


def records_of(reply: Reply, name: str, *, partner: str) -> Page:
    """The list `name` of a JSON answer, empty records for what is none; raises PartnerSilent where there is none."""
    try:
        answer = reply.json()
    except HttpFailure as failure:
        raise told(failure, partner=partner) from failure
    records = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(records, list):
        raise PartnerSilent(f"{partner} a changé sa réponse : « {name} » n'y est plus.")
    return [record if isinstance(record, dict) else {} for record in records]


def count_in(table: object, name: str) -> int | None:
    """A count that an answer gives; None where it gives none."""
    count = table.get(name) if isinstance(table, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None
