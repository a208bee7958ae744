"""What is to be done, in an employer's words: without who is sought, the hours, the days, the pay and the papers.

What is left may name a trade: "cherche un gars 20 h pour servir au magasin" is "vente".
"""

import re

from matching.words.described.contracts import TURNS
from matching.words.described.wages import CENTS
from matching.words.law.terms import undeclared_words
from matching.words.numbers import NUMBER, between
from matching.words.times.days import DAY
from matching.words.times.timetable import with_clocks, without_spans
from matching.words.times.week import read_week
from matching.words.trades.insertion import without_insertion
from matching.words.wishes.wish import without_hours

_SEEK = (
    r"(?:je |j['’]|nous |on |il (?:me |nous )?|notre (?:association|équipe|entreprise) )?"
    r"(?:re)?(?:cherch\w+|recrut\w+|embauch\w+|souhait\w+|voudr\w+|propos\w+|(?:ai|avons|a)? ?besoin|faut)"
)
SEEKING = re.compile(rf"\b{_SEEK}\b(?: d['’]| des?\b| à\b)?\s*", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\b(?:quelqu['’ ]?une?|(?:une?|des|{NUMBER}) "
    r"(?:personnes?(?! (?:tr[eè]s )?(?:[âa]g|malad|d[ée]pend|handicap|seule))|"
    r"bénévoles?|volontaires?|employée?s?|salariée?s?)|"
    r"bénévoles?|volontaires?|"
    r"(?<!professeur )(?<!professeure )(?<!enseignant )(?<!enseignante )(?<!prof )(?<!médecin )"
    r"(?:(?:une?|sa|son|notre) )?rempla[cç]ante?s?|"
    r"(?:une? |des )?(?:bons? |petite? )*(?:gars|mecs?|nanas?|dames?(?! de)|jeunes?(?! [a-z]*(?:enfant|public)))"
    r"(?: costaude?s?)?|une? stagiaire(?: en)?|du monde|bras|(?:un |des |petits? )*coups? de main)\b"
    r"(?: (?:pour|qui|aux?|[àa]))?",
    re.IGNORECASE,
)
_MONTH = r"(?:janv|f[ée]v|mars\b|avr|mai\b|juin\b|juil|ao[uû]t|sept|oct|nov|d[ée]c)[^\W\d_]*"
_WHOLE_MONTH = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)\b"
_FROM = re.compile(
    rf"\b(?:dès|des(?= le)|[àa] (?:partir|compter))(?: (?:du|de|le|la|ce))*(?: d[ée]but| mi| fin)?[ -](?:{DAY} )?"
    rf"(?:(?:1er|\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{2,4}})?)?)\b(?! ?h)(?: {_MONTH})?|{_MONTH})(?: 20\d\d\b)?",
    re.IGNORECASE,
)
"""A date to begin on, and no more of the words behind it: "à compter du 1/12"."""
_GREETING = re.compile(r"^\W*(?:bonjour|bonsoir|salut|coucou|hello)\b[ ,!.]*", re.IGNORECASE)
_WHEN = re.compile(
    rf"\b(?:(?:du|le|les|tous les|chaque) )?{DAY}(?: (?:au|et) (?:le )?{DAY})?(?: (?:matin|midi|soir)s?)?\b|"
    r"\b(?:tôt |tous |toutes )?(?:le|les|en|la) (?:matin(?:ée)?s?|soir(?:ée)?s?|midis?|journée|week-?ends?|nuit)\b|"
    r"\b(?:du|entre le) (?:1er|\d{1,2}) (?:au|et le) (?:1er|\d{1,2})(?! ?h)"
    rf"(?: {_MONTH})?\b|"
    r"\b(?:on|nous|je) ferm(?:e|ons)\b|\bferm(?:é|ée|és|ées|ee|ees)\b|"
    r"\baprès (?:la |notre )?fermeture\b|"
    r"\b(?:(?:qui )?part(?:ie?)? )?(?:en |pour un |pendant (?:un |son |le ))?congé (?:de )?maternité\b|"
    r"\btout de suite\b|\bde suite\b|\bd[eè]s maintenant\b|\bimm[eé]diatement\b|"
    r"\bl['’]après-midi\b|"
    r"\b(?:dès|[àa] partir|[àa] compter d[eu])\b[^,.;\n]*|\bpermis\b(?: (?:de )?(?:tracteur|\w{1,2})\b)?|"
    r"\b(?:cdi|cddi?)\b(?: de \d+ mois)?|\bquelques jours\b|\bun (?:essai|stage)(?: de)?\b|\bune immersion\b|"
    r"\b(?:on|nous)(?: vous)? (?:forme|montre|apprend|formons|montrons|apprenons)\b|"
    r"\b(?:je|on|nous)(?: vous)? (?:paie|paye|payons)\b(?: (?:en )?(?:cesu|ch[eè]ques?(?: emploi)?))?|"
    r"\btester\b|\b(?:pour )?voir s(?:i|['’]ils?)\b|\b(?:lui|leur) pla[iî]t\b|"
    r"\b(?:(?:sans être|non|pas|bien) )?(?:payé|rémunéré)e?s?\b|\bgratuit\w*\b|\bà l['’]essai\b|"
    rf"\b(?:de |en |d['’])?{_WHOLE_MONTH} (?:à|a|au) (?:fin |mi[- ]|début )?{_WHOLE_MONTH}|\ben {_WHOLE_MONTH}|"
    rf"\b{between(1, 7)} (?:nuits?|jours?|matins?|fois) par semaine\b|"
    rf"\b(?:{between(1, 9)} fois )?par (?:mois|semaine|jour)\b",
    re.IGNORECASE,
)
"""What is read elsewhere and names no trade."""
_ASKED = (
    r"(?:(?:serait |est |sont |bien |non |pas )?(?:souhait(?:[ée]e?|able)s?|exig[ée]e?s?|demand[ée]e?s?|requise?s?|"
    r"obligatoires?|indispensables?|appr[ée]ci[ée]e?s?|n[ée]cessaires?|utiles?)(?!\w))"
)
_TERMS = re.compile(
    r"\bh ?/ ?f\b|\btemps (?:plein|complet|partiel)\b|\bmi-temps\b|\brenouvelables?\b|\btous les jours\b|"
    r"\b(?:pouvant|peut|possibilit[ée])\b[^,.;\n]{0,25}(?:d[ée]boucher|[ée]voluer|\bcdi\b)[^,.;\n]*|"
    rf"\b(?:avec )?(?:au moins )?{between(1, 10)} ans?(?: (?:minimum|d['’ ] ?exp[ée]rience|mini))*\b|"
    rf"\bexp[ée]riences?\b(?: {_ASKED})?|\bpas (?:besoin )?(?:d['’]|de )?exp[ée]rience\b|"
    rf"\b(?:bts|bac pro|brevet pro(?:fessionnel)?|dipl[ôo]m[ée]e?s?|v[ée]hicule|voiture)(?: d['’][ée]tat)? {_ASKED}|"
    rf"\b(?:cap|bep|bp|fimo|fco)\b|\b(?:voiture|v[ée]hicule) et permis\b|\b{_ASKED}|"
    r"\bd[ée]butante?s?\b(?: (?:accept|admis|bienvenu|possible|ok)\w*)?|\bqualifi[ée]e?s?\b|"
    r"\bpanier repas\b|\bprimes? de panier\b|\bnourrie?s?\b(?:,| et)?|"
    r"\b(?:tickets?|titres?|ch[èe]ques?)[- ](?:restau\w*|resto|repas|d[ée]jeuner)s?\b|"
    r"\b(?:repas|d[ée]jeuners?)(?: d[ue] (?:midi|soir))? (?:compris|fournis?|offerts?|inclus|pris)\b|"
    r"\b(?:possibilit[ée] (?:de |d['’])?|pas de |sans )?(?:logement|h[ée]bergement|studio|chambre|log[ée]e?s?)\b"
    r"(?:(?: \w+){0,2}? (?:fourni|possible|sur place|propos[ée]|gratuit|compris|au[- ]dessus|dispo)\w*|(?= ?[,.;\n]))|"
    r"\b\d[\d  ]{0,12}(?: ?(?:€|euros?))? ?(?:nets?|bruts?)\b|"
    r"\bimmersion(?: pro\w*)?(?: ?\(pmsmp\))?|\(?\bpmsmp\b\)?|\bports? de charges?(?: lourdes?)?(?: ?\([^)]*\))?",
    re.IGNORECASE,
)
"""What is asked beside the work, or given for it: "net" is no nose, nor "renouvelable" the sun."""

_CLEANED = re.compile(
    r"\b(?:m[ée]nage|nettoy\w+|laver (?:les |le )?sols?|balayer) "
    r"(?:du |de la |de l['’]|des |le |la |l['’]|les |(?:dans |de )?(?:mon |ma |mes |notre |nos )|"
    r"dans (?:une? |le |la |l['’]|les )|au )"
    r"(?:petite? )?"
    r"(?:fournil|boulangerie|p[âa]tisserie|boucherie|magasin|boutique|atelier|restaurant|salle|cuisine|garage|"
    r"[ée]cole|bureaux?|laboratoire|local|locaux|usine|cabinet|agence|d[ée]p[ôo]t|entrep[ôo]t|vestiaire|gymnase|"
    r"mairie|dojo|[ée]picerie|pharmacie|commerce|bistrot|caf[ée]|bar)s?\b",
    re.IGNORECASE,
)
"""What is cleaned where others work: the place names no trade."""

_SERVES_AT_THE_SHOP = re.compile(
    r"\b(?:aider?|servir|tenir|travailler|remplacer (?:m[ao]n?|notre) [^\W\d_]+|renfort|accueillir|s['’]occuper|"
    r"employée?s?|quelqu['’]un|personnes?|du monde|de l['’]aide|besoin d['’]aide)"
    r"(?: (?:(?:les |des )?clients?|et servir|et vendre))? "
    r"(?:(?:au|en|à la|a la|de la|du|le|la|notre|mon|ma|(?:dans|pour|à) (?:le|un|une|notre|mon|ma|la)) )"
    r"(?:magasin|boutique|comptoir)\b(?! d[eu'’]| pour )",
    re.IGNORECASE,
)
"""Who helps or serves where one sells, sells: "aide au magasin", "quelqu'un pour la boutique"."""
_SELLS_THEIR_OWN = re.compile(
    r"\bvendre (?:mes|nos|ses|mon|ma|notre|leurs?|de la|de l['’]|les?|la|des|du) "
    rf"(?=\w)(?!(?:matin|soir|midi|journ|semaine|week|{DAY}))",
    re.IGNORECASE,
)
"""To sell is selling, whatever it is: "vendre mes légumes", "vendre les galettes"."""
_WORKER_FOR = re.compile(
    r"\b(?:ouvri[eè]re?s?|employée?s?|salariée?s?|renforts?|aides?)(?: polyvalente?s?)? "
    r"pour (?=(?:les?|la|l['’]|nos|notre|mes|mon|ma)\b)",
    re.IGNORECASE,
)
"""A rank that names no trade before what there is to do: "ouvrier pour les serres"."""
_AT_THE_SHOP = re.compile(
    r"\b(?:au|en|à la|(?:dans|pour|à) (?:le|un|une|notre|mon|ma|la)) (?:magasin|boutique)\b(?! d)", re.IGNORECASE
)
"""Where one sells: "vendeuse au magasin" sells what the employer does."""
WHO_SEEKS = re.compile(
    r"^\W*(?:(?:une?|notre|nos|la|le|les|petite?|(?P<own>mon|ma|mes)) |l['’]){0,5}"
    r"(?!nous\b|urgent\b|bonjour\b|alors\b)"
    r"(?P<who>[^\W\d_][\w'’-]{2,}(?: [\w'’-]+){0,7}?) "
    r"(?=(?:re)?(?:cherche|recrute|embauche|aurait besoin|a besoin)(?:nt)?\b)",
    re.IGNORECASE,
)
"""Who seeks, by what it is: "boulangerie cherche vendeuse", "mon cousin garagiste à Felletin cherche un mécanicien"."""
WHO_HAS = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir),? )?"
    r"(?:j['’ ]?ai|je (?:tiens|g[èe]re|suis)|nous (?:avons|tenons|sommes)|on (?:a|est|tient)) "
    r"(?:une? |le |la |l['’])?(?:petite? )?(?P<who>[^\W\d_][\w'’-]{2,}(?: [\w'’-]+){0,7}?)"
    r"(?:,| et) ?(?=(?:je |on |nous )?(?:re)?(?:cherch|recrut|embauch|aurai|ai besoin|avons besoin))",
    re.IGNORECASE,
)
"""Who seeks, in the first person: "j'ai une petite scierie, cherche 2 ouvriers"."""
_THEIR_OWN = re.compile(
    r"\b((?:gard|veill|occup|compagnie|aide|lev|couch|accompagn|promen|lav|surveill|soign|pr[ée]sence|toilette|repas)\w*"
    r"(?: (?:de |la )?nuit)?(?: (?:à|a|de|sur|pour|avec|aupr[eè]s de|chez))?) (?:(?:m(?:on|a|es)|notre|nos|sa|son) "
    r"(?:(?:beaux?|belles?|grands?|arri[eè]re)[- ])*(?:p[eè]re|m[eè]re|parents?|mari|[ée]pou(?:x|se)|femme|papa|maman|"
    r"pap(?:ie?|y)|mam(?:ie?|y)|m[ée]m[ée]|p[ée]p[ée]|tante|oncle)s?|maman|papa|mam(?:ie|y)|pap[iy]|m[ée]m[ée]|p[ée]p[ée])\b"
    r"(?: (?:tr[eè]s )?(?:[âa]g|malad|d[ée]pend|handicap|alzheimer|diminu)\w*)?",
    re.IGNORECASE,
)
"""For whom somebody is sought at home, as families say it: "garder mon père la nuit"."""
_FILLS_IN = re.compile(
    r"\bboucher (?:les|des|un|le|quelques) trous?\b"
    r"(?! (?:de (?:la |notre )?(?:route|chauss[ée]e|rue|voirie)|dans|d(?:u|es) chemins?))"
    r"(?: (?:du|de|des) (?:la |notre |nos )?(?:plannings?|[ée]quipes?|effectifs?|emploi du temps))?",
    re.IGNORECASE,
)
"""To come when somebody is missing: no butcher is meant."""
_STOPS_UP = re.compile(r"\bboucher (?=(?:les|des|un|le|la|une) [^\W\d_])", re.IGNORECASE)
"""To stop something up, where holes are real ones."""
_APPRENTICE = (
    (re.compile(r"\bapprentie?s? (?:en |de |à la )?(boulang|bouch)erie\b", re.IGNORECASE), r"\1er"),
    (re.compile(r"\bapprentie?s? (?:en |de )?(p[âa]tiss|menuis|charcut|plomb)erie\b", re.IGNORECASE), r"\1ier"),
    (re.compile(r"\bapprentie?s? (?=\w)", re.IGNORECASE), ""),
    (
        re.compile(
            rf"\b(?:en )?(?:contrats? (?:d['’]|en )?)?alternan(?:ce|te?s?)\b(?! {TURNS})"
            r"(?: (?:en |pour (?:un |le )?)?|$)"
            r"(?:(?:bac ?pro(?:fessionnel)?|bts\w?|brevet pro\w*)\b(?: (?:en )?|$))?",
            re.IGNORECASE,
        ),
        "",
    ),
)
"""An apprentice learns the trade: "apprenti en boulangerie" is a baker, "alternance bac pro élevage" tends cattle."""

