"""Who people are, by the families of words that the law forbids to choose by, and the turns of phrase that choose.

French labour code, article L1132-1: sex, age, family, pregnancy, looks, health, disability, poverty, place of living,
origin, religion, opinions, unions, love, ways of living. No sentence is listed: a family is told wherever it stands
in a turn that shuts out ("pas de…", "… s'abstenir") or that prefers ("… de préférence", "idéal pour…").
All patterns read flat letters (`kit.flat`).
"""

import re
from collections.abc import Iterator

from matching.words.law import faiths, homes, parents, politely
from matching.words.law.faiths import FAITHS
from matching.words.law.homes import AFAR
from matching.words.law.sought import ARTICLES, CHILDREN, END, ONLY, PEOPLE, RATHER, SEX, SOME_WORDS, SOUGHT

_BUILD = (
    r"(?:(?:tres|assez|bien|plutot) )?(?:forte?|costaude?|solide|robuste|musclee?|serieu(?:x|se)|motivee?|mure?|"
    r"jeune|dynamique|"
    r"courageu(?:x|se)|celibataire|seule?)s?"
)
_STRONG = (
    r"(?:(?:tres|assez|bien|plutot) )?(?:forte?|costaude?|solide|robuste|musclee?|serieu(?:x|se)|motivee?|dynamique|"
    r"courageu(?:x|se)|energique|vigoureu(?:x|se)|manuel(?:le)?|bricoleu(?:r|se))s?"
)
"""What one asks of the body or the temper: beside a sex, it is that of whoever is sought."""
_MOTHERS = (
    r"(?:(?:jeunes? |futures? )?(?:meres?|peres?|mamans?|papas?)"
    r"(?: (?:de famille|au foyer|celibataires?|isolee?s?|seule?s?))*|"
    r"parents? (?:isole|celibataire|seul)s?|"
    r"femmes? (?:au foyer|mariee?s?|enceintes?|seules?|avec (?:des |un )?enfants?)|"
    r"familles? monoparentales?|celibataires?|mariee?s?|divorcee?s?|"
    r"en couple|enceintes?|grossesses?)"
)
_NATIONS = (
    r"(?:algerien|marocain|tunisien|malien|senegalais|congolais|comorien|guineen|ivoirien|camerounais|africain|"
    r"maghrebin|"
    r"turc|turque|kurde|syrien|afghan|irakien|iranien|roumain|bulgare|albanais|tchetchene|ukrainien|russe|polonais|"
    r"portugais|kosovar|chinois|asiatique|pakistanais|haitien|arabe|beur|metis|gitan|rom|manouche|"
    r"tsigane|tzigane|romanichel|etranger|immigre|migrant|refugie|exile|demandeurs? d'asile|europeen|"
    r"gens du voyage|gens de couleur|personnes? de couleur)(?:ne|e)?s?"
)
_A_PARENT = (
    r"(?:(?:jeunes?|bon(?:ne)?s?|gentil(?:le)?s?) )?"
    r"(?:(?:grands?[- ])?(?:meres?|peres?)|mamans?|papas?|mamies?|pap[iy]s?)\b(?! noel)(?: de famille| au foyer)?"
)
"""Who is chosen for being one: of the family, the sex or the age that the word tells."""
_NOT_SEEKING = r"(?![^.;!?]*\b(?:(?:re)?cherch|demand|souhait|recrut|voudr|aimer|a besoin))"
"""A parent who asks for help, and is nobody who is sought."""
_LOVES = (
    r"(?:homos?(?:sexuel(?:le)?s?)?|gays?|lesbiennes?|pedes?|tapettes?|gouines?|trans(?:sexuel(?:le)?s?|genres?)?|"
    r"lgbt\w*|"
    r"heteros?(?:sexuel(?:le)?s?)?|travestis?|bi(?:sexuel(?:le)?s?))"
)
_POOR = (
    r"(?:rsa|rmi|chom(?:eur|euse)s?(?: de longue duree)?|(?<=aux )(?:aides|crochets)\b|"
    r"au chomage(?! (?:partiel|technique))|assistee?s?|"
    r"cas[- ]?so(?:c|s|ciaux|cial)?\b|sdf|sans[- ]?abris?|sans domicile|clochards?|pauvres?|surendettee?s?|"
    r"interdite?s? bancaires?|allocataires?(?: \w+)?|minima sociaux|aides sociales)"
)
_ILL = (
    r"(?:malades?|maladies?|maladive?s?|depressi(?:f|ve|on)s?|alcooliques?|alcoolos?|drogue?e?s?|toxico(?:mane)?s?|"
    r"handicapee?s?|infirmes?|invalides?|rqth|travailleurs? handicapes?|fauteuil roulant|obeses?|gross?e?s?"
    rf"(?={END})|fumeu(?:r|se)s?|seropositi(?:f|ve)s?|diabetiques?|epileptiques?|autistes?|"
    r"(?:(?:de |du )?(?:problemes?|pb|soucis?|mal|maux|douleurs?) (?:de |au |du )(?:dos|sante|genoux?|coeur))|"
    r"arrets? (?:de |pour )?(?:maladie|travail)|sourde?s?|aveugles?|muette?s?|begues?|boiteux|"
    rf"(?<=gens )fragiles?|(?<=personnes )fragiles?|(?<=personne )fragile)"
)
_OLD = (
    rf"(?:(?:vieux|vieilles?)(?={END}| (?:et|ou|pour|qui|svp|stp|merci)\b)|"
    r"vieillards?|seniors?|retraite(?:s|es)|quinquas?|"
    rf"ados?|gamine?s?|"
    rf"jeunes(?={END})|trop (?:agee?|vieux|vieille|jeune)s?|personnes? agees?)"
)
_RETIRED = r"(?:retraitee?s?|quinquas?)"
_BELIEFS = (
    r"(?:syndicalistes?|syndiquee?s?|grevistes?|cegetistes?|gauchistes?|fachos?|fascistes?|communistes?|socialistes?|lepenistes?|"
    r"macronistes?|zadistes?|militante?s?|ecolos?)"
)
_SEXED = rf"(?:{SEX}|dames?|monsieur|messieurs|demoiselles?|nanas?|meufs?)(?: (?:{_BUILD}))*"

