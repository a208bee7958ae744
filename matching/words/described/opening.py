"""An opening read in an employer's own words: what is looked for, which trades that may be, and on which conditions.

"Je cherche quelqu'un pour vendre le matin, 20 h, du mardi au samedi, débutant ok" fills a form that the employer then
corrects: what is read here is proposed, never published by itself.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from kit import flat, fold
from matching.model import Conditions, Kind
from matching.words import conditions as said
from matching.words.conditions import Passage
from matching.words.conditions.silence import work_with_text
from matching.words.described.asked_beside import experience_wished, licence_to_come, without_pay_scale
from matching.words.described.contracts import APPRENTICE, contract_named, months_named
from matching.words.described.lorries import licences_to_drive
from matching.words.described.named_work import named_work
from matching.words.described.nights import at_night
from matching.words.described.offered import is_only_unpaid, offered_in
from matching.words.described.posts import posts_in
from matching.words.described.proposed import Proposal, leave_a_choice, propose_trades, suppose_trades
from matching.words.described.shortcuts import in_full
from matching.words.described.trial import is_beside_a_job, is_unpaid_in_a_job, trial_days
from matching.words.described.wages import FOR_SOME_TIME, PIECES, wage_said
from matching.words.described.week_hours import hours_of_week
from matching.words.described.work_said import PAY
from matching.words.law.terms import charged_words
from matching.words.times.days import WEEKEND
from matching.words.times.moment import moment_in
from matching.words.times.one_day import one_day, titled_extra
from matching.words.times.some_weeks import days_of_each_week
from matching.words.times.start import NEARLY_A_MONTH, months_until, season_in, start_named
from matching.words.times.stretch import Stretch, days_within_a_month, last_day_named, stretch_named
from matching.words.times.timetable import timetable_in, with_clocks
from matching.words.times.week import (
    Week,
    days_included,
    days_named,
    next_date,
    read_week,
    without_days_off,
    without_included,
)
from matching.words.trades.rome import Rome
from matching.words.trades.titles import Titles

_BEGINNERS = re.compile(
    r"(?<!pas de )(?<!pas )\bdebutant(?!\w*(?: \w+)? s abstenir)|sans experience|pas besoin d (?:experience|avoir)|"
    r"(?<!n a )(?<!ont )\b(?:pas d|aucune) experience\b(?! s abstenir)|"
    r"experience (?:pas|non) \w+|\b(?:on|nous)(?: vous)? (?:forme|montre|apprend|apprenons|formons|montrons)\b"
    r"(?! pas\b)"
)
_SOME_EXPERIENCE = re.compile(
    r"\b(?:(?:bonne|premiere|petite|solide) )?experience|\bexperimentee?s?\b|\bconfirmee?s?\b|"
    r"\bdebutant\w* s[' ]abstenir"
)
_EXPERIENCE_TOO = re.compile(
    r"(?<!ou )(?<!meme )\b(?:avec (?:une )?(?:bonne |solide |premiere )?experience\b(?! ou\b)|"
    r"experimentee?s?\b(?! ou\b)|"
    r"(?<!pas d )(?<!sans )(?<!aucune )experience(?: (?!pas\b|non\b)\w+){0,5} (?:exigee?|demandee?|requise|obligatoire|"
    r"indispensable)\b)(?! accepte)"
)
"""Experience that is asked beside a word for beginners."""
_YEARS_ASKED = re.compile(r"\b([1-9]|10) ans? (?:mini\w*|au moins|de metier|dans (?:le metier|la partie))\b")
_AT_ONCE = re.compile(
    r"tout de suite|des maintenant|des que poss|immediat|\bde suite\b|\burgent|au plus (?:vite|tot)|"
    r"le plus (?:vite|tot|rapidement) possible|sans (?:delai|attendre|tarder)|a pourvoir rapide|\basap\b"
)
_QUICKLY = re.compile(r"(?:^|[,.;!(] ?)(?:et |tres |au plus )?(?:vite|rapidement)(?= ?(?:$|[,.;!)]))")
"""Alone between commas, on flat words: "travailler vite" is how one works."""
_SUM_AND_ITS_TIME = re.compile(
    rf"(?:\d[\d  ]{{0,12}}(?:[.,]\d{{1,2}})?(?:\s?(?:€|euros?))?\s?(?:à|a|-|et)\s?)?(?:{PAY.pattern})"
    rf"(?:\s?{FOR_SOME_TIME}|\s?(?:/|(?:par|l[ae]|chaque|à la|pour (?:l[ae]|une?)) |l['’])\s?"
    r"(?:demie?[ -])?(?:week[ -]?end|[^\W\d_]+)(?: (?:du|de) (?:matin|midi|soir|nuit)\b)?)?",
    re.IGNORECASE,
)
"""A sum with what it is paid for, where that is told behind: "35 € le service du soir" is no hour's pay."""
_SUM_BEHIND_ITS_PIECE = re.compile(
    rf"\b(?P<piece>(?:(?:[aà] la|au) |[aà] l['’]){PIECES}|[aà] la (?:demi[ -])?(?:journ|soir|matin)[ée]e)(?: :)? "
    r"(?P<sum>\d{1,3}(?:[.,]\d{1,2})? ?(?:€(?: ?\d\d)?|euros?))(?! ?(?:/|par\b|de l))",
    re.IGNORECASE,
)
"""A sum behind what it pays: "payé à la bête 2€50"."""
_EVERY_DAY_BUT = re.compile(
    r"\b(?:tous les|chaque|par) (?:jour|matin|midi|soir|apres midi)s?\b|\b7 ?j(?:ours)? ?(?:sur )?7\b|"
    r"fermee? (?:le |les )?(?:lun|mar|mer|jeu|ven|sam|dim)"
)

