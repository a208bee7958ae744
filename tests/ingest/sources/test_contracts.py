"""Every captured payload of a partner passes through its cleaner, and what we ask is in the partner's description."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from geo import departments
from ingest.draft import Draft, Reject
from ingest.sources.api_engagement import ApiEngagement, ApiEngagementSettings, clean_mission
from ingest.sources.data_inclusion import FREINS, clean_service
from ingest.sources.france_travail import FranceTravail, FranceTravailSettings, clean_france_travail
from ingest.sources.immersion_facilitee import clean_immersion
from ingest.sources.les_emplois import clean_siae
from ingest.support import ServiceDraft
from matching import Kind

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
OPENAPI = "france-travail/openapi_offres-emploi-v2__cmnemoi.json"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def records(body: Any) -> list[dict[str, Any]]:
    """The records of a captured answer: its list, or itself."""
    if isinstance(body, list):
        return body
    return next((body[name] for name in ("resultats", "data", "results", "items") if name in body), [body])


def only(cleaned: Iterator[Any]) -> Any:
    (one,) = cleaned
    return one


@pytest.mark.parametrize(
    "name",
    [
        "offres_search_1__cmnemoi-test.json",
        "offres_detail_2__cmnemoi-test.json",
        "offres_detail_3__cmnemoi-test.json",
        "offres_resultats__les-emplois.json",
        "offres_search_real__labonneboite-esd-happypath.json",
        "offre_standard__LBA-mapper-test.json",
    ],
)
def test_captured_offers_of_france_travail_become_jobs(shared_contracts: Path, name: str) -> None:
    offers = records(read(shared_contracts / "france-travail" / name))

    drafts = [only(clean_france_travail(offer)) for offer in offers]

    assert all(isinstance(draft, Draft) and draft.kind is Kind.JOB for draft in drafts)
    assert [draft.key for draft in drafts] == [offer["id"] for offer in offers]


def test_captured_immersions_become_drafts(shared_contracts: Path) -> None:
    for name in ("v3_get_offers_200__e2e.json", "v3_get_offer_200__e2e.json"):
        for offer in records(read(shared_contracts / "immersion-facilitee" / name)):
            draft = only(clean_immersion(offer))
            assert isinstance(draft, Draft)
            assert (draft.siret, draft.rome) == (offer["siret"], offer["rome"])


def test_captured_missions_become_a_draft_an_address(shared_contracts: Path) -> None:
    for mission in records(read(shared_contracts / "api-engagement/v0-missions.json")):
        drafts = list(clean_mission(mission))
        assert drafts
        assert not any(isinstance(draft, Reject) for draft in drafts)
        assert len(drafts) == max(1, len(mission["addresses"]))


def test_captured_siaes_become_posts(shared_contracts: Path) -> None:
    for name in ("siaes_200__LBA-fixture.json", "siaes_200__shape_from_les-emplois_tests.json"):
        text = (shared_contracts / "les-emplois" / name).read_text(encoding="utf-8")
        for siae in records(json.loads(text.replace("<", "").replace(">", ""))):  # names to fill in, not tags
            drafts = [one for one in clean_siae(siae) if isinstance(one, Draft)]
            assert [draft.kind for draft in drafts] == [Kind.INCLUSION_JOB] * len(siae["postes"])


def test_captured_services_become_services(shared_contracts: Path) -> None:
    path = shared_contracts / "data-inclusion/test_list_services_all__data-inclusion-snapshot.json"

    for service in records(read(path)):
        draft = only(clean_service(service))
        assert isinstance(draft, ServiceDraft)
        assert draft.remote
        assert service["contact_nom_prenom"] not in repr(draft)


def test_every_theme_of_the_published_list_is_known_or_answers_no_obstacle(shared_contracts: Path) -> None:
    themes = {one["value"] for one in read(shared_contracts / "data-inclusion/extra/thematiques.json")}
    known = themes | {one.split("--")[0] for one in themes}

    assert set(FREINS) <= known


def test_searches_of_france_travail_are_in_its_description(shared_contracts: Path) -> None:
    asked: list[httpx2.URL] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.method == "POST":
            return httpx2.Response(200, json={"access_token": "t", "expires_in": 1499})
        asked.append(request.url)
        total = 4000 if "minCreationDate" not in request.url.params else 0
        if not total:
            return httpx2.Response(204, headers={"Content-Range": "*/0"})
        return httpx2.Response(206, json={"resultats": [{"id": "1"}]}, headers={"Content-Range": "offres 0-149/4000"})

    settings = FranceTravailSettings(client_id="PAR", client_secret=SecretStr("s"), pause_seconds=0)
    connector = FranceTravail(settings, NOW, transport=httpx2.MockTransport(answer))
    list(connector.pull(departments()["23"]))
    list(connector.pull_since(departments()["23"], NOW - timedelta(hours=1)))

    described = read(shared_contracts / OPENAPI)
    ((path, operations),) = ((p, o) for p, o in described["paths"].items() if p.endswith("/search"))
    known = {one["name"] for one in operations["get"]["parameters"]}
    assert {url.path.endswith(path) for url in asked} == {True}
    assert {name for url in asked for name in url.params} <= known
    assert any("minCreationDate" in url.params for url in asked)


def test_searches_of_missions_are_in_their_description(shared_contracts: Path) -> None:
    asked: list[httpx2.URL] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url)
        return httpx2.Response(200, json={"ok": True, "data": [], "total": 0, "limit": 1000, "skip": 0})

    settings = ApiEngagementSettings(key=SecretStr("k"), publishers="p1", pause_seconds=0)
    connector = ApiEngagement(settings, transport=httpx2.MockTransport(answer))
    list(connector.pull(departments()["23"]))
    list(connector.pull_since(departments()["23"], NOW))
    list(connector.pull_everywhere())

    document = (shared_contracts / "api-engagement/openapi__betagouv-api-engagement.yaml").read_text()
    described = document.split("\n  /v0/mission:\n")[1].split("\n  /v0/")[0]
    assert {url.path for url in asked} == {"/v0/mission"}
    assert {name for url in asked for name in url.params} <= set(re.findall(r"- name: (\w+)", described))
