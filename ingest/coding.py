"""A trade for what came without one, read in its title: sure enough, or a few that a person can choose from.

A source's own code is never changed; what a person confirmed survives later pulls (`store.catalogue.opportunities`).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ingest.draft import Draft
from kit import logger
from matching import Kind
from matching.words.trades.titles import Coded, NotATitleModel, TitleModel, model_from_bytes
from store.reference.communes_and_trades import rome_labels
from store.reference.titles import title_model

_log = logger("ingest")
WORK = frozenset({Kind.JOB, Kind.INCLUSION_JOB, Kind.IMMERSION})
"""Kinds that are done in a trade: a title that is not sure is given to a person with what it may mean."""
MISSIONS = frozenset({Kind.VOLUNTEERING, Kind.CIVIC_SERVICE})
"""Kinds whose title may name a trade ("Cuisinier bénévole"), but mostly does not: no trade is asked for."""
NAMED_NEAR = 0.8
"""The cosine to a known title from which a mission names a trade."""


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes drafts with a trained model. Can be pickled; codes nothing without a model."""

    model: TitleModel | None = None
    labels: tuple[tuple[str, str], ...] = ()
    """Code and label of each trade."""
    version: str = ""
    """Changes with all that codes depend on, so that what was read before is read again."""

    def code(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, in order, those of work and missions that had no trade with what their title says of it."""
        if self.model is None:
            return list(drafts)
        asked = [index for index, draft in enumerate(drafts) if draft.rome is None and draft.kind in WORK | MISSIONS]
        labels = dict(self.labels)
        done = list(drafts)
        for index, coded in zip(asked, self.model.code_many([drafts[at].title for at in asked]), strict=True):
            done[index] = _coded(drafts[index], coded, labels)
        return done


def read_coder(session: Session) -> Coder:
    """The coder of what the store holds. It codes nothing before a model was learned (`alentour reference load`)."""
    content = title_model(session)
    labels = rome_labels(session)
    if content is None or not labels:
        return Coder()
    try:
        model = model_from_bytes(content)
    except NotATitleModel:  # of another version of the program: until it is learned again, nothing is coded
        _log.warning("titles_not_coded", why="the model is of another version: alentour reference load")
        return Coder()
    if not labels.keys() >= set(model.codes):
        _log.warning("titles_not_coded", why="the model names unknown trades: alentour reference load")
        return Coder()
    return Coder(model, tuple(labels.items()), hashlib.blake2b(content, digest_size=16).hexdigest())


def _coded(draft: Draft, coded: Coded, labels: dict[str, str]) -> Draft:
    named = draft.kind in WORK or coded.near >= NAMED_NEAR
    if coded.accepted is not None and named:
        return replace(draft, rome=coded.accepted, rome_label=labels[coded.accepted], rome_origin="title")
    if draft.kind in WORK and coded.codes:
        return replace(draft, rome_suggestions=coded.codes)
    return draft
