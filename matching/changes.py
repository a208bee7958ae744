"""What one change would open to a person: a means lent, a licence, a diploma, minutes, hours, a day, a kind accepted.

Each change is tried for real: the gates and the score are computed again for the person as they would be then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import MOST_MINUTES, Means, Mode, farthest_km
from kit import marked, number, sentence
from matching.live.glance import WISH_NEAR, WORDS_MET
from matching.live.search import Matcher
from matching.model import Kind, Level, Opportunity, Person
from matching.people import Followed
from matching.scoring.standing import Standing
from matching.scoring.without_car import LOOKED_AT_KM, needs_help
from matching.words.conditions import may_drive

USUAL_MINUTES = {Mode.BUS: 60}
"""What is tried of a means where the person accepts no longer way with another; else half an hour."""
_HALF_AN_HOUR = 30
_LENT_MINUTES = 60
MORE_MINUTES = 15
MORE_HOURS = 5.0
FULL_TIME_HOURS = 35.0
FIRST = 10
"""What somebody reads of a list."""
_EXAMPLES = 3
WITH_MEANS = {
    Mode.CAR: marked("une voiture"),
    Mode.MOPED: marked("un scooter"),
    Mode.EBIKE: marked("un vélo électrique"),
    Mode.BIKE: marked("un vélo"),
    Mode.BUS: marked("le bus et le train"),
    Mode.WALK: marked("la marche"),
}
WITH_LEVEL = {
    Level.CAP: marked("un CAP ou un BEP"),
    Level.BAC: marked("le bac"),
    Level.BAC2: marked("un bac + 2"),
    Level.BAC3: marked("un bac + 3"),
    Level.BAC5: marked("un bac + 5"),
}
WITH_KIND = {
    Kind.JOB: marked("les emplois"),
    Kind.INCLUSION_JOB: marked("les emplois d'insertion"),
    Kind.IMMERSION: marked("les immersions"),
    Kind.VOLUNTEERING: marked("le bénévolat"),
    Kind.CIVIC_SERVICE: marked("le service civique"),
    Kind.TRAINING: marked("les formations"),
    Kind.WORKSHOP: marked("les ateliers"),
    Kind.EVENT: marked("les événements"),
}
WITH_DAY = (
    marked("le lundi"),
    marked("le mardi"),
    marked("le mercredi"),
    marked("le jeudi"),
    marked("le vendredi"),
    marked("le samedi"),
)


_WITH = marked("avec %(what)s")
_WITH_MINUTES = marked("avec %(what)s minutes de trajet de plus")
_WITH_HOURS = marked("avec %(what)s h par semaine au plus")
_ACCEPTING = marked("en acceptant %(what)s")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could change: its name for programs, its words, and the person as they would be then."""

    name: str
    """"means", "licence", "level", "minutes", "hours", "day", "weekends" or "kind"."""
    text: str
    """Its words, in French: "avec le permis B", "avec %(what)s". Other languages translate them (`marked`)."""
    person: Person
    means: Means | None = None
    """The means that is tried, where it is one."""
    what: str | float | None = None
    """What fills its words: words to translate too, or a number."""

    @property
    def said(self) -> str:
        """Its words with what fills them, in French."""
        if self.what is None:
            return self.text
        return self.text % {"what": self.what if isinstance(self.what, str) else number(self.what)}


@dataclass(frozen=True, slots=True)
class Gain:
    """What a change would add to what the person reaches within the minutes they accept."""

    change: Change
    more: int
    """Opportunities that nothing drops any more, and that were out of reach or dropped."""
    more_wished: int
    """Those of them that answer the wishes, or nearly."""
    in_first: int
    """Those of them that would stand among the first ten of the list, by score."""
    examples: tuple[Opportunity, ...]
    """The best of them."""

    @property
    def told(self) -> str:
        """In a sentence: "Avec le permis B : 12 possibilités de plus, dont 3 parmi les 10 premières."."""
        if not self.more:
            return sentence(f"{self.change.said} : rien de plus")
        several = "s" if self.more > 1 else ""
        first = f", dont {self.in_first} parmi les {FIRST} premières" if self.in_first else ""
        return sentence(f"{self.change.said} : {number(self.more)} possibilité{several} de plus{first}")


