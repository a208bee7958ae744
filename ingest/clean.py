"""Turns a raw record into a draft, or says why it cannot be one. One function a source; none of them ever raises."""

import re
from collections.abc import Iterator
from typing import Any

from geo import Point
from ingest import conditions as said
from ingest.draft import Cleaned, Draft, Reject, Whereabouts
from ingest.privacy import NAME_TAKEN_OUT, names_of
from ingest.records import FranceTravailOffer, ImmersionOffer, Mission, MissionAddress, Position
from kit import fold, parse_instant, plain_text
from matching import Conditions, Kind

LONGEST_TITLE = 160
LONGEST_NAME = 120
LONGEST_STREET = 60
_DEPARTMENT = re.compile(r"^\s*(\d{2,3}|2[AB])\s*-\s*(.*)$")
_PIECES = re.compile(r"(\s+[-–|]\s+)")
_GENDERS = re.compile(r"\b[fh] ?/ ?[fh]\b")
_INCLUSION = re.compile(r"insertion par l.activ", re.IGNORECASE)
_MISSION_KINDS = {
    "benevolat": Kind.VOLUNTEERING,
    "volontariat_sapeurs_pompiers": Kind.VOLUNTEERING,
    "volontariat_service_civique": Kind.CIVIC_SERVICE,
}


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
        employer=_name(offer.company.nom),
        siret=offer.company.siret,
        url=_page(offer),
        published=parse_instant(offer.created) or parse_instant(offer.updated),
    )


