"""Where a phone says it is becomes the name of a commune, and goes nowhere else."""

import pytest
from structlog.testing import capture_logs

from kit import configure_logs
from tests.fixtures.site import Site


def test_a_place_becomes_the_nearest_commune_as_the_field_writes_it(shared_site: Site) -> None:
    answer = shared_site.browser().post("/ici", data={"lat": "46.17", "lon": "1.87"})

    assert answer.json() == {"lieu": "Guéret (23000)"}
    assert answer.headers["cache-control"] == "no-store"


def test_elsewhere_there_is_no_answer(shared_site: Site) -> None:
    assert shared_site.browser().post("/ici", data={"lat": "0", "lon": "0"}).status_code == 204


@pytest.mark.parametrize("lat", ("", "ici", "nan", "91", "1e400"))
def test_what_is_no_place_is_refused(shared_site: Site, lat: str) -> None:
    assert shared_site.browser().post("/ici", data={"lat": lat, "lon": "1"}).status_code == 422


def test_no_event_holds_the_place(shared_site: Site) -> None:
    configure_logs()  # a command that ran before may have asked for errors alone
    with capture_logs() as events:
        shared_site.browser().post("/ici", data={"lat": "46.17", "lon": "1.87"})

    assert events
    assert "46.17" not in str(events)
