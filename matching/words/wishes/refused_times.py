"""Where a refusal of days or hours ends, so that the trade beside it stays: "pas de samedi menage" asks for cleaning.

What refuses is set apart by commas, at which the clauses of a wish are told.
"""

import re

from matching.words.times.days import NAMED
from matching.words.wishes.hours_possible import bounds_told
from matching.words.wishes.only_days import ALONE, only_days_told

_NO = r"(?:pas|sauf|sans|jamais|ni|hors|hormis|[ée]vit(?:er|ez|e)|no)"
"""With the English one, which refuses nothing else here: "no experience" is somebody's who begins."""
LINK = (
    r"(?:\s*\b(?:l['’]|d['’]|(?:les?|la|du|des?|en|trop|tr[eè]s|travail\w*|bosser|venir|possible|disponible|dispo|libre|"
    r"(?:me )?lever|commencer|d[ée]buter|embaucher|finir|terminer|rentrer|aux?|"
    r"pendant|durant|chaque|tous|toutes?|plus d[eu]|avant|apr[eè]s|vers|[àa]|partir|entre|d[eè]s|"
    r"on|at|in|the|в|у|во|по|في)(?=\s))){0,8}"
)
"""Small words before a time, a few: a line of them without an end is not read again from each."""
_CLOCK = r"\d{1,2}\s?(?:h(?:eures?)?)(?:\s?[0-5]\d\b|\b)(?:\s?(?:/|par)\s?(?:j(?:ours?)?|semaine|sem)\b)?"
_SOON_OR_LATE = r"(?:t[oô]t|tard|bonne heure|aube|aurores?)"
_PART = r"(?:matin(?:[ée]e)?|soir(?:[ée]e)?|nuit|journ[ée]e)s?"
TIME = (
    rf"(?:{_SOON_OR_LATE}\s+(?:(?:le|du|dans la|en|au|de la)\s+)?{_PART}|"
    rf"{_PART}\s+(?:(?:trop|tr[eè]s|de)\s+){{0,3}}{_SOON_OR_LATE}|"
    rf"(?:{NAMED}|matin|midi|soir|nuit|week-end|semaine-end)s?|"
    r"(?:matin[ée]e|soir[ée]e|apr[eè]s[- ]midi|journ[ée]e)s?|vacances(?: scolaires)?|(?:jours? )?f[ée]ri[ée]s?|"
    rf"{_SOON_OR_LATE}|{_CLOCK})"
)
"""A day, a part of one, an hour, or how early and late: "tôt le matin" is one time, and "matin" no other."""
_ONE = rf"{LINK}\s*\b{TIME}(?!\w)"
_WHY = (
    r"\s+(?:parce|car|puisque|[àa] cause|pour (?:garder|mes|mon|ma|m['’]|les|l['’]|raison)|mes|mon|ma|"
    r"(?:je\s|j['’]\s?)(?!(?:veux|voudrais|cherche|recherche|aime|souhait|peux|sais)))[^,;.!?]*"
)
"""Why a time is refused is no wish: "pas le mercredi je garde mes enfants"."""
_ASIDE = r"\s*\([^()]*\)"
"""What stands between brackets behind a refusal is why, too: "pas le mardi (soins)"."""
_BRACKETS = re.compile(_ASIDE)
_REFUSAL = re.compile(
    rf"(?P<times>(?<!pourquoi )\b{_NO}(?=\s){_ONE}"
    rf"(?:\s*(?:/|&|\+|-|à|,?\s*\bni\b|\b(?:et|ou|au|a)\b){_ONE}|\s+{TIME}(?!\w))*)(?:{_WHY}|{_ASIDE})?",
    re.IGNORECASE,
)
"""A word that refuses and the times that it refuses: "pas le samedi ni le dimanche matin", "pas plus de 2h"."""
_CANNOT = (
    r"(?:je|moi je|on|c['’]est)\s+(?:ne\s+|n['’])?"
    r"(?:(?:peux?t?|travaille|veux?t?|suis|bosse)\s+)?pas(?:\s+(?:travailler|bosser|venir|dispo\w*|libre|l[àa]|possible))?"
    r"\b(?!\s+(?:de|le|la|les|du|des|avant|apr[eè]s|trop|plus)\b)"
)
_MINE = r"(?:mes|mon|ma|nos|notre)\s"
_TAKEN = (
    # "mercredi non", "le soir impossible", "le jeudi c'est compliqué"
    r"(?:(?:c['’ ]?est|[çc]a (?:va )?(?:m['’ ]arrange|[êe]tre)|m['’ ]arrange)\s+(?:trop\s+|un peu\s+)?)?"
    r"(?:non(?=\W*(?:$|[,;.!?)]|(?:et|mais|car)\b))|pas\b(?=\W*(?:$|[,;.!?)]))|"
    r"(?<!pas )(?:impossible|exclu|interdit|compliqu[ée]|difficile)\b)|"
    # "le matin je suis prise", "le lundi j'ai cours"
    r"(?:je\s+)?suis\s+(?:d[ée]j[àa]\s+)?(?:occup[ée]e?|prise?|absente?|en (?:cours|formation|stage))\b|"
    r"j['’ ]?ai\s+(?:cours|formation|[ée]cole|rdv|rendez[- ]vous|kin[ée]|sport)\b|"
    # "le soir j'ai mes enfants", "le mercredi je garde mon fils", "le soir c'est pour ma famille"
    rf"(?P<kin>j['’ ]?ai\s+(?={_MINE})|je\s+(?:dois\s+)?(?=garde[r]?\s+{_MINE})|je\s+m['’ ]occupe\s+de\s+(?={_MINE})|"
    rf"je\s+suis\s+(?=avec\s+{_MINE})|c['’ ]?est\s+(?:pour\s+)?(?={_MINE}))"
)
_NO_TIME = rf"(?:{_CANNOT}|{_TAKEN})"
_SAYS_SO = re.compile(rf"\b{_NO_TIME}", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;.!?(]|\b(?:et|mais|car))\s*$", re.IGNORECASE)
_NEXT = rf"(?:(?:(?<=di)|(?<=che)),(?=\s*(?:les?\s+)?{NAMED})|\s*\b(?:et|ou|ni)\b|(?=\s+{NAMED}))"
_SAID_BEFORE = re.compile(rf"(?P<times>{_ONE}(?:{_NEXT}{_ONE}){{0,6}})\s*[,:]?\s+{_NO_TIME}", re.IGNORECASE)
"""A refusal behind its times: "le week-end je peux pas", "samedi, je travaille pas", "le soir j'ai mes enfants"."""
_NEARBY = 40
_IS_REFUSED = re.compile(rf"\b{_NO}{LINK}\s*$", re.IGNORECASE)
"""The end of what refuses the times behind it."""
_AT_HOME = re.compile(
    r"(?:\b(?:je|j['’]|veu[xt]?|voudrais?|dois?|aime(?:rais)?|besoin|pour|d['’]|de|mais|et)\s*){0,4}"
    r"\b(?:[êe]tre|rester|suis|sois)\s+(?:chez (?:moi|nous)|[àa] la maison|en famille|avec (?:mes|mon|ma) \w+)\s+"
    rf"(?P<times>(?:tous?\s+|chaque\s+)?{_ONE})",
    re.IGNORECASE,
)
"""Who wants to be at home then works then no more: "être chez moi le soir"."""
_MY_OWN = re.compile(
    rf"\b(?:(?:avoir|garder|profiter de)\s+(?P<kept>(?:mes|mon|ma|les?)\s+{TIME})(?:\s+libres?)?|"
    rf"(?P<own>(?:mes|mon|ma)\s+{TIME})\s+(?:libres?|off)|repos\s+(?P<off>{_ONE}))(?!\w)",
    re.IGNORECASE,
)
"""Times that somebody keeps for themselves: "garder mes soirées", "repos le dimanche"."""
_ON_WEEKDAYS = re.compile(r"(?<!\d )\ben semaine\b(?! (?:du|de|prochaine|[ab\d])\b)", re.IGNORECASE)
_NAMES_THE_WEEKEND = re.compile(r"\b(?:week-end|samedi|dimanche|semaine-end)", re.IGNORECASE)
_ONLY = rf"(?<!pas )(?<!plus )(?<!autre )(?<!parce )(?<! t[ôo]t )(?<! tard )\b(?:juste|que|{ALONE})"
_IN_THE_WEEK = re.compile(
    rf"(?:{_ONLY}\s+(?:en|la|pendant la)\s+semaine|\b(?:en|la)\s+semaine\s+{ALONE})(?!\w|-| (?:du|de|prochaine)\b)",
    re.IGNORECASE,
)
"""Who works from Monday to Friday alone refuses the weekend: "ménage que la semaine"."""
_ONLY_THEN = re.compile(rf"{_ONLY}\s+(?=(?:(?:les?|la|du|en)\s+|l['’]\s?)?{TIME}(?!\w))", re.IGNORECASE)
"""What stands before the only time that is asked for: "juste le matin" is "le matin"."""
_TOO = (
    r"(?:(?<!-)(?<!quand )(?<!pas )(?<!le )m[êe]me|y\s+compris|"
    r"(?:c['’ ]?est\s+)?(?:ok|d['’]\s?accord)\s+(?:pour\s+)?(?:travailler|bosser|venir)?)"
)
_SUITS = (
    r"(?:(?:[çc]a\s+)?(?:ne\s+)?me\s+d[ée]range\s+pas|(?:[çc]a\s+(?:me\s+)?va|c['’ ]?est\s+bon|ok|oui)(?:\s+aussi)?|"
    r"(?:c['’ ]?est\s+)?(?:pas\s+de|sans|aucun)\s+(?:souci|probl[eè]me|pb)s?|(?:c['’ ]?est\s+)?possible\s+aussi|"
    r"aussi\s+(?:[çc]a\s+va|possible)|pourquoi\s+pas)(?!\s+(?:mieux|bien))"
)
_WELCOME = re.compile(
    rf"\b{_TOO}\s*{_ONE}|(?:(?<=^)|(?<=[,;.!?(]))\s*(?:mais\s+|et\s+)?{_ONE}(?:\s+(?:et|ou)\s+{_ONE})?\s+{_SUITS}(?!\w)",
    re.IGNORECASE,
)
"""Times that suit too: "ménage même le soir", "le dimanche ça va". They ask for no such time."""
_OR = re.compile(r"\bou\b", re.IGNORECASE)
_OTHER_NO = re.compile(r"\b(?:no|hormis|[ée]vit(?:er|ez|e))\b", re.IGNORECASE)


