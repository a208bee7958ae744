"""API Engagement: missions of volunteering and civic service in a department, then those done from anywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx2

from geo import Department
from ingest.connectors.connector import Page, count_in, pause, records_of, told
from ingest.errors import KeyMissing, PartnerSilent, PullCutShort
from ingest.settings import ApiEngagementSettings
from kit import Client, HttpFailure

PARTNER = "API Engagement"
PATH = "/v0/mission"
PAGE_LENGTH = 1000
MOST_PAGES = 50
TYPES = ("benevolat", "volontariat_service_civique", "volontariat_sapeurs_pompiers")


@dataclass(slots=True)
class ApiEngagement:
    """The connector. `transport` replaces the network in tests."""

    settings: ApiEngagementSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """All missions with an address in the department, and those that can be done from anywhere."""
        key = self.settings.key.get_secret_value()
        if not key:
            raise KeyMissing("Il manque la clé d'API Engagement : écrivez API_ENGAGEMENT_KEY dans le fichier .env.")
        # The API knows departments by name, not by code.
        searches: tuple[Mapping[str, str], ...] = ({"departmentName": department.name}, {"remote": "full,possible"})
        with Client(self.settings.base_url, headers={"x-api-key": key}, transport=self.transport) as client:
            for search in searches:
                yield from self._search(client, search)

    def _search(self, client: Client, search: Mapping[str, str]) -> Iterator[Page]:
        asked = {"type": ",".join(TYPES), "limit": str(PAGE_LENGTH), **search}
        if self.settings.publishers:
            asked["publisher"] = self.settings.publishers
        first, seen = 0, 0
        for _ in range(MOST_PAGES):
            try:
                reply = client.get(PATH, params={**asked, "skip": str(seen)})
            except HttpFailure as failure:
                raise told(failure, partner=PARTNER) from failure
            page = records_of(reply, "data", partner=PARTNER)
            total = count_in(reply.json(), "total")
            yield page
            if total is None:
                raise PartnerSilent(f"{PARTNER} a changé sa réponse : « total » n'y est plus.")
            seen, first = seen + len(page), first or total
            if seen >= first or not page:
                break
            pause(self.settings.pause_seconds)
        if seen < first:
            raise PullCutShort("La liste des missions a bougé pendant la lecture.")
