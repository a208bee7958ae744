"""Freins: what stands between a person and work, and can be answered by a support service."""

from enum import StrEnum


class Frein(StrEnum):
    """An obstacle."""

    MOBILITY = "mobility"
    CHILDCARE = "childcare"
    HOUSING = "housing"
    HEALTH = "health"
    LANGUAGE = "language"
    """Reading, writing, counting, speaking French."""
    DIGITAL = "digital"
    RIGHTS = "rights"
    """Papers, rights, the law."""
    MONEY = "money"
    CONFIDENCE = "confidence"
    """Being alone, daring."""
