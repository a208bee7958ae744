"""Immersion Facilitée v3: the companies of a department that welcome people to try a trade."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx2

from geo import Department
from ingest.connectors.connector import Page, count_in, pause, records_of, told
from ingest.errors import KeyMissing, PartnerSilent, PullCutShort
from ingest.settings import ImmersionFaciliteeSettings
from kit import Client, HttpFailure

PARTNER = "Immersion Facilitée"
PATH = "/api/v3/offers"
PAGE_LENGTH = 500
MOST_PAGES = 200


@dataclass(slots=True)
class ImmersionFacilitee:
    """The connector. `transport` replaces the network in tests."""

    settings: ImmersionFaciliteeSettings
    transport: httpx2.BaseTransport | None = None

    def pull(self, department: Department) -> Iterator[Page]:
        """All offers of a department, those that are full for now included: they are only told not to be available."""
        key = self.settings.key.get_secret_value()
        if not key:
            raise KeyMissing(
                "Il manque la clé d'Immersion Facilitée : écrivez IMMERSION_FACILITEE_KEY dans le fichier .env."
            )
        with Client(self.settings.base_url, headers={"authorization": key}, transport=self.transport) as client:
            first, seen = 0, 0
            for number in range(1, MOST_PAGES + 1):
                page, pages, total = self._page(client, department, number)
                yield page
                seen, first = seen + len(page), first or total
                if number >= pages or not page:
                    break
                pause(self.settings.pause_seconds)
            if seen < first:
                raise PullCutShort("La liste d'Immersion Facilitée a bougé pendant la lecture.")

    def _page(self, client: Client, department: Department, number: int) -> tuple[Page, int, int]:
        """A page, how many pages there are, and how many offers."""
        asked = {
            "sortBy": "date",
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
        paging = reply.json().get("pagination")
        pages, total = count_in(paging, "totalPages"), count_in(paging, "totalRecords")
        if pages is None or total is None:
            raise PartnerSilent(f"{PARTNER} a changé sa réponse : « pagination » n'y est plus.")
        return page, pages, total
