"""A polite turn of phrase chooses people too; what the work asks, and who is served, may be told as it is."""

import pytest

from matching.words.law.unlawful import unlawful_words


@pytest.mark.parametrize(
    "text",
    (
        "j'aimerais mieux un homme pour les sacs de farine",
        "j'aime autant une dame pour la caisse",
        "pour porter les sacs de 25 kg il vaut mieux etre un homme",
        "il vaudrait mieux que ce soit une femme",
        "mieux vaut un gars costaud",
        "je préfèrerais un homme",
        "travail physique donc masculin",
        "poste plutot masculin",
        "poste plus adapté à une femme car toilettes intimes de ma mere",
        "on pensait plutot à une dame",
        "ce serait mieux un monsieur",
        "on préfère quelqu'un d'un certain age",
        "une personne mure et posée",
        "ideal pour une mere au foyer",
        "petit jeune du village pour les foins",
        "domicile à moins de 15 minutes exigé",
        "il faut un bon dos",
        "on ne veut pas quelqu'un toujours en arret",
        "pas quelqu'un qui est tout le temps en greve",
        "sans accent",
        "disponible meme pendant le ramadan",
        "pas de projet bebe",
        "vendeuse, sans accent étranger",
        "personne mûre pour garde d'enfants",
        "profil masculin",
        "candidature féminine souhaitée",
        "pas de gens toujours en maladie",
        "cherche quelqu'un pas souvent malade",
    ),
)
def test_a_choice_that_is_told_politely_is_told(text: str) -> None:
    assert unlawful_words(text)


@pytest.mark.parametrize(
    "text",
    (
        "mieux vaut appeler le matin",
        "je préfère les candidatures par téléphone",
        "préférence pour quelqu'un qui connait les vaches",
        "il vaut mieux être motorisé",
        "mieux vaut une expérience en cuisine",
        "poste adapté à une personne débutante",
        "poste adapté à un homme ou une femme",
        "poste adapté aux personnes en situation de handicap",
        "aider une personne d'un certain age",
        "ménage chez une personne d'un certain âge",
        "s'occuper d'une dame d'un certain age",
        "cueillir les pommes mûres",
        "fruits mûrs",
        "rayon vêtements adaptés aux femmes",
        "coiffeur pour homme, salon masculin",
        "encadrer l'équipe féminine de foot, bénévole",
        "vestiaire masculin à nettoyer",
        "prêt-à-porter féminin, vendeuse",
        "un sac à dos solide est fourni",
        "machine souvent en arrêt à surveiller",
        "dépannage de véhicules en panne",
        "chaîne de production souvent en arrêt",
        "travail à proximité de votre domicile",
        "aide à domicile à moins de 10 km de Guéret",
        "logement à moins de 5 minutes du camping fourni",
        "habitat à moins de 10 km des chantiers",
        "logement possible à 200 m",
        "menu écrit sans accent circonflexe",
        "repas du ramadan servis le soir, cuisinier",
        "fermé pendant le ramadan",
        "travail le dimanche dès 6 h",
        "port de charges de 25 kg",
        "projet d'enfants à l'école, animateur",
        "animation du projet bébé lecteur",
        "aime mieux travailler en équipe",
        "qui aime autant la cuisine que le service",
        "je cherche un homme de ménage ou une femme de ménage",
        "maman de 85 ans à aider le matin",
        "aide à la toilette d'une dame âgée",
        "préparer les repas pour un monsieur de 90 ans",
        "auxiliaire de vie pour monsieur dépendant",
        "garder deux garçons de 4 et 6 ans",
        "poste de nuit, homme ou femme",
        "adapté à un public féminin et masculin",
        "femme de chambre, préférence pour expérience en hôtel",
        "je préfère une femme de ménage avec expérience",
    ),
)
def test_what_only_sounds_like_a_choice_is_none(text: str) -> None:
    assert not unlawful_words(text)
