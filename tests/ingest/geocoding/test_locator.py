"""The Géoplateforme is believed where it is sure, asked again overseas, and done without where it is silent."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
import stamina

from geo import Commune, Communes, Point
from ingest.geocoding import (
    AddressLocator,
    Asked,
    Geoplateforme,
    GeoplateformeSettings,
    Hit,
    Located,
    Origin,
    is_believed,
    without_people,
)
from ingest.reference import demo_communes
from ingest.sandbox import Fault, FaultKind, SandboxServer
from matching import Rung
from tests.make.hostile import slow_pieces
from tests.make.partners import served_partners

COMMUNES = demo_communes()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxServer]:
    with served_partners() as server:
        yield server


@pytest.fixture
def service(sandbox: SandboxServer) -> Iterator[Geoplateforme]:
    settings = GeoplateformeSettings(geocoding_url=f"{sandbox.url}/geocodage", pause_seconds=0)
    with Geoplateforme(settings) as client, stamina.set_testing(True, attempts=2, cap=True):
        yield client


def hit(kind: str, *, score: float = 0.9, label: str = "Ajain") -> Hit:
    return Hit(Point(46.2, 2.0), score, kind, "23002", "23380", label)


def located(service: Geoplateforme | None, *asked: Asked) -> list[Located]:
    return list(AddressLocator(COMMUNES, service).locate(asked))


def test_a_house_is_placed_to_the_house(service: Geoplateforme) -> None:
    (found,) = located(service, Asked("12 rue de la Gare", "23000", "Guéret"))

    assert (found.origin, found.rung, found.postcode) == (Origin.GEOPLATEFORME, Rung.ADDRESS, "23000")
    assert found.commune is not None
    assert found.commune.name == "Guéret"
    assert found.point != found.commune.point


def test_a_file_of_addresses_is_one_request_and_gives_the_same(service: Geoplateforme) -> None:
    asked = [Asked(f"{number} rue des Écoles", "23200", "Aubusson") for number in range(1, 31)]

    assert service.find_all(asked) == [service.find(one) for one in asked]
    assert [one.rung for one in located(service, *asked)] == [Rung.ADDRESS] * 30


def test_the_middle_of_a_commune_is_no_answer_to_an_address(service: Geoplateforme) -> None:
    (found,) = located(service, Asked("lieu-dit Chez Blatin", "23200", "Aubusson"))

    assert (found.origin, found.rung) == (Origin.LOCAL, Rung.INSEE)


@pytest.mark.parametrize(
    ("said", "believed"),
    (("", True), ("Ajain", True), ("le Bourg", True), ("Mairie Ajain", True), ("Les Genêts", False)),
)
def test_the_middle_of_a_commune_is_believed_where_it_is_asked_for(said: str, believed: bool) -> None:  # noqa: FBT001
    assert is_believed(hit("municipality"), Asked(said, "23380", "Ajain")) is believed


def test_a_low_score_is_not_believed() -> None:
    assert not is_believed(hit("housenumber", score=0.79), Asked("1 rue du Pont", "23380", "Ajain"))


def test_a_busy_service_is_waited_for(sandbox: SandboxServer, service: Geoplateforme) -> None:
    sandbox.faults.arm(Fault(FaultKind.TOO_MANY_REQUESTS, path="/geocodage", retry_after_seconds=0))

    assert service.find(Asked("12 rue de la Gare", "23000", "Guéret")) is not None


def test_a_silent_service_leaves_the_communes_to_answer(sandbox: SandboxServer, service: Geoplateforme) -> None:
    sandbox.faults.arm(Fault(FaultKind.HTML_ERROR, path="/geocodage", times=2))
    locator = AddressLocator(COMMUNES, service)

    (found,) = locator.locate([Asked("12 rue de la Gare", "23000", "Guéret")])

    assert (found.origin, found.rung, locator.is_online) == (Origin.LOCAL, Rung.INSEE, False)


def test_overseas_a_wrong_postcode_is_left_out() -> None:
    asked: list[str | None] = []

    def partner(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.params.get("postcode"))
        return httpx2.Response(200, json={"features": [] if asked[-1] else [feature("97411")]})

    settings = GeoplateformeSettings(geocoding_url="https://partner.example", pause_seconds=0)
    with Geoplateforme(settings, transport=httpx2.MockTransport(partner)) as client:
        found = client.find(Asked("4 rue de Paris", "97401", "Saint-Denis"))

    assert found is not None
    assert (found.insee, asked) == ("97411", ["97401", None])


def feature(insee: str) -> dict[str, Any]:
    said = {"label": "4 Rue de Paris", "score": 0.95, "type": "housenumber", "citycode": insee, "postcode": "97400"}
    return {"geometry": {"type": "Point", "coordinates": [55.45, -20.88]}, "properties": said}


@pytest.mark.parametrize("answer", ({}, {"features": [{}]}, {"features": [{"geometry": None}]}, []))
def test_another_answer_than_addresses_leaves_the_communes_to_answer(answer: object) -> None:
    settings = GeoplateformeSettings(geocoding_url="https://partner.example", pause_seconds=0)
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    with Geoplateforme(settings, transport=transport) as client:
        (found,) = located(client, Asked("12 rue de la Gare", "23000", "Guéret"))

    assert found.origin is Origin.LOCAL


def test_one_of_several_communes_is_told_as_such() -> None:
    communes = Communes(
        Commune(insee, name, "23", ("23000",), Point(46.2, 1.9), people)
        for insee, name, people in (("23096", "Guéret", 12_734), ("23193", "Sainte-Feyre", 2_270))
    )

    (found,) = AddressLocator(communes, None).locate([Asked("3 rue des Lilas", "23000")])

    assert (found.rung, [one.name for one in found.ambiguous]) == (Rung.POSTCODE, ["Sainte-Feyre"])


@pytest.mark.parametrize(
    ("said", "sent"),
    (
        ("Mme Renée Lafaye, 12 rue de la Gare", "12 rue de la Gare"),
        ("Jean Lafaye 12 bis avenue du Limousin", "12 bis avenue du Limousin"),
        ("chez M. Lafaye, Le Bourg", "Le Bourg"),
        ("12 rue du Docteur Vincent", "12 rue du Docteur Vincent"),
        ("Le Bourg renee.lafaye@example.org 05 55 12 34 56", "Le Bourg"),
    ),
)
def test_no_name_of_a_person_leaves_the_machine(said: str, sent: str) -> None:
    assert without_people(said) == sent


def test_an_address_without_an_end_is_read_once() -> None:
    assert slow_pieces(without_people) == {}
    assert slow_pieces(lambda text: without_people(f"M. {text}")) == {}
