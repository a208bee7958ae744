"""Opens the whole house in order, and closes it in the other: base, references, people, partners, ranking, site."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from api import PublisherSettings, Sender, create_app
from api.mail import EVERY_SECONDS
from cli.demo.cast import Cast, read_cast
from cli.demo.complaints import complain
from cli.demo.desk import settle_desk
from cli.demo.faults import NotOurDatabase
from cli.demo.links import link
from cli.demo.lived import live_in
from cli.demo.mailbox import Mailbox, forget_old_letters
from cli.demo.partners import DEPARTMENT, pull_everything
from cli.demo.settle import refuse_foreign_people, settle
from cli.demo.steps import Steps
from cli.demo.transports import bring_transports
from cli.demo.web import HOST, WebServer
from ingest import IngestSettings, Polled, create_scheduler
from ingest.reference import load_demo
from ingest.sandbox import SandboxServer, create_sandbox, sandbox_partners
from kit import now_utc
from matching import Matcher, rank_everybody
from store import create_store, database, empty, migrate, session
from store.settings import DatabaseSettings

PUBLISHER = PublisherSettings(
    name="Alentour, site de démonstration",
    address="1 place de la Fontaine, 23000 Guéret",
    phone="05 55 00 00 00",
    email="bonjour@alentour.example",
    director="Hélène Marsaud",
    host="Cette machine, pour le temps de la démonstration",
    data_protection_email="donnees@alentour.example",
)
"""Invented, like everybody in the demo."""


@dataclass(frozen=True, slots=True)
class House:
    """The running demo."""

    address: str
    engine: Engine
    cast: Cast
    server: WebServer
    letters: Path
    """The page that lists the e-mails of the demo."""

    def link(self, name: str) -> str:
        """A new one-time sign-in link for a role or a user's key."""
        return link(self.engine, self.cast.users, name=name, address=self.address, now=now_utc())

    def wait(self) -> None:
        """Returns when the web server stops by itself."""
        self.server.wait()


@contextmanager
def open_house(listener: socket.socket, *, steps: Steps, reset: bool = False) -> Iterator[House]:
    """The whole demo, serving on `listener` during the block. Raises a DemoFault, or a fault of store or ingest."""
    address = f"http://{HOST}:{listener.getsockname()[1]}"
    cast = read_cast()
    with ExitStack() as opened:
        with steps.step("Démarrage de la base de données", done="La base de données est prête"):
            engine = _open_store(opened, cast, reset=reset)
        with steps.step("Chargement des communes, des métiers et des personnes", done="La Creuse est peuplée"):
            load_demo(engine)
            with session(engine) as writing:
                settle(writing, cast, now=now_utc())
            bring_transports(engine, now=now_utc())
        with steps.step("Démarrage des partenaires du bac à sable", done="Les partenaires du bac à sable répondent"):
            sandbox = opened.enter_context(SandboxServer(create_sandbox(as_of=now_utc())))
        partners = sandbox_partners(sandbox.url)
        pull_everything(engine, partners, steps=steps)
        with steps.step("Classement pour chaque personne", done="Chaque personne suivie a sa liste"):
            matcher = Matcher(engine)
            rank_everybody(engine, matcher, now=now_utc())
            with session(engine) as writing:
                live_in(writing, matcher, cast, now=now_utc())
                settle_desk(writing, matcher, cast, now=now_utc())
                complain(writing, now=now_utc())
                forget_old_letters(writing, now=now_utc())
        with steps.step("Ouverture du site", done="Le site est ouvert"):
            mailbox = opened.enter_context(Mailbox())
            web = mailbox.settings(address)
            app = create_app(engine, web, matcher, publisher=PUBLISHER)
            server = opened.enter_context(WebServer(app, listener=listener))
            settings = IngestSettings(departments=DEPARTMENT)
            sender = Sender(engine, web, clock=now_utc)
            letters = Polled("letters", EVERY_SECONDS, sender.round)
            scheduler = create_scheduler(
                engine, matcher, settings=settings, partners=partners, clock=now_utc, others=(letters,)
            )
            scheduler.start()
            opened.callback(scheduler.shutdown)
        yield House(address=address, engine=engine, cast=cast, server=server, letters=mailbox.page)


def _open_store(opened: ExitStack, cast: Cast, *, reset: bool) -> Engine:
    """The database of the demo, migrated, closed with `opened`."""
    if reset and DatabaseSettings().database_url is not None:
        raise NotOurDatabase
    engine = create_store(opened.enter_context(database()))
    opened.callback(engine.dispose)
    if reset:
        empty(engine)
        engine.dispose()
    migrate(engine)
    with session(engine) as reading:
        refuse_foreign_people(reading, cast)
    return engine
