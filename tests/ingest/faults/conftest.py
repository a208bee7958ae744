"""Every source with what it published yesterday in the store, and what it publishes today at the partner.

A test arms faults, pulls, and finds the ledger in order; the next pull, without faults, puts everything right. The
content of both days is made once: each test has its own copy of the store, and gives the partners back as they were.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import stamina
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ingest import SOURCES, RunReport, pull_of, run_pull
from ingest.coding import read_coder
from ingest.sandbox import Fault, FaultKind, SandboxServer, create_sandbox, sandbox_partners
from ingest.sandbox.world import Shelf
from store import create_store
from store.reference.communes_and_trades import read_communes
from tests.fixtures.database import Server
from tests.make.ledger import Content, assert_adds_up, live

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
RECORDS, MOVED = 30, 4
"""How many records each source publishes, and how many of them go, change and come from one day to the next."""


@dataclass(frozen=True, slots=True)
class Played:
    """A source of the sandbox: the path of its list, and the constant that says how long a page of it is."""

    slug: str
    path: str
    page_length: str | None
    """None where all comes at once."""
    least: tuple[str, ...]
    """The fields without which a record is nothing."""
    text: str = "description"
    """The field where people write at length."""
    table: str = "opportunities"
    """Where most of its rows go."""
    words: str = "description"
    """The column of that table that holds what people write."""
    is_calendar: bool = False
    """Whether its records are lines of a calendar: these hold text alone, where JSON may hold anything."""


PLAYED = (
    Played(
        "france-travail",
        "/offres/search",
        "ingest.sources.france_travail.search.PAGE_LENGTH",
        least=("id", "intitule"),
    ),
    Played(
        "immersion-facilitee",
        "/api/v3/offers",
        "ingest.sources.immersion_facilitee.PAGE_LENGTH",
        least=("siret", "locationId", "rome", "remoteWorkMode"),
        text="additionalInformation",
    ),
    Played(
        "api-engagement",
        "/v0/mission",
        "ingest.sources.api_engagement.PAGE_LENGTH",
        least=("id", "clientId", "publisherId", "type", "title"),
    ),
    Played(
        "les-emplois",
        "/api/v1/siaes/",
        "ingest.sources.les_emplois.PAGE_LENGTH",
        least=("id", "siret", "type", "raison_sociale"),
    ),
    Played(
        "data-inclusion",
        "/api/v1/services",
        "ingest.sources.data_inclusion.PAGE_LENGTH",
        least=("id", "nom"),
        table="services",
    ),
    Played(
        "bus-emploi",
        "/agenda/bus-emploi.ics",
        None,
        least=("UID", "LOCATION"),
        table="bus_stops",
        words="spot",
        is_calendar=True,
    ),
)
PAGED = tuple(source for source in PLAYED if source.page_length is not None)
WHOLE = tuple(source for source in PLAYED if source.page_length is None)
OF_JSON = tuple(source for source in PLAYED if not source.is_calendar)
BY_SLUG = {source.slug: source for source in PLAYED}
PAGE_LENGTH = 10
MOST_SEARCHES, SEARCHES = "ingest.sources.data_inclusion.MOST_SEARCHES", 2
"""So many searches of data.inclusion show as much as forty."""


def _read_once[T](read: Callable[[Session], T]) -> Callable[[Session], T]:
    """What the first store says: every store of these tests has the same references."""
    known: list[T] = []

    def read_or_known(session: Session) -> T:
        if not known:
            known.append(read(session))
        return known[0]

    return read_or_known


_COMMUNES, _CODER = _read_once(read_communes), _read_once(read_coder)


@dataclass(slots=True)
class Scene:
    """One source in front of one store: `yesterday` is live in the store, `today` is published."""

    source: Played
    engine: Engine
    sandbox: SandboxServer
    yesterday: Content
    today: Content
    bare: str
    """A store that has the references and nothing else, to be copied."""
    server: Server
    url: str
    """Where the source is asked."""
    now: datetime = NOW

    @property
    def shelf(self) -> Shelf:
        """What the source publishes."""
        return self.sandbox.world.shelf(self.source.slug)

    def arm(self, kind: FaultKind, **how: int | float) -> None:
        """Arms a fault on the list of the source."""
        self.sandbox.faults.arm(Fault(kind, self.source.path, **how))  # type: ignore[arg-type]

    def rewrite(self, write: Callable[[dict[str, Any]], Any]) -> None:
        """Has the source send what `write` makes of each record."""
        self.sandbox.faults.rewrite(write, path=self.source.path)

    def pull(self) -> RunReport:
        """Pulls the source; the ledger must be in order."""
        before = self.live()
        report = self.run()
        assert_adds_up(self.engine, report, before=before, published=self.today)
        return report

    def pull_while(self, *moves: Callable[[], object]) -> RunReport:
        """Pulls the source, one move of its list before each page but the first; what stays must stay live."""
        for page, move in enumerate(moves, start=1):
            self.sandbox.faults.meanwhile(move, path=self.source.path, after=page)
        report, listed = self.run(), self.today
        self.sandbox.faults.clear()
        self.today = self.clean()
        assert listed.keys() & self.today.keys() & self.yesterday.keys() <= self.live().keys()
        return report

    def run(self) -> RunReport:
        """Pulls the source an hour after the last time, whatever the ledger says."""
        self.now += timedelta(hours=1)
        pull = pull_of(SOURCES[self.source.slug], "23", sandbox_partners(self.url), now=self.now)
        return run_pull(self.engine, pull, clock=lambda: self.now)

    def live(self) -> Content:
        """What is live of the source."""
        return live(self.engine, self.source.slug)

    def shown(self) -> list[dict[str, Any]]:
        """What is live of the source and can be proposed."""
        return [dict(row) for key, row in self.live().items() if key.startswith(("opportunities:", "services:"))]

    def clean(self) -> Content:
        """What a clean run makes of what is published now."""
        with self.server.clone(of=self.bare) as url:
            return _pulled(url, self.sandbox, self.source)[self.source.slug]

    def assert_put_right(self) -> None:
        """Pulls again without faults: what is live is what a clean run makes of today."""
        self.sandbox.faults.clear()
        assert self.pull().status == "complete"
        assert self.live() == self.today


@dataclass(frozen=True, slots=True)
class Days:
    """The addresses of a bare store and of yesterday's, the content of both days, and the way back to today."""

    bare: str
    store: str
    sandbox: SandboxServer
    yesterday: dict[str, Content]
    today: dict[str, Content]
    back: tuple[Callable[[], None], ...]


