"""The trade that an employer's words name, the one, or none: what they leave open is asked."""

import pytest

from matching import Knowledge
from tests.matching.words.described.reading import read


@pytest.mark.parametrize(
    ("text", "rome"),
    (
        ("Nous cherchons un apprenti boulanger", "D1102"),
        ("faire le ménage dans un hôtel", "G1501"),
        ("quelqu'un pour servir en salle le week-end, 2 personnes", "G1803"),
        ("Besoin de deux serveurs pour la saison", "G1803"),
        ("j'ai besoin d'un maçon avec permis B, CDI 35h", "F1703"),
        ("livrer le pain dans les villages", "N4105"),
    ),
)
def test_everyday_words_name_a_trade(knowledge: Knowledge, text: str, rome: str) -> None:
    assert read(knowledge, text, employer="Chez Nous").proposals[0].rome == rome


@pytest.mark.parametrize(
    "text",
    (
        "quelqu'un pour le ménage du magasin 2h tous les soirs après 19h30 sauf dimanche",
        "le ménage de la boutique tous les soirs",
        "ménage de mon bureau le vendredi",
        "nettoyer le dépôt",
        "ménage de la salle des fêtes",
    ),
)
def test_the_simple_trade_comes_before_a_speciality_that_nothing_names(knowledge: Knowledge, text: str) -> None:
    assert read(knowledge, text, employer="Chez Nous").title == "Agent / Agente de propreté de locaux"


@pytest.mark.parametrize(
    ("text", "rome"),
    (
        ("animateur judo pour les petits le mercredi", "G1204"),
        ("un entraîneur de foot le samedi", "G1204"),
        ("animatrice sportive 10h", "G1204"),
        ("animateur pour le centre de loisirs", "G1203"),
    ),
)
def test_whoever_teaches_a_sport_does_the_trade_of_sport(knowledge: Knowledge, text: str, rome: str) -> None:
    assert read(knowledge, text, employer="Chez Nous").proposals[0].rome == rome


@pytest.mark.parametrize(
    ("text", "rome"),
    (
        ("s'occuper des chiens et nettoyer les boxes", "A1511"),
        ("s'occuper des chats, 20 h", "A1511"),
        ("s'occuper des animaux", "A1511"),
        ("soigneur animalier", "A15"),
        ("gardien d'animaux", "A1511"),
        ("s'occuper d'un cheval", "A1421"),
        ("s'occuper des enfants", "K1303"),
    ),
)
def test_animals_are_no_children(knowledge: Knowledge, text: str, rome: str) -> None:
    assert read(knowledge, text, employer="Les Quatre Pattes").proposals[0].rome.startswith(rome)


def test_words_that_say_when_or_who_name_no_trade(knowledge: Knowledge) -> None:
    plain = read(knowledge, "Vendre le pain").proposals

    assert read(knowledge, "des maintenant, vendre le pain").proposals == plain
    assert read(knowledge, "je cherche quelqu un pour vendre le pain").proposals == plain


@pytest.mark.parametrize(
    ("employer", "text", "romes"),
    (
        ("Boulangerie du Pont", "servir au magasin et emballer les bûches", {"D1106", "H3302"}),
        ("Les Jardins de Thierry", "vendre mes légumes sur le marché", {"D1106"}),
        ("Les Jardins de Thierry", "ramasser les salades et préparer les paniers", {"A1402", "A1433"}),
    ),
)
def test_trades_that_the_words_leave_open_are_proposed_and_none_is_chosen(
    knowledge: Knowledge, employer: str, text: str, romes: set[str]
) -> None:
    found = read(knowledge, text, employer)

    assert found.trade_is_open
    assert romes <= {one.rome for one in found.proposals}
    assert found.title.lower().startswith(text[:12].lower())


def test_words_that_name_no_trade_propose_none_and_keep_a_title(knowledge: Knowledge) -> None:
    found = read(knowledge, "zzz qqq www", employer="Xxyy")

    assert (found.proposals, found.title) == ((), "Zzz qqq www")


def test_words_against_the_law_and_the_pay_name_no_trade(knowledge: Knowledge) -> None:
    assert read(knowledge, "un gars costaud au noir 8 eur de l'heure, payé en liquide", "Xxyy").proposals == ()


