"""What the house that seeks tells of the trade it seeks: its shop says what is sold, its own trade is no answer."""

import pytest

from matching import Knowledge
from matching.words.described.opening import describe
from tests.matching.words.described.reading import TODAY, read


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
    ("employer", "text", "rome"),
    (
        ("Boulangerie du Pont", "aide au magasin", "D1106"),
        ("Boulangerie du Pont", "aider et servir au magasin", "D1106"),
        ("Boulangerie du Pont", "je cherche qqun pour le magasin le week end a partir de 6h du matin", "D1106"),
        ("Boulangerie du Pont", "besoin d'aide à la boutique samedi dimanche matin 6h-12h smic", "D1106"),
        ("Boulangerie du Pont", "une personne au magasin dès 6h", "D1106"),
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
    ("text", "employer", "is_open"),
    (
        ("Slt jcherche qqn pr vendre samedi et dimanche", "Boulangerie du Pont", False),
        ("quelqu'un pour la vente, 20h", "Pâtisserie Morel", False),
        ("quelqu'un pour la vente, 20h", "Chez Nous", True),
    ),
)
def test_to_sell_where_something_is_made_is_to_sell_it(
    knowledge: Knowledge, text: str, employer: str, *, is_open: bool
) -> None:
    found = read(knowledge, text, employer)

    assert found.trade_is_open is is_open
    assert is_open or found.title == "Vendeur / Vendeuse en boulangerie-pâtisserie"


@pytest.mark.parametrize("employer", ("Boulangerie du Pont", "Biscuiterie de la Creuse"))
def test_whoever_sells_what_is_eaten_sells(knowledge: Knowledge, employer: str) -> None:
    found = read(knowledge, "vendre les galettes le samedi", employer)

    assert (found.proposals[0].rome, found.trade_is_open) == ("D1106", False)


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
