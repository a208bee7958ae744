"""What somebody's own words say of a part that their file leaves empty: shown filled in, to be looked at and saved.

Read as the ranking reads it; what the file holds is never replaced, and nothing is written unseen.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from api.profile.chosen import LIMITS
from api.profile.part import Known, Part
from matching.words.spelling.tongues import in_french
from matching.words.wishes.french_said import french_said
from matching.words.wishes.limits_said import strains_refused
from matching.words.wishes.ways_said import says_no_licence
from matching.words.wishes.wish import with_hours_said


class FilledPart(NamedTuple):
    """A form with what the file holds, else what words say; and the words behind what is new in it."""

    form: Part
    words: tuple[str, ...]


def filled(form: type[Part], known: Known) -> FilledPart:
    """A part of a file as it is known, its empty fields filled with what the wishes say."""
    held = form.of(known)
    words = tuple(wish for wish in known.person.wishes if form.of(_with(known, (wish,))) != held)
    return FilledPart(form.of(_with(known, known.person.wishes)) if words else held, words)


def _with(known: Known, wishes: tuple[str, ...]) -> Known:
    """What is known, with what these wishes say where the file holds nothing. How many hours a week is asked beside
    its field (`api.profile.page`)."""
    person = known.person
    asked = with_hours_said(replace(person, wishes=wishes))
    licences, french, limits = person.licences, person.french, person.limits
    if licences is None and any(says_no_licence(in_french(wish)) for wish in wishes):
        licences = frozenset()
    said = replace(
        person,
        schedule=asked.schedule,
        licences=licences,
        french=french or next(filter(None, map(french_said, wishes)), None),
        limits=limits or _limits(wishes),
    )
    return known if said == person else replace(known, person=said)


def _limits(wishes: Iterable[str]) -> tuple[str, ...]:
    """What these wishes say is to be avoided, as a file keeps it."""
    return tuple(dict.fromkeys(LIMITS[one][0] for wish in wishes for one in strains_refused(wish)))
