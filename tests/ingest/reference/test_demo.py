"""The references of the demo are whole, consistent, and true to the official files."""

from collections import Counter
from pathlib import Path

import pytest

from geo import distance_km
from ingest.reference import demo_communes, demo_rome
from ingest.reference.official import read_communes, read_rome
from kit import fold

COMMUNES = demo_communes()
ROME = demo_rome()
CODES = {trade.code for trade in ROME.trades}


def test_the_256_communes_of_creuse_are_there_with_their_centres() -> None:
    assert len(COMMUNES) == 256
    assert {commune.department for commune in COMMUNES} == {"23"}
    assert all(commune.point and commune.postal_codes and commune.population for commune in COMMUNES)


def test_about_150_trades_are_there_once_each() -> None:
    assert 140 <= len(ROME.trades) <= 170
    assert len(CODES) == len(ROME.trades)


def test_every_trade_leads_to_other_trades_of_the_demo() -> None:
    assert {relation.rome for relation in ROME.relations} == CODES
    assert all(relation.target in CODES - {relation.rome} for relation in ROME.relations)


def test_every_trade_has_everyday_words_that_differ_once_folded() -> None:
    words = Counter((title.rome, fold(title.label)) for title in ROME.titles if title.everyday)
    assert max(words.values()) == 1
    assert min(Counter(rome for rome, _ in words).values()) >= 4
    assert {rome for rome, _ in words} == CODES


def test_every_trade_has_four_to_eight_skills_three_of_which_make_it() -> None:
    skills = Counter(skill.rome for skill in ROME.skills)
    core = Counter(skill.rome for skill in ROME.skills if skill.core)
    assert all(4 <= skills[code] <= 8 and core[code] == 3 for code in CODES)


def test_most_skills_are_shared_between_trades() -> None:
    trades = Counter(skill.code for skill in ROME.skills)
    assert sum(count > 1 for count in trades.values()) > len(trades) / 2


@pytest.mark.parametrize(
    ("words", "code"),
    (
        ("femme de ménage", "K1304"),
        ("nounou", "K1310"),
        ("caisse", "D1505"),
        ("poids lourd", "N4101"),
        ("vaches", "A1403"),
        ("espaces verts", "A1203"),
        ("maçon", "F1703"),
        ("cantine", "G1607"),
    ),
)
def test_plain_words_name_a_trade(words: str, code: str) -> None:
    assert code in {title.rome for title in ROME.titles if title.everyday and fold(title.label) == fold(words)}


def test_codes_labels_titles_and_regulated_trades_are_those_of_rome(shared_data: Path) -> None:
    official = read_rome(shared_data)
    titles = {(title.rome, title.label) for title in official.titles}
    assert set(ROME.trades) <= set(official.trades)
    assert all((title.rome, title.label) in titles for title in ROME.titles if not title.everyday)


def test_communes_are_those_of_the_official_list(shared_data: Path) -> None:
    official = read_communes(shared_data)
    for commune in COMMUNES:
        same = official.by_insee(commune.insee)
        assert same is not None
        assert same.point is not None
        assert commune.point is not None
        assert (same.name, same.postal_codes, same.population) == (
            commune.name,
            commune.postal_codes,
            commune.population,
        )
        assert distance_km(same.point, commune.point) < 0.01
