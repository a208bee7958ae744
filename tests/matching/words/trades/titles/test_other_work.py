"""Who wants other work than their own is not shown their own."""

import pytest

from matching.words.trades.titles import clauses


@pytest.mark.parametrize(
    ("wish", "own"),
    [
        ("j'étais routier, maintenant autre chose", "j'étais routier"),
        ("je suis aide soignante, je cherche autre chose", "je suis aide soignante"),
        ("je suis coiffeuse je veux autre chose", "je suis coiffeuse"),
        ("ancien boulanger, autre chose", "ancien boulanger"),
        ("vendeuse pendant 10 ans, envie d'autre chose", "vendeuse pendant 10 ans"),
        ("caissière mais je veux changer de métier", "caissière"),
        ("maçon de métier, je souhaite me reconvertir", "maçon de métier"),
    ],
)
def test_ones_own_work_is_left_for_another(wish: str, own: str) -> None:
    assert clauses(wish) == ((), (f"plus {own}",))


def test_what_is_wanted_instead_stays() -> None:
    assert clauses("j'étais routier, maintenant autre chose, jardinage")[0] == ("jardinage",)


@pytest.mark.parametrize(
    "wish",
    [
        *("ménage, autre chose", "aide soignante ou autre chose", "aide soignante, sinon autre chose", "autre chose"),
        *("vendeuse, je veux changer de magasin", "je suis ouverte à autre chose, vendeuse", "cuisine et autre chose"),
        "je suis aide soignante",
    ],
)
def test_who_may_want_both_leaves_nothing(wish: str) -> None:
    assert clauses(wish)[1] == ()


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        ("autre chose que le ménage", "autre chose que le ménage"),
        ("rien dans le bâtiment", "rien dans le bâtiment"),
        ("rien à voir avec la vente", "rien à voir avec la vente"),
    ],
)
def test_what_is_not_to_be_at_all_is_refused(wish: str, refused: str) -> None:
    assert clauses(wish) == ((), (refused,))


@pytest.mark.parametrize("wish", ["rien d'autre", "rien que du ménage", "rien contre le ménage", "rien à perdre"])
def test_nothing_refuses_not_everything(wish: str) -> None:
    assert clauses(wish)[1] == ()
