"""Turns an offer of France Travail into a draft, or says why it cannot be one."""

import re
from collections.abc import Iterator
from typing import Any

from ingest import conditions as said
from ingest.draft import Cleaned, Draft, Reject, Whereabouts
from ingest.privacy import names_of
from ingest.shapes import Position
from ingest.sources.france_travail.offer import FranceTravailOffer
from ingest.wording import count_of, name_of, point_of, short, tidy_title
from kit import parse_instant
from matching import Conditions, Kind

_DEPARTMENT = re.compile(r"^\s*(\d{2,3}|2[AB])\s*-\s*(.*)$")
_INCLUSION = re.compile(r"insertion par l.activ", re.IGNORECASE)


def clean_france_travail(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The draft of an offer of France Travail."""
    offer = FranceTravailOffer.model_validate(raw, context=_people_of(raw))
    if not offer.id:
        yield Reject(None, "sans identifiant", "id")
        return
    title = tidy_title(offer.title)
    if not title:
        yield Reject(offer.id, "sans titre", "intitule")
        return
    yield Draft(
        key=offer.id,
        kind=Kind.INCLUSION_JOB if _INCLUSION.search(offer.nature or "") else Kind.JOB,
        title=title,
        text=offer.description or "",
        whereabouts=_workplace(offer),
        conditions=_conditions(offer),
        rome=offer.rome,
        rome_label=offer.rome_label,
        employer=name_of(offer.company.nom),
        siret=offer.company.siret,
        url=_page(offer),
        published=parse_instant(offer.created) or parse_instant(offer.updated),
    )


def _conditions(offer: FranceTravailOffer) -> Conditions:
    months, required = said.experience_months(offer.experience_code, offer.experience)
    level, level_required = said.diploma_asked(offer.diplomas)
    schedule = " ".join(one for one in offer.context.horaires if one)
    working = " ".join(one for one in offer.context.conditions if one)
    return Conditions(
        contract=said.contract(offer.contract, nature=offer.nature, apprenticeship=offer.apprenticeship),
        full_time=said.full_time(offer.pace, offer.hours),
        hours_per_week=said.hours_per_week(offer.hours, schedule),
        nights=said.nights(offer.hours, schedule, offer.description),
        weekends=said.weekends(offer.hours, schedule, offer.description),
        schedule=short(offer.hours),
        experience_months=months,
        experience_required=required,
        level=level,
        level_required=level_required,
        licences=said.licences_asked(offer.licences),
        languages=said.asked(offer.languages),
        skills=said.asked(offer.skills),
        vehicle_needed=said.vehicle_needed(offer.description),
        transport_offered=said.transport_offered(offer.description),
        heavy=said.heavy(working, offer.description),
        salary=said.salary(offer.salary.libelle),
        positions=count_of(offer.positions),
        accessible=True if offer.accessible or offer.company.entreprise_adaptee else None,
    )


def _workplace(offer: FranceTravailOffer) -> Whereabouts:
    place = offer.workplace
    found = _DEPARTMENT.match(place.libelle or "")
    return Whereabouts(
        point=point_of(Position(lat=place.latitude, lon=place.longitude)),
        insee=place.commune,
        postcode=place.code_postal,
        city=found[2].strip() if found else place.libelle,
        department=found[1] if found else None,
    )


def _page(offer: FranceTravailOffer) -> str | None:
    """Where the offer is read and answered: at France Travail, else at the job board it comes from."""
    return offer.origin.url or next((one.url for one in offer.origin.partners if one.url), None)


def _people_of(raw: dict[str, Any]) -> frozenset[str]:
    """The people whom an offer names as contacts, to be taken out of its texts; the contact itself is not kept."""
    contact, company = raw.get("contact"), raw.get("entreprise")
    name = company.get("nom") if isinstance(company, dict) else None
    return names_of(contact, company=str(name or "")) if isinstance(contact, dict) else frozenset()
