"""An opening read in an employer's own words: what is looked for, which trades that may be, and on which conditions.

"Je cherche quelqu'un pour vendre le matin, 20 h, du mardi au samedi, débutant ok" fills a form that the employer then
corrects: what is read here is proposed, never published by itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kit import flat, fold, stems
from matching.model import Asked, Conditions, Kind
from matching.words import conditions as said
from matching.words.conditions import Passage
from matching.words.named_work import named_work
from matching.words.offered import offered_in
from matching.words.rome import Rome, Title
from matching.words.silence import work_with_text
from matching.words.timetable import timetable_in, with_clocks, without_spans
from matching.words.titles import Titles, TradeGuess
from matching.words.unlawful import undeclared_words
from matching.words.wages import wage_said
from matching.words.week import MONTHS, Week, days_named, next_date, read_week, without_days_off
from matching.words.wishes import read_hours, without_hours

MOST_PROPOSED = 3
LONGEST_TITLE = 80
_FROM_THE_NAME = 0.3
"""What a trade gains that the employer's name or other openings speak of: a bakery's "vendre" is no clothes shop's."""
_PIECES_WITH_THE_NAME = 3
_NOON, _LUNCH_ENDS = 12 * 60, 13 * 60

_SIGNS = {
    **dict.fromkeys(("fournil", "petrin", "boulange", "pain", "pains"), "boulangerie"),
    **dict.fromkeys(("auberge", "taverne", "brasserie", "bistrot", "bistro", "table", "creperie"), "restaurant"),
    **dict.fromkeys(("ferme", "gaec", "earl", "bergerie", "potager"), "agricole"),
    **dict.fromkeys(("ehpad", "residence"), "personnes âgées"),
}
"""What shops and houses write above their door, and what is done behind it."""

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10}
_A_NUMBER = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_SEEK = (
    r"(?:je |j['’]|nous |on |il (?:me |nous )?|notre (?:association|équipe|entreprise) )?"
    r"(?:re)?(?:cherch\w+|recrut\w+|embauch\w+|souhait\w+|voudr\w+|propos\w+|(?:ai|avons|a)? ?besoin|faut)"
)
_SEEKING = re.compile(rf"\b{_SEEK}\b(?: d['’e]s?| à)?\s*", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\b(?:quelqu['’ ]?une?|(?:une?|des|{_A_NUMBER}) (?:personnes?|bénévoles?|volontaires?|employée?s?|salariée?s?)|"
    r"bénévoles?|volontaires?|"
    r"(?:une? |des )?(?:bons? |petite? )*(?:gars|mecs?|nanas?|dames?(?! de)|jeunes?(?! [a-z]*(?:enfant|public)))"
    r"(?: costaude?s?)?|une? stagiaire(?: en)?|du monde|bras|un coup de main)\b(?: (?:pour|qui|à))?",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:(?:du|le|les|tous les|chaque) )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
    r"(?: (?:au|et) (?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?)?\b|"
    r"\b(?:tôt )?(?:le|les|en|la) (?:matin(?:ée)?s?|soir(?:ée)?s?|midis?|journée|week-?ends?|nuit)\b|"
    r"\btout de suite\b|\bde suite\b|\bd[eè]s maintenant\b|\bimm[eé]diatement\b|"
    r"\bl['’]après-midi\b|\b(?:dès|à partir)\b[^,.;\n]*|\bpermis\b(?: \w{1,2}\b)?|"
    r"\b(?:cdi|cdd)\b(?: de \d+ mois)?|\bquelques jours\b|\bun (?:essai|stage)(?: de)?\b|\bune immersion\b|"
    r"\btester\b|\b(?:pour )?voir s(?:i|['’]ils?)\b|\b(?:lui|leur) pla[iî]t\b|"
    r"\bsans être (?:payé|rémunéré)e?s?\b|\bà l['’]essai\b|"
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

_TRIAL_TOO = re.compile(
    r"\b(?:aussi|egalement|meme)\b(?: \w+){0,7}? (?<!periode d )"
    r"(?:essa(?:i|is|yer|ye)|immersion|stages?|stagiaires?|quelques jours)\b|"
    r"\b(?:essai|immersion|stage) (?:possible|bienvenu\w*)\b"
)
"""Beside the job, somebody may come for some days to try it."""
_TRIAL_WORD = re.compile(r"(?<!periode d )\bessa(?:i|yer)\b|\bimmersion|\bstage|\bpour voir\b|\btester\b")
_TRIAL_FIRST = re.compile(
    r"\b(?:ou|et|d abord|dabord|avant|apres|puis|avec)\b(?: \w+){0,5}? "
    r"(?:(?<!periode d )essa(?:i|yer)\b|immersion|stage|pour voir\b|pour essayer\b)"
)
"""Beside an apprenticeship, some days to see first."""
_LASTING = re.compile(r"\b(\d{1,2}|une?|deux|trois|quatre|cinq|six|dix|quinze) (jours?|semaines?|mois)\b")
_LASTS = {"jour": 1, "semaine": 7, "moi": 30}
_APPRENTICE = "Apprentissage"
_CONTRACTS = (
    ("CDI", re.compile(r"\bcdi\b|duree indeterminee")),
    ("CDD", re.compile(r"\bcdd\b|duree determinee|remplacement")),
    ("Saisonnier", re.compile(r"\bsaison")),
    (_APPRENTICE, re.compile(r"apprenti|alternan")),
    ("Intérim", re.compile(r"\binterim")),
)
_MONTHS_LONG = re.compile(rf"(?:pendant|pour|de|durant)? ?{_A_NUMBER} mois")
_BEGINNERS = re.compile(
    r"(?<!pas de )(?<!pas )\bdebutant(?!\w*(?: \w+)? s abstenir)|sans experience|pas besoin d (?:experience|avoir)|"
    r"experience (?:pas|non) \w+|\b(?:on|nous)(?: vous)? (?:forme|montre|apprend|apprenons|formons|montrons)"
)
_SOME_EXPERIENCE = re.compile(r"\bexperience|experimente|confirme")
_LICENCE = re.compile(r"(?<!sans )(?<!pas de )(?<!pas besoin de )(?<!pas besoin du )(?<!pas le )\bpermis\b")
_POSTS_NAMED = re.compile(rf"\b{_A_NUMBER} (?:personnes?|postes?|places?|benevoles?|volontaires?)")
_POSTS_SOUGHT = re.compile(
    rf"(?:cherch\w+|recrut\w+|besoin de|embauch\w+) {_A_NUMBER} (?!h\b|heures?|jours?|mois|ans?\b|semaines?)[a-z]{{4,}}"
)
_AT_ONCE = re.compile(r"tout de suite|des maintenant|des que possible|immediat|\bde suite\b|\burgent|au plus vite")
_PAY = re.compile(
    r"\bsmic\b|\d[\d  ]*(?:[.,]\d{1,2})?\s?(?:€|euros?\b|eur\b)(?:\s(?:brut|net)s?\b)?"
    r"(?:\s?(?:/|de l['’]|l['’]|par )\s?(?:heure|h\b|mois|an\b))?",
    re.IGNORECASE,
)
_EVERY_DAY_BUT = re.compile(
    r"\btous les jours\b|\b7 ?j(?:ours)? ?(?:sur )?7\b|fermee? (?:le |les )?(?:lun|mar|mer|jeu|ven|sam|dim)"
)
_DATE = re.compile(
    rf"(?:a partir du|du|des le|debut le|commencer le|le|au|mi|debut|fin|en|a partir de)(?: debut)? "
    rf"(?:(1er|\d{{1,2}}) )?({'|'.join(MONTHS)})\b"
)
_UNTIL = re.compile(
    rf"jusqu (?:a|au|en)(?: la)?(?: (fin|mi|debut))?(?: d[eu]?)? ?(?:(1er|\d{{1,2}}) )?"
    rf"(noel|toussaint|{'|'.join(MONTHS)})\b"
)
_FEASTS = {"noel": (24, 12), "toussaint": (1, 11)}
_IN_A_MONTH = {"debut": 5, "mi": 15, "fin": 28}
"""The day that "until the beginning", "the middle", "the end" of a month means, near enough to count months."""
_DAYS_A_MONTH = 30.4
_PIECE = re.compile(r"[,;.\n!?]+")
_BEGINS_OR_ENDS = re.compile(
    r"\b(?:début|debut|fin|commence|finit|termine)s? (?:à )?\d{1,2} ?h\d{0,2}\b", re.IGNORECASE
)
_NOT_A_WEEK = re.compile(r"\bpar (?:mois|an)\b|\bh(?:eures?)? mois\b|mensuel")
_WHO_WE_ARE = re.compile(r"^(?:nous sommes|on est|bonjour|(?:notre|une|l) association$|sans |pas |non )")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trade that the words may mean, under the official title that is nearest to them."""

    rome: str
    title: str


@dataclass(frozen=True, slots=True)
class Described:
    """What an employer's words say; a field without a value was not said."""

    title: str
    """At most `LONGEST_TITLE` letters."""
    kind: Kind
    kind_named: bool
    """Whether words say the kind; a job is only supposed otherwise."""
    proposals: tuple[Proposal, ...]
    conditions: Conditions
    """With what the words say beside: strains, languages, travel."""
    starts: date | None
    once: bool = False
    """Whether the work is of that day alone."""
    trial_too: bool = False
    """Whether somebody may come too, for some days, to try the job."""
    trial_days: int | None = None
    """How many days a trial lasts, of the calendar."""


def describe(
    text: str, *, employer: str, titles: Titles, rome: Rome, today: date, usual: frozenset[str] = frozenset()
) -> Described:
    """The opening that `text` describes, for the employer of this name, who usually looks for the trades `usual`.

    Dates without a year are those to come.
    """
    text = with_clocks(text)
    plain = fold(text)
    starts = _date(_UNTIL.sub(" ", plain), today)
    week = read_week(text)
    once = next_date(*week.once, today) if week.once else None
    conditions = _ending(_conditions(text, plain, week), plain, starts or today)
    offered = offered_in(plain, hired=bool(conditions.contract or conditions.salary))
    beside = _TRIAL_TOO.search(plain) or (conditions.contract == _APPRENTICE and _TRIAL_FIRST.search(plain))
    trial_too = bool(beside) and offered.kind is not Kind.VOLUNTEERING
    kind = Kind.JOB if trial_too else offered.kind
    proposals = propose_trades(text, employer=employer, titles=titles, rome=rome, usual=usual)
    by_trade = proposals and kind is not Kind.VOLUNTEERING  # a mission is no trade: its words tell it best
    return Described(
        title=proposals[0].title if by_trade else named_work(text),
        kind=kind,
        kind_named=trial_too or offered.named,
        proposals=proposals,
        conditions=conditions,
        starts=once or starts,
        once=once is not None,
        trial_too=trial_too,
        trial_days=_trial_days(plain),
    )


def propose_trades(
    text: str, *, employer: str, titles: Titles, rome: Rome, usual: frozenset[str] = frozenset()
) -> tuple[Proposal, ...]:
    """The trades that the words may mean, at most `MOST_PROPOSED`, the likeliest first; none where they name none."""
    work, name = _work_in(text), _told_by(employer)
    read = {guess.code: guess for guess in titles.understand(work).trades}
    pieces = [piece for piece in _PIECE.split(work) if piece.strip()][:_PIECES_WITH_THE_NAME]
    named = {guess.code for piece in pieces for guess in titles.understand(f"{piece} {name}").trades}
    best = sorted(read.values(), key=lambda guess: (-_worth(guess, named | usual), guess.code))[:MOST_PROPOSED]
    near = stems(f"{work} {name}")
    return tuple(Proposal(guess.code, _nearest(guess, near, rome.titles)) for guess in best)


def _told_by(employer: str) -> str:
    """What an employer's name says of its work: "Le Fournil de la Terrade" is a bakery."""
    return " ".join(_SIGNS.get(word, word) for word in fold(employer).split())


def _worth(guess: TradeGuess, likely: set[str] | frozenset[str]) -> float:
    return guess.confidence + (_FROM_THE_NAME if guess.code in likely else 0.0)


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
    unpaid = _PAY.sub(" ", without_spans(with_clocks(read_week(text).text)))
    for told in undeclared_words(unpaid):
        unpaid = unpaid.replace(told, " ")
    unpaid = _CLEANED.sub("propreté de locaux", unpaid)
    bare = _WHEN.sub(" ", _SOMEBODY.sub(" ", _SEEKING.sub(" ", without_hours(unpaid))))
    return " ".join(bare.split())


def _trial_days(plain: str) -> int | None:
    """How many days the trial lasts that folded words tell: "une semaine pour voir" is 7."""
    if not _TRIAL_WORD.search(plain):
        return None
    found = _LASTING.search(plain)
    return _number(found[1]) * _LASTS[found[2].rstrip("s")] if found else None


def _conditions(text: str, plain: str, week: Week) -> Conditions:
    contract = next((name for name, clue in _CONTRACTS if clue.search(plain)), None)
    length = _MONTHS_LONG.search(plain) if contract not in (None, "CDI") else None
    passage = Passage(text)
    posts = _POSTS_NAMED.search(plain) or _POSTS_SOUGHT.search(plain)
    licences = said.licences_in(passage, known=())
    known = Conditions(
        contract=contract,
        contract_months=float(_number(length[1])) if length else None,
        experience_months=0 if _BEGINNERS.search(plain) else None,
        licences=() if licences or not _LICENCE.search(plain) else (Asked("Permis B", required=True, code="B"),),
        salary=_pay(text),
        soon=True if _AT_ONCE.search(plain) else None,
        positions=_number(posts[1]) if posts else None,
    )
    read = work_with_text(known, week.text, published=None)
    read = without_days_off(replace(read, days=read.days or _days(week, plain)), week.off)
    if week.once:
        read = replace(read, days=(), weekends=None)
    read = _with_hours(read, week)
    if read.experience_months is None and _SOME_EXPERIENCE.search(plain):
        read = replace(read, experience_months=12, experience_required=True)
    if read.starts_at is None and read.ends_at is None:
        worked = fold(week.text)
        if re.search(r"\ble matin|\bles matins|\btous les matins|\bmatinee", worked):
            return replace(read, ends_at=_LUNCH_ENDS)
        if "apres midi" in worked:
            return replace(read, starts_at=_NOON)
    return read


def _with_hours(known: Conditions, week: Week) -> Conditions:
    """The conditions with the hours of a week that are said, else those that clock and days make."""
    timetable = timetable_in(week.text, days=known.days, off=week.off)
    hours = None if week.once else _hours_said(week.text, days=len(known.days))
    if timetable is None:
        return replace(known, hours_per_week=hours)
    return replace(
        known,
        hours_per_week=None if week.once else hours or timetable.hours_per_week,
        starts_at=timetable.starts_at,
        ends_at=timetable.ends_at,
        nights=True if timetable.nights else known.nights,
    )


def _hours_said(text: str, *, days: int) -> float | None:
    bare = _BEGINS_OR_ENDS.sub(" ", without_spans(text))
    if weekly := said.hours_in(Passage(bare)):
        return weekly.value
    pieces = (piece for piece in _PIECE.split(bare) if not _NOT_A_WEEK.search(fold(piece)))
    hours = next((one for piece in pieces if (one := read_hours(piece))), None)
    if hours is None:
        return None
    return hours.number * days if hours.a_day and days else hours.a_week


def _pay(text: str) -> str | None:
    """The pay as it is said: "12,50 € de l'heure", "SMIC + prime"; None where no pay is."""
    if said := wage_said(text):
        return said
    found = _PAY.search(text)
    return " ".join(found[0].split()) if found else None


def _days(week: Week, plain: str) -> tuple[int, ...]:
    """The days that an employer names alone: "le samedi et le dimanche matin"; else those that are left where a day
    off alone makes the week, "tous les jours sauf lundi", or where two do, "repos dimanche et lundi"."""
    named = days_named(flat(week.text))
    if not named and (len(week.off) > 1 or (week.off and _EVERY_DAY_BUT.search(plain))):
        named = set(range(7))
    return tuple(sorted(named - week.off))


def _number(words: str) -> int:
    return {**_NUMBERS, "un": 1, "une": 1, "quinze": 15}.get(words) or int(words)


def _date(plain: str, today: date) -> date | None:
    """The first day named with its month, that is not past; None where there is none."""
    found = _DATE.search(plain)
    if found is None:
        return None
    number = 1 if found[1] in (None, "1er") else int(found[1])
    return next_date(number, MONTHS.index(found[2]) + 1, today)


def _ending(known: Conditions, plain: str, begins: date) -> Conditions:
    """The conditions with the months that a contract lasts where its end is said: "until Christmas"."""
    found = _UNTIL.search(plain)
    if found is None or known.contract_months or known.contract == "CDI":
        return known
    feast = _FEASTS.get(found[3])
    number, month = feast or (
        int((found[2] or "0").removesuffix("er")) or _IN_A_MONTH.get(found[1], 1),
        MONTHS.index(found[3]) + 1,
    )
    ends = next_date(number, month, begins)
    if ends is None:
        return known
    months = max(1, round((ends - begins).days / _DAYS_A_MONTH))
    return replace(known, contract=known.contract or "CDD", contract_months=float(months))
