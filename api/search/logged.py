"""Anonymous searches, written down without what was typed: free words may say anything about anybody."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from geo import means_to_text
from matching import Person, Ranked, RankedList, log_list


def log_search(database: Session, found: RankedList, asked: Person, *, now: datetime, **choices: Any) -> int:
    """Stores the page of a search that is shown; the id of the list.

    Kept of the question: the commune, the means, the trades understood, and `choices` (order, kinds, offset).
    """
    trades = dict.fromkeys(guess.code for understood in found.understood for guess in understood.trades)
    question = {
        "commune": asked.insee,
        "means": [means_to_text(one) for one in asked.means],
        "trades": list(trades),
    }
    return log_list(
        database,
        [_without_words(one) for one in found.items],
        versions=found.versions,
        audience="search",
        now=now,
        question=question | choices,
        offset=choices.get("offset", 0),
    )


def _without_words(ranked: Ranked) -> Ranked:
    """The row without the reasons that quote what was typed: « … »."""
    kept = tuple(reason for reason in ranked.reasons if not reason.quotes)
    return ranked if kept == ranked.reasons else replace(ranked, reasons=kept)
