"""The demo's own server: its port is taken at once or refused at once, and it leaves quickly."""

from time import monotonic

import httpx2
import pytest
from fastapi import FastAPI

from cli.demo.faults import PortBusy
from cli.demo.web import WebServer, take_port


def test_a_busy_port_is_refused_with_what_to_type() -> None:
    with take_port(0) as first:
        port = first.getsockname()[1]

        with pytest.raises(PortBusy, match=f"port {port} est déjà pris.*--port"):
            take_port(port)


def test_the_server_answers_inside_its_block_and_not_after() -> None:
    app = FastAPI()
    app.get("/")(lambda: "bonjour")
    listener = take_port(0)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"

    with listener, WebServer(app, listener=listener):
        assert httpx2.get(address).json() == "bonjour"
        began = monotonic()

    assert monotonic() - began < 10
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(address)
