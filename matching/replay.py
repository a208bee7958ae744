"""Makes a logged list again from what was logged, and says whether it is the same, or what differs and why.

Kept with every list: the person as ranked, what was asked, the versions. Kept once: weights, and what offers were
before they changed. Travel times, ROME and the program are only named by their versions: where one of them has changed
since, a difference may come from there, and it is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from sqlalchemy.orm import Session

from kit import number
from matching.codec import opportunity_from_row
from matching.lists.exposure import Prices
from matching.lists.page import page_of, rows_for
from matching.lists.snapshot import person_from_json, program_version
from matching.live.search import Matcher
from matching.people import Followed
from matching.plan import Brief, plan_week
from matching.reasons import Reason, read_reasons
from matching.scoring.corpus import Corpus, build_corpus, features_of
from matching.scoring.rank import Ranked
from matching.scoring.standing import stand
from matching.scoring.weights import Weights, weights_of
from store.lists.replays import LoggedItem, LoggedList, kept_weights, logged_list, opportunities_then

MOST_LIVE = 20_000
"""Opportunities of then that are read again: a region."""
SAME = 1e-6
"""Scores that differ by less are the same: arithmetic is not the same everywhere to the last digit."""


class ReplayFault(Exception):
    """A list cannot be made again; the message says why."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A version that is not the one of then."""

    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of it: each difference in a sentence, and the versions that have changed since."""

    list_id: int
    rows: int
    differences: tuple[str, ...]
    changed: tuple[Changed, ...]

    @property
    def identical(self) -> bool:
        """Whether the same rows stand in the same order, with the same scores and reasons."""
        return not self.differences


def replay(session: Session, matcher: Matcher, list_id: int) -> Replay:
    """The list made again. Raises ReplayFault where there is no such list, or none that can be made again."""
    logged = logged_list(session, list_id)
    if logged is None:
        raise ReplayFault(f"La liste {list_id} n'existe pas, ou plus : les listes sont gardées 190 jours.")
    if logged.person is None or logged.person_id is None or logged.pseudonym is None:
        raise ReplayFault(
            f"La liste {list_id} ne se refait pas : seules les listes d'une personne suivie se refont. "
            "Les mots d'une recherche ne sont pas gardés."
        )
    weights = _weights_of(session, matcher, logged)
    made = _made_again(session, matcher, logged, weights)
    travel = matcher.travels.now(session, now=logged.made_at)
    _, version, nights = matcher.catalogue.index_and_night(session)
    versions = matcher.versions(version, travel, prices=nights)
    pairs = (
        ("les poids", logged.weights_version, matcher.weights.version),
        ("les données", logged.data_version, versions.data),
        ("les temps de trajet", logged.travel_version, versions.travel),
        ("le programme", logged.program_version or "", program_version()),
    )
    return Replay(
        list_id=list_id,
        rows=len(logged.items),
        differences=tuple(_differences(logged.items, made)),
        changed=tuple(Changed(what, then, now) for what, then, now in pairs if then != now),
    )


def _weights_of(session: Session, matcher: Matcher, logged: LoggedList) -> Weights:
    if logged.weights_version == matcher.weights.version:
        return matcher.weights
    content = kept_weights(session, logged.weights_version)
    if content is None:
        raise ReplayFault(f"Les poids {logged.weights_version} de la liste {logged.id} n'ont pas été gardés.")
    try:
        return weights_of(content.encode("utf-8"))
    except KeyError:
        raise ReplayFault(
            f"Les poids {logged.weights_version} sont écrits pour une autre version du programme : "
            f"la {logged.program_version}. Relancez la commande avec elle."
        ) from None


def _made_again(session: Session, matcher: Matcher, logged: LoggedList, weights: Weights) -> list[Ranked]:
    asked = logged.question
    followed = _followed(logged)
    corpus, prices = _of_then(session, matcher, logged)
    standing = stand(
        followed.person,
        corpus,
        knowledge=matcher.knowledge,
        travel=matcher.travels.now(session, now=logged.made_at),
        weights=weights,
        as_of=logged.made_at,
    )
    rows = rows_for(standing, followed)
    if "only" in asked:
        rows = rows[np.isin(corpus.id[rows], asked["only"])]
    page = page_of(
        standing,
        rows,
        followed,
        prices=prices,
        weights=weights,
        now=logged.made_at,
        limit=asked["limit"],
        offset=asked["offset"],
    )
    return _planned(followed, page, logged) if "plan" in asked else page


def _followed(logged: LoggedList) -> Followed:
    """The person as they were, of whom nothing is known but what ranked them."""
    return Followed(
        id=logged.person_id or 0,
        pseudonym=str(logged.pseudonym or UUID(int=0)),
        person=person_from_json(logged.person or {}),
        ranked=logged.question["ranked"],
        dismissed=frozenset(logged.question["dismissed"]),
    )


def _of_then(session: Session, matcher: Matcher, logged: LoggedList) -> tuple[Corpus, Prices | None]:
    """What was live, as it was, and its prices: the current ones where they are those of then, else those logged."""
    index, version, nights = matcher.catalogue.index_and_night(session)
    corpus = matcher.catalogue.whole(index)
    nights, current = matcher.prices.after(nights, session, corpus)
    data = matcher.versions(version, matcher.travels.now(session, now=logged.made_at), prices=nights).data
    if data == logged.data_version:
        return corpus, current
    rows = opportunities_then(session, logged.made_at, most=MOST_LIVE + 1)
    if len(rows) > MOST_LIVE:
        raise ReplayFault(f"Plus de {number(MOST_LIVE)} propositions étaient en ligne : la liste ne se refait pas ici.")
    features = [features_of(opportunity_from_row(row)) for row in rows]
    then = build_corpus(features, trades=matcher.knowledge.trades, communes=matcher.communes)
    if data.split(".")[2:] == logged.data_version.split(".")[2:]:
        return then, matcher.prices.after(nights, session, then)[1]
    logged_prices = {one.opportunity_id: one.price for one in logged.items}
    kept = then.take(np.flatnonzero(np.isin(then.id, [one for one in logged_prices if one is not None])))
    return kept, np.array([logged_prices[one] for one in kept.id.tolist()], dtype=np.float32)


def _planned(followed: Followed, listed: list[Ranked], logged: LoggedList) -> list[Ranked]:
    """Of a list that a week was made of, the rows that were shown.

    What somebody kept or took out of their week is written nowhere, nor what they had agreed to: of such a week, the
    rows logged.
    """
    brief = Brief.of_log(logged.question["plan"])
    if brief is None:
        shown = {one.opportunity_id for one in logged.items}
    else:
        shown = {line.opportunity_id for line in plan_week(followed.person, listed, brief).lines}
    return [one for one in listed if one.opportunity.id in shown]


def _differences(logged: tuple[LoggedItem, ...], made: list[Ranked]) -> Iterator[str]:
    """Each row that is another one, or has another score or other reasons."""
    if len(logged) != len(made):
        yield f"{len(logged)} lignes dans la liste gardée, {len(made)} refaites."
    for then, now in zip(logged, made, strict=False):
        place = f"Place {then.position}"
        if then.opportunity_id != now.opportunity.id:
            yield f"{place} : la proposition {then.opportunity_id}, maintenant la {now.opportunity.id}."
            continue
        if abs(then.score - now.score) > SAME:
            yield f"{place} : score {number(100 * then.score)}, maintenant {number(100 * now.score)} sur 100."
        before, after = _told(read_reasons(then.reasons)), _told(now.reasons)
        gone = [one for one in before if one not in after]
        new = [one for one in after if one not in before]
        if gone or new:
            yield f"{place} : « {' '.join(gone)} » devient « {' '.join(new)} »."


def _told(reasons: Iterable[Reason]) -> list[str]:
    """In French, as lists kept them before they kept codes."""
    return [one.told() for one in reasons]
