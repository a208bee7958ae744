"""Words that somebody typed, as catalogues of work write them, in their own gender and number."""

import pytest

from matching.words.rome import Rome, Title, Trade
from matching.words.titles import Titles

ROME = Rome(
    version="1",
    trades=(Trade("K1304", "Services domestiques"), Trade("D1106", "Vente en alimentation")),
    titles=(
        Title("K1304", "Repasseur / Repasseuse"),
        Title("K1304", "Aide au repassage"),
        Title("K1304", "Repassage et ménage"),
        Title("D1106", "Caissier / Caissière"),
        Title("D1106", "Hôte de caisse, caissier / caissière"),
        Title("D1106", "Vendeur, vendeuse aux marchés"),
    ),
    relations=(),
)


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(ROME)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("repasage", "repassage"),
        ("Repasage et menage", "Repassage et ménage"),
        ("MENAGE", "MÉNAGE"),
        ("Caissiere, 2 ans", "Caissière, 2 ans"),
    ],
)
def test_a_word_is_spelled_as_the_catalogues_do_with_its_capitals(titles: Titles, typed: str, written: str) -> None:
    assert titles.spelled(typed) == written


@pytest.mark.parametrize(
    "typed", ["caissière", "Caissier", "vendeuse", "repassage", "Parler arab", "", "Zorglub à l'eau"]
)
def test_what_is_well_spelled_or_known_to_no_catalogue_stays_as_it_is(titles: Titles, typed: str) -> None:
    assert titles.spelled(typed) == typed
