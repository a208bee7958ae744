"""Content is withdrawn, modified and added on demand, in the process or over HTTP."""

import pytest

from ingest.errors import UnknownSource
from ingest.sandbox import API_ENGAGEMENT, FRANCE_TRAVAIL, IMMERSION_FACILITEE
from tests.ingest.sandbox.conftest import Partners


def test_a_withdrawn_offer_is_in_no_search_and_204(fragile: Partners) -> None:
    gone = fragile.server.world.withdraw(FRANCE_TRAVAIL, 3)
    offers = {offer["id"] for offer in fragile.all_offers(departement="23")}
    assert len(gone) == 3
    assert len(offers) == 897
    assert not offers & set(gone)
    assert fragile.offer(str(gone[0])).status_code == 204


def test_a_modified_offer_keeps_its_id_and_has_a_new_date(fragile: Partners) -> None:
    changed = str(fragile.server.world.modify(FRANCE_TRAVAIL, 1)[0])
    offer = fragile.offer(changed).json()
    assert offer["dateActualisation"].startswith("2026-11-21")
    assert "Annonce mise à jour" in offer["description"]


@pytest.mark.parametrize(("source", "before"), [(FRANCE_TRAVAIL, 900), (API_ENGAGEMENT, 120)])
def test_added_content_has_keys_of_its_own(fragile: Partners, source: str, before: int) -> None:
    added = fragile.server.world.add(source, 5)
    assert len(set(added)) == 5
    assert len(fragile.server.world.shelf(source).payloads()) == before + 5


def test_a_change_is_ordered_over_http(fragile: Partners) -> None:
    before = fragile.http.get("/_sandbox").json()["counts"][IMMERSION_FACILITEE]
    order = {"source": IMMERSION_FACILITEE, "withdraw": 4, "modify": 2}
    answer = fragile.http.post("/_sandbox/change", json=order).json()
    assert [len(answer[name]) for name in ("withdrawn", "modified", "added")] == [4, 2, 0]
    assert fragile.http.get("/_sandbox").json()["counts"][IMMERSION_FACILITEE] == before - 4


def test_an_unknown_source_is_told(fragile: Partners) -> None:
    answer = fragile.http.post("/_sandbox/change", json={"source": "inconnue"})
    assert answer.status_code == 404
    assert FRANCE_TRAVAIL in answer.json()["message"]
    with pytest.raises(UnknownSource):
        fragile.server.world.shelf("inconnue")


def test_what_was_listed_comes_back(fragile: Partners) -> None:
    shelf = fragile.server.world.shelf(API_ENGAGEMENT)
    before, back = shelf.payloads(), shelf.remember()
    shelf.repeat(3)
    shelf.withdraw(7)
    assert len(shelf.payloads()) == len(before) - 4
    back()
    assert shelf.payloads() == before
