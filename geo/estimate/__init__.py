"""Travel times where nothing is known but the communes themselves: no map, no timetable."""

from geo.estimate.times import Estimate, straight_minutes

__all__ = ["Estimate", "straight_minutes"]