def refusals_apart(text: str) -> str:
    """The French `text` with a comma before and behind each refusal of days or hours; a text without any as it is."""
    has_weekend = _NAMES_THE_WEEKEND.search(text)
    text = only_days_told(bounds_told(_WELCOME.sub(" ", text)))
    text = _ONLY_THEN.sub("", _IN_THE_WEEK.sub(", pas le week-end, ", text))
    if not (has_weekend or _NAMES_THE_WEEKEND.search(text)):
        text = _ON_WEEKDAYS.sub(", pas le week-end, ", text)
    text = _AT_HOME.sub(lambda found: f", pas {found['times'].strip()}, ", text)
    text = _MY_OWN.sub(lambda found: f", pas {_owned(found).strip()}, ", text)
    if _SAYS_SO.search(text):
        text = _SAID_BEFORE.sub(_refusing, text)
    pieces: list[str] = []
    last = 0
    for found in _REFUSAL.finditer(text):
        pieces += [text[last : found.start()].strip(), _plain(_BRACKETS.sub("", found[0]))]
        last = found.end()
    if not pieces:
        return text
    return ", ".join(piece for one in (*pieces, text[last:]) if (piece := one.strip(" ,")))


def without_asides(text: str) -> str:
    """The text without what stands between brackets behind a refusal of days or hours."""
    return _REFUSAL.sub(lambda found: _BRACKETS.sub("", found[0]), text)


