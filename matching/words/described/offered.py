"""What an employer offers, in their words: a job, some days to try one, or a mission; and whether a word says which."""

import re
from dataclasses import dataclass

from matching.model import Kind

_MISSION = re.compile(r"benevol|volontaires?\b")
_UNPAID_TRIAL = re.compile(
    r"\b(?:jours?|journees?|semaines?|matinees?|services?) (?:en |a titre )?benevol\w*"
    r"(?= (?:pour|afin de) (?:voir|essayer|tester|commencer))|\bessais? (?:en |a titre )?benevol\w*"
)
"""Days of a job that are not paid, whatever they are called: they make no mission of it."""
_TRIAL = re.compile(r"immersion|\bstage\b|(?<!periode d )\bessai de\b|observation|decouvrir (?:le|notre|un) metier")
_TEST = re.compile(r"(?<!periode d )\bessai\b")
_TRYING = re.compile(
    r"\bstagiaires?\b|\b(?:tester|essayer|prendre a l essai) (?:quelqu un|une? |le metier|notre metier|le travail)|"
    r"\bvoir si (?:\w+ ){1,6}(?:plai[tr]|convien\w+|interesse)|\ba l essai\b"
)
_SOME_DAYS = re.compile(r"\b(?:quelques|deux ou trois|2 ou 3) jours\b(?! (?:par|de conge))")
_ASSOCIATION = re.compile(r"\b(?:notre|une|l|d une) asso(?:ciation)?\b|\bcomite des fetes\b")
_UNPAID = re.compile(
    r"\bsans (?:etre (?:payee?|remuneree?)|salaire|remuneration)s?\b|\b(?:non|pas) (?:payee?|remuneree?)s?\b|"
    r"\bgratuitement\b|\bcoups? de main\b"
)
_FAVOUR = re.compile(r"\bcoups? de main\b")
"""Who asks for it may mean a favour, or some paid help before Christmas."""
_CIVIC = re.compile(
    r"(?<!apres un )(?<!apres le )(?<!apres son )(?<!ancien )(?<!ancienne )(?<!fini un )(?<!fait un )"
    r"\bservices? civiques?\b"
)
_JOB = re.compile(r"\b(?:emploi|poste|salariee?s?|embauch\w+|recrut\w+|contrat|payee?s?|salaire|remuneree?)\b")


@dataclass(frozen=True, slots=True)
class Offered:
    """The kind of what is offered, and whether words name it; where none do, it is a job until somebody says, or a
    mission that sounds like one."""

    kind: Kind
    named: bool


def offers_civic_service(plain: str) -> bool:
    """Whether folded words offer a civic service, which the State alone has published."""
    return bool(_CIVIC.search(plain))


def offered_in(plain: str, *, hired: bool) -> Offered:
    """What folded words offer. `hired`: they name a contract or a pay."""
    if offers_civic_service(plain):
        return Offered(Kind.CIVIC_SERVICE, named=True)
    if _MISSION.search(_UNPAID_TRIAL.sub(" ", plain)):
        return Offered(Kind.VOLUNTEERING, named=True)
    if hired:
        return Offered(Kind.JOB, named=True)
    if _TRIAL.search(plain) or (_TEST.search(plain) and _UNPAID.search(plain)):
        return Offered(Kind.IMMERSION, named=True)
    if _TRYING.search(plain):
        return Offered(Kind.IMMERSION, named=True)
    at_work = _JOB.search(_UNPAID.sub(" ", plain))
    if _ASSOCIATION.search(plain) and not at_work:
        return Offered(Kind.VOLUNTEERING, named=True)
    if _SOME_DAYS.search(plain) and not at_work:
        return Offered(Kind.IMMERSION, named=True)
    if _UNPAID.search(plain):
        return Offered(Kind.VOLUNTEERING, named=bool(_UNPAID.search(_FAVOUR.sub(" ", plain))))
    return Offered(Kind.JOB, named=bool(at_work))


def is_only_unpaid(plain: str) -> bool:
    """Whether nothing but the pay that is refused makes a mission of folded words: "sans salaire au début"."""
    return bool(_UNPAID.search(plain)) and not (_MISSION.search(plain) or _ASSOCIATION.search(plain))
