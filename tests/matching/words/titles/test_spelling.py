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
        Title("K1304", "Femme de chambre en hôtel"),
        Title("K1304", "Employé d'hôtel"),
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
        ("Menaje", "Ménage"),
        ("vendeuze au marchés", "vendeuse au marchés"),
        ("Je sai repasser", "Je sais repasser"),
        ("je sait vendre dan un marché", "je sais vendre dans un marché"),
        ("Caissière a Bamako", "Caissière à Bamako"),
        ("repassage a domicile", "repassage à domicile"),
        ("Fame de menage ché une dame", "Femme de ménage chez une dame"),
        ("Fère le menage", "Faire le ménage"),
        ("eder une dame", "aider une dame"),
        ("otel", "hôtel"),
    ],
)
def test_a_word_is_spelled_as_the_catalogues_do_with_its_capitals(titles: Titles, typed: str, written: str) -> None:
    assert titles.spelled(typed).text == written


@pytest.mark.parametrize(
    "typed",
    [
        *("caissière", "Caissier", "vendeuse", "repassage", "Parler arab", "", "Zorglub à l'eau"),
        *(
            "je repasse",
            "Il a un permis",
            "Elle a Paris",
            "Marie a Paris",
            "On a Word",
            "Il sait lire",
            "l'hôte a Caen",
            "chez Menaje",
            "Dan Martin",
            "repassage chez Otel",
        ),
    ],
)
def test_what_is_well_spelled_or_known_to_no_catalogue_stays_as_it_is(titles: Titles, typed: str) -> None:
    assert titles.spelled(typed).text == typed


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("Menaje et repassage", ()),
        ("je repasse et je vendais chez Zorglub", ()),
        ("repasage et zorglage", ("zorglage",)),
        ("Zorglage, marchés", ("Zorglage",)),
    ],
)
def test_words_that_stay_unknown_are_told_but_for_names(titles: Titles, typed: str, unknown: tuple[str, ...]) -> None:
    assert titles.spelled(typed).unknown == unknown
