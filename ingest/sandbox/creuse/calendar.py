"""Days that come back: how a generated world changes a little each day and stays the same within one."""

from datetime import date


def recurring_day(today: date, *, period_days: int, phase: int) -> date:
    """The latest day up to `today` that is `phase` modulo `period_days`: at most `period_days - 1` days ago.

    The answer stays the same for a whole period, then jumps to the next: content dated so is withdrawn and replaced
    one day or another, as it is with the real partners, and is the same at each start of the same day.
    """
    ordinal = today.toordinal()
    return date.fromordinal(ordinal - (ordinal - phase) % period_days)
