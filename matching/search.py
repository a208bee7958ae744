"""Answers one search, live: what is around a place, for some words and means, the best first, and never nothing.

PostGIS finds what is near → the catalogue gives it ready to score → rank → widen until there is something to show
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Point, Travel, farthest_km
from kit import logger
from matching.catalogue import Catalogue
from matching.codec import opportunity_from_row
from matching.corpus import KINDS, Corpus
from matching.gates import Gated
from matching.ground import Ground
from matching.lists import Versions
from matching.model import Kind, Opportunity, Person
from matching.page import page_of, rows_for
from matching.people import Followed
from matching.prices import PriceBook
from matching.profile import Knowledge
from matching.rank import Ranked, Standing, explained, stand, why_not
from matching.rome import Context, Relation, Rome, Skill, Title, Trade
from matching.titles import NotATitleModel, TitleModel, Understood, model_from_bytes
from matching.travels import Travels
from matching.weights import Weights, load_weights
from matching.without_car import LOOKED_AT_KM, needs_help
from store import queries
from store.references import read_communes, rome_rows
from store.titles import title_model

ENOUGH = 5
"""Results under which a search is widened."""
WISH_MET, WISH_NEAR = 0.6, 0.3
"""From which wish value an opportunity answers the words, and from which its trade is related."""
WORDS_MET = 0.6
"""From which share of the words an opportunity answers them, whatever its trade."""
FARTHER = 2.0
"""How many times farther a search looks that found next to nothing."""
MOST_RADIUS_KM = 2_000.0
"""Bounds the search of somebody who declared no means: the whole country."""


class Sort(StrEnum):
    """The orders a list can take."""

    FIT = "fit"
    DISTANCE = "distance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class RankedList:
    """A list as it is shown: the page's rows, how many there are in all, what was understood, dropped and widened."""

    items: tuple[Ranked, ...]
    total: int
    within_limit: int
    """How many of `total` are within the minutes that the person accepts."""
    kinds: frozenset[Kind]
    """The kinds to which the list could be narrowed: those with something that no gate drops."""
    gated: tuple[Gated, ...]
    understood: tuple[Understood, ...]
    widened: tuple[str, ...]
    versions: Versions


class Matcher:
    """The matching of a running service. One a process; may be asked from several threads."""

    def __init__(self, engine: Engine, *, weights: Weights | None = None) -> None:
        with Session(engine) as session:
            self.knowledge = Knowledge(read_rome(session), model=read_titles(session))
            self.communes = read_communes(session)
        self.weights = weights or load_weights()
        self.travels = Travels(self.communes)
        self.catalogue = Catalogue(self.knowledge.trades, self.communes)
        self.prices = PriceBook()
        self._last_ground: Ground | None = None

    def understand(self, texts: tuple[str, ...]) -> tuple[Understood, ...]:
        """How some words are understood, one answer a text."""
        return tuple(self.knowledge.titles.understand(text) for text in texts)

    def search(
        self,
        session: Session,
        person: Person,
        *,
        now: datetime,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = Sort.FIT,
        kinds: frozenset[Kind] | None = None,
        without: frozenset[int] = frozenset(),
        only_what_is_asked: bool = True,
    ) -> RankedList:
        """The list for a person or for an anonymous search (a person of whom only home, means and wishes are said).

        `kinds` narrows the list; `without` leaves out opportunities set aside. With `only_what_is_asked` the list
        holds what answers the wishes, and is widened, in the words of `widened`, where that is next to nothing:
        related trades, then other trades and kinds, then up to twice as far. Otherwise it holds all that no gate drops.
        """
        corpus, version = self.catalogue.near(session, person.home, radius_km=self._radius_km(person))
        travel = self.travels.now(session, now=now)
        standing = self.stand(person, corpus, travel, now=now)
        anything = _wanted_rows(standing, standing.open_rows(), None, without)
        rows = _wanted_rows(standing, anything, kinds, without)
        widened: tuple[str, ...] = ()
        if only_what_is_asked:
            rows, widened = _answers(standing, rows)
            if len(rows) < ENOUGH and person.means:
                farther = standing.going_farther(times=FARTHER)
                more = _wanted_rows(farther, farther.open_rows(), kinds, without)
                if len(more) > len(rows):
                    standing, rows = farther, np.concatenate([rows, more[~np.isin(more, rows)]])
                    widened = (*widened, "Peu de choses à cette distance : voici aussi un peu plus loin.")
        shown = _sorted(standing, rows, sort)[offset : offset + limit]
        by_score = range(offset + 1, offset + 1 + len(shown)) if sort is Sort.FIT else [None] * len(shown)
        return RankedList(
            items=tuple(
                replace(explained(standing, int(row), weights=self.weights, as_of=now), position_by_score=position)
                for row, position in zip(shown, by_score, strict=True)
            ),
            total=len(rows),
            within_limit=int((standing.reach.minutes[rows] <= standing.reach.limit[rows]).sum()),
            kinds=_kinds_of(standing, anything),
            gated=why_not(standing, limit=20),
            understood=standing.profile.understood,
            widened=widened,
            versions=self.versions(version, travel),
        )

    def for_person(
        self, session: Session, followed: Followed, *, now: datetime, limit: int = 20, offset: int = 0
    ) -> RankedList:
        """The list of somebody followed: by fit, or by distance where the person turned ranking off (R10)."""
        radius_km = self._radius_km(followed.person)
        corpus, version = self.catalogue.near(session, followed.person.home, radius_km=radius_km)
        travel = self.travels.now(session, now=now)
        standing = self.stand(followed.person, corpus, travel, now=now)
        rows = rows_for(standing, followed)
        page = page_of(
            standing,
            rows,
            followed,
            prices=self.prices.of(session, corpus),
            weights=self.weights,
            now=now,
            offset=offset,
            limit=limit,
        )
        return RankedList(
            items=tuple(page),
            total=len(rows),
            within_limit=int((standing.reach.minutes[rows] <= standing.reach.limit[rows]).sum()),
            kinds=_kinds_of(standing, rows),
            gated=why_not(standing, limit=20),
            understood=standing.profile.understood,
            widened=(),
            versions=self.versions(version, travel),
        )

    def stand(self, person: Person, corpus: Corpus, travel: Travel, *, now: datetime) -> Standing:
        """Where a corpus stands for a person, with this service's knowledge and weights."""
        return stand(
            person,
            corpus,
            knowledge=self.knowledge,
            travel=travel,
            weights=self.weights,
            as_of=now,
            ground=self._ground(corpus, travel),
        )

    def _ground(self, corpus: Corpus, travel: Travel) -> Ground:
        """The ground of a corpus: the last one where it is the same."""
        ground = self._last_ground
        if ground is None or ground.corpus is not corpus or ground.travel is not travel:
            self._last_ground = ground = Ground(corpus, travel)
        return ground

    def versions(self, catalogue_version: int, travel: Travel) -> Versions:
        """What a list made now is made of."""
        data = f"{catalogue_version}.{self.knowledge.rome.version}"
        return Versions(weights=self.weights.version, data=data, travel=travel.version)

    def near(
        self, session: Session, point: Point, *, now: datetime, limit: int, radius_km: float = 30.0
    ) -> tuple[Opportunity, ...]:
        """What is live around a place, nearest first."""
        asked = {"place": point.ewkt(), "radius_m": radius_km * 1000, "limit": limit, "now": now}
        found = session.execute(queries()["nearest"], asked).mappings()
        return tuple(opportunity_from_row(row) for row in found)

    def _radius_km(self, person: Person) -> float:
        """A straight line beyond which nothing is in reach, however far a search is widened."""
        radius_km = farthest_km(person.means, times=FARTHER * self.weights.reach["times_limit"])
        return min(MOST_RADIUS_KM, max(radius_km, LOOKED_AT_KM) if needs_help(person) else radius_km)


