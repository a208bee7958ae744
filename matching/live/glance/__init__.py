"""The first of two looks at all that is live: what is in reach, how many of what, and the rows worth a second look."""

from matching.live.glance.glance import MET, NEARLY, Glance, glance, glance_met, kinds_open
from matching.live.glance.question import WISH_MET, WISH_NEAR, WORDS_MET, Question, question_of

__all__ = [
    "MET",
    "NEARLY",
    "WISH_MET",
    "WISH_NEAR",
    "WORDS_MET",
    "Glance",
    "Question",
    "glance",
    "glance_met",
    "kinds_open",
    "question_of",
]
