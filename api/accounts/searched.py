"""The commune that somebody just searched from, proposed when they open a space: carried in addresses, kept nowhere."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, Query

from api.places import Places

_MOST = 20
SearchedFrom = Annotated[str, Query(alias="lieu", max_length=_MOST)]
"""Its INSEE code in the address of a page; "" where nobody searched."""
SearchedField = Annotated[str, Form(alias="lieu", max_length=_MOST)]
"""The same in a form."""


def with_searched(path: str, searched: str, *, places: Places) -> str:
    """`path` with the commune of this INSEE code in it; `path` alone where the code is of none."""
    return path if places.by_insee(searched) is None else f"{path}?{urlencode({'lieu': searched})}"


def searched_name(searched: str, *, places: Places) -> str:
    """The commune of this INSEE code as the field proposes it: "Bourganeuf (23400)"; "" where the code is of none."""
    commune = places.by_insee(searched)
    if commune is None:
        return ""
    return f"{commune.name} ({commune.postal_codes[0]})" if commune.postal_codes else commune.name
