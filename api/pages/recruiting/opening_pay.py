"""The pay of an opening as it is typed: an amount, said by the hour where it is a small bare number, and lawful."""

import re
from datetime import date

from api.wording.languages import gettext as _
from kit import number
from matching.words.conditions import below_minimum_wage
from matching.words.privacy import without_contacts

_LONGEST = 80
_BARE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:€|euros?|eur)?\s*(bruts?|nets?)?", re.IGNORECASE)
_MOST_AN_HOUR = 50
_AN_AMOUNT = re.compile(r"\d|\bsmic\b", re.IGNORECASE)


def read_pay(typed: str) -> str:
    """The pay to show: "12,5" is euros an hour. Empty where nothing was typed."""
    bare = _BARE.fullmatch(typed.strip())
    if bare is None or float(bare[1].replace(",", ".")) >= _MOST_AN_HOUR:
        return without_contacts(typed[:_LONGEST])
    return f"{bare[1]} € {bare[2] + ' ' if bare[2] else ''}de l'heure"


def wrong_pay(typed: str, today: date, *, paid_a_share: bool) -> str | None:
    """What to say of a pay without an amount, or below the minimum; None where it may be shown.

    `paid_a_share`: of an apprentice, who may be paid less.
    """
    if typed and not _AN_AMOUNT.search(typed):
        return _("Écrivez un montant, ou laissez vide.")
    return None if paid_a_share else too_little(read_pay(typed), today)


def too_little(said: str, today: date) -> str | None:
    """What to say of words that promise less than the minimum wage; None where they do not."""
    least = below_minimum_wage(said, today)
    if least is None:
        return None
    return _("C'est moins que le minimum légal : %(least)s € brut de l'heure.", least=number(least))
