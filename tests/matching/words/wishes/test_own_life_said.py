"""What somebody tells of their own life names no trade, and the work beside it stays."""

import pytest

from matching.words.trades.titles import clauses
from matching.words.wishes.own_life_said import without_own_life
from matching.words.wishes.wish import names_no_trade


@pytest.mark.parametrize(
    "wish",
    [
        *("j'ai 3 enfants", "mère célibataire de deux enfants", "seule avec un bébé", "2 enfants à charge"),
        *("mes enfants sont à la crèche", "avec mes petits-enfants", "m'occuper de ma mère", "chez une tante"),
        *("j'ai été longtemps malade", "en arrêt maladie", "passer le permis", "encore des démarches"),
        *("j'ai un enfant handicapé", "garder mes petits-enfants", "maman au foyer"),
        *("j'étais malade du dos", "remplacer un congé maladie", "mes démarches sont en cours"),
        *("dans mon pays", "au bled", "dans leur pays d'origine"),
        *("j'ai un enfant de 3 ans", "quand bébé dort", "quand petit a la creche", "ma mère garde la petite"),
        *("mon mari peut m'emmener", "mon beau frère m'amène et me reprend", "j'ai rdv à l'hôpital"),
        *("je lis pas bien", "je sais pas lire ni écrire", "je parle pas français", "sans francais"),
        *("logé nourri", "nourrie, logée", "nourri et logé"),
        *("маю дитину 3 роки", "у мене двоє дітей", "без французької", "عندي اطفال", "i have two kids"),
    ],
)
def test_ones_own_life_asks_for_no_work(wish: str) -> None:
    assert clauses(wish) == ((), ())


@pytest.mark.parametrize("wish", ["mes enfants sont à la crèche", "j'ai été longtemps malade", "passer le permis"])
def test_a_wish_of_nothing_else_names_no_trade(wish: str) -> None:
    assert names_no_trade(wish)


@pytest.mark.parametrize(
    ("wish", "work"),
    [
        ("maman de deux enfants, ménage", ", ménage"),
        ("mercredi à voir avec la nounou", "mercredi à voir"),
        ("garde de nuit, j'ai ma fille", "garde de nuit, j'ai"),
        ("ménage uniquement pendant l'école", "ménage uniquement"),
        ("3 enfants en bas âge, ménage", ", ménage"),
        ("maçon, j'ai fait ça au pays", "maçon, j'ai fait ça"),
        ("je garde mes petits enfants, sinon ménage", "je , sinon ménage"),
    ],
)
def test_the_work_beside_it_stays(wish: str, work: str) -> None:
    assert without_own_life(wish) == work


@pytest.mark.parametrize(
    "wish",
    [
        *("garder 2 enfants", "avec des enfants", "fille de salle", "s'occuper de malades", "mère de famille"),
        *("passer le permis poids lourd", "passer le permis C", "démarches administratives", "chez les particuliers"),
        *("a travaillé avec 3 enfants autistes", "ses petits plats", "garde malade"),
        *("guide au pays de Marche", "boulanger au Pays basque"),
        *("s'occuper d'enfants en bas âge", "travailler avec une assistante maternelle", "éleveur de chèvres"),
        *("garder la petite", "professeur de français", "traduire du français", "lire aux enfants"),
        *("accompagner des personnes", "faire lire les enfants", "éducateur, quand on aime les enfants"),
        *("faire des démarches pour les gens", "accompagner dans les démarches"),
    ],
)
def test_work_that_sounds_so_is_left_as_it_is(wish: str) -> None:
    assert without_own_life(wish) == wish


@pytest.mark.parametrize(
    ("wish", "work"),
    [
        ("menage matin, enfant à l'école", "menage matin"),
        ("2 eur de menage, mon enfan a lecole", "2 eur de menage"),
        ("menaje pa le soir enfan ecole", "menaje"),
        ("mes enfan son a lecole, caisse", "caisse"),
        ("ménage, les enfants vont à l'école", "ménage"),
        ("menage, 2 enfants école", "menage"),
        ("mon bébé est à la crèche, vente", "vente"),
        ("caisse, 58 ans", "caisse"),
    ],
)
def test_a_child_at_school_is_not_to_be_minded(wish: str, work: str) -> None:
    assert clauses(wish)[0] == (work,)


@pytest.mark.parametrize(
    "wish",
    [
        *("aider les enfants à l'école", "enfants à l'école", "accompagner un enfant à l'école", "garde enfant école"),
        *("s'occuper des enfants en maternelle", "lecture aux enfants en classe", "travailler avec les enfants école"),
    ],
)
def test_children_at_school_may_be_the_work(wish: str) -> None:
    assert without_own_life(wish) == wish
