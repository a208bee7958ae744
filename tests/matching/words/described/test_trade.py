"""What an employer's sentence says of the trade that is sought."""

import pytest

from matching import Knowledge
from matching.words.described.opening import describe
from tests.matching.words.described.reading import TODAY, read


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
    ("text", "employer", "usual", "title"),
    (
        (
            "cherche vendeuse ou vendeur du mardi au samedi 25h",
            "Boulangerie Bernard",
            "",
            "Vendeur / Vendeuse en boulang",
        ),
        ("cherche vendeuse ou vendeur de 6h30 a 12h30", "Boulangerie Bernard", "", "Vendeur / Vendeuse en boulang"),
        ("vendeuse 20h", "Chaussures Martin", "", "Vendeur / Vendeuse en chaussures"),
        ("vendeur 20h", "Chez Nous", "D1106", "Vendeur / Vendeuse"),
    ),
)
def test_whoever_sells_sells_what_the_shop_does(
    knowledge: Knowledge, text: str, employer: str, usual: str, title: str
) -> None:
    found = describe(
        text,
        employer=employer,
        titles=knowledge.titles,
        rome=knowledge.rome,
        today=TODAY,
        usual=frozenset(usual.split()),
    )

    assert found.title.startswith(title)
    assert not found.trade_is_open


def test_what_is_sold_is_asked_where_nothing_tells(knowledge: Knowledge) -> None:
    found = read(knowledge, "cherche vendeuse 20h", employer="Chez Nous")

    assert (found.title, found.trade_is_open) == ("Vendeuse", True)


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
    ("employer", "text", "rome"),
    (
        ("Boulangerie du Pont", "aide au magasin", "D1106"),
        ("Boulangerie du Pont", "aider et servir au magasin", "D1106"),
        ("Boulangerie du Pont", "remplacer ma vendeuse qui part en congé maternité", "D1106"),
        ("Les Jardins de Thierry", "ouvrier pour les serres", "A1402"),
        ("Le Bistrot", "plonge après la fermeture", "G1605"),
    ),
)
def test_where_one_works_and_who_is_sought_tell_the_trade_that_a_rank_does_not(
    knowledge: Knowledge, employer: str, text: str, rome: str
) -> None:
    found = read(knowledge, text, employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)


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
    "text",
    (
        "quelqu'un pour le ménage du fournil 2h le soir",
        "quelqu'un pour nettoyer le fournil 2h le soir",
        "laver les sols de la boulangerie 1h par jour",
    ),
)
def test_who_cleans_a_bakery_is_no_baker(knowledge: Knowledge, text: str) -> None:
    found = read(knowledge, text, "Le Fournil de la Terrade").proposals

    assert found[0].rome == "K2205"
    assert "D1102" not in {one.rome for one in found}


@pytest.mark.parametrize(
    ("text", "employer", "rome"),
    (
        ("vendeuse pour le matin au magasin, 25h", "Boulangerie du Pont", "D1106"),
        ("vendeuse en magasin le matin 25h", "Boulangerie du Pont", "D1106"),
        ("boulangerie cherche vendeuse le matin", "Chez Nous", "D1106"),
        ("boulangerie cherche vendeuse 20h", "Boulangerie du Pont", "D1106"),
        ("apprenti boulanger moins de 26 ans", "Boulangerie du Pont", "D1102"),
        ("apprenti boulanger", "Boulangerie du Pont", "D1102"),
        ("je cherche un apprenti en boulangerie pour septembre", "Boulangerie du Pont", "D1102"),
    ),
)
def test_the_shop_tells_what_is_sold_and_an_apprentice_learns_the_trade_that_is_said(
    knowledge: Knowledge, text: str, employer: str, rome: str
) -> None:
    found = read(knowledge, text, employer)

    assert (found.proposals[0].rome, found.trade_is_open) == (rome, False)
    assert not found.title.startswith(("Pâtissier", "Vendeur / Vendeuse en chaussures"))


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


@pytest.mark.parametrize("text", ("vendeuse pour mon magasin à Aubusson", "vendeuse dans ma boutique"))
def test_a_shop_that_tells_nothing_sells_no_shoes(knowledge: Knowledge, text: str) -> None:
    assert read(knowledge, text, employer="Chez Nous").trade_is_open
    assert read(knowledge, text).proposals[0].rome == "D1106"


@pytest.mark.parametrize("text", ("vendeuse, on ferme à 19h30", "vendeur, magasin fermé du 1er au 15 août"))
def test_a_shop_that_closes_is_no_farm(knowledge: Knowledge, text: str) -> None:
    assert not [one for one in read(knowledge, text, employer="Chez Nous").proposals if one.rome.startswith("A")]


@pytest.mark.parametrize(
    ("text", "title"),
    (
        ("le garagiste cherche quelqu'un pour les vidanges", "Mécanicien / Mécanicienne automobile"),
        ("le garagiste cherche un garagiste", "Garagiste"),
        ("boulangerie cherche quelqu'un pour vendre", "Vendeur / Vendeuse en boulangerie-pâtisserie"),
    ),
)
def test_the_trade_of_who_seeks_is_not_the_one_that_is_sought(knowledge: Knowledge, text: str, title: str) -> None:
    assert read(knowledge, text).title == title


def test_a_farm_stays_a_farm(knowledge: Knowledge) -> None:
    assert read(knowledge, "ferme à Felletin cherche ouvrier agricole").proposals[0].rome.startswith("A")


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


@pytest.mark.parametrize("employer", (SHOP, "Biscuiterie de la Creuse"))
def test_whoever_sells_what_is_eaten_sells(knowledge: Knowledge, employer: str) -> None:
    found = read(knowledge, "vendre les galettes le samedi", employer)

    assert (found.proposals[0].rome, found.trade_is_open) == ("D1106", False)


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
        ("2 extras pour les bûches, vente en boulangerie", "D1106"),
        ("vendeuse, porter des sacs de farine, 20h", "D1106"),
        ("mon cousin garagiste à Felletin cherche un mécanicien", "I1604"),
        ("la coiffeuse d'à côté cherche une apprentie", "D1202"),
        ("livraisons de pain", "N4105"),
    ),
)
def test_the_trade_of_who_is_sought_comes_first(knowledge: Knowledge, text: str, code: str) -> None:
    assert read(knowledge, text).proposals[0].rome == code


def test_a_mechanic_is_no_owner_of_the_garage(knowledge: Knowledge) -> None:
    found = read(knowledge, "mon cousin garagiste à Felletin cherche un mécanicien")

    assert found.title == "Mécanicien / Mécanicienne automobile"


@pytest.mark.parametrize(
    ("text", "count"),
    (
        ("2 extras du 20 au 24 décembre en pâtisserie", 2),
        ("il me faut deux extras pour noël", 2),
        ("3 vendeuses pour le marché", 3),
        ("deux saisonniers pour les fraises", 2),
        ("ménage de 4 chambres", None),
        ("2 nuits par semaine au fournil", None),
    ),
)
def test_how_many_are_sought_is_read_of_any_word_for_them(knowledge: Knowledge, text: str, count: int | None) -> None:
    assert read(knowledge, text).conditions.positions == count
