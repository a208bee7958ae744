"""What the sandbox sends has the names and the types of the partners' own examples and schemas."""

import json
from pathlib import Path
from typing import Any

from tests.ingest.sandbox.conftest import Partners

JSON_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}


def faults_of(value: Any, schema: dict[str, Any], schemas: dict[str, Any], where: str) -> list[str]:
    """Where `value` is not as an OpenAPI schema says: a name that it does not have, or another type."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    kind = schema.get("type", "object")
    if not isinstance(value, JSON_TYPES[kind]):
        return [f"{where}: {value!r} is no {kind}"]
    if isinstance(value, list):
        return [fault for each in value for fault in faults_of(each, schema["items"], schemas, where)]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    unknown = [f"{where}.{name}: unknown" for name in value if name not in known]
    inner = [faults_of(value[name], known[name], schemas, f"{where}.{name}") for name in value if name in known]
    return unknown + [fault for faults in inner for fault in faults]


def shape(value: Any) -> Any:
    """The names and types of a payload; a list has the shape of its first item."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


def test_offers_follow_the_published_schema(partners: Partners, shared_contracts: Path) -> None:
    document = json.loads((shared_contracts / "france-travail/openapi_offres-emploi-v2__cmnemoi.json").read_text())
    schemas = document["components"]["schemas"]
    body = partners.offers(departement="23").json()
    faults = set(faults_of(body, schemas["ResultatRecherche"], schemas, "body"))
    # Not in the schema, and seen in real answers: the contract says so.
    assert {fault for fault in faults if "entreprise.siret" not in fault} == set()


def test_the_token_has_the_documented_fields(partners: Partners, shared_contracts: Path) -> None:
    example = json.loads((shared_contracts / "france-travail/token_200__docs.json").read_text())
    assert partners.token
    assert set(example) == {"scope", "expires_in", "token_type", "access_token"}


def test_immersions_have_the_shape_of_the_example(partners: Partners, shared_contracts: Path) -> None:
    example = json.loads((shared_contracts / "immersion-facilitee/v3_get_offers_200__e2e.json").read_text())
    body = partners.immersions(sortBy="date", perPage="500").json()
    expected = shape(example["data"][0]) | {"customizedName": "str"}
    assert shape(body["pagination"]) == shape(example["pagination"])
    for row in body["data"]:
        assert shape(row).items() <= expected.items()


def test_immersion_errors_have_the_shape_of_the_example(partners: Partners, shared_contracts: Path) -> None:
    example = json.loads((shared_contracts / "immersion-facilitee/v3_errors.json").read_text())
    assert shape(partners.immersions().json()) == shape(example["400_schema"])


def test_missions_have_the_shape_of_the_examples(partners: Partners, shared_contracts: Path) -> None:
    examples = json.loads((shared_contracts / "api-engagement/v0-missions.json").read_text())
    listing = json.loads((shared_contracts / "api-engagement/v0-mission-list-response.json").read_text())
    body = partners.missions(limit="200").json()
    assert set(body) == set(listing)
    known = set().union(*examples) | {"organizationSiren", "lastSyncAt", "duration", "descriptionHtml"}
    assert set().union(*body["data"]) <= known
    expected = shape(examples[0]["addresses"][0])
    for mission in body["data"]:
        assert {name: kind for name, kind in shape(mission["addresses"][0]).items() if name != "location"} == {
            name: kind for name, kind in expected.items() if name != "location"
        }
