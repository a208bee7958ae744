"""Reading rows of the store: other processes make of them what this one does."""

import pickle

import numpy as np
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matching import Kind
from matching.live import reading
from matching.live.index import Parts
from tests.make.executor import ThisProcess
from tests.make.rows import store_opportunities
from tests.make.standing import COMMUNES, KNOWLEDGE
from tests.make.values import BOURGANEUF, some_opportunity


class Elsewhere(ThisProcess):
    """Does tasks here, after they and their results travelled as between processes."""

    def __init__(self, workers: int) -> None:
        pass

    def __enter__(self) -> "Elsewhere":
        return self

    def __exit__(self, *fault: object) -> None:
        pass

    def gather(self, work, tasks):  # type: ignore[no-untyped-def]
        return (pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(task))))) for task in tasks)


@pytest.fixture
def ids(engine: Engine) -> list[int]:
    mission = some_opportunity(
        "jva:1", kind=Kind.VOLUNTEERING, title="Je répare des vélos", rome=None, point=BOURGANEUF
    )
    with Session(engine) as session, session.begin():
        return store_opportunities(
            session, [some_opportunity("ft:1", title="Maçon"), mission, some_opportunity("ft:3", point=None, rung=None)]
        )


def read(engine: Engine, ids: list[int]) -> list[Parts]:
    with Session(engine) as session:
        return list(reading.read_parts(session, ids, trades=KNOWLEDGE.trades, communes=COMMUNES))


def test_rows_read_by_others_are_those_read_here(
    engine: Engine, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here,) = read(engine, ids)
    monkeypatch.setattr(reading, "MANY", 1)
    monkeypatch.setattr(reading, "LocalProcesses", Elsewhere)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    (there,) = read(engine, ids)

    for name in ("id", "rome", "commune", "lat", "created"):
        assert np.array_equal(getattr(here.columns, name), getattr(there.columns, name), equal_nan=True)
    assert (here.columns.rome >= 0).all()
    assert np.array_equal(here.bags.columns, there.bags.columns)
    assert np.array_equal(here.bags.words, there.bags.words)
