"""Rows of a ranked list for tests, each with a score and one way, without ranking anything."""

from typing import Any

from geo import Mode
from matching import Kind, Part, Ranked, Reason, Way
from tests.make.values import some_opportunity


def listed(key: str, *, kind: Kind = Kind.JOB, minutes: float | None = 12, score: float = 0.6, **said: Any) -> Ranked:
    """An opportunity at so many minutes by car, of the thirty accepted; `minutes` None where no way is known."""
    return Ranked(
        opportunity=some_opportunity(key, kind=kind, **{"title": f"Proposition {key}"} | said),
        score=score,
        parts=(Part("wish", score, 1.0, 1.0),),
        reasons=(Reason("wish", ("ménage",)),),
        ways=() if minutes is None else (Way(Mode.CAR, minutes, 30.0),),
        km=10.0,
    )
