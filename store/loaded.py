"""All tables that pulls fill: a new kind of record that has a table of its own is one row here."""

from store.bus_stops import BUS_STOPS
from store.on_demand import ON_DEMAND
from store.opportunities import OPPORTUNITIES
from store.services import SERVICES, STRUCTURES

LOADED_TABLES = (OPPORTUNITIES, BUS_STOPS, ON_DEMAND, SERVICES, STRUCTURES)
