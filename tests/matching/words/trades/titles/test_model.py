"""The model that codes titles: what it accepts, what it leaves to a person, how it is kept."""

import numpy as np
import pytest

from matching import Rome
from matching.words.trades.titles import (
    Example,
    NotATitleModel,
    NoTitleToLearn,
    TitleModel,
    model_from_bytes,
    train_titles,
)
from matching.words.trades.titles.training import lowest_margin
from tests.make.values import some_rome


@pytest.fixture(scope="module")
def model() -> TitleModel:
    return train_titles(some_rome(), [Example("Équipier propreté matin", "K2204")] * 3)


def test_a_known_title_is_coded_whatever_its_gender_and_its_dress(model: TitleModel) -> None:
    coded = model.code_many(["BOULANGÈRE (H/F) - CDI", "Maçon traditionnel"])

    assert [one.accepted for one in coded] == ["D1102", "F1703"]


def test_five_codes_come_best_first_and_each_once(model: TitleModel) -> None:
    (coded,) = model.code_many(["agent d'entretien"])

    assert coded.codes[0] == "K2204"
    assert len(set(coded.codes)) == len(coded.codes) == 5


def test_what_two_trades_are_called_is_left_to_a_person(model: TitleModel) -> None:
    (coded,) = model.code_many(["femme de ménage"])

    assert coded.accepted is None
    assert set(coded.codes[:2]) == {"K2204", "K1304"}


@pytest.mark.parametrize("nothing", ["", "   ", "(H/F)", "zzzz qqqq", "123", "\x00", "🙂"])
def test_what_names_no_trade_has_no_code(model: TitleModel, nothing: str) -> None:
    assert model.code_many([nothing])[0].codes == ()


def test_the_titles_of_offers_teach_what_the_taxonomy_does_not_say(model: TitleModel) -> None:
    assert model.code_many(["Équipier propreté"])[0].codes[0] == "K2204"


def test_a_title_is_coded_the_same_alone_and_among_others(model: TitleModel) -> None:
    asked = ["boulanger", "aide à domicile", "maçon"]

    assert model.code_many(asked) == [model.code_many([one])[0] for one in asked]


def test_a_model_is_read_back_as_it_was_kept(model: TitleModel) -> None:
    asked = ["boulangère", "femme de ménage", "monter un mur"]
    back = model_from_bytes(model.to_bytes())

    assert [one.codes[0] for one in back.code_many(asked)] == [one.codes[0] for one in model.code_many(asked)]
    assert back.margin == model.margin


@pytest.mark.parametrize("content", [b"", b"not a model", b"PK\x03\x04cut"])
def test_bytes_that_are_no_model_are_refused(content: bytes) -> None:
    with pytest.raises(NotATitleModel, match="alentour titles train"):
        model_from_bytes(content)


def test_there_must_be_a_trade_to_learn() -> None:
    with pytest.raises(NoTitleToLearn):
        train_titles(Rome("empty", (), (), ()))


def test_the_margin_is_the_lowest_confidence_that_keeps_the_promise() -> None:
    confidence = np.linspace(1, 0.01, 100)
    right = np.arange(100) < 47  # the first 47 are right, then none: 94 % of the first 50

    assert lowest_margin(confidence, right) == pytest.approx(confidence[49])
