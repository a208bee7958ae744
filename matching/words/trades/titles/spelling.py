"""How catalogues of work write a word that somebody typed: "repasage" is "repassage" there, "menaje" is "ménage".

No word is known here but those of ROME, of everyday names of work, of tongues and of countries, and a word means
another only where both sound alike: one letter away, "sérieuse" would be "serveuse". The gender and number that were
typed are kept. What is no word of work, and no small one (`small_words`), is told to be unknown: somebody may look at
it again.
"""

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from kit import fold, one_gender, words
from matching.words.spelling.verbs import verbs_spelled
from matching.words.trades.rome import Rome
from matching.words.trades.titles.everyday import everyday
from matching.words.trades.titles.named import named
from matching.words.trades.titles.small_words import small_words_spelled
from matching.words.trades.titles.wording import sound, tokens

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Letters of the shortest word that is looked at: "a" may be "à", and "ou" may be "où"."""
_LEAST_HEARD = 6
"""Letters of the shortest unknown word that is taken for one that sounds like it; a shorter one only lacks a letter."""
_LEAST_ALIKE = 60.0
"""How much of an unknown word stands in one that sounds like it, 0 to 100, whatever both end with."""
_INFLECTED = ("e", "s", "es", "x")
"""What gender and number add to a word: no mistake."""
_USUAL = 2
"""Times that a word is written in the catalogues from which it is taken for right."""
_YOU = "ez"
"""The end of verbs that speak to somebody else: "offrez" is no "offres"."""
_HEARD_ALIKE = str.maketrans("jz", "gs")
"""Letters at the end of a word that are written one for the other: "menaje", "vendeuze"."""
_VERB_ENDING = re.compile(r"(?:ees?|es|e|ons|ez|ent|ais|ait|ai|ant)$")
"""Of a verb in "-er", in folded letters: "travaille" and "gardais" are known by "travailler" and "garder"."""
_OTHER_VERBS = tuple(
    (re.compile(ending), infinitive) for ending, infinitive in ((r"ie?s?$", "ir"), (r"ue?s?$", "re"), (r"ue?s?$", "ir"))
)
"""What other verbs end in where they are done: "servi", "vendues"."""
_DONE_FIRST = re.compile(r"^[^\W\d_]{3,}é(?![\w'’-])", re.IGNORECASE)
_TO_DO = re.compile(
    r"\b((?:sais|peux|veux|voudrais|aime|aimerais)\s+(?:bien\s+|aussi\s+|tout\s+)*)([^\W\d_]{3,}é)(?![\w'’-])",
    re.IGNORECASE,
)
"""What somebody knows, can or wants to do is an infinitive: "je sais bien nettoyé"."""
_ALONE = frozenset("eikouéè")
"""Letters that are no word of French; other single letters are licences, initials, words cut by an apostrophe."""
_WITH_ACCENT = "âge âgé blé clé dès dé été fée gré lié là mûr né née où pré ré sûr thé tôt ça à"
_SHORT_WITH_ACCENT = frozenset(_WITH_ACCENT.split())
"""Short words that are written so, be they in no catalogue: any other is "mes", "c'est", "ses" by its sound."""
_OF_MANY = re.compile(r"\b(?:aux|ces|des|mes|nos|plusieurs|ses|tes|vos)\s+$", re.IGNORECASE)
"""What only stands before several. "Les" may stand before a verb."""
_FINAL_QUE = re.compile(r"que?s?$")
_SILENT = re.compile(r"(?<=\w{3})[xstd]$")
_DOUBLED = re.compile(r"(.)\1")
_EVERYDAY_WORDS = """
aime aimes amie amis annee annees aout apprenais apprends argent attendre avril banque bebe bientot billets boucher
bricoler calme cent centimes cents chambres chat chats chien chiens cinq cinquante comprends compter connais
connaissais copain copine courageuse courageux courir courrier cours cousin cousine dame dames decembre deja deux
devais dimanche diner disais dix dois dormir douze draps ecrire ecris etais etait euros factures faisais famille
fevrier fille fils frere gentil gentille gouter hier honnete huit jamais janvier jardiner jeudi juillet juin juste
lessive lettres lire loyer lundi madame mai maman marcher mardi mari mars meilleur meilleurs menu menus mercredi
mere mets mettais mieux mille mois monnaie monsieur neuf neveu niece novembre octobre oiseaux oncle onze papa
papiers parfois parle patient patiente patron patronne pere peux poli polie poubelles pouvais prenais prends propre
quarante quatre quinze rien samedi savais semaine sept septembre serieuse serieux sers servais seul seule seules
seuls six soeur soixante soupe souriant souriante sourire souvent suis tante tiens toilettes toujours trente trois
vaisselle vendais vendredi vends viens vingt vite voisin voisine voisins volontaire voudrais voulais weekend
accueille attendent classes comptent concerne confiees convivial douceur essentiel fonctionnant heureuse heureux
incluent mais montrees necessite ouvres passes payees pays permettent plaquer poses pourrait rencontres residant sait
sortes soucieuse soucieux trouve veau village villages
cahier cahiers carnet carnets excel internet mobylette mobylettes ordinateurs powerpoint scooter scooters tableur
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
"""Folded words that catalogues of work have no use for, and people who tell what they did have."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text as it was typed and as catalogues of work write it, and its words that they do not know."""

    typed: str
    text: str
    unknown: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether it would be written otherwise."""
        return self.text != self.typed

    @property
    def is_proposed(self) -> bool:
        """Whether to propose it as it would be written: whoever takes it believes that nothing is wrong any more."""
        return self.is_changed and not self.unknown


class Spelling:
    """The words of one version of ROME and of everyday names, as they are written there."""

    def __init__(self, rome: Rome) -> None:
        every = _written(rome)
        self._all = every
        # what is written once alone may be misspelt there too
        self._written = {folded: forms for folded, forms in every.items() if forms.total() >= _USUAL}
        self._genders = {one_gender(folded) for folded in every}
        self._heard: dict[str, list[str]] = {}
        for folded, forms in self._written.items():
            if len(folded) >= _SHORTEST:
                self._heard.setdefault(_heard(_usual(forms)), []).append(folded)

    def corrected(self, text: str, *, is_skill: bool = False) -> Spelled:
        """`text` with its words as the catalogues write them; what they do not know, and what is a name by its capital,
        stays as it is typed. A skill begins with an infinitive: "repassé" is "repasser" there."""
        verbs = verbs_spelled(_DONE_FIRST.sub(lambda found: self._infinitive(found[0]), text) if is_skill else text)
        verbs = verbs[:1].upper() + verbs[1:] if text[:1].isupper() else verbs
        small = small_words_spelled(verbs, is_of_work=lambda word: fold(word) in self._written)
        small = _TO_DO.sub(lambda found: f"{found[1]}{self._infinitive(found[2])}", small)
        told = _WORD.sub(self._in_its_place, small)
        unknown = (found[0] for found in _WORD.finditer(told) if not (_is_name(found) or self._may_know(found[0])))
        return Spelled(text, told, tuple(dict.fromkeys(unknown)))

    def _in_its_place(self, found: re.Match[str]) -> str:
        if _is_name(found):
            return found[0]
        word = self._spelled(found[0])
        one, many = fold(word), f"{fold(word)}s"
        are_known = (one in self._written and many in self._written) or {one, many} <= _EVERYDAY
        if _OF_MANY.search(found.string[: found.start()]) and are_known:
            word = f"{word}s"
        return _in_case_of(found[0], word)

    def _infinitive(self, word: str) -> str:
        """The infinitive of what is typed as if it were done; the same where it is a noun, or no verb that is known."""
        folded = fold(word)
        is_noun = any(form.endswith("é") for form in self._written.get(folded, ()))
        is_verb = f"{folded}r" in self._all or folded in _EVERYDAY
        return f"{word[:-1]}er" if is_verb and not is_noun else word

    def _may_know(self, word: str) -> bool:
        """Whether a word is known, or is the feminine or the plural of one that is."""
        folded = fold(word)
        if self._is_no_word(word.lower(), folded):
            return False
        if self._knows(folded) or f"{folded}s" in self._all:
            return True
        return folded[-1:] in ("e", "s") and one_gender(folded) in self._genders

    def _is_no_word(self, word: str, folded: str) -> bool:
        """Whether what is too small to be looked at is no word either: "mé", an "o" alone."""
        if len(folded) >= _SHORTEST:
            return False
        has_accent = word != folded and word not in _SHORT_WITH_ACCENT and word not in self._all.get(folded, ())
        return word in _ALONE or has_accent

    def _knows(self, folded: str) -> bool:
        """Whether a folded word is of the catalogues, a verb of theirs, or too small or too common to be looked at."""
        return folded in self._all or self._is_common(folded)

    def _is_common(self, folded: str) -> bool:
        """Whether a folded word is a verb of the catalogues, or too small or too common to be looked at."""
        if len(folded) < _SHORTEST or folded in _EVERYDAY or not words(folded):
            return True
        if any(
            ending.sub(infinitive, folded) in self._all for ending, infinitive in _OTHER_VERBS if ending.search(folded)
        ):
            return True
        verb = _VERB_ENDING.sub("er", folded)
        is_verb = verb != folded and verb in self._all
        return is_verb or not tokens(folded) or not tokens(verb)

    def _spelled(self, typed: str) -> str:
        """One word in small letters, spelled."""
        word, folded = typed.lower(), fold(typed)
        if len(folded) < _SHORTEST:
            return word
        meant = folded if folded in self._written else self._meant(word, folded)
        written = self._written.get(meant)
        if written is None:
            return word
        usual = _usual(written)
        if folded in _EVERYDAY:  # "parle" is no "parlé"
            return word
        return usual if meant != folded or _only_adds_accents(word, usual) else word

    def _meant(self, word: str, folded: str) -> str:
        """The usual word that one in small letters sounds like, the likest of them; the same where there is none.

        What the catalogues write once alone, and what may be a feminine or a plural of theirs, has to end alike too.
        """
        if f"h{folded}" in self._written:
            return f"h{folded}"
        if word.endswith("é") and f"{folded}r" in self._written and f"{folded}re" in self._written:
            return f"{folded}r"  # a trade: "cuisinié" is no verb, there is "cuisinière"
        if self._is_common(folded) or folded.endswith(_YOU):
            return folded
        stands_for = _ends_alike if self._may_know(word) else _is_alike
        alike = [one for one in self._heard.get(_heard(word), ()) if stands_for(folded, one)]
        return max(alike, key=lambda one: (ratio(folded, one), self._written[one].total()), default=folded)


def _heard(word: str) -> str:
    """How a word in small letters is heard where "g" may be "j", as in "portugé", and "ç" is no "c"."""
    bare = _SILENT.sub("", _FINAL_QUE.sub("c", fold(word.replace("ç", "ss"))))
    return sound(bare).replace("j", "g")


def _is_inflected(typed: str, known: str) -> bool:
    """Whether one of two words is the other's feminine or plural: "employée" is no mistake for "employé"."""
    short, long = sorted((typed, known), key=len)
    return long.startswith(short) and long.removeprefix(short) in _INFLECTED


