"""Reads a judged set from a folder and puts it to the ranking, on the path that `alentour rank` takes."""

import csv
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cli.evaluate.faults import (
    JudgedTwice,
    JudgmentsUnreadable,
    NothingToMeasure,
    UnknownOpportunity,
    UnknownPersona,
    WrongGrade,
)
from geo import Communes, Estimate, Travel
from ingest import newest, read_opportunities, read_personas
from ingest.reference import read_official
from kit import now_utc
from matching import Knowledge, Opportunity, Person, Rome, build_corpus, features_of, load_weights, stand
from matching.evaluate import Trial, try_all
from matching.scoring.standing import Standing

FILE = "judgments.csv"
COLUMNS = ["persona", "key", "grade"]
_GRADES = {"0": 0, "1": 1, "2": 2, "3": 3}
_Judgments = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """What any judged set is read with: seconds to build, so once a run."""

    communes: Communes
    knowledge: Knowledge


@dataclass(frozen=True, slots=True, eq=False)
class JudgedSet:
    """A folder put to the ranking: a trial a person, as of the newest opportunity."""

    folder: Path
    trials: tuple[Trial, ...]
    rome: Rome
    stand: Callable[[Person], Standing]
    """Where the same opportunities stand for anybody else."""


def read_references(folder: Path) -> References:
    """The communes and the trades of a folder of official files."""
    official = read_official(folder)
    return References(official.communes, Knowledge(official.rome))


def try_folder(folder: Path, references: References) -> JudgedSet:
    """The judged set of a folder. Raises EvaluateFault, CorpusUnreadable."""
    opportunities, people = read_opportunities(folder), read_personas(folder)
    judgments = read_judgments(
        folder / FILE, people={one.key for one in people}, keys={one.key for one in opportunities}
    )
    if not any(grade for grades in judgments.values() for grade in grades.values()):
        raise NothingToMeasure(folder)
    stand_one = standing_among(opportunities, references)
    return JudgedSet(folder, try_all(people, judgments, stand_one), references.knowledge.rome, stand_one)


def standing_among(opportunities: tuple[Opportunity, ...], references: References) -> Callable[[Person], Standing]:
    """Where opportunities stand for anybody, as of the newest of them."""
    features = [features_of(one) for one in opportunities]
    return partial(
        stand,
        corpus=build_corpus(features, trades=references.knowledge.trades, communes=references.communes),
        knowledge=references.knowledge,
        travel=Travel(references.communes, (Estimate(references.communes),)),
        weights=load_weights(),
        as_of=newest(opportunities) or now_utc(),
    )


def read_judgments(path: Path, *, people: Collection[str], keys: Collection[str]) -> _Judgments:
    """The grades by person, then by opportunity. Raises EvaluateFault."""
    judgments: _Judgments = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            if not set(COLUMNS) <= set(table.fieldnames or ()):
                raise JudgmentsUnreadable(path)
            for row in table:
                _add(judgments, row, line=table.line_num, people=people, keys=keys)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise JudgmentsUnreadable(path) from error
    return judgments


def _add(
    judgments: _Judgments, row: dict[str, str], *, line: int, people: Collection[str], keys: Collection[str]
) -> None:
    persona, key, said = (row[column] for column in COLUMNS)
    grade = _GRADES.get((said or "").strip())
    if grade is None:
        raise WrongGrade(line, said)
    if persona not in people:
        raise UnknownPersona(line, persona)
    if key not in keys:
        raise UnknownOpportunity(line, key)
    if judgments.setdefault(persona, {}).setdefault(key, grade) != grade:
        raise JudgedTwice(line, persona, key)
