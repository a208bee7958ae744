"""Job offers as France Travail publishes them, over the invented employers of Creuse."""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from ingest.sandbox.creuse.description import describe, describe_shortly
from ingest.sandbox.creuse.employers import Employer
from ingest.sandbox.creuse.ground import Card, Ground, Place
from ingest.sandbox.creuse.phrasebook import Phrasebook, some, weighted
from ingest.sandbox.creuse.recurrence import GOLDEN, recurring_day
from ingest.sandbox.creuse.terms import Terms, draw_terms
from ingest.sandbox.creuse.wording import masculine, of_place, postal_name
from ingest.sandbox.world import Json

OLDEST_DAYS = 60
NEWEST_PERIOD_DAYS = 20
FIRST_LANDMARK_SLOT = 400
"""Landmarks are not the oldest content, which is what a change withdraws first."""

_ID_SPACE = 1000 * 26**4
_ID_STEP = 7_919_313
_PARTNER_STEP = 7_654_321
_PARTNERS = 0.14
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SITE = "https://candidat.francetravail.example/offres/recherche/detail"
_QUALIFICATIONS = {
    "D": (("1", "Manœuvre"), ("5", "Employé non qualifié"), ("6", "Employé qualifié")),
    "S": (("6", "Employé qualifié"), ("3", "Ouvrier qualifié (P1,P2)")),
    "E": (("6", "Employé qualifié"), ("4", "Ouvrier qualifié (P3,P4,OHQ)"), ("7", "Technicien")),
}
_SIZES = {"1-2": "1 ou 2 salariés", "3-5": "3 à 5 salariés", "6-9": "6 à 9 salariés", "10-19": "10 à 19 salariés"}


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is settled before an offer is written."""

    identifier: str
    created: datetime
    updated: datetime
    employer: Employer
    card: Card
    place: Place
    terms: Terms
    title: str
    heading: str
    partner: bool


@dataclass(frozen=True, slots=True)
class OfferPress:
    """Makes the offer of a slot: the same one for days, then another of the same family of trades."""

    seed: int
    today: date
    book: Phrasebook
    ground: Ground
    cards: Mapping[str, Card]
    cast: list[Employer]
    _families: list[list[Employer]] = field(init=False)
    _shares: list[float] = field(init=False)

    def __post_init__(self) -> None:
        families = [[each for each in self.cast if each.family is family] for family in self.book.families]
        pairs = [(staff, family.weight) for staff, family in zip(families, self.book.families, strict=True) if staff]
        object.__setattr__(self, "_families", [staff for staff, _ in pairs])
        object.__setattr__(self, "_shares", list(accumulate(weight for _, weight in pairs)))

    def payloads(self, slot: int) -> list[Json]:
        """The offer of a slot, alone in its list."""
        rng = Random(f"{self.seed}/offer/{slot}")
        period = rng.randint(NEWEST_PERIOD_DAYS, OLDEST_DAYS)
        yesterday = self.today - timedelta(days=1)
        day = recurring_day(yesterday, period_days=period, phase=rng.randrange(period))
        rng = Random(f"{self.seed}/offer/{slot}/{day}")
        draft = self._draft(rng, slot, day)
        return [self._partner_offer(rng, draft) if draft.partner else self._offer(rng, draft)]

    def edited(self, offer: Json) -> Json:
        """The offer after its employer changed it, this morning."""
        text = f"{offer['description']} Annonce mise à jour : l'équipe s'agrandit, deux postes sont ouverts."
        return {**offer, "description": text, "nombrePostes": 2, "dateActualisation": _stamp(_at(self.today, 6 * 3600))}

    def _draft(self, rng: Random, slot: int, day: date) -> _Draft:
        landmark = self._landmark(slot)
        employer = self._employer(slot, rng) if landmark is None else self._landmark_employer(landmark)
        rome = weighted(rng, employer.trades) if landmark is None else str(landmark["rome"])
        card = self.cards[rome]
        hours = None if landmark is None else int(landmark["hours"])
        terms = draw_terms(rng, rome, employer.family.habits, self.book, hours=hours)
        place = employer.place
        partner = landmark is None and rng.random() < _PARTNERS
        if employer.family.at_home and landmark is None:
            place = self.ground.draw_around(rng, employer.place)
        if terms.contract == "MIS":
            employer = replace(employer, name=rng.choice(self.book.common["agency_names"]))
        title = rng.choice(card.titles[:6])[1] if landmark is None else str(landmark["trade_title"])
        created = _at(day, rng.randint(7 * 3600, 18 * 3600), rng.randrange(1000))
        updated = created + timedelta(days=rng.choice((0, 0, 1, 3, 8)), minutes=rng.randint(0, 300))
        number = day.toordinal() * 10_000 + slot
        return _Draft(
            identifier=_partner_id(number) if partner else _offer_id(number),
            created=created,
            updated=updated if updated.date() < self.today else created,
            employer=employer,
            card=card,
            place=place,
            terms=terms,
            title=title,
            heading=_heading(rng, title, place, terms) if landmark is None else str(landmark["title"]),
            partner=partner,
        )

    def _landmark(self, slot: int) -> Mapping[str, Any] | None:
        index = slot - FIRST_LANDMARK_SLOT
        landmarks = [each for each in self.book.landmarks if self._landmark_is_possible(each)]
        return landmarks[index] if 0 <= index < len(landmarks) else None

    def _landmark_is_possible(self, landmark: Mapping[str, Any]) -> bool:
        return any(employer.name == landmark["employer"] for employer in self.cast)

    def _landmark_employer(self, landmark: Mapping[str, Any]) -> Employer:
        return next(employer for employer in self.cast if employer.name == landmark["employer"])

    def _employer(self, slot: int, rng: Random) -> Employer:
        """An employer of the family that the slot falls to, those with more trades to hire for more often."""
        step = (slot + 1) * GOLDEN % 1 * self._shares[-1]
        staff = self._families[bisect(self._shares, step)]
        return rng.choices(staff, weights=[sum(employer.trades.values()) for employer in staff])[0]

    def _offer(self, rng: Random, draft: _Draft) -> Json:
        terms, employer, card = draft.terms, draft.employer, draft.card
        rhythm = self.book.common["rhythms"][terms.rhythm]["label"]
        hours = terms.hours_label(rhythm)
        code, qualification = rng.choice(_QUALIFICATIONS[terms.experience])
        offer = self._head(rng, draft)
        offer["description"] = describe(
            rng, title=draft.title, card=card, employer=employer, place=draft.place, terms=terms, book=self.book
        )
        offer |= {
            "typeContratLibelle": terms.contract_label,
            "experienceLibelle": terms.experience_label,
            "dureeTravailLibelle": hours,
            "dureeTravailLibelleConverti": "Temps partiel" if terms.is_part_time else "Temps plein",
            "contact": self._contact(employer, draft.identifier),
            "agence": {"courriel": _apply_sentence(draft.identifier)} if rng.random() < 0.5 else {},
            "nombrePostes": rng.choices((1, 2, 3, 5), weights=(84, 10, 4, 2))[0],
            "accessibleTH": rng.random() < 0.09,
            "qualificationCode": code,
            "qualificationLibelle": qualification,
            "codeNAF": f"{employer.house.naf[0]}",
            "secteurActivite": employer.house.naf[0][:2],
            "secteurActiviteLibelle": employer.house.naf[1],
            "offresManqueCandidats": rng.random() < 0.2,
            "origineOffre": {"origine": "1", "urlOrigine": f"{_SITE}/{draft.identifier}"},
            "contexteTravail": {"horaires": [hours]},
        }
        offer |= self._asked(rng, draft)
        if employer.size in _SIZES:
            offer["trancheEffectifEtab"] = _SIZES[employer.size]
        if terms.travel:
            offer |= {"deplacementCode": "4", "deplacementLibelle": "Quotidiens Zone départementale"}
        return offer

    def _asked(self, rng: Random, draft: _Draft) -> Json:
        """What the person must bring: skills, qualities, diploma, licence. Each may be absent, as in reality."""
        asked: Json = {}
        skills = some(rng, draft.card.skills, count=rng.randint(3, 5))
        if rng.random() < 0.82:
            asked["competences"] = [
                {"code": code, "libelle": label, "exigence": "E" if rng.random() < 0.25 else "S"}
                for code, label in skills
            ]
        if rng.random() < 0.6:
            asked["qualitesProfessionnelles"] = some(rng, self.book.common["qualities"], count=2)
        diploma = self.book.diplomas.get(draft.card.rome)
        if diploma and (diploma["exigence"] == "E" or rng.random() < 0.6):
            asked["formations"] = [dict(diploma)]
        if draft.terms.licence:
            label, exigence = draft.terms.licence
            asked["permis"] = [{"libelle": label, "exigence": exigence}]
        return asked

    def _partner_offer(self, rng: Random, draft: _Draft) -> Json:
        terms = draft.terms
        partner = rng.choice(self.book.common["partners"])
        site = f"https://www.{partner.lower().replace(' ', '-')}.example/offre/{draft.identifier}"
        offer = self._head(rng, draft)
        offer["description"] = describe_shortly(
            rng,
            title=draft.title,
            card=draft.card,
            employer=draft.employer,
            place=draft.place,
            terms=terms,
            book=self.book,
        )
        offer |= {
            "dateCreation": _stamp(draft.created.replace(microsecond=0)),
            "typeContratLibelle": _spelt_out(terms),
            "accessibleTH": False,
            "nombrePostes": 1,
            "origineOffre": {
                "origine": "2",
                "urlOrigine": f"{_SITE}/{draft.identifier}",
                "partenaires": [{"nom": partner, "url": site, "logo": f"{site}/logo.png"}],
            },
            "contexteTravail": {},
        }
        if rng.random() < 0.5:
            offer |= {
                "dureeTravailLibelle": f"{terms.hours} H",
                "dureeTravailLibelleConverti": "Temps partiel" if terms.is_part_time else "Temps plein",
            }
        return offer

    def _head(self, rng: Random, draft: _Draft) -> Json:
        """The fields that all offers have, whoever took them."""
        terms, card = draft.terms, draft.card
        pay = terms.pay_label()
        company: Json = {"nom": draft.employer.name, "entrepriseAdaptee": False}
        if rng.random() < 0.3:
            company["nom"] = company["nom"].upper()
        if terms.contract != "MIS" and rng.random() < 0.5:
            company["siret"] = draft.employer.siret
        if rng.random() < 0.06:
            del company["nom"]
        head: Json = {
            "id": draft.identifier,
            "intitule": draft.heading,
            "description": "",
            "dateCreation": _stamp(draft.created),
            "dateActualisation": _stamp(draft.updated),
            "lieuTravail": self._workplace(rng, draft.place),
            "romeCode": card.rome,
            "romeLibelle": card.label,
            "appellationlibelle": draft.title,
            "entreprise": company,
            "typeContrat": terms.contract,
            "natureContrat": "Contrat apprentissage" if terms.apprentice else "Contrat travail",
            "experienceExige": terms.experience,
            "salaire": {"libelle": pay} if pay else {"commentaire": "Selon convention"} if rng.random() < 0.3 else {},
            "alternance": terms.apprentice,
            "entrepriseAdaptee": False,
            "employeurHandiEngage": False,
        }
        if rng.random() < 0.03:
            del head["dateActualisation"]
        return head

    def _workplace(self, rng: Random, place: Place) -> Json:
        """Where the work is, as exactly as offers say: the rungs of the ladder that the ingestor must climb down."""
        commune, department = place.commune, self.ground.department
        postal_code = commune.postal_codes[0]
        label = f"{department} - {postal_name(commune.name)}"
        draw = rng.random()
        if draw < 0.90:
            point = {"latitude": round(place.point.lat, 6), "longitude": round(place.point.lon, 6)}
            return {"libelle": label, **point, "codePostal": postal_code, "commune": commune.insee}
        if draw < 0.94:
            return {"libelle": label, "codePostal": postal_code, "commune": commune.insee}
        if draw < 0.96 and self.ground.merged:
            return {"libelle": label, "codePostal": postal_code, "commune": rng.choice(self.ground.merged)}
        if draw < 0.98:
            return {"libelle": label, "codePostal": postal_code}
        return {"libelle": f"{department} - {self.ground.department_name}"}

    def _contact(self, employer: Employer, identifier: str) -> Json:
        """Somebody's name, telephone and address: present in reality, invented here, and never to be kept."""
        return {
            "nom": f"{employer.name} - {employer.contact}",
            "coordonnees1": employer.street,
            "coordonnees2": f"{employer.place.commune.postal_codes[0]} {employer.place.commune.name}",
            "telephone": employer.phone,
            "courriel": _apply_sentence(identifier),
            "commentaire": f"Demander {employer.contact} au {employer.phone} ou écrire à contact@{employer.domain}",
        }


