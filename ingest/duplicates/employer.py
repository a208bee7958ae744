"""Who employs, as far as two names can be compared: without legal forms, and known not to be the employer itself
where it is an agency that recruits for others."""

from functools import lru_cache

from kit import fold

_LEGAL_WORDS = """
sa sas sasu sarl eurl eirl ei snc scop scic scea gaec earl selarl sci scp gie gip spl sem epic association asso
societe ste ets etablissement etablissements entreprise groupe group france holding cie compagnie et fils freres
monsieur madame m mme mr le la les l de du des d en au aux a agence site
"""
_LEGAL = frozenset(_LEGAL_WORDS.split())
_AGENCY_WORDS = """
interim interimaire interimaires recrutement recrutements recrute recruteur recruteurs recruit recruitment rh
emploi emplois job jobs jobbing staffing talent talents intermediaire headhunting
adecco randstad manpower manpowergroup synergie crit proman temporis adequat menway samsic actual supplay gojob
iziwork partnaire expectra hays kelly lynx abalone domino welljob ergalis connectt optineris camo lip triangle
aquila ras aboutir satis artus mistertemp iperia tempo hellowork meteojob monster indeed jobijoba
talentcom defruit morgan alphea fiderim ittaka jubil alliance mercato selescope walters
"""
_AGENCIES = frozenset(_AGENCY_WORDS.split())
_AGENCY_PHRASES = ("travail temporaire", "start people", "page personnel", "michael page", "leader interim", "fed ")


@lru_cache(maxsize=100_000)
def employer_words(name: str) -> tuple[str, ...]:
    """The words that make the name of an employer: "SARL BOULANGERIE Martin" gives boulangerie, martin.

    A name of which nothing else is left keeps all its words.
    """
    folded = _folded(name).split()
    return tuple(word for word in folded if word not in _LEGAL) or tuple(folded)


@lru_cache(maxsize=100_000)
def is_agency(name: str) -> bool:
    """Whether a name is of one who recruits for others: its name says nothing against another employer."""
    folded = f"{_folded(name)} "
    return not _AGENCIES.isdisjoint(folded.split()) or any(phrase in folded for phrase in _AGENCY_PHRASES)


@lru_cache(maxsize=10_000)
def _folded(name: str) -> str:
    return fold(name)
