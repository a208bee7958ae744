"""Who may enter: each route declares the roles it admits, and an application with a route that does not never starts.

    @router.get("/conseil")
    def people(account: Annotated[Account, admits(Role.COUNSELLOR)], ...

    @router.get("/")
    def home(account: Annotated[Account | None, admits_everybody()], ...

Roles open a door; whose people or openings are behind it is checked where they are read: what is not yours is
not found.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.params import Depends
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from api.deps import Visitor
from api.errors import NotAllowed, NotSignedIn
from store.accounts import Account, Role

PUBLIC_FOLDER = "/static"
"""The only part of the site that is not made of routes: files everybody may have."""


class AccessUndeclared(Exception):
    """A route says nothing, or two different things, about who may enter."""


class _Admits:
    """A dependency that lets some roles in."""

    def __init__(self, roles: frozenset[Role]) -> None:
        self.roles = roles

    def __call__(self, account: Visitor) -> Account:
        if account is None:
            raise NotSignedIn
        if account.role not in self.roles:
            raise NotAllowed
        return account


class _AdmitsEverybody:
    """A dependency that lets everybody in, and tells who it is."""

    def __call__(self, account: Visitor) -> Account | None:
        return account


class _AdmitsUnseen:
    """A dependency that lets everybody in without asking who it is: no session, no database."""

    def __call__(self) -> None:
        return None


def admits(role: Role, *others: Role) -> Any:
    """Only accounts of these roles enter; the route is given the `Account`."""
    return Depends(_Admits(frozenset((role, *others))))


def admits_everybody() -> Any:
    """Everybody enters; the route is given the `Account`, or None for a visitor."""
    return Depends(_AdmitsEverybody())


def admits_unseen() -> Any:
    """Everybody enters and nobody asks who it is: for what must answer when the database does not."""
    return Depends(_AdmitsUnseen())


def declared_access(app: FastAPI) -> dict[str, frozenset[Role] | None]:
    """Each route ("GET /v1/search") with the roles it admits, None for everybody.

    Raises AccessUndeclared where a route has not exactly one declaration.
    """
    access: dict[str, frozenset[Role] | None] = {}
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, Mount) and route.path == PUBLIC_FOLDER:
            continue
        found = {_roles(one) for one in _declarations(getattr(route, "dependant", None))}
        if len(found) != 1:
            raise AccessUndeclared(f"{route.path}: declare once who may enter, with admits(…) or admits_everybody()")
        for method in sorted(route.methods or ()):
            access[f"{method} {route.path}"] = next(iter(found))
    return access


def _declarations(dependant: Dependant | None) -> Iterator[_Admits | _AdmitsEverybody | _AdmitsUnseen]:
    inner: Iterable[Dependant] = dependant.dependencies if dependant else ()
    for one in inner:
        if isinstance(one.call, _Admits | _AdmitsEverybody | _AdmitsUnseen):
            yield one.call
        yield from _declarations(one)


def _roles(declaration: _Admits | _AdmitsEverybody | _AdmitsUnseen) -> frozenset[Role] | None:
    return declaration.roles if isinstance(declaration, _Admits) else None