_RESTS = re.compile(
    r"\b(?:repos|conges?|off|libres?|ferm\w+|relache|chom\w+|sauf|hors|hormis|excepte\w*|non travaille\w*)\b"
)
"""What tells days off; "pas de week-end" leaves the other days open."""
_WEEKEND_TOO = re.compile(
    r"(?:^|[,;.!?\n]) ?(?:et )?(?:(?:avec |du )?(?:travail|disponib|service|presen|roulement)\w*(?: aussi)? )?"
    r"(?:le |les |en |certains )?week[ -]?ends?(?: (?:travaille\w*|obligatoire|demande\w*|parfois))?"
    r"(?= ?(?:$|[,;.!?\n]))|"
    r"\b(?:nuits?|jours? feries|feries)(?:,| et| ou) (?:les? )?week[ -]?ends?\b|"
    r"\b(?:week[ -]?ends?|samedis?(?:,| et) (?:le )?dimanches?)(?: (?:matin|soir|midi)s?)? "
    r"(?:travaille|prevu|compris|possible|inclus)\w*"
)
"""The week-end between commas, or beside nights: that it is worked, not that nothing else is."""
_FEW_HOURS = re.compile(r"\b(?:[1-9]|1\d|20) ?h(?:eures?)?\b(?! ?(?:a|-|/|\d))")
"""Hours that two days hold."""

_FULL_WEEK = re.compile(r"\b(?:2[5-9]|3\d|4[0-8]) ?h(?:eures?)?\b(?! ?(?:a|-|/ ?\d|\d))")
"""Hours that two days do not hold: week-ends are worked too."""


@dataclass(frozen=True, slots=True)
class Described:
    """What an employer's words say; a field without a value was not said."""

    title: str
    """At most `one_day.LONGEST_TITLE` letters."""
    kind: Kind
    kind_named: bool
    """Whether words say the kind; a job is only supposed otherwise."""
    proposals: tuple[Proposal, ...]
    conditions: Conditions
    """With what the words say beside: strains, languages, travel."""
    starts: date | None
    ends: date | None = None
    """The last day of work that lasts some days."""
    trade_is_open: bool = False
    """Whether nothing says which of the proposals is meant."""
    once: bool = False
    """Whether the work is of that day alone."""
    trial_too: bool = False
    """Whether somebody may come too, for some days, to try the job."""
    trial_days: int | None = None
    """How many days a trial lasts, of the calendar."""


