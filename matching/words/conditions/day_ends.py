"""When a day of work begins or ends, where a text says one of the two: "prise de poste à 5 h", "finit à midi".

Hours from and to are read beside it (`window`). Only what is said of the work counts: a verb takes whoever works, the
work or its day before it ("la journée commence", "vous finissez"), so that neither a course nor a bus is read. The
hour of one day of the week, or of one date, is not that of the others.
"""

import re
from dataclasses import dataclass

from matching.words.conditions.passage import Clue, Passage, clue, known
from matching.words.times.days import DAY, MONTHS

HOW_MANY = re.compile(
    r"(?: environ| maximum| minimum)? ?(?:par(?! (?:roulement|equipe))|/ ?(?:[sj]\b|mois|an\b|nuit|sem|jour)|hebdo|"
    rf"(?:la |de )?semaine\b|chaque|mensuel|de (?!pause|travail|{'|'.join(MONTHS)}))"
)
"""Behind hours that are how many there are: "2h à 3h par semaine"."""
HOUR = r"(?:(\d{1,2}) ?(?:h|:)(?:eures?)? ?(\d\d(?!\d))?(?![a-z]))"
_TIME = (
    rf"(?:{HOUR}(?P<later> du soir| de l apres[ -]midi)?|(?P<noon>midi\b)|(?P<midnight>minuit\b)|"
    r"(?P<early_afternoon>debut d apres[ -]midi)|(?P<late_morning>fin de matinee))"
)
_HOURS = known(
    "|".join(f"{figure}{hour}" for figure in range(10) for hour in ("h", " h", ":")) + "|midi|minuit|fin de matinee"
)
"""Without one of these signs a text tells no hour."""
_AT = (
    r"(?:(?:,? (?!dans|des|par|pendant|depuis|avec|sans|jusqu|et\b|puis|pour\b|fini|termin)[a-z]+){0,4}?[ ,:(-]{1,3}"
    r"(?:a|vers|des|pour|avant|entre|en|a partir de|au plus tard a) |(?:,? (?:tres )?tot)?[ :,(-]{1,3})"
)
_AT_ONCE = r"[ ,:(-]{1,3}(?:(?:a|vers|des|pour|avant|entre|en|a partir de) )?"
"""Between what begins or ends and its hour: some words and "à", or nothing but "à"."""
_DAYS_WORK = (
    r"(?:journees?|matinees?|matins?|soirees?|travail|chantiers?|postes?|services?(?! (?:client|public|commercial))|"
    r"tournees?|fournees?|traites?|vacations?|equipes?|horaires?|prestations?|ramassages?|collectes?|recoltes?|"
    r"cueillettes?|nettoyages?|menages?|mise en rayon|production|cell(?:e|es) d[ue] \w+|on|vous|tu|nous)"
)
"""What begins and ends where work does."""
_OF_IT = r"(?: (?!nuit|cours\b|formation|ouvr|ferm)[a-z]+){0,4}?"
_STARTS = (
    rf"\b(?:(?:prises? (?:de|du) (?:poste|service|fonctions?|travail)|{_DAYS_WORK}{_OF_IT} (?:se |s )?"
    rf"(?:commence|debute|demarre|lance|attaque)(?:z|r|nt|rez|ra|e|es)?|commencer|demarrer){_AT}|"
    r"(?:embauche|demarrage|vous partez|debut(?: (?:de|du|des) (?:poste|service|travail|journees?))?|"
    rf"depart(?: (?:de l|du|de la) (?:depot|atelier|entreprise|base))?){_AT_ONCE})"
)
_PRESENT = (
    r"\b(?:etre|soyez|serez|etes|arriver|arrivez|venir|rendre|presente?s?)(?: (?:la|presente?s?|sur place|sur site|"
    r"sur les? \w+|au \w+|a la \w+|a l \w+|en \w+|prete?s?|operationnel\w*))*"
)
_WORK = r"\b(?:travail\w*|horaires?|disponibles?|postes? (?:du|de) (?:matin|soir|jour))\b[^.;!?\d]{0,35}?"
_BEGINS = clue(
    "prise d|prises d|embauche|debut|demarr|depart|vous partez|commenc|lance|attaque",
    rf"{_STARTS}{_TIME}",
    unless=r"\b(?:formation|cours|seances?|reunion|entretiens?|session|job ?dating|information collective|spectacle|"
    r"concert|match|retraite|bus|train|navette|minibus)\b",
    before=60,
    after=60,
)
_IS_THERE = clue(
    "etre|soyez|serez|etes|arriver|arrivez|venir|rendre|present",
    rf"{_PRESENT},? (?:avant|a|des|vers|pour|a partir de) {_TIME}",
    unless=r"candidat|entretien|job ?dating|reunion|information|convo|rendez[ -]vous|contact|appel|telephon|joindre|"
    r"agence|ouvert",
    before=10,
    after=70,
)
_FROM = clue(
    "a partir de|apres |du matin|des midi|" + "|".join(f"des {figure}" for figure in range(10)),
    rf"{_WORK}(?:\b(?:a partir de|des|apres(?= \d)) {_TIME}|(?:a |\()?\b{HOUR} du matin)",
    unless=r"contrat|\bcdi\b|\bcdd\b|temps partiel|contact|appel|telephon|joindre|candidat|entretien|reunion|ouvert|"
    r"\b(?:pas|jamais|aucune?|ni|plus|rien)(?: \w+){0,4} (?:apres|a partir)",
    before=60,
    after=40,
)
_FINISHES = clue(
    "fini|fin |fin:|termin|debauche|acheve|arrete|retour|rentr|jusqu| se f",
    rf"\b(?:(?:{_DAYS_WORK}{_OF_IT}|et|puis|pour)(?: se| s)? (?:finit|finir|finie?s?|finissent|finissez|finirez|"
    rf"(?:termine|acheve|arrete)(?:z|r|nt|rez|ra)?){_AT}|{_DAYS_WORK}{_OF_IT} se (?:fait|font|fera) avant |"
    r"(?:debauche|fin(?: (?:de|du|des) (?:poste|service|travail|journees?))?|"
    rf"retour(?: au (?:depot|siege|garage)| a l \w+| chez (?:vous|soi))?|rentrez chez vous){_AT_ONCE}|"
    rf"(?:travail\w*|horaires?)\b[^.;!?\d]{{0,35}}?jusqu a ){_TIME}",
    unless=r"\b(?:formation|cours|seances?|reunion|entretiens?|session|contrat|candidat\w*|job ?dating|spectacle|"
    r"ouvert\w*|ouvre|appel\w*|telephon\w*|bus|train|navette|minibus|pause)\b",
    before=70,
    after=60,
)
_ONE_DAY = re.compile(
    rf"(?<!au )(?<!du )\b(?:(?:le|les|chaque|tous les|sauf) )?{DAY}|"
    rf"\ble \d{{1,2}}(?:er)?[ /](?:\d|{'|'.join(MONTHS)})|\bnuits?\b|\blendemain\b"
)
_BESIDE = 24
"""So many letters beside an hour tell the day it is of."""
_AND_AT = re.compile(rf"(?: l hiver| l ete| le matin)?(?:,| et| ou| puis)+(?: a| vers)? {HOUR}")
"""Another hour of the same: "à 7 h 30 l'hiver et à 6 h l'été"."""
_WEEK = re.compile(rf"\b(?:du|de|dis) {DAY} (?:au|a) {DAY}|\bjours?\b")
_PARTS = {"noon": 12 * 60, "midnight": 24 * 60, "early_afternoon": 15 * 60, "late_morning": 12 * 60}
"""What an hour told without figures is, in minutes: a part of the day ends no later."""
_AFTER_MIDNIGHT = 4 * 60
"""What ends so early ends in the night that follows."""
_MORNING = 7 * 60
"""What ends before it, and after that, is a night: nobody says when it began."""
_FIRST = 2 * 60
"""Nobody's day begins before: what is said to be earlier is how long something lasts."""


