"""Days at a workplace that are no job, as files tell of them: a pupil's stage, an observation, a trial of a trade."""

import re

from kit import fold

_PLACEMENT = re.compile(
    r"\bstages? (?:[a-z]+ ){0,3}?(?:3 ?e(?:me)?|4 ?e(?:me)?|troisieme|quatrieme|seconde|2nde|college|scolaires?|lycee|"
    r"observation|decouverte|decouvrir|segpa|d essai|une semaine|quelques jours|[1-5] (?:jours|semaines?))\b|"
    r"\b(?:mini|3e|3eme) stages?\b|\b(?:immersions?|pmsmp|observation)\b|"
    r"\b(?:journees?|semaine|jours?|periode|atelier) (?:[a-z]+ ){0,2}?(?:decouverte|observation|decouvrir)\b|"
    r"^decouvert\w* "
)


def is_placement(done: str) -> bool:
    """Whether what somebody did is some days to see a trade: "stage de 3e en boulangerie". A longer stage with a
    diploma to gain teaches the work, and counts as it."""
    return bool(_PLACEMENT.search(fold(done)))
