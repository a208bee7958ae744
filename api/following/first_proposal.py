"""What to propose first to somebody whose file is open: chosen in the list of now, as the portfolio does in the
night's."""

from collections.abc import Collection
from typing import NamedTuple

from api.following.file import File
from api.following.within_hours import HoursFit, hours_against
from api.wording.languages import gettext
from matching import NOT_IN_TIME, Ranked
from matching.reasons import (
    TO_CHECK,
    is_against,
    is_called_for,
    is_kept_out,
    is_linked,
    is_wished,
    read_reasons,
    stored,
    to_check,
)
from store.people.portfolio import A_LITTLE_LONGER, NEARLY_AS_GOOD, Best


class First(NamedTuple):
    """What to propose first, and why cards linked to what they said stand before it."""

    best: Best
    is_nearer: bool
    """They are further away, or outside the hours or the days of the person."""
    is_a_little_further: bool
    """It takes a little more than the minutes accepted, as its card says."""
    is_clearer: bool
    """One as near is to be checked first."""
    hours: HoursFit
    """How its hours stand before those of the person."""

    @property
    def why(self) -> str:
        """Why it is proposed before others, and what does not fit or is not known of it; "" where it is the first."""
        if self.is_clearer:
            return gettext("La première de la liste demande une vérification. Celle-ci n'en demande pas.")
        if not self.is_nearer:
            return ""
        if self.is_a_little_further:
            return " ".join((gettext("Le trajet est un peu plus long que le temps accepté."), *self._to_see_to))
        if self.hours is HoursFit.BEYOND:
            return gettext("Elle est dans son temps de trajet, mais pas dans les heures souhaitées.")
        if to_check(read_reasons(self.best.reasons)):
            return gettext("Elle est dans son temps de trajet, mais vérifiez d'abord ces points.")
        if self.hours is HoursFit.TO_ASK:
            return gettext("Elle est dans son temps de trajet. Demandez ses horaires à l'employeur.")
        if self.hours is HoursFit.NOT_ASKED:
            return gettext("C'est la première, dans son temps de trajet, qui va avec son dossier.")
        return gettext("C'est la première, dans ses heures et son temps de trajet, qui va avec son dossier.")

    @property
    def _to_see_to(self) -> list[str]:
        """What does not fit or is not known of it beside the way there, in a sentence."""
        if self.hours is HoursFit.BEYOND:
            return [gettext("Les heures ne sont pas celles souhaitées.")]
        if to_check(read_reasons(self.best.reasons)):
            return [gettext("Vérifiez d'abord ces points.")]
        return [gettext("Demandez ses horaires à l'employeur.")] if self.hours is HoursFit.TO_ASK else []


def first_proposal(file: File, *, spoken_of: Collection[int]) -> First | None:
    """Of the cards linked to what the person said, neither proposed yet nor in `spoken_of` (whose employer asked to
    meet them, or about which they did something), of those that a week may hold where there is one, the first that is
    near and of the trade wished for, else near, else the first; instead of one to be checked, the first nearly as good
    that needs no check. None where there is none, where all go against what they said, or on another page than the
    first of a whole, ranked list."""
    if file.page != 1 or file.is_narrowed or not file.followed.ranked:
        return None
    left = [one for one in file.found.items if is_linked(one.reasons) and _is_left(one, file, spoken_of)]
    possible = [one for one in left if not is_kept_out(one.reasons)]
    possible = possible or [one for one in left if not is_against(one.reasons)]
    if not possible:
        return None
    near = [one for one in possible if _is_near(one)]
    there = near or possible
    lead, *others = [one for one in there if is_wished(one.reasons)] or there
    chosen = next((one for one in (lead, *others) if _is_clear(one, lead)), lead)
    is_before_others = chosen is lead and lead is not left[0]
    return First(
        _best(chosen),
        is_nearer=is_before_others and bool(near),
        is_a_little_further=_is_a_little_further(chosen),
        is_clearer=chosen is not lead,
        hours=hours_against(file.followed.person, chosen.opportunity, chosen.reasons),
    )


def _is_left(one: Ranked, file: File, spoken_of: Collection[int]) -> bool:
    number = one.opportunity.id
    return number is not None and number not in spoken_of and file.suggested(number) is None


def _is_near(one: Ranked) -> bool:
    """Whether it is reached in about the minutes accepted and in time for work, by a transport on demand, or is nowhere
    in particular."""
    if one.opportunity.point is None or is_called_for(one.reasons):
        return True
    in_time = not any(reason.code in NOT_IN_TIME for reason in one.reasons)
    return in_time and one.way is not None and one.way.minutes <= one.way.limit * A_LITTLE_LONGER


def _is_a_little_further(one: Ranked) -> bool:
    if one.opportunity.point is None or is_called_for(one.reasons) or one.way is None:
        return False
    return _is_near(one) and round(one.way.minutes) > one.way.limit


def _is_clear(one: Ranked, lead: Ranked) -> bool:
    """Whether there is nothing to check before it is proposed, and it is nearly as good as the first."""
    return one.score >= NEARLY_AS_GOOD * lead.score and not any(reason.code in TO_CHECK for reason in one.reasons)


def _best(chosen: Ranked) -> Best:
    opportunity = chosen.opportunity
    return Best(
        opportunity.id or 0,
        opportunity.title,
        opportunity.kind.value,
        opportunity.place,
        is_near=_is_near(chosen),
        reasons=tuple(stored(one) for one in chosen.reasons),
    )
