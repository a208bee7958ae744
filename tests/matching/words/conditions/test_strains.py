"""What wears in a work: loads, standing, and what else is named."""

import pytest

from matching.words import conditions as said
from tests.matching.words.conditions.reading import read


@pytest.mark.parametrize(
    ("text", "loads"),
    [
        ("Port de charges lourdes", True),
        ("Pas de port de charges", False),
        ("Accueil", None),
        ("Il faut pouvoir rester debout et porter des cartons.", True),
        ("Faut pas avoir peur de porter", True),
        ("Vous portez des charges jusqu'à quinze kilos", True),
        ("Il faut savoir porter et ranger", True),
        ("On soulève des sacs de ciment, c'est du solide", True),
        ("Manutention de pièces lourdes", True),
        ("Apiculteur, port de hausses lourdes", True),
        ("Rien de lourd à porter", False),
        ("Pas besoin de porter de cartons", False),
        ("On ne porte pas de charges", False),
        ("Ne pas avoir peur de porter un masque", None),
        ("Pizzas à emporter, repas à porter à domicile", None),
        ("Chauffeur de poids lourds, sur de longs trajets", None),
        ("La réunion porte sur le poids lourd et la caisse", None),
    ],
)
def test_loads_are_read_in_the_words_of_forms_and_in_plain_ones(text: str, *, loads: bool | None) -> None:
    assert read(said.heavy, text) is loads


@pytest.mark.parametrize(
    ("text", "perhaps"),
    [
        ("Aider à se déplacer sans se faire mal", True),
        ("Vous aidez les personnes à mobilité réduite à se lever", True),
        ("Aide au lever, aide à la toilette, aide aux transferts", True),
        ("Lever / coucher des résidents", True),
        ("Transferts lit-fauteuil", True),
        ("Vous assistez les personnes dans leur toilette quotidienne", True),
        ("Faire les courses, porter les courses", True),
        ("Manipulation de petites et moyennes charges", True),
        ("Manutention : chargement du camion", True),
        ("Transporter les bagages avec soin", True),
        ("Port de charges lourdes", None),
        ("Pas de port de charges : aide à la toilette", None),
        ("Porter une attention particulière aux détails", None),
        ("Vous portez les projets de la commune", None),
        ("Vous savez vous déplacer chez les clients", None),
        ("Être chargé de l'aide aux devoirs", None),
        ("Nettoyage des toilettes, linge de toilette", None),
        ("Faire la toilette des chiens", None),
        ("Entretien d'engins de manutention", None),
        ("Sans manutention", None),
        ("Le transfert des compétences", None),
    ],
)
def test_a_task_that_often_has_loads_is_read_where_loads_are_not_said(text: str, *, perhaps: bool | None) -> None:
    assert read(said.perhaps_heavy, text) is perhaps


@pytest.mark.parametrize(
    ("text", "is_standing"),
    [
        ("Il faut pouvoir rester debout et porter des cartons.", True),
        ("Vous serez debout le matin", True),
        ("Il ne faut pas avoir peur de rester debout", True),
        ("Conditionnement de produits frais, debout et au froid", True),
        ("Pas besoin de rester debout", False),
        ("Pour ceux qui ne peuvent plus rester debout longtemps", False),
        ("Une ferme qui tient debout", False),
    ],
)
def test_standing_said_in_plain_words_is_read_as_standing(text: str, *, is_standing: bool) -> None:
    assert ("standing" in (read(said.strains_in, text) or ())) is is_standing


@pytest.mark.parametrize(
    ("text", "strains"),
    [
        ("Poste en station debout prolongée", ("standing",)),
        ("Travail en hauteur sur échafaudage", ("posture",)),
        ("Atelier bruyant", ("noise",)),
        ("Vous travaillez en chambre froide", ("cold",)),
        ("Respecter la chaîne du froid", None),
        ("Manipulation de produits chimiques", ("products",)),
        ("Aimer le contact avec la clientèle", ("public",)),
        ("Accueil téléphonique", ("phone",)),
        ("Un entretien téléphonique vous sera proposé", None),
        ("Cadence soutenue", ("pressure",)),
        ("Laveur à haute pression", None),
        ("Déplacements à la semaine", ("away",)),
        ("Pas de découchés", None),
        ("Préparer des cocktails", ("alcohol",)),
        ("Tenue de la caisse", ("money",)),
        ("Vendre à la Caisse d'Épargne", None),
        ("Rédiger des comptes rendus", ("writing",)),
        ("Aider aux devoirs après l'école", ("writing",)),
        ("Lire des histoires aux enfants", ("writing",)),
        ("Aider à lire une consigne", None),
        ("Chauffeur de car", ("driving",)),
        ("Une équipe soudée vous attend", None),
    ],
)
def test_what_wears_in_a_work_is_read_only_where_it_is_named(text: str, strains: tuple[str, ...] | None) -> None:
    assert read(said.strains_in, text) == strains


@pytest.mark.parametrize(
    ("text", "is_by_phone"),
    [
        ("Appeler des personnes seules, de chez soi", True),
        ("Appeler chaque semaine des personnes isolées", True),
        ("Téléphoner à des personnes âgées", True),
        ("Passer un coup de fil aux aînés de la commune", True),
        ("Prendre des nouvelles par téléphone des habitants fragiles", True),
        ("Faire des visites téléphoniques", True),
        ("Ligne d'écoute : devenez écoutant bénévole", True),
        ("Bavarder au téléphone avec un senior", True),
        ("Être au bout du fil pour ceux qui sont seuls", True),
        ("Rompre l'isolement par téléphone", True),
        ("Appels de convivialité auprès des retraités", True),
        ("Appelez avant 9 h ou après 17 h, c'est plus calme.", False),
        ("Appelez-nous pour postuler", False),
        ("Nous faisons appel à des personnes motivées", False),
        ("Vous êtes appelé à rencontrer des personnes", False),
        ("Appel à projets des habitants", False),
        ("Nous contacter par téléphone", False),
        ("Un téléphone est fourni", False),
        ("Ce métier qu'on appelle des gens de maison", False),
        ("Vous répondez aux appels d'offres", False),
        ("Rendre visite à des personnes seules", False),
    ],
)
def test_calling_people_is_read_as_a_task_and_the_telephone_of_a_house_is_not(text: str, *, is_by_phone: bool) -> None:
    assert ("phone" in (read(said.strains_in, text) or ())) is is_by_phone
