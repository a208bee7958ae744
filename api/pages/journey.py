"""From where somebody looks at an opportunity, and the way to it in the words of the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
from sqlalchemy.orm import Session

from api.ownership import own_person
from api.pages.question import Question
from geo import MODES, Means, Mode, Point, TravelTimes, reach
from matching import Opportunity, commute, read_people
from store.accounts import Account, Role


@dataclass(frozen=True, slots=True)
class Start:
    """From where an opportunity is looked at: a search, one's own space, the file of somebody followed."""

    home: Point
    place: str
    means: tuple[Means, ...]
    back: str
    """The address of the list that led here."""
    back_words: str
    kept: str
    """What keeps this start in an address: "pour=12"."""

    def address(self, path: str) -> str:
        """`path`, with this start kept in it."""
        return f"{path}?{self.kept}"


def start_of_search(question: Question) -> Start | None:
    """The start that a search tells; None where its commune has no centre."""
    if question.home.point is None:
        return None
    return Start(
        home=question.home.point,
        place=question.home.name,
        means=question.means,
        back=question.address(),
        back_words="Revenir à ma recherche",
        kept=urlencode(question.values()),
    )


def start_of_person(database: Session, account: Account, person_id: int) -> Start:
    """The start of somebody followed, or of oneself. Raises NotFound where it is neither."""
    card = own_person(database, account, person_id)
    (followed,) = read_people(database, [card.id])
    own = account.role is Role.BENEFICIARY
    return Start(
        home=followed.person.home,
        place=card.place,
        means=card.means,
        back="/mon-espace" if own else f"/conseil/personnes/{card.id}",
        back_words="Revenir à mon espace" if own else f"Revenir à {card.first_name}",
        kept=f"pour={card.id}",
    )


@dataclass(frozen=True, slots=True)
class Way:
    """How one gets there: the sentence ("Environ 22 min en voiture") and its means; no means, no way by those told."""

    said: str
    mode: Mode | None


def ways(home: Point, means: tuple[Means, ...], opportunities: Sequence[Opportunity], times: TravelTimes) -> list[Way]:
    """The way to each opportunity; an empty sentence where its place is not precise enough to tell."""
    points = [one.point if one.rung is not None and one.rung.is_precise else None for one in opportunities]
    by = reach(
        home,
        means,
        times,
        lat=np.array([np.nan if point is None else point.lat for point in points]),
        lon=np.array([np.nan if point is None else point.lon for point in points]),
    )
    return [_way(*row) for row in zip(by.minutes, by.limit, by.mode, by.km, strict=True)]


def _way(minutes: float, limit: float, mode: int, km: float) -> Way:
    known = Mode(MODES[mode]) if mode >= 0 and np.isfinite(minutes) else None
    said = commute(
        float(minutes) if np.isfinite(minutes) else None,
        float(limit) if np.isfinite(limit) else None,
        known,
        float(km) if np.isfinite(km) else None,
    )
    return Way(said=said, mode=known)
