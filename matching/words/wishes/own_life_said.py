"""What a wish says of somebody's own life: their children and kin, where they come from, an illness, a licence
to pass, papers.

Files are full of it ("maman de deux enfants", "longtemps malade", "encore beaucoup de démarches"), and none of it is
work: it asks neither to mind children nor to nurse, nor to canvass.
"""

import re

from matching.words.numbers import between

_SOME = rf"(?:(?:{between(1, 9)}|des|plusieurs|jeunes|petite?s?|grands?)\s+){{1,3}}"
_CHILDREN = r"(?:petits?[- ]enfants?|enfants?|gosses?|gamine?s?|m[ôo]mes?|b[ée]b[ée]s?|jumeaux|jumelles)\b"
_PARENT = r"(?:m[èe]re|maman|p[èe]re|papa|parent)(?:\s+(?:seule?|solo|isol[ée]e?|c[ée]libataire|au foyer))?"
_KIN = (
    rf"(?:{_CHILDREN}|(?:fils|fill(?:e|es|ettes?)|parents?|(?:beau[- ])?fr[èe]res?|(?:belle[- ])?s(?:œ|oe)urs?"
    r"|tantes?|oncles?|(?:(?:belle|grand|arri[èe]re)[- ])?(?:m[èe]re|maman)|(?:(?:beau|grand)[- ])?p[èe]re|cousine?s?"
    r"|mari|conjointe?|compagne|compagnon|copine?s?|voisine?s?)\b"
    r"|petite?s?\b(?=\W*$|\s+(?:[àa]|sont|est|en|qui|et|ou)\b))"
)
_SCHOOL = r"(?:l['’ ]\s*[ée]cole|la\s+(?:cr[èe]che|maternelle|garderie))"
_WHERE_THEY_ARE = (
    rf"(?:\s+(?:(?:sont|est|vont|va)\s+)?(?:[àa]\s+(?:charge|la\s+maison|{_SCHOOL})"
    r"|en\s+(?:bas\s+[âa]ge|maternelle|primaire)|scolaris\w+))?"
)
_LIKE_THAT = (
    r"(?:\s+(?:(?:handicap|[âa]g)[ée]e?s?(?:\s+de\s+\d+\s*ans)?|autistes?|malades?|d[ée]pendante?s?"
    r"|d[ée]j[àa]\s+grand\w*))?"
)
_CARED = r"(?:gard|[ée]l[eè]v|accompagn|soign|d[ée]pos|r[ée]cup[eèé]r|(?:emm|am)[eè]n)(?:er|[ée]e?s?|es?|ais|ait)?"
"""What is done for one's own, which no trade is: alone, "j'ai élevé" would be of cattle."""
_SAID = (
    # "j'ai 3 enfants à charge", "mère célibataire de 2 enfants", "seule avec un bébé"
    rf"\b(?:j['’ ]?ai|a|avons|ayant)\s+{_SOME}{_CHILDREN}{_LIKE_THAT}{_WHERE_THEY_ARE}",
    rf"\b(?:{_PARENT}\s+(?:de|avec|d['’])|seule?\s+avec)\s*{_SOME}{_CHILDREN}{_WHERE_THEY_ARE}",
    rf"\b(?:{between(1, 9)}\s+)?enfants?\s+[àa]\s+charge\b",
    rf"(?:^|(?<=[,;.(]))\s*(?:{between(1, 9)}\s+)?enfants?\s+en\s+bas\s+[âa]ge\b",
    r"\b(?:m[èe]re|maman|p[èe]re|papa|femme)\s+au\s+foyer\b",
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
)
_OWN = re.compile("|".join(_SAID), re.IGNORECASE)


def without_own_life(text: str) -> str:
    """The French wish without what it says of one's own life: what is left may name a trade."""
    return " ".join(_OWN.sub(" ", text).split())
