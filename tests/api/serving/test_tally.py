"""Requests are counted by all workers together, and by nothing that a client can make up."""

from prometheus_client import CollectorRegistry, generate_latest

from api.serving.tally import Tally


def told(tally: Tally) -> list[str]:
    registry = CollectorRegistry()
    registry.register(tally)
    return generate_latest(registry).decode().splitlines()


def test_what_several_workers_count_is_told_as_one() -> None:
    tally = Tally(["/v1/search"], workers=2)
    tally.count(method="GET", route="/v1/search", status=200, seconds=0.02)
    tally.work_as(1)
    tally.count(method="GET", route="/v1/search", status=200, seconds=7.0)

    assert 'alentour_requests_total{method="GET",route="/v1/search",status="200"} 2.0' in told(tally)
    assert 'alentour_request_seconds_bucket{le="0.025",route="/v1/search"} 1.0' in told(tally)
    assert 'alentour_request_seconds_count{route="/v1/search"} 2.0' in told(tally)
    assert 'alentour_request_seconds_sum{route="/v1/search"} 7.02' in told(tally)


def test_what_takes_as_long_as_a_bound_is_within_it() -> None:
    tally = Tally(["/"])
    tally.count(method="GET", route="/", status=200, seconds=0.025)

    assert 'alentour_request_seconds_bucket{le="0.025",route="/"} 1.0' in told(tally)


def test_what_a_client_makes_up_makes_no_new_figure() -> None:
    tally = Tally(["/"])
    tally.count(method="BREW", route="/made/up", status=404, seconds=0.0)

    assert 'alentour_requests_total{method="OTHER",route="(none)",status="404"} 1.0' in told(tally)


def test_a_status_that_http_does_not_know_is_counted_too() -> None:
    tally = Tally(["/"])
    tally.count(method="GET", route="/", status=777, seconds=0.0)

    assert 'alentour_requests_total{method="GET",route="/",status="OTHER"} 1.0' in told(tally)


def test_a_route_that_nobody_asked_has_no_figure() -> None:
    assert not any("{" in line for line in told(Tally(["/"])))
