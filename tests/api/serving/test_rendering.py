"""Pages are compiled before anybody opens one."""

import pytest

from api.serving.rendering import create_templates, load_pages
from tests.fixtures.site import Site


def test_nobody_waits_for_a_page_to_be_compiled(shared_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def compiled(*_asked: object, **_more: object) -> None:
        pytest.fail("a page was compiled while somebody waited for it")

    load_pages()
    monkeypatch.setattr(create_templates().env, "compile", compiled)

    assert shared_site.browser().get("/?lieu=23030&moyen=walk:30&mots=menage").status_code == 200
