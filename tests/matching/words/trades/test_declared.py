"""Which trade an opportunity is, by its source and by its title."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from matching import Kind, Rome, Trade
from matching.words.trades.affinity import leads_people
from matching.words.trades.declared import Trades
from matching.words.trades.titles import Titles
from tests.make.standing import KNOWLEDGE
from tests.make.values import some_opportunity


def trade(**said: Any) -> str | None:
    index = KNOWLEDGE.trades.of(some_opportunity(**said))
    return None if index < 0 else KNOWLEDGE.rome.trades[index].code


def test_a_title_that_names_another_trade_is_believed_against_the_code() -> None:
    assert trade(title="Maçon (H/F)", rome="K2204") == "F1703"


@pytest.mark.parametrize("title", ["Rejoignez notre équipe", "Chef de projet boulanger digital", "Agent polyvalent"])
def test_a_title_that_names_no_trade_leaves_the_code(title: str) -> None:
    assert trade(title=title, rome="K2204") == "K2204"


def test_a_mission_is_its_theme_and_an_unnamed_job_nothing() -> None:
    assert trade(kind=Kind.VOLUNTEERING, title="Je répare des vélos", rome=None) == "theme:repair"
    assert trade(title="Maçon", rome=None) is None


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Chef d'équipe paysagiste", True),
        ("Cheffe de rayon (H/F)", True),
        ("Adjoint de direction", True),
        ("2 responsables de secteur", True),
        ("Un responsable d'équipe périscolaire", True),
        ("Chef de rang", False),
        ("Cheffe de partie", False),
        ("Assistante de direction", False),
        ("Conducteur de travaux", True),
        ("Conducteur de bus", False),
        ("Conducteur / Conductrice de travaux du bâtiment", True),
        ("Chef / Cheffe de rang", False),
        ("Contremaître / Contremaîtresse en menuiserie", True),
        ("Ingénieur développement", False),
    ],
)
def test_a_title_that_leads_others_is_known_by_its_first_words(title: str, *, leads: bool) -> None:
    assert leads_people(title) == leads


def test_who_leads_a_team_is_not_of_its_trade_where_a_trade_leads_it() -> None:
    declared = {"rome": "A1203"}

    assert leading().of(some_opportunity(title="Paysagiste", **declared)) == 0
    assert leading().of(some_opportunity(title="Chef d'équipe espaces verts", **declared)) == 1


def test_who_leads_stays_of_the_declared_trade_where_none_that_leads_is_near() -> None:
    assert leading(near=0.1).of(some_opportunity(title="Chef d'équipe espaces verts", rome="A1203")) == 0


def test_an_engineer_who_leads_nobody_stays_of_the_declared_trade() -> None:
    assert leading().of(some_opportunity(title="Ingénieur espaces verts", rome="A1203")) == 0


def test_who_leads_is_of_the_trade_that_the_title_names_before_a_nearer_one() -> None:
    near = np.array([[1, 0.6, 0.8], [0.6, 1, 0.7], [0.8, 0.7, 1]], dtype=np.float32)
    trades = trades_of("Agent d'entretien des espaces verts", "Chef d'équipe paysagiste", "Chef de parc", near=near)

    assert trades.of(some_opportunity(title="Chef d'équipe paysagiste", rome="A1200")) == 1
    assert trades.of(some_opportunity(title="Chef d'équipe espaces verts", rome="A1200")) == 2


def test_who_leads_stays_of_an_engineers_trade() -> None:
    trades = trades_of("Ingénieur civil", "Responsable énergie", near=np.array([[1, 0.9], [0.9, 1]], np.float32))

    assert trades.of(some_opportunity(title="Chef de projet structure", rome="A1200")) == 0


def leading(*, near: float = 0.6) -> Trades:
    trades = (Trade("A1203", "Agent d'entretien des espaces verts"), Trade("A1211", "Chef d'équipe paysagiste"))
    return among(trades, near=np.array([[1, near], [near, 1]], dtype=np.float32))


def trades_of(*labels: str, near: NDArray[np.float32]) -> Trades:
    """Trades of these labels, the first of code A1200."""
    return among(tuple(Trade(f"A{1200 + at}", label) for at, label in enumerate(labels)), near=near)


def among(trades: tuple[Trade, ...], *, near: NDArray[np.float32]) -> Trades:
    return Trades(trades, titles=Titles(Rome(version="1", trades=trades, titles=(), relations=())), affinity=near)
