"""The ranking the other way round: who should hear of one opportunity, asked of everybody at once.

people → crowd (columns) → audience (with their ways) → hearers (candidates, best first); `Everybody` keeps it current
"""

from matching.reverse.audience import Audience, audience_of
from matching.reverse.crowd import Crowd, crowd_of, joined
from matching.reverse.everybody import Everybody
from matching.reverse.hearers import (
    GATES_ASKED,
    PARTS_ASKED,
    PARTS_AT_BEST,
    ROUNDED,
    Heard,
    best_scores,
    who_hears,
)

__all__ = [
    "GATES_ASKED",
    "PARTS_ASKED",
    "PARTS_AT_BEST",
    "ROUNDED",
    "Audience",
    "Crowd",
    "Everybody",
    "Heard",
    "audience_of",
    "best_scores",
    "crowd_of",
    "joined",
    "who_hears",
]
