"""Days that come back and even steps: how the world changes a little each day, and keeps its mix at any size."""

from datetime import date

GOLDEN = 0.618_033_988_749_895
"""Steps of this size fill an interval evenly: any number of offers has the same mix of trades, any cast of towns."""


def recurring_day(today: date, *, period_days: int, phase: int) -> date:
    """The latest day up to `today` that is `phase` modulo `period_days`: at most `period_days - 1` days ago.

    The answer stays the same for a whole period, then jumps to the next: content dated so is withdrawn and replaced
    one day or another, as it is with the real partners, and is the same at each start of the same day.
    """
    ordinal = today.toordinal()
    return date.fromordinal(ordinal - (ordinal - phase) % period_days)
