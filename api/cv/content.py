"""What may stand on somebody's CV: what they can do, did, and when they can work. Never their limits, stage or means.

A CV is read by employers of here: it is written in French whatever the language of the page. What is looked for is
the trades that were understood of the wishes: a sentence written in a hurry, or cut, is nothing to hand to an employer.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from api.wording.figures import clock_time, days_said, number
from api.wording.languages import FRENCH, Lazy, gettext, lazy, ngettext, speaking
from api.wording.words import LEVELS, LICENCES, one_form
from kit import sentence
from matching import Experience, Level, Person, Schedule, TradeGuess, Understood

MOST_TYPED = 80
"""Characters of what is typed for the CV alone."""
_MOST_TEXT = 140
"""Characters of one line of a file."""
_MOST_WISHES = 3
_MOST_LINES = 1_000
"""More than a file has."""
_MEANT = 2
"""Trades that are proposed of one wish, as where a search is shown back."""
WANTED = "wanted"
"""The section of the trades that are looked for, under the name."""
SKILLS = "skills"
"""The section of what the person can do."""
FRENCH_SAID = {
    "A1": lazy("Français : je commence"),
    "A2": lazy("Français : je comprends des phrases simples"),
    "B1": lazy("Français : je me débrouille"),
    "B2": lazy("Français : je parle bien"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """Who and how to reach them: typed for this page, kept nowhere."""

    name: str = ""
    phone: str = ""
    email: str = ""
    place: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is under the name."""
        return tuple(one for one in (self.phone, self.email, self.place) if one)


@dataclass(frozen=True, slots=True)
class Item:
    """One line that may be shown: its mark in the form, and its words."""

    mark: str
    text: str
    own: str = ""
    """Of a line in the person's own words, these words as they are in the file; "" for any other line."""
    usually: bool = True
    """Whether it is shown unless it is unticked."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under a heading."""

    name: str
    heading: Lazy
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cv:
    """What was chosen, ready for the page: the trade that is looked for, and the sections that have lines."""

    contact: Contact
    wanted: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def lines(self) -> int:
        """How many lines the sections have."""
        return sum(len(lines) for _, lines in self.sections)


def sections_of(person: Person, wishes: Sequence[Understood]) -> tuple[Section, ...]:
    """All that may be shown of a person, section by section, in French; those without a line are not there.

    `wishes` are theirs as they are understood: the trades that a search for each would show, the likeliest first; one
    that names no trade is left out.
    """
    likeliest = _trades(one.trades[0] for one in wishes if one.trades)[:_MOST_WISHES]
    others = [one for one in _trades(guess for one in wishes for guess in one.trades[1:_MEANT]) if one not in likeliest]
    trades = _items(WANTED, [*likeliest, *others[:_MOST_WISHES]])
    wanted = Section(WANTED, lazy("Ce que je cherche"), trades)
    with speaking(FRENCH):
        found = [
            Section(name, heading, _items(name, read(person), OWN_WORDS.get(name, _none)(person), usual=usual))
            for name, heading, read, usual in SECTIONS
        ]
    return tuple(section for section in (wanted, *found) if section.items)


def chosen(sections: Collection[Section], *, contact: Contact, marks: Collection[str], own_words: str = "") -> Cv:
    """The CV of the lines whose marks were ticked; `own_words` say what is looked for, before the trades ticked."""
    kept = {one.name: tuple(item.text for item in one.items if item.mark in marks) for one in sections}
    with speaking(FRENCH):
        told = tuple((str(one.heading), kept[one.name]) for one in sections if one.name != WANTED and kept[one.name])
    wanted = ((sentence(own_words).removesuffix("."),) if own_words else ()) + kept.get(WANTED, ())
    return Cv(contact=contact, wanted=wanted, sections=told)


def _items(name: str, texts: list[str], own: Sequence[str] = (), *, usual: int = _MOST_LINES) -> tuple[Item, ...]:
    """A line a text, each once; `own` are the words of the person in each, where there are any. The first `usual` of
    them are shown unless they are unticked."""
    said: dict[str, str] = {}
    for text, words in zip_longest(texts, own, fillvalue=""):
        if text.strip():
            said.setdefault(sentence(text.strip()[:_MOST_TEXT]).removesuffix("."), words)
    return tuple(
        Item(f"{name}-{index}", text, words, usually=index < usual) for index, (text, words) in enumerate(said.items())
    )


def _trades(guesses: Iterable[TradeGuess]) -> list[str]:
    """The names of some trades, each once."""
    return list(dict.fromkeys(one_form(one.label) for one in guesses))


def _none(_: Person) -> list[str]:
    return []


def _skills(person: Person) -> list[str]:
    return list(person.skills)


def _experience(person: Person) -> list[str]:
    return [_done(one) for one in person.experience]


def _done(experience: Experience) -> str:
    if not experience.years:
        return experience.text
    if experience.years < 1:
        months = max(1, round(12 * experience.years))
        return gettext("%(work)s (%(months)s mois)", work=experience.text, months=months)
    years = number(experience.years)
    count = int(experience.years)
    return ngettext("%(work)s (%(years)s an)", "%(work)s (%(years)s ans)", count, work=experience.text, years=years)


def _diploma(person: Person) -> list[str]:
    return [] if person.level in (None, Level.NONE) else [str(LEVELS[person.level])]


def _licences(person: Person) -> list[str]:
    return [str(LICENCES[code]) for code in sorted(person.licences or ()) if code in LICENCES]


def _when(person: Person) -> list[str]:
    hours = [] if person.hours_max is None else [_hours(person.hours_min or 0, person.hours_max)]
    return [*hours, *_days(person.schedule)]


def _hours(least: float, most: float) -> str:
    if 0 < least < most:
        return gettext("%(least)s à %(most)s heures par semaine", least=number(least), most=number(most))
    if least < most:
        return gettext("%(hours)s heures par semaine au plus", hours=number(most))
    return gettext("%(hours)s heures par semaine", hours=number(most))


def _days(schedule: Schedule) -> list[str]:
    said = [days_said(sorted(schedule.days))] if schedule.days else []
    if schedule.start is not None and schedule.end is not None:
        starts, ends = clock_time(schedule.start), clock_time(schedule.end)
        said.append(gettext("De %(starts)s à %(ends)s", starts=starts, ends=ends))
    return said


def _french(person: Person) -> list[str]:
    return [str(FRENCH_SAID[person.french])] if person.french in FRENCH_SAID else []


SECTIONS: tuple[tuple[str, Lazy, Callable[[Person], list[str]], int], ...] = (
    (SKILLS, lazy("Ce que je sais faire"), _skills, _MOST_LINES),
    ("experience", lazy("Ce que j'ai fait"), _experience, _MOST_LINES),
    ("diploma", lazy("Diplôme"), _diploma, _MOST_LINES),
    ("licences", lazy("Permis"), _licences, _MOST_LINES),
    ("when", lazy("Quand je peux travailler"), _when, _MOST_LINES),
    ("french", lazy("Langue"), _french, 0),
)
"""Each section of a file: its name, its heading, what it reads of a person, and how many lines are ticked at first."""
OWN_WORDS: dict[str, Callable[[Person], list[str]]] = {
    SKILLS: _skills,
    "experience": lambda person: [one.text for one in person.experience],
}
"""The sections whose lines are words of the person, in the order of the lines: they may be corrected."""
