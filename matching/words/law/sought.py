"""Words around whoever is sought for work: what they are called, what wishes for them, what may stand between.

All patterns read flat letters (`kit.flat`).
"""

SOUGHT = (
    r"(?:vendeu\w+|serveu\w+|coiffeu\w+|hotes\w+|secretaire|assistante?|employee?|salariee?|candidate?|femme|"
    r"homme|fille|"
    r"garcon|personne|pers|qqn|qq'un|quelqu'une?(?: de| d')?|profil|gars|mec|dame|mecano|mecanicien(?:ne)?|"
    r"bucheron(?:ne)?|"
    r"menuisi(?:er|ere)|couvreu\w+|electricien(?:ne)?|plombier|paysagiste|jardini(?:er|ere)|"
    r"boulang(?:er|ere)|patissi(?:er|ere)|"
    r"cuisini(?:er|ere)|ouvri(?:er|ere)|macon|plongeu\w+|caissi(?:er|ere)|livreu\w+|chauffeu\w+|apprentie?|commis|"
    r"stagiaire|benevole|barmaid|barman|receptionniste|estheticienne|fleuriste|bouch(?:er|ere)|charcuti(?:er|ere)|"
    r"berg(?:er|ere)|infirmi(?:er|ere)|nounou|gardien(?:ne)?|animat(?:eur|rice)|saisonni(?:er|ere)|manutentionnaire)s?"
)
"""Who is sought for a job, by trade or not."""
PEOPLE = r"(?:gens|personnes?|pers|candidate?s?|quelqu'une?|qqn|qq'un|monde|profils?)"
SEX = (
    r"(?:femmes?|hommes?|filles?|garcons?)\b(?! (?:de (?:menage|chambre|peine|main)|a tout faire|toutes? mains?|"
    r"(?:ou|et) (?:une? |des )?(?:femme|homme|fille|garcon))| ?/)"
)
CHILDREN = r"(?:enfant|bebe|gosse|mome|marmot|gamin)s?"

END = r" ?(?:[,;.!?)]|$)"
ONLY = (
    r"(?:uniquement|seulement|exclusivement|de preference|preferable\w*|si possible|imperati\w+|obligatoire\w*|"
    r"exigee?s?|"
    r"requise?s?|souhaitee?s?|prioritaires?|en priorite|privilegiee?s?|preferee?s?|appreciee?s?|d'abord|only|"
    r"(?:est |serait |c'est )?un (?:vrai |gros |petit )?(?:plus\b|atout)|serait (?:bien|mieux|ideal\w*|parfait\w*))"
)
"""Behind those who are wished for."""
RATHER = (
    r"(?:uniquement|seulement|exclusivement|de preference|prefer\w+|si possible|imperativement|plutot|surtout|"
    r"idealement|"
    r"ideal(?:e)?(?: pour| si)?|convien\w+ (?:bien )?(?:a|aux?)|priorite (?:a|aux?)|reservee?s? (?:a|aux?))"
)
"""Before those who are wished for."""
ARTICLES = r"(?: (?:une?|des|les?|la|aux?|pour|a|que|etre|de|bon(?:ne)?s?)\b| d')*"
SOME_WORDS = r"(?:[ '](?!si\b|quand\b|car\b|parce\b|puisque\b|depuis\b|seulement\b)\w+){0,5}"
"""What may stand between "pas" and what is shut out."""
