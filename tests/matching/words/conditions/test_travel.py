"""A vehicle of one's own, travel during the work, a place to sleep; and the words that say so."""

import pytest

from matching.words import conditions as said
from matching.words.conditions import Passage
from tests.matching.words.conditions.reading import read


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Véhicule personnel indispensable", True),
        ("Site non desservi par les transports", True),
        ("Disponibilité régulière, posséder une voiture", True),
        ("Avoir le permis et un véhicule", True),
        ("Vous emmenez un voisin chez le médecin ou au marché ; vos kilomètres sont remboursés.", True),
        ("Vous aidez à la caisse. Vos kilomètres sont remboursés.", None),
        ("Véhicule de service fourni", None),
        ("Permis B souhaité", None),
        ("Un véhicule personnel est un plus mais n'est pas obligatoire", False),
        ("Être véhiculée est un +", None),
        ("Une personne véhiculée serait un atout", None),
        ("5 agents d'entretien, ménage le soir, voiture obligatoire car plusieurs sites", True),
        ("Entretien de locaux, permis B et voiture", True),
        ("Réparation de tondeuses : il faut sa voiture", True),
        ("Être motorisé", True),
        ("Aide à domicile, motorisée impérativement", True),
        ("Auto indispensable, secteur Guéret", True),
        ("Agent recenseur, voiture perso", True),
        ("On ne peut pas venir sans voiture", True),
        ("Entretien de la voiture obligatoire tous les mois", None),
        ("Entretien du véhicule et des réparations nécessaires", None),
        ("Remise en état du véhicule et réparations nécessaires", None),
        ("Être motorisé est un plus. Portail motorisé, outils motorisés", None),
        ("Agent d'entretien, voiture appréciée", None),
        ("Pas besoin d'une voiture", False),
    ],
)
def test_a_vehicle_of_ones_own(text: str, *, needed: bool | None) -> None:
    assert read(said.vehicle_needed, text) is needed


def test_a_ride_that_is_shared() -> None:
    assert read(said.transport_offered, "Covoiturage possible depuis Guéret") is True
    assert read(said.transport_offered, "Accueil") is None


@pytest.mark.parametrize(
    ("text", "travel"),
    [
        ("Déplacements fréquents en France", True),
        ("Pas de déplacements", False),
        ("Aide au déplacement de la personne", None),
        ("Frais de déplacement remboursés", None),
    ],
)
def test_travel_in_a_text(text: str, *, travel: bool | None) -> None:
    assert read(said.travel_in, text) is travel


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Possibilité de logement", True),
        ("studio fourni", True),
        ("Cueilleurs, hébergement en mobil-home à la ferme", True),
        ("Poste non logé", False),
        ("Pas de logement possible", False),
        ("On loge pas", False),
        ("Nous ne logeons pas.", False),
        ("On peut pas loger", False),
        ("Couple logé à l'année", True),
        ("Entretien du logement", None),
        ("ménage d'un studio", None),
    ],
)
def test_a_place_to_sleep(text: str, *, offered: bool | None) -> None:
    assert read(said.accommodation_offered, text) is offered


def test_what_is_read_comes_with_its_words() -> None:
    found = said.vehicle_needed(Passage("Poste à Ahun. Véhicule personnel indispensable."))

    assert found is not None
    assert found.words == "Véhicule personnel indispensable"
