"""The small map of `tests.make.roads`, built once a worker."""

from datetime import date
from pathlib import Path

import pytest

from geo.roads import Network, Roads, build_network
from tests.make.roads import write_map


@pytest.fixture(scope="session")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_map(tmp_path_factory.mktemp("extract") / "village-latest.osm.pbf")


@pytest.fixture(scope="session")
def network(extract: Path, tmp_path_factory: pytest.TempPathFactory) -> Network:
    return build_network(tmp_path_factory.mktemp("roads"), extract, name="village", day=date(2026, 11, 21))


@pytest.fixture(scope="session")
def roads(network: Network) -> Roads:
    return Roads(network)
