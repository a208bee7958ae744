"""Turns of phrase that choose by religion, or by what it has people do (labour code, article L1132-1).

A house may be of a faith, and so may those who are served: "école catholique", "accompagner à la messe". All patterns
read flat letters (`kit.flat`).
"""

from matching.words.law.sought import PEOPLE, SOME_WORDS, SOUGHT

_A_HOUSE = "".join(
    rf"(?<!{one} )" for one in ("ecole", "lycee", "college", "association", "etablissement", "secours", "paroisse")
)
FAITHS = (
    rf"(?:(?:de )?(?:foi|confession|religion|culture|obedience|education|tradition) )?{_A_HOUSE}"
    r"(?:musulman|catholique|catho|chretien|juif|juive|protestant|bouddhiste|athee|croyant|pratiquant|islamiste|"
    r"baptisee?|temoins? de jehovah|barbu|voilee)(?:ne|e)?s?"
)
"""Of which faith somebody is."""
_RITES = r"(?:prieres?|ramadan|careme|[sc]habbat|sabbat|messe|mosquee|culte|synagogue)"
_OBSERVES = (
    r"(?:fai[ts]|faire|fass\w+|font|fera|part|part(?:e|ent|ir|ira)|va|vont|aill\w+|aller|arret\w+|s'absent\w+|absent\w+|"
    r"demand\w+|respect\w+|prenn?\w*|s'arret\w+)"
)

SHUTTING = (
    rf"\b(?:pas|jamais|plus|ni|marre|evit\w+|refus\w*){SOME_WORDS}[ ']{_OBSERVES}(?: [\w']+){{0,5}}? {_RITES}\b",
    rf"\b(?:pas|sans|ni|jamais) (?:de |d'|faire |du |le |la |les )*(?:pauses? |conges? )?(?:pour |de |du |la |le )*"
    rf"{_RITES}\b",
    rf"\bqui (?:ne |n')?{_OBSERVES} (?:pas|jamais|plus) (?:[\w']+ ){{0,4}}{_RITES}\b",
    r"\b(?:ne |n'|qui )(?:prie|jeune|pratique)(?:nt)? (?:pas|plus|jamais|aucune religion)\b",
    rf"\b{PEOPLE} (?:qui )?(?:ne |n')?(?:fai[ts]|font|observ\w+|respect\w+) (?:pas |plus )?(?:le |la |les )?{_RITES}\b",
)
CHOOSING = (
    rf"\b{SOUGHT},? (?:qui |devra |doit )*mang\w+ (?:pas |bien )?(?:du |de |de tout,? )*(?:porc|cochon|halal|casher)\b",
    r"\bpartag\w+ (?:notre|nos|la meme|les memes) (?:foi|religion|croyances?|convictions|valeurs chretiennes)\b",
    r"\b(?:faut|doit|doivent|devra\w*|devez) (?:pouvoir |accepter de )?manger (?:du |de )?(?:porc|cochon)\b",
    rf"\b{SOUGHT},? (?:plutot |assez )?{FAITHS}\b(?! (?:le|la|les|un|une|du|de|en)\b| l')",
    r"\b(?:pas|sans|aucun|ni)(?: de| d')? signes? (?:religieux|d'appartenance)\b(?! .{0,30}(?:public|neutralite))",
)
