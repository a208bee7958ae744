"""One search over a country, beside what others do on the same rows of the same database, in one run."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from cli.bench.crowd import measure_crowd
from cli.bench.invented.catalogue import write_country
from cli.bench.machine import machine
from cli.bench.memory import watching_memory
from cli.bench.world import world
from cli.workers import settle_in_memory
from geo import Commune, Means, Mode, distances_km
from matching import Matcher, Person, RankedList
from matching.live.glance import WISH_MET, WORDS_MET
from store import queries

AS_OF = datetime(2026, 11, 21, 3, tzinfo=UTC)
WORDS = (
    *("ménage", "femme de ménage", "serveur", "cuisine", "aide à domicile", "chauffeur livreur", "caissière", "maçon"),
    *(
        "vendeuse",
        "préparateur de commandes",
        "jardinier",
        "secrétaire",
        "agent de sécurité",
        "boulanger",
        "mécanicien",
    ),
    *("garde d'enfants", "aider les gens", "électricien", "plongeur", "manutentionnaire", "accueil", "peintre"),
    *("soudeur", "coiffeuse"),
)
MEANS = ((Means(Mode.CAR, 30),), (Means(Mode.BUS, 45),), (Means(Mode.BIKE, 30), Means(Mode.WALK, 30)))
TOWN, VILLAGE = 20_000, 1_500
"""A town has more people, a village fewer."""
SEARCHES = 60
"""Of each kind of place, half of them by car."""
USUAL_SEARCHES = 6
USUAL_RADIUS_KM = 30.0
CLOSE_COMPARED = 12
FIRST = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    """One search of the measure."""

    home: Commune
    words: str
    means: tuple[Means, ...]

    @property
    def person(self) -> Person:
        """Who asks."""
        assert self.home.point is not None, "only communes with a centre are drawn"
        return Person(key="bench", home=self.home.point, insee=self.home.insee, means=self.means, wishes=(self.words,))


def measure_search(
    *, opportunities: int, reference: Path | None, seed: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """The figures of the whole measure, in a database of its own, dropped at the end."""
    with world(reference) as (engine, references):
        say(f"Écriture de {opportunities} propositions…")
        began = time.perf_counter()
        write_country(engine, references, count=opportunities, seed=seed, as_of=AS_OF, say=say)
        written = time.perf_counter() - began
        measured = _measured(engine, list(references.communes), seed=seed, say=say)
        return {
            "machine": machine(),
            "opportunities": opportunities,
            "communes": len(references.communes),
            "written_before_seconds": round(written, 1),
            **measured,
        }


def _measured(engine: Engine, communes: list[Commune], *, seed: int, say: Callable[[str], None]) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        matcher, starts = _started(engine, Path(folder), say=say)
    rng = Random(f"{seed}/searches")
    asked = {kind: _searches(rng, homes) for kind, homes in _homes(communes).items() if homes}
    _search(engine, matcher, next(iter(asked.values()))[0])  # the machine code is made ready
    settle_in_memory()  # as who serves does
    say("Recherches…")
    searches = {kind: _timed(engine, matcher, some) for kind, some in asked.items()}
    everything = [one for some in asked.values() for one in some]
    say(f"… {searches}")
    say("Accord avec le score complet…")
    agreement = _agreement(engine, matcher, everything)
    say(f"… {agreement}")
    say("Cent personnes à la fois…")
    load = measure_crowd(engine, matcher, communes, words=WORDS, means=MEANS, as_of=AS_OF, seed=seed, say=say)
    say("Ce que font les autres…")
    usual = _usual(engine, {kind: some[:USUAL_SEARCHES] for kind, some in asked.items()})
    return {
        "index": starts,
        "search_milliseconds": searches,
        "agreement_of_the_first_20_with_the_full_score": agreement,
        "load": load,
        "usual": usual,
        "times_ours": {
            name: {kind: round(found[kind] / searches[kind]["new_words"]["p50"], 1) for kind in found}
            for name, found in usual.items()
        },
    }


def _started(engine: Engine, folder: Path, *, say: Callable[[str], None]) -> tuple[Matcher, dict[str, Any]]:
    """A service that started on the index that an earlier one made, and what both starts took.

    The file may go once it is mapped: who holds it keeps it.
    """
    say("Lecture de tout ce qui est en ligne…")
    took = {}
    for start in ("first", "again"):
        matcher = Matcher(engine, index_folder=folder)
        with watching_memory(engine) as peaks, Session(engine) as session:
            began = time.perf_counter()
            index, _ = matcher.catalogue.index(session)
            took[start] = {"seconds": round(time.perf_counter() - began, 2)}
        took[start]["peak_mib"] = round(peaks.ours_mib)
    size = {
        "mebibytes": round(index.bytes / 2**20),
        "file_mebibytes": sum(one.stat().st_size for one in folder.iterdir()) >> 20,
        "bytes_an_opportunity": round(index.bytes / max(len(index), 1)),
    }
    say(f"… {took}")
    return matcher, size | {"start": took}


def _homes(communes: Sequence[Commune]) -> dict[str, list[Commune]]:
    """From where is searched: the districts of Paris, towns, villages."""
    centred = [one for one in communes if one.point is not None]
    return {
        "paris": [one for one in centred if one.department == "75"],
        "town": [one for one in centred if one.population >= TOWN and one.department != "75"],
        "village": [one for one in centred if 0 < one.population <= VILLAGE],
    }


def _searches(rng: Random, homes: list[Commune]) -> list[_Asked]:
    """Searches whose words nobody asked before: other capitals make a text that was never read."""
    return [
        _Asked(
            rng.choice(homes),
            _in_capitals(rng.choice(WORDS), rng),
            MEANS[0] if number % 2 else rng.choice(MEANS),
        )
        for number in range(SEARCHES)
    ]


def _in_capitals(words: str, rng: Random) -> str:
    """The same words, each letter large or small. No more spaces: whoever serves takes those away first."""
    return "".join(letter.upper() if rng.random() < 0.5 else letter for letter in words)


def _search(engine: Engine, matcher: Matcher, asked: _Asked) -> RankedList:
    with Session(engine) as session:
        return matcher.search(session, asked.person, now=AS_OF, dropped=0)


def _timed(engine: Engine, matcher: Matcher, asked: Sequence[_Asked]) -> dict[str, Any]:
    """Milliseconds of searches whose words were never asked, and of the same again."""
    return {name: _spread(engine, matcher, asked) for name in ("new_words", "asked_again")}


def _spread(engine: Engine, matcher: Matcher, asked: Sequence[_Asked]) -> dict[str, Any]:
    took, worked, found = [], [], []
    for one in asked:
        began, work_began = time.perf_counter(), time.thread_time()
        found.append(_search(engine, matcher, one).total)
        worked.append(1000 * (time.thread_time() - work_began))
        took.append(1000 * (time.perf_counter() - began))
    processor = {"processor_p50": round(float(np.median(worked)), 1)}
    return _percentiles(took) | processor | {"found_median": int(np.median(found))}


def _percentiles(milliseconds: Sequence[float]) -> dict[str, Any]:
    values = {f"p{share}": round(float(np.percentile(milliseconds, share)), 1) for share in (50, 95, 99)}
    return values | {"count": len(milliseconds)}


def _agreement(engine: Engine, matcher: Matcher, asked: Sequence[_Asked]) -> dict[str, Any]:
    """How many of the first rows are the first of a full score of all that is near, and how many lists are equal."""
    shares, equal = [], 0
    for one in asked[:: max(1, len(asked) // CLOSE_COMPARED)]:
        with Session(engine) as session:
            shown = matcher.search(session, one.person, now=AS_OF)
            full = _first_of_all(session, matcher, one.person)
        if not shown.widened and full:
            ids = [item.opportunity.id for item in shown.items]
            shares.append(len(set(ids) & set(full)) / len(full))
            equal += ids == full
    return {"share": round(float(np.mean(shares)), 4), "equal_lists": equal, "lists": len(shares)} if shares else {}


def _first_of_all(session: Session, matcher: Matcher, person: Person) -> list[int]:
    """The ids of the first rows where all that is near is scored in full."""
    index, _ = matcher.catalogue.index(session)
    rows = index.rows()
    km = distances_km(person.home, *(index.column(name, rows).astype(np.float64) for name in ("lat", "lon")))
    edge = km - index.column("blur_km", rows).astype(np.float64)
    near = rows[~(edge > matcher.radius_km(person))]
    corpus = matcher.catalogue.take(index, near)
    standing = matcher.stand(person, corpus, matcher.travels.now(session, now=AS_OF), now=AS_OF)
    wish, words = (np.nan_to_num(standing.scores.parts[name]) for name in ("wish", "words"))
    order = standing.open_rows()
    met = order[((wish >= WISH_MET) | (words >= WORDS_MET))[order]]
    return [int(one) for one in corpus.id[met[:FIRST]]]


def _usual(engine: Engine, asked: dict[str, list[_Asked]]) -> dict[str, dict[str, float]]:
    """Median milliseconds of each of the usual searches, by kind of place."""
    with engine.begin() as connection:
        for statement in queries()["usual_preparation"].text.split(";\n"):
            connection.execute(text(statement))
    ways = {
        "radius_newest_first_and_count": ("usual_radius", "usual_radius_count"),
        "or_of_two_tables_and_count": ("usual_two_tables", "usual_two_tables_count"),
        "one_an_employer_by_row_number": ("usual_by_employer",),
        "box_haversine_weighted_total": ("usual_weighted",),
        "full_text_rank_and_radius": ("usual_full_text",),
    }
    return {
        name: {kind: _usual_milliseconds(engine, names, some) for kind, some in asked.items()}
        for name, names in ways.items()
    }


def _usual_milliseconds(engine: Engine, names: Sequence[str], asked: Sequence[_Asked]) -> float:
    took = []
    for one in asked:
        home = one.person.home
        degrees = USUAL_RADIUS_KM / 111.2
        wider = degrees / np.cos(np.radians(home.lat))
        values = {
            "home": home.ewkt(),
            "radius_m": USUAL_RADIUS_KM * 1000,
            "radius_km": USUAL_RADIUS_KM,
            "lat": home.lat,
            "lon": home.lon,
            "west": home.lon - wider,
            "east": home.lon + wider,
            "south": home.lat - degrees,
            "north": home.lat + degrees,
            "rome": "K2204",
            "words": one.words,
        }
        began = time.perf_counter()
        with engine.connect() as connection:
            for name in names:
                statement = queries()[name]
                given = {key: value for key, value in values.items() if key in statement.compile().params}
                connection.execute(statement, given).all()
        took.append(1000 * (time.perf_counter() - began))
    return round(float(np.median(took)), 1)
