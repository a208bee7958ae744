"""Some days to try a job, as an employer offers them beside it, before it, or alone; and how long they last."""

import re
from collections.abc import Iterator

from kit import flat, fold
from matching.words.numbers import NUMBER, number_of
from matching.words.spelling.as_written import as_written

_TRIAL = r"(?:(?<!periode d )(?<!periodes d )essais?|immersion|stages?)"
_TOO = re.compile(
    r"\b(?:aussi|egalement|meme)\b(?: \w+){0,7}? (?<!periode d )"
    r"(?:essa(?:i|is|yer|ye)|immersion|stages?|stagiaires?|quelques jours)\b|"
    r"\b(?:essai|immersion|stage)(?: (?:de )?(?:quelques|\w{1,6}) jours?)? (?:possible|bienvenu\w*)\b"
)
"""Beside the job, somebody may come for some days to try it."""
_FIRST = re.compile(
    rf"\b{_TRIAL}\b(?: \w+){{0,6}}? (?:d abord|dabord|avant|pour commencer|au debut|en premier|au prealable|puis)\b|"
    rf"\b(?:d abord|dabord|avant|pour commencer|au debut|en premier)\b(?: \w+){{0,5}}? {_TRIAL}\b"
)
"""Before the job, some days to see."""
_NOTHING_SAID = re.compile(
    r"(?:(?:je|j|nous|on|un|une|des|l|d|a|en|propos\w+|offr\w+|cherch\w+|prends?|prenons|bonjour|quelqu|personne)"
    r"\b ?)*$"
)
"""Before a trial, words that tell no work yet: the trial is all there is."""
_SOME_DAYS = re.compile(
    rf"\b{_TRIAL}(?: \w+){{0,4}}? (?:jours?|semaines?)\b|\b(?:jours?|semaines?) (?:d |de |a l )?{_TRIAL}\b"
)
_WORD = re.compile(r"(?<!periode d )\bessa(?:i|yer)\b|\bimmersion|\bstage|\bpour voir\b|\btester\b")
_APPRENTICE_FIRST = re.compile(
    r"\b(?:ou|et|d abord|dabord|avant|apres|puis|avec)\b(?: \w+){0,5}? "
    r"(?:(?<!periode d )essa(?:i|yer)\b|immersion|stage|pour voir\b|pour essayer\b)"
)
"""Beside an apprenticeship, some days to see first."""
_LASTING = re.compile(rf"\b({NUMBER}) (jours?|semaines?|mois)\b")
_LASTS = {"jour": 1, "semaine": 7, "moi": 30}
_LONGEST = 31
"""Days that a trial under a convention lasts at most: a month."""
_NO_LONGER_STAGE = r"(?:puis|avant|apres|ensuite|cdd|cdi|contrat|embauche|emploi|apprenti\w*)"
_STAGE_LASTS = re.compile(
    rf"\bstag(?:e|iaire)s?(?: (?!{_NO_LONGER_STAGE}\b)[a-z]+){{0,6}}? ({NUMBER}) (semaines?|mois)\b|"
    rf"\b({NUMBER}) (semaines?|mois) (?:de |d un )?stage\b"
)
_PUPIL = (
    r"(?:3 ?e(?:me)?|troisieme|4 ?e(?:me)?|quatrieme|seconde|2 ?n?de|college|collegien(?:ne)?s?|lycee|lyceen(?:ne)?s?|"
    r"eleves?|scolaires?)"
)
_OF_A_PUPIL = re.compile(
    rf"\bstag(?:e|iaire)s?(?: (?:de|du|en|d|un|une|classe|pour|observation|eleves?)\b){{0,4}} {_PUPIL}\b|"
    rf"\b{_PUPIL}(?: [a-z]+){{0,3}} en stage\b"
)
_FIRST_DAYS = (
    rf"(?:{NUMBER} )?(?:premiere?s?|1(?:er|ere)s?) "
    rf"(?:{NUMBER} )?(?:mois|jours?|journees?|semaines?|matin(?:ee)?s?|services?|heures?)"
)
_NOT_PAID = r"(?:non|pas|sans etre) (?:payee?|remuneree?)s?"
_OF_SOMETHING_ELSE = r"(?:repas|log|nourr|heberg|parking)"
"""What may be free where the work is paid."""
_BETWEEN = rf"(?:(?!\b{_OF_SOMETHING_ELSE})[^.;,]){{0,25}}?"
_AT_WORK = (
    r"\b(?<!pas )(?<!jamais )(?:travail(?:le[rz]?|lera|lerez|lant)?|boss(?:er|ez)|"
    r"(?:venez|venir|viens)(?= [^.;,]*\bpour voir))\b"
)
_UNPAID = re.compile(
    rf"\b(?:{_FIRST_DAYS}|"
    rf"{NUMBER} (?:mois|jours?|journees?|semaines?)|une (?:demi[- ])?(?:semaine|journee|matinee)|"
    rf"essais?|stages?)\b{_BETWEEN}(?:, ?(?={_NOT_PAID}\b(?! (?:le|la|les|en|au)\b)))?"
    rf"\b(?:gratuit\w*|benevol\w*(?= (?:pour|afin de) (?:voir|essayer|tester|commencer))|{_NOT_PAID}|"
    r"sans (?:salaire|paye|paie|remuneration|(?:vous |te |le |la |l')?payer))\b"
    r"(?: (?:et )?(?:non|pas) (?:payee?|remuneree?)s?\b)?"
    r"(?: (?:de |d'|pendant )\w+ (?:mois|semaines?|jours?|journees?|matinees?)\b)?|"
    rf"{_AT_WORK}(?:(?!\b(?:pas|jamais|{_OF_SOMETHING_ELSE}))[^.;,]){{0,25}}?"
    rf"\b(?:gratuit|gratuitement|gratis)\b(?! {_OF_SOMETHING_ELSE})|"
    r"\bessais? (?:en |a titre )?benevol\w*|"
    rf"\b(?:{_NOT_PAID}|(?:paye|paie|payons|payer|remunere|remunerons) pas|sans (?:salaire|paie|paye))"
    rf"(?: (?:pendant|durant|pour|les?|la|l'))* ?(?:{_FIRST_DAYS}|(?:periode d')?essais?)\b|"
    r"\bpaye\w* (?:seulement |uniquement |que )?(?:apres|a partir d[eu]|a compter d[eu]|des|au bout d[eu]) ?"
    r"(?:l[ea] )?(?:[2-9]|deuxi|troisi|quatri|cinqui)[ie]*(?:e|eme) (?:jour|semaine|mois|service)\b"
)
"""Work without pay, the words before it or behind it; or paid from a later day on."""
_OF_THE_JOB = re.compile(rf"{_FIRST_DAYS}|^paye")
"""The first days of a job are the job."""
_A_MONTH = re.compile(r"\bmois\b")
_LAWFUL = re.compile(r"\bimmersion|\bpmsmp\b|\bconvention|\bconges?\b")
"""What makes days without pay lawful, in the same words."""
_NEAR = 40
_FORBIDDEN = re.compile(
    r"\b(?:(?:personne|nul) n(?:e |')|aucune? \w+ ne |jamais |interdi\w+ (?:de |a )|(?:hors de|pas) question )"
    r"[^.;,]{0,25}$"
)
"""Before words of unpaid work, what says that there is none: "personne ne doit travailler gratuitement"."""


