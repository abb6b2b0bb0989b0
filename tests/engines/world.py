"""The shipped data with own entries, boundaries and news, so that every question has an answer: in a file of DuckDB,
in PostgreSQL and in a DuckLake."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from loaders.build.build import build
from loaders.delivery import deliver
from loaders.own.targets.adding import add_target
from settings import DATA
from tests.engines.postgresql import Cluster
from tests.fake_services import FakeServices
from tests.support.mapped_districts import fetch_boundaries
from tests.support.own_tables import CYCLE_PATHS, take_in

SERVERS = ("postgresql", "ducklake")
TARGET = (
    "region_key,indicator_key,value,year,decided_by,document,name\n"
    "05358,child_poverty,8,2030,Kreistag,Beschluss 12/2025,Kinderarmut senken\n"
)


@dataclass(frozen=True)
class Engines:
    """What `SDG_DATABASE` says for whoever reads and for whoever writes, and the data folder of the builds."""

    server: Cluster
    data: Path
    lake: Path

    def reading(self, engine: str) -> str:
        return self._address(engine, "reader")

    def writing(self, engine: str) -> str:
        return self._address(engine, "loader")

    def _address(self, engine: str, role: str) -> str:
        if engine == "duckdb":
            return str(self.data / "database")
        if engine == "postgresql":
            return self.server.address("plain", role)
        return f"ducklake:{self.server.address('lake', role)}?data_path={quote(str(self.lake))}"


def silent(_: str) -> None:
    """Progress that nobody watches."""


@contextmanager
def engines(server: Cluster, services: FakeServices, folder: Path) -> Iterator[Engines]:
    """Built under `folder` and brought to both servers."""
    found = Engines(server, folder / "data", folder / "lake")
    found.lake.mkdir()
    for part in ("reference", "observations", "reports"):
        shutil.copytree(DATA / part, found.data / part)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDG_DATA", str(found.data))
        patch.delenv("SDG_RAW", raising=False)
        patch.delenv("SDG_OWN", raising=False)
        patch.setenv("SDG_DATABASE", found.reading("duckdb"))
        patch.setenv("SDG_WEGWEISER_URL", services.wegweiser)
        build()
        fetch_boundaries(services)
        take_in(folder, CYCLE_PATHS)
        (folder / "targets.csv").write_text(TARGET, encoding="utf-8")
        add_target(folder / "targets.csv", "targets.csv")
        _add_a_year(found.data / "observations" / "car_density.csv")
        build(accept=True)
        for engine in SERVERS:
            patch.setenv("SDG_DATABASE", found.writing(engine))
            deliver(silent)
        yield found


def _add_a_year(file: Path) -> None:
    """A value of Heinsberg for a year that nobody has yet."""
    source, *_ = file.read_text(encoding="utf-8").splitlines()[-1].split(",")
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"{source},05370,2031,650\n")
