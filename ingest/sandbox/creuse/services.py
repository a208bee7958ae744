"""Support services, as data.inclusion publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from ingest.sandbox.creuse.ground import Ground, Place
from ingest.sandbox.creuse.phrasebook import Phrasebook
from ingest.sandbox.creuse.recurrence import GOLDEN, recurring_day
from ingest.sandbox.world import Json
from kit import fold

_OLDEST_DAYS = 400
_GROUP = "200034825"
"""The SIREN of a group of communes, as zones name it."""


@dataclass(frozen=True, slots=True)
class ServicePress:
    """Makes the service of a slot, with the structure that gives it as `structure`."""

    seed: int
    today: date
    book: Phrasebook
    ground: Ground

    def payloads(self, slot: int) -> list[Json]:
        """The service of a slot, alone in its list. Those that exist once come in the first round only."""
        rng = Random(f"{self.seed}/service/{slot}")
        sketches = self.book.services
        if slot >= len(sketches):
            sketches = tuple(one for one in sketches if not one.get("once"))
        sketch = sketches[slot % len(sketches)]
        place = self.ground.place_at((slot + 1) * GOLDEN % 1)
        provider = sketch["structure"].format(lieu=rng.choice(self.book.common["places"]), ville=place.commune.name)
        slug = f"{fold(provider).replace(' ', '-')}-{slot}"
        service = {
            "id": f"dora--{slug}-{fold(sketch['name']).replace(' ', '-')}",
            "structure_id": f"dora--{slug}",
            "source": "dora",
            "nom": sketch["name"],
            "description": sketch["text"],
            "type": sketch["sort"],
            "thematiques": sketch["themes"],
            "frais": sketch["fees"],
            "frais_precisions": sketch.get("fees_note"),
            "publics": sketch["publics"],
            "publics_precisions": None,
            "conditions_acces": sketch.get("access"),
            "modes_accueil": sketch["modes"],
            "zone_eligibilite": self._zone(sketch["zone"], place),
            "mobilisable_par": ["usagers", "professionnels"],
            "modes_mobilisation": ["telephoner", "envoyer-un-courriel"],
            "lien_mobilisation": None,
            "mobilisation_precisions": None,
            "horaires_accueil": sketch.get("hours"),
            "nombre_semaines": None,
            "volume_horaire_hebdomadaire": None,
            "contact_nom_prenom": f"{rng.choice(self.book.common['first_names'])} Lachaume",
            "telephone": f"05 36 49 {rng.randint(0, 99):02} {rng.randint(0, 99):02}",
            "courriel": "contact@service.example",
            "score_qualite": round(rng.uniform(0.5, 1), 2),
            "date_maj": self._day(rng).isoformat(),
            "lien_source": f"https://dora.example/services/{slug}",
        }
        return [{**service, **self._address(rng, sketch, place), "structure": {"nom": provider}}]

    def edited(self, service: Json) -> Json:
        """The service after its structure changed it, this morning."""
        text = f"{service['description']} Des places viennent de se libérer."
        return {**service, "description": text, "date_maj": self.today.isoformat()}

    def _address(self, rng: Random, sketch: Mapping[str, Any], place: Place) -> Json:
        names = ("adresse", "complement_adresse", "code_postal", "code_insee", "commune", "latitude", "longitude")
        if "en-presentiel" not in sketch["modes"]:
            return {**dict.fromkeys(names), "adresse_certifiee": None}
        commune, point = place.commune, place.point
        street = f"{rng.randint(1, 40)} {rng.choice(self.book.common['streets'])}"
        values = (street, None, commune.postal_codes[0], commune.insee, commune.name, point.lat, point.lon)
        return {**dict(zip(names, values, strict=True)), "adresse_certifiee": True}

    def _zone(self, wide: str, place: Place) -> list[str] | None:
        zones = {
            "commune": [place.commune.insee],
            "group": [_GROUP],
            "department": [self.ground.department],
            "country": ["france"],
        }
        return zones.get(wide)

    def _day(self, rng: Random) -> date:
        return recurring_day(
            self.today - timedelta(days=1), period_days=_OLDEST_DAYS, phase=rng.randrange(_OLDEST_DAYS)
        )