@dataclass(frozen=True, slots=True)
class Called:
    """What the transports on demand of a home lead to at its hours, and no means of the person does."""

    more: int
    more_wished: int
    examples: tuple[Opportunity, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the person reaches as things are, and what each change would add, the most wished first."""

    reached: int
    gains: tuple[Gain, ...]
    called: Called | None = None
    """What one may call for already; None where no transport on demand serves the home, or who has a car."""


def compare_changes(
    session: Session, matcher: Matcher, followed: Followed, changes: Sequence[Change], *, now: datetime
) -> Comparison:
    """What each of some changes of a person would open, each by itself."""
    person = followed.person
    means = [one for changed in (person, *(change.person for change in changes)) for one in changed.means]
    radius_km = max(farthest_km(tuple(means), times=1), LOOKED_AT_KM if needs_help(person) else 0.0)
    corpus, _ = matcher.catalogue.near(session, person.home, radius_km=radius_km)
    travel = matcher.travels.now(session, now=now)
    now_stands = matcher.stand(person, corpus, travel, now=now)
    listed = _listed(now_stands, followed)
    already = _within_limits(now_stands, listed)
    gains = []
    for change in changes:
        standing = matcher.stand(change.person, corpus, travel, now=now)
        gains.append(_gain(change, standing, followed, already))
    gains.sort(key=lambda gain: (-gain.more_wished, -gain.more))
    return Comparison(len(already), tuple(gains), _called(now_stands, listed))


def changes_of(person: Person) -> tuple[Change, ...]:
    """All the changes that make sense for a person, given what they said."""
    return tuple(
        change
        for some in (means_lent, _licence, _level, _minutes, _hours, _days, _weekends, _kinds)
        for change in some(person)
    )


def means_lent(person: Person) -> Iterator[Change]:
    """Each means that the person does not have, within minutes like those they accept."""
    had = {one.mode for one in person.means}
    for mode in Mode:
        if mode not in had:
            lent = Means(mode, _accepted_with(mode, person))
            yield Change("means", _WITH, replace(person, means=(*person.means, lent)), lent, WITH_MEANS[mode])


def _accepted_with(mode: Mode, person: Person) -> int:
    accepted = max((one.max_minutes for one in person.means), default=0)
    return min(_LENT_MINUTES, max(USUAL_MINUTES.get(mode, _HALF_AN_HOUR), accepted))


def _licence(person: Person) -> Iterator[Change]:
    """The licence B; and with a car, where there is none: one hardly goes without the other."""
    if person.licences is None or "B" in (may_drive(person.licences) or ()):
        return
    holder = replace(person, licences=person.licences | {"B"})
    yield Change("licence", marked("avec le permis B"), holder)
    if all(one.mode is not Mode.CAR for one in person.means):
        car = Means(Mode.CAR, _accepted_with(Mode.CAR, person))
        driver = replace(holder, means=(*person.means, car))
        yield Change("licence", marked("avec le permis B et une voiture"), driver, car)


def _level(person: Person) -> Iterator[Change]:
    if person.level is not None and person.level is not Level.BAC5:
        following = list(Level)[person.level.rank + 1]
        yield Change("level", _WITH, replace(person, level=following), what=WITH_LEVEL[following])


def _minutes(person: Person) -> Iterator[Change]:
    if person.means:
        longer = tuple(
            replace(one, max_minutes=min(MOST_MINUTES, one.max_minutes + MORE_MINUTES)) for one in person.means
        )
        yield Change("minutes", _WITH_MINUTES, replace(person, means=longer), what=MORE_MINUTES)


def _hours(person: Person) -> Iterator[Change]:
    if person.hours_max is not None and person.hours_max < FULL_TIME_HOURS:
        most = min(FULL_TIME_HOURS, person.hours_max + MORE_HOURS)
        yield Change("hours", _WITH_HOURS, replace(person, hours_max=most), what=most)


def _days(person: Person) -> Iterator[Change]:
    """One more day from Monday to Saturday; Sundays go with the weekends."""
    days = person.schedule.days
    for day in range(6) if days is not None else ():
        if days is not None and day not in days:
            longer_week = replace(person.schedule, days=days | {day})
            yield Change("day", _WITH, replace(person, schedule=longer_week), what=WITH_DAY[day])


def _weekends(person: Person) -> Iterator[Change]:
    if person.schedule.weekends is False:
        schedule = replace(person.schedule, weekends=True)
        yield Change("weekends", marked("avec le week-end"), replace(person, schedule=schedule))


def _kinds(person: Person) -> Iterator[Change]:
    for kind in Kind if person.open_to is not None else ():
        if person.open_to is not None and kind not in person.open_to:
            yield Change("kind", _ACCEPTING, replace(person, open_to=person.open_to | {kind}), what=WITH_KIND[kind])


def _gain(change: Change, standing: Standing, followed: Followed, already: NDArray[np.intp]) -> Gain:
    listed = _listed(standing, followed)
    reached = _within_limits(standing, listed)
    new = reached[~np.isin(reached, already)]
    wished = new[_nearly_answers(standing)[new]]
    in_first = int(np.isin(listed[:FIRST], new).sum())
    return Gain(change, len(new), len(wished), in_first, _examples(standing, wished if len(wished) else new))


def _called(standing: Standing, listed: NDArray[np.intp]) -> Called | None:
    """What is called for at the very hours of the work; None where there is nothing to call."""
    situation = standing.helps.situation
    if situation is None or not any(situation.home in one.zone for one in standing.travel.on_demand):
        return None
    told = standing.some(listed).helps.said(listed.tolist())
    called = listed[np.array([any(one.code == "on_demand" for one in said) for said in told], dtype=np.bool_)]
    wished = called[_nearly_answers(standing)[called]]
    return Called(len(called), len(wished), _examples(standing, wished if len(wished) else called))


def _examples(standing: Standing, rows: NDArray[np.intp]) -> tuple[Opportunity, ...]:
    """The best of some rows."""
    return tuple(standing.corpus.opportunities[int(row)] for row in rows[:_EXAMPLES])


def _listed(standing: Standing, followed: Followed) -> NDArray[np.intp]:
    """The rows that no gate drops and nobody set aside, best first."""
    rows = standing.open_rows()
    return rows[~np.isin(standing.corpus.id[rows], list(followed.left_out))]


def _within_limits(standing: Standing, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those of some rows that a means reaches within its minutes."""
    return rows[standing.reach.minutes[rows] <= standing.reach.limit[rows]]


def _nearly_answers(standing: Standing) -> NDArray[np.bool_]:
    """Whether each row answers the wishes, by its trade, a related one or its words; all do where there is no wish."""
    if not standing.profile.person.wishes:
        return np.ones(len(standing.corpus), dtype=np.bool_)
    parts = standing.scores.parts
    return np.asarray((np.nan_to_num(parts["wish"]) >= WISH_NEAR) | (np.nan_to_num(parts["words"]) >= WORDS_MET))
