"""What work is called where no trade names it: the person's own words, one after the other, never cut with holes.

"Mission bénévole : aider à distribuer les colis le jeudi avec notre asso" is "Aider à distribuer les colis".
"""

import re

from kit import flat
from matching.words import conditions as said
from matching.words.conditions import Passage
from matching.words.numbers import NUMBER
from matching.words.times.days import MONTHS, NAMED

MOST_LETTERS = 60
_FEWEST_LETTERS = 4
_PIECE = re.compile(r"[,;.\n!?:()]+")
_SOMEBODY = (
    rf"quelqu['’ ]?une?\b|(?:{NUMBER}|des|de) (?:personnes?|benevoles?|volontaires?|"
    r"employee?s?|salariee?s?)\b|(?:benevoles?|volontaires?|stagiaires?)\b|"
    r"(?:un |une |des )?(?:bons? |petite? )*(?:gars|mecs?|nanas?|dames?|jeunes?)(?: costaude?s?)?\b|"
    r"du monde\b|(?:de |des )?bras\b|(?:un )?coup de main\b"
)
_LEAD = re.compile(
    r"(?:bonjour|bonsoir|salut|alors|voila|urgent|(?:une? )?missions?(?: de)?(?: benevol\w+| benevolat)?|benevol\w+|"
    r"(?:je|j'|nous|on|il (?:me |nous )?|notre (?:association|asso|equipe|entreprise)|l'association)|"
    r"(?:re)?cherch\w+|recrut\w+|embauch\w+|souhait\w+|voudr\w+|propos\w+|"
    rf"(?:ai|avons|a)\b(?= (?:besoin|{NUMBER}|des|d['e]|plusieurs))|besoin|faut|prends?\b|"
    r"d'|de\b|des\b|d'une?\b|qui\b|pour\b|a\b(?= (?:tous|partir))|(?:en |un |de )?services? civiques?\b|"
    r"un essai\b|une immersion\b|un stage\b|" + _SOMEBODY + r")[ '’-]*",
)
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_DAY = r"(?:1er|[12]?\d|3[01])"
_DATES = re.compile(
    rf"(?:\bles? )?\b{_DAY}(?:(?: ?,| et| puis)(?: le)? {_DAY})+ "
    rf"(?:{'|'.join(MONTHS)}|ao[ûu]t|f[ée]vrier|d[ée]cembre)\b",
    re.IGNORECASE,
)
"""Some days of a month, "les 24 et 31 décembre", which a comma would cut."""
_STOP = re.compile(
    r"\b(?:(?:tous |toutes )?(?:le |les |la |du |de |ce )?"
    rf"(?:{NAMED}|matin(?:ee)?|soir(?:ee)?|midi|apres-midi|aprem|week-?end|"
    r"nuit|journee)s?\b|l'apres-midi|tot le|tout de suite|de suite|des maintenant|a partir|jusqu'|chaque\b|"
    r"a compter d[eu]\b|"
    r"(?:du |entre le |le )(?:1er|\d{1,2}) (?:au|et le|a) (?:1er|\d{1,2})\b|"
    rf"(?:[1-9]|[12][0-9]|3[01]|1er) {_MONTH}|(?:en|debut|fin|mi|courant|de)[ -]{_MONTH}|en (?:ete|hiver)|"
    rf"{_MONTH}(?: (?:a|au|et)|,| ?[-/]) ?(?:fin |mi[- ]|debut )?{_MONTH}|"
    rf"(?:repos|ferme\w*)\b(?= ?:? ?(?:le |les |du )?{NAMED})|"
    r"(?:de |a |vers |des )?\d{1,2}(?: a \d{1,2})? ?h(?:eures?)?(?: ?[0-5]\d)?\b|"
    rf"(?:{NUMBER}|quelques) (?:fois|jours?|semaines?|mois|heures?)\b|par (?:mois|semaine|jour)|"
    r"mi-temps|temps (?:plein|partiel|complet)|cdi\b|cdd\b|smic\b|"
    r"\d{1,6}(?:[.,]\d{0,2})? ?(?:€|euros?)|paye\w*|au noir|"
    r"avec (?:notre |l'|une |le |la )?(?:asso\w*|comite|club|equipe|mairie)|chez nous|(?:a l')?essais?\b|"
    r"avant embauche|"
    r"benevol\w+|volontaires?|(?:sans (?:etre )?|non )(?:paye|remuner|salaire|experience|permis|diplome)\w*|"
    r"debutant\w*|experience|permis|svp|merci|gratuit\w*|(?:en |un |de )?services? civiques?)"
)
"""What says when, for how much, with whom: the work is told before it."""
_TO_DO = re.compile(r"\b(?:pour|afin de|a) (?!compter d[eu]\b)(?=(?:les |la |le |l'|des )?[a-z]+(?:er|ir|re)\b)")
"""Behind when it is, what is to be done: "le samedi matin pour trier les jouets"."""
_THE = re.compile(r"(?:(?:aux?|a la|la|les?) |l')(?=[a-z])")
"""Behind who is sought, before what for: "bénévole pour la bibliothèque"."""
_DANGLING = re.compile(r"(?: (?:de|d'|du|des|le|la|les|un|une|a|au|aux|avec|pour|et|ou|en|dans|sur|qui|par|l'))+$")
_NOTHING_SAID = re.compile(
    r"^(?:nous sommes|on est|sans |pas |non |c'est|tel\b|contact|appel)|^(?:(?:re)?aider|travailler)$"
)


