"""A line of a CV corrected in the person's own words: the file is corrected with it, and nothing else of it changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.cv.content import SKILLS, Section
from matching import Matcher, Person, Spelled
from store.people.profiles import Done, change_experience, change_skills


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of a file and what stands in their place."""

    section: str
    own: str
    text: str


def corrections(sections: Iterable[Section], typed: Mapping[str, str]) -> tuple[Correction, ...]:
    """What was changed of the lines that are the person's words; `typed` is by mark, "" for what stays as it is."""
    return tuple(
        Correction(section.name, item.own, text)
        for section in sections
        for item in section.items
        if item.own and (text := typed.get(item.mark, "")) and text != item.own
    )


def spellings(sections: Iterable[Section], matcher: Matcher) -> dict[str, Spelled]:
    """By mark, how catalogues of work write a line that is the person's words, where they write it otherwise or do not
    know a word of it."""
    own = ((section.name == SKILLS, item) for section in sections for item in section.items if item.own)
    told = {item.mark: matcher.spelled(item.own, is_skill=is_skill) for is_skill, item in own}
    return {mark: spelled for mark, spelled in told.items() if spelled.is_changed or spelled.unknown}


def correct(session: Session, person_id: int, person: Person, changes: Sequence[Correction]) -> None:
    """Writes the corrections to the skills and to the experience of a file."""
    skills = {one.own: one.text for one in changes if one.section == SKILLS}
    done = {one.own: one.text for one in changes if one.section == "experience"}
    if skills:
        change_skills(session, person_id, tuple(dict.fromkeys(skills.get(one, one) for one in person.skills)))
    if done:
        told = [Done(done.get(one.text, one.text), one.years) for one in person.experience]
        change_experience(session, person_id, told)
