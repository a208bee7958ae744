"""Pay as employers write it, whatever the way: "11,80 de lheure", "500 € par mois", "9 euros/h", "SMIC + prime".

Words are first brought to one spelling ("11,80 /heure"), then read. A sum beside the pay (a bonus, a rent) is none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kit import number
from matching.words.conditions.salary import FULL_TIME_HOURS, WEEKS_A_MONTH
from matching.words.numbers import NUMBER, in_figures, number_of


class Pace(StrEnum):
    """What a sum is paid for; `OTHER` is a week or a task, which say nothing of an hour."""

    HOUR = "heure"
    DAY = "jour"
    MONTH = "mois"
    YEAR = "an"
    TURN = "tour"
    """A night, a Saturday, some days in a row: each is one day of work."""
    PART = "demi"
    """Half a day, a morning, a service."""
    WEEKEND = "weekend"
    OTHER = "autre"

    @property
    def is_usual(self) -> bool:
        """Whether offers tell a pay by it; any other is kept in the words that say it."""
        return self in (Pace.HOUR, Pace.DAY, Pace.MONTH, Pace.YEAR)


@dataclass(frozen=True, slots=True)
class Wage:
    """Euros for a time of work."""

    amount: float
    """The least of a range."""
    pace: Pace
    basis: str = ""
    """Whether it is before deductions, "brut", or after, "net"; empty where nobody said."""
    most: float | None = None
    """The most of a range; None where one sum is said."""
    times: int = 1
    """How many of them it pays together: "75 € les 2 matinées"."""

    @property
    def is_of_days(self) -> bool:
        """Whether it pays days of work, or parts of one: what it is worth depends on their hours."""
        return self.pace in (Pace.DAY, Pace.TURN, Pace.PART, Pace.WEEKEND)

    def is_below(
        self, least: float, *, hours: float | None, day_hours: float | None = None, weekend_days: int = 2
    ) -> bool | None:
        """Whether it is less than `least` euros gross an hour, for so many hours a week, so many in a day, and so many
        days worked of a week-end.

        None where nobody can say.
        """
        floor = least * (_NET_OF_GROSS if self.basis == "net" else 1)
        if self.pace is Pace.HOUR:
            return self.amount < round(floor, 2)
        if self.is_of_days:
            if day_hours is None:
                return None
            is_half = self.pace is Pace.PART and day_hours > _LONGEST_PART
            days = weekend_days if self.pace is Pace.WEEKEND else 0.5 if is_half else 1
            return self.amount < round(floor * day_hours * days * self.times, 2)
        if self.pace is Pace.OTHER:
            return None
        monthly = self.amount / (12 if self.pace is Pace.YEAR else 1)
        if monthly >= _monthly(floor, FULL_TIME_HOURS) - _ROUNDED and hours is None:
            return False
        return None if hours is None else monthly < _monthly(floor, hours) - _ROUNDED

    def said(self) -> str:
        """As offers say it: "12,50 € brut de l'heure"."""
        return " ".join(one for one in (f"{self._sums()} €", self.basis, _SAID.get(self.pace, "")) if one)

    def _sums(self) -> str:
        return " à ".join(euros(one) for one in (self.amount, self.most) if one is not None)


_SAID = {
    Pace.HOUR: "de l'heure",
    Pace.DAY: "par jour",
    Pace.MONTH: "par mois",
    Pace.YEAR: "par an",
}
_LONGEST_PART = 6
"""Hours of a day up to which all of it is one part: a morning."""
_NET_OF_GROSS = 0.79
"""What is left of the minimum wage after deductions."""
_ROUNDED = 2.0
"""Euros a month by which people round a minimum wage."""

CENTS = (
    r"(?: (?:et )?(?=\d\d ?(?:$|[,;.!)/]|centimes?\b|cts?\b|bruts?\b|nets?\b|de l|l['’]|par\b|horaire)))?"
    r"(\d\d)\b(?: ?(?:centimes?|cts?)\b)?(?! ?h)"
)
"""Behind euros, their cents: "12€50", "12 € 50 brut", "12 euros et 50 centimes"; never the hours of "12 € 35 h"."""
_TURNS = (
    (Pace.WEEKEND, r"(?:week[ -]?ends?|w\.?-?e\.?|wk)"),
    (Pace.PART, r"(?:demie?s?[ -]?journ[ée]es?|matin[ée]es?|matins?|apr[eè]s-midis?|soir[ée]+es?|soirs?|services?)"),
    (Pace.TURN, r"(?:nuit[ée]?e?s?|gardes?|vacations?|samedis?|dimanches?)"),
)
_FOR = r"(?:/ ?|(?:par|l[ae]s?|chaque|[àa] la|de la|pour l[ae]s?|pour) |l['’] ?)"
_SOME = rf"(?:(?P<times>{NUMBER}) )?"
_SOME_DAYS = rf"(?P<times>{NUMBER}) (?:jours?|journ[ée]es?)"
FOR_SOME_TIME = (
    rf"(?:{_FOR}(?:(?:{NUMBER} )?(?:{'|'.join(turn for _, turn in _TURNS)})|"
    rf"{NUMBER} (?:jours?|journ[ée]es?)(?! (?:par|sur)\b))|jour(?:n[ée]e)?)(?![\w'’])"
)
"""Behind a sum, the time that it pays where that is no hour and no month: "le week-end", "les 2 matinées", "jour"."""


def _turned(pace: Pace, unit: str) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    """The spelling of a sum for a time of work, and how it is written in one way: "80 € /weekend1"."""
    said = rf"(?P<sum>€(?: ?(?:bruts?|nets?))?) ?{_FOR}{unit}(?![\w'’])(?! (?:par|sur)\b)"
    return re.compile(said), lambda found: f"{found['sum']} /{pace}{number_of(found['times'] or '1')} "


PIECES = (
    r"(?:chambre|pi[eè]ce|kilo|kg|caisse|cagette|cageot|panier|colis|plant|arbre|rang|botte|bouquet|m[eè]tre|m2|tonne|"
    r"unit[eé]|g[iî]te|lit|st[eè]re|t[eê]te|b[eê]te|mouton|brebis|agneau|animal|ruche)"
)
"""What somebody may be paid by."""

_SPELLINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[\u00a0\u202f]"), " "),
    (re.compile(r"(?<=\d) ?(?:€|euros?\b|eur\b|balles\b|e(?= ?(?:brut|net|de l|/|l['’ ])))"), " €"),
    (re.compile(rf"\b(\d{{1,2}}) €{CENTS}"), r"\1,\2 €"),
    (re.compile(r"(?<=\d)[ .](?=\d{3}(?!\d))"), ""),
    (
        re.compile(r"(?:\b(?:de|à|a|par|pour) )?\b(?:l['’ ]?|une |1 )heures?\b|(?:/ ?|\bpar )(?:heures?|h)\b"),
        " /heure ",
    ),
    (re.compile(r"\b(?:de )?l['’ ]?h\b|(?:(?<=€ )|(?<=brut )|(?<= net ))(?:de )?horaires?\b"), " /heure "),
    (re.compile(r"(?:/ ?|\b(?:par|le|au) )(?:mois|m\b)|(?<=[\d€] )mensuel\w*|\b(?<=brut )mensuel\w*"), " /mois "),
    (re.compile(r"(?:/ ?|\b(?:par|l['’ ]) ?)an(?:née)?\b|(?<=[\d€] )annuel\w*|(?<=brut )annuel\w*"), " /an "),
    *(_turned(pace, _SOME + unit) for pace, unit in _TURNS),
    _turned(Pace.TURN, _SOME_DAYS),
    (
        re.compile(
            r"(?:/ ?|\b(?:par|la|le|chaque|à la|de la|pour la) |(?<=€ ))(?:jour(?:n[ée]+e)?|j)\b"
            r"(?! (?:et|ou) (?:de )?nuit)"
        ),
        " /jour ",
    ),
    (re.compile(r"(?:/ ?|\b(?:par|la|le) )(?:semaine|sem|nuit|matin(?:ée)?)\b"), " /autre "),
    (
        re.compile(
            r"(€(?: ?(?:bruts?|nets?))?) ?(?:/ ?|(?:par|l[ae]|chaque|à la|pour (?:l[ae]|une?)) |l['’] ?)"
            r"(?!(?:heure|jour|mois|an|autre|tour|demi|weekend)(?:\d|\b))[^\W\d_]{2,}"
        ),
        r"\1 /autre ",
    ),
    (re.compile(r" {2,}"), " "),
)
"""One way to write euros and what they are paid for."""
_SUM = r"(?<![\d,.'’])(?>\d+(?:[.,]\d{1,2})?)(?![.,]?\d)"
_PACED = re.compile(
    rf"(?P<least>{_SUM})(?: ?€)?(?: ?(?:à|a|-|–|et|ou) ?(?P<most>{_SUM})(?: ?€)?)?"
    rf"(?: ?(?:bruts?|nets?)\b)? ?/(?P<pace>{'|'.join(Pace)})(?P<times>\d*)\b(?: ?(?:bruts?|nets?)\b)?"
)
_BASIS = re.compile(r"\b(brut|net)s?\b")
_PACES_NAMED = {"h": Pace.HOUR, "m": Pace.MONTH, "a": Pace.YEAR}
_PACED_BEFORE = re.compile(
    rf"\b(?P<pace>horaire|mensuel|annuel)\w*(?: (?:de|bruts?|brute|nets?))* ?:? ?(?P<least>{_SUM}) €(?! ?(?:\w+ ?)?/)"
)
_BARE = re.compile(rf"(?P<least>{_SUM})(?> ?€)?+(?> ?(?:bruts?|nets?)\b)?+")
_PAID = re.compile(
    rf"\b(?<!non )(?<!pas )(?:pay[ée]e?s?|salaire|rémun\w+|taux horaire)(?: (?:de|à|est|:))* ?:? ?{_BARE.pattern}"
    r"(?! ?(?:[%/\d]|h\b|heures?|jours?|semaines?|mois|ans?\b))"
)
_BASED = re.compile(
    rf"(?P<least>{_SUM})(?: ?€)?(?: ?(?:à|a|-|–|et|ou) ?(?P<most>{_SUM})(?: ?€)?)? ?(?:bruts?|nets?)\b"
    r"(?! ?(?:/|€|\d+(?!\d| ?(?:jours?|j|h|heures?|semaines?|nuits?|mois|postes?|personnes?)\b)|[^\W\d]+ ?/))"
    r"(?! (?:par|de l|horaire|mensuel|annuel))"
)
"""A sum before deductions or after, and no more: "1900 net" is a month's by its size."""
_BESIDE_PAY = re.compile(
    r"(?:\bprimes?|\+|major\w*|indemnit\w*|supplément|hausse|augment\w*|pourboires?|panier|tarifs?|"
    r"locations?|loyer|logement|log[ée]+s?\b|repas|chambres?|cantine|menus?|parking|mutuelle|tickets?|frais|chiffre|défrai\w*|rembours\w*|adhésions?|cotisations?)"
    r"[^.;,\n]*$|(?<!au )(?<!pas )\bplus $",
)
"""What stands before euros that come beside the pay, or that others pay."""
_PAY_NAMED = re.compile(r"sala|rémun|pa[yi]|gagn|touch|brut|net\b|fixe|gratif|smic")
_PERCENT = r"(?: ?%| pour ?cents?\b)"
_OF_THE_MINIMUM = rf"{_PERCENT} (?:du |d['’ ]un |de )?smic\b"
_SHARE = re.compile(
    rf"\b(\d{{1,2}}){_OF_THE_MINIMUM}|\b(?:moins|en dessous|sous|moitié) (?:que |du |de )?(?:le )?smic\b"
)
_SHARE_SAID = re.compile(
    rf"(?:(?P<least>\d{{1,3}}){_PERCENT}? ?(?:à|a|-|puis|et|ou) ?)?\b(?P<share>\d{{1,3}}){_OF_THE_MINIMUM}"
)
_NOT_WHOLE = re.compile(r"(?:%|\bpour ?cents?\b|\bpourcentage\b|\bmoitié\b|\bpart(?:ie)?\b)[^.;,\n]{0,12}\bsmic\b")
"""The minimum wage as that of which one gets a part."""
_SMIC = re.compile(
    r"\bsmic\b(?P<more> ?(?:\+|plus|et|avec) ?(?:une? |des |les )?(?:petites? )?(?P<what>primes?|\d{1,2} ?%))?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_OF_PAY = re.compile(
    r"\bsmic\b|€|\beuros?\b|\bsalaires?\b|rémunér|\bprimes?\b|\bpay[ée]|de l['’ ]?heure|\bcd[id]\b|\bcontrat"
)
_MOST_AN_HOUR, _LEAST_A_MONTH, _MOST_A_MONTH = 30, 300, 9_000
"""A bare number under the first is euros an hour; one between the others, euros a month."""


