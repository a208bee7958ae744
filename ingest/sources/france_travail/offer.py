"""An offer as France Travail writes it: only the fields we read. All may be missing.

Read by hand, not by a model: offers come by the million, and most of their labels were met before. Contacts are not
read at all; the people whom they name are taken out of every text.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from geo import Point
from ingest.shapes import (
    code,
    flag,
    insee,
    instant,
    label,
    link,
    may_name,
    number,
    postcode,
    siret,
    table,
    tables,
    text,
    trade,
)
from ingest.wording import point_at
from matching.words.conditions import AskedFor
from matching.words.privacy.contacts import names_of

_STRINGS = frozenset({str, type(None)})


@dataclass(frozen=True, slots=True)
class FranceTravailOffer:
    """An offer of France Travail v2."""

    id: str | None
    title: str | None
    description: str | None
    created: datetime | None
    updated: datetime | None
    place: str | None
    """`lieuTravail.libelle`: "23 - GUERET"."""
    point: Point | None
    postcode: str | None
    insee: str | None
    rome: str | None
    rome_label: str | None
    company: str | None
    siret: str | None
    adapted: bool | None
    """`entrepriseAdaptee`."""
    contract: str | None
    nature: str | None
    apprenticeship: bool | None
    experience_code: str | None
    experience: str | None
    diplomas: tuple[AskedFor, ...]
    licences: tuple[AskedFor, ...]
    languages: tuple[AskedFor, ...]
    skills: tuple[AskedFor, ...]
    salary: str | None
    salary_comments: str
    hours: str | None
    """`dureeTravailLibelle`: "35H/semaine", then how one works."""
    pace: str | None
    """`dureeTravailLibelleConverti`: "Temps plein"."""
    schedules: tuple[str, ...]
    schedule_comment: str | None
    working: tuple[str, ...]
    """`contexteTravail.conditionsExercice`."""
    travel: str | None
    positions: float | None
    accessible: bool | None
    page: str | None
    """Where the offer is read and answered: at France Travail, else at the job board it comes from."""


def read_offer(raw: dict[str, Any]) -> FranceTravailOffer:
    """The fields of a record that we read, each None or empty where it is missing or of another type."""
    say = raw.get
    names = _people_of(raw)
    place, company, pay = table(say("lieuTravail")), table(say("entreprise")), table(say("salaire"))
    context, origin = table(say("contexteTravail")), table(say("origineOffre"))
    comments = (label(pay.get(name), names) for name in ("commentaire", "complement1", "complement2"))
    return FranceTravailOffer(
        id=code(say("id")),
        title=label(say("intitule"), names),
        description=text(say("description"), names),
        created=instant(say("dateCreation")),
        updated=instant(say("dateActualisation")),
        place=label(place.get("libelle"), names),
        point=point_at(number(place.get("latitude")), number(place.get("longitude"))),
        postcode=postcode(place.get("codePostal")),
        insee=insee(place.get("commune")),
        rome=trade(say("romeCode")),
        rome_label=label(say("romeLibelle"), names),
        company=label(company.get("nom"), names),
        siret=siret(company.get("siret")),
        adapted=flag(company.get("entrepriseAdaptee")),
        contract=label(say("typeContratLibelle"), names),
        nature=label(say("natureContrat"), names),
        apprenticeship=flag(say("alternance")),
        experience_code=code(say("experienceExige")),
        experience=label(say("experienceLibelle"), names),
        diplomas=_asked(say("formations"), names),
        licences=_asked(say("permis"), names),
        languages=_asked(say("langues"), names),
        skills=_asked(say("competences"), names),
        salary=label(pay.get("libelle"), names),
        salary_comments=". ".join(one for one in comments if one),
        hours=label(say("dureeTravailLibelle"), names),
        pace=label(say("dureeTravailLibelleConverti"), names),
        schedules=_labels(context.get("horaires"), names),
        schedule_comment=label(say("complementExercice"), names),
        working=_labels(context.get("conditionsExercice"), names),
        travel=label(say("deplacementLibelle"), names),
        positions=number(say("nombrePostes")),
        accessible=flag(say("accessibleTH")),
        page=link(origin.get("urlOrigine")) or _board(origin),
    )


def _people_of(raw: dict[str, Any]) -> frozenset[str]:
    """The people whom an offer names as contacts, to be taken out of its texts; the contact itself is not kept."""
    contact = raw.get("contact")
    return (
        names_of(contact, company=str(table(raw.get("entreprise")).get("nom") or ""))
        if isinstance(contact, dict)
        else frozenset()
    )


def _asked(value: Any, names: frozenset[str]) -> tuple[AskedFor, ...]:
    return tuple([_asked_for(one, names) for one in tables(value)])


def _asked_for(one: dict[str, Any], names: frozenset[str]) -> AskedFor:
    said = (one.get("code"), one.get("libelle"), one.get("niveauLibelle"), one.get("exigence"))
    if not _STRINGS.issuperset(map(type, said)) or (names and may_name(f"{said[1]} {said[2]}", names)):
        return _written(*said, names)
    return _repeated(*said)


def _written(mark: Any, name: Any, level: Any, exigence: Any, names: frozenset[str] = frozenset()) -> AskedFor:
    return AskedFor(code(mark), label(name, names), label(level, names), code(exigence))


_repeated = lru_cache(maxsize=20_000)(_written)
"""Offers ask for the same few thousand things."""


def _labels(value: Any, names: frozenset[str]) -> tuple[str, ...]:
    return tuple(said for one in value if (said := label(one, names))) if isinstance(value, list) else ()


def _board(origin: dict[str, Any]) -> str | None:
    return next((url for one in tables(origin.get("partenaires")) if (url := link(one.get("url")))), None)
