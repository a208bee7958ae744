"""All tables that pulls fill: a new kind of record that has a table of its own is one row here."""

from store.catalogue.bus_stops import BUS_STOPS
from store.catalogue.on_demand import ON_DEMAND
from store.catalogue.opportunities import OPPORTUNITIES
from store.catalogue.services import SERVICES, STRUCTURES

LOADED_TABLES = (OPPORTUNITIES, BUS_STOPS, ON_DEMAND, SERVICES, STRUCTURES)
