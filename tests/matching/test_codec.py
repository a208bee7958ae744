"""Values come out of the store, and out of JSON, as they went in."""

import json
from dataclasses import fields

from hypothesis import given
from sqlalchemy.orm import Session

from matching import Asked, Conditions, Kind, Level, Opportunity, Rung, opportunity_from_row
from matching.codec import conditions_from_json, conditions_to_json
from store import queries
from tests.make.conditions import some_conditions
from tests.make.rows import store_opportunities
from tests.make.values import AUBUSSON, NOON, some_opportunity


@given(conditions=some_conditions)
def test_conditions_survive_json(conditions: Conditions) -> None:
    assert conditions_from_json(json.loads(json.dumps(conditions_to_json(conditions)))) == conditions


def test_what_is_not_said_is_not_written() -> None:
    assert conditions_to_json(Conditions()) == {}
    assert conditions_to_json(Conditions(nights=False, experience_months=0)) == {
        "nights": False,
        "experience_months": 0,
    }


def test_names_of_another_time_are_left_aside() -> None:
    assert conditions_from_json({"nights": True, "moon": "full"}) == Conditions(nights=True)


def read_back(session: Session, opportunity: Opportunity) -> Opportunity:
    ids = store_opportunities(session, [opportunity])
    return opportunity_from_row(session.execute(queries()["opportunities_by_id"], {"ids": ids}).mappings().one())


def test_conditions_survive_the_store(session: Session) -> None:
    licence = Asked("B - Véhicule léger", required=True, code="B")
    asked = some_opportunity(conditions={"licences": (licence,), "level": Level.BAC, "nights": False})

    assert read_back(session, asked).conditions == asked.conditions


def test_an_opportunity_survives_the_store(session: Session) -> None:
    whole = some_opportunity(
        "ft:whole",
        kind=Kind.TRAINING,
        text="Trois mois pour apprendre.",
        rome_label="Agent / Agente de propreté de locaux",
        employer="Greta du Limousin",
        point=AUBUSSON,
        rung=Rung.POSTCODE,
        insee="23008",
        place="Aubusson",
        created=NOON,
    )
    read = read_back(session, whole)

    assert {one.name for one in fields(Opportunity) if getattr(read, one.name) != getattr(whole, one.name)} == {"id"}


def test_what_has_no_place_is_read_without_one(session: Session) -> None:
    read = read_back(session, some_opportunity(point=None, rung=None))

    assert (read.point, read.rung) == (None, None)
