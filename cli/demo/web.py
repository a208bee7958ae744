"""The web server of the demo, in a thread of its own, so that the command can check it, wait, and stop it."""

import socket
from threading import Thread
from time import monotonic, sleep
from types import TracebackType
from typing import Self

import uvicorn
from fastapi import FastAPI

from cli.demo.faults import PortBusy

HOST = "127.0.0.1"
_PATIENCE_SECONDS = 10
_GOODBYE_SECONDS = 2
"""How long open requests may last once somebody asked to stop."""


def take_port(port: int) -> socket.socket:
    """A socket bound to `port` (0: any free one), for this machine alone. Raises PortBusy: sooner is better."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen()  # a port is refused to others only once somebody listens
    except OSError as error:
        taken.close()
        raise PortBusy(port) from error
    return taken


class WebServer:
    """Serves `app` on `listener`; `with` starts it and returns once it answers, and stops it at the end."""

    def __init__(self, app: FastAPI, *, listener: socket.socket) -> None:
        config = uvicorn.Config(app, log_config=None, lifespan="on", timeout_graceful_shutdown=_GOODBYE_SECONDS)
        self._server = uvicorn.Server(config)
        self._listener = listener
        self._thread = Thread(target=self._server.run, args=([listener],), name="web", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        began = monotonic()
        while not self._server.started:
            if not self._thread.is_alive() or monotonic() - began > _PATIENCE_SECONDS:
                raise RuntimeError("the web server did not start; its log tells why")
            sleep(0.02)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(_GOODBYE_SECONDS + 1)

    def wait(self) -> None:
        """Returns when the server has stopped by itself; a signal interrupts it."""
        while self._thread.is_alive():
            self._thread.join(0.5)
