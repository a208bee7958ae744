"""What a sentence tells, said beside it where something hangs on it: what is warned of, or kept out of a week."""

from enum import Enum, auto


class Matter(Enum):
    """At most one a sentence; a sentence on which nothing hangs has none."""

    QUOTE = auto()
    """It quotes a wish, a trade of before or one near to them, as somebody typed it."""
    SHARED_WORDS = auto()
    """It quotes words that somebody typed and that it shares with them, whatever its trade."""
    WAY = auto()
    """The way there."""
    LONGER_WAY = auto()
    """A way longer than what is accepted."""
    NOT_IN_TIME = auto()
    """Nobody can be there by timetable at the hours of the work."""
    SHUTTLE_MISSES = auto()
    """A transport on demand does not run at the hours of the work."""
    AWAY = auto()
    """The way to work or home is at hours that the person said are not possible."""
    OUTSIDE = auto()
    """The work is at hours or on days that they said are not possible."""
    MORE_HOURS = auto()
    """The work has more hours than they said."""
    LATE = auto()
    """The work is at night or at weekends, of which not everybody said something."""
    NO_LICENCE = auto()
    """A licence that they do not hold, as far as is known."""
    WARNING = auto()
    """Something else that goes, or may go, against what they said; or a licence, which may shut it."""
    ASKED = auto()
    """Something that is asked and that not everybody has."""
