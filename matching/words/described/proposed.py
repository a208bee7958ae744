"""The trades that an employer's words may mean, and whether they choose one of them.

What a shop is called, and what it looked for before, tells what a "vendeuse" sells there.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kit import fold, stems
from matching.words.described.alternatives import alternatives
from matching.words.described.own_car import without_own_car
from matching.words.described.short_title import short_title
from matching.words.described.work_said import PIECE, SEEKING, WHO_HAS, WHO_SEEKS, work_in
from matching.words.numbers import between
from matching.words.trades.rome import Rome, Title
from matching.words.trades.titles import Titles, TradeGuess, kin, tokens

MOST_PROPOSED = 3
_FROM_THE_NAME = 0.3
"""What a trade gains that the employer's name or other openings speak of: a bakery's "vendre" is no clothes shop's."""
_PIECES_WITH_THE_NAME = 3
_NAMED_FIRST = 0.2
"""What a trade gains that the first words name: a "chauffeur de taxi, transport de malades" is no ambulance driver."""
_SALES, _A_TIE = ("D11", "D12"), 0.15
"""Trades that all sell, and how near two trades are where the words do not say which of them is meant."""
_SURE = 0.9
"""The confidence from which words are taken for a trade that no known name of theirs says."""
_SUPPOSED = 0.3
"""What a trade is worth that the employer's name alone makes likely: so little that it is always asked."""

_RANKS = frozenset(
    tokens("aide apprenti commis employe extra ouvrier personne polyvalent renfort saison saisonnier salarie stagiaire")
)
"""Words that say how one works, and nothing of what: who is "extra" at a garage serves no table."""
_EXTRA = re.compile(r"\bextras?\b(?! ?-)", re.IGNORECASE)
_GOODS = {
    "boulangerie": "baguette brioche buche croissant galette gateau pain tarte viennoiserie",
    "patisserie": "buche chocolat galette gateau macaron tarte",
    "boucherie": "boudin colis foie gras viande",
    "charcuterie": "boudin foie gras",
    "fleur": "bouquet chrysantheme fleur sapin",
    "fleuriste": "bouquet chrysantheme fleur sapin",
    "chocolat": "chocolat",
    "fromage": "fromage",
}
"""What a house makes and sells, by what is written above its door: to work on it is any trade of the house."""
_FOOD = frozenset(
    tokens(" ".join(goods for house, goods in _GOODS.items() if not house.startswith("fleur")) + " biscuit confiture")
)
_SELLS = frozenset(tokens("vente vendre"))
_SELLER, _FOOD_SELLER = "vendeuse", "vendeuse en alimentation"
"""Who sells what is eaten, whatever it is, told by the house that makes it, else by that: galettes are no crêpes."""
_CARRIES = re.compile(
    r"\b(?:port(?:er|eu(?:r|se)s?)|d[ée]charger|soulever|monter|descendre) "
    r"(?:de |des |les |la |le |nos |mes |d['’]|l['’])*"
    r"(?:sac|caisse|carton|colis|charge|palette)s?\b(?: (?:de |d['’])[^\W\d_]+)?",
    re.IGNORECASE,
)
"""A task of many trades, which names none."""
_FEASTS = frozenset(tokens("noel paques"))
"""When a rank is sought, and no work."""
_PLACES_TO_SELL = frozenset(tokens("marché magasin boutique"))
_A_NUMBER = re.compile(rf"\b{between(2, 69)}\b")
_SERVES = re.compile(r"\b(?:serv\w+|restau\w+|cuisin\w+|salle|bar|barman|barmaid|plong\w+|hotel\w*|traiteur|banquet)\b")
_AND = re.compile(r"\b(?:et|ou|puis|pour|avec|dans|au|à|en|chez)\b", re.IGNORECASE)
_CATERING, _WAITER = "G1", "G1803"
"""Trades of restaurants and hotels, where "extra" is a word of the house."""

