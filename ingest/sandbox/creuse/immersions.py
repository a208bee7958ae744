"""Companies that welcome people for a few days, as Immersion Facilitée publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from ingest.sandbox.creuse.employers import Employer
from ingest.sandbox.creuse.ground import Card
from ingest.sandbox.creuse.phrasebook import some, weighted
from ingest.sandbox.creuse.recurrence import recurring_day
from ingest.sandbox.world import Json

_ARRIVAL_PERIOD_DAYS = 700
_CHANGE_PERIOD_DAYS = 90
_STREET_DEGREES = 0.006
"""Real hosts are placed at their address: up to about 600 m from the centre of the commune."""

_WELCOMES = (
    "Nous accueillons volontiers pour une semaine, en binôme avec un salarié.",
    "Appelez avant 9 h ou après 17 h, c'est plus calme.",
    "Prévoir des chaussures de sécurité ; le repas de midi est pris ensemble.",
    "Pas de transport en commun, mais un collègue peut passer vous prendre.",
    "Découverte possible de plusieurs postes.",
    "Accueil du lundi au jeudi, hors vacances d'août.",
)


@dataclass(frozen=True, slots=True)
class ImmersionPress:
    """Makes the rows of a host: one for each trade that it shows."""

    seed: int
    today: date
    department: str
    cards: Mapping[str, Card]
    hosts: list[Employer]
    """In the order of the slots; beyond its end, the same companies open a second address."""
    landmarks: int
    """How many of the first hosts are in the stories of the demo: they show every trade they hire for."""

    def payloads(self, slot: int) -> list[Json]:
        """The rows of the host of a slot."""
        rng = Random(f"{self.seed}/immersion/{slot}")
        host = self.hosts[slot % len(self.hosts)]
        draws = rng.choices((1, 2, 3), weights=(6, 3, 1))[0]
        trades = set(host.trades) if slot < self.landmarks else {weighted(rng, host.trades) for _ in range(draws)}
        common = self._common(rng, host)
        return [{**common, **self._trade(rng, code)} for code in sorted(trades)]

    def edited(self, row: Json) -> Json:
        """The row after the host changed it, this morning."""
        text = "Nous accueillons de nouveau, deux personnes à la fois."
        return {**row, "additionalInformation": text, "updatedAt": _stamp(self.today)}

    def _common(self, rng: Random, host: Employer) -> Json:
        commune, point = host.place.commune, host.place.point
        created = self._day(rng, _ARRIVAL_PERIOD_DAYS)
        agreements = rng.choices((0, 1, 2, 4), weights=(60, 25, 10, 5))[0]
        return {
            "siret": host.siret,
            "name": host.name,
            "customizedName": f"{host.name} ({commune.name})" if rng.random() < 0.15 else None,
            "naf": host.house.naf[0].replace(".", ""),
            "nafLabel": host.house.naf[1],
            "numberOfEmployeeRange": host.size,
            "establishmentScore": round((10 + 20 * agreements) * rng.choice((0.3, 0.5, 0.8, 1.0))),
            "voluntaryToImmersion": True,
            "fitForDisabledWorkers": rng.choice(("yes-declared-only", "yes-ft-certified", "no", None, None)),
            "locationId": str(UUID(int=rng.getrandbits(128), version=4)),
            "position": {
                "lat": round(point.lat + rng.uniform(-_STREET_DEGREES, _STREET_DEGREES), 6),
                "lon": round(point.lon + rng.uniform(-_STREET_DEGREES, _STREET_DEGREES), 6),
            },
            "address": {
                "streetNumberAndAddress": host.street,
                "postcode": commune.postal_codes[0],
                "departmentCode": self.department,
                "city": commune.name,
            },
            "contactMode": rng.choices(("EMAIL", "PHONE", "IN_PERSON", None), weights=(6, 3, 2, 1))[0],
            "website": f"https://www.{host.domain}" if rng.random() < 0.3 else "",
            "additionalInformation": rng.choice(_WELCOMES) if rng.random() < 0.6 else "",
            "createdAt": _stamp(created),
            "updatedAt": _stamp(max(created, self._day(rng, _CHANGE_PERIOD_DAYS))),
            "isAvailable": rng.random() < 0.93,
            "searchableBy": rng.choices((["jobSeekers", "students"], ["jobSeekers"], ["students"]), (8, 3, 1))[0],
        }

    def _trade(self, rng: Random, code: str) -> Json:
        card = self.cards[code]
        titles = some(rng, card.titles, count=rng.choice((1, 1, 2)))
        return {
            "rome": card.rome,
            "romeLabel": card.label,
            "appellations": [{"appellationCode": number, "appellationLabel": label} for number, label in titles],
            "remoteWorkMode": "HYBRID" if code.startswith("M") and rng.random() < 0.3 else "ON_SITE",
        }

    def _day(self, rng: Random, period_days: int) -> date:
        return recurring_day(self.today - timedelta(days=1), period_days=period_days, phase=rng.randrange(period_days))


def _stamp(day: date) -> str:
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
