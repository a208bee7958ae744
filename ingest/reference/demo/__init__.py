"""The references that the checkout carries: 256 communes of Creuse, 155 trades and the words people use for them."""

from ingest.reference.demo.communes import demo_communes
from ingest.reference.demo.trades import demo_rome, everyday_titles

__all__ = ["demo_communes", "demo_rome", "everyday_titles"]
