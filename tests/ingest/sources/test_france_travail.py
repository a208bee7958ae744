"""Everything for one department, through a search that shows 3,150 offers at the most and never stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import httpx2
import pytest
import stamina
from pydantic import SecretStr

from geo import departments
from ingest.errors import IngestError, KeyMissing, KeyRefused, PartnerSilent, PullCutShort
from ingest.sources.france_travail import FranceTravail, FranceTravailSettings
from ingest.sources.france_travail.search import TokenAuth

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
SETTINGS = FranceTravailSettings(
    client_id="PAR_x",
    client_secret=SecretStr("s"),
    token_url="http://ft.example/token?realm=%2Fpartenaire",
    base_url="http://ft.example",
    pause_seconds=0,
)


class FakeFranceTravail:
    """The search of France Travail over `offers`, newest first; `meanwhile` happens before all but the first."""

    def __init__(self, count: int, *, every: timedelta = timedelta(hours=3)) -> None:
        self.offers = [self._offer(number, NOW - every * number) for number in range(count)]
        self.searches: list[dict[str, str]] = []
        self.tokens = 0
        self.highest = 3149
        self.meanwhile: Callable[[], object] = lambda: None
        self.answers: list[httpx2.Response] = []

    @staticmethod
    def _offer(number: int, created: datetime) -> dict[str, Any]:
        return {
            "id": f"{number:07d}",
            "dateCreation": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "romeCode": f"{'ABCDEFGHIJKLMN'[number % 14]}1101",
        }

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            self.tokens += 1
            body = {"access_token": f"t{self.tokens}", "expires_in": 1499, "token_type": "Bearer"}
            return httpx2.Response(200, json=body)
        if request.headers["authorization"] != f"Bearer t{self.tokens}":
            return httpx2.Response(401)
        if self.searches:
            self.meanwhile()
        self.searches.append(dict(request.url.params))
        return self.answers.pop(0) if self.answers else self._search(self.searches[-1])

    def _search(self, asked: dict[str, str]) -> httpx2.Response:
        first, last = (int(one) for one in asked["range"].split("-"))
        if first > 3000 or last > self.highest or last - first >= 150:
            return httpx2.Response(400, json={"message": "La position de début est trop haute."})
        found = [one for one in self.offers if one["romeCode"].startswith(asked.get("grandDomaine", ""))]
        if "minCreationDate" in asked:
            dates = asked["minCreationDate"], asked["maxCreationDate"]
            found = [one for one in found if dates[0] <= one["dateCreation"] <= dates[1]]
        page = found[first : last + 1]
        if not page:
            return httpx2.Response(204, headers={"Content-Range": "*/0"})
        shown = {"Content-Range": f"offres {first}-{first + len(page) - 1}/{len(found)}"}
        return httpx2.Response(200 if len(page) == len(found) else 206, json={"resultats": page}, headers=shown)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


def pull(
    partner: FakeFranceTravail, settings: FranceTravailSettings = SETTINGS
) -> tuple[list[str], IngestError | None]:
    """The ids that a pull gives, in order, and the error that ends it."""
    connector = FranceTravail(settings, NOW, transport=httpx2.MockTransport(partner))
    ids: list[str] = []
    try:
        for page in connector.pull(departments()["23"]):
            ids += [record["id"] for record in page]
    except IngestError as error:
        return ids, error
    return ids, None


@pytest.mark.parametrize("count", [0, 1, 149, 150, 151, 450])
def test_every_offer_is_given_once(count: int) -> None:
    partner = FakeFranceTravail(count)

    ids, error = pull(partner)

    assert error is None
    assert ids == [offer["id"] for offer in partner.offers]
    assert len(partner.searches) == max(1, -(-count // 150))


@pytest.mark.parametrize("every", [timedelta(hours=2), timedelta(0)], ids=["over months", "in one instant"])
def test_a_search_that_is_too_long_is_split(every: timedelta) -> None:
    partner = FakeFranceTravail(4_000, every=every)

    ids, error = pull(partner)

    assert error is None
    assert sorted(ids) == [offer["id"] for offer in partner.offers]


def test_a_page_that_is_refused_splits_the_search_too() -> None:
    partner = FakeFranceTravail(2_000, every=timedelta(hours=2))
    partner.highest = 1_149

    ids, error = pull(partner)

    assert error is None
    assert sorted(ids) == [offer["id"] for offer in partner.offers]


def test_what_cannot_be_split_any_more_is_cut_short() -> None:
    partner = FakeFranceTravail(3_300, every=timedelta(0))
    for offer in partner.offers:
        offer["romeCode"] = "K1302"

    ids, error = pull(partner)

    assert isinstance(error, PullCutShort)
    assert len(ids) == 3_150


def test_offers_taken_down_meanwhile_make_the_search_read_again() -> None:
    partner = FakeFranceTravail(400)

    def take_down_once() -> None:
        if len(partner.offers) == 400:
            del partner.offers[:10]

    partner.meanwhile = take_down_once
    ids, error = pull(partner)

    assert error is None
    assert set(ids) >= {offer["id"] for offer in partner.offers}


def test_offers_taken_down_again_and_again_cut_the_pull_short() -> None:
    partner = FakeFranceTravail(900)
    partner.meanwhile = lambda: partner.offers.pop(0)

    ids, error = pull(partner)

    assert isinstance(error, PullCutShort)
    assert len(ids) > 700


def test_nothing_in_the_middle_ends_the_reading_and_keeps_the_pages() -> None:
    partner = FakeFranceTravail(400)
    nothing = httpx2.Response(204, headers={"Content-Range": "*/0"})
    partner.meanwhile = lambda: partner.answers.append(nothing) if len(partner.searches) == 2 else None

    ids, error = pull(partner)

    assert isinstance(error, PullCutShort)
    assert len(ids) == 300


def test_a_part_that_does_not_say_of_how_much_is_not_complete() -> None:
    partner = FakeFranceTravail(400)
    partner.answers = [httpx2.Response(206, json={"resultats": partner.offers[:150]})]

    _, error = pull(partner)

    assert isinstance(error, PartnerSilent)


def test_a_token_is_used_until_it_ends_and_renewed_once_when_refused() -> None:
    partner = FakeFranceTravail(400)

    def revoke_once() -> None:
        if len(partner.searches) == 1 and partner.tokens == 1:
            partner.tokens = 7

    partner.meanwhile = revoke_once
    ids, error = pull(partner)

    assert (len(ids), error, partner.tokens) == (400, None, 8)


def test_a_token_is_asked_for_with_the_credentials_in_the_body() -> None:
    flow = TokenAuth(SETTINGS).auth_flow(httpx2.Request("GET", "http://ft.example/search"))

    asked = next(flow)

    assert "authorization" not in asked.headers
    assert parse_qs(asked.content.decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": ["PAR_x"],
        "client_secret": ["s"],
        "scope": ["api_offresdemploiv2 o2dsoffre"],
    }


@pytest.mark.parametrize(
    "refusal",
    [httpx2.Response(400, json={"error": "invalid_client"}), httpx2.Response(409, html="<h1>Conflict</h1>")],
    ids=["JSON", "HTML"],
)
def test_a_wrong_key_is_one_sentence(refusal: httpx2.Response) -> None:
    connector = FranceTravail(SETTINGS, NOW, transport=httpx2.MockTransport(lambda _: refusal))

    with pytest.raises(KeyRefused, match="FRANCE_TRAVAIL_CLIENT_ID"):
        list(connector.pull(departments()["23"]))


def test_a_missing_key_is_one_sentence() -> None:
    _, error = pull(FakeFranceTravail(1), SETTINGS.model_copy(update={"client_id": ""}))

    assert isinstance(error, KeyMissing)


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(200, content=b'{"resultats": [{"id":'),
        httpx2.Response(200, json={"message": "?"}),
        httpx2.Response(503, html="<h1>Maintenance</h1>"),
    ],
    ids=["cut", "another shape", "HTML"],
)
def test_an_answer_that_cannot_be_read_keeps_the_pages_before(answer: httpx2.Response) -> None:
    partner = FakeFranceTravail(400)
    partner.meanwhile = lambda: partner.answers.append(answer)

    ids, error = pull(partner)

    assert isinstance(error, PartnerSilent)
    assert len(ids) == 150


def pull_since(partner: FakeFranceTravail, since: datetime) -> list[str]:
    connector = FranceTravail(SETTINGS, NOW, transport=httpx2.MockTransport(partner))
    return [record["id"] for page in connector.pull_since(departments()["23"], since) for record in page]


def test_an_increment_is_a_window_that_overlaps_the_one_before() -> None:
    partner = FakeFranceTravail(400, every=timedelta(minutes=30))

    ids = pull_since(partner, NOW - timedelta(hours=2))

    assert ids == [offer["id"] for offer in partner.offers[:7]]
    assert [(one["minCreationDate"], one["maxCreationDate"]) for one in partner.searches] == [
        ("2026-11-21T07:00:00Z", "2026-11-22T10:00:00Z")
    ]


def test_an_increment_that_is_too_long_is_split() -> None:
    partner = FakeFranceTravail(4_000, every=timedelta(seconds=10))

    assert sorted(pull_since(partner, NOW - timedelta(hours=12))) == [offer["id"] for offer in partner.offers]


@pytest.mark.parametrize("count", [151, 4_000])
def test_no_search_goes_beyond_what_is_allowed(count: int) -> None:
    partner = FakeFranceTravail(count, every=timedelta(hours=2))

    pull(partner)

    for search in partner.searches:
        first, last = (int(one) for one in search["range"].split("-"))
        assert first <= 3000
        assert last <= 3149
        assert last - first < 150
        assert search["sort"] == "1"
        assert len(search["departement"].split(",")) <= 5
        assert ("minCreationDate" in search) is ("maxCreationDate" in search)