def _is_alike(typed: str, known: str) -> bool:
    """Whether an unknown word may be written for a known one that sounds like it: a short one lacks a letter of it, an
    infinitive means no noun ("pêcher" is no "pêcheur")."""
    if typed.endswith("er") and not known.endswith("er"):
        return False
    if len(typed) >= _LEAST_HEARD:
        return typed[0] == known[0] and ratio(typed, known) >= _LEAST_ALIKE
    return any(typed == known[:at] + known[at + 1 :] for at in range(1, len(known)))


def _ends_alike(typed: str, known: str) -> bool:
    """Whether words that sound alike begin and end alike too: "repasse" is no "repas", "chauffer" no "chauffeur"."""
    if len(typed) < _LEAST_HEARD or _is_inflected(typed, known):
        return False
    ends = [_DOUBLED.sub(r"\1", one.translate(_HEARD_ALIKE))[-3:] for one in (typed, known)]
    return typed[:2] == known[:2] and ends[0] == ends[1]


def _is_name(found: re.Match[str]) -> bool:
    """Whether a word has a capital further on than at the beginning: that of a place, a shop, somebody."""
    word = found[0]
    return found.start() > 0 and word[0].isupper() and not word.isupper()


def _only_adds_accents(typed: str, usual: str) -> bool:
    """Whether the usual word is the one that was typed, with accents that were left out: "agées" is "âgées"."""
    return len(typed) == len(usual) and all(
        one in (other, fold(other)) for one, other in zip(typed, usual, strict=True)
    )


def _written(rome: Rome) -> dict[str, Counter[str]]:
    """For each folded word of ROME, how often it is written in which way, in small letters; everyday names, tongues and
    countries are written right."""
    labels = [one.label for some in (rome.trades, rome.titles, rome.skills, rome.contexts) for one in some]
    written: dict[str, Counter[str]] = {}
    for text, times in (*((one, 1) for one in labels), *((one.words, _USUAL) for one in everyday())):
        for word in _WORD.findall(text.lower()):
            written.setdefault(fold(word), Counter())[word] += times
    for folded, name in named().items():
        written.setdefault(folded, Counter({name: _USUAL}))
    return written


def _usual(forms: Counter[str]) -> str:
    """How a word is most often written, its first letter with an accent where some write it: capitals often lack it."""
    return max(forms, key=lambda form: (not form[0].isascii(), forms[form]))


def _in_case_of(typed: str, word: str) -> str:
    """`word` with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