def named_work(text: str, *, places: tuple[str, ...] = ()) -> str:
    """The first words that say what is to be done, `MOST_LETTERS` at most, in one piece; "" where none do.

    They stop before one of `places`, as before an hour or a price.
    """
    clear = _DATES.sub(lambda dates: "," * len(dates[0]), _without(places, text))
    for span in said.clock_spans(Passage(text)):
        clear = clear[: span.begins] + "," * (span.stops - span.begins) + clear[span.stops :]
    return next((called for piece in _PIECE.split(clear) if (called := _called(piece))), "")


def _without(places: tuple[str, ...], text: str) -> str:
    """The text with a comma for each letter of a place that it names, and of the word before it: "à Bourganeuf"."""
    for place in places:
        named = rf"(?:\b(?:a|sur|vers|pres d[e']|commune d[e']|ville d[e']) ?)?\b{re.escape(flat(place))}\b"
        for found in re.finditer(named, flat(text)):
            text = text[: found.start()] + "," * (found.end() - found.start()) + text[found.end() :]
    return text


def _called(piece: str) -> str:
    """What a piece calls the work; where that is too short, what it says is to be done behind it."""
    called, behind = _called_at_once(piece)
    while not called and behind:
        called, behind = _called_at_once(behind)
    return called


def _called_at_once(piece: str) -> tuple[str, str]:
    """What the first words of a piece call the work, and what stands behind where they are too short."""
    bare = piece.strip(" -–«»\"'")
    plain = flat(bare)
    start = 0
    while lead := _LEAD.match(plain, start):
        start = lead.end()
    if start and (the := _THE.match(plain, start)):
        start = the.end()
    while plain[start : start + 1] == " ":
        start += 1
    rest = plain[start:]
    if _NOTHING_SAID.search(rest):
        return "", ""
    stop = _STOP.search(rest)
    end = start + (stop.start() if stop else len(rest))
    if end - start > MOST_LETTERS:
        end = start + plain[start : start + MOST_LETTERS + 1].rfind(" ")
    kept = plain[start:end].rstrip()
    if dangling := _DANGLING.search(kept):
        kept = kept[: dangling.start()]
    if len(kept) < _FEWEST_LETTERS:
        told = _TO_DO.search(rest)
        return "", bare[start + told.end() :] if told else ""
    said_so = bare[start : start + len(kept)]
    return said_so[:1].upper() + said_so[1:], ""
