"""Terms of work that the law forbids an employer: undeclared, without contract, pay or rest, at a worker's cost.

French labour code: L8221-1 (undeclared), L3241-1 and L3244-1 (pay in money), L3171-1 (hours), L3132-2 (rest), L3141-1
(holidays), L3251-1 (nothing held back for what breaks), L5321-3 (nobody pays to be hired). Patterns read flat letters.
"""

import re

from kit import flat
from matching.words.numbers import NUMBER
from matching.words.spelling.as_written import as_written

_UNDECLARED = tuple(
    re.compile(one)
    for one in (
        r"(?<!blanc )(?<!gris )(?<!pas )(?<!jamais )\bau (?:noir\b(?! et blanc)|black\b)"
        r"(?! (?:interdit|exclu|jamais|refuse))",
        r"\b(?:sans|pas de|aucune?) (?:fiches?|bulletins?) de (?:paie|paye|salaire)s?\b",
        r"\bdeclar\w+ (?:que|seulement|juste|a moitie|la moitie|une partie|en partie|partiellement)\b"
        r"(?: (?:la moitie|une partie|\d+ ?h\w*)(?: des heures| du temps)?)?|\bmoitie declaree?s?\b",
        r"\b(?:non|pas|sans (?:etre|le|la|les)|sans) declar(?:ee?s?|er|ation)\b"
        r"(?! (?:d[eu']|fiscal|douan|au client|sinistre|aux impots))",
        r"(?:\bpaye(?:e|r|rai)?s?\b|\bpaie\b|\bsalaire\b|\bremunere\w*|€|\beuros?\b)[^.;]{0,20}"
        r"\ben (?:liquide|especes|cash)\b",
        r"\b(?:payee?s?|salaire) cash\b",
        r"\bde la main a la main\b",
        r"\bsous la table\b",
    )
)
_WITHOUT_CONTRACT = re.compile(
    r"\b(?:sans|pas de|aucun) (?:aucun |vrai )?contrat\b"
    r"(?! (?:d[e']|court|precaire|etudiant|pro\b|aide|saison|interim|minimum|annu))"
)
_IN_MONEY = r"(?:uniquement|seulement|exclusivement|que|juste|surtout|principalement|au debut|d'abord)"
_A_ROOF = r"(?:logements?|hebergement|gite|couvert|nourriture|chambre|repas|toit|logis|studio|caravane)"
_THE = r"(?:(?:le|la|les|un|une|du|de|des|et) |l')*"
_WORKED = (
    r"(?:aid(?:e|er)|travail\w*|heures?|\d+ ?h|services?|menage|coups? de main|jours?|semaines?|matinees?|entretien|"
    r"jardin\w*|soins?)"
)
_IN_KIND = tuple(
    re.compile(one)
    for one in (
        rf"\b(?:pay(?:ee?s?|er|e?ment)|paie(?:ment)?|remunere\w*|remuneration|salaire)(?: {_IN_MONEY})?"
        r" (?:aux?|en|par|sur les|avec les|qu'aux?|qu'en) (?:les |des )?"
        rf"(?:pourboires?|nature|repas|legumes|viande|bois|marchandises?|colis|bons? d'achat|cheques? cadeaux?|"
        rf"produits de la ferme)\b(?: {_IN_MONEY})?",
        r"\b(?:logee?|nourrie?|logement|hebergement|gite|chambre|couvert)s?\b[^,.;]{0,20} (?:contre|en echange) "
        rf"(?:du |de |d'|un |une |le |la |quelques |{NUMBER} ?)*"
        r"(?:travail|h|heures?|coups? de main|aides?|services?|menage|jardinage|garde|gardiennage|entretien|"
        r"bricolage)\b",
        rf"\bcontre {_THE}{_A_ROOF},? (?:de )?{NUMBER} ?h(?:eures?)?\b",
        rf"\b{_WORKED}\b[^,.;:]{{0,40}} contre {_THE}"
        rf"(?:{_A_ROOF}\b(?! (?:indigne|insalubre|vacant))|loyer (?:gratuit|offert))",
        rf"\b{_A_ROOF}s?(?: (?:fourni|offert|compri)\w*)? en (?:echange|contrepartie)\b"
        r"(?! d'un(?:e petite?| petit)? (?:loyer|participation))",
        r"\b(?:logee?s?|nourrie?s?|logement|hebergement)\b[^,.;]{0,15} (?:a la place|au lieu|en guise) "
        r"(?:du |d'un |de |de tout )(?:salaire|remuneration|paie|paye)\b",
        r"\b(?:w?woof(?:ing|eu(?:r|se)s?|er)?s?|help ?x|work ?away)\b",
        r"\b(?:salaire|remuneration) ?: (?:le |un |les )?(?:logement|gite|couvert|repas)\b",
        rf"\b{_IN_MONEY} (?:les |des |aux? )?pourboires?\b",
        rf"\bpourboires? {_IN_MONEY}\b",
        r"\ben (?:echange|contrepartie) (?:de |d'|du |des )(?:une? |la |le |l')?"
        r"(?:logements?|gite|hebergement|loyer|couvert|repas|nourriture|chambre)\b",
    )
)
"""Work paid with anything but money (articles L3241-1 and L3244-1)."""
_NO_EMPLOYEE = re.compile(
    r"\b(?:(?:le )?statut (?:d[e'] ?)?|en |comme |une? )?(?:auto|micro)[- ]?entrepr(?:eneu(?:r|se)s?|enariat|ises?)\b|"
    r"\ben free[- ]?lance\b|"
    rf"\bcontrat (?:seulement |uniquement )?(?:apres|au bout d[e']) ?(?:{NUMBER} )?"
    r"(?:mois|semaines?|jours?)"
    r"(?! (?:de |d')(?:formation|immersion|stage|cdd))\b|"
    r"\bfactur(?:ez|er|e|era)[- ](?:nous )?(?:vos|ses|tes|leurs) (?:heures|prestations|journees)|"
    r"\b(?:payee?|paye|paiement|reglement) sur factures?\b|\bsiret (?:obligatoire|exige|necessaire|personnel)\b"
)
"""Who is nobody's employee, and has no contract of work."""
_RESTLESS = re.compile(
    r"\b(?:sans|pas de|aucun) (?:jours? de |aucun |un jour de )?repos\b(?! compensat)|"
    r"\b(?:sans|pas de|aucun) (?:droit (?:a|aux) )?conges? payes?\b"
)
"""Work without the day of rest that the law gives each week, or the holidays (articles L3132-2 and L3141-1)."""
_UNPAID = re.compile(
    r"\b(?:pas de|sans|aucun) salaire\b(?! (?:fixe|minimum|d[eu]))|"
    r"\b(?:heures? (?:sup\w*|en plus|de nuit)|dimanches?|jours? feries?|depassements?|samedis?)[^,.;]{0,15}? "
    r"(?:non|pas|jamais) (?:payee?|remuneree?|comptee?)s?\b|"
    r"\bsans (?:etre (?:payee?|remuneree?)s?|remuneration|paie|paye)\b|"
    r"\bpas (?:d'argent|de sous|de paie|de paye|de remuneration)\b(?! (?:a|en|liquide|fixe|variable)\b)|"
    r"\b(?:on|nous|je) (?:ne )?(?:paie|paye|payons|remunere|remunerons) pas\b"
    r"(?! (?:[ld]es?|la|au|en|par|avec|moins)\b| l')|"
    r"\b(?P<bare>non|pas) (?:payee?|remuneree?)s?\b(?! (?:a|au|aux|en|le|la|les|de|du|par)\b| l')"
)
_NOT_THE_WORK = re.compile(
    r"\b(?:paus|coupur|repas|trajet|deplacement|frais|conge|astreinte|absence|habillage|essence|parking|logement|"
    r"factur|loyer|client|cotisation|cheque|formation|jour|journee|semaine|mois|matin|service)"
)
"""Before "non payé", what is unpaid and is not the work; some unpaid days at its beginning have rules of their own."""
_TRIED = re.compile(r"immersion|\bstage|convention|\bessa(?:i|yer)\b|benevol")
_A_DEPOSIT = r"(?:cautions?|depots? de garantie|cheques? de (?:caution|garantie))"
_PAPERS = r"(?:passeports?|papiers?|cartes? d'identite|titres? de sejour|cartes? de sejour)"
_KEPT = r"(?:gard(?:e|ons|ee|es|ees|er|era)|conserv\w+|retien\w+|retenue?s?|confisqu\w+)"
_CHARGED = tuple(
    re.compile(one)
    for one in (
        rf"\b{_A_DEPOSIT}(?: de \d+ ?(?:€|euros?|eur))?(?: (?:est|sera))? (?:a (?:verser|payer|donner|laisser|deposer|"
        r"prevoir)|demandee?|exigee?|obligatoire|requise?)s?\b",
        rf"\b(?:laisse[rz]|verse[rz]|depose[rz]|paye[rz]|prevoir|donne[rz]|demand\w+) (?:une? )?{_A_DEPOSIT}\b",
        r"\b(?:verse[rz]|paye[rz]|regle[rz]|envoye[rz]|prevoir|donne[rz]) (?:d'abord |avant |nous )*"
        r"\d+ ?(?:€|euros?|eur)\b"
        r"[^,.;]{0,25}\b(?:dossier|inscription|formation|embauche|tenue|uniforme|badge|kit|materiel)\b",
        r"\bformation (?:(?:de \d+ ?(?:€|euros?) )?a (?:payer|(?:votre|sa) charge|vos frais|ses frais)|payante)\b"
        r"(?: \d+ ?(?:€|euros?))?",
        r"\bfrais (?:de dossier|d'inscription|de formation)\b(?! (?:pris|rembours|pay|offert|a notre|en charge))",
        r"\b(?:achete[rz]|paye[rz]) (?:vous[- ]meme |d'abord )?(?:sa|votre|leur|ta) (?:tenue|uniforme|blouse|badge)\b",
        rf"\b{_KEPT} (?:\w+ )??(?:le |la |les |vos |votre |leurs? |son |sa |ses ){_PAPERS}\b"
        r"(?! (?:a jour|en regle|sur))",
        rf"\b(?:remett(?:re|ez)|laisse[rz]|depose[rz]) (?:votre |vos |son |sa |ses |leurs? ){_PAPERS}\b",
        rf"\b{_PAPERS} a (?:remettre|laisser|deposer)\b(?! a jour)",
        r"\b(?:kit|tenue|uniforme|badge)s? a (?:acheter|payer)\b",
        rf"\b{_PAPERS}(?: (?:est|sont|sera|seront))? {_KEPT}\b",
        r"\b(?:retenues?|retir\w+|prelev\w+|dedui\w+) (?:sur|de|du) (?:le |la |votre |son |l')?(?:salaire|paie|paye)\b"
        r"[^,.;]{0,15}\b(?:casse|erreurs?|retards?|vols?|pertes?|fautes?|manque)\b",
        r"\b(?:casse|erreurs? de caisse|vols?)\b[^,.;]{0,15}"
        r"\b(?:retenue?s?|preleve\w*|dedui\w+|a (?:votre|sa) charge)\b",
    )
)
"""Money asked of whoever is hired, papers that are kept, and what breaks held back from the pay."""
_OF_OTHERS = re.compile(r"client|locataire|\bgites?\b|locations?\b|visiteur|voyageur|usager|copie|appartement|hotel")
"""Near deposits and papers, those of other people."""
_SEVEN_DAYS = re.compile(
    r"\b(?:7|sept) ?j(?:ours?)? ?(?:sur|/) ?(?:7|sept)(?: ?j(?:ours?)?\b)?|\b7 ?/ ?7 ?j?(?:ours?)?\b"
)
_BY_TURNS = re.compile(
    r"roulement|planning|rotation|tourn|alternance|repos|equipes|2x8|3x8|24 ?h? ?/ ?24|\bouvert|fonctionn|accueil|"
    r"astreinte|etablissement|permanence|livraison|services? (?:assure|continu)|semaine sur"
)
"""What makes seven days those of the house, not of whoever works there."""
_OF_THE_SELF_EMPLOYED = re.compile(
    r"(?:accompagn|conseil|aupres|client|comptab|public|form|aide|gestion|dossier|ancien|creer|creation|"
    r"pour (?:les|des))\w*(?: \S+){0,3} ?$"
)
"""Before the self-employed, those whom the work serves, or what somebody was."""
_NEAR = 30


