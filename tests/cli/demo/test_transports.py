"""The demo has transports on demand that somebody without a car can call, and its users may change them."""

from datetime import UTC, datetime

from sqlalchemy import Engine, delete

from cli.demo.transports import bring_transports
from geo import USUAL_HOURS
from store import session
from store.catalogue.on_demand import read_on_demand
from store.tables import OnDemandTransportRow

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
ROYERE, BOURGANEUF = "23165", "23030"


def test_somebody_of_royere_can_work_in_bourganeuf(creuse: Engine) -> None:
    bring_transports(creuse, now=NOW)

    with session(creuse) as opened:
        shuttle, taxi = read_on_demand(opened)
    assert (len(shuttle.zone), len(taxi.zone)) == (16, 10)
    assert shuttle.links(ROYERE, BOURGANEUF)
    assert shuttle.runs(USUAL_HOURS)
    assert not taxi.runs(USUAL_HOURS)
    assert all(one.phone.startswith("05 36 49 ") for one in (shuttle, taxi)), "numbers kept for fiction"


def test_a_second_start_brings_nothing_back(creuse: Engine) -> None:
    bring_transports(creuse, now=NOW)
    with session(creuse) as opened:
        opened.execute(delete(OnDemandTransportRow))

    bring_transports(creuse, now=NOW)

    with session(creuse) as opened:
        assert read_on_demand(opened) == ()
