"""A country-size pull, measured from the partner's pages to what a search finds, next to the plainest loader."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cli.bench.invented.offers import Country, a_day_later, read_pages
from cli.bench.memory import Peaks, watching_memory
from cli.bench.world import world
from geo import Means, Mode, departments
from ingest import Pull, RunReport, run_pull
from ingest.draft import Draft
from ingest.locate import locate
from ingest.sources.france_travail import clean_france_travail
from kit import now_utc
from matching import Matcher, Person, conditions_to_json
from store import session
from store.reference.communes_and_trades import read_communes
from store.tables import OpportunityRow, SourceRow

AS_OF = datetime(2026, 11, 21, 3, tzinfo=UTC)
PLAIN_OFFERS = 1_000
"""Offers given to the plainest loader: its rate hardly depends on how many there are."""
SCOPE, SEAT = "FR", "75"

Pages = Callable[[], Iterator[list[dict[str, Any]]]]


def measure_ingest(*, offers: int, reference: Path | None, seed: int, say: Callable[[str], None]) -> dict[str, Any]:
    """The figures of the whole measure, in a database of its own."""
    with world(reference) as (engine, references), TemporaryDirectory(prefix="alentour-bench-") as folder:
        pages = Path(folder) / "pages.jsonl"
        say(f"Écriture de {offers} offres…")
        began = time.perf_counter()
        Country(list(references.communes), references.rome, seed=seed, as_of=AS_OF).write_pages(pages, offers)
        written = time.perf_counter() - began
        return {
            "offers": offers,
            "communes": len(references.communes),
            "mebibytes": round(pages.stat().st_size / 2**20),
            "written_before_seconds": round(written, 1),
            **_measures(engine, pages, seed=seed, say=say),
        }


def _measures(engine: Engine, pages: Path, *, seed: int, say: Callable[[str], None]) -> dict[str, Any]:
    def today() -> Iterator[list[dict[str, Any]]]:
        for line in read_pages(pages):
            yield orjson.loads(line)["resultats"]

    def tomorrow() -> Iterator[list[dict[str, Any]]]:
        for page in today():
            yield a_day_later(page, seed=seed)

    say("Le plus simple des chargeurs…")
    plain = _plainest(engine, today)
    measured: dict[str, Any] = {}
    for name, told, source in (
        ("first_pull", "Première récolte…", today),
        ("same_again", "La même récolte…", today),
    ):
        say(told)
        measured[name] = _pulled(engine, source)
    say("Un jour de changements…")
    matcher = Matcher(engine)
    there = _new_offer(tomorrow)
    person = _somebody(engine, there)
    cold = _searched(engine, matcher, person)
    warm = _searched(engine, matcher, person)
    measured["day_of_changes"] = _pulled(engine, tomorrow)
    seen = _searched(engine, matcher, person)
    measured["search"] = {
        "first_seconds": cold,
        "again_seconds": warm,
        "first_after_the_day_seconds": seen,
        "sees_the_new_offer": _sees(engine, matcher, person, there),
    }
    rate = measured["first_pull"]["offers_per_second"]
    return {**measured, "plainest_loader": plain, "times_the_plainest": round(rate / plain["offers_per_second"], 1)}


def _pulled(engine: Engine, pages: Pages) -> dict[str, Any]:
    pull = Pull("france-travail", "France Travail", SCOPE, departments()[SEAT], pages, clean_france_travail)
    with watching_memory(engine) as peaks:
        report = run_pull(engine, pull, clock=now_utc)
    return _told(report, peaks)


def _told(report: RunReport, peaks: Peaks) -> dict[str, Any]:
    applied = report.applied
    return {
        "offers_per_second": round(report.pulled / report.seconds),
        "seconds": round(report.seconds, 1),
        "stages_seconds": {name: round(spent, 1) for name, spent in report.stages.items()},
        "status": report.status,
        "pulled": report.pulled,
        "new": applied.new,
        "changed": applied.changed,
        "unchanged": applied.unchanged,
        "retired": applied.retired,
        "rejected": report.rejected,
        "peak_mib": round(peaks.ours_mib),
        "postgres_peak_mib": None if peaks.postgres_mib is None else round(peaks.postgres_mib),
    }


def _plainest(engine: Engine, pages: Pages) -> dict[str, Any]:
    """One offer after the other: look for its row, write it, as an ORM does it when nobody thinks of speed."""
    with session(engine) as opened:
        opened.add(SourceRow(slug="plain", label="Le plus simple"))
        communes = read_communes(opened)
    count, began = 0, time.perf_counter()
    with Session(engine) as opened:
        for raw in (raw for page in pages() for raw in page):
            for one in clean_france_travail(raw):
                placed = locate(one.whereabouts, communes, department=SEAT) if isinstance(one, Draft) else None
                if not isinstance(one, Draft) or placed is None:
                    continue
                known = select(OpportunityRow).where(
                    OpportunityRow.source == "plain", OpportunityRow.source_key == one.key
                )
                row = opened.scalars(known).one_or_none() or OpportunityRow(source="plain", source_key=one.key)
                row.scope, row.kind, row.title, row.description = SCOPE, one.kind.value, one.title, one.text
                row.rome, row.rome_label, row.employer_name, row.siret = (
                    one.rome,
                    one.rome_label,
                    one.employer,
                    one.siret,
                )
                row.insee, row.place = placed.insee, placed.place
                row.point = None if placed.point is None else placed.point.ewkt()
                row.location_rung = None if placed.rung is None else placed.rung.value
                row.conditions, row.url = conditions_to_json(one.conditions), one.url
                row.published_at, row.content_hash = one.published, one.key
                row.first_seen_at = row.changed_at = AS_OF
                opened.add(row)
                opened.flush()
            count += 1
            if count == PLAIN_OFFERS:
                break
        opened.commit()
        seconds = time.perf_counter() - began
        opened.execute(OpportunityRow.__table__.delete().where(OpportunityRow.source == "plain"))  # type: ignore[attr-defined]
        opened.commit()
    return {"offers": count, "offers_per_second": round(count / seconds)}


def _new_offer(pages: Pages) -> dict[str, Any]:
    """An offer that only tomorrow's pages have, and that says where it is."""
    return next(
        offer for page in pages() for offer in page if offer["id"].endswith("X") and "latitude" in offer["lieuTravail"]
    )


def _somebody(engine: Engine, offer: dict[str, Any]) -> Person:
    """A person who lives where an offer is, and has a bicycle."""
    with session(engine) as opened:
        home = read_communes(opened).by_insee(offer["lieuTravail"]["commune"])
    assert home is not None
    assert home.point is not None, "offers are set in communes that have a centre"
    return Person(key="bench", home=home.point, means=(Means(Mode.BIKE, 30),), wishes=(offer["intitule"],))


def _searched(engine: Engine, matcher: Matcher, person: Person) -> float:
    with Session(engine) as opened:
        began = time.perf_counter()
        matcher.search(opened, person, now=AS_OF)
        return round(time.perf_counter() - began, 3)


def _sees(engine: Engine, matcher: Matcher, person: Person, offer: dict[str, Any]) -> bool:
    with Session(engine) as opened:
        corpus, _ = matcher.catalogue.near(opened, person.home, radius_km=1.0)
    return any(one.key == f"france-travail:{offer['id']}" for one in corpus.opportunities)
