"""The department's night: everybody ranked and written, then a few changes, beside the plain ways to do the same."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Session

from cli.bench.brute import plain_scores
from cli.bench.invented.department import settle_department
from cli.bench.machine import machine
from cli.bench.memory import watching_memory
from cli.bench.world import world
from matching import BatchReport, Matcher, explained, rank_everybody, rank_if_changed, read_people, stand
from matching.lists.logged import ListEntry, write_lists
from matching.lists.rows import rows_of
from matching.night import LENGTH
from store import session
from store.tables import OpportunityRow, ShownListRow, WishRow

AS_OF = datetime(2026, 11, 20, 3, tzinfo=UTC)
SAMPLE = 60
"""People of whom the plain ways are measured: what they take grows with the number."""
OPENED = 120
"""People whose list is opened, one after the other."""
CHANGED, GONE = 5, 3
"""What an hourly pull brings in a department: one in a hundred a day changes, comes or goes."""


def measure_night(
    *, people: int, opportunities: int, reference: Path | None, seed: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """The figures of the whole measure, in a database of its own."""
    with world(reference) as (engine, references):
        say(f"Récolte d'environ {opportunities} offres, de tous les types ; {people} personnes…")
        made = settle_department(engine, references, people=people, opportunities=opportunities, seed=seed, as_of=AS_OF)
        return {"people": len(made.people), "opportunities": made.opportunities} | _measures(
            engine, made.people, seed=seed, say=say
        )


def _measures(engine: Engine, people: Sequence[int], *, seed: int, say: Callable[[str], None]) -> dict[str, Any]:
    matcher, random = Matcher(engine), Random(f"{seed}/measure")
    with watching_memory(engine) as peaks:
        say("La première nuit…")
        first = rank_everybody(engine, matcher, now=AS_OF)
        say("La nuit suivante…")
        second = rank_everybody(engine, matcher, now=AS_OF + timedelta(days=1))
    laid_out = _laid_out(engine, matcher)
    say("Une récolte d'une heure…")
    hourly = [_an_hour(engine, matcher, random, hour=hour) for hour in range(1, 4)]
    say("Des listes ouvertes une à une…")
    opened = _opened(engine, matcher, random.sample(people, min(OPENED, len(people))))
    say("Les façons simples…")
    sample = random.sample(people, min(SAMPLE, len(people)))
    brute, former = (_plainly(engine, matcher, sample, written=written) / len(sample) for written in (False, True))
    return {
        "texts_understood": _texts(engine),
        "rows_written": second.items,
        "first_night": _told(first),
        "night": _told(second),
        "everybody_laid_out_seconds": laid_out,
        "hourly_pull": hourly,
        "one_list_ms": opened,
        "exposure": _exposure(second),
        "brute_force_seconds": round(brute * len(people), 1),
        "one_by_one_seconds": round(former * len(people), 1),
        "times_brute_force": round(brute * len(people) / (second.seconds - second.steps["lists"]), 1),
        "times_one_by_one": round(former * len(people) / second.seconds, 1),
        "sample": len(sample),
        "peak_mib": round(peaks.ours_mib),
        "postgres_peak_mib": None if peaks.postgres_mib is None else round(peaks.postgres_mib),
        "machine": machine(),
    }


def _told(report: BatchReport) -> dict[str, Any]:
    return {
        "seconds": round(report.seconds, 2),
        "steps": {name: round(spent, 2) for name, spent in report.steps.items()},
    }


def _exposure(report: BatchReport) -> dict[str, Any]:
    assert report.spread is not None, "a whole night makes prices"
    before, after = report.spread
    return {
        "without_prices": {name: round(value, 4) for name, value in asdict(before).items()},
        "with_prices": {name: round(value, 4) for name, value in asdict(after).items()},
        "gini_lowered_by": round(1 - after.gini / before.gini, 3) if before.gini else 0.0,
        "worth_lost": round(1 - after.worth / before.worth, 4) if before.worth else 0.0,
    }


def _laid_out(engine: Engine, matcher: Matcher) -> float:
    """The seconds until everybody is laid out for the hours of a day: a scheduler that has nothing to tell does it."""
    began = time.perf_counter()
    with session(engine) as opened:
        matcher.lay_everybody_out(opened, now=AS_OF + timedelta(days=1))
    return round(time.perf_counter() - began, 2)


def _an_hour(engine: Engine, matcher: Matcher, random: Random, *, hour: int) -> dict[str, Any]:
    """Some opportunities change, some go; the seconds until the lists say so."""
    with session(engine) as opened:
        live = opened.scalars(select(OpportunityRow.id).where(OpportunityRow.retired_at.is_(None))).all()
        chosen = random.sample(list(live), min(CHANGED + GONE, len(live)))
        later = AS_OF + timedelta(days=1, hours=hour)
        changed = OpportunityRow.id.in_(chosen[:CHANGED])
        opened.execute(
            update(OpportunityRow)
            .where(changed)
            .values(content_hash=OpportunityRow.content_hash + str(hour), published_at=later)
        )
        opened.execute(update(OpportunityRow).where(OpportunityRow.id.in_(chosen[CHANGED:])).values(retired_at=later))
    report = rank_if_changed(engine, matcher, now=later)
    assert report is not None, "something changed"
    return _told(report) | {"people_ranked_again": report.people}


def _opened(engine: Engine, matcher: Matcher, people: Sequence[int]) -> dict[str, float]:
    """Milliseconds to rank and explain one person's first page, as the site does."""
    spent = []
    with session(engine) as opened:
        for one in read_people(opened, people):
            matcher.for_person(opened, one, now=AS_OF)
            began = time.perf_counter()
            matcher.for_person(opened, one, now=AS_OF)
            spent.append(1000 * (time.perf_counter() - began))
    return {"p50": round(median(spent), 2), "p95": round(quantiles(spent, n=20)[-1], 2)}


def _plainly(engine: Engine, matcher: Matcher, people: Sequence[int], *, written: bool) -> float:
    """The seconds that some people take one by one: all scores in plain numpy; or, where `written`, by the path of one
    person, explained and inserted list by list. What it writes is taken away again."""
    with Session(engine) as opened:
        corpus, version = matcher.catalogue.current(opened)
        corpus.opportunities.ready(range(len(corpus)))
        travel = matcher.travels.now(opened, now=AS_OF)
        followed = read_people(opened, people)
        began = time.perf_counter()
        if not written:
            for one in followed:
                plain_scores(
                    one.person,
                    corpus,
                    knowledge=matcher.knowledge,
                    travel=travel,
                    weights=matcher.weights,
                    as_of=AS_OF,
                )
            return time.perf_counter() - began
        entries = []
        for one in followed:
            standing = stand(
                one.person,
                corpus,
                knowledge=matcher.knowledge,
                travel=travel,
                weights=matcher.weights,
                as_of=AS_OF,
            )
            rows = standing.open_rows()[:LENGTH]
            told = [explained(standing, int(row), weights=matcher.weights, as_of=AS_OF) for row in rows]
            entries.append(ListEntry("batch", rows_of(told), person_id=one.id))
        ids = write_lists(opened, entries, versions=matcher.versions(version, travel, prices=None), now=AS_OF)
        opened.flush()
        spent = time.perf_counter() - began
        opened.execute(delete(ShownListRow).where(ShownListRow.id.in_(ids)))
        opened.commit()
        return spent


def _texts(engine: Engine) -> int:
    """How many different wishes there are."""
    with session(engine) as opened:
        return opened.scalar(select(func.count(func.distinct(WishRow.text)))) or 0
