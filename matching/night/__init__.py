"""Everybody's list at night, and by day the lists that a change touches: what counsellors open in the morning.

batch → night (blocks of people, in processes) → prices of exposure → lists; hour → newcomers (whom a change touches)
"""

from matching.night.batch import BatchReport, rank_everybody, rank_people
from matching.night.hour import rank_if_changed
from matching.night.night import LENGTH

__all__ = ["LENGTH", "BatchReport", "rank_everybody", "rank_if_changed", "rank_people"]
