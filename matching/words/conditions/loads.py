"""Carrying loads, as a text speaks of it."""

from matching.words.conditions.passage import Found, Passage, clue

_LOADS = clue(
    " charge| colis",
    r"(?:ports?|porter|manutention|manipulation|soulever|deplacer)(?: et \w+| occasionnel\w*| regulier\w*|"
    r" frequent\w*| possible)?"
    r" (?:de |des )?(?:charges?|colis)(?: lourdes?)?|charges? lourdes?",
    before=45,
    after=45,
)
_NO_LOADS = clue("charge", r"(?:pas|sans|aucun) (?:de )?(?:port de )?charges?(?! de)", before=30, after=30)


def heavy(passage: Passage) -> Found[bool] | None:
    """Whether loads are spoken of."""
    return _NO_LOADS.no(passage) or _LOADS.yes(passage)
