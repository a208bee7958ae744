"""What can go wrong in a request, and the one place that turns it into an answer.

ApiError
├── NotSignedIn       401  nobody is signed in, or no longer; a form is given back as it was typed
├── NotAllowed        403  signed in, but not with a role that this route admits
├── NotFound          404  there is no such thing, or it is not yours: the answer does not tell which
├── Gone              410  it was there and is no longer; carries what is near it
├── TooLarge          413  the request is larger than any form of the site
├── BadQuestion       422  a value that does not make sense; carries which one
├── LookAgain         422  free words that seem not to be kept, or too long; carries all that was typed
├── Crowded           503  too many ask at once; says when to come back
└── Busy              503  the offers are being brought up to date; says when to come back

Programs get RFC 9457 problem details, people a page. Both say the same sentence.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic_core import ErrorDetails
from sqlalchemy.exc import DataError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

import store
from api.deps import SESSION_COOKIE, Service
from api.serving.rendering import asks_for_page, is_fragment, render, see_other
from api.wording.languages import Lazy, gettext, lazy
from kit import logger, where
from store.accounts.account import Account
from store.accounts.sessions import account_of
from store.locks import CatalogueBusy

_log = logger("api")


class ApiError(Exception):
    """The root of the tree: a status, a title, and a sentence that says what to do next."""

    status: ClassVar[int] = 500
    title: ClassVar[Lazy] = lazy("Une erreur est survenue")
    sentence: ClassVar[Lazy] = lazy("Ce n'est pas votre faute. Réessayez dans quelques minutes.")

    template: ClassVar[str] = "error.html"
    """The page that tells it to people."""

    def __init__(self, sentence: str | None = None, **more: Any) -> None:
        super().__init__(sentence or self.sentence)
        self.more: Mapping[str, Any] = more
        """Values for the page, and members added to the problem details."""

    @property
    def members(self) -> Mapping[str, Any]:
        """What problem details hold beside title and sentence."""
        return self.more


class NotSignedIn(ApiError):
    """Nobody is signed in, or no longer."""

    status = 401
    title = lazy("Connexion nécessaire")
    sentence = lazy("Connectez-vous pour voir cette page.")


class NotAllowed(ApiError):
    """Signed in, but not with a role that this route admits."""

    status = 403
    title = lazy("Accès refusé")
    sentence = lazy("Votre compte ne donne pas accès à cette page.")


class NotFound(ApiError):
    """There is no such thing, or it is not yours."""

    status = 404
    title = lazy("Page introuvable")
    sentence = lazy("Cette page n'existe pas. Vérifiez l'adresse, ou revenez à l'accueil.")


class Gone(ApiError):
    """It was there and is no longer."""

    status = 410
    title = lazy("Cette offre n'est plus là")
    sentence = lazy("L'offre a été retirée par celui qui l'a publiée.")


class TooLarge(ApiError):
    """The request is larger than any form of the site."""

    status = 413
    title = lazy("Envoi trop volumineux")
    sentence = lazy("Ce que vous envoyez est trop long. Raccourcissez le texte.")


class BadQuestion(ApiError):
    """A value that does not make sense."""

    status = 422
    title = lazy("Demande à corriger")
    sentence = lazy("Une valeur ne convient pas. Corrigez-la et recommencez.")


class LookAgain(ApiError):
    """Free words seem to tell what is not to be kept here, or are too long (`api.free_words`)."""

    status = 422
    title = lazy("Relisez votre texte")
    sentence = lazy("Rien n'est encore enregistré. Corrigez votre texte ici, puis enregistrez.")
    template = "looked_over.html"

    @property
    def members(self) -> Mapping[str, Any]:
        """The fields to look at again, each with the words in doubt; a page alone gives back all that was typed."""
        doubtful = [one for one in self.more["fields"] if one.is_doubtful]
        words = {one.name: [f"« {word} »" for some in one.told.values() for word in some] for one in doubtful}
        for one in doubtful:
            if one.most is not None:
                too_long = gettext("Ce texte est trop long. Gardez %(most)s caractères au plus.", most=one.most)
                words[one.name].append(too_long)
        return {"errors": [{"value": name, "detail": ", ".join(said)} for name, said in words.items()]}


class Crowded(ApiError):
    """Too many ask at once."""

    status = 503
    title = lazy("Beaucoup de monde")
    sentence = lazy("Beaucoup de personnes utilisent Alentour en ce moment. Réessayez dans quelques secondes.")
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "5"}


class Busy(ApiError):
    """The offers are being brought up to date: nobody else can change one just now."""

    status = 503
    title = lazy("Un instant")
    sentence = lazy("Les offres sont en cours de mise à jour. Réessayez dans une minute.")
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "60"}


class _MethodNotAllowed(ApiError):
    status = 405
    title = lazy("Action impossible ici")
    sentence = lazy("Cette adresse ne permet pas cette action.")


class _Unreachable(ApiError):
    status = 503
    title = lazy("Service en pause")
    sentence = lazy("Le service ne répond pas pour le moment. Réessayez dans quelques minutes.")


_BY_STATUS: dict[int, type[ApiError]] = {
    kind.status: kind for kind in (NotSignedIn, NotAllowed, NotFound, _MethodNotAllowed, Gone, TooLarge, BadQuestion)
}

_MEANING: dict[type[Exception], type[ApiError]] = {
    CatalogueBusy: Busy,
    OperationalError: _Unreachable,
    InterfaceError: _Unreachable,
    PoolExhausted: _Unreachable,
    DataError: BadQuestion,  # a NUL in a text, a number too large: no column holds it
}
"""Exceptions of libraries and of the store, and what they mean for the person who asks."""
_EXPECTED = (Crowded, Busy)
"""Faults that nobody has to look for."""

_IN_PLACE_OF_THE_PAGE = {"HX-Retarget": "#contenu", "HX-Reselect": "#contenu", "HX-Reswap": "outerHTML show:top"}
"""How htmx shows a whole page that was asked for as a piece of one; it swaps nothing in where the status is a fault."""

_NEVER_SHOWN = frozenset({"password", "code"})
"""Fields that no page gives back."""

_WRONG = {
    "missing": lazy("Cette valeur manque."),
    "int_parsing": lazy("Donnez un nombre entier."),
    "float_parsing": lazy("Donnez un nombre."),
    "finite_number": lazy("Donnez un nombre."),
    "greater_than": lazy("Ce nombre est trop petit : plus de %(gt)s."),
    "greater_than_equal": lazy("Ce nombre est trop petit : au moins %(ge)s."),
    "less_than_equal": lazy("Ce nombre est trop grand : au plus %(le)s."),
    "string_too_short": lazy("Ce texte est trop court : au moins %(min_length)s caractères."),
    "string_too_long": lazy("Ce texte est trop long : au plus %(max_length)s caractères."),
    "too_long": lazy("Il y a trop de valeurs : au plus %(max_length)s."),
    "enum": lazy("Cette valeur n'existe pas. Choisissez parmi %(expected)s."),
    "literal_error": lazy("Cette valeur n'existe pas. Choisissez parmi %(expected)s."),
}
"""What is said of a value that does not pass, by the type of pydantic's error."""


