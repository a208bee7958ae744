"""Words that somebody typed, as catalogues of work write them, in their own gender and number."""

import pytest

from matching.words.trades.rome import Rome, Title, Trade
from matching.words.trades.titles import Titles

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
        Title("K1304", "Employé de bureau"),
        Title("K1304", "Servir, vendre et finir"),
        Title("K1304", "Electricien, électricien, Electricien"),
        Title("D1106", "Cuisinier / Cuisinière, cuisinier / cuisinière"),
        Title("D1106", "Pêcheur, pêcheur, Vacher / vachère, vacher / vachère"),
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
        ("Eder les vieu", "Aider les vieux"),
        ("Parler portugé, arab", "Parler portugais, arabe"),
        ("travail en espagne, portugal", "travail en Espagne, Portugal"),
        ("electrissien", "électricien"),
        ("servi dans un restoran", "servi dans un restaurant"),
        ("maçoneri et peintur", "maçonnerie et peinture"),
        ("cuisinié", "cuisinier"),
        ("nettoyé un burau", "nettoyé un bureau"),
        ("travaux de batiman", "travaux de bâtiment"),
        ("mecanic et informatic", "mécanique et informatique"),
        ("aidé une persone", "aidé une personne"),
        ("Ménage hotel o maroc", "Ménage hôtel au Maroc"),
        ("vendre o marchés", "vendre aux marchés"),
        ("aider mé voisins", "aider mes voisins"),
        ("garder mé enfan", "garder mes enfants"),
        ("menage chez des dame au pays", "ménage chez des dames au pays"),
        ("je sai bien repassé", "je sais bien repasser"),
    ],
)
def test_a_word_is_spelled_as_the_catalogues_do_with_its_capitals(titles: Titles, typed: str, written: str) -> None:
    assert titles.spelled(typed).text == written


@pytest.mark.parametrize(
    "typed",
    [
        *("caissière", "Caissier", "vendeuse", "repassage", "Parler dialecte", "", "Zorglub à l'eau"),
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
            "je parle portugais",
            "une employée sérieuse",
            "pêcher des truites",
            "garder ma mère",
            "traire une vache",
        ),
    ],
)
def test_what_is_well_spelled_or_known_to_no_catalogue_stays_as_it_is(titles: Titles, typed: str) -> None:
    assert titles.spelled(typed).text == typed


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("carnet, Excel et mobylettes", ()),
        ("Menaje et repassage", ()),
        ("je repasse et je vendais chez Zorglub", ()),
        ("repasage et zorglage", ("zorglage",)),
        ("servi, vendues et fini chez ma voisine", ()),
        ("Zorglage, marchés", ("Zorglage",)),
        ("cuisine é ménage", ("é",)),
        ("cé ménage", ("cé",)),
        ("né en été, permis b, l'été", ()),
        ("compter l'argent, vingt factures, la soupe et les menus d'août", ()),
    ],
)
def test_words_that_stay_unknown_are_told_but_for_names(titles: Titles, typed: str, unknown: tuple[str, ...]) -> None:
    assert titles.spelled(typed).unknown == unknown


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Repassé le linge", "Repasser le linge"),
        ("Parlé portugais", "Parler portugais"),
        ("Marché", "Marché"),
        ("Employé de ménage", "Employé de ménage"),
        ("Zorglé", "Zorglé"),
    ],
)
def test_what_one_can_do_begins_with_an_infinitive_and_what_was_done_stays_done(
    titles: Titles, typed: str, written: str
) -> None:
    assert titles.spelled(typed, is_skill=True).text == written
    assert titles.spelled(typed).text == typed


def test_a_correction_that_still_holds_what_is_no_french_is_not_proposed(titles: Titles) -> None:
    assert titles.spelled("repasage").is_proposed
    assert not titles.spelled("repassage").is_proposed
    assert not titles.spelled("repasage é menage").is_proposed
    assert not titles.spelled("repasage et zorglage").is_proposed
