"""One opportunity as people are shown it: where it is a duplicate, what stands in for it."""

from sqlalchemy.orm import Session

from matching.live.search import Matcher
from matching.scoring.corpus import Corpus
from store import queries


class NotLive(Exception):
    """What was asked about is live no more, or never was: a page tells so, and hides no other fault behind it."""


def as_shown(session: Session, matcher: Matcher, opportunity_id: int) -> tuple[Corpus, int]:
    """The live opportunity that people see for this one, alone, and the catalogue's version; empty for none."""
    head = session.execute(queries()["shown_instead"], {"id": opportunity_id}).scalar()
    return matcher.catalogue.of(session, [] if head is None else [head])