def install_errors(app: FastAPI) -> None:
    """Every exception of a request goes through `respond`."""
    for kind in (ApiError, HTTPException, RequestValidationError, *_MEANING):
        app.add_exception_handler(kind, respond)
    app.add_exception_handler(NotSignedIn, respond_signed_out)


def respond(request: Request, error: Exception) -> Response:
    """The answer for `error`: a page for people, problem details for programs; unforeseen errors tell nothing."""
    known = _known(error)
    if known.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(known, _EXPECTED):
        _log.error("request_failed", error=type(error).__name__, where=where(error))
    headers = getattr(error, "headers", getattr(known, "headers", None))
    if not asks_for_page(request):
        return _problem(request, known, headers)
    if isinstance(known, NotSignedIn):
        return _to_sign_in(request)
    if isinstance(known, NotFound | _MethodNotAllowed) and not hasattr(request.state, "account"):
        request.state.account = _who_asks(request)
    context = {"status": known.status, "title": known.title, "sentence": str(known), **known.more}
    if isinstance(known, LookAgain) and is_fragment(request):
        return render(request, known.template, context, headers=_IN_PLACE_OF_THE_PAGE)
    return render(request, known.template, context, status_code=known.status, headers=headers)


async def respond_signed_out(request: Request, error: Exception) -> Response:
    """As `respond`; but a form sent after its session ended is given back as it was typed, to be sent again once
    signed in, from the same page."""
    typed = await _typed(request) if asks_for_page(request) and request.method == "POST" else []
    if not typed:
        return await run_in_threadpool(respond, request, error)
    if is_fragment(request):
        return render(request, "signed_out.html", {"typed": typed}, headers=_IN_PLACE_OF_THE_PAGE)
    return render(request, "signed_out.html", {"typed": typed}, status_code=HTTPStatus.UNAUTHORIZED)


