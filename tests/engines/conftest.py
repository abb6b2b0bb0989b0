"""One PostgreSQL and one set of data for all tests of the engines."""

from collections.abc import Iterator

import pytest

from tests.engines import world
from tests.engines.postgresql import cluster
from tests.fake_services import FakeServices


@pytest.fixture(scope="session")
def engines(running_services: FakeServices, tmp_path_factory: pytest.TempPathFactory) -> Iterator[world.Engines]:
    with cluster() as server, world.engines(server, running_services, tmp_path_factory.mktemp("engines")) as found:
        yield found
