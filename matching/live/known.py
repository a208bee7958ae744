"""What a running service knows of trades and titles, read from the store."""

from sqlalchemy.orm import Session

from kit import logger
from matching.scoring.knowledge import Knowledge
from matching.words.trades.rome import Context, Relation, Rome, Skill, Title, Trade
from matching.words.trades.titles import NotATitleModel, TitleModel, model_from_bytes
from store.reference.communes_and_trades import rome_rows
from store.reference.titles import title_model


def read_knowledge(session: Session) -> Knowledge:
    """The taxonomy and the model of titles that the store holds; official titles alone where it holds no model."""
    return Knowledge(_rome(session), model=_titles(session))


def _rome(session: Session) -> Rome:
    """The taxonomy that the store holds."""
    rows = rome_rows(session)
    return Rome(
        version=rows.version,
        trades=tuple(Trade(*row) for row in rows.trades),
        titles=tuple(Title(*row) for row in rows.titles),
        relations=tuple(Relation(*row) for row in rows.relations),
        skills=tuple(Skill(*row) for row in rows.skills),
        contexts=tuple(Context(*row) for row in rows.contexts),
    )


def _titles(session: Session) -> TitleModel | None:
    """The model of titles that the store holds; None where there is none that this version of the program can read."""
    content = title_model(session)
    if content is None:
        return None
    try:
        return model_from_bytes(content)
    except NotATitleModel:
        logger("matching").warning("title_model_unreadable")
        return None
