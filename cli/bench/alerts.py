"""How soon people hear of what a load brings: from its commit to that of their alerts, by the job of the schedule."""

import time
from datetime import datetime
from random import Random
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Engine, func, insert, literal, null, select
from sqlalchemy.orm import Session

from ingest.clockwork import Polled, Scheduler
from ingest.schedule import ALERT_SECONDS
from matching import Herald, Matcher, rank_everybody
from store import session
from store.catalogue.news import note_news
from store.tables import NewsRow, OpportunityRow, PersonAlertRow

LOADS = 30
BROUGHT = 3
"""Opportunities that a load brings: an hourly pull of a department."""
LOOK_SECONDS = 0.002
PATIENCE_SECONDS = 60.0
_OWN = ("id", "source_key", "record_hash", "changed_version")
"""What no two opportunities have alike, or the database writes."""


def measure_alerts(engine: Engine, matcher: Matcher, *, people: int, seed: int, now: datetime) -> dict[str, Any]:
    """The figures, with the `people` that the store holds: each gets a list first."""
    rank_everybody(engine, matcher, now=now)
    chance = Random(f"{seed}/alerts")
    with session(engine) as opened:
        live = opened.scalars(select(OpportunityRow.id).where(OpportunityRow.retired_at.is_(None))).all()
        before = _alerts(opened)
    herald = Herald(engine, matcher)
    job = Polled("alerts", ALERT_SECONDS, lambda: herald.tell(now=now))
    scheduler = Scheduler(engine, [job], clock=lambda: now)
    scheduler.start()
    try:
        spent = [_told(engine, chance.sample(list(live), BROUGHT), number, now=now) for number in range(LOADS + 1)]
    finally:
        scheduler.shutdown()
    with session(engine) as opened:
        written = _alerts(opened) - before
    ordered = sorted(spent[1:])
    return {
        "people": people,
        "loads": LOADS,
        "opportunities_a_load": BROUGHT,
        "alerts_written": written,
        "looks_every_seconds": ALERT_SECONDS,
        "first_seconds": round(spent[0], 3),
        "seconds_from_commit": {
            "p50": round(median(ordered), 3),
            "p95": round(quantiles(ordered, n=20)[-1], 3),
            "max": round(ordered[-1], 3),
        },
    }


def _told(engine: Engine, models: list[int], number: int, *, now: datetime) -> float:
    """Seconds from the commit of a load, which brings opportunities like some others, to that of its alerts."""
    with session(engine) as opened:
        ids = [_copied(opened, model, f"{number}-{place}", now=now) for place, model in enumerate(models)]
        note_news(opened, new=ids, changed=[], now=now)
    committed = time.perf_counter()
    while time.perf_counter() - committed < PATIENCE_SECONDS:
        with session(engine) as opened:
            if not opened.scalar(select(NewsRow.opportunity_id).limit(1)):
                return time.perf_counter() - committed
        time.sleep(LOOK_SECONDS)
    raise TimeoutError("nobody tells the news")


def _copied(opened: Session, model: int, key: str, *, now: datetime) -> int:
    """The id of an opportunity like another one, published now."""
    own: dict[str, Any] = {
        "source_key": literal(f"bench-{key}"),
        "published_at": literal(now),
        "canonical_id": null(),
        "fingerprint": null(),
    }
    names = [one.key for one in OpportunityRow.__table__.columns if one.key not in _OWN] + ["source_key"]
    values: list[Any] = [own.get(name, getattr(OpportunityRow, name)) for name in names]
    alike = select(*values).where(OpportunityRow.id == model)
    return opened.scalars(insert(OpportunityRow).from_select(names, alike).returning(OpportunityRow.id)).one()


def _alerts(opened: Session) -> int:
    return opened.scalar(select(func.count()).select_from(PersonAlertRow)) or 0
