"""Turns of phrase that choose people politely, as one says it on the telephone: "il vaut mieux un homme pour les sacs".

French labour code, article L1132-1. What the work asks may be told as it is: "port de charges de 25 kg", "toilettes",
"dimanche dès 6 h". All patterns read flat letters (`kit.flat`).
"""

from matching.words.law.sought import ARTICLES, END, ONLY, PEOPLE, SEX, SOUGHT

_SEXED = rf"(?:{SEX}|(?:dame|monsieur|messieurs|demoiselle|nana|meuf|gars|mec)s?)\b"
_BETTER = (
    r"(?:aim\w+ (?:autant|mieux)|(?:vaut|vaudrait|valait|serait|sera|irait) mieux|mieux (?:vaut|vaudrait)|"
    r"prefer(?:e|es|ent|ons|ez|er|erais|erait|erions|erable|ence)|"
    r"(?:plus |mieux |tres |bien )?(?:adapte|approprie)e?s?|"
    r"pens(?:e|ais|ons|ions) (?:plutot |surtout )*a)"
)
_IS_BETTER = (
    r"(?:(?: (?:etre|avoir|prendre|embaucher|voir|plutot|pour|aux?|(?:que )?ce soit|si c'est|que c'est)\b|"
    r" a\b(?! \w+er\b)|"
    rf" qu'(?:il|elle) soit| qu'il y ait)){{0,4}}{ARTICLES} "
)
_WORK = (
    r"(?:poste|travail|emploi|metier|boulot|job|profil|candidat\w*)s?"
    r"(?: (?:physique|dur|difficile|penible|de force|assez|plutot|donc|tres|est|c'est|reste|surtout|uniquement|mais|"
    r"prefere|souhaite|a dominante))*"
)
_OF_ONE_SERVED = "".join(
    rf"(?<!{one} )"
    for one in (
        "d'une",
        "a une",
        "avec une",
        "pour une",
        "chez une",
        "aupres d'une",
        "aider une",
        "garder une",
        "de la",
    )
)
_OLDER = r"(?:d'un certain age|(?:assez |plutot |bien |un peu )?mures?(?! reflexion)|d'age mur)"
_OFTEN = r"(?:toujours|souvent|tout le temps|sans cesse|regulierement|constamment|(?:tous les|chaque) \w+|jamais|pas)"
_A_DISTANCE = r"\d+ ?(?:km|kilometres?|min\w*|h\b|heures?)"

CHOOSING = (
    # sex
    rf"\b{_BETTER}{_IS_BETTER}(?:bon(?:ne)?s? |vrai(?:e)?s? |jeunes? )?{_SEXED}",
    rf"\b{_WORK},? (?:masculin|feminin)e?s?\b",
    rf"\b{SOUGHT},? (?:plutot |de preference |du )?(?:sexe )?(?:masculin|feminin)e?s?"
    rf"(?={END}| (?:pour|car|de preference)\b)",
    # age
    rf"{_OF_ONE_SERVED}\b(?:{SOUGHT}|{PEOPLE}),? {_OLDER}(?={END}| (?:et|pour|qui|avec|car|de preference|serai\w+)\b)",
    r"^\W*(?:un )?(?:petite? )?jeunes? (?:du (?:coin|village|pays|bourg|secteur)|d'ici)\b",
    # health
    r"\b(?:faut|avoir|ayant|exig\w+|demand\w+|avec) (?:absolument )?(?:un |le )?"
    r"(?:(?:bon|solide|sacre) dos\b|dos (?:solide|en (?:bon etat|beton))\b)",
    rf"\b(?:{SOUGHT}|{PEOPLE}|pas|qui (?:est|soit|sera))(?: (?:de|d'|quelqu'un|des|gens|qui|est|soit|sont))* ?"
    rf"{_OFTEN} (?:en |mis en )(?:arret|maladie|greve)s?\b(?! (?:de bus|de production|moteur))",
    # home
    rf"\b(?:proximite (?:geographique )?(?:du |de son |de leur )?(?:domicile|lieu d'habitation|habitation)|"
    rf"(?:domicile|habitation|lieu d'habitation) (?:proche|a proximite|pres)),? {ONLY}",
    rf"(?<!\ba )(?<!\bau )\b(?:domicile|habitation|residence|logement)(?: personnel\w*| principal\w*)? (?:situee? )?"
    rf"a (?:moins de |max\w* (?:de )?){_A_DISTANCE} ?(?:[a-z' ]{{0,30}})?{ONLY}",
    # faith, accent
    r"\b(?:dispo(?:nible)?s?|travaill\w+|venir|presente?s?|bosser)(?: [a-z]+){0,2} (?:pendant|durant) (?:le |la )?"
    r"(?:ramadan|careme|[cs]habbat)\b",
    rf"(?:^|[,;.(] ?)sans accent(?: etranger| prononce| du sud)?(?={END})",
)
