"""Questions that an employer may not put to whoever is sought: family, health, age, faith, origin.

French labour code, article L1221-6: what is asked of a candidate serves to tell what they can do at work, only.
"""

import re

from kit import flat
from matching.words.spelling.as_written import as_written

_YOU = r"(?:avez[- ]vous|vous avez|as[- ]tu|tu as|ayez|aurez[- ]vous|qui (?:a|ont)|si (?:elle|il) a)"
_ARE_YOU = r"(?:etes[- ]vous|vous etes|es[- ]tu|tu es|soyez|serez[- ]vous)"
_TELL = r"(?:dites?|precise[rz]|indique[rz]|donne[rz]|demande\w*|quel(?:le)?s? (?:est|sont))(?:[- ](?:moi|nous))?"
_CHILDREN = r"(?:enfants?|gosses?|bebes?|mari\b|conjoint\w*|copain\b|famille)"
_QUESTIONS = tuple(
    re.compile(one)
    for one in (
        rf"\b{_YOU} (?:deja |encore )?(?:des |un |une |de |d'|vos |beaucoup d'|combien d')?(?:jeunes? |petits? )?"
        rf"{_CHILDREN}(?: a charge| a la maison| en bas age)?",
        rf"\bcombien (?:d'|de )(?:{_CHILDREN})(?: {_YOU})?",
        rf"\b(?:{_TELL}|avec) (?:(?:la |le |votre |ta |vos )+)(?:situation (?:de famille|familiale)|etat civil|age|"
        r"nationalite|religion|origine|date de naissance|etat de sante)\b",
        rf"\b{_ARE_YOU} (?:bien |deja )?(?:mariee?|enceinte|celibataire|divorcee?|en couple|malade|en bonne sante|"
        r"handicapee?|croyante?|musulmane?|voilee?|francaise?|etrangere?|syndiquee?)",
        r"\b(?:des|un) (?:enfants?|bebe)(?: a charge)? ?\?",
        rf"\b{_YOU} (?:une|des|un) (?:maladies?|problemes? de sante|handicap|traitement)",
        r"\b(?:comptez|voulez|pensez|prevoyez)[- ]vous (?:avoir|faire) (?:des|un|d'autres) (?:enfants?|bebe)",
        r"\b(?:quel age (?:avez[- ]vous|as[- ]tu)|vous avez quel age|votre age ?\?)",
        r"\b(?:d'ou venez[- ]vous|de quelle origine|quelle (?:est votre )?(?:origine|religion|nationalite))",
    )
)
_AT_WORK = re.compile(r"(?:experience|deja|aime\w*|habitude|l'envie|garde\w*) (?:avec |de |d'|des |les |aupres )*$")
"""Before children, those of the work: "avez-vous déjà gardé des enfants"."""
_NEAR = 30


def unlawful_questions(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that ask somebody what is no employer's business; none where it asks of work."""
    plain = flat(text)
    found = (one for pattern in _QUESTIONS for one in pattern.finditer(plain))
    return as_written(
        text, [one.span() for one in found if not _AT_WORK.search(plain[max(0, one.start() - _NEAR) : one.start()])]
    )
