"""The invented employers of the department: the same cast every day, for offers and for immersions."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from stdnum import luhn

from ingest.sandbox.creuse.ground import Card, Ground, Place
from ingest.sandbox.creuse.phrasebook import Family, House, Phrasebook
from ingest.sandbox.creuse.recurrence import GOLDEN
from ingest.sandbox.errors import NotEnoughReference
from kit import fold

_EMPLOYERS_PER_WEIGHT = 0.3
"""A family of weight 100 has 30 employers: with 22 families, about 340."""

_UNUSED_SIREN_PREFIX = "00"
"""No real company has a SIREN that begins so; the number is still a valid one."""


@dataclass(frozen=True, slots=True)
class Employer:
    """One invented employer. `trades` are the ROME codes it hires, with their weights."""

    name: str
    siret: str
    family: Family
    house: House
    place: Place
    street: str
    size: str
    contact: str
    phone: str
    trades: Mapping[str, int]

    @property
    def domain(self) -> str:
        """The domain of its invented addresses, below a top level that never exists."""
        return f"{fold(self.name).replace(' ', '-')}.example"


def employer_cast(book: Phrasebook, ground: Ground, cards: Mapping[str, Card], *, seed: int) -> list[Employer]:
    """The employers, those of the landmarks first, then by family. The same for the same seed and references."""
    rng = Random(f"{seed}/employers")
    cast = [*_landmark_employers(book, ground, cards, rng)]
    taken = {employer.name for employer in cast}
    for family in book.families:
        houses = [house for house in family.houses if any(code in cards for code in house.trades)]
        weights = [sum(house.trades.values()) for house in houses]
        wanted = max(len(houses), round(family.weight * _EMPLOYERS_PER_WEIGHT))
        drawn = houses + (rng.choices(houses, weights=weights, k=wanted - len(houses)) if houses else [])
        for house in drawn:
            place = ground.place_at(len(cast) * GOLDEN % 1)
            name = _free_name(book, house, place, taken, rng)
            taken.add(name)
            cast.append(_employer(name, family, house, place, cards, book, rng))
    if not cast:
        raise NotEnoughReference("aucun métier dont parlent les phrases")
    return cast


def _landmark_employers(book: Phrasebook, ground: Ground, cards: Mapping[str, Card], rng: Random) -> list[Employer]:
    found: dict[str, Employer] = {}
    for landmark in book.landmarks:
        place = ground.by_insee.get(landmark["commune"])
        if landmark["employer"] in found or place is None or landmark["rome"] not in cards:
            continue
        family, house = next(
            (family, house) for family in book.families for house in family.houses if landmark["rome"] in house.trades
        )
        found[landmark["employer"]] = _employer(landmark["employer"], family, house, place, cards, book, rng)
    return list(found.values())


def _free_name(book: Phrasebook, house: House, place: Place, taken: set[str], rng: Random) -> str:
    name = ""
    for _ in range(20):
        name = rng.choice(house.names).format(
            nom=rng.choice(book.common["surnames"]), lieu=rng.choice(book.common["places"]), ville=place.commune.name
        )
        if name not in taken:
            return name
    return f"{name} {place.commune.name}"


def _employer(
    name: str, family: Family, house: House, place: Place, cards: Mapping[str, Card], book: Phrasebook, rng: Random
) -> Employer:
    return Employer(
        name=name,
        siret=invented_siret(rng),
        family=family,
        house=house,
        place=place,
        street=f"{rng.randint(1, 60)} {rng.choice(book.common['streets'])}",
        size=rng.choice(family.sizes),
        contact=f"{rng.choice(book.common['first_names'])} {rng.choice(book.common['surnames'])}",
        phone=f"05 36 49 {rng.randint(0, 99):02} {rng.randint(0, 99):02}",
        trades={code: weight for code, weight in house.trades.items() if code in cards},
    )


def invented_siret(rng: Random) -> str:
    """The SIRET of no company, with both check digits right: that of the company, and that of the establishment."""
    siren = f"{_UNUSED_SIREN_PREFIX}{rng.randint(0, 999_999):06}"
    siren += luhn.calc_check_digit(siren)
    establishment = f"{siren}000{rng.randint(1, 9)}"
    return establishment + luhn.calc_check_digit(establishment)
