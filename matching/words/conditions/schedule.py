"""When one works: the days, shifts, nights and weekends that a text speaks of."""

import re

from kit import fold
from matching.words.conditions.passage import Found, Passage, clue
from matching.words.numbers import between
from matching.words.times.days import DAY, DAYS, NAMED, day_number, days_from_to

_NOT_OURS = (
    r"agences?|accueill|ouvert|ferme|contact|joindre|appel|telephon|rendez|candidat|entretiens?|bureaux|cabinet|"
    r"crit|selon vos|vos dispo|votre emploi du temps|creneaux|souhait|planifi"
)
"""What a sentence speaks of where its days are those of an office, or the ones that a person may choose."""

_NO = r"\b(?:pas|sans|ni|hors|hormis|jamais|aucune?s?|exclu\w*)"
_EXCLUDED = (
    r" (?:est |sont )?"
    r"(?:exclu\w*|non (?:travaill|compris|prevu|concern|demande|effectu)\w*|jamais|n est pas|ne sont pas)"
)
"""What says no before and after hours."""

_SPAN = clue("di au |di a |dis au ", rf"({DAY}) (?:au|a) ({DAY})", unless=_NOT_OURS, before=24, after=24)
_LIST = clue(
    "|".join(DAYS),
    rf"(?:les |le |: ?)({DAY}(?:(?: ?, ?(?:les? )?| et (?:les? )?| ?/ ?){DAY})+)",
    unless=_NOT_OURS,
)
_OFF = clue(
    "repos|conge", rf"(?:repos|conges?)(?: hebdomadaires?)?[ :]{{1,3}}(?:les? )?({DAY}(?:(?: et | ?- ?| ?, ?){DAY})*)"
)
_AFTER = re.compile(rf"[^.\n]{{0,50}}?(?: et|,|/|-)(?: le| les)? ({NAMED})")
_NAMED = re.compile(NAMED)

