"""Questions that an employer may not put to whoever is sought: family, health, age, faith, origin.

French labour code, article L1221-6: what is asked of a candidate serves to tell what they can do at work, only. What is
asked by a message has an answer (`private_questions`); an opening may say to anybody "vous êtes au chômage ? venez".
"""

import re
from collections.abc import Iterable

from kit import flat
from matching.words.spelling.as_written import as_written

_YOU = r"(?:avez[- ]vous|vous avez|as[- ]tu|tu as|ayez|aurez[- ]vous|qui (?:a|ont)|si (?:elle|il) a)"
_YOU_NOT = rf"(?:{_YOU}|vous n'avez|n'avez[- ]vous|tu n'as)"
_ARE_YOU = (
    r"(?:etes[- ]vous|vous etes|es[- ]tu|tu es|soyez|serez[- ]vous|vous n'etes|n'etes[- ]vous|vous n'etes|tu n'es|"
    r"vous serez|vous tombez|vous ne tombez|tombez[- ]vous|ne tombez[- ]vous)"
)
_HOW = r"(?: (?:bien|deja|souvent|toujours|pas|plus|jamais|trop|un peu|reconnue?|suivie?|facilement|quand meme))*"
_TELL = r"(?:dites?|precise[rz]|indique[rz]|donne[rz]|demande\w*|quel(?:le)?s? (?:est|sont))(?:[- ](?:moi|nous))?"
_CHILDREN = r"(?:enfants?|gosses?|bebes?|mari\b|conjoint\w*|copain\b|famille)"
_RELATIVES = r"(?:enfants?|gosses|mari|conjointe?|compagnon|compagne|epoux|epouse|copain|copine)"
_ASKED = r"(?=[^.;!?]{0,40}(?:\?|j'espere|\bhein\b|au moins\b|n'est-ce pas|rassurez))"
"""A question, or what is said to have an answer: "j'espère"."""
_QUESTIONS = tuple(
    re.compile(one)
    for one in (
        rf"\b{_YOU} (?:deja |encore )?(?:des |un |une |de |d'|vos |beaucoup d'|combien d')?(?:jeunes? |petits? )?"
        rf"{_CHILDREN}(?: a charge| a la maison| en bas age)?",
        rf"\bcombien (?:d'|de )(?:{_CHILDREN})(?: {_YOU})?",
        rf"\b(?:{_TELL}|avec) (?:(?:la |le |votre |ta |vos )+)(?:situation (?:de famille|familiale)|etat civil|age|"
        r"nationalite|religion|origine|date de naissance|etat de sante)\b",
        rf"\b{_ARE_YOU}{_HOW} (?:mariee?|enceinte|celibataire|divorcee?|en couple|malade|en bonne sante|"
        r"handicapee?|croyante?|musulmane?|voilee|francaise?|etrangere?|syndiquee?|depressi(?:f|ve)|alcoolique|"
        r"travailleu(?:r|se) handicapee?|pratiquante?(?= ?\?))",
        rf"\b{_ARE_YOU}{_HOW} (?:en arret(?! de travail)|fragile|fumeu(?:r|se)|absente?|par un (?:medecin|psy\w*))"
        rf"{_ASKED}",
        r"\b(?:du genre|de nature|tendance|l'habitude|de ceux qui|de celles qui) (?:a |d'|de )?"
        r"(?:etre |tomb\w+ )?(?:souvent |toujours )?(?:malades?|en arret|absente?s?|enceintes?)\b",
        r"\b(?:faites|prenez|avez|posez)[- ]vous (?:souvent |beaucoup |deja )?(?:d'|des |de )(?:arrets|absences)\b",
        r"\babsente? pour maladie\b|\b(?:vous avez|avez[- ]vous) (?:bien )?la sante\b|"
        r"\b(?:solide|fragile) (?:du|des) (?:dos|coeur|genoux?|reins) ?\?",
        r"\b(?:des|un) (?:enfants?|bebe)(?: a charge)? ?\?",
        rf"\b{_YOU} (?:une|des|un) (?:maladies?|problemes? de sante|handicap|traitement(?! de texte))",
        rf"\b{_YOU_NOT}(?: (?:pas|deja|souvent|eu|fait|trop|beaucoup|de|des|une?|encore)| d')* ?"
        r"(?:(?:problemes?|soucis?|pb|pepins?|ennuis?) (?:de |au |aux )(?:sante|dos|genoux?|coeur)|"
        r"mal (?:au|aux) \w+|depression|burn[- ]?out|rqth|arrets? maladie|maladies?|cancer)\b",
        rf"\b(?:prenez[- ]vous|vous prenez|tu prends|suivez[- ]vous|vous suivez) (?:des |un |du |de la |vos )?"
        rf"(?:medicaments?|traitement|drogues?)\b{_ASKED}",
        r"(?<!dans )(?<!dans la )\b(?:la|votre|ta|cote|niveau) sante,? ?"
        r"(?:ca va|va bien|est bonne|tout va bien|ok)? ?\?",
        r"\b(?:fumez[- ]vous|vous fumez|tu fumes|buvez[- ]vous|vous buvez|tu bois|vous ne (?:fumez|buvez) pas)"
        r",? ?(?:beaucoup|souvent|de l'alcool|trop|j'espere|au moins)? ?\?",
        r"\b(?:comptez|voulez|pensez|prevoyez)[- ]vous (?:avoir|faire) (?:des|un|d'autres) (?:enfants?|bebe)",
        r"\b(?:pas )?(?:de |un |d')(?:bebe|enfant|grossesse)s? (?:de )?(?:prevue?|en (?:projet|route)|bientot)\b ?\??",
        rf"\b(?:que fait|qui (?:va )?(?:garde\w*|s'occupe\w*)|quel age (?:ont|a)) (?:de )?(?:vos|votre|tes|ton) "
        rf"{_RELATIVES}\b",
        rf"\b(?:vous vivez|vivez[- ]vous|tu vis) (?:seule?|en couple|avec quelqu'un|chez vos parents)\b{_ASKED}",
        r"\b(?:quel age (?:avez[- ]vous|as[- ]tu)|vous avez quel age|votre age ?\?)",
        r"\b(?:d'ou venez[- ]vous|de quelle origine|quelle (?:est votre )?(?:origine|religion|nationalite))",
        r"\b(?:vous (?:etes|venez)|(?:etes|venez)[- ]vous) (?:nee? )?(?:de|en) quel(?:le)? "
        r"(?:pays|origine|annee|religion)\b",
        r"\b(?:vous croyez|croyez[- ]vous) en dieu\b|\bquelqu'un dans (?:votre|ta) vie\b",
        r"\bd'ou vient (?:votre|ton) (?:nom|prenom|famille|accent)\b",
        r"\b(?:vous etes|etes[- ]vous) nee?s? (?:ou|en france|ici|a l'etranger|dans quel pays)\b ?\??|"
        r"\bou (?:etes[- ]vous|vous etes) nee?\b",
        r"\b(?:faites[- ]vous|vous faites|tu fais|respectez[- ]vous) (?:le |la |votre |vos )?"
        r"(?:ramadan|careme|prieres?)\b",
        rf"\b(?:allez[- ]vous|vous allez|tu vas) (?:a la |au |a l')(?:messe|mosquee|eglise|temple|synagogue){_ASKED}",
        rf"\b(?:portez[- ]vous|vous portez|tu portes) (?:le |un )(?:voile|foulard){_ASKED}",
        rf"\b(?:mangez[- ]vous|vous mangez|tu manges) (?:du |de la )?(?:porc|halal|casher){_ASKED}",
        rf"\b(?:votez[- ]vous|vous votez|tu votes){_ASKED}",
    )
)
_PRIVATE = tuple(
    re.compile(one)
    for one in (
        rf"\b(?:vos|votre|tes|ton) {_RELATIVES}\b[^.;!?]{{0,40}}\?",
        r"\bou (?:habitez|vivez|logez|residez)[- ]vous\b|\bvous (?:habitez|vivez|logez) (?:ou\b|dans quel\w* \w+)",
        rf"\b(?:vous etes|etes[- ]vous|tu es) (?:bien )?(?:d'ici|du (?:coin|village|pays|bourg)|des environs){_ASKED}|"
        r"\b(?:vous etes|etes[- ]vous) de quel(?:le)? (?:commune|village|ville|quartier|coin)\b",
        r"\bdans quel(?:le)? (?:commune|village|ville|quartier|coin) (?:habitez|vivez|vous)\b",
        r"\b(?:donne[rz]|envo(?:yez|yer)|precise[rz]|indique[rz]|dites)(?:[- ](?:moi|nous))? "
        r"(?:votre (?:adresse|domicile|lieu de residence)|ou vous (?:habitez|vivez|logez))"
        r"(?! (?:e-?mail|mail|electronique|courriel))",
        r"\bquelle est votre adresse(?! (?:e-?mail|mail|electronique|courriel))",
        rf"\b(?:vous (?:etes|touchez|percevez|avez)|(?:etes|touchez|percevez|avez)[- ]vous)"
        rf"(?: (?:au|le|la|l|du|des|encore|toujours|deja))* ?"
        rf"(?:rsa|chomage|allocations?|apl|aah|dettes|credits?)\b{_ASKED}",
        r"\bdepuis (?:combien de temps|quand|longtemps) (?:etes[- ]vous|vous etes|touchez[- ]vous|vous touchez) "
        r"(?:au |le )(?:rsa|chomage)\b",
    )
)
"""Whom and where somebody lives with, and on what: no message may ask it of them."""
_AT_WORK = re.compile(r"(?:experience|deja|aime\w*|habitude|l'envie|garde\w*) (?:avec |de |d'|des |les |aupres )*$")
"""Before children, those of the work: "avez-vous déjà gardé des enfants"."""
_IF = re.compile(r"(?<!moi )(?<!nous )(?<!dire )\b(?:si|quand|lorsque) $")
_SO = re.compile(r"[^.;!?]*\b(?:previen|prevenez|prevenir|adapt|amenag|bienvenu|appelez|dites)")
"""What is told for the day when somebody is ill, or of what the work can be for whoever is handicapped."""
_NEAR = 30


def unlawful_questions(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that ask somebody what is no employer's business; none where it asks of work."""
    return _asked(text, _QUESTIONS)


def private_questions(text: str) -> tuple[str, ...]:
    """The words of a message, as written, that ask somebody with whom, where or on what they live."""
    return _asked(text, _PRIVATE)


def _asked(text: str, questions: Iterable[re.Pattern[str]]) -> tuple[str, ...]:
    plain = flat(text)
    found = (one for pattern in questions for one in pattern.finditer(plain))
    return as_written(text, [one.span() for one in found if not _is_lawful(one, plain)])


def _is_lawful(found: re.Match[str], plain: str) -> bool:
    before = plain[max(0, found.start() - _NEAR) : found.start()]
    return bool(_AT_WORK.search(before) or (_IF.search(before) and _SO.match(plain, found.end())))
