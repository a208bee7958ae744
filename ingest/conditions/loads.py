"""Carrying loads, as a text speaks of it."""

from ingest.conditions.passage import Found, Passage, clue

_LOADS = clue(
    " charge| colis",
    r"(?:ports?|porter|manutention|manipulation|soulever|deplacer)(?: et \w+| occasionnel\w*| regulier\w*|"
    r" frequent\w*| possible)?"
    r" (?:de |des )?(?:charges?|colis)(?: lourdes?)?|charges? lourdes?",
    around=45,
)
_NO_LOADS = clue("charge", r"(?:pas|sans|aucun) (?:de )?(?:port de )?charges?(?! de)", around=30)


def heavy(passage: Passage) -> Found[bool] | None:
    """Whether loads are spoken of."""
    return _NO_LOADS.no(passage) or _LOADS.yes(passage)