def describe(
    text: str,
    *,
    employer: str,
    titles: Titles,
    rome: Rome,
    today: date,
    usual: frozenset[str] = frozenset(),
    places: tuple[str, ...] = (),
    is_company: bool = False,
) -> Described:
    """The opening that `text` describes, for the employer of this name, who usually looks for the trades `usual`.

    `is_company`: nobody may work for them unpaid: what only sounds like a favour is a job, and so are the hours of a
    week that are not paid.

    Dates without a year are those to come. `places` are the communes that the text may name: no title is one.
    """
    text = with_clocks(in_full(text))
    plain = fold(text)
    starts = start_named(text, today)
    week = read_week(text)
    some_days = days_within_a_month(text, today)
    if week.once is None and (alone := one_day(text, today)):
        week = replace(week, once=(alone.day, alone.month))
    once = next_date(*week.once, today) if week.once and not some_days else None
    conditions = _ending(_conditions(text, plain, week), text, starts or today, today)
    hired = bool(conditions.contract or conditions.salary)
    offered = offered_in(plain, hired=hired)
    beside = is_beside_a_job(plain, hired=hired, apprentice=conditions.contract == APPRENTICE)
    unpaid = is_unpaid_in_a_job(text, hired=hired or conditions.hours_per_week is not None)
    trial_too = beside and not unpaid and offered.kind is not Kind.VOLUNTEERING
    is_a_week = conditions.hours_per_week is not None and is_only_unpaid(plain)
    for_a_company = is_company and offered.kind is Kind.VOLUNTEERING and (not offered.named or is_a_week)
    kind = Kind.JOB if trial_too or unpaid or for_a_company else offered.kind
    proposals = propose_trades(text, employer=employer, titles=titles, rome=rome, usual=usual)
    proposals = proposals or suppose_trades(text, employer=employer, titles=titles, rome=rome)
    by_trade = proposals and kind is not Kind.VOLUNTEERING  # a mission is no trade: its words tell it best
    is_open = leave_a_choice(proposals, text)
    title = proposals[0].title if by_trade and not is_open else named_work(text, places=places)
    return Described(
        title=titled_extra(title, text) if kind is Kind.JOB else title,
        trade_is_open=is_open,
        kind=kind,
        kind_named=trial_too or unpaid or (offered.named and not for_a_company),
        proposals=proposals,
        conditions=conditions,
        starts=once or starts,
        ends=last_day_named(text, today),
        once=once is not None,
        trial_too=trial_too,
        trial_days=trial_days(plain) if trial_too or kind is Kind.IMMERSION else None,
    )


def _conditions(text: str, plain: str, week: Week) -> Conditions:
    contract = contract_named(plain, is_job=offered_in(plain, hired=False).kind is Kind.JOB)
    passage = Passage(text)
    licences, by_car = said.licences_in(passage, known=()), said.car_licence_in(passage)
    unnamed = licences_to_drive(plain) or ((by_car,) if by_car else ())
    known = Conditions(
        contract=contract,
        contract_months=months_named(plain, contract),
        experience_months=0 if _BEGINNERS.search(plain) else None,
        licences=() if licences or licence_to_come(text) else unnamed,
        salary=_pay(text),
        soon=True if _AT_ONCE.search(plain) or _QUICKLY.search(flat(text)) else None,
        positions=posts_in(plain),
    )
    read = work_with_text(known, week.text, published=None)
    if licence_to_come(text):  # asked first: people come in many ways
        read = replace(read, licences=())
    days = days_of_each_week(week.text, read.days or _days(week, plain))
    days = tuple(sorted({*days, *days_included(week.text)[0]})) if days else ()
    read = without_days_off(replace(read, days=days), week.off)
    if week.once:
        read = replace(read, days=(), weekends=None)
    read = _with_hours(read, week)
    if read.nights is None and at_night(plain):
        read = replace(read, nights=True)
    if read.experience_months is None and (years := _YEARS_ASKED.search(plain)):
        read = replace(read, experience_months=12 * int(years[1]), experience_required=True)
    if read.experience_months == 0 and _EXPERIENCE_TOO.search(plain):  # of one of several, or of some part
        read = replace(read, experience_months=None)
    elif read.experience_months or (
        read.experience_months is None and _SOME_EXPERIENCE.search(without_pay_scale(plain))
    ):
        read = replace(read, experience_required=not experience_wished(text))
    return read


