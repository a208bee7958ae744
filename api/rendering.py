"""Pages out of templates: one door, so that every page gets the same context and the same headers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from api import cards, reasons, words
from api.assets import Assets
from api.languages import LANGUAGES, gettext, language, ngettext
from api.typography import Page

TEMPLATES = Path(__file__).parent / "templates"
_FOR_PROGRAMS = ("/v1/", "/healthz", "/readyz", "/metrics")


def create_templates() -> Jinja2Templates:
    """The templates of the site: everything escaped, an unknown name is an error and not an empty place."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.template_class = Page
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # by the extension
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update(words.FILTERS | reasons.FILTERS)
    environment.globals.update(
        words.GLOBALS, asset=Assets().url, language=language, LANGUAGES=LANGUAGES, **cards.GLOBALS
    )
    return Jinja2Templates(env=environment)


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


def asks_for_page(request: Request) -> bool:
    """Whether a person's browser asks, and not a program: by the path, then by what it accepts."""
    if request.url.path.startswith(_FOR_PROGRAMS):
        return False
    return "text/html" in request.headers.get("accept", "") or is_fragment(request)


def is_fragment(request: Request) -> bool:
    """Whether htmx asks for a piece of a page."""
    return request.headers.get("hx-request") == "true"
