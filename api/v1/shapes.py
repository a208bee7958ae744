"""JSON shapes that several answers share. Times are in minutes one way, distances in kilometres in a straight line."""

from datetime import date, datetime, time
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

import matching
from api.search.logged import LISTS_OF_PLACE
from geo import Basis, Mode
from matching import Gated, Kind, Level, Ranked, RankedList, Strain


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True, frozen=True)


class Problem(BaseModel):
    """RFC 9457 problem details: what every error looks like, with the type `application/problem+json`."""

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="Une phrase en français qui dit quoi faire.")
    instance: str = Field(description="Le numéro de la demande : `urn:uuid:…`, à citer pour signaler une erreur.")


class Place(_Shape):
    """A WGS84 position in degrees."""

    lat: float
    lon: float


class Asked(_Shape):
    """Something asked: required, or wished for."""

    label: str
    required: bool
    code: str | None


def on_the_clock(minutes: int | None) -> time | None:
    """Minutes after midnight as an hour; those of the next day as on a clock."""
    return None if minutes is None else time(minutes // 60 % 24, minutes % 60)


Hour = Annotated[time | None, BeforeValidator(on_the_clock)]
"""Minutes after midnight, told as an hour."""


class Conditions(_Shape):
    """What an opportunity asks and offers. `null` is "not said"."""

    contract: str | None
    contract_months: float | None
    full_time: bool | None
    hours_per_week: float | None
    days: tuple[int, ...] = Field(description="Les jours de travail, 0 pour lundi ; vide si rien n'est dit.")
    shifts: bool | None = Field(description="Des horaires en équipes qui tournent.")
    nights: bool | None
    weekends: bool | None
    weekends_rarely: bool | None = Field(description="Le week-end de temps en temps seulement.")
    starts_at: Hour = Field(description="Au plus tôt, l'heure où une journée commence.")
    ends_at: Hour = Field(description="Au plus tard, l'heure où elle finit ; avant `starts_at`, c'est le lendemain.")
    split: bool | None = Field(description="Une longue coupure dans la journée.")
    schedule: str | None
    soon: bool | None = Field(description="À pourvoir tout de suite, dit l'annonce.")
    starts_on: date | None = Field(description="Le premier jour, quand l'annonce donne une date.")
    ends_on: date | None = Field(description="Le dernier jour d'un contrat de quelques jours.")
    experience_months: int | None
    experience_required: bool | None
    level: Level | None
    level_required: bool | None
    licences: tuple[Asked, ...]
    languages: tuple[Asked, ...]
    skills: tuple[Asked, ...]
    travel: bool | None = Field(description="Des déplacements pendant le travail.")
    vehicle_needed: bool | None
    transport_offered: bool | None
    accommodation_offered: bool | None
    remote: bool | None
    heavy: bool | None = Field(description="Des charges à porter.")
    strains: tuple[Strain, ...] = Field(description="Ce que l'annonce dit et qui peut gêner ; vide si rien n'est dit.")
    salary: str | None
    salary_least: float | None = Field(description="Euros brut par mois, au moins.")
    salary_most: float | None = Field(description="Euros brut par mois, au plus.")
    positions: int | None
    accessible: bool | None
    domain: str | None
    evidence: Annotated[dict[str, str], BeforeValidator(dict)] = Field(
        description="Les mots de l'annonce qui disent chaque condition, par son nom."
    )


class Brief(_Shape):
    """An opportunity in short."""

    id: int
    key: str = Field(description="La source et son numéro : `france-travail:196CWQH`.")
    kind: Kind
    title: str
    employer: str | None
    place: str | None
    insee: str | None
    point: Place | None
    rome: str | None
    rome_label: str | None
    created: datetime | None
    starts: datetime | None = Field(description="Quand cela a lieu, pour ce qui a une date.")
    ends: datetime | None
    url: str | None = Field(description="La page du partenaire, où faire la démarche.")
    unchecked: bool = Field(description="Employeur pas encore vérifié : personne ne l'a encore appelé. Dites-le.")


class Opportunity(Brief):
    """An opportunity with all that is known of it."""

    text: str
    conditions: Conditions


class Part(_Shape):
    """One part of a score: its value out of its ceiling, and its weight in the mean."""

    name: str
    value: float
    ceiling: float
    weight: float


class Way(BaseModel):
    """A way there by one of the means declared."""

    mode: Mode
    minutes: float = Field(description="Dans un sens, de porte à porte.")
    limit: float = Field(description="Les minutes acceptées avec ce moyen.")
    basis: Basis = Field(description="`estimated` : environ. `road` : par la route. `timetable` : par les horaires.")
    last_back: time | None = Field(description="Le dernier retour du jour, quand un horaire le dit.")
    expired_since: date | None = Field(description="Depuis quand ces horaires sont périmés.")

    @classmethod
    def of(cls, way: matching.Way) -> Self:
        """The shape of a way."""
        return cls(
            mode=way.mode,
            minutes=round(way.minutes, 1),
            limit=way.limit,
            basis=way.basis,
            last_back=on_the_clock(way.last_back),
            expired_since=way.expired_since,
        )


class RankedOpportunity(BaseModel):
    """An opportunity with its place in a list and why."""

    opportunity: Brief
    score: float
    parts: list[Part]
    reasons: list[str]
    minutes: float | None
    mode: Mode | None
    ways: list[Way] = Field(description="Les façons d'y aller, la meilleure d'abord.")
    km: float | None

    @classmethod
    def of(cls, ranked: Ranked) -> Self:
        """The shape of a ranked opportunity, figures rounded to what they are worth."""
        return cls(
            opportunity=Brief.model_validate(ranked.opportunity),
            score=round(ranked.score, 4),
            parts=[Part.model_validate(part) for part in ranked.parts],
            reasons=[one.told() for one in ranked.reasons],
            minutes=None if ranked.minutes is None else round(ranked.minutes, 1),
            mode=ranked.mode,
            ways=[Way.of(way) for way in ranked.ways],
            km=None if ranked.km is None else round(ranked.km, 1),
        )


class Dropped(BaseModel):
    """An opportunity that a condition rules out, and which one."""

    opportunity: Brief
    gate: str
    reason: str

    @classmethod
    def of(cls, gated: Gated) -> Self:
        """The shape of a dropped opportunity."""
        return cls(opportunity=Brief.model_validate(gated.opportunity), gate=gated.gate, reason=gated.reason.told())


class Trade(_Shape):
    """A trade that words were understood as."""

    code: str
    label: str
    confidence: float


class Understood(_Shape):
    """Words, and the trades they were understood as, surest first; none where they mean no trade we know."""

    text: str
    trades: tuple[Trade, ...]


class Versions(_Shape):
    """What made a list: weights, data and travel times."""

    weights: str
    data: str
    travel: str


class Listed(BaseModel):
    """A page of a ranked list. `list_id` names what was shown, with its versions, in the log of lists."""

    list_id: int | None = Field(
        description="Le numéro de la liste dans le journal ; null pour une recherche qui n'y est pas gardée : "
        f"au-delà de {LISTS_OF_PLACE.most} par heure depuis un même endroit. La réponse est la même."
    )
    total: int
    next: str | None = Field(description="L'adresse de la suite, ou rien à la fin.")
    items: list[RankedOpportunity]
    understood: list[Understood]
    widened: list[str] = Field(description="Ce qui a été élargi pour ne pas rendre une page vide.")
    versions: Versions

    @classmethod
    def of(cls, ranked: RankedList, *, list_id: int | None, next_page: str | None) -> Self:
        """The shape of a ranked list."""
        return cls(
            list_id=list_id,
            total=ranked.total,
            next=next_page,
            items=[RankedOpportunity.of(one) for one in ranked.items],
            understood=[Understood.model_validate(one) for one in ranked.understood],
            widened=[one.said.told() for one in ranked.widened],
            versions=Versions.model_validate(ranked.versions),
        )
