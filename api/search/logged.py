"""Anonymous searches, written down without what was typed: free words may say anything about anybody.

Everybody is answered; of one place so many searches an hour are written down, so that no crawler fills the disk.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from geo import means_to_text
from matching import Person, Ranked, RankedList, log_list
from store.accounts.attempts import Limit, is_spent, take_attempt

LISTS_OF_PLACE = Limit("lists_of_place", most=120, minutes=60)
"""Pages of searches written down: two a minute, all day long."""


def log_search(
    database: Session, found: RankedList, asked: Person, *, place: str, now: datetime, **choices: Any
) -> int | None:
    """Stores the page of a search that is shown to somebody at a `place` of the network; the id of the list.

    None where enough was stored of that place in this hour: whoever asks then waits for nobody else who does.
    Kept of the question: the commune, the means, the trades understood, and `choices` (order, kinds, offset).
    """
    if is_spent(database, LISTS_OF_PLACE, place, now=now) or not take_attempt(database, LISTS_OF_PLACE, place, now=now):
        return None
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