@pytest.mark.parametrize(
    ("text", "employer", "rome"),
    (
        ("chauffeur taxi carte pro, transport malades VSL, CDI", "Taxi Creusois", "N4102"),
        ("secrétaire mi-temps le matin, factures et téléphone", "Garage Mazet", "M1607"),
        ("Femme de ménage chez particuliers, 15h, permis+voiture, indemnités km", "Net Plus", "K1304"),
        ("vendeur en boucherie, 24h", "Boucherie Peyrot", "D1106"),
    ),
)
def test_the_trade_that_is_named_first_is_the_one_that_is_sought(
    knowledge: Knowledge, text: str, employer: str, rome: str
) -> None:
    found = read(knowledge, text, employer=employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)


@pytest.mark.parametrize(
    ("text", "trade"),
    (
        ("cdd insertion 26h agent de tri valoriste, 11 mois", "K2304"),
        ("cddi, agent de tri en chantier d'insertion", "K2304"),
        ("CDDI ouvrier espaces verts en insertion", "A1203"),
        ("encadrant technique en chantier d'insertion", "K1224"),
    ),
)
def test_somebody_in_insertion_is_no_supervisor_of_them(knowledge: Knowledge, text: str, trade: str) -> None:
    assert read(knowledge, text, "Association Insertion Creuse").proposals[0].rome == trade


FARM, GARAGE, SHOP, HOME = "GAEC des Bruyères", "Garage Lachaud", "Boulangerie du Pont", "Paul Martin"


@pytest.mark.parametrize(
    ("employer", "text", "rome"),
    (
        (GARAGE, "quelqu'un pour faire les foins en juin", "A1419"),
        (FARM, "rentrer le foin 3 jours", "A1419"),
        (FARM, "2 gars pour clôturer", "A1419"),
        (FARM, "traire les vaches le matin", "A1403"),
        (FARM, "curer les étables", "A1403"),
        (FARM, "aide pour l'agnelage en mars", "A1410"),
        (FARM, "tonte des moutons", "A1410"),
        (FARM, "fendre du bois", "A1201"),
        (SHOP, "pétrir la nuit", "D1102"),
        (SHOP, "tournée de pain", "N4105"),
        (SHOP, "menage de la boutique 1h", "K2205"),
        (HOME, "garder mon père la nuit", "K1311"),
        (HOME, "garde de nuit pour mon père alzheimer 21h 7h 4 nuits par semaine", "K1302"),
        (HOME, "lever et coucher maman, 1h matin 1h soir", "K1311"),
        (HOME, "toilette de mamie le matin", "K1311"),
        (SHOP, "AS DE jour 12h un week-end sur deux", "J1501"),
        (HOME, "garder une personne âgée le dimanche", "K1311"),
        (HOME, "faire la toilette de ma mère", "K1311"),
        (HOME, "tondre chez des particuliers", "A1203"),
    ),
)
def test_what_is_done_on_farms_in_shops_and_in_homes_names_its_trade(
    knowledge: Knowledge, employer: str, text: str, rome: str
) -> None:
    found = read(knowledge, text, employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)


@pytest.mark.parametrize(
    ("employer", "text", "romes"),
    (
        (GARAGE, "auto ou poids lourd", {"I1604", "I1613"}),
        (SHOP, "vendeuse ou boulanger un samedi sur deux", {"D1106", "D1102"}),
        (GARAGE, "mécanicien poids lourd ou auto", {"I1604", "I1613"}),
        (HOME, "serveur ou cuisinier", {"G1803", "G1609"}),
        (HOME, "maçon ou plombier", {"F1703", "F1603"}),
        (GARAGE, "chauffeur", {"N4101", "N4105"}),
        (SHOP, "ménage", {"K1304", "K2205"}),
        (GARAGE, "apprenti", {"I1604"}),
    ),
)
def test_of_two_trades_that_are_said_none_is_chosen(
    knowledge: Knowledge, employer: str, text: str, romes: set[str]
) -> None:
    found = read(knowledge, text, employer)

    assert found.trade_is_open
    assert romes <= {one.rome for one in found.proposals}


