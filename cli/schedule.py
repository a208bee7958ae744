"""`alentour schedule`: pulls and ranks at fixed hours, until it is stopped."""

import signal
from threading import Event

import typer

from api import Sender, WebSettings
from api.mail import EVERY_SECONDS
from ingest import IngestSettings, Polled, create_scheduler
from kit import FRANCE, configure_logs, now_utc
from matching import Matcher
from store import create_store, database
from store.settings import IndexSettings

app = typer.Typer(add_completion=False, invoke_without_command=True)


@app.callback()
def schedule() -> None:
    """Récolte et classe à heures fixes. Plusieurs machines peuvent le lancer : chaque récolte n'a lieu qu'une fois."""
    configure_logs(level="INFO", json=True)
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with database() as url:
        engine = create_store(url)
        matcher = Matcher(engine, index_folder=IndexSettings().folder)
        letters = Polled("letters", EVERY_SECONDS, Sender(engine, WebSettings(), clock=now_utc).round)
        scheduler = create_scheduler(engine, matcher, settings=IngestSettings(), clock=now_utc, others=(letters,))
        scheduler.start()
        for job in scheduler.timed:
            typer.echo(f"{job.label} : prochaine fois {job.times.next(now_utc()).astimezone(FRANCE):%d/%m à %H:%M}.")
        try:
            stop.wait()
        finally:
            scheduler.shutdown()
            engine.dispose()
