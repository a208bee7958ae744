"""What an employer types in one box, as it is read on a day in November."""

from datetime import date

from matching import Knowledge
from matching.words.described.opening import Described, describe

TODAY = date(2026, 11, 21)


def read(knowledge: Knowledge, text: str, employer: str = "Boulangerie du Pont") -> Described:
    return describe(text, employer=employer, titles=knowledge.titles, rome=knowledge.rome, today=TODAY)
