"""What must change nothing, changed: two standings of one person are compared number by number, exactly."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from matching.evaluate.gender import Genders
from matching.model import Person
from matching.scoring.standing import Standing


def in_other_gender(person: Person, genders: Genders) -> Person:
    """The person whose wishes, past jobs and skills are written in the other gender."""
    return replace(
        person,
        wishes=tuple(genders.flipped(wish) for wish in person.wishes),
        experience=tuple(replace(done, text=genders.flipped(done.text)) for done in person.experience),
        skills=tuple(genders.flipped(skill) for skill in person.skills),
    )


def same_ranking(one: Standing, other: Standing) -> bool:
    """Whether two standings drop the same rows and give the same score to each, to the last bit."""
    return bool(np.array_equal(one.gate, other.gate) and np.array_equal(one.scores.total, other.scores.total))


def changed_by_gender(
    person: Person, standing: Standing, genders: Genders, stand_of: Callable[[Person], Standing]
) -> bool | None:
    """Whether the other gender changes the ranking of a person; None where no word of theirs has one."""
    other = in_other_gender(person, genders)
    return None if other == person else not same_ranking(standing, stand_of(other))
