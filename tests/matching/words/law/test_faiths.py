"""Nobody is chosen by what they believe or do for it; a house, and those who are served, may be of a faith."""

import pytest

from matching.words.law.unlawful import unlawful_words


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("pas quelqu'un qui part pour la prière", ("pas quelqu'un qui part pour la prière",)),
        ("plongeur, pas de pause prière", ("pas de pause prière",)),
        ("vendeur qui ne fait pas le ramadan", ("qui ne fait pas le ramadan",)),
        ("personne qui ne prie pas au travail", ("ne prie pas",)),
        ("pas de gens qui vont à la mosquée", ("pas de gens qui vont à la mosquée",)),
        ("cuisinier qui mange du porc", ("qui mange du porc",)),
        ("qqn de foi catholique apprécié", ("qqn de foi catholique apprécié",)),
        ("confession protestante appréciée", ("confession protestante appréciée",)),
        ("Famille cherche nounou catholique", ("catholique",)),
        ("une personne qui partage notre foi", ("partage notre foi",)),
    ),
)
def test_a_faith_that_is_chosen_is_told(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_words(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "École privée de tradition chrétienne, poste ouvert à tous.",
        "L'association catholique souhaite recruter.",
        "Accompagner les résidents à la prière et à la messe du dimanche.",
        "Entretien de la mosquée, 10 h par semaine. Organiste pour la messe.",
        "Personne de bonne foi. Foie gras : aide au conditionnement.",
        "Découper du porc. Menu sans porc, repas halal.",
        "Prière d'envoyer un CV. Prière de se présenter au magasin.",
        "Animateur pratiquant le judo.",
        "Les horaires ne tombent pas pendant la messe.",
        "Pas de travail pendant les fêtes de Noël, de Pâques et du ramadan.",
    ),
)
def test_a_faith_that_chooses_nobody_passes(text: str) -> None:
    assert unlawful_words(text) == ()