_SIGNS = {
    **dict.fromkeys(("fournil", "petrin", "boulange", "pain", "pains"), "boulangerie"),
    **dict.fromkeys(("auberge", "taverne", "brasserie", "bistrot", "bistro", "table", "creperie"), "restaurant"),
    **dict.fromkeys(("ferme", "gaec", "earl", "bergerie", "potager"), "agricole"),
    **dict.fromkeys(("jardins", "maraicher", "maraichers"), "maraîchage"),
    **dict.fromkeys(("coiff", "hair"), "coiffure"),
    **dict.fromkeys(("ehpad", "residence"), "personnes âgées"),
}
"""What shops and houses write above their door, and what is done behind it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trade that the words may mean, under the official title that is nearest to them."""

    rome: str
    title: str
    worth: float
    """How sure it is, with what the employer's name and other openings tell."""
    is_said: bool = True
    """Whether a name of the trade stands in the words and none beside it; one that is only near to them is asked."""


def propose_trades(
    text: str, *, employer: str, titles: Titles, rome: Rome, usual: frozenset[str] = frozenset()
) -> tuple[Proposal, ...]:
    """The trades that the words may mean, at most `MOST_PROPOSED`, the likeliest first; none where they name none."""
    text = without_own_car(_without_extra(text, titles))
    seeker = _who_seeks(text)
    work = _without_carrying(work_in(text[seeker.end() :] if seeker else text), titles)
    makes_it = not _GOODS.keys().isdisjoint(fold(told_by(employer)).split())
    if _sells_food(work, at_home=makes_it):
        return propose_trades(
            _SELLER if makes_it else _FOOD_SELLER, employer=employer, titles=titles, rome=rome, usual=usual
        )
    if titles.lacks(work):
        return ()
    name = told_by(employer)
    if seeker:  # another house is told by its own name
        who = told_by(seeker["who"])
        name = who if titles.said(who) else f"{name} {who}"
    if _is_of_the_house(work, name) and (own := suppose_trades("", employer=name, titles=titles, rome=rome)):
        return own
    if _CARRIES.match(work) and (own := suppose_trades("", employer=name, titles=titles, rome=rome)):
        carrying = propose_trades(work, employer="", titles=titles, rome=rome)[:1]
        return (*own[: MOST_PROPOSED - len(carrying)], *carrying)
    first = _named_first(text, titles)
    halves = alternatives(work, name=name, titles=titles)
    read = {guess.code: guess for half in halves for guess in half}
    read |= {guess.code: guess for guess in (*first, *titles.understand(work).trades)}
    pieces = [piece for piece in PIECE.split(work) if piece.strip()][:_PIECES_WITH_THE_NAME]
    named = {guess.code for piece in pieces for guess in titles.understand(f"{piece} {name}").trades}
    theirs = usual | _named_by_both(work, name, rome.titles)
    chosen = {one.code for one in first if one.confidence >= first[0].confidence}
    if any(code.startswith(_SALES) for code in chosen):
        chosen = set()  # which of the trades that sell is for the name to tell
    worths = {
        code: guess.confidence + _FROM_THE_NAME * ((code in named) + (code in theirs)) + _NAMED_FIRST * (code in chosen)
        for code, guess in read.items()
    }
    each = {half[0].code for half in halves}
    best = sorted(read.values(), key=lambda guess: (guess.code not in each, *_first(guess, worths[guess.code], work)))
    near = f"{work} {name}"
    said = titles.said(work)
    is_unsure = bool(_CARRIES.search(work)) or _is_an_extra_elsewhere(text, name, best[:1])
    return tuple(
        Proposal(
            guess.code,
            _sought(guess, near, rome.titles, work=work, seeker=seeker["who"] if seeker else ""),
            worths[guess.code],
            is_said=not (halves or is_unsure) and (guess.code in said or guess.confidence >= _SURE),
        )
        for guess in best[:MOST_PROPOSED]
    )


