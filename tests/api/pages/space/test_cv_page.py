"""The page of the CV: what shows is chosen, what is typed is kept in the form and nowhere else."""

import re
from html import unescape

import pytest

from store.accounts import Role
from tests.fixtures.site import Site

PAGE = "/mon-espace/cv"


def test_i_see_what_may_stand_on_my_cv(shared_site: Site) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(PAGE)

    assert 'value="Chloé"' in page.text
    assert "Employé familial" in page.text
    assert re.search(r'id="wanted"[^>]*value="[^"]+"', page.text)


def test_i_look_at_the_page_and_what_i_typed_stays(shared_site: Site) -> None:
    typed = {"name": "Chloé Martin", "phone": "06 12 34 56 78", "show": ["wanted-0"], "act": "voir"}

    page = shared_site.browser(Role.BENEFICIARY).post(PAGE, data=typed)

    assert "data:image/png;base64," in page.text
    assert 'value="Chloé Martin"' in page.text
    assert 'value="wanted-0" checked' in page.text


def test_i_take_it_as_a_pdf_that_no_cache_keeps(shared_site: Site) -> None:
    answer = shared_site.browser(Role.BENEFICIARY).post(PAGE, data={"name": "Chloé", "act": "pdf"})

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("phone", "appelez-moi", "06 12 34 56 78"), ("email", "chloe", "prenom@exemple.fr")],
)
def test_what_is_wrong_is_told_beside_its_field_and_kept(shared_site: Site, field: str, typed: str, said: str) -> None:
    page = shared_site.browser(Role.BENEFICIARY).post(PAGE, data={field: typed, "act": "pdf"})

    assert page.status_code == 422
    assert said in page.text
    assert f'value="{typed}"' in page.text
    assert f'aria-describedby="{field}-faute"' in page.text


def test_who_follows_me_prints_it_with_me(shared_site: Site) -> None:
    address = f"/conseil/personnes/{shared_site.town.own_person}/cv"

    assert "Le CV d'Awa" in unescape(shared_site.browser(Role.COUNSELLOR).get(address).text)
    answer = shared_site.browser(Role.COUNSELLOR).post(address, data={"name": "Awa", "act": "pdf"})
    assert answer.content.startswith(b"%PDF")
