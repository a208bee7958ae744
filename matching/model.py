"""The values of matching: an opportunity, a person, and what is known of each. Unknown is None, never a guess."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from geo import Means, Point

WEEKEND = frozenset({5, 6})
"""Saturday and Sunday, of days counted from 0 for Monday."""


class Kind(StrEnum):
    """What an opportunity is."""

    JOB = "job"
    INCLUSION_JOB = "inclusion_job"
    IMMERSION = "immersion"
    VOLUNTEERING = "volunteering"
    CIVIC_SERVICE = "civic_service"
    TRAINING = "training"
    WORKSHOP = "workshop"
    EVENT = "event"


class Stage(StrEnum):
    """Where a person is in the *parcours*."""

    EMPLOI = "emploi"
    SOCIO_PRO = "socio_pro"
    REMOBILISATION = "remobilisation"


class Rung(StrEnum):
    """Which rung of the location ladder placed an opportunity, best first."""

    COORDINATES = "coordinates"
    INSEE = "insee"
    POSTCODE = "postcode"
    ADDRESS = "address"
    DEPARTMENT = "department"

    @property
    def is_precise(self) -> bool:
        """Whether a commute computed from it means something: to the commune or better."""
        return self in (Rung.COORDINATES, Rung.INSEE, Rung.ADDRESS)


class Level(StrEnum):
    """A level of diploma, lowest first."""

    NONE = "none"
    CAP = "cap"
    BAC = "bac"
    BAC2 = "bac2"
    BAC3 = "bac3"
    BAC5 = "bac5"

    @property
    def rank(self) -> int:
        """0 for no diploma up to 5."""
        return list(Level).index(self)


class Strain(StrEnum):
    """Something in a work that a functional limit may rule out."""

    LOADS = "loads"
    STANDING = "standing"
    POSTURE = "posture"
    """Ladders, heights, knees, arms in the air."""
    NOISE = "noise"
    COLD = "cold"
    PRODUCTS = "products"
    """Cleaning products, chemicals, what irritates."""
    PUBLIC = "public"
    PHONE = "phone"
    PRESSURE = "pressure"
    """Imposed pace, deadlines, rush."""
    AWAY = "away"
    """Nights away from home."""
    ALCOHOL = "alcohol"
    MONEY = "money"
    DRIVING = "driving"
    SPLIT = "split"
    """A day cut in two by a long break."""
    WRITING = "writing"
    """Reading and writing more than a few words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something an opportunity asks for: a licence, a skill, a language."""

    label: str
    required: bool
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an opportunity asks and offers. None is "not said"; an empty tuple is "nothing asked that we read"."""

    contract: str | None = None
    """As shown: "CDI", "CDD - 6 mois", "Immersion, 1 à 4 semaines"."""
    contract_months: float | None = None
    full_time: bool | None = None
    hours_per_week: float | None = None
    days: tuple[int, ...] = ()
    """Days of work, 0 for Monday; empty is "not said"."""
    shifts: bool | None = None
    nights: bool | None = None
    weekends: bool | None = None
    schedule: str | None = None
    """As the source writes it: "35H/semaine, travail en journée"."""
    experience_months: int | None = None
    """Months of experience asked; 0 is "beginners welcome", None where it is not said how many."""
    experience_required: bool | None = None
    level: Level | None = None
    level_required: bool | None = None
    licences: tuple[Asked, ...] = ()
    languages: tuple[Asked, ...] = ()
    skills: tuple[Asked, ...] = ()
    travel: bool | None = None
    """Travel during work."""
    vehicle_needed: bool | None = None
    transport_offered: bool | None = None
    accommodation_offered: bool | None = None
    remote: bool | None = None
    heavy: bool | None = None
    """Carrying loads, as read in the text."""
    strains: tuple[str, ...] = ()
    """What the text says that a limit may rule out (`Strain`); nothing there is "not said"."""
    starts_at: int | None = None
    """When a day of work begins at the earliest, minutes after midnight."""
    ends_at: int | None = None
    """When a day of work ends at the latest, minutes after midnight; more than a day where it ends the day after."""
    split: bool | None = None
    """A long break in the middle of the day."""
    weekends_rarely: bool | None = None
    """Saturdays or Sundays now and then only: "un samedi par mois"."""
    soon: bool | None = None
    """Said to begin at once."""
    starts_on: date | None = None
    """The first day of work, where the employer gives it as a date."""
    ends_on: date | None = None
    """The last day of a contract of some days, where the employer gives it as a date."""
    salary: str | None = None
    """As shown: "1 923 € par mois"."""
    salary_least: float | None = None
    """Euros a month before deductions; alone where only the least is said."""
    salary_most: float | None = None
    positions: int | None = None
    accessible: bool | None = None
    """Said to be open to workers with a disability."""
    domain: str | None = None
    """Of a mission: "solidarite-insertion"."""
    responsiveness: float | None = None
    """How surely the employer answers, 0 to 1, where the source tells."""
    evidence: tuple[tuple[str, str], ...] = ()
    """The words that said each condition, by its name, as the source wrote them."""

    def words(self, name: str) -> str:
        """The words that said a condition; "" where there are none."""
        return dict(self.evidence).get(name, "")


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One thing to propose to a person."""

    key: str
    """Names it for good: "france-travail:196CWQH"."""
    kind: Kind
    title: str
    text: str = ""
    rome: str | None = None
    rome_label: str | None = None
    employer: str | None = None
    point: Point | None = None
    insee: str | None = None
    place: str | None = None
    """The place as shown: "Bourganeuf"."""
    rung: Rung | None = None
    created: datetime | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    """When it takes place, for what has a date; a date to apply by has only an end."""
    conditions: Conditions = field(default_factory=Conditions)
    url: str | None = None
    """Where the next step is taken: the partner's page."""
    id: int | None = None
    """The row in the store, where it has one."""
    unchecked: bool = False
    """Whether an employer published it here whom nobody has approved yet."""

    @property
    def place_words(self) -> str:
        """What its own words say of its place, where its source says no more than the department; else ""."""
        return self.conditions.words("place")

    @property
    def is_placed_by_words(self) -> bool:
        """Whether its commune was read in its own words."""
        return self.rung is Rung.ADDRESS and bool(self.place_words)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a person can work. `days` holds 0 for Monday to 6 for Sunday; hours are minutes after midnight."""

    days: frozenset[int] | None = None
    start: int | None = None
    end: int | None = None
    nights: bool | None = None
    weekends: bool | None = None

    def lacks(self, worked: Iterable[int]) -> tuple[int, ...]:
        """Of some days of work, those known not to be possible, in their order: of who named their days, all others,
        at weekends too. None of who did not name any."""
        return () if self.days is None else tuple(sorted({*worked} - self.days))

    def weekends_at(self, worked: Iterable[int]) -> bool | None:
        """Whether weekends are possible for work on these days: not where one of them, a Saturday or a Sunday, is
        known not to be; else as was said. Where nothing was, they are if each of those days is among their own, else
        None."""
        asked = WEEKEND.intersection(worked)
        if asked.intersection(self.lacks(worked)):
            return False
        return True if self.weekends is None and asked and self.days is not None else self.weekends


@dataclass(frozen=True, slots=True)
class Experience:
    """Something the person has done, in their own words, and for how many years."""

    text: str
    years: float | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What the ranking may know of a person: no name, gender, nationality or age."""

    key: str
    home: Point
    insee: str | None = None
    means: tuple[Means, ...] = ()
    licences: frozenset[str] | None = None
    """Codes of driving licences held ("B", "C"…); None is "not asked yet"."""
    stage: Stage | None = None
    wishes: tuple[str, ...] = ()
    experience: tuple[Experience, ...] = ()
    skills: tuple[str, ...] = ()
    level: Level | None = None
    french: str | None = None
    """Level of French, A0 to C2."""
    hours_min: float | None = None
    hours_max: float | None = None
    schedule: Schedule = field(default_factory=Schedule)
    limits: tuple[str, ...] = ()
    """Functional limits ("pas de charges lourdes"), never a diagnosis."""
    open_to: frozenset[Kind] | None = None
    """Kinds the person accepts; None is "everything"."""
    civic_service: bool | None = None
    """Whether the legal age of civic service is met (the one gate on age); None is "not said"."""
