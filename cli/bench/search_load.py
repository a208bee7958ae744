"""Many people who search at once, over HTTP, from a process of their own; what each of them waited for."""

import asyncio
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import httpx2
import uvicorn
from fastapi import FastAPI

USERS = 100
EVERY_SECONDS = 2.0
FOR_SECONDS = 20.0
_PATIENCE_SECONDS = 30.0

Question = dict[str, str]


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured: the seconds of each answer, and how many were none."""

    seconds: list[float]
    errors: int


@contextmanager
def served(site: FastAPI) -> Iterator[str]:
    """The address of a site, served from a thread of this process."""
    config = uvicorn.Config(site, host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def measure_load(address: str, questions: Sequence[Question], *, seed: int) -> Load:
    """What `USERS` wait for who each ask one of `questions` every `EVERY_SECONDS`, by a process of their own."""
    context = get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_asked, (address, list(questions), seed))


def _asked(address: str, questions: list[Question], seed: int) -> Load:
    return asyncio.run(_users(address, questions, seed))


async def _users(address: str, questions: list[Question], seed: int) -> Load:
    limits = httpx2.Limits(max_connections=USERS)
    async with httpx2.AsyncClient(base_url=address, timeout=_PATIENCE_SECONDS, limits=limits) as client:
        until = time.perf_counter() + FOR_SECONDS
        people = [_user(client, questions, random.Random(f"{seed}/{user}"), until) for user in range(USERS)]
        waited: list[float | None] = [one for person in await asyncio.gather(*people) for one in person]
    seconds = [one for one in waited if one is not None]
    return Load(seconds, len(waited) - len(seconds))


async def _user(client: Any, questions: list[Question], rng: random.Random, until: float) -> list[float | None]:
    """The seconds of each answer to one user, None for none."""
    waited: list[float | None] = []
    await asyncio.sleep(rng.random() * EVERY_SECONDS)
    while (began := time.perf_counter()) < until:
        try:
            answer = await client.get("/v1/search", params=rng.choice(questions))
            waited.append(time.perf_counter() - began if answer.status_code == 200 else None)
        except httpx2.HTTPError:
            waited.append(None)
        await asyncio.sleep(max(0.0, EVERY_SECONDS - (time.perf_counter() - began)))
    return waited
