"""A hundred people at once, over HTTP, on an index in memory: the search that programs ask, then the page of people."""

import gzip
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import numpy as np
from sqlalchemy import Engine

from api import WebSettings, create_app
from cli.bench.search_load import (
    ACCEPT_JSON,
    ACCEPT_PAGE,
    EVERY_SECONDS,
    FOR_SECONDS,
    USERS,
    Load,
    invented_questions,
    measure_load,
)
from cli.bench.serving import Served, database_seconds, served
from cli.workers import usual_workers
from geo import Commune, Means
from matching import Matcher

_WARMING_SECONDS = 8.0
"""People ask for so long before anything is measured: connections open, pages of memory are met a first time."""
_ALONE = 100
"""Pages asked one after the other, when nobody else asks."""
_OF_THE_MAP = ("map", "maplibre")


def measure_crowd(
    engine: Engine,
    matcher: Matcher,
    communes: Sequence[Commune],
    *,
    words: Sequence[str],
    means: Sequence[tuple[Means, ...]],
    as_of: datetime,
    seed: int,
    say: Callable[[str], None],
) -> dict[str, Any]:
    """What people wait for, by one process and by the usual number of them; what a first visit of the page weighs."""
    questions = invented_questions(communes, words, means, seed=seed)
    api, pages = [one.api for one in questions], [one.page for one in questions]
    told: dict[str, Any] = {"users": USERS, "every_seconds": EVERY_SECONDS, "for_seconds": FOR_SECONDS}
    for workers in dict.fromkeys((1, usual_workers())):
        site = create_app(engine, WebSettings(), matcher, clock=lambda: as_of, workers=workers)
        with served(site, engine, workers=workers) as running:
            measure_load(running.port, api, accept=ACCEPT_JSON, seed=seed + 1, seconds=_WARMING_SECONDS)
            figures = {"search": _measured(running, engine, api, accept=ACCEPT_JSON, seed=seed)}
            if workers == usual_workers():
                figures["page"] = _measured(running, engine, pages, accept=ACCEPT_PAGE, seed=seed)
                told["page_alone_milliseconds"] = _alone_milliseconds(running, pages[:_ALONE])
                told["first_visit_bytes"] = max(_first_visit_bytes(running, one) for one in pages[:20])
        name = "one_process" if workers == 1 else f"{workers}_processes"
        told[name] = figures
        say(f"… {name} {figures}")
    return told


def _measured(running: Served, engine: Engine, paths: Sequence[str], *, accept: str, seed: int) -> dict[str, Any]:
    served_before, asked_before = running.processor_seconds(), database_seconds(engine)
    load = measure_load(running.port, paths, accept=accept, seed=seed)
    took, asked = running.processor_seconds() - served_before, database_seconds(engine)
    database = None if asked is None or asked_before is None else asked - asked_before
    return _figures(load, server_seconds=took, database_seconds=database)


def _figures(load: Load, *, server_seconds: float, database_seconds: float | None) -> dict[str, Any]:
    answers = max(len(load.seconds), 1)

    def each(seconds: float) -> float:
        return round(1000 * seconds / answers, 2)

    return {
        "milliseconds": load.milliseconds,
        "errors": load.errors,
        "answers": len(load.seconds),
        "answers_a_second": round(len(load.seconds) / load.lasted_seconds, 1),
        "bytes_an_answer": round(load.received_bytes / answers),
        "processor_milliseconds_an_answer": {
            "server": each(server_seconds),
            "database": None if database_seconds is None else each(database_seconds),
            "who_ask": each(load.processor_seconds),
        },
        "cores_kept_busy_by_who_ask": round(load.processor_seconds / load.lasted_seconds, 2),
    }


def _alone_milliseconds(running: Served, pages: Sequence[str]) -> dict[str, float]:
    took = []
    for one in pages:
        began = time.perf_counter()
        running.get(one, accept=ACCEPT_PAGE)
        took.append(1000 * (time.perf_counter() - began))
    return {f"p{share}": round(float(np.percentile(took, share)), 1) for share in (50, 95)}


class _Linked(HTMLParser):
    """What a page makes a browser load at once, but for the map."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        path = values.get("href" if tag in ("link", "use") else "src", "").partition("#")[0]
        wanted = tag in ("script", "img", "use") or (tag == "link" and values.get("rel") in ("stylesheet", "icon"))
        if wanted and path.startswith("/") and not any(name in path for name in _OF_THE_MAP):
            self.paths.add(path)


def _first_visit_bytes(running: Served, path: str) -> int:
    """The bytes of the bodies that a first visit of a page brings, compressed, without those of the map."""
    page, linked = running.get(path, accept=ACCEPT_PAGE), _Linked()
    linked.feed(gzip.decompress(page).decode())
    return len(page) + sum(len(running.get(one, accept="*/*")) for one in linked.paths)