@dataclass(frozen=True, slots=True)
class DayEnd:
    """An hour at which a day of work begins or ends, in minutes after midnight, and the letters that tell it."""

    minutes: int
    begins: int
    stops: int


def starts_in(passage: Passage) -> list[DayEnd]:
    """Each hour at which a text says that work begins."""
    return [one for here in (_BEGINS, _IS_THERE, _FROM) for one in _told(passage, here) if one.minutes >= _FIRST]


def ends_in(passage: Passage) -> list[DayEnd]:
    """Each hour at which a text says that work ends; more than a day where that is after midnight."""
    found = _told(passage, _FINISHES)
    later = [
        DayEnd(one.minutes + 24 * 60, one.begins, one.stops) if one.minutes <= _AFTER_MIDNIGHT else one for one in found
    ]
    return [one for one in later if one.minutes >= _MORNING]


def _told(passage: Passage, here: Clue) -> list[DayEnd]:
    told: list[DayEnd] = []
    if passage.signs.keys().isdisjoint(_HOURS):
        return told
    for first in here.all(passage):
        if _is_of_one_day(passage, first):
            continue
        found: re.Match[str] | None = first
        while found is not None and not HOW_MANY.match(passage.plain, found.end()):
            if (minutes := _minutes(found)) is not None:
                told.append(DayEnd(minutes, first.start(), found.end()))
            found = _AND_AT.match(passage.plain, found.end())
    return told


def _minutes(found: re.Match[str]) -> int | None:
    """The hour of a match, in minutes after midnight; None where it is none."""
    named = found.groupdict()
    for part, minutes in _PARTS.items():
        if named.get(part):
            return minutes
    hours, *rest = [int(one) for one in found.groups() if one and one.isdecimal()]
    total = 60 * hours + (rest[0] if rest else 0)
    is_afternoon = named.get("later") and total < 12 * 60
    return (total + 12 * 60 if is_afternoon else total) if total < 24 * 60 else None


def _is_of_one_day(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a day of the week or a date stands beside it, and no week does."""
    before = re.split(r"[.;\n]", passage.plain[max(0, found.start() - _BESIDE) : found.start()])[-1]
    after = re.split(r"[.;,\n]", passage.plain[found.end() : found.end() + _BESIDE])[0]
    return bool(_ONE_DAY.search(_WEEK.sub(" ", before + found[0] + after)))
