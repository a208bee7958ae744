"""Words that employers cut short, written in full: "tt les matins du lun au ven, exp" says days, hours, experience.

A day that is misspelt is spelled first: one that nobody reads makes the week, and its hours, too short. Each rule mends
one habit where nothing else can be meant; all other words stay as they were.
"""

import re
from datetime import date

from matching.words.spelling.times import days_spelled
from matching.words.times.days import DAY, DAYS

_CUT = r"(?:lun|mar|mer|merc|jeu|ven|vend|vendr|sam|dim)(?![\w'’])\.?"
_WHOLE = rf"{DAY}\b"
_ANY = rf"(?:{_WHOLE}|{_CUT})"
_BETWEEN = r"(?:,? (?:et|ou|au|a|à|puis) (?:le )?|,? | ?[/+&>-] ?)"
_RUN = re.compile(rf"\b{_ANY}(?:{_BETWEEN}{_ANY})+", re.IGNORECASE)
_A_SEA_OR_A_GAME = re.compile(r"\b(?:mer|jeu)(?![\w'’])", re.IGNORECASE)
"""What are days only beside another that is cut short."""
_SURELY_CUT = re.compile(rf"\b(?!mer\b|jeu\b){_CUT}", re.IGNORECASE)
_ALONE = re.compile(
    r"\b(?P<lead>le|du|les|chaque|repos|sauf|hors|fermé|ferme|off|libre) (?P<day>(?:lun|mar|ven|vend|sam|dim))"
    r"(?![\w'’])\.?",
    re.IGNORECASE,
)
_BEFORE_ITS_HOURS = re.compile(
    rf"\b(?P<day>{_CUT})(?= ?(?:\d{{1,2}} ?h|de \d|matin|apr[eè]s|soir|midi))", re.IGNORECASE
)
_SPAN = re.compile(rf"^({_WHOLE}) ?(?:-|>|à|a) ?({_WHOLE})$", re.IGNORECASE)
"""Two days with a line between them are the first and the last: "mar-sam"."""

_FROM_MONDAY = re.compile(
    rf"(?<!et )(?<!ou )(?<![,/] )(?<!di )\b(?P<first>{'|'.join(DAYS[:2])}) (?P<last>{'|'.join(DAYS[3:])})\b"
    rf"(?! ?(?:,|et|ou|/|\+)? ?{_WHOLE})",
    re.IGNORECASE,
)
_MORE_THAN_TWO_DAYS = re.compile(
    r"(?<![\d,.:h-])(?:2[5-9]|3\d|4[0-8]) ?h(?:eures?)?\b(?! ?(?:\d|par mois|/ ?mois))", re.IGNORECASE
)
"""Hours of a week that two days do not hold: "39 h, lundi vendredi" is from Monday to Friday."""

