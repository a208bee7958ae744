"""An index that follows changes holds what it would if it were made of them, and gives its rows as they were."""

from dataclasses import replace

import numpy as np

from matching.live.index import parts_of
from tests.make.looks import CORPUS, PEOPLE, TOWN, index_of_town, seen_by
from tests.make.standing import COMMUNES, KNOWLEDGE, standing_in


def test_each_row_taken_from_the_index_scores_as_in_the_whole() -> None:
    rows = index_of_town().rows_of(np.array([5, 17, 120]))

    taken = index_of_town().take(np.sort(rows), load=lambda ids: [TOWN[one - 1] for one in ids])
    alone, whole = standing_in(taken), standing_in(CORPUS)

    place = np.searchsorted(whole.corpus.id, taken.id)
    assert np.allclose(alone.scores.total, whole.scores.total[place], atol=1e-6)
    assert [one.key for one in taken.opportunities] == [TOWN[one - 1].key for one in taken.id]


def test_a_change_is_in_the_index_and_what_it_was_is_not() -> None:
    edited = [replace(TOWN[4], title="Boulanger de nuit", rome="D1102"), replace(TOWN[4], id=999, key="ft:new")]
    fresh = parts_of(edited, trades=KNOWLEDGE.trades, communes=COMMUNES)

    changed = index_of_town().changed(gone=np.array([5, 9]), fresh=[fresh])

    ids = changed.column("id", changed.rows()).tolist()
    assert ids == [one for one in range(1, 401) if one != 9] + [999]
    assert len(changed) == 400
    assert changed.column("rome", changed.rows_of(np.array([5]))).tolist() == [KNOWLEDGE.trades["D1102"]]
    assert len(index_of_town()) == 400


def test_what_was_told_of_a_row_is_forgotten_where_the_row_changed() -> None:
    before = replace(index_of_town(), told={})
    corpus = before.take(before.rows_of(np.array([5, 17])), load=lambda ids: [TOWN[one - 1] for one in ids])
    corpus.opportunities.ready(range(2))

    after = before.changed(gone=np.array([5]), fresh=[])

    assert (sorted(before.told), sorted(after.told)) == ([5, 17], [17])


def test_words_weigh_the_same_however_the_rows_came() -> None:
    fresh = parts_of([replace(TOWN[4], id=999)], trades=KNOWLEDGE.trades, communes=COMMUNES)

    changed = index_of_town().changed(gone=np.array([5, 9]), fresh=[fresh])

    assert np.array_equal(changed.rarity, changed.in_order().rarity)


def test_an_index_put_in_order_holds_the_same_in_one_piece() -> None:
    changed = index_of_town().changed(gone=np.array([5, 9]), fresh=[])

    ordered = changed.in_order()

    assert len(ordered.segments) == 1
    assert ordered.column("id", ordered.rows()).tolist() == changed.column("id", changed.rows()).tolist()
    assert len(seen_by(PEOPLE["by car"], ordered)) == len(seen_by(PEOPLE["by car"], changed))
