"""What wears in a work, as a text says it: standing, heights, noise, cold, products, the public, pace, nights away.

Loads are read apart (`loads.py`). Only what the text says in so many words is read: a limit may drop the offer.
"""

from matching.model import Strain
from matching.words.conditions.passage import Clue, Found, Passage, clue
from matching.words.numbers import between

_SOME = rf"(?:des|les|vos|nos|quelques|chaque|plusieurs|{between(1, 3)})"
_WHOM = (
    r"(?:personnes?|gens|seniors?|aines?|anciens|voisins?|beneficiaires?|adherents?|abonnes?|clients?|clientele|"
    r"patients?|prospects?|familles?|malades|isoles?|retraites?|habitants?|donateurs?)\b"
)
"""Whom one calls where calling is the work."""

_CLUES: dict[Strain, Clue] = {
    Strain.LOADS: clue("pompier", r"sapeurs?[ -]pompiers?"),  # nobody puts out fires with a bad back
    Strain.STANDING: clue(
        "debout",
        r"(?:station|position|travail\w*|poste|principalement|toujours|constamment)(?: \w+){0,2} debout|"
        r"\b(?:rest(?:er|ez|e)|etre|etes|sere?z|tenir|on est|se fait|passe[rz]?)(?: \w+){0,2} debout\b|"
        r"debout (?:prolonge|tout(?:e la journee| le temps)|en permanence|longtemps|beaucoup|souvent|pendant|et au\b)",
        unless=r"\b(?:pas|sans|jamais|ni|rarement|peu\w+ plus)(?! (?:avoir )?peur| craindre)(?: \w+){0,4} debout",
    ),
    Strain.POSTURE: clue(
        "hauteur|echelle|echafaud|nacelle|accroupi",
        r"(?:travail\w*|intervention\w*|travaux) en hauteur|\b(?:echelle|echafaudage|nacelle)s?\b|accroupi",
        unless=r"a (?:la )?hauteur de|grande echelle|echelle (?:humaine|nationale|locale|des salaires|de remuner)",
    ),
    Strain.NOISE: clue("bruyant|bruit", r"(?:environnement|milieu|atelier|zone)s? bruyante?s?|exposition au bruit"),
    Strain.COLD: clue(
        "froid|frigo|surgel|temperature",
        r"chambres? froides?|(?:environnement|milieu|entrepot|travail) (?:au |en |dans le )?(?:froid|frigorifique)|"
        r"froid (?:positif|negatif)|temperatures? (?:negatives?|basses?|froides?|dirigees?)|dans le froid",
        unless=r"chaine du froid|technicien|frigoriste",
    ),
    Strain.PRODUCTS: clue(
        "produits|solvant|phyto",
        r"produits (?:\w+ )?(?:chimiques?|d entretien|de nettoyage|menagers|detergents|dangereux|phytosanitaires|"
        r"de coiffure)|solvants|phytosanitaire",
    ),
    Strain.PUBLIC: clue(
        "public|client",
        r"(?:contact|relation)s?(?: \w+)? (?:avec )?(?:le |la |les |du |de la )?(?:public|clientele|clients?)\b|"
        r"accueil\w*(?: \w+){0,3} (?:du |le |la |les |des |de la )?(?:public|clientele|clients)\b|"
        r"(?:servir|encaisser|renseigner|conseiller)(?: \w+){0,2} (?:la clientele|les clients)|service en salle",
    ),
    Strain.PHONE: clue(
        "telephon|appel|phoning|coup de fil|coups de fil|bout du fil|ligne d ecoute|ecoutant",
        r"(?:accueil|standard|prospection|vente|permanence|ecoute|visite|conversation|soutien|accompagnement|entraide|"
        r"lien)\w*(?: \w+){0,2} telephonique|televen\w+|phoning|repondre au telephone|gestion des appels|"
        r"appels? (?:telephoniques|entrants|sortants|de convivialite|solidaires?)|"
        rf"\bappel(?:er|ez|lerez)(?: \w+){{0,2}}? {_SOME} (?:\w+ ){{0,2}}?{_WHOM}|"
        rf"\btelephon(?:er|ez|e)(?: \w+){{0,2}}? (?:a|aux)\b(?: \w+){{0,2}}? {_WHOM}|"
        r"\b(?:passe[rz]|donne[rz])(?: \w+){0,2} (?:appels|coups? de (?:fil|telephone))|au bout du fil|"
        r"\blignes? d ecoute|\becoutante?s? benevoles?|\bvous appelez de chez vous|"
        r"\b(?:ecout|discut|parl|bavard|convers|nouvelles|soutenir|rompre l isolement|tenir compagnie)\w*"
        r"[^.;!?\n]{0,30} (?:par|au) telephone",
        unless=r"entretien telephonique|contact\w* par telephone|postul",
    ),
    Strain.PRESSURE: clue(
        "cadence|pression|stress|rythme|delais|coup de feu|flux tendu|affluence",
        r"cadences?\b|sous pression|(?:au|le|du) stress|rythme (?:\w+ )?(?:soutenu|eleve|intense|rapide)|"
        r"delais (?:serres|courts|contraints|imposes)|coups? de feu|flux tendu|(?:forte|periodes? d) affluence",
        unless=r"basse pression|haute pression|moyenne pression|sans (?:stress|pression)",
    ),
    Strain.AWAY: clue(
        "decouch|deplacement|toute la france|a la semaine",
        r"decouch\w+|(?:grands?|frequents) deplacements?|"
        r"deplacements? (?:a la semaine|nationaux|internationaux|sur toute la france)",
        unless=r"(?:pas|sans|aucun) (?:de )?(?:decouch|grand|deplacement)",
    ),
    Strain.ALCOHOL: clue(
        "barm|au bar|alcool|spiritueux|cave|vins|brasserie|cocktail",
        r"\bbar(?:man|maid|tender)\w*|au bar\b|spiritueux|cocktails|\bcaviste|des vins|en brasserie|boissons alcool\w+",
        unless=r"alcool (?:interdit|au volant)",
    ),
    Strain.MONEY: clue(
        "caisse|encaiss|monnaie",
        r"(?:tenue|tenir|gestion|gerer|hotesse?|ouverture|fermeture|mise en) (?:(?:de la|de|la|d une|en) )?caisses?|"
        r"encaiss\w+|rendu de monnaie",
        unless=r"caisse (?:d epargne|primaire|des depots|de retraite|regionale)",
    ),
    Strain.DRIVING: clue(
        "chauffeur|conduite|conducteur|tournee|livraison",
        r"\bchauffeur\w*|conduite (?:d un |de |du )?(?:vehicule|camion|poids|bus|car)\w*|"
        r"conduct\w+ (?:de |d )?(?:poids|bus|car|camion|vehicule)\w*|effectuer (?:des|les) (?:livraisons|tournees)",
    ),
    Strain.WRITING: clue(
        "redact|redig|communi|scolaire|devoirs|administrati|comptab|secretariat|reseaux sociaux|saisie|"
        "ecrivain|francais|numerique|courrier|lecture|lire |lisez ",
        r"\bredig\w+|redaction|(?:supports?|actions?|charge\w*|participe\w*|gere|gestion)(?: \w+){0,3} communication|"
        r"communique sur|(?:soutien|accompagnement|aide)s? (?:\w+ )?scolaire|aux devoirs|"
        r"(?:demarches|taches|suivi|gestion|dossiers?) administrati\w+|comptabilite|secretariat|reseaux sociaux|"
        r"saisie (?:de|des|informatique)|ecrivain public|(?:apprendre|apprentissage|cours)(?: \w+){0,3} francais|"
        r"(?:ateliers?|mediation|outils) numeriques?|"
        r"gestion du courrier|animer? (?:\w+ ){0,3}lecture|"
        r"\b(?:lire|lisez|lecture) (?:a voix haute|"
        r"(?:des?|les|une?|d) (?:\w+ )?(?:histoires?|contes?|albums?|livres?))",
    ),
}


def strains_in(passage: Passage) -> Found[tuple[str, ...]] | None:
    """The strains that a text names, in the order of `Strain`, with the words of the first."""
    found = {strain.value: one for strain, clue_of in _CLUES.items() if (one := clue_of.yes(passage))}
    if not found:
        return None
    return Found(tuple(found), next(iter(found.values())).words)