_BELIEVED = {Pace.HOUR: 3, Pace.MONTH: 300, Pace.YEAR: 3_000}
_BELIEVED_OF_DAYS = 10
"""The least sum of a sentence that is believed to be a pay."""
_SURELY_A_DAYS_PAY = 20
"""Euros a day from which no other word need speak of pay."""
_AROUND = 40


def euros(amount: float) -> str:
    """A sum with its cents, where it has any: "12,50", "1 823"."""
    return f"{amount:.2f}".replace(".", ",") if amount % 1 else number(amount)


def wages_in(text: str) -> tuple[Wage, ...]:
    """What a text promises to pay, sum by sum; a month's, or a day's small one, where a word near says pay."""
    plain = _spelled(text)
    found = [(one, Pace(one["pace"])) for one in _PACED.finditer(plain)]
    found += [(one, _PACES_NAMED[one["pace"][0]]) for one in _PACED_BEFORE.finditer(plain)]
    bare = (*_PAID.finditer(plain), *_BASED.finditer(plain))
    found += [(one, pace) for one in bare if (pace := _pace_of(_amount(one["least"])))]
    told = (_wage(one, pace, plain) for one, pace in found if _is_pay(one, pace, plain))
    once: dict[tuple[float, Pace, str], Wage] = {}
    for wage in told:  # a range is found first, then its least alone
        if wage.amount >= _BELIEVED.get(wage.pace, _BELIEVED_OF_DAYS):
            once.setdefault((wage.amount, wage.pace, wage.basis), wage)
    return tuple(once.values())


