"""A country of live opportunities written straight into their table: how a pull loads them is measured elsewhere.

Titles, trades and conditions are those of offers of the sandbox, as the connector reads them; texts are put together
from sentences of one trade; places are drawn by population. 8 % are immersions, 7 % missions without a trade.
"""

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

import orjson
from sqlalchemy import Engine, text

from geo import Commune, departments
from ingest.draft import Draft
from ingest.reference import References
from ingest.sandbox.creuse import creuse_offers
from ingest.sources.france_travail import clean_france_travail
from matching import Kind, conditions_to_json
from store import queries
from store.copying import copy_line

BASE_OFFERS = 4_000
"""Offers that titles, sentences and conditions are taken from."""
SENTENCES = (12, 22)
EMPLOYERS = 60_000
"""Employers of the country: some have hundreds of offers, most have a few."""
KINDS = (
    (Kind.JOB, 0.76),
    (Kind.INCLUSION_JOB, 0.05),
    (Kind.IMMERSION, 0.08),
    (Kind.VOLUNTEERING, 0.07),
    (Kind.CIVIC_SERVICE, 0.02),
    (Kind.TRAINING, 0.02),
)
MISSIONS = (
    ("Aider des enfants à faire leurs devoirs", "education"),
    ("Distribuer des repas chauds en hiver", "solidarite-insertion"),
    ("Rendre visite à des personnes âgées", "vivre-ensemble"),
    ("Entretenir les sentiers et les haies", "environnement"),
    ("Accueillir le public d'un festival", "culture-loisirs"),
    ("Tenir la buvette du club de sport", "sport"),
    ("Trier les dons de vêtements", "solidarite-insertion"),
    ("Aider à remplir des démarches en ligne", "education"),
)
_AT_ONCE = 5_000
_COLUMNS = (
    *("source", "source_key", "scope", "kind", "title", "description", "rome", "rome_label", "employer_name", "siret"),
    *("insee", "place", "point", "location_rung", "conditions", "url", "published_at", "content_hash"),
    *("first_seen_at", "changed_at"),
)


@dataclass(frozen=True, slots=True)
class _Trade:
    """What the opportunities of one trade are made of."""

    drafts: list[tuple[Draft, str]]
    """Each with its conditions, as JSON."""
    sentences: list[str]


def write_country(
    engine: Engine,
    references: References,
    *,
    count: int,
    seed: int,
    as_of: datetime,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Writes `count` live opportunities, each different, the same for the same seed, and analyses their table."""
    written = 0
    with engine.begin() as connection:
        connection.execute(text("insert into sources (slug, label) values ('pays', 'Un pays inventé')"))
        connection.execute(text("set local maintenance_work_mem = '1GB'"))
        indexes = connection.execute(queries()["droppable_indexes"]).all()
        for index in indexes:
            connection.execute(text(f'drop index "{index.indexname}"'))
        driver: Any = connection.connection.dbapi_connection
        statement = f"copy opportunities ({', '.join(_COLUMNS)}) from stdin"
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for block in _blocks(references, count=count, seed=seed, as_of=as_of):
                copy.write(b"".join(block))
                written += len(block)
                if written % 100_000 == 0:
                    say(f"{written} propositions écrites…")
        for index in indexes:
            connection.execute(text(index.indexdef))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum (analyze) opportunities"))


def _blocks(references: References, *, count: int, seed: int, as_of: datetime) -> Iterator[list[bytes]]:
    block: list[bytes] = []
    for row in _rows(references, count=count, seed=seed, as_of=as_of):
        block.append(copy_line(row))
        if len(block) == _AT_ONCE:
            yield block
            block = []
    yield block


def _rows(references: References, *, count: int, seed: int, as_of: datetime) -> Iterator[list[Any]]:
    rng = Random(f"{seed}/live")
    trades = _trades(references, count=min(count, BASE_OFFERS), seed=seed, as_of=as_of)
    shares = list(accumulate(len(one.drafts) for one in trades))
    communes = [one for one in references.communes if one.point is not None and one.department in departments()]
    people = list(accumulate(max(one.population, 1) for one in communes))
    kinds = list(accumulate(share for _, share in KINDS))
    for number in range(count):
        trade = trades[bisect(shares, rng.random() * shares[-1])]
        draft, conditions = trade.drafts[int(rng.random() * len(trade.drafts))]
        commune = communes[bisect(people, rng.random() * people[-1])]
        kind = KINDS[min(bisect(kinds, rng.random()), len(KINDS) - 1)][0]
        title, rome, label = draft.title, draft.rome, draft.rome_label
        if kind in (Kind.VOLUNTEERING, Kind.CIVIC_SERVICE):
            title, domain = rng.choice(MISSIONS)
            rome, label, conditions = None, None, orjson.dumps({"domain": domain, "hours_per_week": 3}).decode()
        elif rng.random() < 0.05:
            rome, label = None, None
        chosen = rng.choices(trade.sentences, k=rng.randint(*SENTENCES))
        published = as_of - timedelta(minutes=int(rng.random() * 60 * 24 * 60))
        employer = int(EMPLOYERS * rng.random() ** 3)
        yield [
            *("pays", f"p{number}", "FR", kind.value, title, " ".join(dict.fromkeys(chosen)), rome, label),
            *(f"Maison {employer}", f"{employer:014d}", *_place(rng, commune), conditions),
            *(f"https://exemple.fr/{number}", published, f"{number:x}", published, published),
        ]


def _place(rng: Random, commune: Commune) -> list[Any]:
    """Where it is, as exactly as sources say: insee, place, point, rung."""
    assert commune.point is not None, "only communes with a centre are drawn"
    lat = commune.point.lat + rng.gauss(0, 0.008)
    lon = commune.point.lon + rng.gauss(0, 0.011)
    draw = rng.random()
    if draw < 0.02:
        return [None, commune.department, commune.point.ewkt(), "department"]
    if draw < 0.05:
        return [None, commune.name, commune.point.ewkt(), "postcode"]
    return [commune.insee, commune.name, f"SRID=4326;POINT({lon:.6f} {lat:.6f})", "coordinates"]


def _trades(references: References, *, count: int, seed: int, as_of: datetime) -> list[_Trade]:
    communes, found = list(references.communes), dict[str, _Trade]()
    for raw in creuse_offers(count, seed=seed, as_of=as_of, communes=communes, rome=references.rome):
        for draft in clean_france_travail(raw):
            if isinstance(draft, Draft) and draft.rome is not None:
                trade = found.setdefault(draft.rome, _Trade([], []))
                trade.drafts.append((draft, orjson.dumps(conditions_to_json(draft.conditions)).decode()))
                trade.sentences.extend(f"{one.strip(' .')}." for one in draft.text.split(". ") if len(one) > 20)
    return [_Trade(one.drafts, sorted(set(one.sentences))) for one in found.values()]
