"""A photograph of who is sought is not asked; those of the work are."""

import pytest

from matching.words.law.photos import photos_asked


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("vous avez une voiture ? envoyez photo", ("envoyez photo",)),
        ("Joindre une photo récente", ("Joindre une photo récente",)),
        ("CV avec photo", ("CV avec photo",)),
        ("cv + photo", ("cv + photo",)),
        ("photo obligatoire", ("photo obligatoire",)),
        ("avec photo d'identité", ("avec photo d'identité",)),
        ("Pouvez-vous m'envoyer une photo ?", ("envoyer une photo",)),
        ("une petite photo de vous par retour", ("photo de vous",)),
        ("photographie exigée", ("photographie exigée",)),
        ("mettez une photo svp", ("mettez une photo svp",)),
    ),
)
def test_a_photograph_of_somebody_is_told(text: str, told: tuple[str, ...]) -> None:
    assert photos_asked(text) == told


@pytest.mark.parametrize(
    "text",
    (
        "CV sans photo",
        "Inutile d'envoyer une photo",
        "Vous envoyez une photo de la livraison au client",
        "Prendre des photos des produits",
        "Faire des photos d'identité pour les clients",
        "Photos du chantier sur notre site",
        "Photographe de mariage : envoyez une photo",
        "Photo d'identité demandée pour le badge après l'embauche",
        "Laboratoire photo, tirages",
        "Photocopies et classement",
    ),
)
def test_photographs_of_the_work_pass(text: str) -> None:
    assert photos_asked(text) == ()
