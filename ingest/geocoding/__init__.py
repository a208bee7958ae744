"""Addresses become places: with the State's geocoder where it answers, from the names of communes where it does not."""

from ingest.geocoding.geoplateforme import Asked, Geoplateforme, Hit, is_believed
from ingest.geocoding.locator import AddressLocator, Located, Origin, without_people
from ingest.geocoding.settings import GeoplateformeSettings

__all__ = [
    "AddressLocator",
    "Asked",
    "Geoplateforme",
    "GeoplateformeSettings",
    "Hit",
    "Located",
    "Origin",
    "is_believed",
    "without_people",
]
