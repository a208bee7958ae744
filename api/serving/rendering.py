"""Pages out of templates: one door, so that every page gets the same context and the same headers."""

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from api.serving.assets import Assets
from api.serving.icons import icons
from api.wording import cards, in_templates, reasons, words
from api.wording.languages import LANGUAGES, language
from api.wording.typography import Page

TEMPLATES = Path(__file__).parents[1] / "templates"
FOR_PROGRAMS = ("/v1/", "/healthz", "/readyz", "/metrics")
"""Where addresses begin that no person opens."""
CONFLICT, GONE, UNPROCESSABLE = HTTPStatus.CONFLICT, HTTPStatus.GONE, HTTPStatus.UNPROCESSABLE_ENTITY
"""The status of a page that says: somebody was quicker, it is over, something is to be corrected."""


@cache
def create_templates() -> Jinja2Templates:
    """The templates of the site, made once a process: all is escaped, an unknown name is an error, no empty place."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.template_class = Page
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # by the extension
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update(words.FILTERS | reasons.FILTERS)
    assets = Assets()
    environment.globals.update(words.GLOBALS | cards.GLOBALS | in_templates.GLOBALS)
    environment.globals.update(asset=assets.url, icon_drawn=icons(assets), language=language, LANGUAGES=LANGUAGES)
    return Jinja2Templates(env=environment)


def load_pages() -> None:
    """Compiles every template now: the first to open a page would wait for it, half a second."""
    pages = create_templates().env
    for name in pages.list_templates(extensions=["html"]):
        pages.get_template(name)


def render(
    request: Request,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status_code: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The page `template`. Every page knows `request`, `account` (None for a visitor) and its own values."""
    templates: Jinja2Templates = request.app.state.service.templates
    values = {"account": getattr(request.state, "account", None), **(context or {})}
    return templates.TemplateResponse(request, template, values, status_code=status_code, headers=headers)


def see_other(address: str) -> RedirectResponse:
    """The way on after something was done: another page, so that going back does it no second time."""
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)


def asks_for_page(request: Request) -> bool:
    """Whether a person's browser asks, and not a program: by the path, then by what it accepts."""
    if request.url.path.startswith(FOR_PROGRAMS):
        return False
    return "text/html" in request.headers.get("accept", "") or is_fragment(request)


def is_fragment(request: Request) -> bool:
    """Whether htmx asks for a piece of a page."""
    return request.headers.get("hx-request") == "true"
