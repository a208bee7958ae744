"""An opening of the department is read as others are: its cells first, then its text."""

from typing import Any

import pytest

from ingest.draft import Draft
from ingest.own.cleaning import clean_line
from matching import Conditions


def read(**cells: Any) -> Conditions:
    (draft,) = clean_line({"sheet": "offres", "key": "1", "title": "Aide de cuisine", "insee": "23008"} | cells)
    assert isinstance(draft, Draft)
    return draft.conditions


def test_what_the_text_says_is_read_with_its_words() -> None:
    conditions = read(description="Poste de 24h par semaine, travail le week-end. Permis B exigé.")

    assert (conditions.hours_per_week, conditions.weekends) == (24.0, True)
    assert [(one.code, one.required) for one in conditions.licences] == [("B", True)]
    assert "24h" in conditions.words("hours_per_week")


@pytest.mark.parametrize("contact", ["SOPHIE MARTIN", "Sophie Martin (DRH)", "Martin", "sophie martin"])
def test_a_contact_leaves_the_texts_however_it_is_written(contact: str) -> None:
    raw = {"sheet": "offres", "key": "1", "title": "Aide", "insee": "23008", "contact": contact}
    (draft,) = clean_line(raw | {"description": "Demandez MARTIN, responsable de la cuisine."})

    assert isinstance(draft, Draft)
    assert "martin" not in draft.text.lower()
    assert "responsable de la cuisine" in draft.text


def test_a_cell_wins_over_the_text() -> None:
    assert read(hours=20.0, description="Poste de 24h par semaine.").hours_per_week == 20.0


def test_the_text_of_a_mission_asks_for_nothing() -> None:
    conditions = read(
        sheet="missions", description="Nous aidons ceux dont le permis B est exigé au travail, 35h par semaine."
    )

    assert (conditions.hours_per_week, conditions.licences) == (None, ())
