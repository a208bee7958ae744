"""All tables that pulls fill: a new kind of record that has a table of its own is one row here."""

from store.opportunities import OPPORTUNITIES

LOADED_TABLES = (OPPORTUNITIES,)
