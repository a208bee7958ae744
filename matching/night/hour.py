"""Ranks again by day whom a change may touch, at the prices of the night: what an hourly pull brings is in the lists.

what changed → who lists it, into whose list it would come, who changed → their lists
"""

import time
from datetime import datetime, timedelta

import numpy as np
from sqlalchemy import Engine

from kit import logger
from matching.live.search import Matcher
from matching.night.batch import (
    BatchReport,
    Steps,
    alone,
    by_home,
    everybody_ranked,
    lists_of,
    made_of,
    night_of,
    workers_for,
    write_lists_of,
)
from matching.night.newcomers import listing, newcomers
from matching.night.night import NightWorkers
from matching.people import read_people
from matching.scoring.ground import look_for_ways
from store import queries, session
from store.lists.lists import new_list_ids
from store.lists.night import last_night

WHOLE_AGAIN = timedelta(hours=20)
"""After so long everybody is ranked whole: offers have aged, and exposure has another price."""
MOST_CHANGES = 500
"""Beyond so many changed opportunities, nearly everybody is touched."""


def rank_if_changed(engine: Engine, matcher: Matcher, *, now: datetime) -> BatchReport | None:
    """Ranks whoever is touched where what can be proposed changed since the last time; None where it did not.

    A process killed between its change and the ranking leaves both to the next that asks. Who waited for another
    ranking may find that it took in the change.
    """
    if not _waits(engine):
        return None
    with alone(engine):
        if not _waits(engine):
            return None
        return _changes_ranked(engine, matcher, now=now) or everybody_ranked(engine, matcher, now=now)


def _waits(engine: Engine) -> bool:
    with session(engine) as opened:
        return bool(opened.execute(queries()["waits_to_be_ranked"]).scalar_one())


def _changes_ranked(engine: Engine, matcher: Matcher, *, now: datetime) -> BatchReport | None:
    """Ranks again those whose list a change may touch, at the prices of the night; None where all have to be ranked.

    Who is not touched keeps a list that a new ranking would leave as it is, but for the hours by which offers aged.
    """
    steps = Steps()
    with session(engine) as opened:
        last = last_night(opened)
        travel = matcher.travels.now(opened, now=now)
        if last is None or last.made_of != made_of(matcher, travel) or now - last.made_at > WHOLE_AGAIN:
            return None
        corpus, version = matcher.catalogue.current(opened)  # first: what changes after it waits for the next time
        changes = opened.execute(queries()["changes_to_rank"], {"most": MOST_CHANGES + 1}).all()
        if len(changes) > MOST_CHANGES or any(row.id is None for row in changes):
            return None
        mark = opened.execute(queries()["people_mark"]).scalar_one()
        _, prices = matcher.prices.after(last.prices_version, opened, corpus)
        steps.done("catalogue")
        changed = [row.id for row in changes]
        touched = listing(opened, changed)
        touched |= set(opened.scalars(queries()["people_changed"], {"since": last.people_since}))
        steps.done("listing")
        rows = np.flatnonzero(np.isin(corpus.id, changed))
        theirs = None if prices is None else prices[rows]
        touched |= newcomers(opened, matcher, corpus.take(rows), travel, prices=theirs, now=now, but=touched)
        steps.done("newcomers")
        people = by_home(read_people(opened, sorted(touched)))
        look_for_ways((one.person for one in people), travel)
        steps.done("people")
        corpus.opportunities.ready(range(len(corpus)))
        versions = matcher.versions(version, travel, prices=last.prices_version)
        ids = new_list_ids(opened, len(people))
        night = night_of(matcher, people, ids, corpus, travel, versions, now=now)
        steps.done("ground")
        with NightWorkers(night, count=workers_for(len(people))) as at_work:
            items = write_lists_of(opened, at_work, lists_of(opened, at_work, prices))
        opened.execute(queries()["note_ranked"], {"version": version})
        opened.execute(queries()["note_people_ranked"], {"people_since": mark})
        steps.done("lists")
    steps.done("commit")
    report = BatchReport(len(people), len(corpus), items, time.perf_counter() - steps.began, steps.seconds)
    logger("matching").info("changes_ranked", people=report.people, changes=len(changes))
    return report
