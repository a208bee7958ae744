"""Who should hear of one opportunity, asked of a region's people at once, next to asking each of them.

People are put together from those of the demo and live around the Creuse, where people live; opportunities are those
that the sandbox's partners publish, taken in by the usual way.
"""

import time
from bisect import bisect
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

import numpy as np
from sqlalchemy import Engine

from cli.bench.alerts import measure_alerts
from cli.bench.invented.department import settle_department
from cli.bench.machine import machine
from cli.bench.memory import watching_memory
from cli.bench.world import world
from cli.demo.cast import Followed as Model
from cli.demo.cast import read_cast
from geo import Means, Point, Travel, distances_km
from ingest.reference.load import References
from matching import Corpus, Experience, Followed, Matcher, Person, Schedule
from matching.reverse import Audience, Heard, audience_of, crowd_of, who_hears
from store import session

AS_OF = datetime(2026, 11, 20, 12, tzinfo=UTC)
AROUND = Point(46.17, 1.87)
AROUND_KM = 120.0
OPPORTUNITIES = 200
FOLLOWED = 1_000
"""People of the store, with a list each, whom loads are told to."""
STORIES = 3_000
"""Different things that people want and have done: what was written once is understood once."""
SAMPLE = 200
"""People asked one by one, for the ratio and for what is missed."""
TOLD = 20
EACH = 6
"""Opportunities put to the sample."""


def measure_reverse(*, people: int, reference: Path | None, seed: int, say: Callable[[str], None]) -> dict[str, Any]:
    """The figures of the whole measure, in a database of its own."""
    with world(reference) as (engine, references):
        say(f"Récolte de {OPPORTUNITIES} offres ; {FOLLOWED} personnes suivies…")
        settle_department(engine, references, people=FOLLOWED, opportunities=OPPORTUNITIES, seed=seed, as_of=AS_OF)
        matcher = Matcher(engine)
        asked = _measures(engine, matcher, _people(references, people, seed=seed), seed=seed, say=say)
        say("Des récoltes, et les alertes qu'elles font naître…")
        return asked | {
            "alerts": measure_alerts(engine, matcher, people=FOLLOWED, seed=seed, now=AS_OF),
            "machine": machine(),
        }


def _measures(
    engine: Engine, matcher: Matcher, people: list[Followed], *, seed: int, say: Callable[[str], None]
) -> dict[str, Any]:
    with session(engine) as opened, watching_memory() as peaks:
        corpus, _ = matcher.catalogue.current(opened)
        corpus.opportunities.ready(range(len(corpus)))
        travel = matcher.travels.now(opened, now=AS_OF)
        say(f"Mise en colonnes de {len(people)} personnes…")
        began = time.perf_counter()
        audience = _audience(matcher, people, corpus, travel)
        laid_out = time.perf_counter() - began
        say("Une offre après l'autre, devant toutes…")
        spent = _asked_at_once(matcher, audience, corpus)
        say(f"La même question, posée une à une à {SAMPLE} personnes…")
        chance = Random(f"{seed}/sample")
        sample = chance.sample(people, min(SAMPLE, len(people)))
        rows = chance.sample(range(len(corpus)), min(EACH, len(corpus)))
        few = _audience(matcher, sample, corpus, travel)
        compared = [_compared(matcher, sample, few, _one(corpus, row), travel) for row in rows]
    each_ms = sum(one["one_by_one_ms"] for one in compared) / (len(compared) * len(sample))
    return {
        "people": len(people),
        "opportunities_asked": len(spent),
        "laid_out_seconds": round(laid_out, 1),
        "columns_mib": round((audience.crowd.bytes + audience.lines.bytes) / 2**20, 1),
        "peak_mib": round(peaks.ours_mib),
        "ms_an_opportunity": {"p50": round(median(spent), 1), "p95": round(quantiles(spent, n=20)[-1], 1)},
        "one_by_one": {
            "sample": len(sample),
            "ms_a_person": round(each_ms, 2),
            "seconds_for_everybody": round(each_ms * len(people) / 1000, 1),
            "times_slower": round(each_ms * len(people) / median(spent)),
        },
        "agreement": {
            "missed_by_gates": sum(one["missed"] for one in compared),
            "first_found_share": round(
                sum(one["found"] for one in compared) / max(1, sum(one["first"] for one in compared)), 3
            ),
        },
    }


