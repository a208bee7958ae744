"""References into the database: read whole, then loaded in one transaction, so that nobody sees half a taxonomy."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Engine

from geo import Communes
from ingest.reference.demo import demo_communes, demo_rome, everyday_titles
from ingest.reference.learning import learn_titles
from ingest.reference.official import read_communes, read_rome
from ingest.reference.outlines import Outlines, read_outlines
from matching import Rome
from store import session
from store.reference.communes_and_trades import (
    Changes,
    RomeRows,
    load_communes,
    load_outlines,
    load_rome,
    reference_versions,
)
from store.reference.titles import title_model_version


@dataclass(frozen=True, slots=True)
class References:
    """Everything a load brings."""

    communes: Communes
    rome: Rome
    outlines: Outlines = field(default_factory=Outlines)


def read_official(folder: Path) -> References:
    """The official files of `folder`, and the everyday words of the house for the trades they name."""
    rome, communes = read_rome(folder), read_communes(folder)
    words = everyday_titles(frozenset(trade.code for trade in rome.trades))
    return References(communes, replace(rome, titles=rome.titles + words), read_outlines(folder, communes))


def read_demo() -> References:
    """The references that the checkout carries."""
    return References(demo_communes(), demo_rome())


def load_references(engine: Engine, references: References) -> tuple[Changes, ...]:
    """Makes the database equal to `references`; one `Changes` a table, that of outlines where some were given."""
    outlines = references.outlines
    with session(engine) as opened:
        connection = opened.connection()
        changes = [load_communes(connection, references.communes)]
        if outlines.departments:
            changes.append(load_outlines(connection, outlines.by_commune, departments=outlines.departments))
        return (*changes, *load_rome(connection, _rows(references.rome)))


def load_official(engine: Engine, folder: Path) -> tuple[Changes, ...]:
    """Loads the official files of `folder`."""
    return load_references(engine, read_official(folder))


def load_demo(engine: Engine, *, keep_official: bool = True) -> tuple[Changes, ...]:
    """Loads the demo's references; with `keep_official`, changes nothing where the whole of France is loaded."""
    references = read_demo()
    with session(engine) as opened:
        loaded = reference_versions(opened)
    if keep_official and loaded and loaded.get("rome") != references.rome.version:
        return ()
    changes = load_references(engine, references)
    with session(engine) as opened:
        learned = title_model_version(opened)
    if learned != references.rome.version or any(one.inserted or one.updated or one.deleted for one in changes):
        learn_titles(engine, references.rome)
    return changes


def _rows(rome: Rome) -> RomeRows:
    return RomeRows(
        version=rome.version,
        trades=[(trade.code, trade.label, trade.regulated) for trade in rome.trades],
        titles=[(title.rome, title.label, title.everyday, title.code) for title in rome.titles],
        relations=[(relation.rome, relation.target, relation.rank) for relation in rome.relations],
        skills=[(skill.rome, skill.code, skill.label, skill.core) for skill in rome.skills],
        contexts=[(context.rome, context.code, context.label) for context in rome.contexts],
    )
