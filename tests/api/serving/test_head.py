"""What is asked by HEAD is answered as by GET, without the body."""

import pytest

from store.accounts.account import Role
from tests.fixtures.site import Site


@pytest.mark.parametrize("path", ["/", "/connexion", "/nowhere", "/healthz", "/v1/search"])
def test_an_address_answers_head_as_get_but_for_the_body(shared_site: Site, path: str) -> None:
    asked, got = shared_site.browser().head(path), shared_site.browser().get(path)

    assert asked.content == b""
    assert got.content
    assert asked.status_code == got.status_code
    assert asked.headers["content-type"] == got.headers["content-type"]


def test_what_is_sent_by_a_form_alone_is_not_done_by_head(shared_site: Site) -> None:
    assert shared_site.program(Role.COUNSELLOR).head("/deconnexion").status_code == 405
