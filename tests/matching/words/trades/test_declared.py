"""Which trade an opportunity is, by its source and by its title."""

from typing import Any

import pytest

from matching import Kind
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
