"""How one travels is never a trade."""

import numpy as np
import pytest

from matching.scoring.profile import trades_wanted, words_of
from matching.words.wishes.ways_said import without_ways
from matching.words.wishes.wish import names_no_trade
from tests.make.standing import KNOWLEDGE, WEIGHTS
from tests.make.values import some_person

WAYS = (
    *("sans voiture", "pas voiture", "sans permis", "sans voiture ni permis", "je n'ai pas de voiture"),
    *("jai pas voiture", "je n'ai pas le permis", "j'ai pas le permis B", "pas encore le permis", "sans véhicule"),
    *("pas de moyen de transport", "je ne conduis pas", "je sais pas conduire", "je ne peux pas conduire"),
    *("j'ai le permis et une voiture", "j'ai mon vélo", "ni voiture ni scooter", "sans voitur"),
    *("accessible en bus", "j'y vais à pied", "à pied", "en covoiturage"),
    *("без машини", "без прав", "нет машины", "بدون سيارة", "ليس لدي رخصة", "without a car", "no driving licence"),
)


@pytest.mark.parametrize("way", WAYS)
def test_a_trade_is_wanted_alike_whatever_is_said_of_the_way(way: str) -> None:
    alone, said, before = (some_person(wishes=(wish,)) for wish in ("ménage", f"ménage {way}", f"{way}, ménage"))

    assert words_of(said) == words_of(before) == words_of(alone)
    for one in (said, before):
        wanted = trades_wanted(one, KNOWLEDGE, WEIGHTS)
        assert np.array_equal(wanted, trades_wanted(alone, KNOWLEDGE, WEIGHTS))


@pytest.mark.parametrize("way", WAYS)
def test_a_way_alone_asks_for_any_work(way: str) -> None:
    assert names_no_trade(way)


@pytest.mark.parametrize(
    "wish",
    [
        *("réparer des voitures", "laver des voitures", "livrer avec ma voiture", "conduire un bus", "livreur à vélo"),
        *("permis C", "j'ai le permis C", "j'ai le permis D", "chauffeur permis B", "peinture voiture", "auto-école"),
        *("mécanique mais pas les voitures", "transport en commun", "réparer des vélos", "pas de transport"),
    ],
)
def test_work_on_wheels_stays_work(wish: str) -> None:
    assert without_ways(wish) == wish
    assert not names_no_trade(wish)


@pytest.mark.parametrize("work", ("réparer des scooters", "chauffeur de bus", "conduire un bus", "vélo"))
def test_what_one_rides_is_work_where_it_is_mended_or_driven(work: str) -> None:
    assert not names_no_trade(work)


@pytest.mark.parametrize(
    "ride", ("scooter", "a un scooter", "en scooter", "mobylette, bus", "bus et train", "scooter 50")
)
def test_what_one_rides_said_alone_is_how_one_travels(ride: str) -> None:
    alone, said, before = (some_person(wishes=(wish,)) for wish in ("ménage", f"ménage, {ride}", f"{ride}, ménage"))

    assert names_no_trade(ride)
    for one in (said, before):
        wanted = trades_wanted(one, KNOWLEDGE, WEIGHTS)
        assert np.array_equal(wanted, trades_wanted(alone, KNOWLEDGE, WEIGHTS))
