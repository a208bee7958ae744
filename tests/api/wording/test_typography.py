"""What must not be cut at the end of a line is held together, in the words of pages and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.wording.typography import unbroken, unbroken_page
from store.accounts.account import Role
from tests.fixtures.site import Site


@pytest.mark.parametrize(
    ("plain", "held"),
    [
        ("Environ 22 min en voiture.", "Environ 22_min en voiture."),
        ("1 h 05 à pied, dernier retour 18 h 12.", "1_h_05 à pied, dernier retour 18_h_12."),
        ("Répond au souhait « aide à domicile ».", "Répond au souhait «_aide à domicile_»."),
        ("17,5 h par semaine : plus que les 15 h souhaitées.", "17,5_h par semaine_: plus que les 15_h souhaitées."),
        ("Et après ?", "Et après_?"),
        ("Lot 3 maisons, 12 rue Haute", "Lot 3 maisons, 12 rue Haute"),
    ],
)
def test_units_hours_quotes_and_signs_stay_with_their_word(plain: str, held: str) -> None:
    assert unbroken(plain) == held.replace("_", "\u00a0")


@given(text=st.text(alphabet="a1 hmin«»:;!?é€<>\u00a0", max_size=40))
def test_nothing_but_spaces_changes_and_twice_is_once(text: str) -> None:
    once = unbroken(text)

    assert once.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert unbroken(once) == once


def test_what_a_form_sends_back_is_left_as_it_was_typed() -> None:
    page = '<input value="2 h de ménage"><textarea>2 h : oui</textarea><script>a = b ? "1 h" : 0</script><p>2 h</p>'

    assert unbroken_page(page) == page.replace("<p>2 h", "<p>2\u00a0h")


def test_a_page_of_the_site_holds_minutes_together(shared_site: Site) -> None:
    page = shared_site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{shared_site.town.own_person}")

    assert "\u00a0min" in page.content.decode()
    assert not re.search(r"\d min(?!</option>)", page.content.decode())
