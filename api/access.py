"""Who may see what: open this file first. Each route declares one rule; a site with a route that does not never starts.

A rule says who enters (`roles`) and, where the address names something that is somebody's, that it must be theirs
(`owned`). Whose it is, is told in `api.ownership`; what is not yours is not found, like what does not exist.

    account: Annotated[Account, admits(Role.COUNSELLOR)]              these roles
    account: Annotated[Account, admits_members()]                     whoever is signed in
    account: Annotated[Account | None, admits_everybody()]            everybody
    _: Annotated[None, admits_unseen()]                               everybody, and nobody asks who it is
    card: MyPerson                                                    a counsellor, for a person they follow
    card: MyFile                                                      a beneficiary, for their own file
    account: SignedIn                                                 who it is, beside a rule that opens something

    who           sees
    everybody     the search, opportunities, services, help
    beneficiary   their own file, and no other
    counsellor    the people they follow: their portfolio; the openings that they wrote for an employer
    team lead     the counsellors they lead and whom these follow, figures of groups: nobody's file
    recruiter     the openings of their employer, and people without a name
    operator      sources, runs and the accounts of staff: nobody's file
    all of them   their own account and sessions, the files they handed in

`tests/api/test_access.py` holds the table of all routes with their rules, and tries each with every role, for what is
theirs and for what is not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from api.deps import Database, Id, Now, Visitor
from api.errors import NotAllowed, NotSignedIn
from api.ownership import own_colleague, own_file, own_import, own_opening, own_person, own_session, own_sheet
from store.accounts.account import Account, Role
from store.employers.opening_sheets import OpeningSheet
from store.employers.openings import Opening
from store.people.person import PersonCard
from store.people.team import LedCounsellor
from store.pulls.imports import Import

PUBLIC_FOLDER = "/static"
"""The only part of the site that is not made of routes: files everybody may have."""

OWNED = frozenset({"person_id", "counsellor_id", "opening_id", "sheet_id", "import_id", "session_id"})
"""What an address may name that is somebody's: its rule must open it."""

NOBODYS = frozenset({"opportunity_id", "employer_id", "run_id", "secret", "code", "part", "what", "extension"})
"""What an address may name that is nobody's in particular: roles alone decide, or the secret itself does."""

_NAMED = re.compile(r"{(\w+)")


class AccessUndeclared(Exception):
    """A route says nothing about who may enter, or two things, or not whose is what its address names."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who enters. `roles` is None for everybody; `owned` is the name in the address of what must be theirs."""

    roles: frozenset[Role] | None
    owned: str | None = None


EVERYBODY = Rule(None)
MEMBERS = Rule(frozenset(Role))


