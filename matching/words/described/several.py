"""Several trades sought in one breath, each an opening of its own: "1 cuisinier, 2 serveurs et 1 plongeur" are three.

What is said before them and behind them is said of each; where one has hours, a contract or a line of its own, so has
the last.
"""

import re
from dataclasses import dataclass

from kit import flat, stems
from matching.words.numbers import NUMBER
from matching.words.times.days import DAY
from matching.words.trades.rome import Rome
from matching.words.trades.titles import Titles, tokens

MOST_AT_ONCE = 6
"""Openings that one message makes."""
_OPENS = re.compile(
    r"(?:^|[:\n] ?|\b(?:(?:re)?cherch\w+|recrut\w+|embauch\w+|souhait\w+|voudr\w+|(?:ai|avons|a) besoin|besoin|faut|"
    r"faudrait|manque|postes? (?:de|a pourvoir))\b(?: [a-z']+){0,6}?) ?[-•*]? ?(?:d['’ ])?$"
)
"""What stands before the first: somebody seeks, or a list begins."""
_AND = r" ?(?:(?:[,;] ?)?\b(?:et|plus|puis|ainsi qu[e'’]?)\b|[,;+/]|\n)[\n ]*[-•*]? ?(?:aussi )?(?:d['’ ])?"
_THEN = re.compile(_AND)
_COUNTED = re.compile(
    rf"\b(?:{NUMBER}) (?P<what>[a-z][^,;.:!?\n+]*?)(?= *(?:$|[,;.:!?\n+]|{_AND}\b(?:{NUMBER}) [a-z]))"
)
"""Somebody with their number, up to the next or to the end of the row."""
_CONDITIONS = (
    r"pour|sur|avec|chez|dans|sans|qui|sachant|ayant|cdi|cddi?|temps|mi[- ]temps|saison\w*|debut\w*|matin\w*|midi|"
    r"demarr\w+|commenc\w+|urgent\w*|(?:tout )?de suite|immediat\w*|demain|"
    rf"{DAY}|soir\w*|(?:de )?(?:nuit|jour|week[- ]?end)s?|h ?/ ?f"
)
_NAME_ENDS = re.compile(rf" (?:(?:{_CONDITIONS}|en|au|aux|du|le|la|les|des)\b|a (?!domicile|la personne)|\d|\()")
"""Where the name of a trade ends and something else is said of the work."""
_WORK_ENDS = re.compile(rf" (?:(?:{_CONDITIONS}|du (?=\d)|le (?=matin|soir|week))\b|a (?!l)|\d|\()")
"""Where work that is told ends: "le ménage des mobil-homes" goes on."""
_OF_ONE_ALONE = re.compile(
    r"\d|\b(?:matin\w*|midis?|soir\w*|nuits?|week[- ]?ends?|(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|"
    r"temps|mi[- ]temps|cdi|cddi?|debutant\w*|experiment\w*|permis|diplom\w*)\b"
)
"""Hours, days, contracts, what is asked: said of one, they are not those of the others."""
_KNOWS = re.compile(r" (?:qui|sachant|ayant)\b")
"""What somebody in particular is to know, said right behind."""
_ANYBODY = re.compile(
    r"(?:personnes?|quelqu[' ]un|autres?|agents?|employee?s?|salariee?s?|ouvri(?:er|ere)s?|saisonni(?:er|ere)s?|"
    r"jeunes?) (?:pour|a|au|aux|en) ?(?:l[ae'] ?|les )?"
)
"""Somebody whose work is told, not named: "2 personnes au ménage"."""
_WHO = re.compile(r"(?:homme|femme|dame)s? d[e']|[a-z]{2,4}$")
"""What begins no title and says somebody all the same: "femme de ménage", "ASH"."""
_TOGETHER = re.compile(r"\b(?:couples?|binomes?|duos?)\b")
"""Two who come together are one opening."""
_A_SINGLE, _ELIDED = re.compile(r"(?:une?|1)\b", re.IGNORECASE), re.compile(r"d['’] ?$", re.IGNORECASE)
"""What "d'" stands before, and "d'" itself: "besoin d'un serveur", "besoin de 2 serveurs"."""
_END_OF_PIECE, _END_OF_LINE = re.compile(r"[,.;!?\n]"), re.compile(r"\n")
_ENDING = 3
"""Letters by which the genders of a title differ at most."""
_SURE = 0.8
"""The confidence from which words are taken for a trade that no known name of theirs says."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """Some who are sought in a row: where their words begin and end, where their trade's name ends, which trade."""

    begins: int
    named: int
    ends: int
    trade: str


