"""Support services: those of the department and those that cover it, each once, with what they answer."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import httpx2
import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from geo import Point, departments, distance_km
from ingest.draft import Reject
from ingest.errors import IngestError, KeyMissing, KeyRefused, PartnerSilent
from ingest.sources.data_inclusion import (
    STEP_KM,
    DataInclusion,
    DataInclusionSettings,
    clean_service,
    freins_of,
    searched_from,
)
from ingest.support import ServiceDraft
from matching import Frein

SERVICE = {
    "id": "dora--auto-ecole",
    "structure_id": "dora--route",
    "source": "dora",
    "nom": "Auto-école sociale",
    "description": "Le code et la conduite à son rythme.",
    "type": "formation",
    "thematiques": ["mobilite--preparer-un-permis", "famille--garde-denfants"],
    "frais": "payant",
    "frais_precisions": "Selon les ressources.",
    "publics": ["jeunes", "tous-publics"],
    "modes_accueil": ["en-presentiel"],
    "zone_eligibilite": ["23"],
    "code_postal": "23000",
    "code_insee": "23096",
    "commune": "Guéret",
    "latitude": 46.1719,
    "longitude": 1.8717,
    "horaires_accueil": "Mo-Fr 09:00-12:00",
    "contact_nom_prenom": "Sylvie Peyrot",
    "telephone": "05 36 49 01 02",
    "courriel": "contact@route.example",
    "date_maj": "2026-10-02",
    "lien_source": "https://dora.example/services/auto-ecole",
}


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


def points() -> st.SearchStrategy[Point]:
    """Places of Creuse: few enough searches cover it."""
    return st.builds(Point, lat=st.floats(45.66, 46.46), lon=st.floats(1.37, 2.62))


class FakeDataInclusion:
    """Three lists in pages of `size`."""

    def __init__(self, services: list[Any], around: list[Any]) -> None:
        self.lists = {
            "/api/v1/structures": [{"id": "dora--route", "nom": "Route pour tous"}],
            "/api/v1/services": services,
            "/api/v1/search/services": around,
        }
        self.asked: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        number, size = int(request.url.params["page"]), int(request.url.params["size"])
        items = self.lists[request.url.path]
        page = items[(number - 1) * size : number * size]
        return httpx2.Response(200, json={"items": page, "total": len(items), "page": number, "size": size})


def pull(handler: Any, token: str = "t") -> tuple[list[dict[str, Any]], IngestError | None]:
    settings = DataInclusionSettings(token=SecretStr(token), base_url="http://di.example", pause_seconds=0)
    found: list[dict[str, Any]] = []
    try:
        for page in DataInclusion(settings, transport=httpx2.MockTransport(handler)).pull(departments()["23"]):
            found += page
    except IngestError as error:
        return found, error
    return found, None


def cleaned(**changes: Any) -> ServiceDraft:
    (draft,) = clean_service({**SERVICE, **changes})
    assert isinstance(draft, ServiceDraft)
    return draft


def test_services_of_the_department_come_first_then_those_that_cover_it_each_once() -> None:
    remote = {**SERVICE, "id": "dora--ligne", "modes_accueil": ["a-distance"], "structure": {"nom": "Ligne Mobilité"}}
    around = [{"service": {**SERVICE, "structure": {}}, "distance": 0}, {"service": remote, "distance": None}]
    partner = FakeDataInclusion([SERVICE], around)

    found, error = pull(partner)

    assert error is None
    assert [(one["id"], one["structure"]["nom"]) for one in found] == [
        ("dora--auto-ecole", "Route pour tous"),
        ("dora--ligne", "Ligne Mobilité"),
    ]
    assert [request.url.params.get("code_departement") for request in partner.asked] == ["23", "23", None]
    assert partner.asked[2].url.params["code_commune"] == "23096"
    assert {request.headers["authorization"] for request in partner.asked} == {"Bearer t"}


def place(insee: str, lat: float, lon: float) -> dict[str, Any]:
    return {**SERVICE, "id": f"dora--{insee}", "code_insee": insee, "latitude": lat, "longitude": lon}


def test_the_whole_department_is_searched_and_a_service_found_twice_is_given_once() -> None:
    spread = [place("23096", 46.17, 1.87), place("23008", 45.96, 2.17), place("23176", 46.34, 1.54)]
    remote = {**SERVICE, "id": "dora--ligne", "structure": {}}
    partner = FakeDataInclusion(spread, [{"service": remote, "distance": None}])

    found, error = pull(partner)

    searched = [request.url.params["code_commune"] for request in partner.asked if "search" in request.url.path]
    assert (sorted(searched), error) == (["23008", "23096", "23176"], None)
    assert [one["id"] for one in found].count("dora--ligne") == 1


def test_a_commune_that_data_inclusion_does_not_know_is_searched_from_no_more() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        unknown = request.url.params.get("code_commune") == "23008"
        return httpx2.Response(422, json={"detail": "?"}) if unknown else partner(request)

    partner = FakeDataInclusion([place("23008", 45.96, 2.17)], [{"service": {**SERVICE, "id": "dora--autre"}}])

    found, error = pull(answer)

    assert ([one["id"] for one in found], error) == (["dora--23008", "dora--autre"], None)


@given(st.dictionaries(st.from_regex(r"23[0-9]{3}", fullmatch=True), points(), max_size=60))
def test_no_commune_is_far_from_a_search_and_none_is_searched_in_vain(places: dict[str, Point]) -> None:
    chosen = searched_from(places, seat="23096")

    known = [places[insee] for insee in chosen if insee in places]
    assert chosen[0] == "23096"
    assert all(min(distance_km(point, one) for one in known) <= STEP_KM for point in places.values())
    assert all(distance_km(one, other) > STEP_KM for one, other in combinations(known, 2))


def test_a_service_that_ties_push_onto_two_pages_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.sources.data_inclusion.PAGE_LENGTH", 2)
    services = [{**SERVICE, "id": one} for one in ("a", "b", "b", "c")]

    found, error = pull(FakeDataInclusion(services, []))

    assert ([one["id"] for one in found], error) == (["a", "b", "c"], None)


def test_what_goes_wrong_is_told() -> None:
    assert isinstance(pull(lambda _: httpx2.Response(401, json={"detail": "Not authenticated"}))[1], KeyRefused)
    assert isinstance(pull(lambda _: httpx2.Response(422, json={"detail": "?"}))[1], PartnerSilent)
    assert isinstance(pull(lambda _: httpx2.Response(200, json={"items": []}))[1], PartnerSilent)
    assert isinstance(pull(lambda _: httpx2.Response(500), token="")[1], KeyMissing)


def test_a_service_keeps_what_helps_to_choose_it_and_no_contact_of_a_person() -> None:
    draft = cleaned(structure={"nom": "Route pour tous"}, description="Demandez Mme Peyrot, contact@route.example")

    assert draft.freins == (Frein.MOBILITY, Frein.CHILDCARE)
    assert (draft.name, draft.provider, draft.fees, draft.publics) == (
        "Auto-école sociale",
        "Route pour tous",
        "payant",
        ("jeunes",),
    )
    assert (draft.zone, draft.on_site, draft.remote) == (("23",), True, False)
    assert draft.whereabouts.point == Point(46.1719, 1.8717)
    assert (draft.opening_hours, draft.updated) == ("Mo-Fr 09:00-12:00", date(2026, 10, 2))
    assert draft.phone == "05 36 49 01 02"
    assert not any(one in repr(draft) for one in ("Peyrot", "contact@"))


@pytest.mark.parametrize(
    ("told", "kept"),
    (
        ("+33536490102", "05 36 49 01 02"),
        ("05.36.49.01.02", "05 36 49 01 02"),
        ("0 800 00 49 12", "08 00 00 49 12"),
        ("06 39 98 12 34", None),
        ("0033 7 39 98 12 34", None),
        ("0892 68 12 34", None),
        ("05 36 49 01 02, demander Mme Peyrot", None),
        (536490102, None),
    ),
)
def test_the_number_of_a_house_is_kept_and_no_mobile_or_dear_one(told: object, kept: str | None) -> None:
    assert cleaned(telephone=told).phone == kept


@pytest.mark.parametrize(("asked_by", "may_call"), ((["usagers", "professionnels"], True), (["professionnels"], False)))
def test_only_a_service_that_people_ask_for_themselves_gives_its_number(asked_by: list[str], *, may_call: bool) -> None:
    assert (cleaned(mobilisable_par=asked_by).phone is not None) is may_call


def test_a_service_from_a_distance_without_an_address_needs_no_place() -> None:
    nowhere = dict.fromkeys(("code_postal", "code_insee", "commune", "latitude", "longitude"))

    draft = cleaned(modes_accueil=["a-distance"], zone_eligibilite=None, **nowhere)

    assert draft.whereabouts.anywhere
    assert (draft.on_site, draft.remote, draft.zone) == (False, True, ())


@pytest.mark.parametrize(
    ("theme", "frein"),
    [
        ("logement-hebergement--louer-un-logement", Frein.HOUSING),
        ("sante--addictions", Frein.HEALTH),
        ("lecture-ecriture-calcul--maitriser-le-francais", Frein.LANGUAGE),
        ("numerique--acquerir-un-equipement", Frein.DIGITAL),
        ("mobilite", Frein.MOBILITY),
    ],
)
def test_a_theme_answers_an_obstacle(theme: str, frein: Frein) -> None:
    assert freins_of((theme,)) == (frein,)


def test_a_theme_that_answers_none_is_kept_as_a_theme() -> None:
    draft = cleaned(thematiques=["famille--soutien-aidants", "une-nouvelle--valeur"])

    assert draft.freins == ()
    assert draft.themes == ("famille--soutien-aidants", "une-nouvelle--valeur")


@pytest.mark.parametrize("change", [{"id": None}, {"nom": " "}])
def test_a_service_without_a_key_or_a_name_is_refused(change: dict[str, Any]) -> None:
    (reject,) = clean_service({**SERVICE, **change})

    assert isinstance(reject, Reject)
