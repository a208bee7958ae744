"""What somebody asks of the search page, and its address: short French names, the same words for the same question.

    /?lieu=23008&moyen=car:30&moyen=walk:15&mots=ménage&metier=K2204&type=job&heures=partiel&tri=proche&page=2

The form sends plain answers (`lieu=aubusson&moyen=car&minutes=30`); once they are clear, the page moves to the
canonical address, which can be kept, shared and read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator

from api.places import Places
from api.search.narrowing import GROUPS, filter_values, read_filters
from api.search.place_in_words import without_place
from api.wording.languages import gettext
from geo import MOST_MINUTES, Commune, Means, Mode, means_from_text, means_to_text
from kit import plain_text
from matching import Filter, Kind, Person, Sort
from matching.words.spelling.tongues import in_french
from matching.words.wishes.kinds_said import kind_said
from matching.words.wishes.ways_said import says_no_licence
from matching.words.wishes.wish import naming_trades, only_hours

MINUTES = (15, 30, 45, 60)
"""The travel times that the form proposes; an address may hold any other."""
_USUAL_MINUTES = 30
_LAST_PAGE = 50
_MOST_NAMED = 13
"""Departments named to somebody whose place is not found: a region's; beyond, a list says nothing."""

SORTS = {"adapte": Sort.FIT, "proche": Sort.DISTANCE, "recent": Sort.DATE}

PlaceText = Annotated[str, BeforeValidator(lambda text: plain_text(str(text), limit=80))]
WordsText = Annotated[str, BeforeValidator(lambda text: plain_text(str(text), limit=200).replace("\n", " "))]


