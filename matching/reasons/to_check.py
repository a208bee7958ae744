"""What is to be checked before something is proposed, in a word or two, where there is no room for its sentence."""

from collections.abc import Iterable

from kit import marked
from matching.reasons.language import FRENCH, Language
from matching.reasons.reason import AGAINST, KEPT_OUT, OUT_OF_HOURS, TO_CHECK, Reason
from matching.reasons.values import late, strains

_SUBJECTS = {
    "apprentice_again": marked("apprentissage"),
    "at_guess": marked("heures du trajet"),
    "door_to_door": marked("trajets pendant le travail"),
    "experience": marked("expérience demandée"),
    "experience_asked": marked("expérience demandée"),
    "french": marked("niveau de français"),
    "hours_more": marked("nombre d'heures"),
    "hours_for_days": marked("nombre d'heures"),
    "irregular": marked("horaires irréguliers"),
    "level": marked("diplôme"),
    "licence_required": marked("permis"),
    "licence_required_missing": marked("permis"),
    "licence_usual": marked("permis"),
    "licence_wished": marked("permis"),
    "licence_wished_missing": marked("permis"),
    "limit_usual": marked("ce qui est à éviter"),
    "moves": marked("trajets pendant le travail"),
    "shuttle_days": marked("heures du trajet"),
    "shuttle_ends": marked("heures du trajet"),
    "shuttle_starts": marked("heures du trajet"),
    "site_to_site": marked("trajets pendant le travail"),
    "weekend_wished": marked("week-end"),
}
"""What is to be checked, by the code of a reason."""
_WITH_VALUES = {"late": late, "limit_likely": strains, "limit_named": strains}
"""The same where the value of the reason tells it: "le week-end", "station debout"."""


def to_check(reasons: Iterable[Reason], into: Language = FRENCH) -> tuple[str, ...]:
    """What is to be checked before this is proposed, each subject once: ("nombre d'heures", "station debout").

    Hours or days that are not possible are no longer to be checked: `is_out_of_hours`.
    """
    checked = (one for one in reasons if one.code in TO_CHECK and one.code not in OUT_OF_HOURS)
    return tuple(dict.fromkeys(_subject(one, into) for one in checked))


def is_out_of_hours(reasons: Iterable[Reason]) -> bool:
    """Whether the work is at hours or on days that the person said are not possible."""
    return any(one.code in OUT_OF_HOURS for one in reasons)


def is_kept_out(reasons: Iterable[Reason]) -> bool:
    """Whether its hours, its days or its licence keep it out of a week, and from being the thing to propose."""
    return any(one.code in KEPT_OUT for one in reasons)


def is_against(reasons: Iterable[Reason]) -> bool:
    """Whether its hours, its days or its licence go against what the person said."""
    return any(one.code in AGAINST for one in reasons)


def _subject(reason: Reason, into: Language) -> str:
    if reason.code in _SUBJECTS:
        return into.gettext(_SUBJECTS[reason.code])
    (value,) = reason.values
    return _WITH_VALUES[reason.code](str(value), into)
