"""The page of the CV: what shows is chosen, what is typed is kept in the form and nowhere else."""

import re
from html import unescape

import pytest

import store
from matching import read_people
from store.accounts.account import Role
from store.people.profiles import Done, change_experience, change_skills
from tests.fixtures.site import Site

PAGE = "/mon-espace/cv"


def test_i_see_what_may_stand_on_my_cv(shared_site: Site) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(PAGE)

    assert 'value="Chloé"' in page.text
    assert re.search(r'value="wanted-0" checked>\s*<bdi lang="fr">Employé familial', page.text)


def test_no_piece_of_my_sentence_is_what_i_look_for(shared_site: Site) -> None:
    page = shared_site.browser(Role.BENEFICIARY).get(PAGE)

    assert re.search(r'id="wanted"[^>]*value=""', page.text)


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


def own_lines(site: Site) -> tuple[list[str], list[tuple[str, float | None]]]:
    """What the file of the beneficiary says they can do and did."""
    with store.session(site.engine) as session:
        (followed,) = read_people(session, [site.town.beneficiary])
    return list(followed.person.skills), [(one.text, one.years) for one in followed.person.experience]


def test_a_line_that_i_correct_is_corrected_on_my_cv_and_in_my_file(site: Site) -> None:
    with store.session(site.engine) as session:
        change_skills(session, site.town.beneficiary, ["repasage", "Parler zorgl"])
        change_experience(session, site.town.beneficiary, [Done("Caissiere", 2.0)])
    browser = site.browser(Role.BENEFICIARY)
    first = unescape(browser.get(PAGE).text)

    page = browser.post(
        PAGE,
        data={
            "name": "Chloé",
            "show": ["skills-0", "skills-1", "experience-0"],
            "line": ["skills-0", "skills-1", "experience-0"],
            "words": ["repasage", "Parler <i>arabe</i>", "Caissière"],
            "take": ["skills-0", "skills-1"],
            "act": "voir",
        },
    )

    assert "Écrire plutôt « Repassage »" in first
    assert 'name="take" value="skills-1"' not in first, "a word that no catalogue holds is left as it is"
    assert "C'est corrigé, dans le dossier aussi." in unescape(page.text)
    skills, done = own_lines(site)
    assert skills == ["repassage", "Parler arabe"]
    assert done == [("Caissière", 2.0)]
    assert all(line in unescape(page.text) for line in ("Repassage", "Parler arabe", "Caissière (2 ans)"))
    assert "C'est corrigé" not in unescape(browser.get(PAGE).text)


def test_a_correction_waits_while_something_else_is_wrong(site: Site) -> None:
    with store.session(site.engine) as session:
        change_skills(session, site.town.beneficiary, ["Parler arab"])
    typed = {"phone": "appelez-moi", "line": ["skills-0"], "words": ["Parler arabe"], "act": "voir"}

    page = site.browser(Role.BENEFICIARY).post(PAGE, data=typed)

    assert page.status_code == 422
    assert 'value="Parler arabe"' in page.text
    assert own_lines(site)[0] == ["Parler arab"]


def test_a_line_that_is_not_in_my_own_words_is_corrected_by_nobody(site: Site) -> None:
    before = own_lines(site)

    site.browser(Role.BENEFICIARY).post(
        PAGE, data={"line": ["wanted-0", "when-0", "x"], "words": ["Roi", "Jamais", "y"], "act": "voir"}
    )

    assert own_lines(site) == before


def test_what_i_look_for_is_written_right_and_what_stays_unknown_is_told(site: Site) -> None:
    with store.session(site.engine) as session:
        change_skills(session, site.town.beneficiary, ["repasage et zorglage"])
    browser = site.browser(Role.BENEFICIARY)
    first = unescape(browser.get(PAGE).text)
    typed = {"wanted": "repasage", "act": "voir"}
    proposed = unescape(browser.post(PAGE, data=typed).text)
    taken = unescape(browser.post(PAGE, data=typed | {"take": "wanted"}).text)

    assert "Écrire plutôt « Repassage et" not in first, "a correction that is still wrong would be believed"
    assert "À vérifier, nous ne connaissons pas : « zorglage »" in first
    assert 'value="repasage"' in proposed
    assert "Écrire plutôt « Repassage »" in proposed
    assert 'value="repassage"' in taken
    assert "Écrire plutôt « Repassage »" not in taken


def test_lines_that_may_hold_a_mistake_are_told_above_the_button_that_takes_the_page(site: Site) -> None:
    with store.session(site.engine) as session:
        change_skills(session, site.town.beneficiary, ["repasage", "repassage"])
    browser = site.browser(Role.BENEFICIARY)
    told = "À relire avant d'imprimer"

    first = unescape(browser.get(PAGE).text)
    seen = unescape(browser.post(PAGE, data={"show": ["skills-0", "skills-1"], "act": "voir"}).text)
    hidden = unescape(browser.post(PAGE, data={"show": ["skills-1"], "act": "voir"}).text)

    for page in (first, seen):
        assert told in page.split('name="act" value="pdf"')[0]
        assert page.count('href="#relire-skills-0"') == 1
        assert 'href="#relire-skills-1"' not in page
    assert told not in hidden, "what is not printed needs no look"