_SHUT_OUT = rf"(?:{_MOTHERS}|{FAITHS}|{_NATIONS}|{_LOVES}|{_POOR}|{_ILL}|{_OLD}|{_BELIEFS}|{AFAR}|{_SEXED})"
_PREFERRED = rf"(?:{_MOTHERS}|{FAITHS}|{_LOVES}|{_SEXED})"
"""Those whom an employer may not look for either. The poor, the ill, the young and the old may be helped to work."""

_NO = (
    r"(?:pas|ni|sauf|hors|hormis|sans|aucune?s?|jamais|excepte|(?:(?:je|on|nous) )?(?:n'?e? ?)?(?:veux|veut|voulons|"
    r"prends|prend|prenons|accepte|acceptons|embauche)\w* (?:pas|plus|jamais)|interdite? aux?|evit\w+|non aux?|"
    r"stop aux?|(?:marre|ras[ -]le[ -]bol|assez) (?:des|de)|"
    r"(?<!les )(?<!de )(?<!du )(?<!un )(?<!le )(?<!des )refus(?:e|ons|ez|ent)?)"
)
_OF = (
    rf"(?:(?: (?:surtout|trop|toujours|souvent|tout le temps|sans cesse|de|des|du|les?|la|une?|aux?|{PEOPLE}|"
    rf"beneficiaires?|qui|sont|est|ont|touchent|avec|sur|en|etre|deja|systematique|besoin(?= de gens))\b|"
    r" d'une?\b| d'| l'))*"
)
_AWAY = (
    r"(?:s'abst\w+|(?:ne sont |n'est |sont |est )?pas (?:acceptee?|admise?|souhaitee?|prise?|la peine|bienvenue?)s?|"
    r"refusee?s?|exclue?s?|interdite?s?|non (?:acceptee?|admise?|merci|souhaitee?)s?|passez votre chemin|s'abs\b|"
    r"c'est non\b|pas chez (?:moi|nous)\b|"
    r"(?:(?:on|nous) |j')(?:n')?en (?:veu[tx]|voulons|prends?|prenons) (?:pas|plus)\b)"
)

