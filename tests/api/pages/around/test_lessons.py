"""Somebody who wants to learn is shown who teaches, never made a teacher."""

import re
from html import unescape

import pytest

import store
from store.accounts.account import Role
from store.tables import PersonRow, ServiceRow, SourceRow, WishRow
from tests.fixtures.site import Site
from tests.make.values import GUERET, NOON

ASKED = "/?lieu=23096&moyen=car%3A30&mots="
NONE_KNOWN = "Nous ne connaissons pas ce cours près d'ici. Demandez à votre mairie, ou à votre conseiller."


@pytest.fixture(scope="module")
def teaching(shared_site: Site) -> Site:
    """A site where somebody teaches French in the chosen town, and nobody computers nor English."""
    with store.session(shared_site.engine) as session:
        session.merge(SourceRow(slug="data-inclusion", label="data.inclusion"))
        session.flush()
        session.add(
            ServiceRow(
                source="data-inclusion",
                source_key="fle",
                scope="23",
                content_hash="",
                name="Atelier de français du jeudi",
                description="",
                provider="Maison de quartier",
                themes=[],
                freins=["language"],
                publics=[],
                on_site=True,
                remote=False,
                zone=["23096"],
                place="Guéret",
                point=GUERET.ewkt(),
                first_seen_at=NOON,
                changed_at=NOON,
            )
        )
    return shared_site


@pytest.mark.parametrize("words", ["cour de francais", "apprendre francais", "aprendre parler francais"])
def test_who_searches_for_a_class_reads_who_gives_it_and_is_no_trade(teaching: Site, words: str) -> None:
    page = _said(teaching, words)

    assert "Voici qui peut aider autour de Guéret" in page
    assert "Atelier de français du jeudi" in page
    assert "Formateur" not in page


@pytest.mark.parametrize("words", ["cours d'anglais", "cours d'informatique"])
def test_where_we_know_of_no_class_the_page_says_so_and_whom_to_ask(teaching: Site, words: str) -> None:
    assert NONE_KNOWN in _said(teaching, words)


def test_work_wished_beside_a_class_is_searched_for_and_the_class_told(teaching: Site) -> None:
    page = _said(teaching, "ménage et cours de français")

    assert "Atelier de français du jeudi" in page
    assert "Voici tout ce qui est près" not in page


def test_my_file_and_my_cv_take_a_class_for_lessons_and_no_trade(teaching: Site) -> None:
    with store.session(teaching.engine) as session:
        person = session.get_one(PersonRow, teaching.town.beneficiary)
        session.add(WishRow(person_id=person.id, position=90, text="cour de francais"))
    browser = teaching.browser(Role.BENEFICIARY)

    file = browser.get("/mon-espace/dossier").text

    assert "des cours, pas une offre" in file
    assert "besoin=language" in file
    assert "Formateur" not in file + browser.get("/mon-espace/cv").text


def _said(site: Site, words: str) -> str:
    """What the page of a search says, without its tags."""
    answer = site.browser().get(ASKED + words.replace(" ", "+"), follow_redirects=True)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())
