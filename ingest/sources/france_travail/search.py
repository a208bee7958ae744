"""France Travail, Offres d'emploi v2: everything for one department, through pages of 150 and 3,150 at the most.

search → Content-Range tells how many → pages, or a narrower search: by date of creation, then by field of work
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

import httpx2

from geo import Department
from ingest.connector import Page, pause, records_of, told
from ingest.errors import KeyMissing, KeyRefused, PartnerSilent, PullCutShort
from ingest.sources.france_travail.settings import FranceTravailSettings
from kit import Client, HttpFailure, Refused, Reply

PARTNER = "France Travail"
PATH = "/partenaire/offresdemploi/v2/offres/search"
PAGE_LENGTH = 150
MOST_RESULTS = 3150
"""`range` ends at 3149: beyond, a search must be split."""
FIELDS_OF_WORK = tuple("ABCDEFGHIJKLMN")
"""The `grandDomaine` codes of ROME."""
OLDEST = datetime(2015, 1, 1, tzinfo=UTC)
"""No offer online is older."""
NARROWEST = timedelta(hours=1)
"""A window of creation dates that is not split further, but by field of work."""
OVERLAP = timedelta(hours=1)
"""An increment begins so long before the last one did: offers enter the search some time after their creation."""
AHEAD = timedelta(days=1)
"""A window ends so long after now: clocks differ, and offers may be dated ahead."""
READINGS = 3
"""How often a search that moves while it is read is read."""
EARLY_SECONDS = 60.0
"""A token is renewed this long before it ends."""

_RANGE = re.compile(r"\d+-(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class _Search:
    """What is asked: a department, in a window of creation dates, in one field of work."""

    department: str
    since: datetime | None = None
    until: datetime | None = None
    field_of_work: str | None = None

    def params(self, start: int) -> dict[str, str]:
        last = min(start + PAGE_LENGTH, MOST_RESULTS) - 1
        asked = {"departement": self.department, "sort": "1", "range": f"{start}-{last}"}
        if self.since is not None and self.until is not None:
            asked["minCreationDate"] = self.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            asked["maxCreationDate"] = self.until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if self.field_of_work is not None:
            asked["grandDomaine"] = self.field_of_work
        return asked

    def halves(self, now: datetime) -> "list[_Search]":
        """Narrower searches that see the same together; none where it cannot be narrowed."""
        since, until = self.since or OLDEST, self.until or now + AHEAD
        if until - since > NARROWEST:
            middle = (since + (until - since) / 2).replace(microsecond=0)
            return [replace(self, since=middle, until=until), replace(self, since=since, until=middle)]
        if self.field_of_work is None:
            return [replace(self, field_of_work=letter) for letter in FIELDS_OF_WORK]
        return []


class _Reading(Enum):
    """How the reading of one search ended."""

    COMPLETE = auto()
    MOVED = auto()
    """Offers were taken down while we read: pages moved up, and some may have been jumped over."""
    ENDED_EARLY = auto()
    TOO_LONG = auto()


@dataclass(slots=True)
class FranceTravail:
    """The connector. `transport` replaces the network in tests."""

    settings: FranceTravailSettings
    now: datetime
    transport: httpx2.BaseTransport | None = None
    _seen: set[str] = field(default_factory=set, init=False)
    _calls: int = field(default=0, init=False)
    _cut_short: str | None = field(default=None, init=False)

    def pull(self, department: Department) -> Iterator[Page]:
        """All offers of a department, each once."""
        yield from self._all(_Search(department.code))

    def pull_since(self, department: Department, since: datetime) -> Iterator[Page]:
        """The offers of a department created since an instant, or up to OVERLAP before it, each once."""
        yield from self._all(_Search(department.code, since=since - OVERLAP, until=self.now + AHEAD))

    def _all(self, search: _Search) -> Iterator[Page]:
        if not self.settings.client_id or not self.settings.client_secret.get_secret_value():
            raise KeyMissing(
                "Il manque la clé de France Travail : écrivez FRANCE_TRAVAIL_CLIENT_ID et "
                "FRANCE_TRAVAIL_CLIENT_SECRET dans le fichier .env."
            )
        self._seen, self._calls, self._cut_short = set(), 0, None
        auth = TokenAuth(self.settings)
        with Client(self.settings.base_url, auth=auth, transport=self.transport) as client:
            yield from self._search(client, search)
        if self._cut_short is not None:
            raise PullCutShort(self._cut_short)

    def _search(self, client: Client, search: _Search) -> Iterator[Page]:
        """What a search finds. One that is too long is split; one that moved while it was read is read again."""
        before: set[str] | None = None
        for _ in range(READINGS):
            reading, found = yield from self._read(client, search)
            if reading is _Reading.TOO_LONG:
                narrower = search.halves(self.now)
                for one in narrower:
                    yield from self._search(client, one)
                if not narrower:
                    self._cut_short = (
                        "Il y a trop d'offres dans une même heure et un même domaine pour les lire toutes."
                    )
                return
            if reading is _Reading.MOVED and found == before:  # it did not move: some offers are listed twice
                return
            if reading is not _Reading.MOVED:
                break
            before = found
        if reading is not _Reading.COMPLETE:
            self._cut_short = "France Travail : la liste a bougé pendant la lecture, une partie n'a pas été lue."

    def _read(self, client: Client, search: _Search) -> Generator[Page, None, tuple[_Reading, set[str]]]:
        """The pages of one search; how it ended, and the ids that were found."""
        first, moved, found, start = None, False, set[str](), 0
        while True:
            reply = self._page(client, search, start)
            if reply is None:
                return _Reading.TOO_LONG, found
            if reply.status == 204:  # nothing there; after other pages: what was there is gone
                return (_Reading.COMPLETE if start == 0 else _Reading.ENDED_EARLY), found
            page = records_of(reply, "resultats", partner=PARTNER)
            end, total = _range(reply, start, len(page))
            first = total if first is None else first
            moved = moved or total < first
            found |= {str(record.get("id")) for record in page}
            yield self._unseen(page)
            if end < start:  # a page that was read already
                return _Reading.ENDED_EARLY, found
            start = end + 1
            if total > MOST_RESULTS and search.halves(self.now):
                return _Reading.TOO_LONG, found
            if start >= min(total, MOST_RESULTS) or not page:
                break
        if total > MOST_RESULTS:
            return _Reading.TOO_LONG, found
        return (_Reading.MOVED if moved or len(found) < first else _Reading.COMPLETE), found

    def _unseen(self, page: Page) -> Page:
        """The records that no page has given yet: windows meet, pages shift, and a search may be read again."""
        unseen = [record for record in page if str(record.get("id")) not in self._seen]
        self._seen |= {str(record.get("id")) for record in page if record.get("id")}
        return unseen

    def _page(self, client: Client, search: _Search, start: int) -> Reply | None:
        """The page that begins at `start`; None where France Travail refuses to go so far."""
        if self._calls:
            pause(self.settings.pause_seconds)
        self._calls += 1
        try:
            return client.get(PATH, params=search.params(start), expect=(200, 204, 206))
        except Refused as refused:
            if refused.status == 400 and start:
                return None
            raise told(refused, partner=PARTNER) from refused
        except HttpFailure as failure:
            raise told(failure, partner=PARTNER) from failure


class TokenAuth(httpx2.Auth):
    """Signs each request with a token, asked for when needed, renewed early, and once more on a 401."""

    requires_response_body = True

    def __init__(self, settings: FranceTravailSettings) -> None:
        self._settings = settings
        self._token = ""
        self._until = datetime.min.replace(tzinfo=UTC)

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response]:
        """The token's request where there is none, the signed request, and both again after a 401."""
        if datetime.now(UTC) >= self._until:
            self._keep((yield self._ask()))
        request.headers["Authorization"] = f"Bearer {self._token}"
        response = yield request
        if response.status_code == 401:
            self._keep((yield self._ask()))
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request

    def _ask(self) -> httpx2.Request:
        body = {
            "grant_type": "client_credentials",
            "client_id": self._settings.client_id,
            "client_secret": self._settings.client_secret.get_secret_value(),
            "scope": self._settings.scope,
        }
        return httpx2.Request("POST", self._settings.token_url, data=body)

    def _keep(self, response: httpx2.Response) -> None:
        if response.status_code == 429 or response.status_code >= 500:
            response.raise_for_status()
        try:
            answer = response.json() if response.status_code == 200 else {}
            self._token = str(answer["access_token"])
            lifetime = float(answer.get("expires_in", 0))
        except (ValueError, KeyError, TypeError) as error:
            raise KeyRefused(
                "France Travail refuse la clé : vérifiez FRANCE_TRAVAIL_CLIENT_ID, FRANCE_TRAVAIL_CLIENT_SECRET et "
                "FRANCE_TRAVAIL_SCOPE, et que l'API « Offres d'emploi v2 » est rattachée à votre application."
            ) from error
        self._until = datetime.now(UTC) + timedelta(seconds=max(0.0, lifetime - EARLY_SECONDS))


def _range(reply: Reply, start: int, length: int) -> tuple[int, int]:
    """The position of the last offer of a page, and how many offers the search finds, as Content-Range says.

    A 200 is the whole answer, so it may do without; a 206 that does not say how much there is has no end.
    """
    found = _RANGE.search(reply.headers.get("content-range", ""))
    if found is not None:
        return int(found[1]), int(found[2])
    if reply.status == 206:
        raise PartnerSilent(f"{PARTNER} a changé sa réponse : « Content-Range » n'y est plus.")
    return start + length - 1, start + length
