"""Whether a part of the day that a text names is when one works: "travail le soir" is, "rentrez le soir" is not."""

import re

from matching.words.conditions.passage import AROUND, Passage

_OF_WORK = re.compile(
    r"\bheures?\b|\d ?h\b|\d ?h ?\d|\bhoraires?\b|(?<!postes de )(?<!poste de )(?<!lieu de )\btravail(?!leur)|"
    r"\bservices?\b(?! (?:et|a|aux?)\b)|\bpostes?\b(?! de travail)|\bpar semaine\b|\bplanning|\broulement|\bcoupure|"
    r"\bvacations?\b|\bgardes?\b|\bequipes? (?:du|de|d)\b|\btemps partiel|\bmi[- ]temps|\bcontrat|\bdisponib|"
    r"\bpresen(?:t|ce)|\bintervention|\btournees?\b|\btraites?\b|scolaire|\bdemi[- ]journees?\b|\btot le matin\b|"
    r"\b(?:etes|serez) (?=du\b)"
)
"""What a sentence speaks of where it says when one works."""
_HABIT = re.compile(r"\bles (?:matins|soirs|apres[- ]midis)\b")
_HOW_OFTEN = re.compile(r" (?:par semaine\b|de \d)|, de \d")
"""Behind a part of the day: "3 soirs par semaine", "le soir, de 18 h"."""
_TASK = re.compile(
    r"\b(?!chez\b|assez\b|nez\b|rez\b|serez\b|(?:travaill|commenc|debut|embauch|interven|interviend|finiss|termin)\w*ez\b)"
    r"\w+ez\b"
)
"""A verb that tells what one does, not when one works: "vous nettoyez en fin de journée"."""


def is_of_work(passage: Passage, start: int, end: int) -> bool:
    """Whether the part of the day at `start` to `end` is said of work: its sentence speaks of hours, work or service.

    Behind a task only the words from it to the part, and how often, count: "vous travaillez ici et rentrez le soir".
    """
    sentence = passage.sentence(start, end)
    begins = passage.plain.index(sentence, max(0, start - AROUND))
    tasks = [found.end() for found in _TASK.finditer(passage.plain, begins, start)]
    if tasks:
        return bool(_OF_WORK.search(passage.plain, tasks[-1], end) or _HOW_OFTEN.match(passage.plain, end))
    return bool(_OF_WORK.search(sentence) or _HABIT.search(sentence))
