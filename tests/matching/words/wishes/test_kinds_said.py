"""A search that names a kind is for that kind; a kind refused, or one of two, is not what it is for."""

import pytest

from matching import Kind
from matching.words.wishes.kinds_said import kind_said


@pytest.mark.parametrize(
    ("words", "kind", "left"),
    [
        ("immersion boulangerie", Kind.IMMERSION, "boulangerie"),
        ("faire une immersion en boulangerie ou pâtisserie", Kind.IMMERSION, "boulangerie ou pâtisserie"),
        ("vente en immersion", Kind.IMMERSION, "vente"),
        ("découvrir le métier de boulanger", Kind.IMMERSION, "boulanger"),
        ("découvrir un métier", Kind.IMMERSION, ""),
        ("bénévolat", Kind.VOLUNTEERING, ""),
        ("volunteering", Kind.VOLUNTEERING, ""),
        ("jardin bénévole", Kind.VOLUNTEERING, "jardin"),
        ("mission de service civique environnement", Kind.CIVIC_SERVICE, "environnement"),
    ],
)
def test_a_kind_is_told_apart_from_the_trade(words: str, kind: Kind, left: str) -> None:
    assert kind_said(words) == (kind, left)


@pytest.mark.parametrize(
    "words",
    [
        *("ménage", "", "pas de bénévolat", "ménage pas de bénévolat", "ménage ou bénévolat", "bénévolat ou ménage"),
        *("coordinateur de bénévoles", "encadrer des bénévoles", "j'ai fait une immersion en cuisine", "découvrir"),
    ],
)
def test_a_kind_that_is_not_asked_for_alone_narrows_nothing(words: str) -> None:
    assert kind_said(words) is None