def wages_typed(typed: str) -> tuple[Wage, ...]:
    """What the field of a pay promises: a bare number is euros an hour or a month by its size; none where unsure."""
    plain = _spelled(typed).strip()
    if bare := _BARE.fullmatch(plain):
        pace = _pace_of(_amount(bare["least"]))
        return () if pace is None else (_wage(bare, pace, plain),)
    paced = [
        _wage(one, Pace(one["pace"]), plain)
        for one in _PACED.finditer(plain)
        if not _BESIDE_PAY.search(plain[: one.start()])
    ]
    return tuple(paced) or wages_in(typed)


def wage_said(text: str) -> str | None:
    """The pay that a sentence names, as offers say it: "SMIC + prime", "43 % du SMIC", "12,50 € de l'heure".

    None where it names none that says what it is paid for.
    """
    plain = _spelled(text)
    if share := _SHARE_SAID.search(plain):
        least = f"{share['least']} à " if share["least"] else ""
        return f"{least}{share['share']} % du SMIC"
    if (smic := _SMIC.search(text)) and not _NOT_WHOLE.search(plain):
        return f"SMIC + {smic['what'].lower()}" if smic["more"] else "Au SMIC"
    return next((one.said() for one in wages_in(text) if one.pace.is_usual), None)


def without_pay(text: str) -> str:
    """The text without its clauses on pay and contract: what is left of a job for who tries it, unpaid."""
    sentences = _SENTENCE.split(text)
    kept = [", ".join(one for one in sentence.split(", ") if not _OF_PAY.search(one.lower())) for sentence in sentences]
    told = [one.strip().rstrip(".") for one in kept if any(letter.isalpha() for letter in one)]
    return ". ".join(told) + "." if told else ""