_EXPECTING = (
    r"(?:tomb(?:er?|ent|era|eront|erait) enceintes?|"
    rf"(?:faire?|fasse|fera|ferait|feront) (?:une?|des|d'autres) {CHILDREN}(?={END}| dans\b| en\b| pendant\b|"
    r" tout\b)|"
    r"(?:part(?:e|ir|ira|irait)|pren(?:d|dre|dra|ne)|poser?) (?:en |un |son )?"
    r"conge (?:de )?(?:mat\b|maternite|parental))"
)
"""A child to come, of whoever is sought."""
_INCOME = (
    r"(?:allocations?(?! (?:de |d'|pour )?(?:deplac|transport|trajet|repas|format))|allocs?|rsa|rmi|aah|apl|chomage|"
    r"assedics?|minima sociaux|aides? sociales?|(?:aides? de )?la caf)\b"
)
_RECEIVES = r"(?:touch|percoi|percev|recoi|beneficie|viv|vit)\w*"

_SHUTTING_TURNS = tuple(
    re.compile(one)
    for one in (
        rf"\b{_NO}{_OF}(?: |(?<=')){_SHUT_OUT}\b",
        rf"\b(?:pas|jamais|plus|ni|marre|evit\w+){SOME_WORDS}[ ']{_EXPECTING}",
        rf"\b(?:sans|pas(?: de)?|aucun) (?:projet|desir|envie) (?:de |d')?(?:{CHILDREN}|grossesse|maternite)\b",
        rf"\b{_RECEIVES} (?:pas|plus|jamais|ni|aucune?)(?: (?:de|des|du|le|la|les))?(?: | d'| l'){_INCOME}(?! ?\?)",
        rf"\b(?:pas|ni|jamais|sauf|marre|evit\w+){SOME_WORDS} {_RECEIVES}(?: (?:de|des|du|le|la|les))?"
        rf"(?: | d'| l'){_INCOME}(?! ?\?)",
        rf"\b(?:inutile|pas la peine|pas besoin|evitez|(?:ne |n')?(?:venez|postulez|appelez|repondez) pas)"
        rf"(?: d[e'] ?\w+)?,? "
        rf"si (?:vous|tu|on|c'est)(?: (?:etes|es|est|touche[sz]?|avez|as|perceve[sz]))?{_OF} ?"
        rf"(?:{_SHUT_OUT}|{CHILDREN})\b",
        *faiths.SHUTTING,
        *homes.SHUTTING,
        *parents.SHUTTING,
    )
)
_CHOOSING_TURNS = tuple(
    re.compile(one)
    for one in (
        rf"\b{_SHUT_OUT},? {_AWAY}",
        rf"\b{_PREFERRED}(?: (?!ou\b|et\b)[a-z]+)?,? {ONLY}\b",
        rf"\b{RATHER}{ARTICLES}(?: |(?<=')){_PREFERRED}\b",
        rf"(?:^|[,;:.(/] ?)(?:une? )?(?:{_SEXED}|{_MOTHERS})(?= ?(?:[,;.!?)]|$))",
        rf"\b{SOUGHT},? (?:non|pas)[ -]fumeu(?:r|se)s?\b|^\W*non[ -]fumeu(?:r|se)s?\b|(?<=, )non[ -]fumeu(?:r|"
        rf"se)s?(?= ?(?:[,;.]|$))",
        rf"\b{SEX} {_STRONG}\b|\b(?!coiff|vend){SOUGHT},? {SEX}(?={END}| \d)",
        # age
        rf"\b(?:(?:re)?cherch\w+|recrut\w+|veux|veut|voudr\w+|prends?|besoin|{RATHER}){ARTICLES}(?: |(?<='))"
        rf"(?:jeunes? )?{_RETIRED}\b",
        rf"(?:^|[,;:.(] ?)(?:une? )?(?:jeunes? )?{_RETIRED}(?: acti(?:f|ve)s?)?"
        rf"(?= (?:pour|qui|avec)\b|{END}| {ONLY})",
        rf"\b{SOUGHT},? (?:retraitee?s?|a la retraite)\b",
        rf"\b{RATHER}{ARTICLES} (?:jeunes?)(?= (?:en forme|motive|dynami|serieu|pour|qui|avec|de moins)|{END})",
        r"\bpas une? (?:jeune )?retraitee?\b",
        # sex and family
        rf"\b(?:travail|metier|boulot|job|poste|emploi|affaire) (?:d'|de |pour )(?:une? |les |des )?{SEX}",
        rf"\b{_PREFERRED}(?: [a-z]+){{0,2}},? (?:serai(?:t|ent)|c'est|ce serait) "
        r"(?:l'|le |un )?(?:ideal|parfait|mieux|plus)\b",
        rf"\b(?:(?:re)?cherch\w+|recrut\w+|embauch\w+|veux|veut|voudr\w+|faut|prends?|besoin){ARTICLES}"
        rf"(?: |(?<=')){_A_PARENT}",
        rf"(?:^|[,;:.(] ?une? |[,;:.(] ?des ){_A_PARENT}"
        rf"(?= (?:pour|dispo\w*|libre|motive\w*|serieu\w+|courageu\w+|bricol\w+)\b){_NOT_SEEKING}",
        rf"^(?:une? |des ){_A_PARENT}(?= (?:pour|qui|avec|dispo\w*|libre|motive\w*|serieu\w+|courageu\w+|bricol\w+)\b)"
        rf"{_NOT_SEEKING}",
        rf"(?:^|[,;:.(] ?)(?:une?|des|quelques) (?:{SEX}|dames?|monsieur|messieurs)"
        rf"(?: (?!a\b|aux?\b|agee?|malade|seule)[a-z']+){{0,3}}? (?=pour (?!qui\b)){_NOT_SEEKING}",
        rf"\b{SOUGHT},? {_A_PARENT}(?={END}| (?:pour|qui|dispo\w*)\b)",
        rf"\bpas que [^,.;]{{0,25}}\b(?:ait|aient) (?:des?|un|une|plusieurs) {CHILDREN}\b",
        # origin and religion
        r"\b(?:pas de|ni|sans|anti)[- ](?:cgt|cfdt|syndicats?)\b",
        rf"\b{SOUGHT} de souche\b|\bfrancaise?s?(?: exigee?s?)? de naissance\b",
        r"\b(?:etre |etant )?nee?s? en (?:france|europe|creuse)\b(?! en (?:19|20))",
        rf"\b{SOUGHT},? {_NATIONS}(?={END}| {ONLY})",
        *politely.CHOOSING,
        *faiths.CHOOSING,
        *homes.CHOOSING,
        *parents.CHOOSING,
        # name, accent, mother tongue
        r"\b(?:pre)?nom (?:bien |a consonance |de famille )?(?:francais|etranger|arabe)\w*",
        r"\b(?:francais langue maternelle|langue maternelle (?:francaise|exigee|:? ?francais)|natif? francais|"
        r"francais natif)\b",
        r"\b(?:parl\w+|francais|voix|personne|vendeu\w+|serveu\w+)[^,;.]{0,20}? sans accent\b|\bpas d'accent\b",
        # looks
        r"\bbelle (?:presentation|presence|gueule|plastique|apparence|allure)\b|\b(?:agreable a regarder|joli minois|"
        r"beau visage)\b",
        r"\b(?:pas de|sans|ni) tatouages?\b|\b(?:pas de |sans )cheveux longs\b",
        r"\bbonne presentation\b(?! (?:d|en |aux? ))",
    )
)

