"""Where somebody says they live: what they typed becomes a commune, or the communes to choose from."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine

import store
from api.wording.languages import gettext
from geo import Commune, Communes, Completion, Geocoder, Named, Namer, departments, search_name
from matching.words.trades.titles import sound
from store.reference.communes_and_trades import read_communes

_MOST_CHOICES = 12
_MOST_IN_WORDS = 3
_LETTERS_IN_WORDS = 5
"""The fewest of a name that is looked for among other words: "die" and "bus" are communes too."""
_BETWEEN = frozenset({"et", "ou", "a", "puis"})
"""Words between two places."""
_SURE = 0.8
"""An address that means one commune so surely needs no choice."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a place to be kept means: the commune, where its very name was typed, or those to ask about."""

    typed: str
    commune: Commune | None
    choices: tuple[Commune, ...] = ()
    """One or several where the name is shared, begun, misspelt, or told with a code that is not its own."""

    @property
    def question(self) -> str:
        """What to ask where one commune is near what was typed; "" where none is, or several."""
        if len(self.choices) != 1:
            return ""
        (near,) = self.choices
        name = f"{near.name} ({near.postal_codes[0] if near.postal_codes else near.department})"
        return gettext("Nous ne trouvons pas « %(typed)s ». Vouliez-vous %(name)s ?", typed=self.typed, name=name)


class Places:
    """The communes of the database, read once they are loaded and kept for the life of the process."""

    def __init__(self, engine: Engine, communes: Communes | None = None) -> None:
        """`communes`: those that were read already, if any were loaded by then."""
        self._engine = engine
        self._communes = communes
        self._geocoder: Geocoder | None = None
        self._namer: Namer | None = None

    def ready(self) -> None:
        """Makes what the first to write a place would wait for: over a country, half a second."""
        somewhere = next(iter(self.communes), None)
        if somewhere is not None:
            for text in (somewhere.name, f"1 rue de la Mairie {somewhere.name}"):
                self.written(text)
                self.within(text)
                self.named(text, home=somewhere)
                self.geocoder.answer(text)

    @property
    def communes(self) -> Communes:
        """All communes; read again as long as there are none."""
        if not self._communes:
            with store.session(self._engine) as session:
                self._communes = read_communes(session)
        return self._communes

    @property
    def geocoder(self) -> Geocoder:
        """What reads a line of address, over all communes."""
        if self._geocoder is None or not self._communes:
            self._geocoder = Geocoder(self.communes)
        return self._geocoder

    def covered(self) -> list[str]:
        """The names of the departments that the communes belong to: where a search can start."""
        known = departments()
        codes = sorted({commune.department for commune in self.communes})
        return [known[code].name for code in codes if code in known]

    def by_insee(self, insee: str) -> Commune | None:
        """The commune of this INSEE code, where it has a centre to start from."""
        commune = self.communes.by_insee(insee)
        return commune if commune is not None and commune.point is not None else None

    def meant(self, text: str) -> tuple[Commune, ...]:
        """The communes that `text` (a name, a postal code, both) may mean: one where it is clear, none where unknown.

        A name that is exactly a commune's wins over names that only begin so, and over names of old; where two remain,
        the person chooses, as where they write several places. A whole address is read as one; a mere likeness of
        beginnings is left to `guessed`.
        """
        found = [one for one in self._completed(text) if not one.guessed]
        typed = search_name("".join(letter for letter in text if not letter.isdigit()))
        exact = [one for one in found if typed and search_name(one.commune.name) == typed]
        exact = exact or [one for one in found if one.former and search_name(one.former) == typed]
        if not exact and len(found) != 1:
            if several := self._several(text):
                return several
            answer = self.geocoder.answer(text)
            if answer is not None and answer.score >= _SURE and answer.commune.point is not None:
                return (answer.commune,)
        return tuple(one.commune for one in exact or found)

    def typed(self, text: str) -> tuple[Commune, ...]:
        """As `meant`, where an INSEE code is understood too: five digits are a postal code first, for people know no
        other, and many a code is both (23200: Aubusson by post, Saint-Goussaud by INSEE)."""
        by_code = None if self.communes.by_postal_code(text.strip()) else self.by_insee(text.strip())
        return (by_code,) if by_code is not None else self.meant(text)

    def written(self, text: str, *, chosen: Collection[str | None] = ()) -> Written:
        """Where somebody lives or works, to be kept: a commune is taken for its whole name or code, or for a name that
        sounds the same, never for being like it: "bourganef" is Bourganeuf, "Bourgneuf" may be elsewhere.

        `chosen` are INSEE codes, the first wanted first: one of these that is to be asked about is it.
        """
        called = tuple(one for one in self.communes.called(text) if one.point is not None)
        if len(called) == 1:
            return Written(text, called[0])
        choices = called or self.meant(text)
        if len(choices) == 1 and _sounds_like(text, choices[0]):
            return Written(text, choices[0])
        by_code = {one.insee: one for one in choices}
        taken = next((by_code[insee] for insee in chosen if insee in by_code), None)
        return Written(text, taken, () if taken else choices)

    def named(self, sentence: str, *, home: Commune) -> Named:
        """The communes that a sentence names, for somebody of `home`."""
        if self._namer is None or not self._communes:
            self._namer = Namer(self.communes)
        return self._namer.named_in(sentence, home=home)

    def guessed(self, text: str) -> tuple[Commune, ...]:
        """The communes whose name begins nearly so, to be asked about: nobody can be sure that they are meant."""
        return tuple(one.commune for one in self._completed(text) if one.guessed)

    def within(self, text: str) -> tuple[Commune, ...]:
        """The communes whose whole name stands among other words, to be asked about: "menage bourganeuf 2h"."""
        found = [one for one, _ in self._runs(text) if one is not None]
        long = [one for one in dict.fromkeys(found) if len(search_name(one.name)) >= _LETTERS_IN_WORDS]
        return tuple(long[:_MOST_IN_WORDS])

    def _several(self, text: str) -> tuple[Commune, ...]:
        """The communes of a text that names several and nothing else, not even a street: "bourganeuf, gueret"."""
        if self.communes.called(text):
            return ()
        runs = self._runs(text)
        found = tuple(dict.fromkeys(one for one, _ in runs if one is not None))
        is_all = all(one is not None or word in _BETWEEN or word.isdigit() for one, word in runs)
        return found if is_all and len(found) > 1 else ()

    def _runs(self, text: str) -> list[tuple[Commune | None, str]]:
        """A text from left to right: the most populous commune of each name of today, the longest first, or a word."""
        gazetteer, words = self.communes.gazetteer, search_name(text).split()
        runs: list[tuple[Commune | None, str]] = []
        while words:
            for length in range(min(gazetteer.longest_from(words[0]), len(words)), 0, -1):
                name = " ".join(words[:length])
                there = [self.communes.at(one.position) for one in gazetteer.named(name) if one.former is None]
                there = [one for one in there if one.point is not None]
                if there:
                    runs.append((max(there, key=lambda one: one.population), name))
                    words = words[length:]
                    break
            else:
                runs.append((None, words.pop(0)))
        return runs

    def _completed(self, text: str) -> list[Completion]:
        found = self.communes.complete(text, limit=_MOST_CHOICES)
        return [one for one in found if one.commune.point is not None]


def _sounds_like(text: str, commune: Commune) -> bool:
    """Whether `text` is heard as the whole name of a commune, alone or with its postal code."""
    codes = {*commune.postal_codes, commune.department}
    typed = [word for word in search_name(text).split() if word not in codes]
    return [*map(sound, typed)] == [*map(sound, search_name(commune.name).split())]