def promises_a_share(text: str) -> bool:
    """Whether a text promises but a part of the minimum wage: "80 % du SMIC"."""
    return bool(_SHARE.search(_spelled(text)))


def least_a_month(least: float, hours: float) -> int:
    """What `least` euros an hour make a month, for so many hours a week, in whole euros."""
    return round(_monthly(least, hours))


def _monthly(an_hour: float, hours: float) -> float:
    return an_hour * hours * WEEKS_A_MONTH


def _spelled(text: str) -> str:
    plain = in_figures(text).lower()
    for wanted, instead in _SPELLINGS:
        plain = wanted.sub(instead, plain)
    return plain


def _is_pay(found: re.Match[str], pace: Pace, plain: str) -> bool:
    before = plain[max(0, found.start() - _AROUND) : found.start()]
    if _BESIDE_PAY.search(before + plain[found.start() : found.start("least")]):
        return False
    is_a_days = pace is Pace.DAY and "€" in found[0] and _amount(found["least"]) >= _SURELY_A_DAYS_PAY
    if pace is Pace.HOUR or is_a_days:
        return True
    return bool(_PAY_NAMED.search(f"{before} {found[0]}"))


def _wage(found: re.Match[str], pace: Pace, plain: str) -> Wage:
    near = plain[max(0, found.start() - 8) : found.end() + 6]
    basis = _BASIS.search(near)
    least, most = _amount(found["least"]), found.groupdict().get("most")
    is_range = most is not None and _amount(most) > least
    times = int(found.groupdict().get("times") or 1)
    if not pace.is_usual and least < _SURELY_A_DAYS_PAY:  # "13 € le dimanche" is an hour's, or nobody can tell
        pace = Pace.OTHER
    return Wage(least, pace, basis[1] if basis else "", _amount(most) if most and is_range else None, times)


def _amount(written: str) -> float:
    return float(written.replace(",", "."))


def _pace_of(amount: float) -> Pace | None:
    if amount < _MOST_AN_HOUR:
        return Pace.HOUR
    return Pace.MONTH if _LEAST_A_MONTH <= amount <= _MOST_A_MONTH else None
