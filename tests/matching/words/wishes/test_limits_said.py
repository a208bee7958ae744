"""What somebody cannot do, said in a wish in any order and as it is heard, names no trade and keeps none away."""

import pytest

from matching.model import Strain
from matching.words.trades.titles import clauses
from matching.words.wishes.limits import limits_of
from matching.words.wishes.limits_said import limits_said, strains_refused, without_limits
from matching.words.wishes.wish import names_no_trade, part_said, with_hours_said, work_named
from tests.make.values import some_person


@pytest.mark.parametrize(
    ("wish", "strain", "left"),
    [
        ("sans porter lourd menage", Strain.LOADS, "menage"),
        ("menage sans porter lourd", Strain.LOADS, "menage"),
        ("menage mal o do", Strain.LOADS, "menage"),
        ("cantine dos fragile", Strain.LOADS, "cantine"),
        ("cuisine, je ne peux plus porter de charges lourdes", Strain.LOADS, "cuisine,"),
        ("couture pas debout", Strain.STANDING, "couture"),
        ("genou opéré accueil", Strain.POSTURE, "accueil"),
        ("pa porter lour mal epol", Strain.LOADS, ""),
        ("peinture, je ne peux pas lever le bras", Strain.POSTURE, "peinture,"),
        ("j'ai peur du vide peinture", Strain.POSTURE, "peinture"),
        ("ménage allergique aux produits ménagers", Strain.PRODUCTS, "ménage"),
        ("allergie à la poussière, accueil", Strain.PRODUCTS, ", accueil"),
    ],
)
def test_a_limit_is_read_wherever_it_stands_and_leaves_the_trade(wish: str, strain: Strain, left: str) -> None:
    assert strains_refused(wish) == (strain,)
    assert without_limits(wish) == left
    assert not clauses(wish)[1]


@pytest.mark.parametrize(
    "wish",
    [
        *("porter les courses", "livreur de charges lourdes", "sans permis menage", "plus de caisse"),
        *("couvreur, pas le vertige", "je n'ai pas peur du vide", "pas allergique aux produits"),
    ],
)
def test_work_with_loads_is_no_limit(wish: str) -> None:
    assert not limits_said(wish)
    assert without_limits(wish) == wish


def test_a_limit_alone_names_no_trade() -> None:
    assert names_no_trade("pa porter lour mal epol")
    assert names_no_trade("travail matin seulement pa porter lour")
    assert not names_no_trade("sans porter lourd menage")


def test_a_limit_of_a_wish_counts_as_one_of_the_file_where_the_file_has_none() -> None:
    said = with_hours_said(some_person(wishes=("sans porter lourd menage",)))
    other = with_hours_said(some_person(wishes=("sans porter lourd menage",), limits=("Pas de bruit",)))

    assert limits_of(said) == {Strain.LOADS}
    assert other.limits == ("Pas de bruit",)


@pytest.mark.parametrize(
    ("wish", "quoted"),
    [
        ("2h menage retour avant 16h20", "menage"),
        ("menage pas le soir", "menage"),
        ("menage pa le weekend", "menage"),
        ("sans porter lourd menage", "menage"),
        ("ménage", "ménage"),
        ("aide vieux madame", "aide vieux madame"),
        ("2 heures le matin", "2 heures le matin"),
        ("menage mais pas de soirée", "menage"),
        ("vente mais pas debout", "vente"),
        ("juste le matin menage", "menage"),
        ("menage seulement le matin", "menage"),
        ("menage que la semaine", "menage"),
        ("ancien routier, 58 ans, pas de port de charges, temps partiel", "ancien routier"),
        ("aide soignante en semaine", "aide soignante"),
        ("aide soignante, sans voiture le mercredi", "aide soignante"),
        ("deux heures de ménage", "ménage"),
        ("le mercredi je garde mon fils, cuisine", "cuisine"),
    ],
)
def test_of_a_wish_only_the_words_that_name_work_are_quoted(wish: str, quoted: str) -> None:
    assert work_named(wish) == quoted


@pytest.mark.parametrize(
    "wish",
    [
        *(
            "chauffeur mais rien à porter",
            "gardien, rien de lourd",
            "rien a porté",
            "ryen de lour",
            "je peux rien porter",
        ),
        *("aucune charge", "zéro port de charges", "port de charges interdit", "le médecin m'interdit de porter"),
        *(
            "porter je peux plus",
            "rien de trop lourd à porter",
            "je porte rien de lourd",
            "pas de poids lourds à porter",
        ),
    ],
)
def test_nothing_to_carry_is_said_in_many_ways(wish: str) -> None:
    assert strains_refused(wish) == (Strain.LOADS,)
    assert not {"porter", "porté", "lourd", "lourds", "lour", "charges"} & set(without_limits(wish).split())


@pytest.mark.parametrize(
    "wish",
    [
        *(
            "vendeuse prêt à porter",
            "rien d'autre",
            "rien ne me fait peur, porter ça va",
            "pas de problème pour porter",
        ),
        *(
            "pas peur du lourd",
            "pas de charge de famille",
            "porter secours",
            "je porte des lunettes",
            "porte à porte non",
        ),
    ],
)
def test_what_only_sounds_so_forbids_nothing_to_carry(wish: str) -> None:
    assert not strains_refused(wish)


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        ("routier mais rentrer tous les soirs", "routier"),
        ("rentré chez moi le soir", ""),
        ("conducteur, retour à la maison chaque soir", "conducteur,"),
        ("chauffeur pas découcher", "chauffeur"),
        ("dormir chez moi", ""),
        ("pas de grands déplacements, soudeur", ", soudeur"),
    ],
)
def test_who_comes_home_for_the_night_says_so_and_wants_no_evening(wish: str, left: str) -> None:
    assert strains_refused(wish) == (Strain.AWAY,)
    assert without_limits(wish) == left
    assert part_said(wish) is None


@pytest.mark.parametrize("wish", ["rentrer les vaches le soir", "rentrer du bois", "veilleur de nuit à l'hôtel"])
def test_what_comes_home_but_oneself_is_work(wish: str) -> None:
    assert not strains_refused(wish)
