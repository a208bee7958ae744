"""What was just saved of my file, as the page that comes next tells it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from api.following import read_moved, told
from api.following.moved import Moved
from api.profile import PARTS, AskedPart
from api.wording.refused import all_refused
from matching import Matcher, Understood, asks_lessons

_WISHES = "souhaits"


@dataclass(frozen=True, slots=True)
class JustSaved:
    """A part that was saved, what it moved in my list (nothing is told of a list that stayed as it was), and the wishes
    in which no trade was read."""

    part: AskedPart
    moved: tuple[str, ...]
    unread: tuple[str, ...]


def told_in_address(address: str, part: str, moved: Moved | None) -> str:
    """`address`, which tells that `part` was saved and what moved; None where it was as it is."""
    told_of = {"change": part} | ({"bouge": moved.address()} if moved else {})
    return f"{address}{'&' if '?' in address else '?'}{urlencode(told_of)}"


def just_saved(part: str, moved: str, *, wishes: tuple[str, ...], matcher: Matcher) -> JustSaved | None:
    """What an address tells of a part (`part`) and of the list (`moved`); None where it names no part."""
    if part not in PARTS:
        return None
    numbers = read_moved(moved)
    unread = [one.text for one in matcher.understand(wishes) if _is_unread(one, matcher)] if part == _WISHES else []
    has_moved = numbers is not None and (numbers.more or numbers.fewer or numbers.new)
    return JustSaved(PARTS[part], told(numbers, part) if numbers and has_moved else (), tuple(unread))


def _is_unread(understood: Understood, matcher: Matcher) -> bool:
    """Whether a wish says nothing that is known: neither a trade nor lessons, nor what is refused."""
    said = understood.text
    return not (understood.trades or asks_lessons(said) or all_refused(said, work=matcher.refused(said)))