def experience_named(text: str) -> str:
    """The words of a text that ask for experience, "expérimenté"; "" where there are none."""
    found = _SOME_EXPERIENCE.search(without_pay_scale(flat(text)))
    return text[found.start() : found.end()] if found else ""


def _with_hours(known: Conditions, week: Week) -> Conditions:
    """The conditions with the hours of a week that are said, else those that clock and days make."""
    timetable = timetable_in(week.text, days=known.days, off=week.off)
    hours = None if week.once else hours_of_week(week.text, days=known.days, off=week.off).hours
    if timetable is None:
        moment = moment_in(week.text)
        return replace(known, hours_per_week=hours, starts_at=moment.starts_at, ends_at=moment.ends_at)
    return replace(
        known,
        hours_per_week=hours,
        starts_at=timetable.starts_at,
        ends_at=timetable.ends_at,
        nights=True if timetable.nights else known.nights,
    )


def _pay(text: str) -> str | None:
    """The pay as it is said: "12,50 € de l'heure", "SMIC + prime"; None where no pay is. A deposit is none."""
    for asked in charged_words(text):
        text = text.replace(asked, " ")
    if said := wage_said(text):
        return said
    if piece := _SUM_BEHIND_ITS_PIECE.search(text):
        return f"{piece['sum']} {piece['piece']}"
    sums = (" ".join(one[0].split()) for one in _SUM_AND_ITS_TIME.finditer(text))
    return next((one for one in sums if one[0].isdigit()), None)


def _days(week: Week, plain: str) -> tuple[int, ...]:
    """The days that an employer names alone: "le samedi et le dimanche matin"; else those that are left where a day
    off alone makes the week, "tous les jours sauf lundi", or where two do, "repos dimanche et lundi"; else all, of
    "tous les matins, week-end compris". Days that are worked too name none of the others, nor does a week-end that is
    told apart, "Travail le week-end."."""
    words = flat(without_included(week.text))
    named = days_named(words)
    is_too = _WEEKEND_TOO.search(words) and not _FEW_HOURS.search(words)
    if named == WEEKEND and (is_too or _FULL_WEEK.search(words)):
        named = set()
    is_each_day = _EVERY_DAY_BUT.search(plain)
    if not named and (
        (len(week.off) > 1 and (week.off != WEEKEND or _RESTS.search(plain)))
        or (week.off and is_each_day)
        or (is_each_day and days_included(week.text)[0] >= WEEKEND)
    ):
        named = set(range(7))
    return tuple(sorted(named - week.off))


def _ending(known: Conditions, text: str, begins: date, today: date) -> Conditions:
    """The conditions with the months that a contract lasts where its end is said: "until Christmas", "mai à août".

    Some days are a contract whose length is no number of months; so are those whose last comes before the first.
    """
    if known.contract_months or known.contract == "CDI":
        return known
    days = stretch_named(text, today)
    is_short = days is not None and _is_some_days(days, today)
    if is_short or days_within_a_month(text, today):
        if offered_in(fold(text), hired=False).kind is not Kind.JOB:
            return known
        return replace(known, contract=known.contract or "CDD", contract_months=None if is_short else 1.0)
    months, season = months_until(text, begins), season_in(text, today)
    if months is None and season is not None:
        months = float(season.months)
    return known if months is None else replace(known, contract=known.contract or "CDD", contract_months=months or None)


def _is_some_days(days: Stretch, today: date) -> bool:
    """Whether days to come are too few for a month, or their end is before their beginning."""
    return max(days.begins, days.ends) >= today and days.ends - days.begins < NEARLY_A_MONTH