def _audience(matcher: Matcher, people: list[Followed], corpus: Corpus, travel: Travel) -> Audience:
    crowd = crowd_of(people, knowledge=matcher.knowledge, travel=travel, weights=matcher.weights)
    return audience_of(crowd, travel, rarity=corpus.rarity, weights=matcher.weights)


def _one(corpus: Corpus, row: int) -> Corpus:
    return corpus.take(np.array([row]))


def _asked(matcher: Matcher, audience: Audience, alone: Corpus, *, most: int) -> Heard:
    return who_hears(audience, alone, weights=matcher.weights, as_of=AS_OF.timestamp(), most=most)


def _asked_at_once(matcher: Matcher, audience: Audience, corpus: Corpus) -> list[float]:
    """Milliseconds for each opportunity, the first of all left out: it compiles."""
    spent = []
    for row in range(len(corpus)):
        alone = _one(corpus, row)
        began = time.perf_counter()
        _asked(matcher, audience, alone, most=4 * TOLD)
        spent.append(1000 * (time.perf_counter() - began))
    return spent[1:]


def _compared(
    matcher: Matcher, sample: list[Followed], audience: Audience, alone: Corpus, travel: Travel
) -> dict[str, float]:
    """One opportunity put to each of a sample by `stand`: how long it takes, and whether all at once finds the same."""
    began = time.perf_counter()
    standings = {one.id: matcher.stand(one.person, alone, travel, now=AS_OF) for one in sample}
    spent = 1000 * (time.perf_counter() - began)
    exact = {who: float(one.scores.total[0]) for who, one in standings.items() if one.gate[0] < 0}
    ids = audience.crowd.id[_asked(matcher, audience, alone, most=len(sample)).rows].tolist()
    first = sorted(exact, key=lambda who: (-exact[who], who))[:TOLD]
    return {
        "one_by_one_ms": spent,
        "missed": len(exact.keys() - set(ids)),
        "first": len(first),
        "found": len(set(first) & set(ids[: 4 * TOLD])),
    }


def _people(references: References, count: int, *, seed: int) -> list[Followed]:
    """People of the demo, mixed, living within `AROUND_KM` of Guéret."""
    chance = Random(f"{seed}/people")
    communes = references.communes
    near = np.flatnonzero(distances_km(AROUND, communes.lat, communes.lon) <= AROUND_KM)
    homes = [communes.at(int(one)) for one in near]
    shares = list(accumulate(max(one.population, 1) for one in homes))
    models = read_cast().people
    stories = [(chance.choice(models), chance.choice(models), chance.choice(models)) for _ in range(STORIES)]
    people = []
    for number in range(count):
        home = homes[bisect(shares, chance.random() * shares[-1])]
        if home.point is not None:
            person = _person(number, chance.choice(stories), chance.choice(models), home.point, home.insee)
            people.append(Followed(number, "", person, ranked=True, dismissed=frozenset()))
    return people


def _person(number: int, story: tuple[Model, Model, Model], life: Model, home: Point, insee: str) -> Person:
    wants, did, can = story
    return Person(
        key=str(number),
        home=home,
        insee=insee,
        means=tuple(Means(mode, minutes) for mode, minutes in life.means.items()),
        licences=None if life.licences is None else frozenset(life.licences),
        stage=life.stage,
        wishes=tuple(wants.wishes),
        experience=tuple(Experience(one.text, one.years) for one in did.experience),
        skills=tuple(can.skills),
        level=wants.level,
        french=life.french,
        hours_min=life.hours[0] if life.hours else None,
        hours_max=life.hours[1] if life.hours else None,
        schedule=Schedule(
            days=None if life.days is None else frozenset(life.days), nights=life.nights, weekends=life.weekends
        ),
        limits=tuple(did.limits),
        open_to=None if life.open_to is None else frozenset(life.open_to),
        civic_service=wants.civic_service,
    )
