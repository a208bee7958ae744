"""Answers one search, live: what is around a place, for some words and means, the best first, and never nothing.

the catalogue gives all that is live → a first look counts and orders → a second scores what it puts first, explained
→ widen until there is something to show
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from geo import Means, Mode, Travel, farthest_km
from matching.lists.exposure import PriceBook
from matching.lists.logged import Versions
from matching.lists.page import page_of, rows_for
from matching.live.catalogue import Catalogue
from matching.live.glance import (
    Glance,
    Question,
    glance,
    glance_met,
    kinds_open,
    question_of,
)
from matching.live.in_time import in_time
from matching.live.index import Index, Kept, stamp_of
from matching.live.known import read_knowledge
from matching.live.listed import ENOUGH, Narrowing, Widened, all_listed, answers_listed, with_farther
from matching.live.looks import SCORED, SMALL, Close, Sort, View
from matching.model import Kind, Person
from matching.people import Followed
from matching.reverse import Everybody
from matching.scoring.corpus import KINDS, Corpus
from matching.scoring.filters import NO_FACETS, Facets, Filter
from matching.scoring.gates import Gated
from matching.scoring.ground import Ground
from matching.scoring.knowledge import Knowledge
from matching.scoring.profile import Profile, build_profile
from matching.scoring.rank import Ranked, Shown, explained_few, why_not
from matching.scoring.standing import Before, Standing, stand, unscored
from matching.scoring.weights import Weights, load_weights
from matching.scoring.without_car import LOOKED_AT_KM, needs_help
from matching.travels import Travels
from matching.words.trades.titles import Spelled, Understood
from matching.words.wishes.lessons import without_lessons
from matching.words.wishes.refused_work import refused_work
from store.reference.communes_and_trades import read_communes

TOLD_WHY_NOT = 20
"""How many of what a gate drops are told with the reason."""
FARTHER = 2.0
"""How many times farther a search looks that found next to nothing."""
MOST_RADIUS_KM = 2_000.0
"""Bounds the search of somebody who declared no means: the whole country."""


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
    widened: tuple[Widened, ...]
    versions: Versions
    facets: Facets = NO_FACETS
    """How many of the rows that answer each choice would leave."""


@dataclass(frozen=True, slots=True, eq=False)
class _Candidates:
    """Somebody before what may come into their list, and how much there is in all: as in `RankedList`."""

    standing: Before
    total: int
    within_limit: int
    kinds: frozenset[Kind]


class Matcher:
    """The matching of a running service. One a process; may be asked from several threads."""

    def __init__(
        self,
        engine: Engine,
        *,
        knowledge: Knowledge | None = None,
        weights: Weights | None = None,
        index_folder: Path | None = None,
    ) -> None:
        """`knowledge`: where it was read already, out of a store that holds the same trades.

        `index_folder`: where the made index is kept for the next start, and shared with the other processes.
        """
        with Session(engine) as session:
            self.knowledge = knowledge or read_knowledge(session)
            self.communes = read_communes(session)
        self.weights = weights or load_weights()
        self.travels = Travels(self.communes)
        kept = Kept(index_folder, stamp=stamp_of(self.knowledge.rome, self.communes)) if index_folder else None
        self.catalogue = Catalogue(self.knowledge.trades, self.communes, kept=kept)
        self.everybody = Everybody(self.knowledge, self.weights)
        self.prices = PriceBook()
        self._last_ground: Ground | None = None

    def ready(self, session: Session, *, now: datetime) -> None:
        """Makes what the first question would wait for: travel times, the index of all that is live, machine code."""
        self.travels.ready(session, now=now)
        somewhere = next((one.point for one in self.communes if one.point is not None), None)
        if somewhere is not None:
            anybody = Person(key="ready", home=somewhere, means=(Means(Mode.CAR, 30),), wishes=("ménage",))
            self.search(session, anybody, now=now, limit=1)

    def lay_everybody_out(self, session: Session, *, now: datetime) -> None:
        """Lays out the people followed by the travel times of the day, which takes seconds for a region: neither its
        news nor the lists that an hourly pull touches wait for it then."""
        nothing, _ = self.catalogue.of(session, [])
        self.everybody.ready(session, nothing, self.travels.now(session, now=now))

    def understand(self, texts: tuple[str, ...]) -> tuple[Understood, ...]:
        """How some words are understood, one answer a text. Lessons name no trade: who teaches is not who learns."""
        titles = self.knowledge.titles
        return tuple(Understood(text, titles.understand(without_lessons(text)).trades) for text in texts)

    def refused(self, text: str) -> tuple[str, ...]:
        """The work that some words refuse, each as it was written: "bureau" of "pas de bureau"; none that means no
        trade, which takes nothing away."""
        return tuple(words for words in refused_work(text) if self.knowledge.refused(words).any())

    def spelled(self, text: str, *, is_skill: bool = False) -> Spelled:
        """`text` with its words as catalogues of work write them; what they do not know stays as typed, and is told.
        A skill (`is_skill`) begins with an infinitive."""
        return self.knowledge.titles.spelled(text, is_skill=is_skill)

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
        filters: frozenset[Filter] = frozenset(),
        without: frozenset[int] = frozenset(),
        only_what_is_asked: bool = True,
        dropped: int = TOLD_WHY_NOT,
    ) -> RankedList:
        """The list for a person or for an anonymous search (a person of whom only home, means and wishes are said).

        `kinds` and `filters` narrow the list; `without` leaves out opportunities set aside. With `only_what_is_asked`
        the list holds what answers the wishes, and is widened, in the words of `widened`, where that is next to
        nothing: related trades, then other trades and kinds, then up to twice as far. Otherwise it holds all that no
        gate drops. `dropped`: how many of what a gate drops are told.
        """
        index, version = self.catalogue.index(session)
        travel = self.travels.now(session, now=now)
        profile = build_profile(person, self.knowledge, self.weights)
        narrowing = Narrowing(kinds, filters, without)
        question = self._question(index, person, profile, travel, now=now, why_not=dropped > 0)
        met = None
        if only_what_is_asked and profile.person.wishes and not dropped and len(index) > SMALL:
            met = self._enough_that_answers(index, question, narrowing)
        view = self._view(index, person, question, now=now, seen=met)
        view = in_time(view, narrowing, person, weights=self.weights, now=now)
        listed = answers_listed(view, narrowing) if only_what_is_asked else all_listed(view, narrowing)
        if only_what_is_asked and person.means and listed.total < ENOUGH:
            wider = self._question(index, person, profile, travel, now=now, times=FARTHER, why_not=dropped > 0)
            farther = self._view(index, person, wider, now=now, times=FARTHER)
            farther = in_time(farther, narrowing, person, weights=self.weights, now=now)
            listed = with_farther(listed, farther, narrowing)
        seen = listed.view.seen
        close, shown = listed.view.page(listed.tiers, sort, offset=offset, limit=limit, dropped=dropped)
        close.standing.corpus.opportunities.ready(shown.tolist())
        places = [Shown(offset + place if sort is Sort.FIT else None) for place in range(1, len(shown) + 1)]
        return RankedList(
            items=tuple(explained_few(close.standing.some(shown), places, weights=self.weights, as_of=now)),
            total=listed.total,
            within_limit=listed.within_limit,
            kinds=narrowing.kinds_there(seen)
            if met is None
            else kinds_open(index, question, weights=self.weights, known=met.kinds_of(met.wanted(None))),
            gated=close.why_not(most=dropped),
            understood=profile.understood,
            widened=listed.widened,
            versions=self.versions(version, travel, prices=None),
            facets=seen.facets(listed.least, kinds, filters, without=without),
        )

    def _enough_that_answers(self, index: Index, question: Question, narrowing: Narrowing) -> Glance | None:
        """What answers the wishes, looked at alone: less work than all in reach. None where it is next to nothing."""
        seen = glance_met(index, question, weights=self.weights)
        return seen if np.count_nonzero(narrowing.wanted(seen)) >= ENOUGH else None

    def for_person(
        self, session: Session, followed: Followed, *, now: datetime, limit: int = 20, offset: int = 0
    ) -> RankedList:
        """The list of somebody followed: by fit, or by distance where the person turned ranking off (R10)."""
        index, version, nights = self.catalogue.index_and_night(session)
        travel = self.travels.now(session, now=now)
        profile = build_profile(followed.person, self.knowledge, self.weights)
        found = self._candidates(index, followed, profile, travel, now=now, most=offset + limit + 1)
        night, prices = self.prices.after(nights, session, found.standing.corpus)
        page = page_of(
            found.standing,
            rows_for(found.standing, followed),
            followed,
            prices=prices,
            weights=self.weights,
            now=now,
            offset=offset,
            limit=limit,
        )
        return RankedList(
            items=tuple(page),
            total=found.total,
            within_limit=found.within_limit,
            kinds=found.kinds,
            gated=why_not(found.standing, limit=TOLD_WHY_NOT),
            understood=profile.understood,
            widened=(),
            versions=self.versions(version, travel, prices=night),
        )

    def reached_by(self, session: Session, followed: Followed, *, now: datetime) -> frozenset[int]:
        """The ids of all that the list of somebody followed holds within the minutes they accept."""
        index, _ = self.catalogue.index(session)
        travel = self.travels.now(session, now=now)
        profile = build_profile(followed.person, self.knowledge, self.weights)
        question = self._question(index, followed.person, profile, travel, now=now, why_not=False)
        seen = self._view(index, followed.person, question, now=now).seen
        rows = seen.rows[seen.wanted(None, without=followed.left_out) & seen.within]
        return frozenset(index.column("id", rows).astype(np.int64).tolist())

    def _candidates(
        self, index: Index, followed: Followed, profile: Profile, travel: Travel, *, now: datetime, most: int
    ) -> _Candidates:
        """Where somebody's list stands: all that is live where that is little, else what the first look puts first,
        `most` rows at least."""
        if len(index) <= SMALL:
            ground = self._ground(self.catalogue.whole(index), travel)
            standing = unscored(
                followed.person, ground, knowledge=self.knowledge, weights=self.weights, as_of=now, profile=profile
            )
            rows = rows_for(standing, followed)
            within = standing.reach.minutes[rows] <= standing.reach.limit[rows]
            kinds = frozenset(KINDS[code] for code in np.unique(standing.corpus.kind[rows]))
            return _Candidates(standing, len(rows), int(within.sum()), kinds)
        question = self._question(index, followed.person, profile, travel, now=now)
        view = self._view(index, followed.person, question, now=now)
        wanted = view.seen.wanted(None, without=followed.left_out)
        first = view.seen.best if followed.ranked else view.seen.nearest
        close = view.close_to(first(wanted, max(2 * SCORED, most)), dropped=TOLD_WHY_NOT)
        within_limit = int((wanted & view.seen.within).sum())
        return _Candidates(close.standing, int(wanted.sum()), within_limit, view.seen.kinds_of(wanted))

    def stand(
        self, person: Person, corpus: Corpus, travel: Travel, *, now: datetime, profile: Profile | None = None
    ) -> Standing:
        """Where a corpus stands for a person, with this service's knowledge and weights."""
        return stand(
            person,
            corpus,
            knowledge=self.knowledge,
            travel=travel,
            weights=self.weights,
            as_of=now,
            ground=self._ground(corpus, travel),
            profile=profile,
        )

    def _question(
        self,
        index: Index,
        person: Person,
        profile: Profile,
        travel: Travel,
        *,
        now: datetime,
        times: float = 1.0,
        why_not: bool = True,
    ) -> Question:
        """What is asked of the index: all that is in reach, up to `times` as far as usual.

        `why_not`: whether the best of what is dropped will be told.
        """
        return question_of(
            profile,
            travel,
            person=person,
            radius_km=self.radius_km(person),
            times=times * self.weights.reach["times_limit"],
            weights=self.weights,
            as_of=now.timestamp(),
            why_not=why_not or len(index) <= SMALL,
        )

    def _view(
        self,
        index: Index,
        person: Person,
        question: Question,
        *,
        now: datetime,
        times: float = 1.0,
        seen: Glance | None = None,
    ) -> View:
        """All that is in reach of a person, or what was `seen` of it, and how to look closer."""
        profile = question.profile

        def scored(corpus: Corpus) -> Standing:
            standing = self.stand(person, corpus, question.travel, now=now, profile=profile)
            return standing if times == 1.0 else standing.going_farther(times=times)

        seen = seen or glance(index, question, weights=self.weights)
        if len(index) <= SMALL:
            whole = scored(self.catalogue.whole(index))
            return View(seen.settled(whole), lambda rows: Close.of(whole, index, rows), len(index) + 1)
        return View(
            seen,
            lambda rows: Close.of(scored(self.catalogue.take(index, rows, skills=bool(profile.skills))), index, rows),
            SCORED,
        )

    def _ground(self, corpus: Corpus, travel: Travel) -> Ground:
        """The ground of a corpus: the last one where it is the same."""
        ground = self._last_ground
        if ground is None or ground.corpus is not corpus or ground.travel is not travel:
            self._last_ground = ground = Ground(corpus, travel)
        return ground

    def versions(self, catalogue_version: int, travel: Travel, *, prices: int | None) -> Versions:
        """What a list is made of that was made at the `prices` of a night, counted from 1; None for one without."""
        data = f"{catalogue_version}.{self.knowledge.rome.version}"
        return Versions(
            weights=self.weights.version,
            data=data if prices is None else f"{data}.{prices}",
            travel=travel.version,
        )

    def radius_km(self, person: Person) -> float:
        """A straight line beyond which nothing is in reach, however far a search is widened."""
        radius_km = farthest_km(person.means, times=FARTHER * self.weights.reach["times_limit"])
        return min(MOST_RADIUS_KM, max(radius_km, LOOKED_AT_KM) if needs_help(person) else radius_km)
