"""Parts of a file in a person's own words: what they look for, what they can do, what they did."""

from __future__ import annotations

from typing import Self, override

from sqlalchemy.orm import Session

from api.profile.part import Faulty, Known, Line, Part, kept
from api.wording.languages import gettext
from store.people.profiles import MOST_WISHES, Done, change_experience, change_skills, change_wishes

MOST_SKILLS, MOST_DONE = 8, 6
"""More would say nothing more to the ranking, and nobody fills in more."""
MOST_YEARS = 50.0


class Wishes(Part):
    """What I look for, the most wished first."""

    souhait: tuple[Line, ...] = ()

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The wishes as they were typed."""
        return cls(souhait=known.person.wishes)

    @override
    def checked(self, known: Known) -> Self:
        """Without empty lines. Raises Faulty where they are too many."""
        return self.model_copy(update={"souhait": few(kept(self.souhait), field="souhait", most=MOST_WISHES)})

    @override
    def write(self, session: Session, known: Known) -> None:
        """These wishes and no others."""
        change_wishes(session, known.card.id, self.souhait)


class Skills(Part):
    """What I can do."""

    savoir: tuple[Line, ...] = ()

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """The skills as they were typed."""
        return cls(savoir=known.person.skills)

    @override
    def checked(self, known: Known) -> Self:
        """Without empty lines. Raises Faulty where they are too many."""
        return self.model_copy(update={"savoir": few(kept(self.savoir), field="savoir", most=MOST_SKILLS)})

    @override
    def write(self, session: Session, known: Known) -> None:
        """These skills and no others."""
        change_skills(session, known.card.id, self.savoir)


class Past(Part):
    """What I did, and for how many years: two lists that go together."""

    fait: tuple[Line, ...] = ()
    annees: tuple[str, ...] = ()

    @classmethod
    @override
    def of(cls, known: Known) -> Self:
        """What was done as it was typed; years as the form offers them."""
        done = known.person.experience
        return cls(fait=tuple(one.text for one in done), annees=tuple(years_typed(one.years) for one in done))

    @override
    def checked(self, known: Known) -> Self:
        """Without empty lines. Raises Faulty where they are too many, or years are no number."""
        told = tuple((text, years.strip().replace(",", ".")) for text, years in self.lines() if text)
        lines = few(told, field="fait", most=MOST_DONE)
        if not all(is_years(years) for _, years in lines):
            raise Faulty({"annees": gettext("Choisissez la durée dans la liste, ou laissez vide.")})
        done, years = zip(*lines, strict=True) if lines else ((), ())
        return self.model_copy(update={"fait": done, "annees": years})

    @override
    def write(self, session: Session, known: Known) -> None:
        """This and nothing else."""
        done = [Done(text, float(years) if years else None) for text, years in self.lines()]
        change_experience(session, known.card.id, done)

    def lines(self) -> list[tuple[str, str]]:
        """Each thing done with its years, "" where they are not said."""
        years = (*self.annees, *("",) * len(self.fait))
        return list(zip(self.fait, years, strict=False))


def few[T](said: tuple[T, ...], *, field: str, most: int) -> tuple[T, ...]:
    """What was said, all of it: nothing is cut without a word. Raises Faulty where it is more than `most`."""
    if len(said) > most:
        raise Faulty({field: gettext("Gardez-en %(most)s au plus.", most=most)})
    return said


def years_typed(years: float | None) -> str:
    """Years as a form sends them: "0.5", "6"; "" where they are not known."""
    return "" if years is None else f"{years:g}"


def is_years(typed: str) -> bool:
    """Whether what was typed is a number of years, or nothing."""
    try:
        return not typed or 0 <= float(typed) <= MOST_YEARS
    except ValueError:
        return False