_SERVED = re.compile(
    r"\b(?:accompagn|encadr|accueil|aupres|public|anim|eduqu|usager|resident|patient|aide|visit|soin|soign|chez|avec|"
    r"garde|distribu|transport|livr|servir|recev|heberg|orient|inser|client|locataire|eleve|famille|repas|cours|"
    r"atelier|pour (?:les|des))\w*(?: \S+){0,3} ?$"
)
_NO_PERSON = re.compile(
    r"vestiaire|rayon|coiff|barbier|vetement|chaussure|chambre|toilette|pret-a-porter|mode\b|parfum"
)
_WORK_ON = re.compile(r" (?:(?:ou |et )?\w+ )?(?:a|au|en) (?:[a-z]+(?:er|ir|re)\b|domicile|charge de)")
"""Behind people, what is done for them: "pas d'enfants à garder"."""
_GOODS = re.compile(
    r"\b(?:produit|pain|fromage|viande|legume|fruit|vin|biere|cidre|miel|patisserie|gateau|charcuterie|plat|recette|cuisine|"
    r"specialite|saveur|terroir|artisanat|tradition|fabrication)s?\b"
)
"""What may come from near, before "bien de chez nous"."""
_OPEN = re.compile(
    r"\b(?:perd\w*|perte|y compris|ouvert\w*|bienvenu\w*|distinction|indifferen\w*|peu importe|qu'importe)\b"
)
NO_CHOICE = re.compile(r"\b(?:pas|sans|aucune) (?:de )?preference")
"""Said before those who are named because all of them are welcome."""
_BOTH = re.compile(
    r"\b(?:homme|garcon|monsieur|gars|mec)s?\b.{0,12}\b(?:femme|fille|dame|nana)s?\b|\b(?:femme|fille|"
    r"dame)s?\b.{0,12}\b(?:homme|garcon|monsieur|messieur)s?\b"
)
_ON_CALL = re.compile(r"caserne|astreinte|pompier|loge sur place|logement de fonction")
_CLAUSE_BEGINS = re.compile(r".*(?:[,;.:!?(]|\b(?:re)?cherche(?:nt)?\b)(?= )", re.DOTALL)
"""What is before it tells of somebody else: of who seeks, where they "cherche"."""
_NEAR = 30