@pytest.mark.parametrize("text", ("serveur ou serveuse", "cdi ou cdd maçon", "maçon débutant ou confirmé"))
def test_an_or_between_words_for_one_trade_leaves_no_choice(knowledge: Knowledge, text: str) -> None:
    assert not read(knowledge, text, HOME).trade_is_open


@pytest.mark.parametrize(
    ("employer", "text"),
    (
        (GARAGE, "chauffeur de dépanneuse"),
        (GARAGE, "laver les voitures"),
        (GARAGE, "pompiste"),
        ("Chantier Tremplin", "conseiller en insertion professionnelle"),
    ),
)
def test_a_trade_that_the_taxonomy_lacks_is_not_taken_for_its_likes(
    knowledge: Knowledge, employer: str, text: str
) -> None:
    assert read(knowledge, text, employer).proposals == ()


def test_what_is_done_to_something_is_not_the_trade_of_the_thing(knowledge: Knowledge) -> None:
    found = read(knowledge, "peser les fruits", HOME)

    assert (found.trade_is_open, found.title) == (True, "Peser les fruits")


@pytest.mark.parametrize(
    ("text", "rome"),
    (
        ("couvreur qualifié, 2200 net par mois, panier repas", "F1619"),
        ("apprenti boulanger, CAP en 2 ans, possibilité de logement", "D1102"),
        ("resto cherche extra plonge dimanche midi", "G1605"),
    ),
)
def test_what_is_asked_and_given_beside_the_work_names_no_trade(knowledge: Knowledge, text: str, rome: str) -> None:
    found = read(knowledge, text, HOME)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)


def test_whoever_fills_in_is_no_butcher(knowledge: Knowledge) -> None:
    assert "D1101" not in {one.rome for one in read(knowledge, "boucher les trous du planning").proposals}
    assert read(knowledge, "boucher les trous de la route", HOME).proposals[0].rome == "I1202"


def test_a_title_is_the_one_whose_roots_are_said(knowledge: Knowledge) -> None:
    assert read(knowledge, "plonge", HOME).title == "Plongeur / Plongeuse en restauration"


@pytest.mark.parametrize(
    ("text", "starts"),
    (
        ("2 extras pour la vente du 20 au 24 décembre", "Vendeur / Vendeuse en boulang"),
        ("extras pour le service", "Serveur"),
    ),
)
def test_an_extra_does_what_the_other_words_say(knowledge: Knowledge, text: str, starts: str) -> None:
    assert read(knowledge, text).proposals[0].title.startswith(starts)


@pytest.mark.parametrize(
    ("text", "codes"),
    (
        ("2 extras du 20 au 24 pour les bûches", {"D1102", "D1104"}),
        ("un coup de main pour les bûches, deux personnes", {"D1102", "D1104"}),
        ("surveillance cantine école 11h30-13h30", {"K2104", "G1607"}),
        ("cantine de l'école, service et surveillance", {"G1606", "G1607"}),
        ("porteur de sacs de farine au fournil, 10h", {"D1102"}),
    ),
)
def test_a_trade_that_is_not_sure_is_asked_among_those_that_may_be_meant(
    knowledge: Knowledge, text: str, codes: set[str]
) -> None:
    found = read(knowledge, text)

    assert found.trade_is_open
    assert codes <= {one.rome for one in found.proposals}


@pytest.mark.parametrize(
    ("text", "code"),
    (
        ("coup de main au vêlage fevrier a avril", "A1403"),
        ("surveiller les mises bas la nuit", "A1403"),
        ("alternance bac pro élevage", "A1403"),
        ("quelqu'un pour les soins aux bovins", "A1403"),
        ("coups de main pour les foins en juin", "A1419"),
        ("traite en alternance une semaine sur deux", "A1403"),
        ("surveillance de nuit dans un entrepôt", "K2503"),
    ),
)
def test_work_with_cattle_is_read_as_farmers_say_it(knowledge: Knowledge, text: str, code: str) -> None:
    found = read(knowledge, text, "EARL des Prés")

    assert (found.proposals[0].rome, found.proposals[0].is_said) == (code, True)
