"""The client keeps its patience bounded, and believes no error body."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
import stamina

from kit import Busy, Client, Refused, Unreachable, Unreadable


@pytest.fixture
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


class Partner:
    """A partner that gives its answers in order, the last one for ever."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self._answers = list(answers)
        self.asked: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def client(partner: Partner) -> Client:
    return Client("http://partner.example/v1/", transport=httpx2.MockTransport(partner))


@pytest.mark.usefixtures("_no_waiting")
@pytest.mark.parametrize("passing", [httpx2.Response(500), httpx2.Response(429), httpx2.ReadTimeout("slow")])
def test_what_may_pass_is_tried_again(passing: httpx2.Response | Exception) -> None:
    partner = Partner(passing, httpx2.Response(200, json={"ok": True}))

    assert client(partner).get("offers").json() == {"ok": True}
    assert len(partner.asked) == 2


@pytest.mark.usefixtures("_no_waiting")
def test_a_file_is_sent_whole_each_time_with_its_form() -> None:
    partner = Partner(httpx2.Response(503), httpx2.Response(200, text="ok"))

    answer = client(partner).post_file("files", b"a,b\n", field="data", name="a.csv", form={"columns": ["a", "b"]})

    assert answer.text() == "ok"
    first, second = (one.read() for one in partner.asked)
    assert (b"a,b\n" in second, second.count(b'name="columns"')) == (True, 2)
    assert len(first) == len(second)


def test_retry_after_may_be_a_date() -> None:
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    partner = Partner(httpx2.Response(429, headers={"Retry-After": in_an_hour}))

    with pytest.raises(Busy):
        client(partner).get("offers")
    assert len(partner.asked) == 1


def test_an_answer_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.http.LARGEST_BODY_BYTES", 1_000)
    zipped = httpx2.Response(200, content=gzip.compress(b" " * 1_001), headers={"Content-Encoding": "gzip"})

    for large in (httpx2.Response(200, content=b" " * 1_001), zipped):
        with pytest.raises(Unreadable, match="trop grande"):
            client(Partner(large)).get("offers")


def drops() -> Iterator[bytes]:
    """A body without end, in drops."""
    while True:
        yield b" "


def test_an_answer_that_comes_drop_by_drop_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.http.LONGEST_ANSWER_SECONDS", 0.05)

    with pytest.raises(Unreadable, match="n'en finit pas"):
        client(Partner(httpx2.Response(200, content=drops()))).get("offers")


def test_who_cannot_wait_so_long_says_how_long_an_answer_may_take() -> None:
    drip = httpx2.MockTransport(Partner(httpx2.Response(200, content=drops())))

    with pytest.raises(Unreadable, match="n'en finit pas"):
        Client("http://partner.example/", longest_answer_seconds=0.05, transport=drip).get("offers")


def test_what_a_signature_asks_for_has_an_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.http.LARGEST_BODY_BYTES", 1_000)

    class Signed(httpx2.Auth):
        requires_response_body = True

    endless = httpx2.MockTransport(Partner(httpx2.Response(200, content=drops())))
    with pytest.raises(Unreadable, match="trop grande"):
        Client("http://partner.example/", auth=Signed(), transport=endless).get("offers")


def test_a_letter_that_is_no_utf8_is_read_as_the_one_that_was_meant() -> None:
    latin = httpx2.Response(200, content=b'{"a": "Gu\xe9ret", "b": "\xc3\xa9"}')

    assert client(Partner(latin)).get("offers").json() == {"a": "Guéret", "b": "é"}


@pytest.mark.usefixtures("_no_waiting")
@pytest.mark.parametrize(
    ("silence", "told"),
    [
        (httpx2.ReadTimeout("slow"), "pas de réponse à temps"),
        (httpx2.ConnectError("refused"), "connexion impossible"),
        (httpx2.RemoteProtocolError("cut"), "connexion coupée"),
    ],
)
def test_why_there_is_no_answer_is_told_in_french(silence: Exception, told: str) -> None:
    with pytest.raises(Unreachable, match=told):
        client(Partner(silence)).get("offers")


@pytest.mark.usefixtures("_no_waiting")
@pytest.mark.parametrize(
    ("answer", "failure"),
    [(httpx2.Response(503), Busy), (httpx2.ConnectError("refused"), Unreachable)],
)
def test_patience_ends(answer: httpx2.Response | Exception, failure: type[Exception]) -> None:
    partner = Partner(answer)

    with pytest.raises(failure):
        client(partner).get("offers")
    assert len(partner.asked) == 4


def test_retry_after_is_honoured_to_the_second() -> None:
    partner = Partner(httpx2.Response(429, headers={"Retry-After": "1"}), httpx2.Response(200, json=[]))
    began = time.monotonic()

    client(partner).get("offers")

    assert time.monotonic() - began >= 1


def test_a_partner_that_asks_for_an_hour_is_left_for_the_next_run() -> None:
    partner = Partner(httpx2.Response(429, headers={"Retry-After": "3600"}))

    with pytest.raises(Busy):
        client(partner).get("offers")
    assert len(partner.asked) == 1


def test_a_refusal_is_final_and_its_html_is_not_read() -> None:
    partner = Partner(httpx2.Response(409, html="<h1>Conflict</h1>"))

    with pytest.raises(Refused) as refused:
        client(partner).get("offers")
    assert refused.value.status == 409
    assert len(partner.asked) == 1


@pytest.mark.parametrize("body", [b"<html>", b'{"cut": [1, 2', b"\xff\xfe"])
def test_an_answer_that_is_no_json_is_told(body: bytes) -> None:
    with pytest.raises(Unreadable):
        client(Partner(httpx2.Response(200, content=body))).get("offers").json()


def test_a_list_is_written_as_a_repeated_parameter() -> None:
    partner = Partner(httpx2.Response(200, json=[]))

    client(partner).get("offers", params={"departmentCodes[]": ["23", "87"], "page": 1})

    assert partner.asked[0].url.params.get_list("departmentCodes[]") == ["23", "87"]
