"""Sign-in of professionals through ProConnect: going there, coming back, and out of it again.

Nobody gets an account by this way: it opens one that exists, by its e-mail address the first time and by the provider's
own name for the person ever after.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.accounts.entry import LONGEST_PATH, enter, go_on, local
from api.deps import Database, Now, TheService
from api.errors import NotFound
from api.provider import Provider, ProviderFault, ProviderUnsure
from api.serving.rendering import render, see_other
from api.wording.languages import gettext
from kit import logger
from store.accounts.account import Account, NeverByEmail, account_of_provider
from store.accounts.sessions import Way
from store.accounts.visits import VISIT_MINUTES, begin_visit, end_visit

router = APIRouter(include_in_schema=False)

_log = logger("api")

PATH = "/proconnect"
WAY_OUT = "/deconnexion/proconnect"
"""Here and below `PATH`, requests wait for the provider."""
VISIT_COOKIE = "alentour_visit"
TOKEN_COOKIE = "alentour_provider"
"""Holds the provider's token for the one page that needs it: signing out."""
_FORBIDDEN, _BAD_GATEWAY = 403, 502

Anybody = Annotated[Account | None, admits_everybody()]


def _provider(service: TheService) -> Provider:
    """The provider of this site. Raises NotFound where it has none."""
    if service.provider is None:
        raise NotFound(gettext("Ce site n'utilise pas ProConnect. Connectez-vous avec un lien."))
    return service.provider


TheProvider = Annotated[Provider, Depends(_provider)]


@router.get(PATH)
def go_there(
    request: Request,
    service: TheService,
    provider: TheProvider,
    database: Database,
    now: Now,
    account: Anybody,
    suite: Annotated[str, Query(max_length=LONGEST_PATH)] = "",
) -> Response:
    """To the provider; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account, next_path=suite)
    visit = begin_visit(database, next_path=local(suite), now=now)
    try:
        answer = see_other(provider.door(visit, now=now))
    except ProviderFault as fault:
        return _failed(request, fault)
    # The visit is this browser's: a link made by somebody else signs nobody in as them.
    answer.set_cookie(
        VISIT_COOKIE,
        visit.state,
        max_age=VISIT_MINUTES * 60,
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=service.settings.secure_cookies,
    )
    return answer


@router.get(f"{PATH}/retour")
def come_back(
    request: Request,
    service: TheService,
    provider: TheProvider,
    database: Database,
    now: Now,
    _: Anybody,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """Signs in who comes back from the provider, where they have an account here."""
    visit = end_visit(database, state, now=now) if state and request.cookies.get(VISIT_COOKIE) == state else None
    if visit is None or not code:
        return _failed(request, None)
    try:
        identity = provider.identity(code, visit, now=now)
        account = account_of_provider(database, subject=identity.subject, email=identity.email)
    except (ProviderUnsure, NeverByEmail) as fault:
        return _unsure(request, fault)
    except ProviderFault as fault:
        return _failed(request, fault)
    if account is None:
        return render(request, "accounts/provider_unknown.html", status_code=_FORBIDDEN)
    answer = enter(request, service, database, account, way=Way.PROVIDER, now=now, next_path=visit.next_path)
    answer.delete_cookie(VISIT_COOKIE, path=PATH)
    answer.set_cookie(
        TOKEN_COOKIE,
        identity.id_token,
        max_age=int(service.settings.session_hours * 3600),
        path="/deconnexion",
        httponly=True,
        samesite="lax",
        secure=service.settings.secure_cookies,
    )
    return answer


@router.get(WAY_OUT)
def go_out(request: Request, service: TheService, now: Now, account: Anybody) -> Response:
    """The way out of the provider, for who has just signed out here: a link, since a form leads to this site only.

    Where there is none, they are signed out here all the same.
    """
    token = request.cookies.get(TOKEN_COOKIE)
    if account is not None or token is None or service.provider is None:
        return see_other("/")
    try:
        answer = render(request, "accounts/signed_out.html", {"way_out": service.provider.way_out(token, now=now)})
    except ProviderFault:
        answer = see_other("/")
    answer.delete_cookie(TOKEN_COOKIE, path="/deconnexion")
    return answer


def _unsure(request: Request, fault: Exception) -> Response:
    """A page that says to come in otherwise: to try again would change nothing."""
    _log.warning("provider_unsure", fault=type(fault).__name__, told=str(fault))
    return render(request, "accounts/provider_unsure.html", status_code=_FORBIDDEN)


def _failed(request: Request, fault: ProviderFault | None) -> Response:
    """A page that says to try again; which fault it was is logged, and nothing that names a person."""
    kind, told = ("no visit", "") if fault is None else (type(fault).__name__, str(fault))
    _log.warning("provider_failed", fault=kind, told=told)
    return render(request, "accounts/provider_failed.html", status_code=_BAD_GATEWAY)
