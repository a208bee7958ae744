"""What people type becomes trades."""

import pytest

from matching import Rome, Title, Trade
from matching.words.trades.titles import Titles, nearest_titles
from tests.make.values import some_rome


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(some_rome())


def first_code(titles: Titles, text: str) -> str | None:
    trades = titles.understand(text).trades
    return trades[0].code if trades else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("boulanger", "D1102"),
        ("Boulangère", "D1102"),
        ("boulengère", "D1102"),
        ("macon", "F1703"),
        ("aide a domicil", "K1302"),
        ("repasser du linge", "K1304"),
        ("pétrir la pâte", "D1102"),
    ],
)
def test_should_understand_plain_misspelt_and_described_trades(titles: Titles, text: str, code: str) -> None:
    assert first_code(titles, text) == code


def test_an_everyday_word_may_mean_several_trades(titles: Titles) -> None:
    understood = titles.understand("femme de menage")

    assert {guess.code for guess in understood.trades} >= {"K2204", "K1304"}
    assert all(guess.confidence == 1 for guess in understood.trades[:2])


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", "zzzz qqqq", "je cherche un travail", "un autre métier", "changer", "\x00"]
)
def test_words_that_name_no_trade_are_not_forced_into_one(titles: Titles, text: str) -> None:
    assert titles.understand(text).trades == ()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "je ne veux plus",
            "j'ai donné",
            "quitte à gagner moins",
            "je connais par cœur",
            "comment on fait, à la rigueur",
        ),
        *("Mme souhaite", "ici on demande le diplôme", "artisan", "contrat aidé", "chantier d'insertion pourquoi pas"),
        *("commencer en mars", "mes", "tout de suite", "dans les démarches"),
    ],
)
def test_words_of_which_any_sentence_is_made_name_no_trade(text: str) -> None:
    trades = (Trade("H1505", "Nez"), Trade("M1203", "Comptable"), Trade("M1606", "Opérateur de saisie de données"))
    titles = tuple(Title(trade.code, trade.label) for trade in trades)

    assert Titles(Rome(version="1", trades=trades, titles=titles, relations=())).understand(text).trades == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("service après-vente", "I1402"),
        ("Opérateur de tri récupération et recyclage de véhicules hors d'usage", "K2308"),
        ("faire bouger les gens", "G1204"),
        ("support", "M1810"),
        ("s'occuper des petits", "K1303"),
    ],
)
def test_words_of_any_sentence_that_make_a_name_of_work_are_read(text: str, code: str) -> None:
    trades = (
        Trade("I1402", "Technicien de service après-vente"),
        Trade("D1106", "Vente"),
        Trade("K2308", "Opérateur de tri, récupération et recyclage de véhicules hors d'usage"),
        Trade("K2304", "Opérateur de tri"),
        Trade("G1204", "Éducateur sportif"),
        Trade("M1810", "Technicien support"),
        Trade("K1303", "Garde d'enfant"),
    )

    assert first_code(Titles(Rome(version="1", trades=trades, titles=(), relations=())), text) == code


def test_a_sentence_around_a_trade_does_not_hide_it(titles: Titles) -> None:
    assert first_code(titles, "je me verrais bien boulanger, quitte à gagner moins") == "D1102"


def test_what_is_told_between_brackets_of_refused_work_is_no_wish(titles: Titles) -> None:
    assert titles.understand("Madame ne veut plus de ce métier (boulangère, 14 ans)").trades == ()


def test_a_refusal_is_not_a_wish(titles: Titles) -> None:
    assert titles.understand("surtout pas boulanger").trades == ()


def test_one_half_of_an_alternative_weighs_less_than_the_whole(titles: Titles) -> None:
    whole = titles.understand("nettoyer des bureaux ou des murs").trades

    assert whole[0].code == "K2204"
    assert all(guess.confidence < whole[0].confidence for guess in whole[1:])


@pytest.mark.parametrize("text", ["maçon ou boulanger", "boulangère ou maçon", "maçon, boulangère ou des murs"])
def test_each_name_of_an_alternative_is_wished_as_much_as_the_others(titles: Titles, text: str) -> None:
    confidences = {guess.code: guess.confidence for guess in titles.understand(text).trades}

    assert confidences["F1703"] == confidences["D1102"] == 1


def test_the_first_meaning_of_an_everyday_word_comes_first(titles: Titles) -> None:
    meant = titles.understand("heures de ménage").trades

    assert [guess.code for guess in meant][:2] == ["K1304", "K2204"]
    assert meant[0].confidence > meant[1].confidence


