"""Inclusion employers and their open posts, as "les emplois de l'inclusion" publishes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from ingest.sandbox.creuse.employers import invented_siret
from ingest.sandbox.creuse.ground import Card, Ground, Place
from ingest.sandbox.creuse.phrasebook import Phrasebook
from ingest.sandbox.creuse.recurrence import GOLDEN, recurring_day
from ingest.sandbox.world import Json

_OLDEST_DAYS = 90
_ELSEWHERE = 0.3
"""Share of posts that are not at the structure."""
_BLOCKED = 0.1
_MOST_POSTS = 10


@dataclass(frozen=True, slots=True)
class SiaePress:
    """Makes the inclusion employer of a slot, with its posts."""

    seed: int
    today: date
    book: Phrasebook
    ground: Ground
    cards: Mapping[str, Card]

    def payloads(self, slot: int) -> list[Json]:
        """The employer of a slot, alone in its list."""
        rng = Random(f"{self.seed}/siae/{slot}")
        sketch = self.book.siaes[slot % len(self.book.siaes)]
        place = self.ground.place_at((slot + 1) * GOLDEN % 1)
        name = sketch["name"].format(lieu=rng.choice(self.book.common["places"]), ville=place.commune.name)
        changed = self._day(rng)
        return [
            {
                "id": str(UUID(int=rng.getrandbits(128), version=4)),
                "cree_le": _stamp(changed - timedelta(days=rng.randint(200, 2000))),
                "mis_a_jour_le": _stamp(changed),
                "siret": invented_siret(rng),
                "type": sketch["type"],
                "raison_sociale": name.upper(),
                "enseigne": name,
                "telephone": f"05 36 49 {rng.randint(0, 99):02} {rng.randint(0, 99):02}",
                "courriel": "accueil@structure.example",
                "site_web": "",
                "description": sketch["text"],
                "bloque_candidatures": rng.random() < _BLOCKED,
                "addresse_ligne_1": f"{rng.randint(1, 40)} {rng.choice(self.book.common['streets'])}",
                "addresse_ligne_2": "",
                "code_postal": place.commune.postal_codes[0],
                "ville": place.commune.name,
                "departement": self.ground.department,
                "postes": self._posts(rng, sketch["posts"], place, first_id=1 + slot * _MOST_POSTS),
            }
        ]

    def edited(self, siae: Json) -> Json:
        """The employer after it changed what it says of itself, this morning."""
        text = f"{siae['description']} Une réunion d'information a lieu chaque premier lundi du mois."
        return {**siae, "description": text, "mis_a_jour_le": _stamp(self.today)}

    def _posts(self, rng: Random, sketches: Sequence[Mapping[str, Any]], place: Place, *, first_id: int) -> list[Json]:
        known = [one for one in sketches if one["rome"] in self.cards]
        return [self._post(rng, one, place, number) for number, one in enumerate(known, start=first_id)]

    def _post(self, rng: Random, sketch: Mapping[str, Any], place: Place, number: int) -> Json:
        created = self._day(rng)
        elsewhere = self.ground.draw_around(rng, place).commune if rng.random() < _ELSEWHERE else None
        return {
            "id": number,
            "rome": f"{self.cards[sketch['rome']].label} ({sketch['rome']})",
            "cree_le": _stamp(created),
            "mis_a_jour_le": _stamp(created),
            "recrutement_ouvert": "True",
            "description": sketch["text"],
            "appellation_modifiee": sketch["title"],
            "type_contrat": sketch["contract"],
            "nombre_postes_ouverts": sketch["count"],
            "lieu": elsewhere
            and {
                "nom": elsewhere.name,
                "departement": elsewhere.department,
                "code_postaux": list(elsewhere.postal_codes),
                "code_insee": elsewhere.insee,
            },
            "profil_recherche": sketch["wanted"],
        }

    def _day(self, rng: Random) -> date:
        return recurring_day(
            self.today - timedelta(days=1), period_days=_OLDEST_DAYS, phase=rng.randrange(_OLDEST_DAYS)
        )


def _stamp(day: date) -> str:
    return datetime.combine(day, time(8), UTC).isoformat()
