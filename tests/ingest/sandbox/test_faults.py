"""Each fault is a real one on the wire, lasts as long as asked, and leaves the sandbox well afterwards."""

import json
import time

import httpx2
import pytest

from ingest.sandbox import Fault, FaultKind, Faults
from tests.ingest.sandbox.conftest import MISSIONS, SEARCH, Partners


def test_too_many_requests_says_how_long_to_wait(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.TOO_MANY_REQUESTS, SEARCH, retry_after_seconds=7))
    refused, accepted = faulty.offers(), faulty.offers()
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "7")
    assert refused.headers["content-type"].startswith("text/plain")
    assert accepted.status_code == 206


def test_too_many_requests_may_say_nothing_and_speaks_as_each_partner(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.TOO_MANY_REQUESTS, times=2))
    mission, immersion = faulty.missions(), faulty.immersions(sortBy="date")
    assert mission.json()["code"] == "TOO_MANY_REQUESTS"
    assert immersion.json()["status"] == 429
    assert "retry-after" not in mission.headers


def test_a_server_error_lasts_for_as_many_requests_as_asked(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.SERVER_ERROR, SEARCH, times=2))
    assert [faulty.offers().status_code for _ in range(3)] == [500, 500, 206]


def test_an_error_page_is_html(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.HTML_ERROR))
    assert faulty.missions().text.startswith("<!DOCTYPE html>")


def test_a_truncated_answer_is_complete_http_and_broken_json(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.TRUNCATED_JSON))
    answer = faulty.missions()
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_a_cut_connection_ends_in_the_middle_of_the_body(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.CUT_CONNECTION))
    with pytest.raises(httpx2.RemoteProtocolError):
        faulty.missions()
    assert faulty.missions().status_code == 200


def test_an_error_page_may_come_with_any_status(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.HTML_ERROR, status=200), Fault(FaultKind.HTML_ERROR, status=409))
    assert [faulty.missions().status_code for _ in range(3)] == [200, 409, 200]


def test_a_broken_text_is_no_utf8(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.BROKEN_TEXT))
    with pytest.raises(UnicodeDecodeError):
        faulty.missions().content.decode()


def test_an_endless_answer_goes_on_until_the_reader_hangs_up(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.ENDLESS))
    with faulty.http.stream("GET", MISSIONS) as answer:
        received = sum(len(chunk) for chunk, _ in zip(answer.iter_bytes(), range(1_000), strict=False))
    assert received > 10_000_000
    assert faulty.missions().status_code == 200


def test_a_repeated_page_is_the_one_before(faulty: Partners) -> None:
    first = faulty.offers(range="0-9").json()
    faulty.server.faults.arm(Fault(FaultKind.REPEATED_PAGE, SEARCH))
    assert [faulty.offers(range="10-19").json() == first for _ in range(2)] == [True, False]


def test_content_moves_right_before_the_answer_that_is_meant(fragile: Partners) -> None:
    world = fragile.server.world
    fragile.server.faults.meanwhile(lambda: world.withdraw("api-engagement", 20), path=MISSIONS, after=1)
    assert [fragile.missions().json()["total"] for _ in range(3)] == [120, 100, 100]


def test_records_are_rewritten_on_the_wire_whatever_is_made_of_them(faulty: Partners) -> None:
    faulty.server.faults.rewrite(lambda record: {"id": record["id"], "title": float("nan")}, path=MISSIONS)
    titles = {str(mission["title"]) for mission in faulty.missions().json()["data"]}
    faulty.server.faults.clear()
    assert titles == {"nan"}
    assert "nan" not in {str(mission["title"]) for mission in faulty.missions().json()["data"]}


def test_a_slow_answer_waits(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.SLOW, delay_seconds=0.3))
    begin = time.monotonic()
    assert faulty.missions().status_code == 200
    assert time.monotonic() - begin >= 0.3


def test_an_empty_answer_comes_in_the_middle_of_a_pull(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.NO_CONTENT, SEARCH, after=2))
    statuses = [faulty.offers(range=f"{first}-{first + 149}").status_code for first in (0, 150, 300, 450)]
    assert statuses == [206, 206, 204, 206]


def test_expired_tokens_stay_refused_until_a_new_one_is_asked_for(faulty: Partners) -> None:
    faulty.server.faults.arm(Fault(FaultKind.EXPIRED_TOKENS, SEARCH))
    assert [faulty.offers().status_code for _ in range(2)] == [401, 401]
    faulty.renew_token()
    assert faulty.offers().status_code == 206


def test_faults_are_armed_and_cleared_over_http(faulty: Partners) -> None:
    order = [{"kind": "server_error", "path": "/v0/"}, {"kind": "html_error", "times": 9}]
    assert faulty.http.post("/_sandbox/faults", json=order).status_code == 204
    assert [faulty.missions().status_code for _ in range(2)] == [500, 503]
    assert faulty.http.delete("/_sandbox/faults").status_code == 204
    assert faulty.missions().status_code == 200


def test_an_unknown_fault_is_refused(faulty: Partners) -> None:
    assert faulty.http.post("/_sandbox/faults", json=[{"kind": "pluie"}]).status_code == 422


def test_faults_of_a_path_act_one_after_the_other() -> None:
    faults = Faults()
    faults.arm(Fault(FaultKind.SLOW, "/a"), Fault(FaultKind.HTML_ERROR, "/a", after=1))
    kinds = [fault.kind if (fault := faults.take("/a")) else None for _ in range(4)]
    assert kinds == [FaultKind.SLOW, None, FaultKind.HTML_ERROR, None]
    assert faults.armed() == ()
