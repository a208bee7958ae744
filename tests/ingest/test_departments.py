"""Which departments are pulled: those that the settings name, and never none."""

import pytest

from ingest import IngestSettings
from ingest.errors import UnknownDepartment


def test_departments_are_read_as_people_type_them() -> None:
    assert IngestSettings(departments=" 23, 2a,,23 ").department_codes() == ("23", "2A")


@pytest.mark.parametrize(("typed", "told"), [(" , ", "ne nomme aucun"), ("23,99", "« 99 », qui n'existe pas")])
def test_none_and_unknown_departments_are_refused_with_a_sentence(typed: str, told: str) -> None:
    with pytest.raises(UnknownDepartment, match=told):
        IngestSettings(departments=typed)
