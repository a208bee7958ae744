"""One person before some opportunities, for tests of what the ranking does and says with them."""

from geo import Commune, Communes, Estimate, Travel
from matching import Knowledge, Opportunity, Person, explained, load_weights, stand, why_not
from matching.scoring.corpus import Corpus, build_corpus, features_of
from matching.scoring.rank import Ranked
from matching.scoring.standing import Standing
from tests.make.values import (
    AUBUSSON,
    BOURGANEUF,
    GUERET,
    LA_SOUTERRAINE,
    NOON,
    some_opportunity,
    some_person,
    some_rome,
)

KNOWLEDGE = Knowledge(some_rome())
WEIGHTS = load_weights()
COMMUNES = Communes(
    Commune(insee, name, "23", (), point, 3_000)
    for insee, name, point in (
        ("23008", "Aubusson", AUBUSSON),
        ("23030", "Bourganeuf", BOURGANEUF),
        ("23096", "Guéret", GUERET),
        ("23176", "La Souterraine", LA_SOUTERRAINE),
    )
)
TRAVEL = Travel(COMMUNES, (Estimate(COMMUNES),))


def corpus_of(*opportunities: Opportunity) -> Corpus:
    """The corpus of some opportunities, with the trades of `some_rome`."""
    return build_corpus([features_of(one) for one in opportunities], trades=KNOWLEDGE.trades, communes=COMMUNES)


def standing_in(corpus: Corpus, person: Person | None = None, *, travel: Travel = TRAVEL) -> Standing:
    """Where a corpus stands for a person, at noon."""
    who = person or some_person()
    return stand(who, corpus, knowledge=KNOWLEDGE, travel=travel, weights=WEIGHTS, as_of=NOON)


def standing_of(person: Person | None = None, *opportunities: Opportunity) -> Standing:
    """Where some opportunities stand for a person."""
    return standing_in(corpus_of(*(opportunities or (some_opportunity(),))), person)


def ranked(person: Person, *opportunities: Opportunity) -> list[Ranked]:
    """What no gate drops, best first, explained."""
    standing = standing_of(person, *opportunities)
    return [explained(standing, int(row), weights=WEIGHTS, as_of=NOON) for row in standing.open_rows()]


def keys(person: Person, *opportunities: Opportunity) -> list[str]:
    """The keys of what no gate drops, best first."""
    return [one.opportunity.key for one in ranked(person, *opportunities)]


def reasons(person: Person, opportunity: Opportunity) -> tuple[str, ...]:
    """What is said of the one opportunity, which no gate drops."""
    (one,) = ranked(person, opportunity)
    return told(one)


def told(one: Ranked) -> tuple[str, ...]:
    """What is said of a row, in French."""
    return tuple(reason.told() for reason in one.reasons)


def gates(person: Person, opportunity: Opportunity) -> list[str]:
    """The gate that drops the one opportunity, or nothing."""
    return [one.gate for one in why_not(standing_of(person, opportunity), limit=5)]
