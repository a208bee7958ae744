"""Meals that come with the work are told in the employer's words; those that the work makes are none."""

import pytest

from matching.words.described.meals import meals_named


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Serveur 35h, repas fournis", "repas fournis"),
        ("Plongeur, repas du midi offert, le soir", "repas du midi offert"),
        ("Maçon, smic + panier repas", "panier repas"),
        ("Saisonnier nourri logé pour l'estive", "nourri logé"),
        ("Pizzaïolo nourri pas logé", "nourri pas logé"),
        ("Bergère, logée et nourrie", "logée et nourrie"),
        ("Cueilleurs, nourris, sans permis", "nourris"),
        ("Les repas sont pris en charge. Permis B", "Les repas sont pris en charge"),
        ("Tenir la buvette. Repas offert aux bénévoles !", "Repas offert"),
        ("Aide aux foins, le midi on mange ensemble", "on mange ensemble"),
        ("Saisonniers, nourriture et logement fournis", "nourriture et logement fournis"),
        ("Vendangeurs, smic + repas du midi", "repas du midi"),
        ("Caissière, tickets restaurant", "tickets restaurant"),
        ("Cuisinier, déjeuner compris", "déjeuner compris"),
    ],
)
def test_the_meals_that_are_given_are_told_as_written(text: str, words: str) -> None:
    assert meals_named(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Serveur, repas non fournis",
        "Maçon, pas de panier repas",
        "Saisonnier ni nourri ni logé",
        "Livrer les paniers repas aux personnes âgées",
        "Servir les repas offerts aux bénévoles",
        "Préparer les repas fournis à la cantine",
        "Nourrir les bêtes, nos brebis sont bien nourries",
        "Aider à domicile : ménage avec repas à préparer",
        "Distribuer des repas gratuits aux familles",
        "Repas offerts aux clients par la maison",
        "Portage de repas à domicile",
    ],
)
def test_no_meals_are_told_where_none_are_given(text: str) -> None:
    assert meals_named(text) == ""