async def _typed(request: Request) -> list[tuple[str, str]]:
    """The fields of a form that a page may hold: none of one with a file or a password, which are chosen again."""
    sent = (await request.form()).multi_items()
    texts = [(name, one) for name, one in sent if isinstance(one, str)]
    has_file = any(isinstance(one, UploadFile) and one.filename for _, one in sent)
    return [] if has_file or any(name in _NEVER_SHOWN for name, _ in texts) else texts


def _who_asks(request: Request) -> Account | None:
    """Who is signed in, where no route answers to the address: nobody has looked yet, and the menu of the page is
    theirs."""
    service: Service = request.app.state.service
    secret = request.cookies.get(SESSION_COOKIE)
    if not secret:
        return None
    try:
        with store.session(service.engine) as session:
            return account_of(session, secret=secret, now=service.clock())
    except tuple(_MEANING):  # the database does not answer: the page that says "not found" does
        return None


def _known(error: Exception) -> ApiError:
    if isinstance(error, ApiError):
        return error
    if isinstance(error, RequestValidationError):
        return _validation(error)
    if isinstance(error, HTTPException):
        return _BY_STATUS.get(error.status_code, BadQuestion if error.status_code < 500 else ApiError)()
    for kind in type(error).__mro__:
        if kind in _MEANING:
            return _MEANING[kind]()
    return ApiError()


def _validation(error: RequestValidationError) -> ApiError:
    """Which values are wrong and why. A wrong value in the path names nothing: there is no such page."""
    faults: list[ErrorDetails] = list(error.errors())
    if any(fault["loc"][0] == "path" for fault in faults):
        return NotFound()
    return BadQuestion(errors=[{"value": _named(fault["loc"]), "detail": _sentence(fault)} for fault in faults])


def _named(where: tuple[int | str, ...]) -> str:
    """The name of a value, whichever of several it is."""
    return str(next((part for part in reversed(where) if isinstance(part, str)), where[-1]))


def _sentence(fault: ErrorDetails) -> str:
    if fault["type"] == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    wrong, values = _WRONG.get(fault["type"]), dict(fault.get("ctx", {}))
    if "expected" in values:  # "'fit', 'distance' or 'date'": the one word that pydantic puts among the values
        values["expected"] = ", ".join(values["expected"].rsplit(" or ", 1))
    return gettext(wrong.text, **values) if wrong else gettext("Cette valeur ne convient pas.")


def _problem(request: Request, error: ApiError, headers: Mapping[str, str] | None) -> Response:
    body = {
        "type": "about:blank",
        "title": str(error.title),
        "status": error.status,
        "detail": str(error),
        "instance": f"urn:uuid:{request.state.request_id}",
        **error.members,
    }
    return JSONResponse(body, status_code=error.status, media_type="application/problem+json", headers=headers)


def _to_sign_in(request: Request) -> Response:
    """To the sign-in page, and back here afterwards; a fragment asks the browser to move the whole page."""
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    address = "/connexion"
    if request.method == "GET" and not is_fragment(request):
        address += "?" + urlencode({"suite": target})
    if is_fragment(request):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": address})
    return see_other(address)