def clean_immersion(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The draft of an offer of Immersion Facilitée; one that is full for now is refused, and comes back later."""
    offer = ImmersionOffer.model_validate(raw)
    if not offer.siret or not offer.rome:
        yield Reject(offer.siret, "sans SIRET ou sans métier", "siret")
        return
    key = "/".join((offer.siret, offer.location_id or "-", offer.rome, offer.remote or "-"))
    if offer.available is False:
        yield Reject(key, "complet pour le moment", "isAvailable", gone=True)
        return
    labels = list(dict.fromkeys(one.label.strip() for one in offer.appellations if one.label and one.label.strip()))
    address = offer.address
    yield Draft(
        key=key,
        kind=Kind.IMMERSION,
        title=tidy_title(labels[0] if labels else offer.rome_label) or "Immersion",
        text=_immersion_text(offer, labels),
        whereabouts=Whereabouts(
            point=_point(offer.position),
            postcode=address.postcode,
            city=address.city,
            department=address.department,
            anywhere=offer.remote == "FULL_REMOTE",
        ),
        conditions=Conditions(
            contract="Immersion, quelques jours à 4 semaines, non payée",
            accessible=True if offer.disabled_workers in ("yes-ft-certified", "yes-declared-only") else None,
            remote=offer.remote == "FULL_REMOTE",
            responsiveness=responsiveness(offer.score),
        ),
        rome=offer.rome,
        rome_label=offer.rome_label,
        employer=_name(offer.customized_name or offer.name),
        siret=offer.siret,
        url=_immersion_page(offer),
        published=parse_instant(offer.updated) or parse_instant(offer.created),
    )


def clean_mission(raw: dict[str, Any]) -> Iterator[Cleaned]:
    """The drafts of a mission of API Engagement: one an address, one without a place where it is done from anywhere."""
    mission = Mission.model_validate(raw)
    key = f"{mission.publisher or '-'}/{mission.client_id or mission.id or ''}"
    title = tidy_title(mission.title)
    kind = _MISSION_KINDS.get(mission.type or "")
    if not (mission.client_id or mission.id):
        yield Reject(None, "sans identifiant", "id")
    elif not title:
        yield Reject(key, "sans titre", "title")
    elif kind is None:
        yield Reject(key, "type de mission inconnu", "type")
    elif mission.deleted:
        yield Reject(key, "retirée par son auteur", "deleted", gone=True)
    elif mission.remote == "full" or (mission.remote == "possible" and not _addresses(mission)):
        yield _mission(mission, key, title, kind, Whereabouts(anywhere=True))
    else:
        for address in _addresses(mission) or [MissionAddress()]:
            where = Whereabouts(
                point=_point(address.location),
                postcode=address.postcode,
                city=address.city,
                department=address.department,
            )
            place = address.postcode or fold(address.city or "").replace(" ", "-")
            street = fold(address.street or "").replace(" ", "-")[:LONGEST_STREET]
            yield _mission(mission, "/".join(one for one in (key, place, street) if one), title, kind, where)


def _addresses(mission: Mission) -> list[MissionAddress]:
    """The addresses of a mission; the one that older records write on the mission itself, where there is no list."""
    only = MissionAddress(
        postcode=mission.postcode, city=mission.city, department=mission.department, location=mission.location
    )
    return mission.addresses or ([] if only == MissionAddress() else [only])


def _mission(mission: Mission, key: str, title: str, kind: Kind, where: Whereabouts) -> Draft:
    return Draft(
        key=key,
        kind=kind,
        title=title,
        text=mission.description or "",
        whereabouts=where,
        conditions=Conditions(
            schedule=_short(mission.schedule),
            hours_per_week=said.hours_per_week(mission.schedule) if kind is Kind.CIVIC_SERVICE else None,
            domain=mission.domain,
            positions=_count(mission.places),
            accessible=mission.reduced_mobility or None,
            remote=True if mission.remote == "full" else None,
        ),
        employer=_name(mission.organization),
        url=mission.url,
        published=parse_instant(mission.created),
    )


def tidy_title(title: str | None) -> str:
    """A title people can read: no tags, no shouting, one space between words."""
    bare = " ".join(plain_text(title or "", limit=LONGEST_TITLE).split())
    return "".join(_spoken(piece) for piece in _PIECES.split(bare))


def _spoken(piece: str) -> str:
    """A piece of a title, in lower case with a capital where it shouts: "AGENT D'ENTRETIEN H/F"; not "CDI" or "SPL"."""
    letters = [letter for letter in piece if letter.isalpha()]
    if len(letters) <= 8 or sum(letter.isupper() for letter in letters) <= 0.7 * len(letters):
        return piece
    quiet = _GENDERS.sub(lambda found: found[0].upper(), piece.lower())
    return quiet[:1].upper() + quiet[1:]


def responsiveness(score: float | None) -> float | None:
    """How surely a host answers, 0 to 1, out of `establishmentScore`.

    The score is round((10 + 20 × conventions of the year) × response rate): 10 is a host that answered everybody
    and signed nothing yet (0.5), 30 one that also signed once (0.75).
    """
    return None if score is None or score < 0 else score / (score + 10.0)


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
        schedule=_short(offer.hours),
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
        positions=_count(offer.positions),
        accessible=True if offer.accessible or offer.company.entreprise_adaptee else None,
    )


def _workplace(offer: FranceTravailOffer) -> Whereabouts:
    place = offer.workplace
    found = _DEPARTMENT.match(place.libelle or "")
    return Whereabouts(
        point=_point(Position(lat=place.latitude, lon=place.longitude)),
        insee=place.commune,
        postcode=place.code_postal,
        city=found[2].strip() if found else place.libelle,
        department=found[1] if found else None,
    )


def _point(position: Position) -> Point | None:
    """A position that is on Earth and not the 0, 0 of an empty form."""
    if position.lat is None or position.lon is None or (position.lat == 0 and position.lon == 0):
        return None
    try:
        return Point(position.lat, position.lon)
    except ValueError:
        return None


def _immersion_text(offer: ImmersionOffer, labels: list[str]) -> str:
    lines = [
        f"Métiers à découvrir : {', '.join(labels)}." if len(labels) > 1 else "",
        f"Activité : {offer.activity}." if offer.activity else "",
        f"Taille : {offer.employees} salariés." if offer.employees and offer.employees != "0" else "",
        offer.additional or "",
    ]
    return "\n".join(line for line in lines if line)


def _immersion_page(offer: ImmersionOffer) -> str:
    """The public page of the offer, where the contact is made; the search, where it has no page of its own."""
    code = next((one.code for one in offer.appellations if one.code), None)
    if code is None or offer.location_id is None:
        return "https://immersion-facile.beta.gouv.fr/recherche"
    asked = f"siret={offer.siret}&appellationCode={code}&location={offer.location_id}"
    return f"https://immersion-facile.beta.gouv.fr/offre?{asked}"


def _name(name: str | None) -> str | None:
    """The name of an employer; None where it was a person's, or is one sign."""
    tidy = " ".join((name or "").replace(NAME_TAKEN_OUT, " ").split())
    return tidy[:LONGEST_NAME] if len(tidy) > 1 else None


def _short(text: str | None) -> str | None:
    return " ".join((text or "").replace("...", "").split())[:LONGEST_NAME] or None


def _page(offer: FranceTravailOffer) -> str | None:
    """Where the offer is read and answered: at France Travail, else at the job board it comes from."""
    return offer.origin.url or next((one.url for one in offer.origin.partners if one.url), None)


def _people_of(raw: dict[str, Any]) -> frozenset[str]:
    """The people whom an offer names as contacts, to be taken out of its texts; the contact itself is not kept."""
    contact, company = raw.get("contact"), raw.get("entreprise")
    name = company.get("nom") if isinstance(company, dict) else None
    return names_of(contact, company=str(name or "")) if isinstance(contact, dict) else frozenset()


def _count(number: float | None) -> int | None:
    return int(number) if number is not None and 0 < number < 100_000 else None
