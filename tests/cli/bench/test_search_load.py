"""People who search at once: what is good is timed, what is not is an error, and their questions are varied."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cli.bench.search_load import ACCEPT_JSON, USERS, invented_questions, load_of_here
from geo import Commune, Means, Mode, Point


class Answers(BaseHTTPRequestHandler):
    """A server that knows one address."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"{}"
        self.send_response(200 if self.path == "/v1/search?insee=23096" else 503)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("path", "good"), [("/v1/search?insee=23096", True), ("/elsewhere", False)])
def test_good_answers_are_timed_and_the_others_counted(port: int, path: str, *, good: bool) -> None:
    load = load_of_here(port, [path], ACCEPT_JSON, 1, 0.4)

    assert (len(load.seconds) > 0) is good
    assert (load.errors > 0) is not good
    assert len(load.seconds) + load.errors <= USERS


def test_questions_come_from_where_people_live() -> None:
    town = Commune("23096", "Guéret", "23", ("23000",), Point(46.17, 1.87), 13_000)
    hamlet = Commune("23001", "Ajain", "23", ("23380",), Point(46.2, 2.0), 10)
    nobody = Commune("23002", "Alleyrat", "23", ("23200",), None, 9_000)

    asked = invented_questions([town, hamlet, nobody], ["ménage", "cuisine"], [(Means(Mode.CAR, 30),)], seed=1)

    assert sum("insee=23096" in one.api for one in asked) > 0.9 * len(asked)
    assert not any("23002" in one.api for one in asked)
    assert len({one.api for one in asked}) > 10
