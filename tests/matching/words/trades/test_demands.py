"""What trades demand, by ROME's contexts and skills, and how a person stands before it."""

import numpy as np
import pytest

from geo import Means, Mode
from matching import Context, Person, Rome, Skill, Trade
from matching.scoring.fits import TradeFits, TradeFitter
from matching.words.trades.demands import Demands, demands_of, mask_of
from tests.make.values import some_person

CLEANING, OFFICE, CARE, LORRY, AT_HOME = range(5)
ROME = Rome(
    version="some",
    trades=(
        Trade("K2204", "Agent de propreté"),
        Trade("M1607", "Secrétaire"),
        Trade("J1501", "Aide-soignant", regulated=True),
        Trade("N4101", "Conducteur de poids lourd"),
        Trade("K1302", "Assistant de vie aux familles"),
    ),
    titles=(),
    relations=(),
    skills=(
        Skill("K2204", "1", "Laver des sols"),
        Skill("M1607", "2", "Rédiger un courrier"),
        Skill("J1501", "3", "Faire la toilette"),
    ),
    contexts=(
        Context("K2204", "a", "Station debout prolongée"),
        Context("J1501", "b", "Port et manipulation de charges lourdes ou encombrantes"),
        *(
            Context(code, context, label)
            for code in ("K1302", "M1607")
            for context, label in (("c", "Au domicile d'un particulier"), ("d", "Déplacements professionnels"))
        ),
        Context("M1607", "e", "Un contexte que rien n'exclut"),
    ),
)
NOTHING_SHOWN = np.zeros(len(ROME.trades), dtype=np.float32)


@pytest.fixture(scope="module")
def demands() -> Demands:
    return demands_of(ROME)


def fits(demands: Demands, person: Person) -> TradeFits:
    return TradeFitter(demands).fits(person, shown=NOTHING_SHOWN)


def test_contexts_become_strains_and_cleaning_handles_products(demands: Demands) -> None:
    assert demands.strains[CLEANING] == mask_of(["standing", "products"])
    assert demands.strains[CARE] == mask_of(["loads", "standing"])


def test_who_repairs_engines_or_helps_at_home_stands_and_carries() -> None:
    at_home = {"K1302": "Assistant de vie dépendance", "K1304": "Employé familial", "K1311": "Assistant de vie"}
    trades = (Trade("I1604", "Mécanicien automobile"), *(Trade(*one) for one in at_home.items()))

    for strains in demands_of(Rome(version="some", trades=trades, titles=(), relations=())).strains:
        assert strains & mask_of(["standing"])
        assert strains & mask_of(["loads"])


def test_to_clean_takes_less_french_than_to_write_letters(demands: Demands) -> None:
    french = fits(demands, some_person(french="A2")).french

    assert french[CLEANING] == 1
    assert french[OFFICE] < 0.3


def test_whoever_hardly_reads_is_before_an_office_as_a_beginner_is(demands: Demands) -> None:
    speaks = fits(demands, some_person(french="C2", limits=("ne sait pas lire",))).french

    assert speaks[OFFICE] == fits(demands, some_person(french="A2")).french[OFFICE]


def test_a_limit_lowers_the_trades_that_usually_have_it_and_drops_none(demands: Demands) -> None:
    limits = fits(demands, some_person(limits=("pas de charges lourdes",))).limits

    assert 0 < limits[CARE] < limits[CLEANING] == 1
    assert np.isnan(fits(demands, some_person()).limits).all(), "without a limit, nothing is said"


def test_a_regulated_trade_asks_for_something_that_shows_it_is_open(demands: Demands) -> None:
    without = TradeFitter(demands).fits(some_person(), shown=NOTHING_SHOWN).regulated
    with_diploma = TradeFitter(demands).fits(some_person(), shown=np.eye(5, dtype=np.float32)[CARE]).regulated

    assert (without[CARE], with_diploma[CARE]) == (0, 1)
    assert np.isnan(without[[CLEANING, OFFICE, LORRY]]).all(), "the flag is ROME's own, and no other"


def test_a_lorry_takes_its_licence_even_where_the_post_does_not_say_so(demands: Demands) -> None:
    assert fits(demands, some_person(licences=frozenset({"B"}))).licence[LORRY] == 0
    assert fits(demands, some_person(licences=frozenset({"B", "C"}))).licence[LORRY] == 1
    assert np.isnan(fits(demands, some_person()).licence[LORRY]), "nobody was asked"


def test_going_from_home_to_home_is_hard_without_a_car(demands: Demands) -> None:
    by_bus = fits(demands, some_person(means=(Means(Mode.BUS, 40),))).licence
    by_car = fits(demands, some_person()).licence

    assert 0 < by_bus[AT_HOME] < 1
    assert np.isnan(by_car[AT_HOME])


def test_an_office_is_no_round_whatever_rome_says_of_some(demands: Demands) -> None:
    by_bus = fits(demands, some_person(means=(Means(Mode.BUS, 40),))).licence

    assert np.isnan(by_bus[OFFICE])
