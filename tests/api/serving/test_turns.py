"""Requests take turns: few at once, in their order; who has left or would wait too long holds up nobody."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.serving.turns import AT_ONCE, ELSEWHERE_AT_ONCE, Queue, Turns
from tests.fixtures.site import Site


class Visit:
    """A request in the protocol of ASGI: what is still to be sent of it, and what was answered."""

    def __init__(self, *pieces: bytes, path: str = "/") -> None:
        self.scope: Scope = {"type": "http", "method": "POST", "path": path, "headers": [], "query_string": b""}
        self.scope["state"] = {"request_id": "1"}
        self.left = asyncio.Event()
        self.arriving: list[Message] = [{"type": "http.request", "body": one, "more_body": True} for one in pieces]
        self.arriving.append({"type": "http.request", "body": b"", "more_body": False})
        self.answered: list[Message] = []

    async def receive(self) -> Message:
        if self.arriving:
            return self.arriving.pop(0)
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.answered.append(message)

    async def of(self, app: Turns) -> list[Message]:
        await app(self.scope, self.receive, self.send)
        return self.answered


class Work:
    """An application that works on each request until it may go on."""

    def __init__(self) -> None:
        self.begun: list[Scope] = []
        self.bodies: list[bytes] = []
        self.most = self.working = 0
        self.go_on = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.begun.append(scope)
        self.bodies.append((await receive())["body"])
        self.working += 1
        self.most = max(self.most, self.working)
        await self.go_on.wait()
        self.working -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})


def played(play: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(play())


async def until(true: Callable[[], Any]) -> None:
    while not true():
        await asyncio.sleep(0)


def test_all_are_answered_in_their_order_and_few_at_once() -> None:
    async def play() -> None:
        work = Work()
        turns = Turns(work)
        visits = [Visit(b"%d" % number) for number in range(5 * AT_ONCE)]
        everybody = asyncio.gather(*(one.of(turns) for one in visits))
        await until(lambda: work.working == AT_ONCE)
        work.go_on.set()
        await everybody

        assert work.most == AT_ONCE
        assert work.bodies == [b"%d" % number for number in range(5 * AT_ONCE)]

    played(play)


def test_who_leaves_while_waiting_is_not_worked_for() -> None:
    async def play() -> None:
        work = Work()
        turns = Turns(work, at_once=1)
        first, gone, last = (Visit(name) for name in (b"first", b"gone", b"last"))
        everybody = asyncio.gather(*(one.of(turns) for one in (first, gone, last)))
        await until(lambda: work.working)
        gone.left.set()
        await asyncio.sleep(0.01)
        work.go_on.set()
        await everybody

        assert work.bodies == [b"first", b"last"]
        assert gone.answered == []

    played(play)


def test_a_slow_line_holds_up_nobody() -> None:
    async def play() -> None:
        work = Work()
        turns = Turns(work, at_once=1)
        slow, quick = Visit(b"half"), Visit(b"whole")
        slow.arriving.pop()  # its end never comes
        waiting = asyncio.ensure_future(slow.of(turns))
        await until(lambda: not slow.arriving)
        work.go_on.set()
        await quick.of(turns)
        slow.left.set()
        await waiting

        assert work.bodies == [b"whole"]

    played(play)


def test_too_many_or_too_late_is_said_with_when_to_come_back() -> None:
    async def play() -> None:
        work = Work()
        turns = Turns(work, at_once=1, most_waiting=1, patience_seconds=0.05)
        working = asyncio.ensure_future(Visit().of(turns))
        await until(lambda: work.working)
        too_late = asyncio.ensure_future(Visit(path="/v1/search").of(turns))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        too_many = await Visit(path="/v1/search").of(turns)

        for start, _ in (too_many, await too_late):
            assert start["status"] == 503
            assert (b"retry-after", b"5") in start["headers"]
        work.go_on.set()
        await working

    played(play)


def test_a_turn_is_passed_on_whatever_happens() -> None:
    async def play() -> None:
        line = Queue(1, most_waiting=9, patience_seconds=9)
        assert await line.enter(Visit().receive)
        second, third = (asyncio.ensure_future(line.enter(Visit().receive)) for _ in range(2))
        await asyncio.sleep(0)
        line.leave()  # gives it to the second, who is gone at the same time
        second.cancel()

        assert await third

    played(play)


def test_some_never_wait_for_the_others() -> None:
    async def play() -> None:
        work = Work()
        turns = Turns(work, at_once=1, unqueued=("/healthz",), apart=("/readyz",), elsewhere=("/away",))
        asked = ("/", "/", "/healthz", "/readyz", *["/away"] * (ELSEWHERE_AT_ONCE + 1))
        everybody = asyncio.gather(*(Visit(path=path).of(turns) for path in asked))
        await until(lambda: work.working == 3 + ELSEWHERE_AT_ONCE)
        work.go_on.set()
        await everybody

        at_once = ["/", "/healthz", "/readyz", *["/away"] * ELSEWHERE_AT_ONCE]
        assert sorted(one["path"] for one in work.begun[: len(at_once)]) == sorted(at_once)
        assert sorted(one["path"] for one in work.begun[len(at_once) :]) == ["/", "/away"]

    played(play)


def test_a_body_of_no_declared_length_that_goes_too_far_is_refused(site: Site) -> None:
    def endless() -> Any:
        for _ in range(100):
            yield b"x" * 1000

    answer = TestClient(site.app).post("/connexion", content=endless(), headers={"accept": "application/json"})

    assert answer.status_code == 413
