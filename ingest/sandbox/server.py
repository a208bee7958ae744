"""The sandbox as a server of its own thread: real HTTP on the loopback, for the demo and for tests."""

import socket
from threading import Thread
from types import TracebackType
from typing import Self

import uvicorn
from fastapi import FastAPI

from ingest.sandbox.errors import PortTaken
from ingest.sandbox.faults import Faults
from ingest.sandbox.world import World

_HOST = "127.0.0.1"
_STOP_SECONDS = 5


class SandboxServer:
    """Serves `app`, made by `create_sandbox`, from `start` to `stop` or within a `with` block.

    The port is taken when the server is made, so that `url` is known before it starts; 0 takes a free one.
    Raises PortTaken.
    """

    def __init__(self, app: FastAPI, *, port: int = 0) -> None:
        try:
            self._socket = socket.create_server((_HOST, port))
        except OSError as error:
            raise PortTaken(port) from error
        self.url = f"http://{_HOST}:{self._socket.getsockname()[1]}"
        self.world: World = app.state.world
        self.faults: Faults = app.state.faults
        # No logging set-up: that of the process which hosts the sandbox stays as it is.
        config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, args=([self._socket],), name="sandbox", daemon=True)

    def start(self) -> None:
        """Serve from now on; requests made before the thread is up wait in the socket's queue."""
        self._thread.start()

    def stop(self) -> None:
        """Answer what is under way, then close the port."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)
        self._socket.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
