"""What an employer may loosen where nobody suits an opening: only what this one asks."""

from api.wording.languages import gettext as _
from matching import Conditions


def would_help(conditions: Conditions, *, has_trade: bool) -> str:
    """A sentence on what often brings people to an opening of these conditions; "" where it asks nothing to loosen.

    `has_trade`: it is the work of a trade, which another one near may do as well.
    """
    is_timed = conditions.starts_at is not None or conditions.ends_at is not None or bool(conditions.nights)
    asks_experience = bool(conditions.experience_months or conditions.experience_required)
    if is_timed and asks_experience:
        return _("Un horaire plus souple ou « débutant accepté » aide souvent.")
    if asks_experience:
        return _("« Débutant accepté » aide souvent.")
    if is_timed:
        return _("Un horaire plus souple aide souvent.")
    return _("Un métier proche aide parfois : choisissez « Modifier », puis « Le métier ».") if has_trade else ""
