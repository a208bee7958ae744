"""The two partners who give plain lists: asked as their contracts say, read to the end, complete only when they are."""

from collections.abc import Callable, Iterator

import httpx2
import pytest
import stamina
from pydantic import SecretStr

from geo import departments
from ingest.connector import Connector
from ingest.errors import IngestError, KeyMissing, KeyRefused, PartnerSilent, PullCutShort
from ingest.sources.api_engagement import ApiEngagement, ApiEngagementSettings
from ingest.sources.immersion_facilitee import ImmersionFacilitee, ImmersionFaciliteeSettings

KEY = SecretStr("k")
Handler = Callable[[httpx2.Request], httpx2.Response]


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


def immersions(handler: Handler, key: SecretStr = KEY) -> Connector:
    settings = ImmersionFaciliteeSettings(key=key, base_url="http://if.example", pause_seconds=0)
    return ImmersionFacilitee(settings, transport=httpx2.MockTransport(handler))


def missions(handler: Handler, key: SecretStr = KEY) -> Connector:
    settings = ApiEngagementSettings(key=key, base_url="http://ae.example", publishers="p1,p2", pause_seconds=0)
    return ApiEngagement(settings, transport=httpx2.MockTransport(handler))


def pull(connector: Connector) -> tuple[int, IngestError | None]:
    """How many records a pull of Creuse gives, and the error that ends it."""
    count = 0
    try:
        for page in connector.pull(departments()["23"]):
            count += len(page)
    except IngestError as error:
        return count, error
    return count, None


def host_pages(total: int, asked: list[httpx2.Request], *, missing: int = 0) -> Handler:
    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        number, length = int(request.url.params["page"]), int(request.url.params["perPage"])
        page = [{"siret": str(one)} for one in range(total - missing)][(number - 1) * length : number * length]
        paging = {"totalRecords": total, "currentPage": number, "totalPages": -(-total // length)}
        return httpx2.Response(200, json={"data": page, "pagination": paging})

    return answer


def mission_pages(total: int, asked: list[httpx2.Request], *, missing: int = 0) -> Handler:
    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        params = request.url.params
        there = total if "departmentName" in params else 3
        skip, limit = int(params["skip"]), int(params["limit"])
        page = [{"id": str(one)} for one in range(there - missing)][skip : skip + limit]
        return httpx2.Response(200, json={"ok": True, "total": there, "skip": skip, "limit": limit, "data": page})

    return answer


def test_hosts_are_asked_for_as_the_contract_says() -> None:
    asked: list[httpx2.Request] = []

    assert pull(immersions(host_pages(501, asked))) == (501, None)
    assert dict(asked[1].url.params) == {
        "sortBy": "date",
        "departmentCodes[]": "23",
        "searchableBy": "jobSeekers",
        "showOnlyAvailableOffers": "false",
        "perPage": "500",
        "page": "2",
    }
    assert asked[0].headers["authorization"] == "k"


def test_missions_are_asked_for_by_the_name_of_the_department() -> None:
    asked: list[httpx2.Request] = []

    assert pull(missions(mission_pages(1_001, asked))) == (1_001, None)
    assert [request.url.params["departmentName"] for request in asked] == ["Creuse", "Creuse"]
    assert {(request.headers["x-api-key"], request.url.params["publisher"]) for request in asked} == {("k", "p1,p2")}


@pytest.mark.parametrize(
    "connector", [immersions(host_pages(501, [], missing=1)), missions(mission_pages(501, [], missing=1))]
)
def test_a_list_shorter_than_it_says_is_cut_short(connector: Connector) -> None:
    count, error = pull(connector)

    assert isinstance(error, PullCutShort)
    assert count == 500


@pytest.mark.parametrize("connect", [immersions, missions])
@pytest.mark.parametrize("body", [{"data": [{"id": "1"}]}, {"data": "?"}, []])
def test_an_answer_of_another_shape_is_not_complete(connect: Callable[[Handler], Connector], body: object) -> None:
    _, error = pull(connect(lambda _: httpx2.Response(200, json=body)))

    assert isinstance(error, PartnerSilent)


@pytest.mark.parametrize("connect", [immersions, missions])
@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key_is_one_sentence(connect: Callable[[Handler], Connector], status: int) -> None:
    _, error = pull(connect(lambda _: httpx2.Response(status, html="<h1>non</h1>")))

    assert isinstance(error, KeyRefused)


@pytest.mark.parametrize("connect", [immersions, missions])
def test_a_missing_key_is_one_sentence(connect: Callable[[Handler, SecretStr], Connector]) -> None:
    _, error = pull(connect(lambda _: httpx2.Response(500), SecretStr("")))

    assert isinstance(error, KeyMissing)