def refusals_in(text: str) -> list[str]:
    """The refusals of the French `text`, each without why: "pas le soir ni le week-end"."""
    return [_plain(found["times"]) for found in _REFUSAL.finditer(text)]


def without(text: str) -> str:
    """The French `text` without its refusals of days or hours, and without why."""
    bare = (one.strip(" ,") for one in _REFUSAL.split(text)[::2])
    return ", ".join(one for one in bare if one)


def _refusing(found: re.Match[str]) -> str:
    """The refusal of times that it stands behind, unless they are refused before: why they are, then. Who has children
    then says so of times that begin the clause: "garde de nuit, j'ai ma fille" is work at night."""
    before = found.string[max(0, found.start() - _NEARBY) : found.start()]
    of_work = found["kin"] is not None and not _CLAUSE_BEGINS.search(before)
    return found[0] if of_work or _IS_REFUSED.search(before) else f", pas {found['times'].strip()}, "


def _owned(found: re.Match[str]) -> str:
    """The times that somebody keeps, with an article: "mes soirées" are "les soirées"."""
    return re.sub(r"^(?:mes|mon|ma)\b", "les", found["kept"] or found["own"] or found["off"], flags=re.IGNORECASE)


def _plain(refusal: str) -> str:
    return _OTHER_NO.sub("pas", _OR.sub("ni", refusal.strip()))
