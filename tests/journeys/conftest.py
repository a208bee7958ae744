"""A real browser in front of a real server: Debian's Chromium, headless, that may ask this server and nobody else.

Its shell without a window has the same engine and takes two thirds of the time: it is used where it is there.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import store
from api.deps import SESSION_COOKIE
from cli.demo.web import WebServer, take_port
from store.accounts.account import Role, create_link
from store.accounts.sessions import open_session
from tests.fixtures.site import Site

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE_MS = 30_000
_ASKED = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""Rules that axe-core leaves out unless they are asked for: 24 px for whatever is pressed (WCAG 2.2). And what is read
of its answer: the rest need not be written out."""


@dataclass(slots=True)
class Visit:
    """Opens pages of the site as a person would, and keeps what their browser asked for."""

    browser: Browser
    site: Site
    address: str
    asked: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, size: dict[str, int], *, who: Role | None = None, scripts: bool = True) -> Page:
        """A new window of this size, signed in as the town's user of a role."""
        viewport: Any = size
        context = self.browser.new_context(
            base_url=self.address, viewport=viewport, java_script_enabled=scripts, locale="fr-FR"
        )
        context.set_default_timeout(_PATIENCE_MS)
        context.on("request", lambda request: self.asked.append(request.url))
        self.contexts.append(context)
        if who is not None:
            with store.session(self.site.engine) as session:
                secret = open_session(session, user_id=self.site.town.users[who], now=self.site.now, hours=1)
            context.add_cookies([{"name": SESSION_COOKIE, "value": secret, "url": self.address}])
        return context.new_page()

    def link(self, role: Role) -> str:
        """A one-time sign-in link."""
        with store.session(self.site.engine) as session:
            secret = create_link(session, user_id=self.site.town.users[role], now=self.site.now, minutes=15)
        return f"/connexion/{secret}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the run; the journeys are skipped where this machine has none."""
    executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if executable is None:
        pytest.skip("chromium is not installed: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Visit]:
    """The site of the test's own, served on the loopback."""
    listener = take_port(0)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with WebServer(site.app, listener=listener):
        visit = Visit(browser=chromium, site=site, address=address)
        yield visit
        for context in visit.contexts:
            context.close()
    listener.close()
    assert all(url.startswith((address, "blob:", "data:")) for url in visit.asked), "somebody else was asked"


@pytest.fixture
def faults() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong with a page, a line a rule."""
    return faults_of


def faults_of(page: Page) -> list[str]:
    """What axe-core finds wrong with a page as it stands now, a line a rule: contrast and the size of targets too."""
    page.wait_for_load_state()  # a click ends as its page begins, before the style sheet is there
    page.evaluate(AXE.read_text(encoding="utf-8"))  # the site's own policy forbids it as a script of the page
    violations = page.evaluate("asked => axe.run(asked).then((result) => result.violations)", _ASKED)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]


def assert_accessible(page: Page) -> None:
    """Fails where axe-core finds a fault in the page as it stands now: call it on every state worth a look."""
    assert faults_of(page) == [], page.url
