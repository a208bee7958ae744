"""Words that nearly every announcement holds: alone they are no link between a wish and an offer.

"Agent" names a place in a house and no trade, wherever it stands. "Sécurité" is a trade in a title; in a text it is
first of all "consignes de sécurité".
"""

from kit import roots

_POSITIONS = """
agent aide assistant charge chef collaborateur conseiller employe equipier intervenant operateur ouvrier personnel
polyvalent professionnel responsable salarie technicien travailleur
"""
_OF_ANY_TEXT = """
accompagner action activite adaptation administratif agence analyse aptitude autonomie avantage base bienveillance
cadre candidat capacite centre charge client clientele collegue communication competence condition confiance
connaissance consigne contact controle dynamique developpement domaine ecoute energie engagement ensemble entreprise
entretien environnement equipe etablissement etude evolution experience fonction formation gens gestion groupe horaire
humain hygiene information installation interne intervention lieu ligne local maintien materiel mettre mise motivation
necessaire niveau norme objectif oeuvre operation organisation outil partenaire personne place plan planning
preparation prestation prevention proche procedure production produit programme projet proximite public qualite
rapidite realisation regle relation reseau respect reussite rigueur salaire secteur securite sens service site social
societe solution suivi tache technique terrain transport utile utilisation valeur vie
"""

_IN_ANY_TITLE = frozenset(roots(_POSITIONS))
_IN_ANY_TEXT = _IN_ANY_TITLE | frozenset(roots(_OF_ANY_TEXT))


def links_in_title(word: str) -> bool:
    """Whether a word in a title tells what the work is."""
    return not _IN_ANY_TITLE.issuperset(roots(word))


def links_in_text(word: str) -> bool:
    """Whether a word alone in a text tells what the work is."""
    return not _IN_ANY_TEXT.issuperset(roots(word))
