"""A small judged set: four people around Guéret, a dozen opportunities, and what a counsellor thought of them."""

from functools import partial

from geo import Means, Mode
from matching import Kind, Person, Stage, stand
from matching.evaluate import Trial, try_all
from tests.make.standing import KNOWLEDGE, TRAVEL, WEIGHTS, corpus_of
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, LA_SOUTERRAINE, NOON, some_opportunity, some_person

_PLACES = (GUERET, BOURGANEUF, AUBUSSON, LA_SOUTERRAINE)
_TRADES = {"K2204": "Agent d'entretien de locaux", "D1102": "Boulanger", "F1703": "Maçon"}
CORPUS = corpus_of(
    *(
        some_opportunity(f"ft:{rome}-{number}", rome=rome, title=title, text=f"{title} à temps plein", point=point)
        for rome, title in _TRADES.items()
        for number, point in enumerate(_PLACES)
    ),
    some_opportunity("mission:1", kind=Kind.VOLUNTEERING, rome=None, title="Aider au ménage d'une association"),
)
JUDGMENTS = {
    "cleaner": {"ft:K2204-0": 3, "ft:K2204-1": 2, "mission:1": 1, "ft:F1703-0": 0, "ft:D1102-0": 0},
    "baker": {"ft:D1102-0": 3, "ft:D1102-3": 1, "ft:K2204-0": 0, "ft:K2204-2": 0},
    "mason": {"ft:F1703-0": 2, "ft:F1703-1": 3, "ft:D1102-1": 0},
    "walker": {"ft:K2204-0": 0},
}


def some_people() -> tuple[Person, ...]:
    """Who looks for cleaning, for bread, for walls, and one who goes on foot and finds nothing judged good."""
    return (
        some_person(key="cleaner", wishes=("femme de ménage",), insee="23096"),
        some_person(key="baker", wishes=("boulanger",), insee="23096", stage=Stage.SOCIO_PRO),
        some_person(key="mason", wishes=("maçon",), insee="23096", open_to=frozenset({Kind.JOB})),
        some_person(key="walker", wishes=("ménage",), insee="23096", means=(Means(Mode.WALK, 20),)),
    )


stand_one = partial(stand, corpus=CORPUS, knowledge=KNOWLEDGE, travel=TRAVEL, weights=WEIGHTS, as_of=NOON)
"""Where the corpus stands for a person, at noon."""


def some_trials() -> tuple[Trial, ...]:
    """A trial for each of `some_people`."""
    return try_all(some_people(), JUDGMENTS, stand_one)
