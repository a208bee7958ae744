"""The end of a file: I erase it myself, or my counsellor does at my word; then nothing serves me any more."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

import store
from matching import Matcher, make_shortlist
from store.accounts.account import Role
from store.tables import PersonRow, UserRow, WishRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked
from tests.make.values import NOON

MARK = "Zqplantée"


def is_there(site: Site, person_id: int) -> bool:
    with store.session(site.engine) as session:
        return session.get(PersonRow, person_id) is not None


def test_i_erase_my_file_and_am_signed_out_everywhere(site: Site) -> None:
    browser, phone = site.browser(Role.BENEFICIARY), site.browser(Role.BENEFICIARY)
    assert "Garder d&#39;abord une copie" in browser.get("/mon-espace/effacer").text.replace("'", "&#39;")

    answer = browser.post("/mon-espace/effacer", data={"sure": "oui"})

    assert answer.headers["location"] == "/efface"
    assert not is_there(site, site.town.beneficiary)
    assert "n'existent plus ici" in browser.get("/efface").text
    assert phone.get("/mon-espace").headers["location"].startswith("/connexion")
    with store.session(site.engine) as session:
        assert session.get(UserRow, site.town.users[Role.BENEFICIARY]) is None


@pytest.mark.parametrize("who", [Role.BENEFICIARY, Role.COUNSELLOR])
def test_without_the_box_nothing_is_erased_and_it_says_what_to_do(site: Site, who: Role) -> None:
    person = site.town.beneficiary if who is Role.BENEFICIARY else site.town.own_person
    page = "/mon-espace/effacer" if who is Role.BENEFICIARY else f"/conseil/personnes/{person}/effacer"

    answer = site.browser(who).post(page, data={})

    assert answer.status_code == 422
    assert "Cochez la case" in answer.text
    assert is_there(site, person)


def test_my_counsellor_erases_it_at_my_word_and_another_does_not(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)

    browser.post(f"/conseil/personnes/{site.town.own_person}/effacer", data={"sure": "oui"})
    other = browser.post(f"/conseil/personnes/{site.town.foreign_person}/effacer", data={"sure": "oui"})

    assert not is_there(site, site.town.own_person)
    assert other.status_code == 404
    assert is_there(site, site.town.foreign_person)


def test_nothing_is_left_in_logs_files_or_the_memory_of_a_process(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    matcher = Matcher(site.engine, index_folder=tmp_path)
    with store.session(site.engine) as session:
        for person in session.query(PersonRow):
            person.shortlist_consent_at = NOON if person.id == site.town.beneficiary else None
        session.get_one(PersonRow, site.town.beneficiary).first_name = MARK
        session.execute(update(WishRow).values(text="boulangerie").where(WishRow.person_id == site.town.beneficiary))
        meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=NOON)
    browser = site.browser(Role.BENEFICIARY)
    for page in ("/mon-espace", "/mon-espace/rencontres", "/mon-espace/donnees", "/mon-espace/donnees.json"):
        assert MARK in browser.get(page).text or page == "/mon-espace/rencontres"
    with store.session(site.engine) as session:
        assert make_shortlist(session, matcher, site.town.own_opening, now=NOON).bands

    browser.post("/mon-espace/effacer", data={"sure": "oui"})

    with store.session(site.engine) as session:
        made = make_shortlist(session, matcher, site.town.own_opening, now=NOON)
        written_down = session.scalars(text("select audit_log::text from audit_log")).all()
    assert made.bands == ()
    assert written_down
    assert MARK not in "".join(written_down)
    assert MARK not in "".join(capsys.readouterr())
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in written if MARK.encode() in path.read_bytes()]


def test_my_counsellor_reads_whose_file_ends_soon_and_when(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    assert "Aucun dossier" in browser.get("/conseil/fins").text
    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.own_person)
        person.created_at = person.last_contact_at = NOON - timedelta(days=715)
        person.warned_at = NOON - timedelta(days=10)
        person.first_name = MARK

    page = browser.get("/conseil/fins").text

    assert MARK in page
    assert "10 décembre 2026" in page
    assert f"/conseil/personnes/{site.town.own_person}" in page
