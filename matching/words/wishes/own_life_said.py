"""What a wish says of somebody's own life: their children and kin, where they come from, an illness, a licence
to pass, papers.

Files are full of it ("maman de deux enfants", "longtemps malade", "encore beaucoup de démarches"), and none of it is
work: it asks neither to mind children nor to nurse, nor to canvass.
"""

import re

from matching.words.numbers import between

_SOME = rf"(?:(?:{between(1, 9)}|des|plusieurs|jeunes|petite?s?|grands?)\s+){{1,3}}"
_CHILD = r"(?:enfant|[ae]nf[ae]n[td]?)s?\b"
"""As it is heard, too: "mon enfan"."""
_CHILDREN = rf"(?:petits?[- ]enfants?|{_CHILD}|gosses?|gamine?s?|m[ôo]mes?|b[ée]b[ée]s?|jumeaux|jumelles)\b"
_PARENT = r"(?:m[èe]re|maman|p[èe]re|papa|parent)(?:\s+(?:seule?|solo|isol[ée]e?|c[ée]libataire|au foyer))?"
_KIN = (
    rf"(?:{_CHILDREN}|(?:fils|fill(?:e|es|ettes?)|parents?|(?:beau[- ])?fr[èe]res?|(?:belle[- ])?s(?:œ|oe)urs?"
    r"|tantes?|oncles?|(?:(?:belle|grand|arri[èe]re)[- ])?(?:m[èe]re|maman)|(?:(?:beau|grand)[- ])?p[èe]re|cousine?s?"
    r"|mari|femme|[ée]pou(?:x|se)|famille|ados?|conjointe?|compagne|compagnon|copine?s?|voisine?s?)\b"
    r"|petite?s?\b(?=\W*$|\s+(?:[àa]|sont|est|en|qui|et|ou)\b))"
)
_SCHOOL = r"(?:l['’ ]?\s*[ée][ck]oll?e?s?\b|la\s+(?:cr[èe]che|maternelle|garderie|cantine))"
_ARE = r"(?:sont|son|est|es|et|vont|va|reste(?:nt)?)"
_AT_SCHOOL = (
    rf"(?:[àa]\s+{_SCHOOL}|(?:[àa]\s+)?[ée][ck]oll?e\b|en\s+(?:maternelle|primaire|classe|cr[èe]che)|scolaris\w+)"
)
_OF_AN_AGE = r"(?:\s+(?:(?:[âa]g[ée]e?s?\s+)?de\s+)?\d+\s*(?:(?:et|[àa]|,)\s*\d+\s*)?(?:ans?|mois)\b)?"
_WHERE_THEY_ARE = rf"{_OF_AN_AGE}(?:\s+(?:{_ARE}\s+)?(?:[àa]\s+(?:charge|la\s+maison)|en\s+bas\s+[âa]ge|{_AT_SCHOOL}))?"
_LIKE_THAT = (
    r"(?:\s+(?:(?:handicap|[âa]g)[ée]e?s?(?:\s+de\s+\d+\s*ans)?|autistes?|malades?|d[ée]pendante?s?"
    r"|d[ée]j[àa]\s+grand\w*))?"
)
_CARED = r"(?:gard|[ée]l[eè]v|accompagn|soign|d[ée]pos|r[ée]cup[eèé]r|(?:emm|am)[eè]n)(?:er|[ée]e?s?|es?|ais|ait)?"
"""What is done for one's own, which no trade is: alone, "j'ai élevé" would be of cattle."""
_FRENCH = r"(?:(?:le\s+|en\s+)?fran[çc](?:ai[sxt]?|ait|aise|[ée])\b)"
_LETTERS = rf"(?:lire|[ée]crire|compter|parler(?:\s+{_FRENCH})?|comprendre(?:\s+{_FRENCH})?)"
_HARDLY = r"(?:pas|peu|mal|plus|[àa]\s+peine|difficilement)"
_WELL = r"(?:\s+(?:encore|tr[eè]s|trop|bien|bo?u?co[up]{0,2}|beaucoup))*"
_APPOINTMENT = r"(?:rdv|rendez[- ]vous|kin[ée](?:sith\w+)?|dialyse|s[ée]ances?|soins?|traitement|radioth\w+|chimio\w*)"
_CARER = r"(?:h[oô]pital|clinique|m[ée]decin|docteur|kin[ée]|psy\w*|dentiste|caf|mdph|pr[ée]fecture)"
_TAKES_ME = (
    r"(?:m['’ ]\s?(?:emm[eè]n|am[eè]n|accompagn|condui)\w*|"
    r"me\s+(?:r[ée]cup[eèé]r|repren|ram[eè]n|d[ée]pos|condui|cherch)\w*)"
)
_SAID = (
    # "mon mari peut m'emmener et me reprend"
    rf"(?:\b(?:peu[xt]?|peuvent|va|vont|doit)\s+)?\b{_TAKES_ME}(?:\s+(?:et|puis)\s+{_TAKES_ME})?(?:\s+en\s+voiture)?",
    # "quand ma mère garde la petite", "ma belle-mère s'occupe du bébé"
    rf"\b(?:quand\s+)?(?:mes|ma|mon|la|les)\s+{_KIN}\s+(?:(?:peu[xt]|peuvent|me|va|doit)\s+){{0,2}}"
    r"(?:gard\w+|s['’ ]\s?occupe\w*\s+d[eu]|surveill\w+|r[ée]cup[eèé]r\w+)\s*(?:les?|la|mes|mon|ma|l['’])?\s*"
    rf"(?:{_CHILDREN}|(?:petite?s?|fils|filles?)\b)",
    # "quand bébé dort", "quand le petit est à la crèche"
    r"\b(?:qu?an?d|qd|pendant\s+que|lorsque)\s+(?:les?\s+|la\s+|mes\s+|mon\s+|ma\s+|l['’]\s?)?"
    rf"(?:{_CHILDREN}|(?:petite?s?|fils|filles?)\b)\s+(?:dor(?:t|ment)\b|fait\s+la\s+sieste|(?:{_ARE}\s+)?{_AT_SCHOOL})",
    # "je lis pas bien", "je sais pas lire ni écrire", "sans français"
    rf"\b(?:(?:je|mais|et)\s+)*(?:ne\s+|n['’]\s?)?(?:sai[st]?|peu[xt]?)\s+{_HARDLY}{_WELL}\s+{_LETTERS}"
    rf"(?:\s*(?:,|et|ni|ou)\s*{_LETTERS})*",
    rf"\b(?:je\s+)(?:ne\s+)?(?:li[st]?|[ée]cri[st]?|parle|comprend?s?)\s+{_HARDLY}{_WELL}"
    rf"(?:\s+{_FRENCH})?",
    rf"\b(?:sans|(?:pas|aucun)(?:\s+besoin\s+d[eu])?)\s+(?:(?:parler|savoir|lire|comprendre|connaissance\s+d[eu])\s+)*{_FRENCH}",
    # "saisonnier logé nourri": what is given with the work
    r"\b(?:log[ée]e?s?\s*(?:(?:,|et|\+|/)\s*)?nourrie?s?|nourrie?s?\s*(?:(?:,|et|\+|/)\s*)?log[ée]e?s?)\b",
    # "j'ai rdv à l'hôpital"
    rf"\bj['’ ]?ai\s+(?:(?:un|une|des|mes|mon|la|le|de\s+la)\s+)?{_APPOINTMENT}"
    rf"(?:\s+(?:(?:[àa]|de|chez|avec|pour)\s+)?(?:l['’ ]\s?|le\s+|la\s+|un\s+)?{_CARER}\b)?",
    # "j'ai 3 enfants à charge", "mère célibataire de 2 enfants", "seule avec un bébé"
    rf"\b(?:j['’ ]?ai|a|avons|ayant)\s+{_SOME}{_CHILDREN}{_LIKE_THAT}{_WHERE_THEY_ARE}",
    rf"\b(?:{_PARENT}\s+(?:de|avec|d['’])|seule?\s+avec)\s*{_SOME}{_CHILDREN}{_WHERE_THEY_ARE}",
    rf"\b(?:{between(1, 9)}\s+)?enfants?\s+[àa]\s+charge\b",
    rf"(?:^|(?<=[,;.(]))\s*(?:{between(1, 9)}\s+)?enfants?\s+en\s+bas\s+[âa]ge\b",
    r"\b(?:m[èe]re|maman|p[èe]re|papa|femme)\s+au\s+foyer\b",
    # "les enfants sont à l'école"; "enfant à l'école", "2 enfants école", where who minds some says what they do
    rf"\b(?:qu?an?d\s+)?(?:les\s+|le\s+|la\s+|l['’]\s?)?{_CHILDREN}\s+(?:sont|est|vont|va)\s+{_AT_SCHOOL}|"
    rf"(?:^|(?<=[,;.(!?]))\s*(?:car\s+|avec\s+|et\s+)?(?:(?:{between(1, 9)})\s+(?:jeunes\s+|petits\s+)?{_CHILDREN}|"
    rf"(?:enfant|[ae]nf[ae]n[td]?|gamine?|b[ée]b[ée]|fils|fille)\b)\s+(?:{_ARE}\s+)?{_AT_SCHOOL}"
    r"(?=\s*(?:$|[,;.()!?]))",
    # "avec ses deux enfants", "m'occuper de ma mère", "chez une tante"
    rf"(?:\b(?:avec|chez|de|pour|{_CARED}|m['’]occuper\s+de)\s+)?\b(?:mes|ses|nos|leurs|mon|ma|son|sa|notre|leur)\s+"
    rf"(?:{_SOME})?{_KIN}{_LIKE_THAT}{_WHERE_THEY_ARE}",
    r"\bchez\s+une?\s+(?:tante|oncle|cousine?|amie?|copine?|voisine?)\b",
    # who minds one's own: "à voir avec la nounou", "pendant l'école"
    r"(?<!travailler )(?<!stage )\b(?:avec|chez)\s+(?:la|leur)\s+"
    r"(?:nounou|nourrice|gardienne|assistante\s+maternelle)\b",
    r"\bchez\s+une\s+(?:nounou|nourrice)\b",
    r"\b(?:pendant|durant|quand\s+il\s+y\s+a)\s+(?:l['’ ]\s*[ée]cole|la\s+classe|les\s+heures\s+d['’ ]\s*[ée]cole)\b",
    # "maçon, j'ai fait ça au pays": where one comes from
    r"\b(?:au|dans\s+(?:mon|son|leur|notre))\s+(?:pays|bled)\b(?:\s+d['’]\s*origine)?(?!\s+(?:d|basque))",
    # "j'ai été longtemps malade", "en arrêt maladie"
    r"\b(?:j['’ ]\s*|(?:je|il|elle)\s+)?(?:(?:ai|a)\s+[ée]t[ée]|suis|est|[ée]tais|[ée]tait|tomb[ée]e?)\s+"
    r"(?:(?:tr[èe]s|longtemps|souvent|encore|gravement)\s+){0,3}malade\b(?:\s+(?:du|des|de\s+la)\s+\w+)?",
    r"\b(?:remplacer\s+)?(?:(?:en|un|une)\s+)?(?:arr[êe]t|cong[ée]|longue)\s+maladie\b",
    # "repasse le code en janvier"; a licence of lorries is one of work
    r"\b(?:re)?pass(?:e|er|ait|era)\s+(?:(?:le|mon|son)\s+)?(?:code|permis(?:\s+b)?)(?:\s+de\s+la\s+route)?\b"
    r"(?!\s+(?:[cd]e?|ec|poids|caces|cariste)\b)",
    # what is to be done at offices for oneself; for others, it is work
    r"\b(?:beaucoup\s+de|encore\s+des?|faire\s+(?:des|les)|(?:(?:faire|dans)\s+)?(?:mes|ses))\s+d[ée]marches\b"
    r"(?!\s+(?:commerc|admin|num[ée]r|en\s+ligne|pour|avec|aupr|des?\s+(?:gens|personnes|autres)))"
    r"(?:\s+(?:sont\s+)?en\s+cours)?",
    # "58 ans", "j'ai 58 ans"
    r"(?:^|(?<=[,;.(!?]))\s*(?:j['’ ]?ai\s+|[âa]g[ée]e?\s+de\s+)?(?:1[5-9]|[2-7]\d)\s*ans\b(?=\s*(?:$|[,;.)!?]|et\b))",
)
_OWN = re.compile("|".join(_SAID), re.IGNORECASE)


def without_own_life(text: str) -> str:
    """The French wish without what it says of one's own life: what is left may name a trade."""
    return " ".join(_OWN.sub(" ", text).split())
