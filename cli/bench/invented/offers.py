"""A country of offers, as France Travail's pages write them: invented, each different, the same for the same seed.

Offers of the sandbox's Creuse are taken apart; each offer of the country is put together from those of one trade, and
set in a commune drawn by its population. 5 % name no trade, 4 % are an earlier offer posted again, half of them by an
agency that words it in its own way.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import orjson

from geo import Commune, departments
from ingest.sandbox.creuse import creuse_offers
from matching import Rome

PAGE_LENGTH = 150
WITHOUT_TRADE = 0.05
DUPLICATES = 0.04
BASE_OFFERS = 4_000
"""Offers of the sandbox that the country is made of."""
SENTENCES = (13, 24)
"""Sentences of a text: 1 to 2 kB, as offers have."""
CHANGED_A_DAY = {"edited": 0.01, "new": 0.01, "gone": 0.01}
_KEPT = 20_000
"""Earlier offers of which a copy may be made."""
_AGENCIES = ("Interim Avenir", "Temporis Centre", "Relais Emploi Interim", "Job & Co Recrutement", "Proxi Interim")
_FIRST = ("Maison", "Atelier", "Établissements", "Les", "SARL", "Groupe", "La Compagnie", "Au", "Domaine", "Société")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Offer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the offers of one trade are made of."""

    offers: list[Offer]
    sentences: list[str]


class Country:
    """The offers of a country; `communes` need a centre to be drawn."""

    def __init__(self, communes: list[Commune], rome: Rome, *, seed: int, as_of: datetime) -> None:
        self._seed, self._as_of = seed, as_of
        self._communes = [one for one in communes if one.point is not None and one.department in departments()]
        self._shares = list(accumulate(max(one.population, 1) for one in self._communes))
        by_trade: defaultdict[str, list[Offer]] = defaultdict(list)
        for offer in creuse_offers(BASE_OFFERS, seed=seed, as_of=as_of, communes=communes, rome=rome):
            by_trade[offer["romeCode"]].append(offer)
        self._trades = [_parts(offers) for offers in by_trade.values()]
        self._trade_shares = list(accumulate(len(one.offers) for one in self._trades))

    def offers(self, count: int) -> Iterator[Offer]:
        """`count` offers."""
        rng = Random(f"{self._seed}/country")
        kept: list[Offer] = []
        for number in range(count):
            if kept and rng.random() < DUPLICATES:
                offer = self._again(rng, kept[rng.randrange(len(kept))], number)
            else:
                offer = self._offer(rng, number)
                if len(kept) < _KEPT:
                    kept.append(offer)
                else:
                    kept[rng.randrange(_KEPT)] = offer
            yield offer

    def write_pages(self, path: Path, count: int) -> None:
        """Writes `count` offers as the partner's pages, one a line."""
        page: list[Offer] = []
        with path.open("wb") as file:
            for offer in self.offers(count):
                page.append(offer)
                if len(page) == PAGE_LENGTH:
                    file.write(_line(page))
                    page = []
            if page:
                file.write(_line(page))

    def _offer(self, rng: Random, number: int) -> Offer:
        parts = self._trades[bisect(self._trade_shares, rng.random() * self._trade_shares[-1])]
        base = parts.offers[rng.randrange(len(parts.offers))]
        commune = self._communes[bisect(self._shares, rng.random() * self._shares[-1])]
        chosen = rng.sample(parts.sentences, min(rng.randint(*SENTENCES), len(parts.sentences)))
        company = dict(base["entreprise"])
        company["nom"] = f"{rng.choice(_FIRST)} {_name(rng)} {commune.name}"
        if "siret" in company:
            company["siret"] = f"{rng.randrange(10**13):014d}"
        created = self._as_of - timedelta(minutes=rng.randrange(60 * 24 * 60))
        offer = base | {
            "id": _identifier(number),
            "description": " ".join(_varied(rng, sentence) for sentence in chosen),
            "dateCreation": _stamp(created),
            "dateActualisation": _stamp(created + timedelta(hours=rng.randrange(48))),
            "lieuTravail": _workplace(rng, commune),
            "entreprise": company,
        }
        if rng.random() < WITHOUT_TRADE:
            del offer["romeCode"], offer["romeLibelle"]
        return offer

    def _again(self, rng: Random, earlier: Offer, number: int) -> Offer:
        """An earlier offer posted again: the same but for a sentence and its date, or by an agency that rewords it."""
        sentences = earlier["description"].split(". ")
        del sentences[rng.randrange(len(sentences))]
        created = datetime.fromisoformat(earlier["dateCreation"]) + timedelta(days=rng.randint(1, 20))
        again = earlier | {
            "id": _identifier(number),
            "description": ". ".join(sentences),
            "dateCreation": _stamp(created),
        }
        if rng.random() < 0.5:
            again["entreprise"] = {"nom": rng.choice(_AGENCIES), "entrepriseAdaptee": False}
            again["description"] = f"Notre agence recrute pour l'un de ses clients. {again['description']}"
            again["intitule"] = again["intitule"].replace(" (H/F)", "").replace(" H/F", "") + " (F/H)"
        return again


