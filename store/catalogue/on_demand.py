"""Transports on demand: how imports fill the table, and those that run."""

from sqlalchemy.orm import Session

from geo import OnDemand
from store.catalogue.loading import LoadedTable
from store.queries import queries

ON_DEMAND = LoadedTable(
    name="on_demand_transports",
    columns=("name", "phone", "zone", "days", "starts", "ends", "notice", "fare", "url"),
    tells_ways=True,
)
"""`zone` and `days` in order."""


def read_on_demand(session: Session) -> tuple[OnDemand, ...]:
    """All transports on demand that departments declare, by name."""
    rows = session.execute(queries()["live_on_demand_transports"]).mappings()
    return tuple(OnDemand(**{**row, "zone": frozenset(row["zone"]), "days": frozenset(row["days"])}) for row in rows)
