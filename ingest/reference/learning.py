"""What a load of references learns: the model that reads titles, kept in the database for every process to share."""

from collections.abc import Sequence

from sqlalchemy import Engine

from matching import Rome
from matching.words.trades.titles import Example, TitleModel, train_titles
from store import session
from store.reference.titles import keep_title_model


def learn_titles(engine: Engine, rome: Rome, *, examples: Sequence[Example] = ()) -> TitleModel:
    """The model of `rome` and of what offers teach, trained and kept in place of the one before."""
    model = train_titles(rome, examples)
    with session(engine) as opened:
        keep_title_model(opened, model.to_bytes(), version=rome.version)
    return model
