"""Everybody's list at night, and by day the lists that a change touches: what counsellors open in the morning.

batch → night (blocks of people, in processes) → prices of exposure → lists; newcomers: into whose list something comes
"""

from matching.night.batch import BatchReport, rank_everybody, rank_if_changed, rank_people
from matching.night.night import LENGTH

__all__ = ["LENGTH", "BatchReport", "rank_everybody", "rank_if_changed", "rank_people"]