_MONTHS = {
    "janv": "janvier",
    "jan": "janvier",
    "fev": "février",
    "fév": "février",
    "fevr": "février",
    "févr": "février",
    "avr": "avril",
    "juil": "juillet",
    "sept": "septembre",
    "oct": "octobre",
    "nov": "novembre",
    "dec": "décembre",
    "déc": "décembre",
}
_A_WHOLE_MONTH = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)"
_A_CUT_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![\w'’])\.?"
_NO_COUNT = r"(?! ?(?:jours?|heures?|h\b|mois|semaines?|personnes?|postes?|ans\b|fois|nuits?|sur\b))"
"""Behind "sept", what would make it a number."""
_MONTH = re.compile(
    r"(?P<lead>\b(?:début|debut|fin|mi|en|pour|dès|des|courant|jusqu['’]?(?:à|a|en)|(?:de|à|a|au)|"
    rf"\d{{1,2}}|1er|{_A_WHOLE_MONTH})"
    rf"[ -]|(?<=, )|^){_A_CUT_MONTH}{_NO_COUNT}(?= ?(?:$|[,;.!)/-]|à |a |au |20\d\d|\d{{1,2}} ?h|et |pour |jusqu))",
    re.IGNORECASE,
)

_HABITS = tuple(
    (re.compile(habit, re.IGNORECASE), said)
    for habit, said in (
        (r"\bt\.?l\.?j\b\.?", "tous les jours"),
        (r"\bt(?:ou)?[st] (?=les (?:jours?|matin|soir|midi|apr|week|lun|mar|mer|jeu|ven|sam|dim))", "tous "),
        (r"\b(?:wk|w|week)[ -]?(?:end|e|ends)(?P<s>s?)\b(?!['’])", r"week-end\g<s>"),
        (r"\b(?:aprem|apr[eè]m|ap[ -]?midi|apm|apr[eè]s midi)(?P<s>s?)\b", r"après-midi\g<s>"),
        (r"\b(?:mi|demi)[ -]?t(?:em)?ps\b", "mi-temps"),
        (r"\bt(?:em)?ps (?=plein|complet|partiel)", "temps "),
        (r"\bplein t(?:em)?ps\b", "temps plein"),
        (r"\bexp(?:[ée]r)?\b\.? ?(?=\d|exig|souhait|demand|requis|oblig|mini|dans|en |[,;.]|$)", "expérience "),
        (r"\bq(?:l?q(?:1|['’]?u?['’]?n)|uelqun)\b", "quelqu'un"),
        (r"(?:(?<=\bd['’ ])|(?<=\bsans ))exp(?:[ée]r)?\b\.?", "expérience"),
        (r"\bpr\b(?= (?:(?!\d)[a-zéà]|\d+ (?:jours?|semaines?|mois)\b))", "pour"),
        (r"\bsem(?:aine)?s? ?(?:1|2|a|b|paires?|impaires?) ?:", "une semaine sur deux"),
        (r"\bpdt\b", "pendant"),
        (
            r"\b(?-i:AS)\b(?= (?:(?-i:DE)\b|de (?:nuit|jour)|nuit|jour|h ?/ ?f\b|cdi|cdd|dipl[ôo]m|temps|mi-temps|\d))",
            "aide-soignant",
        ),
        (r"(?<![\w'’])j(?=(?:re)?cherch|recrut|embauch|propos|voudrai|souhait|aurai|ai besoin)", "je "),
        (r"^\W*(?:slt|salut)\b", "salut"),
        (r"^\W*(?:bjr|bnjr)\b", "bonjour"),
        (r"^\W*bsr\b", "bonsoir"),
        (r"(?<=\d) ?jrs?\b", " jours"),
        (r"(?<=\d) ?sem\b\.?(?! ?[12ab]\b)", " semaines"),
        (r"\bd[ée]b\b\.?(?= (?:accept|ok\b|bienvenu|admis|possible|oui\b))", "débutant"),
        (
            r"\b(?P<who>(?:ouvri[eè]re?|salari[ée]e?|employ[ée]e?|saisonni[eè]re?|aide|commis|apprentie?)s?) agri\b\.?",
            r"\g<who> agricole",
        ),
        (r"\bds\b(?= [a-z])", "dans"),
        (r"^\W*(?:ch|rech|cherch)\b\.?(?= \w)", "cherche"),
        (r"(?<=\d) ?j(?= ?(?:/|sur|par|de repos|semaine))", " jours"),
        (r"(?<=\d) jours */? ?(?:par +)?sem(?:aine)?s?\b", " jours par semaine"),
        (r"(?<=\d) jours *(?:/|sur) ?(?:7|sept)\b", " jours sur 7"),
        (r"\bdispo\b", "disponible"),
        (
            r"(?<!\bdu )(?<!\ble )(?<!\bde )(?<!\d)"
            rf"(?=(?:1er|[1-3]?\d) {_A_WHOLE_MONTH} (?:au|jusqu['’]au) (?:1er|\d))",
            "du ",
        ),
    )
)

_NAMES = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
_A_DATE = r"(\d{1,2})/(0?[1-9]|1[0-2])(?:/(?:20)?\d\d)?"
_FROM_TO = re.compile(rf"\bdu {_A_DATE} (?:au|jusqu['’]au) {_A_DATE}(?![/\d])", re.IGNORECASE)
"""Dates in figures, from one to another: "du 20/12 au 24/12"."""

_ON_WEEKDAYS = re.compile(
    r"(?<!\d)(?<!h )(?<!heures )(?<!jour )(?<!jours )(?<!soirs )(?<!matins )(?<!midis )(?<!nuits )(?<!fois )"
    r"\ben semaine\b",
    re.IGNORECASE,
)
_NO_DAY = r"(?:sauf|pas|hors|sans|ni|jamais)(?: (?:le|les|de|du))?"
_A_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS[:5])})s?\b", re.IGNORECASE)
_A_DAY_OFF = re.compile(rf"\b{_NO_DAY} {_WHOLE}(?:(?:,| et| ni)(?: le)? {_WHOLE})*", re.IGNORECASE)
"""Of a week whose days are named beside, "en semaine" names none."""


def in_full(text: str) -> str:
    """`text` with its cut words written in full, and its days as they are spelled: "du mar au samdi" is "du mardi au
    samedi"."""
    text = days_spelled(text)
    for habit, said in _HABITS:
        text = habit.sub(said, text)
    text = _FROM_TO.sub(_dates_in_full, text)
    text = _RUN.sub(_days_in_full, text)
    if _MORE_THAN_TWO_DAYS.search(text):
        text = _FROM_MONDAY.sub(r"\g<first> au \g<last>", text)
    text = _ALONE.sub(lambda found: f"{found['lead']} {_day(found['day'])}", text)
    text = _BEFORE_ITS_HOURS.sub(lambda found: _day(found["day"]), text)
    text = _MONTH.sub(lambda found: f"{found['lead']}{_MONTHS[found['month'].lower()]}", text)
    return text if _A_WEEKDAY.search(_A_DAY_OFF.sub(" ", text)) else _ON_WEEKDAYS.sub("du lundi au vendredi", text)


def day_in_full(day: date) -> str:
    """As a text tells a day: "mercredi 25 novembre"."""
    return f"{DAYS[day.weekday()]} {day.day} {_NAMES[day.month - 1]}"


def _dates_in_full(found: re.Match[str]) -> str:
    first, from_month, last, to_month = (int(one) for one in found.groups())
    return f"du {first} {_NAMES[from_month - 1]} au {last} {_NAMES[to_month - 1]}"


def _days_in_full(found: re.Match[str]) -> str:
    if _A_SEA_OR_A_GAME.search(found[0]) and not _SURELY_CUT.search(found[0]):
        return found[0]
    run = re.sub(rf"\b{_ANY}", lambda one: _day(one[0]), found[0], flags=re.IGNORECASE)
    return _SPAN.sub(r"\1 au \2", run)


def _day(cut: str) -> str:
    """The whole name of a day; one that is whole stays."""
    letters = cut.rstrip(".").lower()
    return (
        cut if len(letters) > 5 or letters.endswith("di") else next(one for one in DAYS if one.startswith(letters[:3]))
    )
