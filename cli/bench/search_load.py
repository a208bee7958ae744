"""Many people who search at once, over HTTP: what each of them waited for, and what it cost the processor.

They are one process of their own on the same cores. It speaks HTTP by hand, so that it takes little of them: answers
are read, not decoded.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import get_context
from random import Random
from urllib.parse import urlencode

import numpy as np

from geo import Commune, Means, means_to_text
from matching import Filter, Kind

USERS = 100
EVERY_SECONDS = 2.0
FOR_SECONDS = 20.0
QUESTIONS = 1_000
"""Different questions that all of them draw from."""
_TWO_THINGS, _FILTERED, _NARROWED = 0.2, 0.2, 0.1
"""Shares of questions in two words that may never have been put together, with a filter, for one kind alone."""
_PATIENCE_SECONDS = 30.0
_HEADERS = "Host: {host}\r\nAccept: {accept}\r\nAccept-Encoding: gzip\r\nConnection: keep-alive"
ACCEPT_JSON, ACCEPT_PAGE = "application/json", "text/html"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as the address of the API and as that of the page."""

    api: str
    page: str


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured: the seconds of each answer, how many were none, bytes, and the processor time of asking."""

    seconds: list[float]
    errors: int
    received_bytes: int
    lasted_seconds: float
    processor_seconds: float

    @property
    def milliseconds(self) -> dict[str, float]:
        """What people waited for."""
        waited = 1000 * np.array(self.seconds or [np.nan])
        shares = {f"p{share}": round(float(np.percentile(waited, share)), 1) for share in (50, 95, 99)}
        return shares | {"most": round(float(waited.max()), 1)}


def invented_questions(
    communes: Sequence[Commune], words: Sequence[str], means: Sequence[tuple[Means, ...]], *, seed: int
) -> list[Asked]:
    """Questions of people who live where people live, most of them in usual words."""
    rng = Random(f"{seed}/questions")
    homes = [one for one in communes if one.point is not None and one.population > 0]
    weights = list(accumulate(one.population for one in homes))
    return [_question(rng, home, words, means) for home in rng.choices(homes, cum_weights=weights, k=QUESTIONS)]


def _question(rng: Random, home: Commune, words: Sequence[str], means: Sequence[tuple[Means, ...]]) -> Asked:
    said = " ".join(rng.sample(words, 2)) if rng.random() < _TWO_THINGS else rng.choice(words)
    ways = [means_to_text(one) for one in rng.choice(means)]
    kinds = [rng.choice(list(Kind)).value] if rng.random() < _NARROWED else []
    filters = [rng.choice(list(Filter)).value] if rng.random() < _FILTERED else []
    api = [("insee", home.insee), *(("means", one) for one in ways), ("q", said)]
    api += [*(("kinds", one) for one in kinds), *(("filters", one) for one in filters)]
    page = [("lieu", home.insee), *(("moyen", one) for one in ways), ("mots", said), *(("type", one) for one in kinds)]
    return Asked(f"/v1/search?{urlencode(api)}", f"/?{urlencode(page)}")


def measure_load(port: int, paths: Sequence[str], *, accept: str, seed: int, seconds: float = FOR_SECONDS) -> Load:
    """What `USERS` wait for who each ask one of `paths` of this machine every `EVERY_SECONDS`."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(load_of_here, (port, list(paths), accept, seed, seconds))


def load_of_here(port: int, paths: list[str], accept: str, seed: int, seconds: float) -> Load:
    """The same, asked by this process."""
    return asyncio.run(_users(port, paths, accept, seed, seconds))


async def _users(port: int, paths: list[str], accept: str, seed: int, seconds: float) -> Load:
    began, worked = time.perf_counter(), time.process_time()
    headers = _HEADERS.format(host=f"127.0.0.1:{port}", accept=accept)
    requests = [f"GET {path} HTTP/1.1\r\n{headers}\r\n\r\n".encode() for path in paths]
    people = [_User(port, requests, Random(f"{seed}/{number}"), began + seconds) for number in range(USERS)]
    await asyncio.gather(*(one.search() for one in people))
    return Load(
        seconds=[waited for one in people for waited in one.waited],
        errors=sum(one.errors for one in people),
        received_bytes=sum(one.received_bytes for one in people),
        lasted_seconds=time.perf_counter() - began,
        processor_seconds=time.process_time() - worked,
    )


class _User:
    """Somebody who asks, reads, thinks, and asks again until the end."""

    def __init__(self, port: int, requests: list[bytes], rng: Random, until: float) -> None:
        self._port = port
        self._requests = requests
        self._rng = rng
        self._until = until
        self._connection: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.waited: list[float] = []
        self.errors = 0
        self.received_bytes = 0

    async def search(self) -> None:
        await asyncio.sleep(self._rng.random() * EVERY_SECONDS)
        while (began := time.perf_counter()) < self._until:
            try:
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    answered = await self._ask(self._rng.choice(self._requests))
            except (OSError, EOFError, TimeoutError, ValueError):
                answered = False
                self._hang_up()
            if answered:
                self.waited.append(time.perf_counter() - began)
            else:
                self.errors += 1
            await asyncio.sleep(max(0.0, EVERY_SECONDS - (time.perf_counter() - began)))
        self._hang_up()

    async def _ask(self, request: bytes) -> bool:
        """Whether the answer, read to its end, is a good one."""
        if self._connection is None:
            self._connection = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._connection
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        _, _, after = head.lower().partition(b"content-length: ")
        body = await reader.readexactly(int(after.partition(b"\r\n")[0]))
        self.received_bytes += len(head) + len(body)
        return head.startswith(b"HTTP/1.1 200 ")

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection[1].close()
            self._connection = None
