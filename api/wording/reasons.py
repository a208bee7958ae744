"""Why something stands in a list, or does not, told in the language of the page."""

from collections.abc import Iterable, Sequence

from api.wording import figures
from api.wording.languages import gettext, ngettext
from matching import Change, Reason, read_reason, read_reasons
from matching.reasons import Language

PAGE = Language(
    gettext,
    ngettext,
    number=figures.number,
    dated=figures.day,
    duration=figures.duration,
    clock_time=figures.clock_time,
)
"""The language of the page of now."""


def told(reason: Reason | str) -> str:
    """The sentence of a reason, or of what a list kept of one."""
    return (read_reason(reason) if isinstance(reason, str) else reason).told(PAGE)


def told_all(reasons: Iterable[Reason | str]) -> list[str]:
    """The sentences of some of them, in their order."""
    return [told(one) for one in reasons]


def change_told(change: Change) -> str:
    """What could change, as it stands inside a sentence: "avec le permis B"."""
    if change.what is None:
        return gettext(change.text)
    what = gettext(change.what) if isinstance(change.what, str) else figures.number(change.what)
    return gettext(change.text, what=what)


def foremost(reasons: Sequence[Reason], most: int) -> list[str]:
    """At most `most` lines: all that warns in the first one, so that a short list hides no conflict, then the sentences
    of the first of the others."""
    warnings = [one for one in reasons if one.warns]
    others = [one for one in reasons if not one.warns]
    first = [" ".join(told_all(warnings))] if warnings else []
    return first + told_all(others[: max(most - len(first), 1)])


def foremost_kept(reasons: Iterable[str], most: int) -> list[str]:
    """The same of what a list kept."""
    return foremost(read_reasons(reasons), most)


FILTERS = {"foremost": foremost_kept, "told": told, "change_told": change_told}
