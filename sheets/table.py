"""All sheets. The templates, `docs/imports.md` and the reader are made from them alone."""

from sheets.bus import BUS
from sheets.meetings import MEETINGS
from sheets.missions import MISSIONS
from sheets.openings import OPENINGS
from sheets.transports import TRANSPORTS

SHEETS = {sheet.slug: sheet for sheet in (OPENINGS, MISSIONS, MEETINGS, BUS, TRANSPORTS)}
"""By slug: what people type, and what stands in the address of the API."""