class SearchAddress(BaseModel):
    """The values of an address as they come. Nothing in it is an error: what makes no sense is asked again."""

    lieu: PlaceText = ""
    moyen: list[str] = []
    minutes: str = ""
    mots: WordsText = ""
    metier: list[str] = []
    type: list[str] = []
    heures: list[str] = []
    quand: list[str] = []
    avec: list[str] = []
    changer: str = ""
    """Anything: the form is shown, filled with the rest."""
    tri: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class SoughtTrade:
    """A trade of ROME that somebody confirmed: "K2204", "Nettoyeur / Nettoyeuse de locaux"."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A clear question: from where, by which means, for what, in which order."""

    home: Commune
    means: tuple[Means, ...]
    words: str = ""
    trades: tuple[SoughtTrade, ...] = ()
    """Trades that were chosen among those proposed; none is "as the words are understood"."""
    kinds: frozenset[Kind] = frozenset()
    """Kinds wanted; none is "all"."""
    filters: frozenset[Filter] = frozenset()
    sort: str = "adapte"
    page: int = 1

    def person(self) -> Person:
        """The question as the ranking knows it: a person of whom nothing else is known."""
        if self.home.point is None:
            raise ValueError(f"{self.home.name} has no centre: ask Places, which leaves such communes out")
        said = only_hours(self.words) if self.trades else self.words
        wishes = (*(one.label for one in self.trades), *filter(None, (said,)))
        return Person(
            key="search",
            home=self.home.point,
            insee=self.home.insee,
            means=self.means,
            wishes=wishes,
            licences=frozenset() if self.without_licence else None,
        )

    @property
    def without_licence(self) -> bool:
        """Whether the words say that one has no driving licence: what asks for one is no answer then."""
        return says_no_licence(in_french(self.words))

    @property
    def names_trade(self) -> bool:
        """Whether the words say what is looked for: not "travail", nor "je sais pas", nor hours or lessons
        alone."""
        return bool(self.words and naming_trades((self.words,)))

    def journey(self) -> str:
        """The part of the address that tells where one starts and how: all that the ground of the map depends on."""
        return urlencode([("lieu", self.home.insee), *means_values(self.means)])

    def values(self) -> list[tuple[str, str]]:
        """Names and values of the canonical address; what is usual is left out."""
        values = [("lieu", self.home.insee), *means_values(self.means)]
        values += [("mots", self.words)] if self.words else []
        values += [("metier", one.code) for one in self.trades]
        values += [("type", kind.value) for kind in sorted(self.kinds)]
        values += filter_values(self.filters)
        values += [("tri", self.sort)] if self.sort != "adapte" else []
        values += [("page", str(self.page))] if self.page > 1 else []
        return values

    def address(self, path: str = "/") -> str:
        """The canonical address; with another `path`, a page that leads back to this very list."""
        return f"{path}?{urlencode(self.values())}"

    def only(self, *kinds: Kind) -> str:
        """The address of the same question for these kinds; all of them when none is given."""
        return replace(self, kinds=frozenset(kinds), page=1).address()

    def for_trades(self, *trades: SoughtTrade) -> str:
        """The address of the same question for these trades; for whatever there is, at the same hours, when none is
        given."""
        return replace(self, words=self.words if trades else only_hours(self.words), trades=trades, page=1).address()

    def for_words(self, words: str) -> str:
        """The address of the same question in other words."""
        return replace(self, words=words, page=1).address()

    def filtered(self, filters: Iterable[Filter]) -> str:
        """The address of the same question with these filters and no others."""
        return replace(self, filters=frozenset(filters), page=1).address()

    def wide_open(self) -> str:
        """The address of the same question with neither filter nor kind."""
        return replace(self, filters=frozenset(), kinds=frozenset(), page=1).address()

    def anew(self) -> str:
        """The address of the form, filled but for what is looked for."""
        return f"{replace(self, words='', trades=(), page=1).address()}&changer=mots"

    def on_page(self, page: int) -> str:
        """The address of another page of the same list."""
        return replace(self, page=page).address()

    def from_home(self, home: Commune) -> str:
        """The address of the same question asked from elsewhere."""
        return replace(self, home=home, page=1).address()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form shows: the answers so far, and what is wrong with them, by field."""

    place: str = ""
    modes: frozenset[Mode] = frozenset()
    minutes: int = _USUAL_MINUTES
    words: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    """Names and values of what the form does not ask and keeps: kinds and filters."""
    faults: dict[str, str] = field(default_factory=dict)
    choices: tuple[tuple[Commune, str], ...] = ()
    """The communes that the name may mean, each with the address of the question asked from there."""

    @property
    def minutes_offered(self) -> tuple[int, ...]:
        """The travel times to choose from, the present one among them."""
        return tuple(sorted({*MINUTES, self.minutes}))


def draft_of(question: Question) -> Draft:
    """The form filled with a question, so that it can be changed."""
    return Draft(
        place=question.home.name,
        modes=frozenset(one.mode for one in question.means),
        minutes=max((one.max_minutes for one in question.means), default=_USUAL_MINUTES),
        words=question.words,
        kept=_kept(question.kinds, question.filters),
    )


def _meant(asked: SearchAddress, places: Places) -> tuple[Commune, ...]:
    """The communes that an address may mean: addresses made here hold an INSEE code and no `minutes`, the form's what
    was typed."""
    by_code = None if asked.minutes else places.by_insee(asked.lieu)
    return (by_code,) if by_code is not None else places.typed(asked.lieu)


def read_question(
    asked: SearchAddress, places: Places, *, labels: Mapping[str, str] = MappingProxyType({})
) -> Question | Draft:
    """The question that an address asks, or the form with what is missing. A blank form has no fault.

    `labels`: the trades of ROME that the address may name, by their codes; others are left aside.
    """
    kinds = frozenset(kind for kind in Kind if kind.value in asked.type)
    filters = read_filters((group.name, getattr(asked, group.name)) for group in GROUPS)
    means = read_means(asked.moyen, asked.minutes)
    draft = Draft(
        place=asked.lieu,
        modes=frozenset(one.mode for one in means),
        minutes=max((one.max_minutes for one in means), default=_minutes(asked.minutes)),
        words=asked.mots,
        kept=_kept(kinds, filters),
    )
    if not (asked.lieu or asked.mots or means or asked.minutes):
        return draft
    faults = {}
    meant = _meant(asked, places) if asked.lieu else ()
    read = () if meant else places.within(asked.lieu or asked.mots)
    if len(read) == 1:
        draft = replace(draft, place=read[0].name, words=without_place(asked.mots or asked.lieu, read[0]))
        faults["lieu"] = gettext(
            "Nous avons lu « %(place)s ». Vous habitez ailleurs ? Changez la commune.", place=read[0].name
        )
    elif not asked.lieu:
        faults["lieu"] = gettext("Écrivez le nom de votre commune, ou son code postal.")
    elif not meant:
        not_found = gettext("Nous ne trouvons pas « %(place)s ».", place=asked.lieu)
        faults["lieu"] = f"{not_found} {_where_to_look(places)}"
    if not means:
        faults["moyen"] = gettext("Choisissez au moins un moyen de vous déplacer.")
    possible = meant or read or (places.guessed(asked.lieu) if asked.lieu else ())
    if not means or not possible:
        return replace(draft, faults=faults)
    question = Question(
        home=possible[0],
        means=means,
        words=without_place(draft.words, possible[0]) if len(possible) == 1 else draft.words,
        trades=tuple(SoughtTrade(code, labels[code]) for code in dict.fromkeys(asked.metier) if code in labels),
        kinds=kinds,
        filters=filters,
        sort=asked.tri if asked.tri in SORTS else "adapte",
        page=_whole(asked.page, usual=1, most=_LAST_PAGE),
    )
    question = _of_the_kind_said(question)
    if len(meant) == 1:
        return question
    choices = tuple((one, question.from_home(one)) for one in possible)
    if meant or len(read) > 1:
        faults["lieu"] = gettext("Plusieurs communes sont possibles. Choisissez la vôtre.")
    return replace(draft, faults=faults, choices=choices)


def _of_the_kind_said(question: Question) -> Question:
    """The question for the kind that its words name, which is taken off like any other; unless a kind was chosen."""
    said = None if question.kinds else kind_said(question.words)
    if said is None:
        return question
    kind, words = said
    return replace(question, kinds=frozenset([kind]), words=words)


def read_means(values: Sequence[str], minutes: str = "") -> tuple[Means, ...]:
    """The means that an address tells ("car:30", or "car" with the minutes beside), each once, in a fixed order."""
    told = (means_from_text(value, usual_minutes=_minutes(minutes)) for value in values)
    by_mode = {one.mode: one for one in told if one is not None}
    return tuple(by_mode[mode] for mode in Mode if mode in by_mode)


def means_values(means: tuple[Means, ...]) -> list[tuple[str, str]]:
    """The names and values that tell means in an address."""
    return [("moyen", means_to_text(one)) for one in means]


def _kept(kinds: frozenset[Kind], filters: frozenset[Filter]) -> tuple[tuple[str, str], ...]:
    return (*(("type", kind.value) for kind in sorted(kinds)), *filter_values(filters))


def _where_to_look(places: Places) -> str:
    """What to do about a place that is not found: most often it lies outside what is covered."""
    check = gettext("Vérifiez le nom, ou écrivez le code postal.")
    covered = places.covered()
    if not 0 < len(covered) <= _MOST_NAMED:
        return check
    return f"{check} {gettext("Alentour couvre pour l'instant : %(departments)s.", departments=', '.join(covered))}"


def _minutes(text: str) -> int:
    return _whole(text, usual=_USUAL_MINUTES, most=MOST_MINUTES)


def _whole(text: str, *, usual: int, most: int) -> int:
    """The whole number above 0 that `text` writes, at most `most`; `usual` where it writes none."""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 9 and int(text) else usual
