"""Values of matching for tests: a person and opportunities around Guéret, each with only what a test says."""

from datetime import UTC, datetime
from typing import Any

from geo import Means, Mode, Point
from matching import Conditions, Kind, Opportunity, Person, Relation, Rome, Rung, Skill, Stage, Title, Trade

GUERET = Point(46.1703, 1.8699)
BOURGANEUF = Point(45.9533, 1.7556)
AUBUSSON = Point(45.9567, 2.1683)
LA_SOUTERRAINE = Point(46.2381, 1.4869)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def some_rome() -> Rome:
    """Five trades: cleaning offices, cleaning homes, care at home, baking, masonry."""
    return Rome(
        version="some",
        trades=(
            Trade("K2204", "Agent / Agente de propreté de locaux"),
            Trade("K1304", "Employé familial / Employée familiale"),
            Trade("K1302", "Assistant / Assistante de vie aux familles"),
            Trade("D1102", "Boulanger / Boulangère"),
            Trade("F1703", "Maçon / Maçonne"),
        ),
        titles=(
            Title("K2204", "Agent / Agente d'entretien de locaux"),
            Title("K2204", "femme de ménage", everyday=True),
            Title("K1304", "Employé / Employée de ménage"),
            Title("K1304", "femme de ménage", everyday=True),
            Title("K1302", "Aide à domicile"),
            Title("D1102", "Ouvrier boulanger / Ouvrière boulangère"),
            Title("F1703", "Maçon traditionnel / Maçonne traditionnelle"),
        ),
        relations=(Relation("K2204", "K1304", 1), Relation("K1304", "K1302", 1)),
        skills=(
            Skill("K2204", "s1", "Nettoyer des sols et des surfaces", core=True),
            Skill("K1304", "s1", "Nettoyer des sols et des surfaces", core=True),
            Skill("K1304", "s2", "Repasser le linge"),
            Skill("D1102", "s3", "Pétrir et façonner la pâte", core=True),
            Skill("F1703", "s4", "Monter un mur", core=True),
        ),
    )


def some_person(**said: Any) -> Person:
    """A person at Guéret with a car and thirty minutes; `said` replaces what a test is about."""
    usual: dict[str, Any] = {"key": "1", "home": GUERET, "means": (Means(Mode.CAR, 30),), "stage": Stage.EMPLOI}
    return Person(**(usual | said))


def some_opportunity(key: str = "france-travail:1", **said: Any) -> Opportunity:
    """A job at Guéret; `said` replaces fields, and `conditions` may be a dict of conditions.

    Its title names its usual trade: with another trade and no title of its own, it says none.
    """
    usual: dict[str, Any] = {
        "key": key,
        "kind": Kind.JOB,
        "title": "Agent d'entretien (H/F)",
        "rome": "K2204",
        "point": GUERET,
        "rung": Rung.COORDINATES,
        "place": "Guéret",
        "created": NOON,
    }
    if said.get("rome", "K2204") != "K2204":
        usual["title"] = "Poste à pourvoir"
    conditions = said.pop("conditions", {})
    return Opportunity(**(usual | said), conditions=Conditions(**conditions))