@pytest.fixture(autouse=True)
def _small_and_fast(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages are short, references are known, and what the connector would wait for has already passed."""
    for source in PAGED:
        monkeypatch.setattr(str(source.page_length), PAGE_LENGTH)
    monkeypatch.setattr(MOST_SEARCHES, SEARCHES)
    monkeypatch.setattr("ingest.run.read_communes", _COMMUNES)
    monkeypatch.setattr("ingest.run.read_coder", _CODER)
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


@pytest.fixture(scope="session")
def days(server: Server) -> Iterator[Days]:
    """Both days of every source."""
    bare = server.creuse()
    with (
        SandboxServer(create_sandbox(as_of=NOW)) as sandbox,
        server.clone(of=bare) as store,
        server.clone(of=bare) as other,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(MOST_SEARCHES, SEARCHES)
        both = _both(sandbox, bare=bare, store=store, other=other)
        patch.undo()
        yield both


def _both(sandbox: SandboxServer, *, bare: str, store: str, other: str) -> Days:
    """Yesterday in `store`, today at the partners."""
    shelves = [sandbox.world.shelf(source.slug) for source in PLAYED]
    for shelf in shelves:
        there = len(shelf.payloads())
        shelf.withdraw(max(0, there - RECORDS))
        shelf.add(max(0, RECORDS - there))
    yesterday = _pulled(store, sandbox, *PLAYED)
    for shelf in shelves:
        shelf.withdraw(MOVED)
        shelf.modify(MOVED)
        shelf.add(MOVED)
    today = _pulled(other, sandbox, *PLAYED)
    return Days(bare, store, sandbox, yesterday, today, back=tuple(shelf.remember() for shelf in shelves))


def _each(*sources: Played) -> Any:
    """A fixture: the scene of each source in turn, in front of a store of the test's own."""

    def each(request: pytest.FixtureRequest, server: Server, days: Days) -> Iterator[Scene]:
        with _scene(request.param, server, days) as opened:
            yield opened

    return pytest.fixture(each, params=sources, ids=lambda source: source.slug)


any_source = _each(*PLAYED)
scene = _each(*OF_JSON)
"""Each source whose records are JSON."""
paged = _each(*PAGED)
"""Each source that is read page by page."""
whole = _each(*WHOLE)
"""Each source that comes in one answer."""


@pytest.fixture
def france_travail(server: Server, days: Days) -> Iterator[Scene]:
    """The scene of France Travail alone."""
    with _scene(BY_SLUG["france-travail"], server, days) as opened:
        yield opened


@pytest.fixture
def bus(server: Server, days: Days) -> Iterator[Scene]:
    """The scene of the calendar of the bus alone."""
    with _scene(BY_SLUG["bus-emploi"], server, days) as opened:
        yield opened


@contextmanager
def _scene(source: Played, server: Server, days: Days) -> Iterator[Scene]:
    with server.clone(of=days.store) as url, _opened(url) as engine:
        yield Scene(
            source=source,
            engine=engine,
            sandbox=days.sandbox,
            yesterday=days.yesterday[source.slug],
            today=days.today[source.slug],
            bare=days.bare,
            server=server,
            url=days.sandbox.url,
        )
    days.sandbox.faults.clear()
    for back in days.back:
        back()


@contextmanager
def _opened(url: str) -> Iterator[Engine]:
    engine = create_store(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _pulled(url: str, sandbox: SandboxServer, *sources: Played) -> dict[str, Content]:
    """What is live of sources after a clean pull into a bare store."""
    with _opened(url) as engine:
        for source in sources:
            pull = pull_of(SOURCES[source.slug], "23", sandbox_partners(sandbox.url), now=NOW)
            assert run_pull(engine, pull, clock=lambda: NOW).status == "complete"
        return {source.slug: live(engine, source.slug) for source in sources}
