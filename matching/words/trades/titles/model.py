"""The model that codes titles: nearest known titles and a linear model, together; kept in one file of arrays.

The file is a NumPy archive without pickled objects: reading one never runs code.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matching.words.trades.titles.errors import NotATitleModel
from matching.words.trades.titles.features import WIDTH, features, weighted
from matching.words.trades.titles.linear import Linear
from matching.words.trades.titles.nearest import Nearest

FORMAT = 2
LEAST_NEAR = 0.12
"""Under this cosine to any known title, words name no trade."""

_SHARE_OF_LINEAR = 0.5
_FLOOR = 2e-4
_PULL_OF_PRIOR = 0.15
"""How the two parts and the frequency of trades are combined, in logarithms. Chosen by cross-validation on offers."""
_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Coded:
    """How a title was read: codes best first, what the first is worth (0 to 1), and the code where it is sure."""

    codes: tuple[str, ...]
    confidence: float
    accepted: str | None
    near: float
    """The cosine of the nearest known title: 1 where the title is one."""


NOTHING = Coded((), 0.0, None, 0.0)


@dataclass(frozen=True, slots=True)
class TitleModel:
    """A trained model; `codes` are the trades of every array."""

    version: str
    """The version of ROME that it was trained on."""
    codes: tuple[str, ...]
    rare: NDArray[np.float32]
    """Rarity of each column of features, shape (WIDTH,)."""
    nearest: Nearest
    linear: Linear | None
    """None where only the nearest titles are read, for a start in no time."""
    prior: NDArray[np.float32]
    """How frequent each trade is among offers, shape (trades,), sums to 1."""
    margin: float
    """The confidence from which the first code is accepted without a person."""

    def probabilities(self, titles: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The probability of each trade (titles, trades), and the cosine of the nearest known title (titles,)."""
        vectors = weighted(features(titles), self.rare)
        return self._probabilities(vectors, self.nearest.near(vectors))

    def likeness(self, title: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The probability of each trade, and the cosine of the known title of each that is nearest; both (trades,)."""
        vector = weighted(features([title]), self.rare)
        near = self.nearest.near(vector)
        return self._probabilities(vector, near)[0][0], self.nearest.cosines_of(near)

    def _probabilities(self, vectors: csr_array, near: csr_array) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        votes, nearest = self.nearest.votes_of(near)
        scores = np.log(votes + _FLOOR)
        if self.linear is not None:
            trained = np.log(self.linear.probabilities(vectors) + _FLOOR)
            scores = _SHARE_OF_LINEAR * trained + (1 - _SHARE_OF_LINEAR) * scores
        raised = np.exp(scores) * self.prior**_PULL_OF_PRIOR
        return raised / raised.sum(axis=1, keepdims=True), nearest

    def code_many(self, titles: Sequence[str], *, top: int = 5) -> list[Coded]:
        """Each title with its `top` codes; none where it shares nothing with any known title."""
        coded: list[Coded] = []
        for start in range(0, len(titles), _AT_ONCE):
            chances, near = self.probabilities(titles[start : start + _AT_ONCE])
            best = _best(chances, top)
            for row, order in enumerate(best):
                if near[row] < LEAST_NEAR:
                    coded.append(NOTHING)
                    continue
                confidence = round(float(chances[row, order[0]]), 4)
                codes = tuple(self.codes[index] for index in order)
                accepted = codes[0] if confidence >= self.margin else None
                coded.append(Coded(codes, confidence, accepted, float(near[row])))
        return coded

    def to_bytes(self) -> bytes:
        """The model as it is kept: weights in half precision."""
        about = {"format": FORMAT, "version": self.version, "codes": self.codes, "margin": self.margin}
        arrays: dict[str, Any] = {
            "about": np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
            "rare": self.rare,
            "prior": self.prior,
        }
        if self.linear is not None:
            halves = {name: getattr(self.linear, name).astype(np.float16) for name in ("inner", "outer", "bias")}
            arrays |= halves
        for name, matrix in (("postings", self.nearest.postings), ("votes", self.nearest.votes)):
            arrays |= {
                f"{name}_data": matrix.data.astype(np.float16),
                f"{name}_indices": matrix.indices,
                f"{name}_indptr": matrix.indptr,
                f"{name}_shape": np.array(matrix.shape),
            }
        written = BytesIO()
        np.savez_compressed(written, **arrays)
        return written.getvalue()


@lru_cache(maxsize=1)
def model_from_bytes(content: bytes) -> TitleModel:
    """The model that `to_bytes` wrote; the same one for each pull of a process. Raises `NotATitleModel`."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            return _model(dict(arrays))
    except (BadZipFile, KeyError, ValueError, OSError, EOFError) as fault:
        raise NotATitleModel from fault


def read_model(path: Path) -> TitleModel:
    """The model of a file. Raises `NotATitleModel`, or `OSError` where there is none."""
    return model_from_bytes(path.read_bytes())


def _model(arrays: dict[str, NDArray[Any]]) -> TitleModel:
    about = json.loads(arrays["about"].tobytes())
    if about["format"] != FORMAT or arrays["rare"].shape != (WIDTH,):
        raise NotATitleModel
    return TitleModel(
        version=about["version"],
        codes=tuple(about["codes"]),
        rare=arrays["rare"],
        nearest=Nearest(_matrix(arrays, "postings"), _matrix(arrays, "votes")),
        linear=Linear(*(arrays[name].astype(np.float32) for name in ("inner", "outer", "bias")))
        if "inner" in arrays
        else None,
        prior=arrays["prior"],
        margin=about["margin"],
    )


def _matrix(arrays: dict[str, NDArray[Any]], name: str) -> csr_array:
    parts = (arrays[f"{name}_data"].astype(np.float32), arrays[f"{name}_indices"], arrays[f"{name}_indptr"])
    return csr_array(parts, shape=tuple(arrays[f"{name}_shape"]))


def _best(chances: NDArray[np.float32], top: int) -> NDArray[np.intp]:
    """The columns of the `top` greatest of each row, greatest first."""
    top = min(top, chances.shape[1])
    few = np.argpartition(-chances, top - 1, axis=1)[:, :top]
    order = np.argsort(-np.take_along_axis(chances, few, axis=1), axis=1, kind="stable")
    return np.take_along_axis(few, order, axis=1)