def is_beside_a_job(plain: str, *, hired: bool, apprentice: bool) -> bool:
    """Whether folded words offer, beside a job, some days to try it. `hired`: they name a contract or a pay."""
    if _TOO.search(plain) or (apprentice and _APPRENTICE_FIRST.search(plain)) or (hired and _SOME_DAYS.search(plain)):
        return True
    return any(not _NOTHING_SAID.match(plain[: found.start()]) for found in _FIRST.finditer(plain))


def trial_days(plain: str) -> int | None:
    """How many days the trial lasts that folded words tell, of the calendar: "une semaine pour voir" is 7."""
    if not _WORD.search(plain):
        return None
    near = _SOME_DAYS.search(plain)
    found = _LASTING.search(near[0] if near else plain) or _LASTING.search(plain)
    if found is None:
        return None
    return number_of(found[1]) * _LASTS[found[2].rstrip("s")]


def is_of_a_pupil(plain: str) -> bool:
    """Whether folded words offer the days at work of somebody at school, "stage de 3e"."""
    return bool(_OF_A_PUPIL.search(plain))


def is_a_long_stage(plain: str) -> bool:
    """Whether folded words offer a stage longer than a trial may be: "un stage de six semaines"."""
    lengths = ((one[1] or one[3], one[2] or one[4]) for one in _STAGE_LASTS.finditer(plain))
    return any(number_of(count) * _LASTS[unit.rstrip("s")] > _LONGEST for count, unit in lengths)


def unpaid_trials(text: str, *, from_a_month: bool) -> tuple[str, ...]:
    """The words of `text`, as written, that have somebody work without pay; where asked, only a month of it or more,
    or the first days of a job.

    Days under a convention, which say so, are none.
    """
    spans = [
        found.span()
        for found in _unpaid(flat(text))
        if not from_a_month or _A_MONTH.search(found[0]) or _OF_THE_JOB.search(found[0])
    ]
    return as_written(text, spans)


def is_unpaid_in_a_job(text: str, *, hired: bool) -> bool:
    """Whether `text` has somebody work without pay in the job itself: its first days, or a trial told behind the work.

    `hired`: it names a contract, a pay or the hours of a week. A trial that is offered beside or before the job is its
    own.
    """
    plain = flat(text)
    for found in _unpaid(plain):
        before, clause = fold(plain[: found.start()]), fold(plain)
        is_its_own = _NOTHING_SAID.match(before) or _TOO.search(clause) or _FIRST.search(clause)
        if _OF_THE_JOB.search(found[0]) or (hired and not is_its_own):
            return True
    return False


def _unpaid(plain: str) -> Iterator[re.Match[str]]:
    """Where flat letters have somebody work without pay, and no convention."""
    for found in _UNPAID.finditer(plain):
        before = plain[max(0, found.start() - _NEAR) : found.start()]
        if not _FORBIDDEN.search(before) and not _LAWFUL.search(before + plain[found.start() : found.end() + _NEAR]):
            yield found
