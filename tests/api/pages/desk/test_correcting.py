"""A counsellor corrects what somebody said with them: their own pages, followed people alone, written down."""

import re
from html import unescape

import pytest
from sqlalchemy import select, update

import store
from store.accounts.account import Role
from store.people.person import person_card
from store.people.profiles import change_wishes
from store.tables import AuditRow, PersonRow, WishRow
from tests.fixtures.site import Site


def test_wishes_are_corrected_with_the_person_and_written_down(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    home = f"/conseil/personnes/{site.town.own_person}"
    assert f'href="{home}/dossier/souhaits"' in browser.get(home).text
    assert f'action="{home}/dossier/souhaits"' in browser.get(f"{home}/dossier/souhaits").text

    answer = browser.post(f"{home}/dossier/souhaits", data={"souhait": ["boulangerie", ""]})

    assert answer.headers["location"].startswith(f"{home}?bouge=")
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert card.wishes == ("boulangerie",)
        assert "changed_file" in session.scalars(select(AuditRow.action)).all()


def test_what_makes_no_sense_is_asked_again_with_what_was_typed(shared_site: Site) -> None:
    address = f"/conseil/personnes/{shared_site.town.own_person}/dossier/moi"

    answer = shared_site.browser(Role.COUNSELLOR).post(address, data={"prenom": "Awa", "lieu": "zzyzx"})

    assert answer.status_code == 422
    assert 'value="zzyzx"' in answer.text


def opened(site: Site, part: str, wish: str, **held: object) -> str:
    """A part of the file of somebody whose only wish is this one, and of whom nothing is held but what is said."""
    nothing: dict[str, object] = {
        "licences": None,
        "french": None,
        "day_start": None,
        "day_end": None,
        "days": None,
        "limits": [],
    }
    with store.session(site.engine) as session:
        session.execute(update(WishRow).values(text=wish))
        session.execute(update(PersonRow).values(**nothing | held))
    home = f"/conseil/personnes/{site.town.own_person}"
    return unescape(site.browser(Role.COUNSELLOR).get(f"{home}/dossier/{part}").text)


@pytest.mark.parametrize(
    ("part", "wish", "field"),
    [
        ("niveau", "ménage, fr A2", r'name="francais" value="A2" checked'),
        ("deplacements", "ménage, pas de permis", r'name="permis" value="aucun" checked'),
        ("horaires", "ménage le matin", r'name="a" type="time" value="13:00"'),
        ("limites", "ménage sans porter lourd", r'name="limite" value="loads" checked'),
    ],
)
def test_what_their_words_say_fills_what_the_file_leaves_empty(
    shared_site: Site, part: str, wish: str, field: str
) -> None:
    page = opened(shared_site, part, wish)

    assert re.search(field, page)
    assert f"Rempli d'après ses mots : « {wish} »." in page


def test_what_the_file_holds_is_never_replaced_by_words(shared_site: Site) -> None:
    page = opened(shared_site, "niveau", "ménage, fr A2", french="B1")

    assert 'value="B1" checked' in page
    assert "Rempli d'après ses mots" not in page


@pytest.mark.parametrize("part", ["souhaits", "deplacements", "horaires", "niveau", "limites", "types", "moi"])
def test_words_that_say_nothing_of_a_part_fill_nothing(shared_site: Site, part: str) -> None:
    assert "Rempli d'après ses mots" not in opened(shared_site, part, "ménage")


def test_what_words_filled_is_in_the_file_once_it_is_saved(site: Site) -> None:
    home = f"/conseil/personnes/{site.town.own_person}"
    assert 'value="A2" checked' in opened(site, "niveau", "ménage, fr A2")

    site.browser(Role.COUNSELLOR).post(f"{home}/dossier/niveau", data={"francais": "A2", "diplome": ""})

    with store.session(site.engine) as session:
        assert session.scalar(select(PersonRow.french).where(PersonRow.id == site.town.own_person)) == "A2"
    assert "Rempli d'après ses mots" not in site.browser(Role.COUNSELLOR).get(f"{home}/dossier/niveau").text


def shown_by(page: str) -> str:
    """What the form of a page says that it showed."""
    found = re.search(r'name="vu" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def test_two_tabs_on_one_part_lose_nothing_of_what_either_saved(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    times = f"/conseil/personnes/{site.town.own_person}/dossier/horaires"
    shown = shown_by(browser.get(times).text)

    browser.post(times, data={"vu": shown, "au_plus": "30"})
    browser.post(times, data={"vu": shown, "jour": ["0", "1"]})

    page = browser.get(times).text
    assert 'name="au_plus" value="30"' in page
    assert len(re.findall(r'name="jour" value="\d" checked', page)) == 2


def test_what_both_changed_is_told_beside_what_was_typed_and_written_once_seen(site: Site) -> None:
    browser, wishes = site.browser(Role.BENEFICIARY), "/mon-espace/dossier/souhaits"
    shown = shown_by(browser.get(wishes).text)
    with store.session(site.engine) as session:
        change_wishes(session, site.town.beneficiary, ["jardin"])

    asked = browser.post(wishes, data={"vu": shown, "souhait": ["cuisine"]})
    again = browser.post(wishes, data={"vu": shown_by(asked.text), "souhait": ["jardin", "cuisine"]})

    assert asked.status_code == 409
    assert "Ce dossier a changé entre-temps." in asked.text
    assert "Il dit maintenant : jardin" in asked.text
    assert 'value="cuisine"' in asked.text
    assert again.status_code == 303
