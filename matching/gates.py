"""What drops an opportunity for a person: each gate named, each with the sentence that says why.

A gate works on a whole corpus at once and never on a guess: where something is not said, it lets pass.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import Mode, Reach
from matching.corpus import KINDS, Corpus
from matching.model import Kind, Opportunity, Person, Schedule
from matching.weights import Weights

Mask = NDArray[np.bool_]

PAID = (Kind.JOB, Kind.INCLUSION_JOB)
IMPOSSIBLE_HOURS_MARGIN = 10.0
"""Hours a week above the most a person wants, beyond which a job cannot be: below, it can be talked about."""


@dataclass(frozen=True, slots=True)
class Gate:
    """`name` for the record, `reason` in French for the person, `shut` the rows it drops (shape (n,))."""

    name: str
    reason: Callable[[Opportunity, Person], str]
    shut: Callable[[Corpus, Person, Reach, Weights], Mask]


@dataclass(frozen=True, slots=True)
class Gated:
    """An opportunity that a gate dropped, and why."""

    opportunity: Opportunity
    gate: str
    reason: str


def _out_of_reach(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if not person.means:
        return np.zeros(len(corpus), dtype=bool)
    known = ~np.isnan(corpus.lat)
    return np.asarray(known & ~(reach.minutes <= weights.reach["times_limit"] * reach.limit))


def _kind_refused(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if person.open_to is None:
        return np.zeros(len(corpus), dtype=bool)
    accepted = np.array([kind in person.open_to for kind in KINDS])
    return ~accepted[corpus.kind]


def _licence_missing(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    shut = np.zeros(len(corpus), dtype=bool)
    if person.licences is not None:
        for code, required, _ in corpus.licences:
            if code not in person.licences:
                shut |= required
    return shut


def _vehicle_missing(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if not person.means or any(means.mode is Mode.CAR for means in person.means):
        return np.zeros(len(corpus), dtype=bool)
    return corpus.vehicle == 1


def _diploma_missing(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if person.level is None:
        return np.zeros(len(corpus), dtype=bool)
    return (corpus.level_required == 1) & (corpus.level > person.level.rank)


def _civic_service_age(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if person.civic_service is not False:
        return np.zeros(len(corpus), dtype=bool)
    return corpus.kind == KINDS.index(Kind.CIVIC_SERVICE)


def _too_many_hours(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if person.hours_max is None:
        return np.zeros(len(corpus), dtype=bool)
    paid = np.isin(corpus.kind, [KINDS.index(kind) for kind in PAID])
    return paid & (corpus.hours > person.hours_max + IMPOSSIBLE_HOURS_MARGIN)


def _nights(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if person.schedule.nights is not False:
        return np.zeros(len(corpus), dtype=bool)
    return corpus.nights == 1


def _weekends(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> Mask:
    if not _no_weekends(person.schedule):
        return np.zeros(len(corpus), dtype=bool)
    paid = np.isin(corpus.kind, [KINDS.index(kind) for kind in PAID])
    return paid & (corpus.weekends == 1)


def _no_weekends(schedule: Schedule) -> bool:
    return schedule.weekends is False and (schedule.days is None or not schedule.days & {5, 6})


def _missing_licences(opportunity: Opportunity, person: Person) -> str:
    missing = [one.label for one in opportunity.conditions.licences if one.required and one.code not in
               (person.licences or ())]
    return f"Permis exigé : {', '.join(missing)}."


GATES = (
    Gate("out_of_reach", lambda o, p: "Trop loin : plus du double du temps de trajet accepté.", _out_of_reach),
    Gate("kind_refused", lambda o, p: "Ce type de proposition n'est pas souhaité.", _kind_refused),
    Gate("licence_missing", _missing_licences, _licence_missing),
    Gate("vehicle_missing", lambda o, p: "Il faut une voiture pour ce poste.", _vehicle_missing),
    Gate("diploma_missing", lambda o, p: "Diplôme exigé, plus élevé que celui indiqué.", _diploma_missing),
    Gate("civic_service_age", lambda o, p: "Service civique : réservé aux moins de 26 ans (moins de 31 ans en "
         "situation de handicap).", _civic_service_age),
    Gate("too_many_hours", lambda o, p: f"Trop d'heures : {o.conditions.hours_per_week:g} h par semaine, pour "
         f"{p.hours_max:g} h souhaitées.", _too_many_hours),
    Gate("nights", lambda o, p: "Travail de nuit, qui n'est pas possible.", _nights),
    Gate("weekends", lambda o, p: "Travail le week-end, qui n'est pas possible.", _weekends),
)
"""In the order in which they are told: the first one that drops an opportunity names it."""


def first_gate(corpus: Corpus, person: Person, reach: Reach, weights: Weights) -> NDArray[np.int8]:
    """The index in `GATES` of the first gate that drops each row, -1 where all let it pass; shape (n,)."""
    first = np.full(len(corpus), -1, dtype=np.int8)
    for index, gate in reversed(list(enumerate(GATES))):
        first[gate.shut(corpus, person, reach, weights)] = index
    return first
