"""A department for a night: what the sandbox's partners publish, as much as asked, and people after those of the demo.

Each person is put together from three of the demo's, and lives in a commune drawn by its population: the words are
theirs, the combinations are new. The same for the same seed.
"""

from bisect import bisect
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from random import Random
from uuid import UUID

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cli.demo.cast import Followed, read_cast
from geo import Commune
from ingest import SOURCES, pull_of, run_pull, scopes_of
from ingest.reference import References
from ingest.sandbox import (
    API_ENGAGEMENT,
    FRANCE_TRAVAIL,
    IMMERSION_FACILITEE,
    SandboxServer,
    World,
    create_sandbox,
    sandbox_partners,
)
from kit import now_utc
from store import session
from store.tables import ExperienceRow, MeansRow, OpportunityRow, PersonRow, SkillRow, WishRow

DEPARTMENT = "23"
SHARES = {FRANCE_TRAVAIL: 0.78, IMMERSION_FACILITEE: 0.13, API_ENGAGEMENT: 0.09}
"""Of what is added to the sandbox's world: about what a department has of each."""
MISSION_SEATS = 3
"""A mission is published about so many times, once a place: fewer are asked for."""


@dataclass(frozen=True, slots=True)
class Department:
    """What was settled."""

    opportunities: int
    people: list[int]


def settle_department(
    engine: Engine, references: References, *, people: int, opportunities: int, seed: int, as_of: datetime
) -> Department:
    """Pulls opportunities of every kind, by the usual way, until there are about so many, and adds people."""
    app = create_sandbox(as_of=as_of, seed=seed, communes=references.communes, trades=references.rome)
    with SandboxServer(app) as sandbox:
        live = _pulled(engine, sandbox.url)
        while live < opportunities:
            _grown(sandbox.world, opportunities - live)
            before, live = live, _pulled(engine, sandbox.url)
            if live == before:
                break
    homes = [one for one in references.communes if one.department == DEPARTMENT and one.point is not None]
    return Department(live, _settled_people(engine, homes, count=people, seed=seed, now=as_of))


def _pulled(engine: Engine, url: str) -> int:
    """Pulls everything; how many live opportunities there are then."""
    partners = sandbox_partners(url)
    for source in SOURCES.values():
        for scope in scopes_of(source, [DEPARTMENT], partners):
            run_pull(engine, pull_of(source, scope, partners, now=now_utc()), clock=now_utc)
    with session(engine) as reading:
        shown = OpportunityRow.retired_at.is_(None) & OpportunityRow.canonical_id.is_(None)
        return reading.scalar(select(func.count()).select_from(OpportunityRow).where(shown)) or 0


def _grown(world: World, missing: int) -> None:
    for source, share in SHARES.items():
        seats = MISSION_SEATS if source == API_ENGAGEMENT else 1
        world.add(source, max(1, round(missing * share / seats)))


def _settled_people(engine: Engine, homes: list[Commune], *, count: int, seed: int, now: datetime) -> list[int]:
    random = Random(f"{seed}/night")
    models = read_cast().people
    shares = list(accumulate(max(one.population, 1) for one in homes))
    ids: list[int] = []
    with session(engine) as writing:
        for _ in range(count):
            home = homes[bisect(shares, random.random() * shares[-1])]
            ids.append(_settled(writing, random, models, home=home, now=now))
    return ids


def _settled(writing: Session, random: Random, models: list[Followed], *, home: Commune, now: datetime) -> int:
    """The id of a person with the situation of one of the demo's, the travel of another, the past of a third."""
    one, moves, did = (random.choice(models) for _ in range(3))
    wishes = list(one.wishes)
    if random.random() < 0.5:
        wishes[-1:] = [random.choice(random.choice(models).wishes)]
    assert home.point is not None, "homes have a centre"
    row = PersonRow(
        pseudonym=UUID(int=random.getrandbits(128), version=4),
        first_name=one.first_name,
        insee=home.insee,
        place=home.name,
        point=home.point.ewkt(),
        stage=one.stage,
        licences=moves.licences,
        level=one.level,
        french=one.french,
        hours_min=one.hours[0] if one.hours else None,
        hours_max=one.hours[1] if one.hours else None,
        days=one.days,
        nights=one.nights,
        weekends=one.weekends,
        limits=list(did.limits),
        open_to=None if one.open_to is None else [str(kind) for kind in one.open_to],
        civic_service=one.civic_service,
        created_at=now,
    )
    writing.add(row)
    writing.flush()
    writing.add_all(
        [
            *(MeansRow(person_id=row.id, mode=mode, max_minutes=limit) for mode, limit in moves.means.items()),
            *(WishRow(person_id=row.id, position=at, text=wish) for at, wish in enumerate(wishes)),
            *(SkillRow(person_id=row.id, position=at, text=skill) for at, skill in enumerate(did.skills)),
            *(
                ExperienceRow(person_id=row.id, position=at, text=done.text, years=done.years)
                for at, done in enumerate(did.experience)
            ),
        ]
    )
    return row.id