_SHIFTS = clue(
    "x8|x 8|*8|/8|x7|travail poste|horaire poste|horaires poste|roulement|tournant|equipe alter|equipes alter|"
    "equipe tour|equipes tour|successive|re d equipe|res d equipe|2 equipes|3 equipes|deux equipes|trois equipes|"
    "equipe matin|equipe du matin|equipe de matin|equipe apres|equipe d apres|equipe de nuit|equipe nuit|alterne|"
    "en alternance",
    r"\b[2345] ?[x*/] ?[78]\b|travail poste|horaires? postes?\b|(?:en|par|travail en) roulement|planning tournant|"
    rf"horaires? (?:d equipe|tournants?|alternes?|alternants?)|en {between(2, 3)} equipes|"
    r"equipes? (?:alternantes?|tournantes?|successives?)|equipe (?:de |du |d )?(?:matin|apres-midi|nuit)|"
    r"matin(?:s|ee)? ?(?:et|ou|/) ?(?:l )?apres-midi en alternance",
    unless=rf"week[ -]?ends? .{{0,30}}roulement|equipe du (?:soir|matin) selon|"
    rf"{_NO}(?: d[eu]| en| horaires?| travail)* (?:[2345] ?[x*/] ?[78]|postes?|roulement|equipes?)\b",
    before=40,
    after=40,
)
_IRREGULAR = clue(
    "irreguli|variab|decal|atypi",
    r"\bhoraires?(?: de travail)? (?:\w+ (?:et|ou) )?(?:irreguliers?|variables?|decales?|atypiques?)\b",
    unless=rf"{_NO}(?: d[eu]?| les?)* horaires?",
    before=40,
)
_LATE = r"(?:1[89]|2[0-3]) ?h ?(?:\d\d)? ?(?:-|a|/|jusqu a) ?(?:0?[0-8]) ?h"
_OTHERS_NIGHTS = (
    r"\b(?:fonctionne\w*|tourne|ouvert\w*|ouvre|(?:transmi|relais|releve|relaie|en lien|collabor|collegue)\w*)"
    r"\b.{0,30}\bnuit"
)
"""Nights of a place or of others, not of this job: "le service fonctionne la nuit", "en lien avec l'équipe de nuit"."""
_NIGHTS = clue(
    "nuit",
    r"(?:travail\w*|horaires?|postes?|equipes?|services?|surveill\w+|veill\w+|semaines?|gardes?|receptionnistes?|"
    r"agents?|infirmi\w+|soignante?s?|heures)(?: \w+)? (?:de|la|en) nuits?\b|\b\d nuits (?:par|/)",
    unless=r"(?:primes?|indemnit\w+|majorations?|panier|nuitees?) .{0,20}nuit|heures de nuit (?:sont )?(?:major|paye)|"
    rf"selon vos dispo|vos disponibilites|\bpossibilite|{_OTHERS_NIGHTS}",
    before=50,
)
_NIGHTS_TOO = clue(
    "nuit",
    r"\b(?:travail\w*|horaires?|postes?|semaines?|gardes?|vacations?|shifts?|rythme|roulement|alternance|planning|"
    r"vous serez|vous etes)\b[^.;!?\n]{0,40}?\bjour(?:nee)? ?(?:et|-|,|puis|comme) ?(?:de |la )?nuits?\b",
    unless=rf"(?:primes?|indemnit\w+|majorations?) .{{0,20}}nuit|vos dispo|\bpossibilite|{_OTHERS_NIGHTS}",
    before=90,
)
"""By day and by night, said of the work: "vous travaillez de jour et de nuit"."""
_THREE_TEAMS = clue(
    "3x8|5x8|3 x 8|5 x 8|3*8|5*8|3/8",
    r"(?<!/)\b[35] ?[x*/] ?8\b(?!/)",
    unless=rf"\b2 ?[x*/] ?[78]\b|\betc\b|\b(?:fonctionn|tourne)|\b(?:du|le|au) [35]/8|"
    rf"{_NO}(?: d[eu]| en| horaires?| travail| rythme)* [35] ?[x*/] ?8|8 non\b",
    before=4,
    after=6,
)
"""Teams all round the clock. A list that leaves two teams too ("2x8, 3x8, etc.") does not tell which."""
_TWO_TEAMS = clue(
    "2x8|2 x 8|2*8|2x7|semaine du matin|semaine de matin|semaine le matin|2 equipes|deux equipes",
    r"\b2 ?[x*] ?[78]\b(?!,? ?(?:et|ou|/|-|puis)? ?(?:en )?[35] ?[x*])|"
    r"\bsemaine (?:du |de |le )matin[ ,]+(?:et |puis )?(?:une |l autre )?(?:semaine )?(?:d |de l |l )?apres[ -]midi|"
    r"\b(?:2|deux) equipes[ ,:(]+(?:de )?\d",
    unless=rf"\bnuit|{_NO}(?: d[eu]| en| horaires?| travail)* 2 ?x",
    before=4,
    after=60,
)
"""Two teams a day: early and late, not at night."""
_LATE_HOURS = clue(
    "18h|18 h|19h|19 h|20h|20 h|21h|21 h|22h|22 h|23h|23 h",
    rf"\b{_LATE}",
    unless=r"\bouvert|\bfonctionn",
    before=18,
    after=18,
)
_DAY_WORK = (
    r"(?:travail(?:lez|lant|ler(?= en))?|(?:postes?|horaires?)(?: \w+)?|temps (?:plein|partiel)|semaine,?|se fait) "
    r"(?:de jour|en journee|de journees?)\b"
    r"(?! ?[,*]? ?(?:et|-|/|ou|puis|comme)? ?(?:travail )?(?:de |en |la |le )?(?:nuits?\b|soir|[2-5] ?[x*] ?[78]))"
)
"""The work is by day, and not by night or in the evening too."""
_BY_DAY_WORK = clue("de jour|en journee|de journee", _DAY_WORK, before=35, after=35)
_NO_NIGHTS = clue(
    "nuit|de jour|en journee|de journee",
    rf"{_NO}(?: d[eu]| la| les?| en| travail\w*| horaires?| postes?| heures?| services?| gardes?| equipes?)* nuits?\b|"
    rf"nuits?{_EXCLUDED}|{_DAY_WORK}",
    before=35,
    after=35,
)
_BY_DAY = clue(
    "matin|apres-midi|apres midi|journee",
    rf"(?:travail|poste|horaires?|heures)(?: \w+){{0,2}} (?:du|le) matin\b|(?:les?|tous les) (?:{NAMED})?s? ?"
    rf"(?:matins?|apres[ -]midis?)\b(?! (?:et le )?soir)|\b{between(1, 9)} (?:matinees|"
    r"apres[ -]midis?|demi[ -]journees?)\b|\b\d{1,2} ?h ?\d* (?:par|/) ?jour (?:le matin|en journee)",
    unless=rf"{_NOT_OURS}|coupure|\bsoir|reuni|autour d|occasionnel|parfois|parents|equipe d[eu]|\btot\b",
    before=35,
    after=30,
)
"""Parts of the day that are not the night: "le mardi matin", "en trois matinées"."""
_WEEKENDS = clue(
    "week|samedi|dimanche|feries|we ",
    r"week[ -]?ends?|\bsamedis?\b|\bdimanches?\b|jours feries|\bwe\b(?= (?:et|ou|travaill|inclus))",
    unless=rf"{_NOT_OURS}|bons? week|repos[ :]{{1,3}}(?:hebdo\w* )?(?:les? )?(?:samedi|dimanche)|"
    rf"hors (?:les )?(?:dimanches?|week)|\d/\d\d/|feries .{{0,40}}non travail|"
    rf"mission (?:samedi|dimanche)|{_NO}(?: d[eu]| les?| travail\w*)* samedis?|samedis?{_EXCLUDED}",
)
_NO_WEEKENDS = clue(
    "week|samedi|dimanche",
    rf"(?:{_NO}(?: d[eu]| les?| la| travail\w*| ouverture| deplacements?)*|repos (?:le|les|"
    r"tous les)) "
    rf"(?:week[ -]?ends?|samedis? et (?:les? )?dimanches?)|{_NO}(?: d[eu]| les?| travail\w*)* dimanches?|"
    rf"week[ -]?ends? (?:libres?|de repos|non travailles?)|(?:week[ -]?ends?|dimanches?){_EXCLUDED}",
    before=50,
)


