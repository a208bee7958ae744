"""The commune that a free line of text means, with no service to ask: how sure it is, and which words decided.

Every name of a commune in the line is a candidate. What a postcode says weighs most; then where the name stands
(addresses end with the town; "rue de Paris" is a street), how much of the line it takes, and how well it is spelt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from geo.communes import WHOLE_CITIES, Commune, Communes
from geo.departments import departments
from geo.geocoding.address import AddressLine, read_address
from geo.geocoding.candidates import (
    BARE,
    BEGUN,
    BEGUN_IN_A_WORD,
    CODE_ALONE,
    EQUAL,
    FEWEST_LETTERS,
    INSIDE,
    STREET,
    Candidate,
    likenesses,
    place_of,
    said_by_code,
    sureness,
)
from geo.names import Gazetteer, Name, bare_name, is_link, search_name

MOST_HOMONYMS = 60
"""Other communes told beside an answer: a postcode serves up to 46."""
_LIKENESS = 84.0
"""From which likeness (0 to 100) a name is taken for a misspelt one of all France."""
_SURE_OF_A_CODE, _SURE_OF_A_CEDEX = 0.85, 0.4
_MOST_WORDS_MISSPELT = 4


class Matched(StrEnum):
    """Which words decided."""

    INSEE = "insee"
    NAME_AND_POSTCODE = "name+postcode"
    POSTCODE = "postcode"
    NAME = "name"
    FORMER = "former name"
    MISSPELT = "misspelt"  # or only begun


@dataclass(frozen=True, slots=True)
class Answer:
    """The commune meant. `score` from 0 to 1; `former`: the old name that the line says; `ambiguous`: the other
    communes that it may mean as well, most populous first; `postcode`: the one that was said, where it serves it."""

    commune: Commune
    score: float
    matched: Matched
    former: str | None = None
    ambiguous: tuple[Commune, ...] = ()
    postcode: str | None = None


class Geocoder:
    """Answers lines of text from a collection of communes."""

    def __init__(self, communes: Communes) -> None:
        self._communes = communes

    def answer(self, text: str, *, postcode: str | None = None, city: str | None = None) -> Answer | None:
        """The commune that `text` means, with the postcode and the town where they are told apart; None: no idea."""
        line = read_address(" ".join(filter(None, (text, postcode, city))))
        if len(line.words) + (line.postcode is not None) == 1 and (alone := self._by_insee(line)):
            return alone
        for narrower in _in_department(line, self._communes.gazetteer):
            inside = self._of_line(narrower)
            if inside is not None and inside.commune.department == narrower.department:
                return inside
        return self._of_line(line)

    def _of_line(self, line: AddressLine) -> Answer | None:
        served = self._communes.by_postal_code(line.postcode) if line.postcode else []
        found = self._named(line, served)
        if line.postcode:  # a street is seldom in the commune that it is named after: it leads there
            found = [one for one in found if one.place != STREET]
        if not any(_is_believed(one, line, served) for one in found):
            found += self._misspelt(line, served)
        best = max(found, key=self._worth, default=None)
        if line.postcode and (best is None or best.weight < CODE_ALONE):
            return self._of_postcode(line.postcode)
        return None if best is None else self._chosen(best, found, line)

    def _by_insee(self, line: AddressLine) -> Answer | None:
        """The commune of an INSEE code that stands alone and is no postcode."""
        code = line.postcode or line.words[0]
        commune = None if self._communes.by_postal_code(code) else self._communes.by_insee(code)
        return None if commune is None else Answer(commune, 1.0, Matched.INSEE)

    def _named(self, line: AddressLine, served: list[Commune]) -> list[Candidate]:
        """The communes that words of the line name, articles aside."""
        gazetteer, found = self._communes.gazetteer, []
        for start, first in enumerate(line.words):
            longest = min(gazetteer.longest_from(first), len(line.words) - start)
            shortest = 2 if start in line.types and start + 1 < len(line.words) else 1  # "rue …" is not Rue (80120)
            for end in range(start + shortest, start + longest + 1):
                words = line.words[start:end]
                named = gazetteer.named(" ".join(words))
                found += [self._candidate(one, start, end, line, served) for one in named]
                if not named and end - start > 1 and not is_link(words[-1]):
                    bare = gazetteer.bare(bare_name(list(words)))
                    found += [self._candidate(one, start, end, line, served, likeness=1 - BARE) for one in bare]
        return found

    def _misspelt(self, line: AddressLine, served: list[Commune]) -> list[Candidate]:
        """The communes of the postcode that words of the line almost name; without one, those that its end does."""
        if served:
            return [
                self._candidate(name, start, end, line, served, likeness=alike)
                for position in map(self._communes.position, [commune.insee for commune in served])
                if position is not None
                for name in self._communes.gazetteer.of(position)
                for start, end, alike in likenesses(line.words, name.text)
                if place_of(start, end, line) > INSIDE
            ]
        found = []
        for start, end in _ends(line):
            text = " ".join(line.words[start:end])
            near = self._communes.gazetteer.nearly(text, likeness=_LIKENESS)
            if line.department is not None or end - start == len(line.words):
                near += _begun(self._communes.gazetteer, text)
            found += [self._candidate(name, start, end, line, served, likeness=alike / 100) for alike, name in near]
        return found

    def _candidate(
        self, name: Name, start: int, end: int, line: AddressLine, served: list[Commune], *, likeness: float = 1.0
    ) -> Candidate:
        commune = self._communes.at(name.position)
        return Candidate(
            commune, name, start, end, place_of(start, end, line), said_by_code(commune, line, served), likeness
        )

    def _worth(self, one: Candidate) -> tuple[float, int]:
        """What candidates are compared by: weight, then population."""
        return round(one.weight, 6), -self._communes.order[one.name.position]

    def _of_postcode(self, postcode: str) -> Answer | None:
        """The most populous commune of a postcode, the others told; of a code that no commune has (a cedex), the most
        populous whose codes begin alike."""
        served = self._communes.by_postal_code(postcode)
        if not served:
            near = self._communes.find(postcode[:3], limit=1) or self._communes.find(postcode[:2], limit=1)
            return Answer(near[0], _SURE_OF_A_CEDEX, Matched.POSTCODE) if near else None
        first = served[0]
        others = tuple(one for one in served[1:] if not _is_whole_city_of(one, first))
        score = round(_SURE_OF_A_CODE * _share(first, [first, *others]), 2)
        return Answer(first, score, Matched.POSTCODE, ambiguous=others[:MOST_HOMONYMS], postcode=postcode)

    def _chosen(self, best: Candidate, found: list[Candidate], line: AddressLine) -> Answer:
        equals = [
            one for one in found if one.weight > best.weight - EQUAL and (one.start, one.end) == (best.start, best.end)
        ]
        equals.sort(key=self._worth, reverse=True)
        others = tuple({one.commune.insee: one.commune for one in equals if one.commune != best.commune}.values())
        others = tuple(one for one in others if not _is_whole_city_of(one, best.commune))
        rivals = [one.commune for one in equals if one.name.former is None or best.name.former is not None]
        return Answer(
            self._district(best.commune, line) or best.commune,
            round(sureness(best, line) * _share(best.commune, rivals), 2),
            _matched(best),
            former=best.name.former,
            ambiguous=others[:MOST_HOMONYMS],
            postcode=line.postcode if best.is_served else None,
        )

    def _district(self, commune: Commune, line: AddressLine) -> Commune | None:
        """The district that the postcode tells, where `commune` is Paris, Lyon or Marseille."""
        served = self._communes.by_postal_code(line.postcode or "") if commune.insee in WHOLE_CITIES else []
        return next((one for one in served if one != commune and one.department == commune.department), None)


def _is_believed(one: Candidate, line: AddressLine, served: list[Commune]) -> bool:
    """Whether a name that is spelt right makes it needless to look for others: not an old name that is all there is,
    "Villefranche"."""
    if served:
        return one.is_served
    is_all = one.end - one.start == len(line.words)
    return one.place > INSIDE and one.code >= 0 and not (is_all and one.name.former is not None)


def _begun(gazetteer: Gazetteer, text: str) -> list[tuple[float, Name]]:
    """The names that `text` begins, with what that is worth (0 to 100)."""
    return [
        (100 * (BEGUN if name.text.startswith(f"{text} ") else BEGUN_IN_A_WORD), name)
        for name in gazetteer.begun(text, limit=MOST_HOMONYMS)
    ]


def _in_department(line: AddressLine, gazetteer: Gazetteer) -> Iterator[AddressLine]:
    """The line without the name of a department that ends it, "crozant creuse", and with its number instead; not where
    the name of a commune ends so, "châlons sur marne"."""
    if line.postcode is not None or line.department is not None:
        return
    if any(gazetteer.named(" ".join(line.words[start:])) for start in range(len(line.words) - 1)):
        return
    for begin in range(max(1, len(line.words) - 4), len(line.words)):
        code = _departments_by_name().get(" ".join(line.words[begin:]))
        if code is not None:
            yield line.without_end(begin, department=code)


@cache
def _departments_by_name() -> dict[str, str]:
    names = {one.code: search_name(one.name) for one in departments().values()}
    bare = {" ".join(bare_name(name.split())): code for code, name in names.items()}
    return bare | {name: code for code, name in names.items()}


def _ends(line: AddressLine) -> list[tuple[int, int]]:
    """Where a town that is misspelt may stand: the last words, from two to none left out, or all before the street."""
    last = len(line.words)
    spans = [(start, last) for start in range(max(0, last - _MOST_WORDS_MISSPELT), last)]
    if line.types and min(line.types) > 0:
        spans.append((0, min(line.types)))
    texts = {span: "".join(line.words[slice(*span)]) for span in spans}
    return [
        span
        for span, text in texts.items()
        if span[0] not in line.streets | line.types and len(text) >= FEWEST_LETTERS and not text.isdigit()
    ]


def _is_whole_city_of(commune: Commune, district: Commune) -> bool:
    """Whether `commune` is Paris, Lyon or Marseille and the other one a district of it."""
    return commune.insee in WHOLE_CITIES and district.department == commune.department


def _share(commune: Commune, rivals: list[Commune]) -> float:
    """How likely `commune` is among homonyms: its share of the people who live in them."""
    people = {one.insee: one.population + 1 for one in (*rivals, commune)}
    return people[commune.insee] / sum(people.values())


def _matched(best: Candidate) -> Matched:
    if best.is_misspelt:
        return Matched.MISSPELT
    if best.name.former is not None:
        return Matched.FORMER
    return Matched.NAME_AND_POSTCODE if best.is_served else Matched.NAME
