"""The trades that an employer's words may mean, and whether they choose one of them.

What a shop is called, and what it looked for before, tells what a "vendeuse" sells there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kit import fold, stems
from matching.words.rome import Rome, Title
from matching.words.timetable import with_clocks, without_spans
from matching.words.titles import Titles, TradeGuess
from matching.words.unlawful import undeclared_words
from matching.words.wages import CENTS
from matching.words.week import read_week
from matching.words.wishes import without_hours

MOST_PROPOSED = 3
_FROM_THE_NAME = 0.3
"""What a trade gains that the employer's name or other openings speak of: a bakery's "vendre" is no clothes shop's."""
_PIECES_WITH_THE_NAME = 3
_NAMED_FIRST = 0.2
"""What a trade gains that the first words name: a "chauffeur de taxi, transport de malades" is no ambulance driver."""
_SALES, _A_TIE = ("D11", "D12"), 0.15
"""Trades that all sell, and how near two trades are where the words do not say which of them is meant."""
_SUPPOSED = 0.3
"""What a trade is worth that the employer's name alone makes likely: so little that it is always asked."""

_SIGNS = {
    **dict.fromkeys(("fournil", "petrin", "boulange", "pain", "pains"), "boulangerie"),
    **dict.fromkeys(("auberge", "taverne", "brasserie", "bistrot", "bistro", "table", "creperie"), "restaurant"),
    **dict.fromkeys(("ferme", "gaec", "earl", "bergerie", "potager"), "agricole"),
    **dict.fromkeys(("jardins", "maraicher", "maraichers"), "maraîchage"),
    **dict.fromkeys(("coiff", "hair"), "coiffure"),
    **dict.fromkeys(("ehpad", "residence"), "personnes âgées"),
}
"""What shops and houses write above their door, and what is done behind it."""

NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10}
A_NUMBER = rf"(\d{{1,2}}|{'|'.join(NUMBERS)})"
_SEEK = (
    r"(?:je |j['’]|nous |on |il (?:me |nous )?|notre (?:association|équipe|entreprise) )?"
    r"(?:re)?(?:cherch\w+|recrut\w+|embauch\w+|souhait\w+|voudr\w+|propos\w+|(?:ai|avons|a)? ?besoin|faut)"
)
_SEEKING = re.compile(rf"\b{_SEEK}\b(?: d['’e]s?| à)?\s*", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\b(?:quelqu['’ ]?une?|(?:une?|des|{A_NUMBER}) (?:personnes?|bénévoles?|volontaires?|employée?s?|salariée?s?)|"
    r"bénévoles?|volontaires?|"
    r"(?:une? |des )?(?:bons? |petite? )*(?:gars|mecs?|nanas?|dames?(?! de)|jeunes?(?! [a-z]*(?:enfant|public)))"
    r"(?: costaude?s?)?|une? stagiaire(?: en)?|du monde|bras|un coup de main)\b(?: (?:pour|qui|à))?",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:(?:du|le|les|tous les|chaque) )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
    r"(?: (?:au|et) (?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?)?\b|"
    r"\b(?:tôt )?(?:le|les|en|la) (?:matin(?:ée)?s?|soir(?:ée)?s?|midis?|journée|week-?ends?|nuit)\b|"
    r"\b(?:du|entre le) (?:1er|\d{1,2}) (?:au|et le) (?:1er|\d{1,2}) [^\W\d_]+|"
    r"\b(?:on|nous|je) ferm(?:e|ons)\b|\bferm(?:é|ée|és|ées|ee|ees)\b|"
    r"\baprès (?:la |notre )?fermeture\b|"
    r"\b(?:(?:qui )?part(?:ie?)? )?(?:en |pour un |pendant (?:un |son |le ))?congé (?:de )?maternité\b|"
    r"\btout de suite\b|\bde suite\b|\bd[eè]s maintenant\b|\bimm[eé]diatement\b|"
    r"\bl['’]après-midi\b|\b(?:dès|à partir)\b[^,.;\n]*|\bpermis\b(?: (?:de )?(?:tracteur|\w{1,2})\b)?|"
    r"\b(?:cdi|cddi?)\b(?: de \d+ mois)?|\bquelques jours\b|\bun (?:essai|stage)(?: de)?\b|\bune immersion\b|"
    r"\b(?:on|nous)(?: vous)? (?:forme|montre|apprend|formons|montrons|apprenons)\b|"
    r"\btester\b|\b(?:pour )?voir s(?:i|['’]ils?)\b|\b(?:lui|leur) pla[iî]t\b|"
    r"\b(?:(?:sans être|non|pas|bien) )?(?:payé|rémunéré)e?s?\b|\bgratuit\w*\b|\bà l['’]essai\b|"
    r"\b(?:[1-7]|deux|trois|quatre|cinq|six) (?:nuits?|jours?|matins?|fois) par semaine\b|"
    r"\b(?:(?:une|deux|trois|\d) fois )?par (?:mois|semaine|jour)\b",
    re.IGNORECASE,
)
"""What is read elsewhere and names no trade."""

_CLEANED = re.compile(
    r"\b(?:m[ée]nage|nettoy\w+|laver (?:les |le )?sols?|balayer) "
    r"(?:du |de la |de l['’]|des |le |la |l['’]|les |dans (?:une? |le |la |l['’]|les |notre ))"
    r"(?:fournil|boulangerie|p[âa]tisserie|boucherie|magasin|boutique|atelier|restaurant|salle|cuisine|garage|"
    r"[ée]cole|bureaux?|laboratoire|locaux|usine)s?\b",
    re.IGNORECASE,
)
"""What is cleaned where others work: the place names no trade."""

_SERVES_AT_THE_SHOP = re.compile(
    r"\b(?:aider?|servir|tenir|travailler|renfort|accueillir|s['’]occuper|employée?s?)"
    r"(?: (?:(?:les |des )?clients?|et servir|et vendre))? "
    r"(?:(?:au|en|à la|a la|de la|du|le|la|notre|mon|ma|(?:dans|pour|à) (?:le|un|une|notre|mon|ma|la)) )"
    r"(?:magasin|boutique|comptoir)\b(?! d)",
    re.IGNORECASE,
)
"""Who helps or serves where one sells, sells: "aide au magasin", "tenir la boutique"."""
_SELLS_THEIR_OWN = re.compile(r"\bvendre (?:mes|nos|ses|mon|ma|notre|leurs?) (?=\w)", re.IGNORECASE)
"""To sell what the employer makes is selling, whatever it is: "vendre mes légumes"."""
_WORKER_FOR = re.compile(
    r"\b(?:ouvri[eè]re?s?|employée?s?|salariée?s?|renforts?|aides?)(?: polyvalente?s?)? "
    r"pour (?=(?:les?|la|l['’]|nos|notre|mes|mon|ma)\b)",
    re.IGNORECASE,
)
"""A rank that names no trade before what there is to do: "ouvrier pour les serres"."""
_AT_THE_SHOP = re.compile(
    r"\b(?:au|en|à la|(?:dans|pour|à) (?:le|un|une|notre|mon|ma|la)) (?:magasin|boutique)\b(?! d)", re.IGNORECASE
)
"""Where one sells: "vendeuse au magasin" sells what the employer does."""
_WHO_SEEKS = re.compile(
    r"^\W*(?:(?:une?|notre|la|le|petite?) )*(?!nous\b|urgent\b|bonjour\b)"
    r"(?P<who>[^\W\d_][\w'’-]{3,}(?: [\w'’-]+){0,3}?) "
    r"(?=(?:re)?(?:cherche|recrute|embauche)\b)",
    re.IGNORECASE,
)
"""Who seeks, by what it is: "boulangerie cherche vendeuse"."""
_INSERTION = re.compile(
    r"\b(?:(?:en|dans (?:une?|notre|le|l['’])|pour (?:une?|notre|le)|au sein d['’]une?) ?)?"
    r"(?:(?:contrats?|cdd|emplois?|postes?|parcours|chantiers?|ateliers?|entreprises?|structures?) )?"
    r"(?:d['’ ]|en )?insertion\b(?: (?:par l['’]activit[ée] [ée]conomique|professionnelle|sociale))?",
    re.IGNORECASE,
)
"""How somebody is hired, or where: an "agent de tri en insertion" is no supervisor of those in insertion."""
_SUPERVISES = re.compile(
    r"encadr|accompagn|conseil|moniteur|monitrice|chef|responsable|direct|coordin|format|[ée]ducat|charg[ée]|"
    r"\b(?:cip|eti)\b",
    re.IGNORECASE,
)
_APPRENTICE = (
    (re.compile(r"\bapprentie?s? (?:en |de |à la )?(boulang|bouch)erie\b", re.IGNORECASE), r"\1er"),
    (re.compile(r"\bapprentie?s? (?:en |de )?(p[âa]tiss|menuis|charcut|plomb)erie\b", re.IGNORECASE), r"\1ier"),
    (re.compile(r"\bapprentie?s? (?=\w)", re.IGNORECASE), ""),
)
"""An apprentice learns the trade: "apprenti en boulangerie" is a baker."""

PAY = re.compile(
    rf"\bsmic\b|\d[\d  ]*(?:[.,]\d{{1,2}})?\s?(?:€|euros?\b|eur\b)(?:{CENTS}|(?!\d))(?:\s(?:brut|net)s?\b)?"
    r"(?:\s?(?:/|de l['’]|l['’]|par )\s?(?:heure|h\b|mois|an\b))?",
    re.IGNORECASE,
)
PIECE = re.compile(r"[,;.\n!?]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trade that the words may mean, under the official title that is nearest to them."""

    rome: str
    title: str
    worth: float
    """How sure it is, with what the employer's name and other openings tell."""


def propose_trades(
    text: str, *, employer: str, titles: Titles, rome: Rome, usual: frozenset[str] = frozenset()
) -> tuple[Proposal, ...]:
    """The trades that the words may mean, at most `MOST_PROPOSED`, the likeliest first; none where they name none."""
    seeker = _WHO_SEEKS.match(text)
    work = _work_in(text[seeker.end() :] if seeker else text)
    name = _told_by(f"{employer} {seeker['who']}" if seeker else employer)
    first = _named_first(text, titles)
    read = {guess.code: guess for guess in (*first, *titles.understand(work).trades)}
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
    best = sorted(read.values(), key=lambda guess: (-worths[guess.code], guess.code))[:MOST_PROPOSED]
    near = stems(f"{work} {name}")
    return tuple(Proposal(guess.code, _nearest(guess, near, rome.titles), worths[guess.code]) for guess in best)


def suppose_trades(text: str, *, employer: str, titles: Titles, rome: Rome) -> tuple[Proposal, ...]:
    """The trades that an employer of this name may mean by words that name none, to be chosen from; none where the name
    tells nothing."""
    work, name = _work_in(text), _told_by(employer)
    pieces = [piece for piece in PIECE.split(work) if piece.strip()][:_PIECES_WITH_THE_NAME]
    likely = [guess for piece in pieces for guess in titles.understand(f"{piece} {name}").trades]
    best = {guess.code: guess for guess in likely or titles.understand(name).trades}
    near = stems(f"{work} {name}")
    return tuple(
        Proposal(guess.code, _nearest(guess, near, rome.titles), _SUPPOSED)
        for guess in [*best.values()][:MOST_PROPOSED]
    )


def leave_a_choice(proposals: tuple[Proposal, ...], text: str) -> bool:
    """Whether nobody but the employer knows which trade is meant: where their name alone tells one, or where the words
    fit alike two trades of selling, "vendeuse", or two that have nothing to do with each other."""
    if proposals and proposals[0].worth <= _SUPPOSED:
        return True
    if len(proposals) < 2:
        return False
    first, second = proposals[:2]
    if first.rome[0] != second.rome[0]:
        return first.worth - second.worth < _A_TIE
    both_sell = first.rome.startswith(_SALES) and second.rome.startswith(_SALES)
    tells_what = (set(stems(first.title)) - set(stems(second.title))) & set(stems(text))
    return both_sell and first.worth - second.worth < _A_TIE and not tells_what


def _named_first(text: str, titles: Titles) -> tuple[TradeGuess, ...]:
    """The trades that the first words behind "cherche" to name any mean, the likeliest first; those of the first words
    of all where nobody says "cherche"."""
    seeking = _SEEKING.search(text)
    pieces = PIECE.split(text[seeking.end() if seeking else 0 :])
    return next((guesses for piece in pieces if (guesses := titles.understand(_work_in(piece)).trades)), ())


def _told_by(employer: str) -> str:
    """What an employer's name says of its work: "Le Fournil de la Terrade" is a bakery."""
    return " ".join(_SIGNS.get(word, word) for word in fold(employer).split())


def _named_by_both(work: str, name: str, titles: Iterable[Title]) -> set[str]:
    """The trades of the titles that share a word with the work and another with the employer's name."""
    said, known = set(stems(work)), set(stems(name))
    return {
        one.rome
        for one in titles
        if not one.everyday and (words := set(stems(one.label))) & said and words & known - said
    }


def _nearest(guess: TradeGuess, near: Iterable[str], titles: Iterable[Title]) -> str:
    """The official title of the trade that shares most words with what was said; its label where none does."""
    wanted = set(near)
    shared = {
        one.label: len(wanted & (said := set(stems(one.label)))) / (1 + len(said))
        for one in titles
        if one.rome == guess.code and not one.everyday
    }
    best = max(shared, key=lambda label: shared[label], default=guess.label)
    return best if shared.get(best) else guess.label


def _work_in(text: str) -> str:
    """What is to be done, without who is sought, the hours, the days and the papers."""
    unpaid = PAY.sub(" ", without_spans(with_clocks(read_week(text).text)))
    for told in undeclared_words(unpaid):
        unpaid = unpaid.replace(told, " ")
    if not _SUPERVISES.search(unpaid):
        unpaid = _INSERTION.sub(" ", unpaid)
    for learnt, trade in _APPRENTICE:
        unpaid = learnt.sub(trade, unpaid)
    unpaid = _SELLS_THEIR_OWN.sub("vente de ", _WORKER_FOR.sub("", _SERVES_AT_THE_SHOP.sub("vente", unpaid)))
    unpaid = _AT_THE_SHOP.sub(" ", _CLEANED.sub("propreté de locaux", unpaid))
    bare = _WHEN.sub(" ", _SOMEBODY.sub(" ", _SEEKING.sub(" ", without_hours(unpaid))))
    return " ".join(bare.split())
