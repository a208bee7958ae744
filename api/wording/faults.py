"""Why the store refused something, in the language of who reads it."""

from api.wording.languages import gettext
from store.errors import ToldError


def said(fault: ToldError) -> str:
    """The sentence of the fault, with its values."""
    return gettext(fault.text, **fault.values)
