"""The table of everyday words: it must be usable whole."""

from collections import Counter
from pathlib import Path

import pytest

from ingest.reference import read_rome
from kit import fold
from matching import Rome
from matching.words.trades.titles import Titles
from matching.words.trades.titles.everyday import abbreviations, everyday


def test_an_expression_stands_once() -> None:
    twice = [words for words, times in Counter(fold(one.words) for one in everyday()).items() if times > 1]

    assert twice == []


def test_no_abbreviation_hides_another_word_of_the_language() -> None:
    assert not {"ou", "si", "ca", "as", "son", "bus", "car"} & abbreviations().keys()


def test_every_code_is_one_of_rome(shared_data: Path) -> None:
    known = {trade.code for trade in read_rome(shared_data).trades}

    assert {code for one in everyday() for code in one.codes} <= known


NAMED = {
    *("D1202", "D1222", "D1408", "G1703", "I1203", "I1603", "J1312", "K2204", "K2205"),
    *("L1508", "M1601", "M1602", "M1607", "A1419", "G1203", "G1803", "K2104", "N4103"),
    *("A1402", "K1701", "K2503", "M1603"),
}


@pytest.fixture(scope="module")
def titles(shared_data: Path) -> Titles:
    """Of a few trades that these words may mean: all of them take seconds."""
    rome = read_rome(shared_data / "rome")
    some = tuple(trade for trade in rome.trades if trade.code in NAMED)
    named = tuple(title for title in rome.titles if title.rome in NAMED)
    return Titles(Rome(version=rome.version, trades=some, titles=named, relations=()))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("assistante dans un cabinet dentaire", "J1312"),
        ("accueil d'un cabinet", "M1601"),
        ("entretien du matériel dans une CUMA", "I1603"),
        ("démarches administratives", "M1602"),
        ("soins de bien-être", "D1222"),
        ("tresses", "D1202"),
        ("accompagnatrice car scolaire", "G1203"),
        ("surveillance bus scolaire", "K2104"),
        ("chauffeur de bus scolaire", "N4103"),
        ("ouvrier agri", "A1419"),
        ("personnes sérieuses pour nettoyer des bureaux", "K2205"),
        ("soins de bien-être à la croix rouge", "D1222"),
        ("travailler la terre", "A1402"),
        ("l'armée de terre", "K1701"),
        ("surveiller les enfants dans la cour", "K2104"),
        ("surveiller le magasin", "K2503"),
        ("rédiger des courriers", "M1607"),
        ("distribuer le courrier", "M1603"),
    ],
)
def test_what_people_say_of_work_is_the_trade_that_they_mean(titles: Titles, said: str, code: str) -> None:
    assert titles.understand(said).trades[0].code == code


@pytest.mark.parametrize("words", ["bureau", "les bureaux", "travail de bureau"])
def test_who_refuses_offices_refuses_what_is_done_there_and_not_who_cleans_them(titles: Titles, words: str) -> None:
    assert titles.at_refused_place(words) == ("M1601", "M1602", "M1607")


@pytest.mark.parametrize("words", ["faire les bureaux", "nettoyer des bureaux", "tresses"])
def test_who_refuses_anything_else_is_read_as_who_wants_it(titles: Titles, words: str) -> None:
    assert titles.at_refused_place(words) == ()
