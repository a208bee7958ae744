"""Some days to try a job, as an employer offers them beside it, before it, or alone; and how long they last."""

import re

from kit import flat

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
_NUMBERS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10, "quinze": 15}
_LASTING = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)}) (jours?|semaines?|mois)\b")
_LASTS = {"jour": 1, "semaine": 7, "moi": 30}
_UNPAID = re.compile(
    r"\b(?:(?:un|deux|trois|\d{1,2}) (?:mois|jours?|semaines?)|une semaine|(?<!periode d')essais?)\b[^.;,]{0,25}?"
    r"\b(?:gratuit\w*|(?:non|pas|sans etre) (?:payee?|remuneree?)s?|sans (?:salaire|paye|paie|remuneration))\b"
    r"(?: (?:et )?(?:non|pas) (?:payee?|remuneree?)s?\b)?(?: (?:de|d'|pendant) ?\w+ (?:mois|semaines?|jours?))?"
)
_A_MONTH = re.compile(r"\bmois\b")
_LAWFUL = re.compile(r"\bimmersion|\bstage|\bconvention|\bconges?\b")
"""What makes days without pay lawful, in the same words."""
_NEAR = 40


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
    return (_NUMBERS.get(found[1]) or int(found[1])) * _LASTS[found[2].rstrip("s")]


def unpaid_trials(text: str, *, from_a_month: bool) -> tuple[str, ...]:
    """The words of `text`, as written, that have somebody work without pay; of a month or more only, where asked.

    Days under a convention, which say so, are none.
    """
    plain = flat(text)
    return tuple(
        text[found.start() : found.end()].strip()
        for found in _UNPAID.finditer(plain)
        if (not from_a_month or _A_MONTH.search(found[0]))
        and not _LAWFUL.search(plain[max(0, found.start() - _NEAR) : found.end() + _NEAR])
    )