def each_sought(text: str, *, titles: Titles, rome: Rome) -> tuple[str, ...]:
    """The words of each opening where several trades are sought in a row, `MOST_AT_ONCE` at most; none for one opening.

    Each is a whole text: what stands before the row, one of it, and what stands behind.
    """
    plain = "\n".join(map(flat, text.split("\n")))
    if _TOGETHER.search(plain):
        return ()
    for first in _COUNTED.finditer(plain):
        if _OPENS.search(plain[: first.start()]):
            row = _row(plain, first, titles, rome)
            if len({one.trade for one in row}) == len(row) > 1:
                return _apart(text, plain, row[:MOST_AT_ONCE])
    return ()


def _row(plain: str, first: re.Match[str], titles: Titles, rome: Rome) -> list[_Sought]:
    """Who is sought from `first` on, as long as each is told with a number and a trade."""
    row: list[_Sought] = []
    found: re.Match[str] | None = first
    while found:
        told = _ANYBODY.match(found["what"])
        at = told.end() if told else 0
        name_ends = (_WORK_ENDS if told else _NAME_ENDS).search(found["what"], at)
        end = name_ends.start() if name_ends else len(found["what"])
        trade = _trade_of(found["what"][at:end], titles, rome, is_work=told is not None)
        if not trade:
            break
        row.append(_Sought(found.start(), found.start("what") + end, found.end(), trade))
        then = _THEN.match(plain, found.end())
        found = _COUNTED.match(plain, then.end()) if then else None
    return row


def _trade_of(name: str, titles: Titles, rome: Rome, *, is_work: bool) -> str:
    """The code of the trade that some words are a name of, or only of its work where `is_work`; "" where none is."""
    best = next(iter(titles.understand(name).trades), None)
    if best is None or not (best.confidence >= _SURE or best.code in titles.said(name)):
        return ""
    if is_work or _WHO.match(name):
        return best.code
    official = (best.label, *(one.label for one in rome.titles if one.rome == best.code and not one.everyday))
    labels = (label for both in official for label in both.split("/"))
    heads = {word for label in labels for word in tokens(label)[:1]}
    return best.code if any(_is_one(tokens(name)[0], head) for head in heads) else ""


def _is_one(word: str, head: str) -> bool:
    """Whether a word is the first of a title, in another gender or number: "serveuses", but no "camion"."""
    return stems(word) == stems(head) and len(word) > len(head) - _ENDING


def _apart(text: str, plain: str, row: list[_Sought]) -> tuple[str, ...]:
    """The text once for each of a row."""
    *others, last = row
    before, behind, its_own = text[: row[0].begins], text[last.named :], ""
    is_told_apart = any(_OF_ONE_ALONE.search(plain[one.named : one.ends]) for one in others)
    has_own_line = "\n" in plain[others[-1].ends : last.begins]
    if is_told_apart or has_own_line or _KNOWS.match(plain, last.named):
        ends = (_END_OF_LINE if has_own_line else _END_OF_PIECE).search(plain, last.named)
        end = ends.start() if ends else len(text)
        its_own, behind = text[last.named : end], text[end:]
    each = (*(text[one.begins : one.ends] for one in others), text[last.begins : last.named] + its_own)
    return tuple((before if _A_SINGLE.match(one) else _ELIDED.sub("de ", before)) + one + behind for one in each)
