"""France Travail, Offres d'emploi v2: how it is searched, what an offer holds, what we make of it."""

from ingest.sources.france_travail.clean import clean_france_travail
from ingest.sources.france_travail.search import FranceTravail
from ingest.sources.france_travail.settings import FranceTravailSettings

__all__ = ["FranceTravail", "FranceTravailSettings", "clean_france_travail"]
