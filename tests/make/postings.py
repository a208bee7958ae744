"""Postings for tests: a baker's assistant at Guéret, and what a test says of it."""

from typing import Any

from ingest.duplicates import Posting
from tests.make.values import GUERET, NOON

BAKERY = (
    "La boulangerie Martin cherche une personne pour accueillir la clientèle, servir le pain et les gâteaux, tenir la "
    "caisse et garder le magasin propre. Vous travaillez du mardi au samedi, de six heures à treize heures, dans une "
    "équipe de quatre personnes. Nous vous formons pendant les premières semaines. Sourire et ponctualité demandés."
)
AGENCY = (
    "Votre agence recrute pour son client. Rejoignez nos équipes et profitez de nombreux avantages : indemnités de fin "
    "de mission, congés payés, compte épargne temps, mutuelle et comité d'entreprise."
)


def some_posting(**said: Any) -> Posting:
    """A sales assistant in a bakery; `said` replaces what a test is about."""
    usual: dict[str, Any] = {
        "kind": "job",
        "title": "Vendeur / Vendeuse en boulangerie (H/F)",
        "text": BAKERY,
        "employer": "SARL BOULANGERIE MARTIN",
        "rome": "D1106",
        "insee": "23096",
        "place": "Guéret",
        "point": GUERET,
        "published": NOON,
    }
    return Posting(**(usual | said))
