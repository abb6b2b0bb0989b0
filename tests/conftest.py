"""Every test has a database folder of its own; the shipped data are built once for all of a process."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from streamlit.runtime.context import ContextProxy

import queries
from loaders.build.build import BuildReport, build
from tests import tiers
from tests.fake_services import FakeServices
from tests.support.small_world import write_small_world
from texts import Language
from ui import seat

# How long an example takes says how busy the machine is, and nothing of the code.
hypothesis.settings.register_profile(
    "busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-pictures", action="store_true", help="approve the pages as they look now")
    parser.addoption("--tier", choices=[tier.name.lower() for tier in tiers.Tier], default="all", help="tests/tiers.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    tiers.select(config, items)


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether pictures of pages are renewed instead of compared."""
    return bool(request.config.getoption("--renew-pictures"))


@pytest.fixture(autouse=True)
def empty_database_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the database, the snapshots or the own tables of the checkout or of another test."""
    folder = tmp_path / "database"
    monkeypatch.setenv("SDG_DATABASE", str(folder))
    monkeypatch.setenv("SDG_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("SDG_OWN", str(tmp_path / "own"))
    return folder


@pytest.fixture
def small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the small world, which this test builds from and adds its own tables and targets to."""
    data = write_small_world(tmp_path / "data")
    monkeypatch.setenv("SDG_DATA", str(data))
    return data


@pytest.fixture(autouse=True)
def browser_without_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no browser and gives a mock for what one would send."""
    monkeypatch.setattr(ContextProxy, "cookies", {})


@pytest.fixture(autouse=True)
def visit_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no connection either: its visits are at the machine itself."""
    monkeypatch.setattr(ContextProxy, "headers", {seat.HEADER: seat.WORD})


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """The shipped data as a built database, and what the build reported."""
    folder = tmp_path_factory.mktemp("shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDG_DATABASE", str(folder))
        patch.setenv("SDG_RAW", str(folder / "raw"))
        patch.setenv("SDG_OWN", str(folder / "own"))
        return folder, build()


@pytest.fixture
def shipped_database(shipped: tuple[Path, BuildReport], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Queries of the test answer from the shipped data."""
    monkeypatch.setenv("SDG_DATABASE", str(shipped[0]))
    queries.find_version()
    yield


@pytest.fixture
def built_before(shipped: tuple[Path, BuildReport], empty_database_folder: Path) -> None:
    """The database of the shipped data lies in the test's own folder: a build judges only what is new."""
    shutil.copytree(shipped[0], empty_database_folder, ignore=shutil.ignore_patterns("raw", "own"))


@pytest.fixture
def german() -> Language:
    return Language("de")


@pytest.fixture(scope="session")
def running_services() -> Iterator[FakeServices]:
    """The double of the services, once for all of a process."""
    with FakeServices() as services:
        yield services


@pytest.fixture
def services(running_services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> FakeServices:
    """The double as at its start; the loaders of the test find it under the services' addresses."""
    running_services.reset()
    monkeypatch.setenv("SDG_WEGWEISER_URL", running_services.wegweiser)
    monkeypatch.setenv("SDG_INKAR_URL", running_services.inkar)
    monkeypatch.setenv("SDG_REGIONALSTATISTIK_URL", running_services.regionalstatistik)
    monkeypatch.setenv("SDG_EUROSTAT_URL", running_services.eurostat)
    return running_services