def _heading(rng: Random, title: str, place: Place, terms: Terms) -> str:
    """The title of an offer, in one of the ways employers write it."""
    short, town = masculine(title), place.commune.name
    ways = [
        f"{title} (H/F)",
        title,
        f"{short} (H/F)",
        f"{short} H/F",
        f"{short} (F/H)",
        f"{short.upper()} H/F",
        f"{short.upper()} H/F - {town}",
        f"{short} (H/F) - {town}",
        f"{short} (H/F) secteur {of_place(town)}".replace("secteur de ", "secteur "),
        f"URGENT - {short} (H/F)",
    ]
    if terms.is_part_time:
        ways += [f"{short} (H/F) {terms.hours}H/semaine", f"{short} à temps partiel (H/F)"]
    if terms.contract == "CDI":
        ways.append(f"{short} - CDI (H/F)")
    return rng.choice(ways)


def _spelt_out(terms: Terms) -> str:
    label = terms.contract_label
    spelt = {"CDI": "Contrat à durée indéterminée", "CDD": "Contrat à durée déterminée", "MIS": "Mission intérimaire"}
    return label.replace(label.split(" - ")[0], spelt.get(terms.contract, "Saisonnier"), 1)


def _apply_sentence(identifier: str) -> str:
    return f"Pour postuler, utiliser le lien suivant : {_SITE}/{identifier}"


def _at(day: date, second_of_day: int, millisecond: int = 0) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(seconds=second_of_day, milliseconds=millisecond)


def _stamp(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%S.") + f"{instant.microsecond // 1000:03}Z"


def _offer_id(number: int) -> str:
    """Three digits and four letters, different for each number below 456,976,000."""
    mixed = number * _ID_STEP % _ID_SPACE
    digits, rest = divmod(mixed, 26**4)
    letters = ""
    for _ in range(4):
        rest, letter = divmod(rest, 26)
        letters += _LETTERS[letter]
    return f"{digits:03}{letters}"


def _partner_id(number: int) -> str:
    """Seven digits, as the offers of partners have."""
    return f"{number * _PARTNER_STEP % 10_000_000:07}"