def read_pages(path: Path) -> Iterator[bytes]:
    """The pages that `write_pages` wrote, as they would come over the network."""
    with path.open("rb") as file:
        yield from file


def a_day_later(page: list[Offer], *, seed: int) -> list[Offer]:
    """A page after a day: 1 % of its offers edited, 1 % gone, 1 % new (`CHANGED_A_DAY`)."""
    after: list[Offer] = []
    for offer in page:
        draw = Random(f"{seed}/{offer['id']}").random()
        if draw < CHANGED_A_DAY["edited"]:
            after.append(
                offer | {"description": f"{offer['description']} Deux postes sont ouverts.", "nombrePostes": 2}
            )
        elif draw < CHANGED_A_DAY["edited"] + CHANGED_A_DAY["gone"]:
            continue
        elif draw < sum(CHANGED_A_DAY.values()):
            after += [offer, _another(offer, page[0])]
        else:
            after.append(offer)
    return after


def _another(offer: Offer, other: Offer) -> Offer:
    """A new offer in the same place, that is no copy: of another employer, with another title and text."""
    text = " ".join(reversed(other["description"].split(" ")))
    company = {"nom": f"Comptoir {offer['id'].title()}"}
    fresh = {"id": f"9{offer['id'][1:]}X", "intitule": other["intitule"], "description": text, "entreprise": company}
    return offer | fresh


def _parts(offers: list[Offer]) -> _Parts:
    sentences = {
        f"{sentence.strip(' .')}."
        for offer in offers
        for sentence in offer["description"].replace("\n", " ").split(". ")
        if len(sentence) > 20
    }
    return _Parts(offers, sorted(sentences))


def _workplace(rng: Random, commune: Commune) -> Offer:
    """Where the work is, as exactly as offers say."""
    department, postcode = commune.department, (commune.postal_codes or ("",))[0]
    place: Offer = {"libelle": f"{department} - {commune.name.upper()}"}
    draw = rng.random()
    if draw < 0.98:
        place["codePostal"] = postcode
    if draw < 0.94:
        place["commune"] = commune.insee
    if draw < 0.90 and commune.point is not None:
        place |= {"latitude": round(commune.point.lat, 6), "longitude": round(commune.point.lon, 6)}
    return place


def _varied(rng: Random, sentence: str) -> str:
    """A sentence with a word of its own, so that two texts of a trade share some, as in reality, and not most."""
    words = sentence.split(" ")
    words[rng.randrange(len(words))] = _name(rng).lower()
    return " ".join(words)


def _name(rng: Random) -> str:
    """An invented name that can be said: two or three syllables."""
    return "".join(rng.choice("bcdfglmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 3))).title()


def _identifier(number: int) -> str:
    digits, rest = divmod(number, 26**4)
    letters = ""
    for _ in range(4):
        rest, letter = divmod(rest, 26)
        letters += _LETTERS[letter]
    return f"{digits + 100:03}{letters}"


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _line(page: list[Offer]) -> bytes:
    return orjson.dumps({"resultats": page}, option=orjson.OPT_APPEND_NEWLINE)