def families_chosen(plain: str) -> Iterator[tuple[int, int]]:
    """Where flat letters choose by who people are: first letter, end. People who are helped or served are left out."""
    for turn in (*_SHUTTING_TURNS, *_CHOOSING_TURNS):
        for found in turn.finditer(plain):
            if not _is_lawful(found, plain, shuts_out=turn in _SHUTTING_TURNS):
                start = found.start() + len(found[0]) - len(found[0].lstrip(" ,;:.(/"))
                yield start, found.end()


def _is_lawful(found: re.Match[str], plain: str, *, shuts_out: bool) -> bool:
    said_before = plain[max(0, found.start() - 2 * _NEAR) : found.start()]
    before = _CLAUSE_BEGINS.sub("", said_before[-_NEAR:])
    after = plain[found.end() : found.end() + _NEAR]
    near = f"{before}{found[0]}{after.partition(',')[0]}"
    if not shuts_out and (_SERVED.search(before) or _NO_PERSON.search(said_before)):
        return True
    if found[0].endswith("chez nous") and _GOODS.search(said_before):
        return True
    if NO_CHOICE.search(said_before):
        return True
    if found.re.pattern in homes.CHOOSING and homes.HELPED_BY_LAW.search(plain):
        return True
    if found.re.pattern in parents.CHOOSING and parents.AT_WORK.search(plain):
        return True
    return any(one.search(near) for one in (_OPEN, _BOTH, _ON_CALL)) or bool(_WORK_ON.match(after))
