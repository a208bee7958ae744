"""`alentour serve`: the site and the API, by one process a core, until somebody stops it.

ServeFault
├── AddressTaken   another program listens there, or this machine has no such address
└── NotReady       the database lacks its tables or its references
"""

import signal
import socket
import sys
from types import FrameType
from typing import Annotated, NoReturn

import typer
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine
from threadpoolctl import threadpool_limits

from api import WebSettings, create_app, get_ready
from cli.workers import run_workers, settle_in_memory, undisturbed, usual_workers, when_orphaned
from kit import configure_logs, now_utc
from matching import Matcher
from store import create_store, database, session
from store.readiness import readiness
from store.settings import IndexSettings

app = typer.Typer(add_completion=False)

_STATEMENT_SECONDS = 30
"""No question of a page takes as long: one that does waits for something, and others wait for it."""
_GOODBYE_SECONDS = 5
"""How long open requests may last once somebody asked to stop."""


class ServeFault(Exception):
    """The root of the tree: `str(fault)` can be shown as it is."""


class AddressTaken(ServeFault):
    """Another program listens there, or this machine has no such address."""


class NotReady(ServeFault):
    """The database lacks its tables or its references."""


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Adresse écoutée ; 0.0.0.0 pour tout le réseau.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port ; 0 pour un port libre.")] = 8000,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Combien de processus répondent ; un par cœur, 8 au plus.")
    ] = None,
) -> None:
    """Ouvre le site et l'API sur la base de DATABASE_URL, ou sur la base privée. Ctrl-C arrête tout."""
    configure_logs(json=not sys.stderr.isatty())
    listener = _listener(host, port)
    # A stop asked by the system unwinds like any other, so that a private database is stopped too. Ctrl-C is heard from
    # now on, also by who was started in the background of a script, which has it ignored.
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with database() as url:
        engine = create_store(url, statement_seconds=_STATEMENT_SECONDS)
        _check(engine)
        count = usual_workers() if workers is None else workers
        site = _ready_site(engine, workers=count)
        settle_in_memory()  # before anybody is told that it answers: a signal that falls into it may be lost
        try:
            typer.echo(f"Alentour répond sur http://{host}:{listener.getsockname()[1]} (Ctrl-C pour arrêter)")
            answer(site, listener, workers=count)
        except KeyboardInterrupt:
            typer.echo("Alentour est arrêté.")
        finally:
            engine.dispose()


def _ready_site(engine: Engine, *, workers: int) -> FastAPI:
    """The site with all that its workers share in memory."""
    matcher = Matcher(engine, index_folder=IndexSettings().folder)
    with session(engine) as reading:
        matcher.ready(reading, now=now_utc())
    site = create_app(engine, WebSettings(), matcher, workers=workers)
    get_ready(site)
    return site


def answer(site: FastAPI, listener: socket.socket, *, workers: int) -> None:
    """Answers on a socket, by so many processes, until a signal ends it."""
    if workers == 1:
        _answer_alone(site, listener)
        return
    with undisturbed():
        site.state.service.engine.dispose()  # a connection belongs to one process

    def work(number: int) -> None:
        site.state.service.metrics.tally.work_as(number)
        threadpool_limits(1)  # the other cores are the other workers'
        _answer_alone(site, listener)

    run_workers(work, workers, goodbye_seconds=_GOODBYE_SECONDS)


def _answer_alone(site: FastAPI, listener: socket.socket) -> None:
    """Answers until a signal, or the end of the parent, ends it."""
    server = uvicorn.Server(configured(site, trusted_proxies=site.state.service.settings.trusted_proxies))

    def stop() -> None:
        server.should_exit = True

    when_orphaned(stop)
    server.run(sockets=[listener])


def configured(site: FastAPI, *, trusted_proxies: str) -> uvicorn.Config:
    """How a site is served: a visitor's address is the one that a trusted proxy passes on, else that of who asks."""
    return uvicorn.Config(
        site,
        log_config=None,
        access_log=False,  # it would write addresses, which hold one-time secrets; api.serving.trace logs routes
        server_header=False,
        forwarded_allow_ips=trusted_proxies,
        timeout_graceful_shutdown=_GOODBYE_SECONDS,
    )


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _listener(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises AddressTaken: better now than after the database has started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressTaken(
            f"Impossible d'écouter sur {host}, port {port} : il est déjà pris, ou ce n'est pas une adresse de cette "
            f"machine. Choisissez-en un autre : alentour serve --port {port + 1 if port < 65535 else 8000}"
        ) from error


def _check(engine: Engine) -> None:
    """Raises NotReady where the database cannot serve yet, with the command that makes it ready."""
    state = readiness(engine)
    if not state.migrated:
        raise NotReady("La base de données n'est pas à jour. Tapez « alentour db migrate », puis recommencez.")
    if not state.references:
        raise NotReady("Il manque les communes et les métiers. Tapez « alentour reference load », puis recommencez.")