def suppose_trades(text: str, *, employer: str, titles: Titles, rome: Rome) -> tuple[Proposal, ...]:
    """The trades that an employer of this name may mean by words that name none, to be chosen from; none where the name
    tells nothing, or where the words are those of other trades: who does the hay at a garage is no mechanic."""
    seeker = _who_seeks(text)
    work, name = work_in(text[seeker.end() :] if seeker else text), told_by(employer)
    if titles.lacks(work):
        return ()
    if seeker and titles.said(who := told_by(seeker["who"])):
        name = who
    pieces = [piece for piece in PIECE.split(work) if piece.strip()][:_PIECES_WITH_THE_NAME]
    likely = [guess for piece in pieces for guess in titles.understand(f"{piece} {name}").trades]
    strange = titles.strange(work)
    best = {one.code: one for one in likely or titles.understand(name).trades if one.code not in strange}
    near = f"{work} {name}"
    return tuple(
        Proposal(guess.code, _nearest(guess, near, rome.titles), _SUPPOSED, is_said=False)
        for guess in [*best.values()][:MOST_PROPOSED]
    )


def _who_seeks(text: str) -> re.Match[str] | None:
    """What the text says of who seeks, before what is sought; None where it does not."""
    return WHO_HAS.match(text) or WHO_SEEKS.match(text)


def leave_a_choice(proposals: tuple[Proposal, ...], text: str) -> bool:
    """Whether nobody but the employer knows which trade is meant.

    So it is where no name of one stands in the words, or several do with an "ou"; where one word means two alike,
    "chauffeur"; where two are told by where they are done, "cantine", or by some words in a row; where the words fit
    nearly alike two trades of selling, "vendeuse", or two with nothing in common.
    """
    if proposals and not proposals[0].is_said:
        return True
    if len(proposals) < 2:
        return False
    first, second = proposals[:2]
    said = set(stems(text))
    if _is_of_one_kind(first, second, said):
        return False
    tells_what = (set(stems(first.title)) - set(stems(second.title))) & said
    where = set(stems(first.title)) & set(stems(second.title)) & said
    if round(first.worth, 3) == round(second.worth, 3) and where and not tells_what:
        return True
    is_one_word = len(tokens(work_in(text))) == 1 and _RANKS.isdisjoint(tokens(text))
    if is_one_word and first.worth == second.worth:
        return True
    if first.rome[0] != second.rome[0]:
        return first.worth - second.worth < _A_TIE or _is_of_both(first, second, text)
    both_sell = first.rome.startswith(_SALES) and second.rome.startswith(_SALES)
    return both_sell and first.worth - second.worth < _A_TIE and not tells_what


def _is_of_one_kind(first: Proposal, second: Proposal, said: set[str]) -> bool:
    """Whether the second is the first with something that nobody said: "boucher" is no "boucher industriel"."""
    one, other = set(stems(first.title)), set(stems(second.title))
    return first.worth > second.worth and one < other and said.isdisjoint(other - one)


def _is_of_both(first: Proposal, second: Proposal, text: str) -> bool:
    """Whether some words in a row name what makes one trade and what makes the other: "surveillance cantine"."""
    one, other = set(stems(first.title)), set(stems(second.title))
    rows = (set(stems(row)) for piece in PIECE.split(text) for row in _AND.split(piece))
    return any(row & (one - other) and row & (other - one) for row in rows)


def _without_extra(text: str, titles: Titles) -> str:
    """The text without "extra" where its other words name a trade that is meant with it too: an "extra pour la vente"
    sells. Alone, or in "extra pour le service", it is the waiter's word."""
    bare = _EXTRA.sub(" ", text)
    if bare == text:
        return text
    meant = {guess.code for guess in titles.understand(work_in(text)).trades}
    others = titles.understand(work_in(bare)).trades
    if not others or others[0].code not in meant:
        return text
    is_named = others[0].code != _WAITER and others[0].code in titles.said(work_in(bare))
    return bare if is_named or not others[0].code.startswith(_CATERING) else text


def _without_carrying(work: str, titles: Titles) -> str:
    """The work without what is carried, where words before it name a trade: who sells and carries sacks sells."""
    found = _CARRIES.search(work)
    return _CARRIES.sub(" ", work) if found and titles.said(work[: found.start()]) else work