def read_rome(session: Session) -> Rome:
    """The taxonomy that the store holds."""
    rows = rome_rows(session)
    return Rome(
        version=rows.version,
        trades=tuple(Trade(*row) for row in rows.trades),
        titles=tuple(Title(*row) for row in rows.titles),
        relations=tuple(Relation(*row) for row in rows.relations),
        skills=tuple(Skill(*row) for row in rows.skills),
        contexts=tuple(Context(*row) for row in rows.contexts),
    )


def read_titles(session: Session) -> TitleModel | None:
    """The model of titles that the store holds; None where there is none that this version of the program can read."""
    content = title_model(session)
    if content is None:
        return None
    try:
        return model_from_bytes(content)
    except NotATitleModel:
        logger("matching").warning("title_model_unreadable")
        return None


def _wanted_rows(
    standing: Standing, rows: NDArray[np.intp], kinds: frozenset[Kind] | None, without: frozenset[int]
) -> NDArray[np.intp]:
    corpus = standing.corpus
    if kinds is not None:
        rows = rows[np.isin(corpus.kind[rows], [KINDS.index(kind) for kind in kinds])]
    return rows[~np.isin(corpus.id[rows], list(without))] if without else rows


def _kinds_of(standing: Standing, rows: NDArray[np.intp]) -> frozenset[Kind]:
    return frozenset(KINDS[code] for code in np.unique(standing.corpus.kind[rows]))


def nearly_answers(standing: Standing) -> NDArray[np.bool_]:
    """Whether each row answers the wishes, by its trade, a related one or its words; all do where there is no wish."""
    if not standing.profile.person.wishes:
        return np.ones(len(standing.corpus), dtype=np.bool_)
    parts = standing.scores.parts
    return np.asarray((np.nan_to_num(parts["wish"]) >= WISH_NEAR) | (np.nan_to_num(parts["words"]) >= WORDS_MET))


def _answers(standing: Standing, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """The rows that answer the wishes, widened where there are next to none, and what was widened."""
    if not standing.profile.person.wishes:
        return rows, ()
    wish = np.nan_to_num(standing.scores.parts["wish"][rows])
    words = np.nan_to_num(standing.scores.parts["words"][rows])
    met = rows[(wish >= WISH_MET) | (words >= WORDS_MET)]
    if len(met) >= ENOUGH:
        return met, ()
    related = rows[nearly_answers(standing)[rows]]
    if len(rows) and not len(related):
        return rows, ("Nous n'avons rien trouvé avec ces mots. Voici tout ce qui est près de ce lieu.",)
    said: tuple[str, ...] = ()
    if len(related) > len(met):
        said = ("Peu de résultats pour ces mots : voici aussi des métiers proches.",)
    if len(related) >= ENOUGH:
        return related, said
    if len(rows) > len(related):
        said = (*said, "Voici aussi d'autres possibilités près de ce lieu.")
    return rows, said


def _sorted(standing: Standing, rows: NDArray[np.intp], sort: Sort) -> NDArray[np.intp]:
    if sort is Sort.FIT:
        return rows
    column = standing.reach.km if sort is Sort.DISTANCE else -standing.corpus.created
    return rows[np.argsort(np.nan_to_num(column[rows], nan=np.inf), kind="stable")]