_RARELY = clue(
    "week|samedi|dimanche",
    r"(?:un|1|deux|2|quelques|certains)(?: ou deux)? (?:week[ -]?ends?|samedis?|dimanches?)(?: \w+)? "
    rf"(?:par|sur|/|dans)(?: le| \w+)? ?(?:mois|an\b|trimestre|{between(3, 5)}\b|l annee)|"
    r"(?:week[ -]?ends?|samedis?|dimanches?) (?:occasionnel\w*|ponctuel\w*|de temps en temps|possibles?|eventuel\w*)|"
    r"(?:occasionnellement|ponctuellement|parfois|quelques|certains) (?:le |les |un )?"
    r"(?:week[ -]?ends?|samedis?|dimanches?)",
)


def days_in(passage: Passage) -> Found[tuple[int, ...]] | None:
    """The days of work, 0 for Monday: "du mardi au samedi", "les lundis et jeudis", "repos le mercredi"."""
    if span := _SPAN.first(passage):
        days = days_from_to(*map(day_number, span.groups())) | _day_after(passage, span.end())
        return Found(tuple(sorted(days)), passage.words(*span.span()))
    off = _OFF.first(passage)
    if off and len(_named(off[1])) > 1:  # one day off leaves the other unsaid
        return Found(tuple(sorted(set(range(7)) - _named(off[1]))), passage.words(*off.span()))
    some = _LIST.first(passage)
    if some and not _named(some[1]) <= {5, 6}:  # on Saturdays and Sundays too, the other days are not said
        return Found(tuple(sorted(_named(some[1]))), passage.words(*some.span()))
    return None


def shifts_in(passage: Passage) -> Found[bool] | None:
    """True where work goes in shifts: "2x8", "travail posté", "horaires d'équipe"."""
    return _SHIFTS.yes(passage)


def irregular_in(passage: Passage) -> Found[bool] | None:
    """True where hours are said to be irregular: "horaires irréguliers", "horaires de travail décalés"."""
    return _IRREGULAR.yes(passage)


def nights(*said: str | None) -> bool | None:
    """Whether a label speaks of night work; "travail en journée" is no."""
    found = nights_in(Passage(" ".join(one for one in said if one)))
    return None if found is None else found.value


def nights_in(passage: Passage) -> Found[bool] | None:
    """Whether a text speaks of night work, or of hours that are at night; hours of the day say no.

    What is said of the place ("le service fonctionne jour et nuit") says nothing. Work said to be by day, or of two
    teams, is taken at its word against "jour et nuit" or "3x8".
    """
    no = _NO_NIGHTS.no(passage)
    if no and "nuit" in no.words.lower():
        return no
    if sure := _NIGHTS.yes(passage) or _LATE_HOURS.yes(passage):
        return sure
    by_day = no or _BY_DAY.no(passage)
    return by_day if no or _TWO_TEAMS.first(passage) else _round_the_clock(passage) or by_day


def is_by_day(passage: Passage) -> bool:
    """Whether work is said to be by day: "travail en journée", "horaires de journée"."""
    return _BY_DAY_WORK.first(passage) is not None


def weekends(*said: str | None) -> bool | None:
    """Whether a label speaks of work on Saturdays or Sundays."""
    found = weekends_in(Passage(" ".join(one for one in said if one)))
    return None if found is None else found.value


def weekends_in(passage: Passage) -> Found[bool] | None:
    """Whether a text speaks of work on Saturdays or Sundays; days from Monday to Friday say no."""
    if no := _NO_WEEKENDS.no(passage):
        return no
    if some := _WEEKENDS.yes(passage):
        return some
    days = days_in(passage)
    return Found(any(day > 4 for day in days.value), days.words) if days else None


def weekends_rarely_in(passage: Passage) -> Found[bool] | None:
    """True where Saturdays or Sundays are worked now and then only."""
    return _RARELY.yes(passage)


def _round_the_clock(passage: Passage) -> Found[bool] | None:
    """True where teams take turns by day and by night."""
    return _NIGHTS_TOO.yes(passage) or _THREE_TEAMS.yes(passage)


def _named(words: str) -> set[int]:
    return {day_number(day) for day in _NAMED.findall(fold(words))}


def _day_after(passage: Passage, end: int) -> set[int]:
    """The day that follows at once: "du lundi au jeudi de 8h à 17h et le vendredi de 8h à 12h"."""
    found = _AFTER.match(passage.plain, end)
    return {day_number(found[1])} if found else set()
