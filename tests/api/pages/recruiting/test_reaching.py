"""What somebody lets an employer know of how to reach them becomes links."""

import pytest

from api.pages.recruiting.reaching import reaching


@pytest.mark.parametrize(
    ("told", "by", "links"),
    (
        ("06 39 98 12 34", "", ["tel:0639981234"]),
        ("Claire Vialle, c.vialle@creuse.fr", "Claire Vialle", ["mailto:c.vialle@creuse.fr"]),
        ("kevin@exemple.fr ou +33 6.39.98.12.34", "", ["mailto:kevin@exemple.fr", "tel:+33639981234"]),
        ("Au fournil", "Au fournil", []),
    ),
)
def test_numbers_are_called_and_addresses_written_to(told: str, by: str, links: list[str]) -> None:
    found = reaching(told)

    assert (found.by, [link.address for link in found.links]) == (by, links)
