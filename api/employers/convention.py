"""The public form that asks for the convention of an immersion: filled in and signed there, never here."""

from urllib.parse import urlencode

_FORM = "https://immersion-facile.beta.gouv.fr/demande-immersion"
"""It takes the number of the company from its address."""


def convention_form(siret: str | None) -> str:
    """The address of the form, with the company filled in where its number is known."""
    return f"{_FORM}?{urlencode({'siret': siret})}" if siret else _FORM
