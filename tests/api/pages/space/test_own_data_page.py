"""My data: all of it on one page and in two files, by words that I know, and no secret among it."""

import json

import pytest
from sqlalchemy import select

import store
from api.following.own_data import COLUMNS, TABLES
from store.accounts import Role
from store.own_data import SECRETS, belongs
from store.tables import AuditRow, Base, PersonRow, ShownItemRow
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked
from tests.make.values import NOON


@pytest.fixture(scope="module")
def settled(shared_site: Site) -> Site:
    """A site where the beneficiary has been asked to a meeting, and has looked at their list."""
    with store.session(shared_site.engine) as session:
        meeting_asked(session, shared_site.town.own_opening, shared_site.town.beneficiary, now=NOON)
    shared_site.program(Role.BENEFICIARY).get(f"/v1/people/{shared_site.town.beneficiary}/list")
    return shared_site


def test_every_table_that_can_hold_something_of_a_person_has_a_name_they_know() -> None:
    owners: dict[str, int | None] = {"people": 1, "users": 1}
    theirs = {table.name for table in Base.metadata.sorted_tables if belongs(table, owners) is not None}

    assert theirs | {ShownItemRow.__tablename__} == set(TABLES)


def test_every_word_that_a_person_or_somebody_about_them_typed_is_on_the_page() -> None:
    words = {"first_name", "name", "email", "text", "reason", "message", "told_name", "told_contact", "limits"}

    assert words <= set(COLUMNS)
    assert not SECRETS & set(COLUMNS)


def test_the_page_holds_my_file_my_list_with_reasons_and_who_asked_for_me(settled: Site) -> None:
    page = settled.browser(Role.BENEFICIARY).get("/mon-espace/donnees").text

    for words in ("Chloé", "ménage", "Vendeuse en boulangerie", "Venez voir le fournil", "Femme de ménage"):
        assert words in page
    assert "Pourquoi" in page


def test_both_files_are_made_on_demand_hold_the_same_and_are_written_down(settled: Site) -> None:
    browser = settled.browser(Role.BENEFICIARY)
    to_read = browser.get("/mon-espace/donnees.html")
    for_programs = browser.get("/mon-espace/donnees.json")

    assert "attachment" in to_read.headers["content-disposition"]
    assert "Venez voir le fournil" in to_read.text
    assert "<script" not in to_read.text
    content = json.loads(for_programs.content)
    assert content["tables"]["people"][0]["first_name"] == "Chloé"
    assert content["tables"]["list_items"][0]["reasons"]
    assert not [name for rows in content["tables"].values() for row in rows for name in row if name in SECRETS]
    with store.session(settled.engine) as session:
        subject = str(session.get_one(PersonRow, settled.town.beneficiary).pseudonym)
        taken = select(AuditRow.action).where(AuditRow.subject == subject, AuditRow.action == "exported_own_data")
        assert len(session.scalars(taken).all()) == 2


def test_nothing_of_somebody_else_is_in_my_files(settled: Site) -> None:
    content = settled.browser(Role.BENEFICIARY).get("/mon-espace/donnees.json").text

    assert "Bruno" not in content
    assert "counsellor-" not in content
