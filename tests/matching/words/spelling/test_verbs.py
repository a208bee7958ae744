"""Verbs that people spell as they hear them are read as verbs; iron stays iron."""

import pytest

from matching.words.spelling.verbs import verbs_spelled
from matching.words.trades.titles import Titles
from matching.words.trades.titles.wording import clauses
from matching.words.wishes.wish import names_no_trade
from tests.make.values import some_rome


@pytest.mark.parametrize(
    ("wish", "read"),
    [
        ("fer le menage", "faire le menage"),
        ("Fer menaj", "faire menaj"),
        ("je veux fère la cuisine", "je veux faire la cuisine"),
        ("repassage, fer les courses", "repassage, faire les courses"),
        ("fer l'entretien", "faire l'entretien"),
        ("travai menage", "travail menage"),
        ("travailer dans une école", "travailler dans une école"),
    ],
)
def test_the_commonest_verbs_are_read_as_they_sound(wish: str, read: str) -> None:
    assert verbs_spelled(wish) == read
    assert clauses(wish) == clauses(read)


@pytest.mark.parametrize(
    "wish",
    ["fer forgé", "fer à repasser", "travail du fer", "travailler le fer", "charpentier fer", "fer", "fair play"],
)
def test_iron_stays_iron(wish: str) -> None:
    assert verbs_spelled(wish) == wish


@pytest.mark.parametrize(("wish", "spelled"), [("fer le ménage", "faire le ménage"), ("travai ménage", "ménage")])
def test_a_trade_after_a_misspelt_verb_is_the_trade(wish: str, spelled: str) -> None:
    titles = Titles(some_rome())

    assert titles.understand(wish).trades == titles.understand(spelled).trades != ()


def test_work_misspelt_alone_names_no_trade() -> None:
    assert names_no_trade("je cherche travai")
