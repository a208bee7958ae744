"""What an employer may loosen where nobody suits an opening: only what this one asks."""

from collections.abc import Iterator

from api.wording.figures import clock_time, end_time, number
from api.wording.languages import gettext
from api.wording.words import LICENCES
from matching import Conditions

_MOST_NAMED = 3
_EARLIEST, _LATEST = 7 * 60, 20 * 60
"""Work that begins before, or ends after, leaves out whoever has no ride or looks after children."""
_EASY_HOURS = 20
"""So few hours a week leave hardly anybody out."""
_CAR = "B"
"""Of the licences, the one that most people have."""


def would_help(conditions: Conditions, *, has_trade: bool, is_regulated: bool = False) -> str:
    """What an opening of these conditions asks that leaves people out, what leaves out most first; "" for nothing.

    `has_trade`: it is the work of a trade, which another one near may do as well; `is_regulated`: the law asks for its
    diploma, which nobody may do without.
    """
    asked = list(_asked(conditions, is_regulated=is_regulated))[:_MOST_NAMED]
    if len(asked) > 1:
        return gettext(
            "Votre offre demande : %(asked)s. La première demande réduit souvent le plus la liste.",
            asked=gettext(", ").join(asked),
        )
    if asked:
        return gettext("Votre offre demande : %(asked)s. Sans cela, la liste est souvent plus longue.", asked=asked[0])
    return gettext("Un métier proche aide parfois : choisissez « Modifier », puis « Le métier ».") if has_trade else ""


def _asked(conditions: Conditions, *, is_regulated: bool) -> Iterator[str]:
    """What is demanded, as it is shown, from what fewest people meet on."""
    licences = [one for one in conditions.licences if one.required]
    for licence in sorted(licences, key=lambda one: one.code == _CAR):
        yield str(LICENCES.get(licence.code or "", licence.label))
    if conditions.level_required and conditions.level and conditions.level.rank and not is_regulated:
        yield gettext("un diplôme")
    if conditions.nights:
        yield gettext("travail de nuit")
    if conditions.experience_required or conditions.experience_months:
        yield gettext("de l'expérience")
    begins, ends = conditions.starts_at, conditions.ends_at
    if begins is not None and begins < _EARLIEST:
        yield gettext("début à %(hour)s", hour=clock_time(begins))
    if ends is not None and ends > _LATEST and not conditions.nights:
        yield gettext("fin à %(hour)s", hour=end_time(ends))
    if conditions.hours_per_week and conditions.hours_per_week > _EASY_HOURS:
        yield gettext("%(number)s h par semaine", number=number(conditions.hours_per_week))
