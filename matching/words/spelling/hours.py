"""Hours as people spell them, written in one way: "2heur /j" becomes "2 heures par jour".

Each rule mends one habit of spelling and leaves all other words of the text as they were.
"""

import re
from functools import lru_cache

from matching.words.numbers import NUMBER, between, in_figures
from matching.words.spelling.tongues import in_french

UNIT = r"(?:h(?!\s*/\s*[fx]\b)|heures?)"
"""Never the sex of "2 H/F"."""
_PACED = r"(?:par jour|par semaine)\b"
_JOUR = r"(?:j(?:ou?rs?|ous?|rs?|ourn[eé]+e?s?)?)(?![\w'’])"
_SEMAINE = r"(?:semai?ne?s?|sema?i?|sem|hebdo(?:madaires?)?)(?!\w)\.?"
_PER = r"(?:[/\\]|\bpar\b|\bper\b|\bpr\b|\bp[./])"
_PARTS = r"matins?|matin[ée]es?|soirs?|soir[ée]es?|midis?|apr[eè]s[- ]midis?"
_FEW, _A_FEW_MORE = between(1, 3), between(2, 5)
AT_MOST, AT_LEAST = "au plus", "au moins"
"""A ceiling and a floor of hours, however they were said."""
_MORE = r"(?:plus|\+)\s*(?:de|que|d['’])"
_MOST = (
    rf"(?:max(?:i(?:mum)?)?\b\.?|(?:pas|jamais|\bn(?:e\s+|['’]\s?)\w+)\s+{_MORE}|"
    r"moins (?:de|que|d['’])|\blimit[ée]e?s? [àa])"
)
_LEAST = rf"(?:mini?(?:mum)?\b\.?|pas moins de|{_MORE})"
_THAT = rf"{NUMBER}\s*{UNIT}(?:\s+(?:par jour|par semaine)\b)?"
_MOST_BEHIND = r"(?:(?:grand\s+)?max(?:i(?:mum)?)?|(?:,\s*)?pas\s+plus(?!\s+(?:t[ôo]t|tard|d[eu]|qu)))"
_LEAST_BEHIND = r"(?:mini?(?:mum)?|(?:et|ou) (?:plus|\+))"
_NUMBERS_HEARD = {"deu": "deux", "troi": "trois", "[kc]atre": "quatre", "(?:cinque?|sinq?k?)": "cinq", "uit": "huit"}
"""Numbers as they are heard, where hours follow."""
_NAMED = re.compile(
    rf"\b(?:{NUMBER}|{'|'.join(_NUMBERS_HEARD)})\s*(?:h|z?[eè]ur)",
    re.IGNORECASE,
)
"""A number of hours: most wishes name none, and are left as they are."""
_REMEMBERED = 20_000