class _Door:
    """A dependency that carries its rule."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def _admitted(self, account: Account | None) -> Account:
        """The account, where the rule admits its role. Raises NotSignedIn, NotAllowed."""
        signed_in = _signed_in(account)
        if self.rule.roles is not None and signed_in.role not in self.rule.roles:
            raise NotAllowed
        return signed_in


class _Admits(_Door):
    async def __call__(self, account: Visitor) -> Account:
        return self._admitted(account)


class _AdmitsEverybody(_Door):
    async def __call__(self, account: Visitor) -> Account | None:
        return account


class _AdmitsUnseen(_Door):
    async def __call__(self) -> None:
        return None


class _OpensPerson(_Door):
    def __call__(self, account: Visitor, database: Database, person_id: Id) -> PersonCard:
        return own_person(database, self._admitted(account), person_id)


class _OpensOwnFile(_Door):
    def __call__(self, account: Visitor, database: Database) -> PersonCard:
        return own_file(database, self._admitted(account))


class _OpensColleague(_Door):
    def __call__(self, account: Visitor, database: Database, counsellor_id: Id) -> LedCounsellor:
        return own_colleague(database, self._admitted(account), counsellor_id)


class _OpensOpening(_Door):
    def __call__(self, account: Visitor, database: Database, opening_id: Id) -> Opening:
        return own_opening(database, self._admitted(account), opening_id)


class _OpensSheet(_Door):
    def __call__(self, account: Visitor, database: Database, sheet_id: Id) -> OpeningSheet:
        return own_sheet(database, self._admitted(account), sheet_id)


class _OpensImport(_Door):
    def __call__(self, account: Visitor, database: Database, import_id: Id) -> Import:
        return own_import(database, self._admitted(account), import_id)


class _OpensSession(_Door):
    def __call__(self, account: Visitor, database: Database, now: Now, session_id: Id) -> int:
        return own_session(database, self._admitted(account), session_id, now=now)


def admits(role: Role, *others: Role) -> Any:
    """Only accounts of these roles enter; the route is given the `Account`."""
    return Depends(_Admits(Rule(frozenset((role, *others)))))


def admits_members() -> Any:
    """Whoever is signed in enters; the route is given the `Account`."""
    return Depends(_Admits(MEMBERS))


def admits_everybody() -> Any:
    """Everybody enters; the route is given the `Account`, or None for a visitor."""
    return Depends(_AdmitsEverybody(EVERYBODY))


def admits_unseen() -> Any:
    """Everybody enters and nobody asks who it is, not even the database: for what must answer when it does not."""
    return Depends(_AdmitsUnseen(EVERYBODY))


def opens_person(role: Role, *others: Role) -> Any:
    """These roles enter, a counsellor for the people they follow, a person for themself; gives the `PersonCard`."""
    return Depends(_OpensPerson(Rule(frozenset((role, *others)), owned="person_id")))


def opens_own_file() -> Any:
    """A beneficiary enters, for their own file, which no address names; the route is given the `PersonCard`."""
    return Depends(_OpensOwnFile(Rule(frozenset({Role.BENEFICIARY}))))


def opens_colleague() -> Any:
    """A team lead enters, for a counsellor of their team; the route is given the `LedCounsellor`."""
    return Depends(_OpensColleague(Rule(frozenset({Role.TEAM_LEAD}), owned="counsellor_id")))


def opens_opening(role: Role, *others: Role) -> Any:
    """These roles enter, a recruiter for an opening of their employer, a counsellor for one that they wrote."""
    return Depends(_OpensOpening(Rule(frozenset((role, *others)), owned="opening_id")))


def opens_sheet(role: Role, *others: Role) -> Any:
    """These roles enter, a recruiter for a sheet of their employer, a counsellor for one that they wrote."""
    return Depends(_OpensSheet(Rule(frozenset((role, *others)), owned="sheet_id")))


def opens_import(role: Role, *others: Role) -> Any:
    """These roles enter, for a file that they handed in themself; the route is given the `Import`."""
    return Depends(_OpensImport(Rule(frozenset((role, *others)), owned="import_id")))


def opens_session() -> Any:
    """Whoever is signed in enters, for an open session of their own; the route is given its number."""
    return Depends(_OpensSession(Rule(MEMBERS.roles, owned="session_id")))


def _signed_in(account: Visitor) -> Account:
    if account is None:
        raise NotSignedIn
    return account


SignedIn = Annotated[Account, Depends(_signed_in)]
"""Who it is, for a route whose rule gives something else. No rule by itself: such a route still declares one."""

MyPerson = Annotated[PersonCard, opens_person(Role.COUNSELLOR)]
"""A person whom the counsellor signed in follows."""

MyFile = Annotated[PersonCard, opens_own_file()]
"""The file of the person signed in."""


def declared_access(app: FastAPI) -> dict[str, Rule]:
    """Each route ("GET /v1/search") with its rule.

    Raises AccessUndeclared where a route has not exactly one, or its address names what its rule does not decide.
    """
    access: dict[str, Rule] = {}
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, Mount) and route.path == PUBLIC_FOLDER:
            continue
        found = {door.rule for door in _doors(getattr(route, "dependant", None))}
        if len(found) != 1:
            raise AccessUndeclared(f"{route.path}: declare one rule, with one admits…(…) or opens…(…)")
        (rule,) = found
        _hold_names(route.path or "", rule)
        for method in sorted(route.methods or ()):
            access[f"{method} {route.path}"] = rule
    return access


def _hold_names(path: str, rule: Rule) -> None:
    """Raises AccessUndeclared where `path` names something whose owner `rule` does not ask for."""
    names = set(_NAMED.findall(path))
    if unknown := names - OWNED - NOBODYS:
        raise AccessUndeclared(f"{path}: say in api.access whether {', '.join(sorted(unknown))} is somebody's")
    if names & OWNED != {rule.owned} - {None}:
        raise AccessUndeclared(f"{path}: its rule must open {', '.join(sorted(names & OWNED)) or 'what it names'}")


def _doors(dependant: Dependant | None) -> Iterator[_Door]:
    inner: Iterable[Dependant] = dependant.dependencies if dependant else ()
    for one in inner:
        if isinstance(one.call, _Door):
            yield one.call
        yield from _doors(one)
