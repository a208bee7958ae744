"""The wishes that reasons quote, as a week tells them: it is printed and shown, so that they are in good French.

Written right, a wish stays in its own words, without hours. Any other is told by the trade that was understood of it.
"""

from dataclasses import replace

from api.wording.words import one_form
from geo import in_other_letters
from kit import fold
from matching import Matcher, Ranked, Reason
from matching.words.wishes.refusals import without_refusals
from matching.words.wishes.wish import without_times

_OF_WISHES = frozenset({"wish", "near", "near_trade"})
"""The reasons whose first value is a wish, or a part of one."""


def in_good_french(row: Ranked, matcher: Matcher) -> Ranked:
    """The row of a list with the wishes of its reasons in good French."""
    return replace(row, reasons=tuple(_told(one, matcher) for one in row.reasons))


def _told(reason: Reason, matcher: Matcher) -> Reason:
    if reason.code not in _OF_WISHES:
        return reason
    wish, *others = reason.values
    return Reason(reason.code, (wish_in_french(str(wish), matcher), *others))


def wish_in_french(wish: str, matcher: Matcher) -> str:
    """A wish where each of its words is known as it is written, else its likeliest trade; as written where it has none.

    Accents that were left out are put back: "menage 2h le matin" is "ménage".
    """
    bare = without_times(without_refusals(wish))
    spelled = matcher.spelled(bare)
    if bare and not in_other_letters(bare) and not spelled.unknown and fold(spelled.text) == fold(bare):
        return spelled.text
    (understood,) = matcher.understand((wish,))
    return one_form(understood.trades[0].label) if understood.trades else wish
