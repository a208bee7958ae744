"""A lifelike Creuse that does not exist: invented employers and associations over the real communes and trades."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

from geo import Commune
from ingest.sandbox.creuse.bus import BusPress
from ingest.sandbox.creuse.employers import employer_cast
from ingest.sandbox.creuse.ground import Ground, trade_cards
from ingest.sandbox.creuse.immersions import ImmersionPress
from ingest.sandbox.creuse.missions import MissionPress
from ingest.sandbox.creuse.offers import OfferPress
from ingest.sandbox.creuse.phrasebook import read_phrasebook
from ingest.sandbox.creuse.services import ServicePress
from ingest.sandbox.creuse.siaes import SiaePress
from ingest.sandbox.world import (
    API_ENGAGEMENT,
    BUS,
    DATA_INCLUSION,
    FRANCE_TRAVAIL,
    IMMERSION_FACILITEE,
    LES_EMPLOIS,
    Press,
    Shelf,
    World,
)
from matching import Rome

__all__ = ["creuse_offers", "creuse_world"]

DEPARTMENT, DEPARTMENT_NAME, REGION_NAME = "23", "Creuse", "Nouvelle-Aquitaine"
OFFERS, HOSTS, MISSIONS, SIAES, SERVICES, STOPS = 900, 250, 120, 26, 60, 10


def creuse_world(*, seed: int, as_of: datetime, communes: Iterable[Commune], rome: Rome) -> World:
    """What the partners publish about Creuse at `as_of`. The same for the same seed, references and day."""
    offers = _offer_press(seed, as_of, communes, rome)
    book, today, ground, cards, cast = offers.book, offers.today, offers.ground, offers.cards, offers.cast
    famous = {landmark["employer"] for landmark in book.landmarks}
    landmarks = sum(employer.name in famous for employer in cast)
    others = cast[landmarks:]
    Random(f"{seed}/hosts").shuffle(others)
    hosts = cast[:landmarks] + others

    immersions = ImmersionPress(seed, today, DEPARTMENT, cards, hosts, landmarks)
    missions = MissionPress(seed, today, REGION_NAME, book, ground)
    siaes = SiaePress(seed, today, book, ground, cards)
    services = ServicePress(seed, today, book, ground)
    bus = BusPress(as_of, ground)
    shelves = {
        FRANCE_TRAVAIL: Shelf(Press(offers.payloads, lambda row: row["id"], offers.edited), slots=OFFERS),
        IMMERSION_FACILITEE: Shelf(
            Press(
                immersions.payloads,
                lambda row: (row["siret"], row["locationId"], row["rome"], row["remoteWorkMode"]),
                immersions.edited,
            ),
            slots=HOSTS,
        ),
        API_ENGAGEMENT: Shelf(Press(missions.payloads, lambda row: row["id"], missions.edited), slots=MISSIONS),
        LES_EMPLOIS: Shelf(Press(siaes.payloads, lambda row: row["id"], siaes.edited), slots=SIAES),
        DATA_INCLUSION: Shelf(Press(services.payloads, lambda row: row["id"], services.edited), slots=SERVICES),
        BUS: Shelf(Press(bus.payloads, lambda row: row["UID"], bus.edited), slots=STOPS),
    }
    centres = {insee: place.point for insee, place in ground.by_insee.items()}
    return World(as_of=as_of, shelves=shelves, centres=centres)


def creuse_offers(
    count: int, *, seed: int, as_of: datetime, communes: Iterable[Commune], rome: Rome
) -> Iterator[dict[str, Any]]:
    """`count` job offers of that Creuse, however many it has."""
    press = _offer_press(seed, as_of, communes, rome)
    for slot in range(count):
        yield from press.payloads(slot)


def _offer_press(seed: int, as_of: datetime, communes: Iterable[Commune], rome: Rome) -> OfferPress:
    book, ground = read_phrasebook(), Ground(communes, department=DEPARTMENT, department_name=DEPARTMENT_NAME)
    cards = trade_cards(rome)
    cast = employer_cast(book, ground, cards, seed=seed)
    return OfferPress(seed, as_of.astimezone(UTC).date(), book, ground, cards, cast)
