"""Transports on demand are read while they run, and a change of them is seen by those who read them before."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from geo import OnDemand
from store.catalogue.on_demand import read_on_demand
from store.reference.travel import travel_mark
from store.tables import OnDemandTransportRow, SourceRow
from tests.make.values import NOON


def declared(session: Session, key: str, name: str) -> OnDemandTransportRow:
    session.merge(SourceRow(slug="departement-transports", label="Transports à la demande du département"))
    row = OnDemandTransportRow(
        source="departement-transports",
        source_key=key,
        scope="23",
        name=name,
        phone="05 36 49 00 12",
        zone=["23008", "23079"],
        days=[1, 3],
        starts=420,
        content_hash="x",
        first_seen_at=NOON,
        changed_at=NOON,
    )
    session.add(row)
    session.flush()
    return row


def test_what_runs_is_read_by_name_and_what_left_is_not(session: Session) -> None:
    declared(session, "1", "Navette du plateau")
    declared(session, "2", "Bus des sources")
    declared(session, "3", "Ancienne navette").retired_at = NOON
    session.flush()

    sources, plateau = read_on_demand(session)
    assert sources.name == "Bus des sources"
    assert plateau == OnDemand(
        "Navette du plateau", "05 36 49 00 12", frozenset({"23008", "23079"}), frozenset({1, 3}), starts=420
    )


def test_each_change_gives_another_mark(session: Session) -> None:
    marks = [travel_mark(session)]
    row = declared(session, "1", "Navette du plateau")
    marks.append(travel_mark(session))
    for column in ("changed_at", "retired_at"):
        later = NOON + timedelta(hours=len(marks))
        session.execute(update(OnDemandTransportRow).where(OnDemandTransportRow.id == row.id).values({column: later}))
        marks.append(travel_mark(session))

    assert len(set(marks)) == 4
    assert travel_mark(session) == marks[-1]
