"""A photograph that is asked of whoever is sought: it shows their looks, by which nobody may be chosen.

French labour code, articles L1132-1 and L1221-6. Photographs of the work may be asked and taken: "photos du chantier".
"""

import re

from kit import flat
from matching.words.spelling.as_written import as_written

_OF_ONE = r"(?:d'identite|de profil|de (?:vous|toi)\b|de votre visage|portrait|recente|en pied)"
_PHOTO = rf"(?:photos? {_OF_ONE}|photo(?:graphie)?|selfie)\b(?! (?:de |du |des |d'|sur |dans ))"
_A = r"(?:(?:une?|votre|vos|ta|la|des|quelques|aussi|juste|bien|recente|petite) ){0,4}"
_END = r"(?= ?(?:[,;.!?)]|$)| (?:svp|stp|s'il|obligat|exig|merci|et |avec ))"
_ASKED = tuple(
    re.compile(one)
    for one in (
        r"\b(?:envo\w+|joindre|joignez|joint|fournir|fournissez|ajoute[rz]|mettez|donne[rz]|montre[rz]|transmett\w+|"
        r"(?:voudrais|veux|aimerais|souhaite|faut|faudrait)(?: voir| avoir)?|demand\w+|accompagne\w*(?: d'une)?)"
        rf"(?:[- ](?:moi|nous))? (?:d')?{_A}{_PHOTO}",
        rf"\b(?:cv|lettre|candidature|dossier|profil|reponse|message|age|nom|coordonnees|telephone)s?,? ?"
        rf"(?:et|avec|\+|plus|,)? ?{_A}{_PHOTO}",
        rf"\bavec {_A}{_PHOTO}{_END}",
        rf"\b{_A}{_PHOTO} (?:{_OF_ONE} )?(?:obligatoire|exigee?|demandee?|souhaitee?|requise|indispensable|appreciee?|"
        r"svp|stp|s'il vous plait|a (?:joindre|fournir|envoyer))",
        r"\bphotos? de (?:vous|toi)\b",
        r"\b(?:votre|ta|une) photo(?= ?\?)",
    )
)
_NOT_ASKED = re.compile(r"\b(?:pas|sans|inutile|aucune|jamais|ni)\b[^.;!?,]*$")
_FOR_THE_WORK = re.compile(
    r"photographe|\bbadge|carte professionnelle|apres (?:l')?embauche|une fois embauch|client|eleve|resident|usager"
)
"""Where photographs are the work, are of other people, or are for the card of somebody who was hired."""
_NEAR = 40


def photos_asked(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that ask for a photograph of somebody; none where it is one of the work."""
    plain = flat(text)
    return as_written(
        text,
        [
            one.span()
            for pattern in _ASKED
            for one in pattern.finditer(plain)
            if not _NOT_ASKED.search(plain[max(0, one.start() - _NEAR) : one.start()])
            and not _FOR_THE_WORK.search(plain[max(0, one.start() - _NEAR) : one.end() + _NEAR])
        ],
    )
