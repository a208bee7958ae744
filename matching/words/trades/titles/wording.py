"""The words of a title or a wish made comparable: clauses, both genders, no contract or place, roots, sounds.

People write "netoyage", "kuisinier" or "fam de menage"; agencies write "(H/F) CDI 35h - réf. 12". Both name a trade.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kit import fold, one_gender
from matching.words.numbers import NUMBER
from matching.words.spelling.tongues import in_french
from matching.words.times.days import DAYS
from matching.words.trades.insertion import without_insertion_job
from matching.words.trades.titles.everyday import abbreviations
from matching.words.trades.titles.other_work import leaves_own_work, other_work_apart
from matching.words.wishes.free_said import without_free_times
from matching.words.wishes.limits_said import without_limits
from matching.words.wishes.own_life_said import without_own_life
from matching.words.wishes.ways_said import without_ways

_GENDER = re.compile(
    r"\(?\b[hfm]\s*[/\-.|]\s*[hfm]\b(?:\s*[/\-]\s*[xnd]\b)?\)?"
    r"|\((?:e|se|ne|ve|le|trice|rice|ère|ere|euse|ière)s?\)"
    r"|[·.]e?s?\b(?=\s|$|-)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;.!?()…]|:(?!\d)|\b(?:mais|ou|puis|sinon|soit|donc)\b", re.IGNORECASE)
_OVER = r"(?:[çc]a\s+)?c['’]?\s*est\s+(?:bien\s+)?(?:fini|termin[ée]e?|plus\s+possible|pas\s+(?:pour\s+moi|mon\s+truc))"
_CANNOT = r"(?:peu[xt]|pourrai?|veu[xt]|voudrai?|retourne(?:rai?)?|revien(?:s|t|drai?)|repren(?:ds?|drai?)|supporte)"
_NO_MORE = (
    rf"(?:{_OVER}|non(?:\s+merci\b.*)?|(?:plus\s+)?jamais(?:\s+plus)?|(?:tr[èe]s\s+)?peu\s+pour\s+moi"
    r"|j['’]?\s*(?:en\s+)?(?:ai|peux|veux)\s+(?:d[ée]j[àa]\s+|bien\s+)?(?:donn[ée]|soup[ée]|assez|marre|plus)"
    r"|(?:il|elle|on)\s+(?:a\s+(?:d[ée]j[àa]\s+|bien\s+)?(?:donn[ée]|soup[ée])|en\s+a\s+(?:assez|marre)|en\s+peut\s+plus)"
    rf"|(?:(?:je|il|elle|on)\s+(?:ne\s+|n['’]\s*(?:en\s+)?)?|ne\s+|n['’]\s*(?:en\s+)?)(?:y\s+)?{_CANNOT}\s+(?:plus|pas)"
    r"(?:\s+(?:les?\s+|la\s+|en\s+|y\s+)?(?:voir|faire|aller|retourner|revenir|entendre\s+parler))?"
    r"|(?:[çc]a\s+)?(?:(?:ne\s+|n['’]\s*)(?:me|lui|[ml]['’])\s*(?:int[ée]resse|convient|pla[iî]t)\s+(?:pas|plus)"
    r"|(?:me|lui|[ml]['’])\s*(?:int[ée]resse|convient|pla[iî]t)\s+pas)(?:\s+du\s+tout)?"
    r"|(?:[àa]\s+)?ne\s+(?:pas|plus)\s+(?:lui\s+)?(?:re)?proposer"
    r"|refuse\s+(?:d['’]\s*y|de)\s*(?:aller|retourner|revenir|reprendre))"
)
"""What refuses the work that was named before it: "la sécurité non", "les chiffres je ne peux plus les voir"."""
_EITHER = ("ou", "sinon", "soit")
"""What stands between two that are both wanted: "aide soignante, sinon autre chose"."""
_DOING = r"(?:\w{1,12}(?:er|ir|re)|envie)\b"
"""An infinitive, as it stands behind what refuses to do it."""
_NOTHING = (
    r"(?<!connais )(?<!conna[iî]t )(?<!comprends )(?<!sais )(?<!fait )"
    r"r[iy]ens?\s+(?:[àa]\s+voir\s+avec|(?:[àa]|de|d['’]|en|dans|avec|chez|comme|qui)\b)"
    r"(?!\s*(?:autre|sp[ée]cial|pr[ée]cis|particulier|tel|mieux|grave|plus|moins|faire|perdre|dire|redire|d[ée]clarer)\b)"
)
"""What wants none of what follows: "rien dans le bâtiment"; "rien d'autre", "rien de spécial" refuse nothing."""
_IN = r"\s+(?:pas|plus)\s+(?:en|dans|[àa]|aux?|chez|comme)\s"
_ENOUGH = (
    rf"(?:sauf|hormis|except[ée]|{_NOTHING}|(?:tout\s+)?autre\s+(?:chose\s+)?qu(?:e\s|['’])"
    r"|(?:en\s+ai?\s+)?marre\s+d|en\s+ai?\s+assez\s+d|(?:n['’]\s*)?en\s+peu[xt]\s+plus\s+d"
    r"|(?:c['’]?\s*est\s+)?fini(?:es?)?\s+(?:de\s+|d['’]|les?\s|la\s|l['’])"
    rf"|(?:refuse|d[ée]teste)\s+(?:tou(?:te?s?|s)\s|les?\s|la\s|l['’]|d['’]\s*{_DOING}|de\s+{_DOING})"
    rf"|(?:retourn\w+|revien\w*){_IN}|ne\s+cherch\w+{_IN}"
    r"|(?:ai\s+)?arr[êe]t[ée]r?\s+(?:d|l|[mstc]es\s)"
    r"|(?:ai\s+)?(?<!pas )(?<!jamais )(?<!aucune )(?<!sans )(?:(?:tr[èe]s|trop|une)\s+)?"
    r"(?:peur\s+(?:d[eu]s?\s|d['’])|phobie\s+d|horreur\s+d)"
    r"|(?:(?:je\s+)?suis\s+)?(?<!pas )(?<!jamais )allergi(?:que|e)s?\s+(?:aux?\s|[àa]\s))"
)
"""What ends a work before it is named: "tout sauf le ménage", "marre de l'usine", "peur des chiens", "allergique à la
farine"."""
_KEEPS = r"\s+(?:(?:ou|tard|contre|oublier|n[ée]gliger|oppos[ée]e?)\b|h[ée]sit|exclu)"
"""What "pas" takes from no work: "n'est pas contre le ménage", "ne pas hésiter à proposer la vente"."""
_REFUSED = re.compile(
    rf"^\s*(?:et\s+)?(?:(?:[àa]\s+)?ne\s+)?(?:surtout\s+)?"
    rf"(?:(?:pas|plus|jamais|sans|ni)\b(?!{_KEEPS})|(?:j['’]?\s*)?{_ENOUGH})",
    re.IGNORECASE,
)
_NEVER = re.compile(r"^(?:et\s+)?(?:[àa]\s+)?ne\s+", re.IGNORECASE)
"""What stands before a refusal: "ne pas lui reparler de la vente"."""
_ENDED = re.compile(rf"^\s*{_NO_MORE}\W*$", re.IGNORECASE)
"""What ends the work named before it: "j'ai été coiffeuse mais c'est fini"."""
_REFUSED_BEHIND = re.compile(rf"(?<=\w)(?<!\bpas)(?<!\bjamais)(?<!\bsi)(?<!\b[çc]a)\s+{_NO_MORE}\W*$", re.IGNORECASE)
"""The end of a clause that refuses all of it: "l'intermittence c'est terminé"; "je ne dis pas non" is nearly a yes."""