_RULES = tuple(
    (re.compile(habit, re.IGNORECASE), said)
    for habit, said in (
        # "deu heures", "troi h"
        *((rf"\b{said}(?=\s*(?:h|[eè]ure))", number) for said, number in _NUMBERS_HEARD.items()),
        # "2 heur", "2hrs", "2 eures"; "2 eur" of work or of a morning, never of money
        (
            rf"(?<![\d,.])({between(1, 9)})\s*z?eu?re?s?\b"
            r"(?=\s+(?:le\s+(?:matin|soir|midi)|(?:de|d)\s+(?!l['’ ]?heure|prime|salaire|plus|l\b)[a-zéèm]{3}))",
            r"\1 heures",
        ),
        (rf"\b({NUMBER})\s*(?!heures?\b)(?:h[eu]{{1,3}}r{{1,2}}e?s?|hrs?|[eè]ures?)\b\.?", r"\1 heures"),
        # "/jour", "/ j", "par jours", "p/j"
        (rf"(?<!\s)\s*{_PER}\s*{_JOUR}", " par jour"),
        (rf"(?<!\s)\s*(?:{_PER}\s*{_SEMAINE}|/\s*s\b(?!['’]))", " par semaine"),
        # "2h jour", "2 heures la journée", "20h hebdo"
        (rf"\b({NUMBER}\s*{UNIT})\s+(?:(?:le|la|à la)\s+)?{_JOUR}(?!\s*(?:/|,|(?:et|ou|de)\b))", r"\1 par jour"),
        (rf"\b({NUMBER}\s*{UNIT})\s+(?:(?:la|à la|a la)\s+)?{_SEMAINE}", r"\1 par semaine"),
        # "chaques jours", "tout les jour", "ts les matins", "quotidiennement"
        (rf"\b(?:chaques?|t(?:ou)?[st]?(?:te?s?)?\s+l[eé]s?)\s+{_JOUR}", "tous les jours"),
        (rf"\b(?:chaques?|t(?:ou)?[st]?(?:te?s?)?\s+l[eé]s?)\s+({_PARTS})\b", r"tous les \1"),
        (rf"(?<!\s)\s*{_PER}\s*({_PARTS})\b", r" tous les \1"),
        (r"\b(?:quotidien|journali[eè]r)\w*", "tous les jours"),
        # "1h30 par jour", "1h30 tous les soirs", "une heure et demie par jour"
        (rf"(?<!\d)(\d{{1,2}})\s*(?:{UNIT}\s*30|{UNIT} et demie?)(?= {_PACED})", r"\1,5 h"),
        (rf"(?<!\d)([1-5])\s*(?:{UNIT}\s*30|{UNIT} et demie?)(?= tous les)", r"\1,5 h"),
        (rf"\bune heure et demie?(?= (?:{_PACED}|tous les))", "1,5 h"),
        # "2 ou 3 heures", "de 2 à 3h", "deux trois heures": the most of them, too few to be the clock
        (rf"(?:\bde\s+)?(?<![\dh:,.])\b{_FEW}\s*{UNIT}?(?:\s*(?:à|a|-|–|/|ou)\s*|\s+)(?={_A_FEW_MORE}\s*{UNIT})", ""),
        (rf"\bentre\s+{NUMBER}\s*{UNIT}?\s*et\s*(?={NUMBER}\s*{UNIT})", ""),
        # "20 à 25h", "de 15 à 30 heures": no clock goes so far
        (rf"(?:\bde\s+)?\b\d{{1,2}}\s*{UNIT}?\s*(?:à|a|-|/|ou)\s*(?=(?:2[5-9]|3\d|4[0-8])\s*{UNIT})", ""),
        # "10 à 12h par semaine", "5/6 h par jour"; "de 9h à 11h par jour" is the clock
        (rf"\bde\s+\d{{1,2}}\s*{UNIT}?\s*(?:à|a)\s*(?=\d{{1,2}}\s*{UNIT} par semaine\b)", ""),
        (rf"(?<!\bde )\b\d{{1,2}}\s*{UNIT}?\s*(?:à|a|-|/|ou)\s*(?=\d{{1,2}}\s*{UNIT} {_PACED})", ""),
        # "25h/sem max", "25h au plus", "2h de ménage maximum": their bound before them, as below
        *(
            (rf"\b({_THAT})(\s+de \w+)?\s*(?:\bau\s+)?(?:{behind})(?!\w)\.?", rf"{bound} \1\2")
            for bound, behind in (
                (AT_MOST, rf"{_MOST_BEHIND}|(?<=au )plus"),
                (AT_LEAST, rf"{_LEAST_BEHIND}|(?<=au )moins"),
            )
        ),
        # "max 25h", "pas plus de 25h", "jusqu'à 25h par semaine"; "+ de 20h", "minimum 20h"
        *(
            (rf"(?:\bau\s+|(?<!\w))(?:{before})\s*:?\s*(?={NUMBER}\s*{UNIT})", f"{bound} ")
            for bound, before in ((AT_MOST, _MOST), (AT_LEAST, _LEAST))
        ),
        (rf"\bjusqu['’ ]?[àa]\s*(?={NUMBER}\s*{UNIT} par semaine\b)", f"{AT_MOST} "),
        # "un travail de 2h par jour": no hour of the clock
        (rf"\b(?:de|d['’]|à|a|vers|environ)\s*(?=(?:{NUMBER}|\d,5)\s*{UNIT} {_PACED}|[1-5]\s*{UNIT} tous les)", ""),
    )
)


@lru_cache(maxsize=_REMEMBERED)
def spelled(text: str) -> str:
    """`text` with its hours and their pace written as the rest of this package reads them."""
    if not _NAMED.search(text):
        return text
    text = in_figures(text)
    for habit, said in _RULES:
        text = habit.sub(said, text)
    return text.strip()


def plainly(text: str) -> str:
    """`text` in French, its hours spelled out: "прибирання 2 год/день" becomes "ménage 2 heures par jour"."""
    return spelled(in_french(text))
