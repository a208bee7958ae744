"""My data: all of it on one page and in two files, by words that I know, and no secret among it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select

import store
from api.following.own_data import COLUMNS, TABLES, TECHNICAL
from api.wording.figures import clock_time
from store.accounts.account import Role
from store.keeping.own_data import SECRETS, belongs
from store.lists.lists import ROW_COLUMNS
from store.tables import AuditRow, Base, PersonRow, ShownItemRow, ShownListRow
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
    assert set(_columns()) == set(TABLES)


def test_every_column_of_these_tables_is_told_or_named_as_technical() -> None:
    columns = set().union(*_columns().values())

    assert columns == set(COLUMNS) | TECHNICAL
    assert not set(COLUMNS) & TECHNICAL


def test_every_word_that_a_person_or_somebody_about_them_typed_is_on_the_page() -> None:
    words = {"first_name", "name", "email", "text", "reason", "message", "told_name", "told_contact", "limits"}

    assert words <= set(COLUMNS)
    assert not SECRETS & set(COLUMNS)


def test_the_page_holds_my_file_my_list_with_reasons_and_who_asked_for_me(settled: Site) -> None:
    page = settled.browser(Role.BENEFICIARY).get("/mon-espace/donnees").text

    for words in ("Chloé", "ménage", "Vendeuse en boulangerie", "Venez voir le fournil", "Femme de ménage"):
        assert words in page
    assert "Pourquoi" in page


def test_each_answer_of_the_json_copy_is_told_on_the_page_too(settled: Site) -> None:
    with store.session(settled.engine) as session:
        row = session.get_one(PersonRow, settled.town.beneficiary)
        row.licences, row.day_start, row.day_end, row.nights, row.weekends = [], 9 * 60, 16 * 60, False, True
    browser = settled.browser(Role.BENEFICIARY)
    exported = json.loads(browser.get("/mon-espace/donnees.json").content)["tables"]
    page = browser.get("/mon-espace/donnees").text

    held = list(_answers(exported))
    assert {"day_start", "day_end", "licences", "nights", "reasons"} <= {column for _, column in held}
    for table, column in held:
        assert str(COLUMNS[column]) in _section(page, table), (table, column)
    for said in ("Pas de permis", clock_time(9 * 60), clock_time(16 * 60)):
        assert said in _section(page, "people")


def test_both_files_are_made_on_demand_hold_the_same_and_are_written_down(settled: Site) -> None:
    browser = settled.browser(Role.BENEFICIARY)
    before = _exports_written_down(settled)
    to_read = browser.get("/mon-espace/donnees.html")
    for_programs = browser.get("/mon-espace/donnees.json")

    assert "attachment" in to_read.headers["content-disposition"]
    assert "Venez voir le fournil" in to_read.text
    assert "<script" not in to_read.text
    content = json.loads(for_programs.content)
    assert content["tables"]["people"][0]["first_name"] == "Chloé"
    assert content["tables"]["list_items"][0]["reasons"]
    assert not [name for rows in content["tables"].values() for row in rows for name in row if name in SECRETS]
    assert _exports_written_down(settled) == before + 2


def test_nothing_of_somebody_else_is_in_my_files(settled: Site) -> None:
    content = settled.browser(Role.BENEFICIARY).get("/mon-espace/donnees.json").text

    assert "Bruno" not in content
    assert "counsellor-" not in content


def _exports_written_down(site: Site) -> int:
    """The copies that the beneficiary took, as the audit log tells them."""
    with store.session(site.engine) as session:
        subject = str(session.get_one(PersonRow, site.town.beneficiary).pseudonym)
        taken = select(AuditRow.action).where(AuditRow.subject == subject, AuditRow.action == "exported_own_data")
        return len(session.scalars(taken).all())


def _columns() -> dict[str, set[str]]:
    """The columns that can leave the base, by table."""
    owners: dict[str, int | None] = {"people": 1, "users": 1}
    items = ShownItemRow.metadata.tables[ShownItemRow.__tablename__]
    theirs = [table for table in Base.metadata.sorted_tables if belongs(table, owners) is not None]
    columns = {table.name: {column.name for column in table.columns} - SECRETS for table in (*theirs, items)}
    columns[ShownListRow.__tablename__] -= set(ROW_COLUMNS)
    return columns


def _answers(tables: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, str]]:
    """Every field of the export that holds something, with its table; that there is no licence is an answer."""
    for table, rows in tables.items():
        for row in rows:
            for column, value in row.items():
                empty = value is None or value == "" or (value == [] and column != "licences")
                if not empty and column not in TECHNICAL:
                    yield table, column


def _section(page: str, table: str) -> str:
    """The words of the page about a table."""
    found = re.search(rf'aria-labelledby="table-{table}".*?</section>', page, re.DOTALL)
    assert found, table
    return unescape(found[0])
