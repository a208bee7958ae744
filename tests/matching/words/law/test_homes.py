"""Where people live is no reason to take them; how far and how early the work is may be told as it is."""

import pytest

from matching.words.law.unlawful import unlawful_words


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("vendeuse weekend, il faut le permis ou habiter Aubusson", ("habiter Aubusson",)),
        ("une voiture ou habiter sur place à Felletin", ("habiter sur place à Felletin",)),
        ("habiter Aubusson ou avoir une voiture", ("habiter Aubusson ou avoir une voiture",)),
        ("Vendeuse, habiter tout près", ("habiter tout près",)),
        ("habiter Guéret serait un plus", ("habiter Guéret serait un plus",)),
        ("Être domicilié à Aubusson.", ("Être domicilié à Aubusson",)),
        ("ne pas vivre loin", ("ne pas vivre loin",)),
        ("priorité aux gens du village", ("priorité aux gens du village",)),
        ("gens de Guéret s'abstenir", ("gens de Guéret s'abstenir",)),
        ("on prend que des gens du coin", ("prend que des gens du coin",)),
        ("une serveuse d'ici, sérieuse", ("d'ici",)),
        ("creusois de préférence", ("creusois de préférence",)),
        ("Poste réservé aux Creusois", ("réservé aux Creusois",)),
        ("si possible quelqu'un de Faux-la-Montagne", ("si possible quelqu'un de Faux-la-Montagne",)),
        ("idéalement une personne originaire de Bourganeuf", ("idéalement une personne originaire de Bourganeuf",)),
        ("Personne de La Courtine pour traire", ("Personne de La Courtine",)),
        ("habiter à moins de 10 km", ("habiter à moins de 10 km",)),
        ("proximité du domicile souhaitée", ("proximité du domicile souhaitée",)),
        ("que la personne vive à Aubusson", ("personne vive à Aubusson",)),
    ),
)
def test_a_home_that_is_asked_for_is_told(text: str, told: tuple[str, ...]) -> None:
    assert unlawful_words(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "permis B obligatoire",
        "Cherche personne de Confiance",
        "conduire quelqu'un de Felletin à Aubusson",
        "nous accompagnons des personnes de Guéret",
        "RECHERCHE QUELQU'UN DE MOTIVE",
        "aide à domicile à moins de 10 km de Guéret",
        "logement à moins de 5 minutes du camping fourni",
        "proche d'Aubusson un plus",
        "Il faut pouvoir être à 6 h à Aubusson, pas de bus à cette heure.",
        "Le poste est à 25 km de Guéret, il faut un moyen de venir.",
        "Vous pouvez habiter sur place : logement fourni. Vous habitez loin ? Venez en parler.",
        "Adulte-relais : il faut habiter un quartier prioritaire.",
        "Tenir les listes : priorité aux habitants du quartier pour les inscriptions.",
        "Une dame du village cherche quelqu'un pour son jardin.",
        "À pourvoir d'ici juin. Le boulanger du village. Produits creusois uniquement.",
        "Une personne vive et dynamique. Priorité aux produits creusois, vive la Creuse !",
        "Les gens d'ici et d'ailleurs sont bienvenus.",
    ),
)
def test_the_way_to_work_may_be_told(text: str) -> None:
    assert unlawful_words(text) == ()
