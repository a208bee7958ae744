"""How many hours a week: out of a label as sources write it, or out of a text."""

import re
from functools import lru_cache

from kit import fold
from matching.words.conditions.passage import Found, Passage, clue, labelled

_HOURS = re.compile(
    r"(?<![\d/])(\d{1,2})(?:[.,](\d{1,2}))?\s*h(?:eures?)?\s*(\d{2})?\b(?!\s*(?:a|à|-|/)\s*\d)", re.IGNORECASE
)
_NOT_A_WEEK = re.compile(r"par mois|mois$|mensuel|par an\b|par jour|jour$")
_MORE_THAN_A_WEEK = 60.0

_NUMBER = r"(?<![\d/,.])(\d{1,2})(?:[.,](\d{1,2}))? ?(?:h(?:eures?)?|hrs?)\b ?(\d\d(?!\d))?|(?<![\d/])(\d\d)h(\d\d)"
_A_WEEK = r"(?: de travail| environ| minimum)?(?: ?/ ?|(?: par| la)? )(?:sem\b|semaine|hebdo)"
_SAID_A_WEEK = clue(
    "/sem|/ sem| sem |sem.|semaine|hebdo",
    rf"(?:{_NUMBER}){_A_WEEK}",
    unless=r"\bnuits? de\b|apres \d+ semaine",
    before=40,
    after=12,
)
_NAMED_A_WEEK = clue("hebdo", rf"hebdomadaires?[ :]{{1,3}}(?:environ |de )?(?:{_NUMBER})")
_WITH_THE_CONTRACT = clue(
    "temps ple|temps com|temps par|temps cho|mi-temps est|cdi|cdd|contrat|horaire",
    r"(?:temps (?:plein|complet|partiel|choisi)|mi-temps est|\bcdi|\bcdd|contrat|horaires? de journee)"
    rf"(?: de)?[ :,-]{{1,3}}(?:{_NUMBER})(?! ?(?:/|par|a|-) ?(?:jour|mois|an\b|\d))",
    before=0,
    after=60,
)
_FULL = clue(
    "temps plein|temps complet",
    r"(?:a|en|cdi|cdd|poste|contrat|emploi|travail|:|,|-|/|^|\n) ?temps (?:plein|complet)",
    before=10,
    after=0,
)
_PART = clue("temps partiel|mi-temps|mi temps", r"temps partiel|mi[- ]temps", before=0, after=0)


@lru_cache(maxsize=4_096)
def hours_per_week(*said: str | None) -> float | None:
    """Hours a week out of "35H/semaine", "Temps partiel - 26H15/semaine", "De 24h à 30h" (the most asked)."""
    for label in said:
        if not label:
            continue
        plausible = [hours for one in _HOURS.finditer(label) if (hours := _as_hours(one)) is not None]
        if plausible and not _NOT_A_WEEK.search(fold(label)):
            return max(plausible)
    return None


def hours_in(passage: Passage) -> Found[float] | None:
    """Hours a week out of a text: "18h par semaine", "contrat 35h", "Horaires hebdomadaires : 36h75"."""
    for one in (_SAID_A_WEEK, _NAMED_A_WEEK, _WITH_THE_CONTRACT):
        found = one.first(passage)
        hours = _as_hours(found) if found else None
        if found and hours is not None:
            return labelled(hours, passage.words(*found.span()))
    return None


@lru_cache(maxsize=4_096)
def full_time(*said: str | None) -> bool | None:
    """Whether a label says full time or part time."""
    for label in said:
        folded = fold(label or "")
        if "temps partiel" in folded or "mi temps" in folded:
            return False
        if "temps plein" in folded or "temps complet" in folded:
            return True
    return None


def full_time_in(passage: Passage) -> Found[bool] | None:
    """Whether a text says full time or part time; None where it leaves the choice."""
    full, part = _FULL.yes(passage), _PART.no(passage)
    return None if full and part else full or part


def _as_hours(found: re.Match[str]) -> float | None:
    """Hours of a match, minutes or hundredths included; None where no week has so many."""
    whole, decimals, minutes, *compact = found.groups()
    if whole is None and compact:
        whole, minutes = compact
    if decimals:
        hours = float(f"{whole}.{decimals}")
    else:
        part = int(minutes or 0)
        hours = int(whole) + (part / 60 if part < 60 else part / 100)
    return hours if 0 < hours <= _MORE_THAN_A_WEEK else None
