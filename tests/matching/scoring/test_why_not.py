"""Every "why not" recomputes from the person and the opportunity, without the gate that wrote it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Means, Mode, distance_km
from matching import GATES, Conditions, Kind, Opportunity, Person, why_not
from tests.make.cases import some_offers, some_people
from tests.make.standing import standing_of

FASTEST_KM_AN_HOUR = {Mode.CAR: 130, Mode.WALK: 6, Mode.BUS: 6}
"""Nobody goes faster; no timetable is loaded here, and a bus is a walk."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence taken apart, and all that it may speak of."""

    found: re.Match[str]
    person: Person
    opportunity: Opportunity

    @property
    def conditions(self) -> Conditions:
        return self.opportunity.conditions


def is_too_far(one: Refused) -> bool:
    assert one.opportunity.point is not None
    km = distance_km(one.person.home, one.opportunity.point)
    return all(60 * km / FASTEST_KM_AN_HOUR[way.mode] > 0.5 * way.max_minutes for way in one.person.means)


def licences_are_missing(one: Refused) -> bool:
    held = one.person.licences or frozenset()
    missing = [
        asked.label or asked.code
        for asked in one.conditions.licences
        if asked.required and asked.code and asked.code not in held
    ]
    return one.person.licences is not None and one.found["labels"].split(", ") == missing


def diploma_is_missing(one: Refused) -> bool:
    asked, had = one.conditions.level, one.person.level
    return bool(one.conditions.level_required) and asked is not None and had is not None and asked.rank > had.rank


def hours_are_too_many(one: Refused) -> bool:
    asked, most = (float(one.found[name].replace(",", ".")) for name in ("asked", "most"))
    return (asked, most) == (one.conditions.hours_per_week, one.person.hours_max) and asked > most


def days_are_impossible(one: Refused) -> bool:
    possible = one.person.schedule.days
    return possible is not None and bool(one.conditions.days) and not possible & set(one.conditions.days)


def hours_are_impossible(one: Refused) -> bool:
    wanted, starts, ends = one.person.schedule, one.conditions.starts_at, one.conditions.ends_at
    too_early = wanted.start is not None and ends is not None and ends <= wanted.start
    return too_early or (wanted.end is not None and starts is not None and starts >= wanted.end)


TRUE_WHERE: dict[str, tuple[str, Callable[[Refused], bool]]] = {
    "out_of_reach": (r"Trop loin : plus du double du temps de trajet accepté\.", is_too_far),
    "kind_refused": (
        r"Ce type de proposition n'est pas souhaité\.",
        lambda one: one.person.open_to is not None and one.opportunity.kind not in one.person.open_to,
    ),
    "licence_missing": (r"Permis exigé : (?P<labels>.*)\.", licences_are_missing),
    "vehicle_missing": (
        r"Il faut une voiture pour ce poste\.",
        lambda one: bool(one.conditions.vehicle_needed) and Mode.CAR not in {way.mode for way in one.person.means},
    ),
    "diploma_missing": (r"Diplôme exigé, plus élevé que celui indiqué\.", diploma_is_missing),
    "too_many_hours": (
        r"Trop d'heures : (?P<asked>[\d,]+) h par semaine, pour (?P<most>[\d,]+) h souhaitées au plus\.",
        hours_are_too_many,
    ),
    "nights": (
        r"Travail de nuit, qui n'est pas possible\.",
        lambda one: bool(one.conditions.nights) and one.person.schedule.nights is False,
    ),
    "weekends": (
        r"Travail le week-end, qui n'est pas possible\.",
        lambda one: bool(one.conditions.weekends) and one.person.schedule.weekends is False,
    ),
    "days": (r"Aucun des jours de travail n'est possible\.", days_are_impossible),
    "hours_of_day": (r"Horaires impossibles\.", hours_are_impossible),
    "limit": (
        r"L'annonce parle de ce qui n'est pas possible : charges à porter\.",
        lambda one: bool(one.conditions.heavy or "loads" in one.conditions.strains),
    ),
}
"""Per gate that these people and offers meet, its sentence and what makes it true."""

stricter_people = st.builds(
    lambda person, means, open_to, limits: replace(person, means=means, open_to=open_to, limits=limits),
    some_people,
    st.sampled_from([(Means(Mode.CAR, 30),), (Means(Mode.WALK, 20),), (Means(Mode.BUS, 30),)]),
    st.none() | st.just(frozenset({Kind.JOB})),
    st.sampled_from([(), ("pas de charges lourdes",)]),
)


@given(person=stricter_people, offer=some_offers)
@settings(max_examples=40, deadline=None)
def test_every_why_not_recomputes(person: Person, offer: Opportunity) -> None:
    for one in why_not(standing_of(person, offer), limit=1):
        form, holds = TRUE_WHERE[one.gate]
        found = re.fullmatch(form, one.reason.told())
        assert found, one.reason
        assert holds(Refused(found, person, offer)), (one.reason, person, offer)


def test_every_gate_is_looked_at_but_those_of_dates_and_of_age() -> None:
    assert {gate.name for gate in GATES} - set(TRUE_WHERE) == {"over", "civic_service_age"}
