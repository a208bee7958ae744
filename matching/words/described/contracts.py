"""The contract that an employer's words name, and how many months they say that it lasts.

"CDD de 6 mois pouvant déboucher sur un CDI" is a CDD: what may follow is no contract yet. "CDD ou CDI" is asked.
"""

import re

from matching.words.numbers import NUMBER, between, number_of

APPRENTICE = "Apprentissage"
_SEVERAL = re.compile(r"\b(?:(?:cdi|cdd)(?: (?:ou|et|puis)(?: (?:un|en))?)? (?:cdi|cdd))\b")
"""Both names side by side: "CDD ou CDI", "CDI/CDD"."""
_CDI = r"(?:cdi\b|(?:contrat )?(?:a )?duree indeterminee)"
_PERHAPS = re.compile(
    r"\b(?:pouvant|p(?:eut|ourra|ourrait|ouvoir)|possibilites?|evol\w+|debouch\w+|transform\w+|perspectives?|en vue|"
    rf"prolong\w+|si (?:ca|tout|cela))(?: \w+){{0,6}}? (?:en |d |d un |un |sur |vers )*{_CDI}|"
    rf"\b{_CDI}(?: (?:est|sera|serait|tres|aussi))* "
    r"(?:possible|envisage\w*|a la cle|eventuel\w*|si (?:ca|tout|cela|on))\b"
)
_THEN = re.compile(
    rf"\b(?:avant|puis|ensuite|vers|a terme|suivi\w*|poursui\w+|apres)(?: \w+){{0,3}}? (?:en |d |d un |un )*{_CDI}|"
    rf"\b{_CDI} (?:ensuite|apres|a terme|par la suite|derriere)\b(?! la periode)"
)
"""A contract without end that may follow another one, and one that will: of both it is not the first."""
_OF_THE_SEASON = r"(?:produits?|legumes?|fruits?|fleurs?|plats?|cuisine|carte|menus?|recettes?|marche)"
TURNS = r"(?:une? |1 |avec |les? |des |du |de )*(?:sem|week|we\b|jours?|matin|soir|apres|nuit|equipe|collegue|samedi)"
"""Whoever works "en alternance" with others, or one week of two, is no apprentice."""
_HOMES = (
    r"(?:locations?|logements?|gites?|meubles?|hebergements?|chambres?|appartements?|studios?|residents?|vacanciers?)"
)
"""What is let for a season is cleaned all year."""
_AIDED = re.compile(
    r"\bcontrats? (?:aides?\b|pec\b|cui\b|cae\b|d accompagnement dans l emploi|unique d insertion)|\b(?:cui|cae|pec)\b"
)
"""Contracts that the State pays a part of: with an end or without, nobody but the employer knows."""
_CONTRACTS = (
    (
        "CDDI",
        re.compile(
            r"\bcddi\b|\b(?:contrat|cdd) (?:a duree determinee )?(?:d |en )?insertion\b|"
            r"^(?!.*\b(?:encadr|monit(?:eur|rice)|educat|coordin|responsable|direct(?:eur|rice)|cip\b|eti\b)).*"
            r"\b(?:(?:emploi|poste|salariee?|parcours) (?:d |en )?insertion\b|"
            r"(?:en|pour|dans|sur|du|au|notre|le|un) (?:chantier|atelier) d insertion\b)"
        ),
    ),
    (APPRENTICE, re.compile(r"\bcontrats? (?:d |en )(?:apprentissage|alternance)\b|\ben apprentissage\b")),
    ("CDI", re.compile(rf"\b{_CDI}")),
    ("Saisonnier", re.compile(r"\b(?:contrats?|cdd|emplois?) (?:de )?saison")),
    (
        "CDD",
        re.compile(
            r"\bcdd\b|duree determinee|remplacement|\bremplacer (?:ma|mon|notre)\b|conge (?:de )?(?:maternite|mat\b)"
        ),
    ),
    ("Saisonnier", re.compile(rf"^(?:(?!\b{_OF_THE_SEASON} de saison|\bhors saison|\b{_HOMES} saisonni).)*?\bsaison")),
    (APPRENTICE, re.compile(rf"\bapp?renti|\balternante?s?\b|(?<!7 )(?:^|\b(?:en|une|d|l) )alternance\b(?! {TURNS})")),
    ("Intérim", re.compile(r"(?<!agence d )(?<!agences d )\binterim(?!\w*(?: \w+)? s abstenir)")),
)
_LASTS = re.compile(
    rf"\b(?:pendant|pour|durant|contrat (?:de|d )|remplacement(?: de)?|mission de|chantier(?: de)?) ?{NUMBER} "
    r"(?:mois|semaines?|jours)\b(?! d (?:essai|experience|immersion|observation))|"
    rf"\b{NUMBER} mois renouvelables?\b"
)
"""How long work lasts, where a contract is not named: it is one that ends."""
_NO_LENGTH = (
    r"(?<!bebe de )(?<!enfant de )(?<!fille de )(?<!fils de )(?<!age de )(?<!agee de )(?<!depuis )(?<!tous les )"
    r"(?<!experience )(?<!experience de )(?<!essai )(?<!essai de )(?<!\d a )(?<!minimum )"
)
_NOT_OF_WORK = r"(?! (?:d |de )?(?:essai|experience|formation|anciennete|metier|mini\w*|immersion|plus))"
_MONTHS_LONG = re.compile(rf"{_NO_LENGTH}\b({NUMBER}) mois\b{_NOT_OF_WORK}")
_A_YEARS_CONTRACT = re.compile(
    rf"\b(?:cddi?|contrat|remplacement|mission|duree|pendant|pour|durant)(?: (?:de|d|a|pour))? ({between(1, 3)}) ans?\b"
    rf"{_NOT_OF_WORK}|{_NO_LENGTH}\b({between(1, 3)}) ans? renouvelables?\b"
)
_YEARS_LONG = re.compile(rf"{_NO_LENGTH}\b({between(1, 3)}) ans?\b(?! (?:d |de |mini|plus))")
"""How many years an apprentice learns; never those of experience, nor an age."""


def contract_named(plain: str, *, is_job: bool) -> str | None:
    """The contract that folded words name; of a job that is said to last so long, one that ends. None where they name
    none, or leave it open between two."""
    sure = _PERHAPS.sub(" ", plain)
    bare = _THEN.sub(" ", sure)
    if _SEVERAL.search(bare):
        return None
    named = next((name for words in (bare, sure) for name, clue in _CONTRACTS if clue.search(words)), None)
    return "CDD" if named is None and is_job and _LASTS.search(plain) else named


def months_named(plain: str, contract: str | None) -> float | None:
    """How many months folded words say that a contract which ends lasts; None where they do not."""
    if contract in (None, "CDI"):
        return None
    if months := _MONTHS_LONG.search(plain):
        return float(number_of(months[1]))
    years = (_YEARS_LONG if contract == APPRENTICE else _A_YEARS_CONTRACT).search(plain)
    return 12.0 * number_of(next(one for one in years.groups() if one)) if years else None


def contracts_to_choose(plain: str) -> bool:
    """Whether folded words leave the contract open between two: "CDD ou CDI", "contrat PEC"."""
    return bool(_SEVERAL.search(_THEN.sub(" ", _PERHAPS.sub(" ", plain))) or _AIDED.search(plain))