def undeclared_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that promise work or pay without declaring it."""
    plain = flat(text)
    return as_written(text, [one.span() for pattern in _UNDECLARED for one in pattern.finditer(plain)])


def contractless_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that promise a job without its contract, or to who is no employee."""
    plain = flat(text)
    alone = (
        one
        for one in _NO_EMPLOYEE.finditer(plain)
        if not _OF_THE_SELF_EMPLOYED.search(plain[max(0, one.start() - _NEAR) : one.start()])
    )
    return as_written(text, [one.span() for one in (*_WITHOUT_CONTRACT.finditer(plain), *alone)])


def in_kind_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that pay work by tips, by meals or a roof, instead of money."""
    plain = flat(text)
    return as_written(text, [one.span() for pattern in _IN_KIND for one in pattern.finditer(plain)])


def restless_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that give no day of rest."""
    plain = flat(text)
    near = 2 * _NEAR
    each_day = [
        one
        for one in _SEVEN_DAYS.finditer(plain)
        if not _BY_TURNS.search(plain[max(0, one.start() - near) : one.end() + near])
    ]
    return as_written(text, [one.span() for one in (*_RESTLESS.finditer(plain), *each_day)])


def unpaid_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that leave work unpaid; not days to try it, which have rules of their own."""
    plain = flat(text)
    found = (
        one
        for one in _UNPAID.finditer(plain)
        if not _TRIED.search(plain[max(0, one.start() - _NEAR) : one.end() + _NEAR])
        and not (one["bare"] and _NOT_THE_WORK.search(plain[max(0, one.start() - _NEAR) : one.start()]))
    )
    return as_written(text, [one.span() for one in found])


def charged_words(text: str) -> tuple[str, ...]:
    """The words of `text`, as written, that ask money or papers of whoever comes to work; not of customers."""
    plain = flat(text)
    found = (one for pattern in _CHARGED for one in pattern.finditer(plain))
    spans = [
        one.span() for one in found if not _OF_OTHERS.search(plain[max(0, one.start() - _NEAR) : one.end() + _NEAR])
    ]
    return as_written(text, spans)
