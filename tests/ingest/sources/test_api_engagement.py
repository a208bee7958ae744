"""Missions from anywhere belong to no department, and what is new is asked for in the way the API understands."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from geo import departments
from ingest.draft import Draft
from ingest.sandbox import API_ENGAGEMENT, CREDENTIALS, SandboxServer
from ingest.sources.api_engagement import ApiEngagement, ApiEngagementSettings, clean_mission, is_from_anywhere
from tests.make.partners import served_partners

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
CREUSE = departments()["23"]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxServer]:
    with served_partners() as server:
        yield server


@pytest.fixture
def connector(sandbox: SandboxServer) -> ApiEngagement:
    key = SecretStr(CREDENTIALS.api_engagement_key)
    return ApiEngagement(ApiEngagementSettings(key=key, base_url=sandbox.url, pause_seconds=0))


def test_each_mission_is_pulled_with_its_department_or_once_for_all(
    connector: ApiEngagement, sandbox: SandboxServer
) -> None:
    here = {mission["id"] for page in connector.pull(CREUSE) for mission in page}
    anywhere = {mission["id"] for page in connector.pull_everywhere() for mission in page}

    assert here
    assert anywhere
    assert not here & anywhere
    assert here | anywhere == {mission["id"] for mission in sandbox.world.shelf(API_ENGAGEMENT).payloads()}


def test_what_is_new_is_what_was_created_after(connector: ApiEngagement, sandbox: SandboxServer) -> None:
    since = NOW - timedelta(days=7)

    new = {mission["id"]: mission["createdAt"] for page in connector.pull_since(CREUSE, since) for mission in page}

    dates = {one["id"]: one["createdAt"] for one in sandbox.world.shelf(API_ENGAGEMENT).payloads()}
    assert new
    assert min(new.values()) >= "2026-11-13"
    assert {id_ for id_, created in dates.items() if created >= "2026-11-14"} - set(new) <= {
        one["id"] for one in sandbox.world.shelf(API_ENGAGEMENT).payloads() if is_from_anywhere(one)
    }


@pytest.mark.parametrize(
    ("mission", "anywhere"),
    [
        ({"remote": "full", "addresses": [{"city": "Guéret"}]}, True),
        ({"remote": "possible", "addresses": []}, True),
        ({"remote": "possible", "addresses": [{"city": "Guéret"}]}, False),
        ({"remote": "possible", "city": "Guéret"}, False),
        ({"remote": "no"}, False),
        ({}, False),
    ],
)
def test_a_mission_is_from_anywhere_where_it_needs_no_place(mission: dict[str, object], *, anywhere: bool) -> None:
    raw = {"id": "m", "clientId": "c", "publisherId": "p", "type": "benevolat", "title": "Trier des livres", **mission}

    (draft,) = clean_mission(raw)

    assert is_from_anywhere(raw) is anywhere
    assert isinstance(draft, Draft)
    assert draft.whereabouts.anywhere is anywhere


def test_one_mission_has_a_draft_for_each_of_its_addresses() -> None:
    addresses = [{"city": "Guéret", "postalCode": "23000"}, {"city": "Aubusson", "postalCode": "23200"}]
    fire = {"id": "m", "publisherId": "p", "type": "volontariat_sapeurs_pompiers", "title": "Pompier volontaire"}

    drafts = list(clean_mission({**fire, "addresses": addresses}))

    assert [draft.key for draft in drafts if isinstance(draft, Draft)] == ["p/m/23000/gueret", "p/m/23200/aubusson"]


def test_two_communes_of_one_postcode_are_two_addresses() -> None:
    addresses = [{"city": "Saint-Fiel", "postalCode": "23000"}, {"city": "Guéret", "postalCode": "23000"}]
    reading = {"id": "m", "publisherId": "p", "type": "benevolat", "title": "Lire à des enfants"}

    drafts = list(clean_mission({**reading, "addresses": addresses}))

    assert len({draft.key for draft in drafts if isinstance(draft, Draft)}) == 2


def test_what_the_text_of_a_mission_asks_is_read_with_its_words() -> None:
    mission = {"id": "m", "type": "benevolat", "title": "Chauffeur", "description": "Le samedi. Permis B obligatoire."}
    (draft,) = clean_mission(mission | {"remote": "no", "addresses": [{"city": "Guéret", "postalCode": "23000"}]})

    assert isinstance(draft, Draft)
    assert (draft.whereabouts.city, draft.conditions.weekends) == ("Guéret", True)
    assert [one.code for one in draft.conditions.licences] == ["B"]
    assert draft.conditions.words("weekends") == "samedi"


def test_what_a_mission_requires_is_read_and_shown_with_its_text() -> None:
    mission = {"id": "m", "type": "benevolat", "title": "Chauffeur solidaire", "description": "Vous emmenez un voisin."}
    (draft,) = clean_mission(mission | {"remote": "full", "requirements": ["Permis B et voiture", None]})

    assert isinstance(draft, Draft)
    assert draft.text == "Vous emmenez un voisin.\n\nCe qui est demandé : Permis B et voiture."
    assert draft.conditions.vehicle_needed is True
