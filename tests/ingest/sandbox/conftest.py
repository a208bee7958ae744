"""One sandbox on the loopback for all tests but those that change its content, which have one of their own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from ingest.sandbox import CREDENTIALS, SandboxServer, create_sandbox
from tests.make.partners import served_partners

AS_OF = datetime(2026, 11, 21, 10, tzinfo=UTC)
TOKEN_PATH = "/connexion/oauth2/access_token?realm=%2Fpartenaire"
SEARCH = "/partenaire/offresdemploi/v2/offres/search"
IMMERSIONS = "/api/v3/offers"
MISSIONS = "/v0/mission"
CREDENTIALS_FORM = {
    "grant_type": "client_credentials",
    "client_id": CREDENTIALS.france_travail_client_id,
    "client_secret": CREDENTIALS.france_travail_client_secret,
    "scope": "api_offresdemploiv2 o2dsoffre",
}


class Partners:
    """A client of the three partners, with the keys of each."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.http = httpx2.Client(base_url=server.url, timeout=10)
        self.token = ""
        self.renew_token()

    def renew_token(self) -> None:
        self.token = self.http.post(TOKEN_PATH, data=CREDENTIALS_FORM).json()["access_token"]

    def offers(self, **criteria: str) -> httpx2.Response:
        return self.http.get(SEARCH, params=criteria, headers={"Authorization": f"Bearer {self.token}"})

    def offer(self, identifier: str) -> httpx2.Response:
        path = SEARCH.replace("search", identifier)
        return self.http.get(path, headers={"Authorization": f"Bearer {self.token}"})

    def immersions(self, path: str = IMMERSIONS, **criteria: str) -> httpx2.Response:
        params = {name.replace("__", "[]"): value for name, value in criteria.items()}
        return self.http.get(path, params=params, headers={"authorization": CREDENTIALS.immersion_facilitee_key})

    def missions(self, path: str = MISSIONS, **criteria: str) -> httpx2.Response:
        return self.http.get(path, params=criteria, headers={"x-api-key": CREDENTIALS.api_engagement_key})

    def all_offers(self, **criteria: str) -> list[dict[str, Any]]:
        """Every offer of a search, page after page as Content-Range says."""
        found: list[dict[str, Any]] = []
        total = 1
        while len(found) < total:
            answer = self.offers(range=f"{len(found)}-{len(found) + 149}", **criteria)
            total = int(answer.headers["content-range"].rpartition("/")[2])
            found += answer.json()["resultats"]
        return found


@pytest.fixture(scope="session")
def partners() -> Iterator[Partners]:
    """The partners as they are, for tests that change nothing."""
    with SandboxServer(create_sandbox(as_of=AS_OF)) as server:
        client = Partners(server)
        yield client
        client.http.close()


@pytest.fixture
def faulty(partners: Partners) -> Iterator[Partners]:
    """The same partners, for a test that arms faults: they are well again afterwards."""
    yield partners
    partners.server.faults.clear()
    partners.renew_token()


@pytest.fixture
def fragile() -> Iterator[Partners]:
    """Partners of one test alone, whose content it changes."""
    with served_partners() as server:
        client = Partners(server)
        yield client
        client.http.close()