_REFUSED_WITHIN = re.compile(
    rf"(?<!pourquoi)(?<!\bou)(?<!\bsi)(?<!être)(?<!etre)\s+(?:et\s+)?"
    rf"(?=(?:surtout\s+)?(?:pas|jamais)(?!{_KEEPS})\s+(?:(?:trop|vraiment)\s+)?"
    rf"(?:(?:de|du|des|la|le|les)\s|[dl]['’]|{_DOING})|sans\s+{_DOING})|"
    rf"(?P<never>\bn(?:e\s+|['’]\s?)\w+)\s+(?=plus\s+(?:de\s|d['’]|{_DOING}))|\s+(?=(?:j['’]?\s*)?{_ENOUGH})",
    re.IGNORECASE,
)
"""Where a refusal begins inside a clause: "je veux | pas faire le ménage", "je ne fais | plus de ménage"."""

_LASTED = re.compile(
    rf"(?:(?:pendant|durant|depuis|environ) )*(?:\d+|{NUMBER}|quelques|plusieurs)"
    r" (?:ans?|annees?|mois|semaines?|jours?|etes?|hivers?|saisons?|printemps|automnes?|week ?ends?|fois)"
    r"(?: (?:de suite|d affilee|et demie?|par an|environ))?"
)
"""How long something lasted or how often, and nothing else: "deux étés" names no trade, whatever its letters are."""
_SOME_DAYS = frozenset((*DAYS, *(f"{day}s" for day in DAYS), "le", "les", "tous", "du", "au", "et", "ou", "chaque"))
"""Words of which some days are made, and no work: "sans voiture, le mercredi"."""
_LEAST_ROOT = 5
"""Letters from which a root tells whose kin a word is."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_OPENS_AN_ASIDE = re.compile(r"(?<![:;=])(?<![:;=]['-])\((?=[^()]*\))")
"""A bracket that is closed, and no mouth: what follows "marre du ménage :(" is none of it."""
_STATUS = re.compile(
    r"\b(?:[àa] (?:son|mon|leur|notre) (?:propre )?compte|auto[- ]?entrepreneur\w*|en (?:libéral|indépendante?)"
    r"|en attendant|n[’']importe quoi|n[’']importe (?:quel|quelle) \w+(?: correcte?)?|petits? boulots?"
    r"|retraitée?s?|étudiante?s?|boulot alimentaire|si possible|si besoin|par exemple"
    r"|(?:contrat|emploi|poste)s? aidés?|(?:tout )?de suite"
    r"|ancien(?:ne)? (?=\w{4})(?!combattant|.*\b(?:autre chose|changer|reconvertir)\b))\b",
    re.IGNORECASE,
)
"""How one is employed and what is said in passing: no trade."""

_ELDERS = re.compile(
    r"\b(?:[ldms]es|nos|aux)\s+anciens\b"
    r"(?=\W*$|\W+(?:ou|et|[àa]|au|chez|en|qui|[çc]a|[cj]['’]|je|leur|pour|isol[ée]s|seuls|dans)(?:\b|(?<=['’]))|\s*[,;.!?)]"
    r"|\s+(?:de\s+(?:la|ma|mon|notre)|du|de\s+l['’])\s*(?:village|commune|quartier|bourg|coin|pays|ehpad|maison))",
    re.IGNORECASE,
)
"""Old people as they are called in the country; "les anciens meubles" are none."""

_LICENCE = re.compile(r"\bpermis ([bcd]e?|ec)\b")
"""A licence is one word: its letter alone would be lost."""

_EMPTY_WORDS = """
a accepte activite ai aime aimerais alternance ambiance an annee annees ans apprendre apprentissage assure assuree au
aussi automne autour autre autres aux avec avoir beaucoup besoin bien bientot bon bonne bosser boulot c ca cachets cdd
cddi cdi ce changer cherche chercher chez chose commencer complet confirme confirmee contrat correct cote d dans de
debutant debutante decouvrir demarrer depuis des du e elle emploi en encore endroit essayer est et ete evoluer
experimente experimentee f faire fais fait faites faut fh formation genre h habite hf hiver idealement il interesse
interessee interim interimaire j jai je jeune jeunes jour junior l la le les loge logee loin me meme mesure metier mi
mission missions moi mois mon niveau non nos notre nous nouveau nouveaux nouvelle nouvelles on ou par partiel pendant
petit petite petites petits peu peut plein plutot poei possible poste postes pour premier premiere prendre prends pres
printemps profil progresser que quelque quelques qui recherche recherchons reconversion reconvertir recrute ref
remplacement remplacements rentrer reprendre rester roule rouler s sais saison saisonnier saisonniere semaine senior si
son souhaite stable stage stages stagiaire suis sur surtout taf temps travail travaillais travaillait travaille
travailler tres trop truc un une urgence urgent utile veux vos votre voudrais vraiment y
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words of a posted title or a wish that name no trade."""

_SHORTHAND = {"fam": "femme", "fame": "femme", "resto": "restaurant", "mag": "magasin", "gosses": "enfants"}
_SHORTHAND |= {
    "momes": "enfants",
    "mome": "enfants",
    "prof": "professeur",
    "pers": "personne",
    "vieux": "personnes agees",
}
_SHORTHAND |= {"appart": "appartement", "ordi": "ordinateur", "info": "informatique"}

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"mpt", "mt"),
        (r"(?<=[aeiou])h|^h", ""),
        (r"sch|sh", "ch"),
        (r"ck|qu|q|k", "c"),
        (r"c(?=[eiy])", "s"),
        (r"cc", "c"),
        (r"g(?=[eiy])e?(?=[aou])?", "j"),
        (r"gu(?=[eiy])", "g"),
        (r"y", "i"),
        (r"eaux?|aux?", "o"),
        (r"ai[a-z]?(?=s?$)|ai|ei", "e"),
        (r"oeu|oe|eu", "e"),
        (r"z", "s"),
        (r"tion|ssion|sion", "sion"),
        (r"[ae]m(?=[bp])|[ae]n(?![aeioun])", "an"),
        (r"im(?=[bp])|ein|ain|in(?![aeioun])", "in"),
        (r"om(?=[bpt])", "on"),
        (r"(.)\1+", r"\1"),
        (r"w", "v"),
        (r"(?<=..)(?:e?s|es?|[txd]|ent|er|ez)$", ""),
    )
)
_ENDING = re.compile(
    r"(?:trice|teuse|teur|euse|eur|rice|iere|ier|ere|er|ienne|ien|elle|el|enne|en|onne|on|ale|al|ive|if|age|tion|ment"
    r"|te|ee|e)s?$"
)


@lru_cache(maxsize=20_000)
def kin(text: str) -> frozenset[str]:
    """By what words are known again in others: "plongeur" and "plonge" share one, "livreur" and "livre" none."""
    roots = map(root, tokens(text))
    return frozenset(tokens(text)) | {one for one in roots if len(one) >= _LEAST_ROOT}


def asides(text: str) -> tuple[str, str]:
    """A text without what stands between brackets or says how one is employed, and what stood between brackets."""
    bare = _GENDER.sub(" ", text)
    aside = " ; ".join(found[1] for found in _BRACKETS.finditer(bare))
    return _STATUS.sub(" ", _BRACKETS.sub(" ", bare)), aside


@lru_cache(maxsize=20_000)
def clauses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of a wish that ask for something, and those that refuse ("plus la coiffure", "pas le soir").

    A refusal inside a clause ends it ("je veux pas de cuisine"). How one travels is neither ("sans voiture"), nor what
    is impossible ("sans porter lourd"), nor when one is free ("dispo le matin"), nor one's own life ("j'ai 3 enfants"),
    nor how long something lasted ("deux étés").
    """
    wanted: list[str] = []
    refused: list[str] = []
    apart = _REFUSED_WITHIN.sub(lambda found: f"{found['never'] or ''}, ", _of_work(other_work_apart(in_french(text))))
    last, in_brackets = wanted, False
    for before, piece in _pieces(apart):
        in_brackets = (before == "(" and last is refused) or (in_brackets and before != ")")
        said = fold(piece)
        if _ENDED.match(piece):
            if before.lower() == "ou":  # "diplômée ou non" wants both
                continue
            if last is wanted and wanted:
                refused.append(f"plus {wanted.pop()}")
            last = refused
        elif before.lower() not in _EITHER and leaves_own_work(piece, wanted=wanted, refused=refused):
            refused += [f"plus {own}" for own in wanted]
            wanted.clear()
            last = wanted
        elif said and not _LASTED.fullmatch(said) and not _SOME_DAYS.issuperset(said.split()):
            is_refused, clause = _refusal(piece.strip(), is_aside=in_brackets)
            last = refused if is_refused else wanted
            last.append(clause)
    return tuple(wanted), tuple(refused)


