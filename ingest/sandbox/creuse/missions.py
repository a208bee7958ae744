"""Missions of volunteering, civic service and fire brigades, as API Engagement publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from stdnum import luhn

from ingest.sandbox.creuse.ground import Ground, Place
from ingest.sandbox.creuse.phrasebook import Phrasebook
from ingest.sandbox.creuse.recurrence import recurring_day
from ingest.sandbox.creuse.wording import at_place, of_place
from ingest.sandbox.world import Json

VOLUNTEERING, CIVIC_SERVICE, FIRE_BRIGADE = "benevolat", "volontariat_service_civique", "volontariat_sapeurs_pompiers"

_OLDEST_DAYS = 60
_SEVERAL_ADDRESSES = 0.15
_PUBLISHERS = {
    VOLUNTEERING: ("5f5931496c7ea514150a818f", "JeVeuxAider.gouv.fr"),
    CIVIC_SERVICE: ("5f99dbe75eb1ad767733b206", "Service Civique"),
    FIRE_BRIGADE: ("68594dccc9c116c1b5502d23", "SDIS 23"),
}
_CIVIC_SERVICE_EUROS = 620
"""Net a month, as missions of civic service write it."""


@dataclass(frozen=True, slots=True)
class MissionPress:
    """Makes the mission of a slot."""

    seed: int
    today: date
    region: str
    book: Phrasebook
    ground: Ground

    def payloads(self, slot: int) -> list[Json]:
        """The mission of a slot, alone in its list."""
        rng = Random(f"{self.seed}/mission/{slot}")
        yesterday = self.today - timedelta(days=1)
        posted = recurring_day(yesterday, period_days=_OLDEST_DAYS, phase=rng.randrange(_OLDEST_DAYS))
        rng = Random(f"{self.seed}/mission/{slot}/{posted}")
        theme = rng.choices(self.book.missions, weights=[theme["weight"] for theme in self.book.missions])[0]
        place = self.ground.draw(rng)
        names = {
            "ici": at_place(place.commune.name),
            "dici": of_place(place.commune.name),
            "ville": place.commune.name,
            "lieu": rng.choice(self.book.common["places"]),
        }
        identifier = str(UUID(int=rng.getrandbits(128), version=4))
        mission = self._described(rng, theme, names, identifier)
        mission |= self._placed(rng, theme, place)
        mission |= self._dated(rng, theme, posted)
        return [mission]

    def edited(self, mission: Json) -> Json:
        """The mission after its association changed it, this morning."""
        text = f"{mission['description']}\nDeux places de plus viennent d'ouvrir."
        return {**mission, "description": text, "places": mission["places"] + 2, "updatedAt": _stamp(self.today)}

    def _described(self, rng: Random, theme: Mapping[str, Any], names: Mapping[str, str], identifier: str) -> Json:
        publisher, publisher_name = _PUBLISHERS[theme["type"]]
        text = [sentence.format(**names) for sentence in theme["text"]]
        organization = theme["organization"].format(**names)
        siren = f"00{rng.randint(0, 999_999):06}"
        civic = theme["type"] == CIVIC_SERVICE
        return {
            "_id": identifier,
            "id": identifier,
            "clientId": f"{rng.getrandbits(40):x}",
            "title": theme["title"].format(**names),
            "description": "\n".join(text),
            "descriptionHtml": "".join(f"<p>{sentence}</p>" for sentence in text),
            "applicationUrl": f"https://api.api-engagement.example/r/{identifier}/{publisher}",
            "domain": theme["domain"],
            "domainLogo": f"https://api.api-engagement.example/images/{theme['domain']}.png",
            "activity": theme["activity"],
            "activities": theme["activity"].split(", "),
            "type": theme["type"],
            "schedule": theme["schedule"],
            "audience": theme["audience"],
            "requirements": theme.get("requirements", []),
            "tasks": theme["tasks"],
            "softSkills": rng.sample(["Écoute", "Patience", "Esprit d'équipe", "Ponctualité", "Bonne humeur"], 2),
            "romeSkills": [],
            "tags": [],
            "places": rng.choice((1, 1, 2, 3, 5, 10)),
            "openToMinors": "yes" if rng.random() < 0.35 and not civic else "no",
            "reducedMobilityAccessible": "yes" if rng.random() < 0.4 else "no",
            "closeToTransport": rng.random() < 0.3,
            "compensationAmount": _CIVIC_SERVICE_EUROS if civic else None,
            "compensationUnit": "month" if civic else None,
            "compensationType": "net" if civic else None,
            "publisherId": publisher,
            "publisherName": publisher_name,
            "publisherUrl": "https://www.publieur.example",
            "publisherLogo": "https://www.publieur.example/logo.png",
            "organizationName": organization,
            "organizationRNA": f"W231{rng.randint(0, 999_999):06}",
            "organizationSiren": siren + luhn.calc_check_digit(siren),
            "organizationStatusJuridique": "Association déclarée",
            "statusCode": "ACCEPTED",
            "statusComment": None,
        }

    def _placed(self, rng: Random, theme: Mapping[str, Any], place: Place) -> Json:
        remote = theme.get("remote", "no")
        addresses = [self._address(rng, place, located=remote != "full")]
        if remote == "no" and rng.random() < _SEVERAL_ADDRESSES:
            others = {self.ground.draw_around(rng, place).commune.insee for _ in range(3)} - {place.commune.insee}
            addresses += [self._address(rng, self.ground.by_insee[insee], located=True) for insee in sorted(others)]
        first = addresses[0]
        return {
            "remote": remote,
            "address": first["street"],
            **{name: value for name, value in first.items() if name not in ("street", "region")},
            "addresses": addresses,
            "organizationCity": first["city"],
            "organizationPostCode": first["postalCode"],
            "organizationFullAddress": f"{first['street']}, {first['postalCode']} {first['city']}",
        }

    def _address(self, rng: Random, place: Place, *, located: bool) -> Json:
        commune, point = place.commune, place.point
        return {
            "street": f"{rng.randint(1, 40)} {rng.choice(self.book.common['streets'])}",
            "postalCode": commune.postal_codes[0],
            "city": commune.name,
            "departmentCode": self.ground.department,
            "departmentName": self.ground.department_name,
            "region": self.region,
            "country": "France",
            "location": {"lat": round(point.lat, 6), "lon": round(point.lon, 6)} if located else None,
        }

    def _dated(self, rng: Random, theme: Mapping[str, Any], posted: date) -> Json:
        start = posted + timedelta(days=rng.randint(10, 75))
        end = start + timedelta(days=30 * theme["months"]) if "months" in theme else None
        return {
            "startAt": _stamp(start),
            "endAt": _stamp(end) if end else None,
            "duration": theme.get("months"),
            "postedAt": _stamp(posted),
            "createdAt": _stamp(posted),
            "updatedAt": _stamp(posted),
            "lastSyncAt": _stamp(self.today),
            "deletedAt": None,
            "deleted": False,
        }


def _stamp(day: date) -> str:
    return datetime.combine(day, time(9), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