def test_a_model_of_another_version_of_rome_is_not_believed() -> None:
    other = nearest_titles(Rome("other", (Trade("A1203", "Jardinier"),), (), ()))

    assert first_code(Titles(some_rome(), other), "boulanger") == "D1102"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("maçon traditionnel (Portugal puis Auvergne)", "F1703"),
        ("boulangère à son compte", "D1102"),
        ("aide à domicile et repassage", "K1302"),
        ("stage en boulangerie", "D1102"),
    ],
)
def test_the_name_at_the_head_is_what_is_meant(titles: Titles, text: str, code: str) -> None:
    assert first_code(titles, text) == code


@pytest.mark.parametrize("text", ["une salle de concert", "salle des fêtes", "resto du coeur", "secours populaire"])
def test_a_house_that_is_no_restaurant_and_no_rescue_names_no_trade(text: str) -> None:
    trades = (Trade("G1803", "Serveur en restauration"), Trade("K1705", "Secouriste"))

    assert Titles(Rome(version="1", trades=trades, titles=(), relations=())).understand(text).trades == ()


def test_old_people_are_meant_where_they_are_named_and_not_what_is_old() -> None:
    trades = (Trade("K1302", "Assistant de vie auprès de personnes âgées"), Trade("F1619", "Couvreur"))
    titles = Titles(Rome(version="1", trades=trades, titles=(), relations=()))

    assert first_code(titles, "m'occuper des anciens") == "K1302"
    assert first_code(titles, "aider les anciens du village") == "K1302"
    assert [trade.code for trade in titles.understand("ancien couvreur").trades] == ["F1619"]


def test_what_is_old_stays_in_the_name_of_work() -> None:
    trades = (Trade("H2207", "Restaurateur de meubles anciens"), Trade("H2206", "Restaurateur de meubles"))
    titles = Titles(Rome(version="1", trades=trades, titles=(), relations=()))

    assert first_code(titles, "meubles anciens restauration") == "H2207"


def test_a_place_beside_a_trade_only_says_where(titles: Titles) -> None:
    assert titles.understand("maçon dans une école, un hôpital").trades == titles.understand("maçon").trades


@pytest.mark.parametrize(("her", "him"), [("boulangère", "boulanger"), ("femme de ménage", "homme de ménage")])
def test_women_and_men_are_read_exactly_the_same(titles: Titles, her: str, him: str) -> None:
    assert titles.understand(her).trades == titles.understand(him).trades


def test_the_start_of_a_word_is_read(titles: Titles) -> None:
    assert first_code(titles, "boulang") == "D1102"


def test_a_posted_title_names_a_trade_where_it_begins_with_one(titles: Titles) -> None:
    named, alone = titles.posted("Maçon / Maçonne (H/F) CDI")
    begun, _ = titles.posted("Maçon traditionnel en rénovation")

    assert ([guess.code for guess in named], alone) == (["F1703"], True)
    assert [guess.code for guess in begun] == ["F1703"]
    assert [guess.code for guess in titles.posted("Monoprix - Boulangère (H/F)")[0]] == ["D1102"]
    assert titles.posted("Chef de projet technique boulanger") == ((), False)


def test_a_letter_too_few_is_read(titles: Titles) -> None:
    assert titles.understand("boulnger").trades == titles.understand("boulanger").trades


@pytest.mark.parametrize("text", ["aider les gens", "être utile", "au calme, pas loin", "la culture"])
def test_a_wide_wish_is_not_taken_for_a_trade(titles: Titles, text: str) -> None:
    assert titles.understand(text).trades == ()


def test_a_word_written_as_it_is_heard_names_its_trade(titles: Titles) -> None:
    assert first_code(titles, "menaj") == first_code(titles, "ménage") is not None


def test_two_letters_swapped_are_one_mistake_at_the_beginning_of_a_word_too() -> None:
    known = (Title("A1405", "cueillette", everyday=True),)
    read = Titles(Rome("picking", trades=(Trade("A1405", "Ouvrier agricole"),), titles=known, relations=()))

    assert read.said("ceuillette") == read.said("cueillette") == {"A1405"}


def test_a_known_word_is_not_taken_for_another_one_with_nearly_the_same_letters() -> None:
    trades = (Trade("K1603", "Bibliothécaire"), Trade("N4105", "Livreur / Livreuse"))
    known = (Title("K1603", "livre", everyday=True),)
    read = Titles(Rome("books", trades=trades, titles=known, relations=()))

    assert [guess.code for guess in read.understand("les livres").trades] == ["K1603"]


@pytest.mark.parametrize("text", ["boutique fermée", "usine fermee", "magasins fermés"])
def test_a_house_that_closed_is_no_farm(text: str) -> None:
    known = (Title("A1401", "ferme", everyday=True),)
    read = Titles(Rome("farms", trades=(Trade("A1401", "Aide agricole"),), titles=known, relations=()))

    assert [guess.code for guess in read.understand("travail à la ferme").trades] == ["A1401"]
    assert read.understand(text).trades == ()
