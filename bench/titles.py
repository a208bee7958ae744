"""How well titles are read as trades, beside a linear SVM with nearest titles, as JSON.

    python -m bench.titles --reference DIR [--folds 5] [--rounds 5] [--queries FILE] [--no-baseline]

DIR holds `rome/` and `offers/titles-*.jsonl.gz`. Offers are cut in folds, by line and by distinct title; each fold is
read by a model trained on the others (with its margin measured there), `rounds` of them at the most.

Everyday queries (`queries/queries.jsonl`) are read by a model trained on all offers. The table of everyday words
(`words/titles/everyday.toml`) is one of the things it learns, and some queries stand in it word for word: people
say the same. So they are read twice: with the whole table, and by a model for which every entry with the same words
as a query was taken out of it. The second figure is the one of what nobody wrote down.

The SVM is the plain way: it learns the trades that offers have, not the others of ROME (it would take hours), and reads
the first fold alone.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ingest.reference import read_rome
from matching import Rome
from matching.words.trades.titles import (
    Example,
    TitleModel,
    everyday,
    json_lines,
    read_examples,
    title_forms,
    tokens,
    train_titles,
)

Codes = Sequence[Sequence[str]]
TOP = 5
COLUMNS = 1 << 15
"""Of each kind of features of the SVM: words, and letters."""


@dataclass(frozen=True, slots=True)
class Query:
    """An everyday query: codes that are right first, and those that may stand among five."""

    text: str
    accepted: frozenset[str]
    acceptable: frozenset[str]


class Baseline:
    """The plain way: a linear SVM on TF-IDF of words and letters, completed by the titles nearest in letters."""

    def __init__(self, rome: Rome, examples: Sequence[Example]) -> None:
        from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
        from sklearn.pipeline import make_pipeline, make_union
        from sklearn.svm import LinearSVC

        offered = {one.rome for one in examples}
        known = [(form, one.rome) for one in rome.titles if one.rome in offered for form in title_forms(one.label)]
        known += [(one.title, one.rome) for one in examples]
        texts, codes = zip(*known, strict=True)
        words = HashingVectorizer(n_features=COLUMNS, strip_accents="unicode", alternate_sign=False)
        letters = HashingVectorizer(
            n_features=COLUMNS, strip_accents="unicode", analyzer="char_wb", ngram_range=(3, 4), alternate_sign=False
        )
        self._vectors = make_pipeline(make_union(words, letters), TfidfTransformer(sublinear_tf=True))
        self._known = self._vectors.fit_transform(texts)
        self._codes = np.array(codes)
        self._svm = LinearSVC(C=0.5, tol=1e-2).fit(self._known, self._codes)

    def codes(self, titles: Sequence[str]) -> Codes:
        """Five codes a title: the first four of the SVM, then those of the nearest titles."""
        asked = self._vectors.transform(titles)
        margins = np.argsort(-self._svm.decision_function(asked), axis=1)[:, :TOP]
        near = np.asarray((asked @ self._known.T).argmax(axis=1)).ravel()
        return [
            list(dict.fromkeys([*self._svm.classes_[row[:4]], self._codes[nearest], self._svm.classes_[row[4]]]))[:TOP]
            for row, nearest in zip(margins, near, strict=True)
        ]


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-baseline", action="store_true")
    asked = parser.parse_args()
    rome = read_rome(asked.reference)
    examples, _ = read_examples(sorted((asked.reference / "offers").glob("titles-*.jsonl*")), rome)
    baseline = None if asked.no_baseline else Baseline
    told: dict[str, Any] = {
        f"offers, by {what}": across(rome, examples, folds[: asked.rounds], baseline=baseline)
        for what, folds in {
            "line": by_line(examples, asked.folds),
            "distinct title": by_title(examples, asked.folds),
        }.items()
    }
    began = time.perf_counter()
    model = train_titles(rome, examples)
    told["model"] = {"trained_seconds": round(time.perf_counter() - began, 1), **speed(model, examples)}
    queries = read_queries(asked.queries or asked.reference / "queries" / "queries.jsonl")
    texts = [query.text for query in queries]
    written = {_words(text) for text in texts}
    unwritten = [one for one in everyday() if _words(one.words) not in written]
    apart = train_titles(rome, examples, said=unwritten)
    told["everyday queries"] = {
        "with the same words as an entry of the table": len(written & {_words(one.words) for one in everyday()}),
        "alentour": among(queries, [one.codes for one in model.code_many(texts)]),
        "alentour, those taken out of the table": among(queries, [one.codes for one in apart.code_many(texts)]),
    }
    if baseline is not None:
        told["everyday queries"]["linear SVM, nearest titles"] = among(queries, baseline(rome, examples).codes(texts))
    print(json.dumps(told, indent=2, ensure_ascii=False))


def _words(text: str) -> str:
    """The words of a text that may name a trade: what the table is compared by."""
    return " ".join(tokens(text))


def by_line(examples: Sequence[Example], folds: int) -> list[set[int]]:
    """The lines of each fold, each line on its own."""
    part = np.random.default_rng(1).integers(0, folds, len(examples))
    return [set(np.flatnonzero(part == fold).tolist()) for fold in range(folds)]


def by_title(examples: Sequence[Example], folds: int) -> list[set[int]]:
    """The lines of each fold, those of one title together, only the first of each title read."""
    first = {one.title: index for index, one in reversed(list(enumerate(examples)))}
    part = dict(zip(first, np.random.default_rng(1).integers(0, folds, len(first)).tolist(), strict=True))
    return [{index for index, one in enumerate(examples) if part[one.title] == fold} for fold in range(folds)]


def across(
    rome: Rome,
    examples: Sequence[Example],
    folds: Sequence[set[int]],
    *,
    baseline: Callable[[Rome, Sequence[Example]], Baseline] | None,
) -> dict[str, Any]:
    """What is read right of lines that were not trained on."""
    ours: list[tuple[bool, bool, bool, bool]] = []
    plain: list[tuple[bool, bool]] = []
    for number, fold in enumerate(folds):
        kept = [one for index, one in enumerate(examples) if index not in fold]
        out = [examples[index] for index in sorted(fold)]
        titles = [one.title for one in out]
        for one, got in zip(out, train_titles(rome, kept).code_many(titles), strict=True):
            first, within = got.codes[:1] == (one.rome,), one.rome in got.codes
            ours.append((first, within, got.accepted is not None, got.accepted == one.rome))
        if baseline is not None and number == 0:
            for one, codes in zip(out, baseline(rome, kept).codes(titles), strict=True):
                plain.append((codes[0] == one.rome, one.rome in codes))
    first, within, accepted, right = np.array(ours).sum(axis=0).tolist()
    told: dict[str, Any] = {
        "lines": len(ours),
        "alentour": {
            "top_1": share(first, len(ours)),
            "top_5": share(within, len(ours)),
            "coded_by_itself": share(accepted, len(ours)),
            "right_when_coded": share(right, accepted),
        },
    }
    if plain:
        first, within = np.array(plain).sum(axis=0).tolist()
        told["linear SVM, nearest titles"] = {
            "lines": len(plain),
            "top_1": share(first, len(plain)),
            "top_5": share(within, len(plain)),
        }
    return told


def speed(model: TitleModel, examples: Sequence[Example]) -> dict[str, float]:
    """Milliseconds of processor a title, in batch and alone, and the size of the file."""
    titles = [one.title for one in examples]
    model.code_many(titles[:10])
    began = time.process_time()
    model.code_many(titles)
    together = time.process_time() - began
    began = time.process_time()
    for title in titles[:200]:
        model.code_many([title])
    alone = time.process_time() - began
    return {
        "batch_ms_a_title": round(together / len(titles) * 1000, 3),
        "alone_ms": round(alone / len(titles[:200]) * 1000, 3),
        "megabytes": round(len(model.to_bytes()) / 1e6, 1),
    }


def read_queries(path: Path) -> list[Query]:
    """The queries that mean a trade."""
    return [
        Query(line["query"], frozenset(line["accepted"]), frozenset(line["acceptable_top5"]))
        for _, line in json_lines(path)
        if line and line["accepted"]
    ]


def among(queries: Sequence[Query], codes: Codes) -> dict[str, Any]:
    """How often the first answer is accepted, and one of five is at least acceptable."""
    first = sum(bool(got) and got[0] in query.accepted for query, got in zip(queries, codes, strict=True))
    five = sum(
        any(code in query.accepted | query.acceptable for code in got[:TOP])
        for query, got in zip(queries, codes, strict=True)
    )
    return {
        "queries": len(queries),
        "first_accepted": share(first, len(queries)),
        "acceptable_within_5": share(five, len(queries)),
    }


def share(part: int, whole: int) -> float:
    """A share to three decimals; 0 of nothing is 0."""
    return round(part / whole, 3) if whole else 0.0


if __name__ == "__main__":
    main()
