"""Free words are looked over before they are kept: what seems to tell of health, justice, family or a way to reach
somebody is asked about again, what is too long is said.

A route says which of its fields hold free words, after who enters:

    _: Annotated[None, looks_over("mot", most=300)]

What is found is named on a page that holds all that was typed, to be corrected there and sent again to the same place.
A guess is no refusal: whoever says that it is looked at keeps it so, as in the form of somebody new. Words
too long are said to be: a browser's own limit cuts what is pasted without a word.

`tests/api/test_free_words.py` holds the list of all fields of free words, and why some are not looked over.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from fastapi import Depends, FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.concurrency import run_in_threadpool

from api.errors import LookAgain
from kit import plain_text
from matching.words.privacy.not_kept import Matter, told_in

LOOKED = "relu"
"""The box that says that a text was looked at and stays so."""
MOST_TYPED = 5_000
"""Characters of a field that are read at all: what is longer is told to be too long."""


class Field(NamedTuple):
    """A field as it was typed: its name, its text, and what is to be looked at."""

    name: str
    text: str
    told: Mapping[Matter, tuple[str, ...]] = MappingProxyType({})
    """What seems not to be kept, as it was typed, by what it tells."""
    most: int | None = None
    """The characters it may have, where it has more."""

    @property
    def is_doubtful(self) -> bool:
        """Whether there is something to look at."""
        return bool(self.told) or self.most is not None


class LooksOver:
    """A dependency that carries which fields it looks over, with the most characters of each; None where any."""

    def __init__(self, fields: Mapping[str, int | None], *, contacts: bool) -> None:
        self.fields = fields
        self._contacts = contacts

    async def __call__(self, request: Request) -> None:
        """Passes what may be kept. Raises LookAgain."""
        sent = [(name, text) for name, text in (await request.form()).multi_items() if isinstance(text, str)]
        is_looked = any(name == LOOKED and text for name, text in sent)
        typed = [(name, text) for name, text in sent if name != LOOKED]
        fields = await run_in_threadpool(self._read_all, typed, is_looked=is_looked)
        if any(one.is_doubtful for one in fields):
            raise LookAgain(fields=fields, tells_too_much=any(one.told for one in fields))

    def _read_all(self, typed: list[tuple[str, str]], *, is_looked: bool) -> list[Field]:
        return [self._read(name, text, is_looked=is_looked) for name, text in typed]

    def _read(self, name: str, text: str, *, is_looked: bool) -> Field:
        if name not in self.fields:
            return Field(name, text)
        most, read = self.fields[name] or MOST_TYPED, text[:MOST_TYPED]
        is_too_long = len(text) > MOST_TYPED or len(plain_text(read, limit=MOST_TYPED)) > most
        told = {} if is_looked else told_in(read, contacts=self._contacts)
        return Field(name, text, told=told, most=most if is_too_long else None)


def looks_over(*names: str, most: int | None = None, contacts: bool = True) -> Any:
    """The fields of these names are looked over before the route is; `most` characters each, where that is bounded.

    Without `contacts`, phone numbers and e-mail addresses pass: where those of an employer, or one's own, belong.
    """
    return Depends(LooksOver(dict.fromkeys(names, most), contacts=contacts))


def looked_over(app: FastAPI) -> dict[str, frozenset[str]]:
    """The names of the fields that each route ("POST /conseil/confier") looks over."""
    looked: dict[str, frozenset[str]] = {}
    for route in iter_route_contexts(app.routes):
        names = frozenset(name for one in _lookers(getattr(route, "dependant", None)) for name in one.fields)
        looked |= {f"{method} {route.path}": names for method in route.methods or ()}
    return looked


def _lookers(dependant: Dependant | None) -> Iterator[LooksOver]:
    for one in dependant.dependencies if dependant else ():
        if isinstance(one.call, LooksOver):
            yield one.call
