"""The API's own description: what it says is what programs rely on."""

from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from tests.fixtures.site import Site


def test_the_description_changes_only_on_purpose(shared_site: Site, snapshot: SnapshotAssertion) -> None:
    document = shared_site.program().get("/v1/openapi.json").json()

    assert document == snapshot(extension_class=JSONSnapshotExtension)


def test_pages_and_sign_in_are_not_described_as_an_api(shared_site: Site) -> None:
    document = shared_site.program().get("/v1/openapi.json").json()

    assert all(path.startswith("/v1/") for path in document["paths"])
