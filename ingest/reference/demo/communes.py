"""The communes of Creuse, out of `communes.csv`."""

from pathlib import Path

from geo import Communes, former_communes
from ingest.reference.communes import communes_of

PATH = Path(__file__).with_name("communes.csv")


def demo_communes() -> Communes:
    """The 256 communes of Creuse, with their old names."""
    return communes_of(PATH, version="2024-creuse", former=former_communes())