def _of_work(french: str) -> str:
    """A wish without what it says beside work."""
    said = without_insertion_job(without_own_life(without_free_times(without_limits(without_ways(french)))))
    return _ELDERS.sub("personnes âgées", said)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stands between the signs and words that end a clause, each with what ended the one before: "(" where it
    opens an aside."""
    asides_at = {one.start() for one in _OPENS_AN_ASIDE.finditer(text)}
    before, start = "", 0
    for end in _CLAUSE.finditer(text):
        yield before, text[start : end.start()]
        before, start = end[0] if end[0] != "(" or end.start() in asides_at else "", end.end()
    yield before, text[start:]


def _refusal(piece: str, *, is_aside: bool) -> tuple[bool, str]:
    """Whether a clause refuses something, and the clause with its refusal in front: "plus la sécurité"."""
    if _REFUSED.match(piece):
        return True, _NEVER.sub("", piece)
    without = _REFUSED_BEHIND.sub("", piece)
    return (True, f"plus {without}") if is_aside or without != piece else (False, piece)


def title_forms(label: str) -> list[str]:
    """The folded forms of a two-gender title: "Agent / Agente d'entretien" gives both, each whole."""
    bare = _GENDER.sub(" ", label)
    if " / " not in bare:
        return [fold(bare)]
    first, second = (fold(part).split() for part in bare.split(" / ", 1))
    said = next((count for count in range(len(first), 0, -1) if _is_pair(first[-count:], second[:count])), 0)
    if not said and len(second) == 1 < len(first):
        return [" ".join(first)]
    before = first[: len(first) - said] if said else []
    return [" ".join(first + second[said or 1 :]), " ".join(before + second)]


def _is_pair(masculine: list[str], feminine: list[str]) -> bool:
    """Whether the same words stand in both, each in its gender: "assistant commercial", "assistante commerciale"."""
    return [one_gender(word) for word in masculine] == [one_gender(word) for word in feminine]


def tokens(title: str) -> list[str]:
    """The words of a title that may name a trade, in one gender, abbreviations spelled out: "Assist. ADV H/F CDI"."""
    return list(_tokens(title))


@lru_cache(maxsize=50_000)
def _tokens(title: str) -> tuple[str, ...]:
    spelled: list[str] = []
    known = abbreviations()
    for word in _LICENCE.sub(r"permis\1", fold(_GENDER.sub(" ", title))).split():
        spelled += known.get(word, _SHORTHAND.get(word, word)).split()
    named = [word for word in spelled if not word.isdigit()]
    return tuple(one_gender(word) for word in named if word not in _EMPTY and len(word) > 1)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """How a folded word is heard, roughly: "kuisinier" and "cuisinier", "netoyage" and "nettoyage" sound the same."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The sound of a folded word without its ending: "vendeur", "vendeuse" and "vendre" nearly meet."""
    single = word.rstrip("sx") if len(word) > 3 else word
    bare = _ENDING.sub("", single)
    return sound(bare if len(bare) >= 3 else single)