PAY = re.compile(
    rf"\bsmic\b|\d[\d  ]{{0,12}}(?:[.,]\d{{1,2}})?\s?(?:€|euros?\b|eur\b)(?:{CENTS}|(?!\d))(?:\s(?:brut|net)s?\b)?"
    r"(?:\s?(?:/|de l['’]|l['’]|par )\s?(?:heure|h\b|mois|an\b))?",
    re.IGNORECASE,
)
PIECE = re.compile(r"[,;.\n!?]+")


def work_in(text: str) -> str:
    """What is to be done, without who is sought, the hours, the days and the papers."""
    dateless = _FROM.sub(" ", _GREETING.sub("", read_week(text).text))
    unpaid = _TERMS.sub(" ", PAY.sub(" ", without_spans(with_clocks(dateless))))
    for told in undeclared_words(unpaid):
        unpaid = unpaid.replace(told, " ")
    unpaid = without_insertion(unpaid)
    for learnt, trade in _APPRENTICE:
        unpaid = learnt.sub(trade, unpaid)
    unpaid = _SELLS_THEIR_OWN.sub("vente de ", _WORKER_FOR.sub("", _SERVES_AT_THE_SHOP.sub("vente", unpaid)))
    unpaid = _THEIR_OWN.sub(r"\1 personne âgée", _STOPS_UP.sub("reboucher ", _FILLS_IN.sub(" ", unpaid)))
    unpaid = _AT_THE_SHOP.sub(" ", _CLEANED.sub("propreté de locaux", unpaid))
    bare = _WHEN.sub(" ", _SOMEBODY.sub(" ", SEEKING.sub(" ", without_hours(unpaid))))
    return " ".join(bare.split())