def _sells_food(work: str, *, at_home: bool) -> bool:
    """Whether the words say that something to eat is sold, and nothing else; `at_home`, where it is made,
    to sell is enough."""
    said = set(tokens(work))
    told = _SELLS | _FOOD | _FEASTS | _PLACES_TO_SELL
    return bool(said & _SELLS and (said & _FOOD or at_home)) and said <= told


def _is_of_the_house(work: str, name: str) -> bool:
    """Whether the words say a rank, or what the house of this name makes and sells, and nothing else: any of its
    trades may be meant."""
    house = set(fold(name).split())
    goods = {good for sign, goods in _GOODS.items() if sign in house for good in tokens(goods)}
    return (_RANKS | goods | _FEASTS).issuperset(tokens(_A_NUMBER.sub(" ", fold(work))))


def _is_an_extra_elsewhere(text: str, name: str, best: Iterable[TradeGuess]) -> bool:
    """Whether nothing but "extra" makes a waiter, where the house is no restaurant: a baker takes extras too."""
    return (
        bool(_EXTRA.search(text))
        and all(guess.code.startswith(_CATERING) for guess in best)
        and not _SERVES.search(fold(f"{text} {name}"))
    )


def _named_first(text: str, titles: Titles) -> tuple[TradeGuess, ...]:
    """The trades that the first words behind "cherche" to name any mean, the likeliest first; those of the first words
    of all where nobody says "cherche"."""
    seeking = SEEKING.search(text)
    pieces = PIECE.split(text[seeking.end() if seeking else 0 :])
    return next((guesses for piece in pieces if (guesses := titles.understand(work_in(piece)).trades)), ())


def told_by(employer: str) -> str:
    """What a house's name says of its work: "Le Fournil de la Terrade" is a bakery."""
    return " ".join(_SIGNS.get(word, word) for word in fold(employer).split())


def _named_by_both(work: str, name: str, titles: Iterable[Title]) -> set[str]:
    """The trades of the titles that share a word with the work and another with the employer's name."""
    said, known = set(stems(work)), set(stems(name))
    return {
        one.rome
        for one in titles
        if not one.everyday and (words := set(stems(one.label))) & said and words & known - said
    }


def _first(guess: TradeGuess, worth: float, work: str) -> tuple[float, float, str]:
    """What puts trades in order, the least first: of two that are worth the same, the one whose own name is said most
    is the simple one, and the other a speciality that nothing names."""
    return -round(worth, 3), -_said_of(guess.label, set(stems(work)), stems), guess.code


def _sought(guess: TradeGuess, near: str, titles: Iterable[Title], *, work: str, seeker: str) -> str:
    """The title of the trade nearest to what was said, or its label where that is the title of who seeks: a "garagiste"
    who needs somebody for the oil changes seeks a mechanic."""
    title = _nearest(guess, near, titles, work=work)
    words = set(tokens(title))
    return short_title(guess.label) if words <= set(tokens(seeker)) and words.isdisjoint(tokens(work)) else title


def _nearest(guess: TradeGuess, near: str, titles: Iterable[Title], *, work: str = "") -> str:
    """The official title of the trade that shares most words with what was said, else most of their roots; first of
    all one that shares some with the `work`. Of two that share as many, the shorter. The trade's label where none
    shares any."""
    labels = [one.label for one in titles if one.rome == guess.code and not one.everyday]
    for words_of in (stems, kin):
        wanted, done = set(words_of(near)), set(words_of(work))
        shared = {one: _said_of(one, wanted, words_of) for one in labels}
        is_done = {one: not done.isdisjoint(words_of(one)) for one in labels}
        best = max(labels, key=lambda label: (is_done[label], shared[label], -len(label)), default=guess.label)
        if shared.get(best):
            return short_title(best)
    return short_title(guess.label)


def _said_of(label: str, wanted: set[str], words_of: Callable[[str], Iterable[str]]) -> float:
    """How much of a label words say, 0 to 1: those it shares with them, by how many it has."""
    words = set(words_of(label))
    return len(wanted & words) / (1 + len(words))
