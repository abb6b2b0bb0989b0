"""Snapshots: bytes as they came with their sidecar; a build of the same snapshots gives the same database."""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import duckdb
import pytest

import queries
from loaders.build import publish
from loaders.build.build import build, build_if_needed
from loaders.build.checks import check_database
from loaders.errors import SnapshotDamaged
from loaders.fetch.snapshots import Sidecar, find_newest, find_newest_of, read_clock, save_snapshot
from loaders.reference import read_reference
from loaders.sources.registry import SOURCES
from loaders.sources.rows import Wanted
from settings import DATA, SIDECAR
from storage.checksums import compute_checksum
from tests.fake_services import FakeServices, wegweiser_value
from tests.support.fetching import fetch_wanted

POVERTY = Wanted(indicators=("child_poverty",))


def raw() -> Path:
    return Path(os.environ["SDG_RAW"])


def keep(body: bytes, item: str = "item") -> Path:
    return save_snapshot(
        "wegweiser", item, "json", body, Sidecar("https://example.org", read_clock(), compute_checksum(body), "free")
    ).file


def test_the_bytes_stay_as_they_came_and_the_sidecar_tells_where_from(services: FakeServices) -> None:
    fetch_wanted(wanted=POVERTY)

    snapshot = next(kept for kept in find_newest("wegweiser") if "slug" in kept.about.request)
    sidecar = json.loads(snapshot.file.with_name(snapshot.file.name + SIDECAR).read_text(encoding="utf-8"))
    assert sidecar["sha256"] == hashlib.sha256(snapshot.file.read_bytes()).hexdigest()
    assert sidecar["url"].startswith(f"{services.wegweiser}/rest/statistics/data/kinderarmut+")
    assert sidecar["licence"] == "dl-de/by-2-0 (https://www.govdata.de/dl-de/by-2-0)"
    assert sidecar["data_version"] == "2025-07-31"
    assert sidecar["fetched_at"] <= read_clock()


def test_the_newest_two_of_an_item_are_kept() -> None:
    files = [keep(body) for body in (b"1", b"2", b"3")]

    assert [file.is_file() for file in files] == [False, True, True]
    found = find_newest_of("wegweiser", "item")
    assert found is not None
    assert found.read() == b"3"


def test_what_a_broken_off_fetch_leaves_is_no_snapshot_and_goes_with_the_next() -> None:
    keep(b"whole")
    folder = raw() / "wegweiser" / "item"
    (folder / "29991231T000000.000000.json").write_bytes(b"bytes without a sidecar")
    (folder / "29991231T000000.000000.json.1.draft").write_bytes(b"half a fi")
    (folder / f"29991231T000001.000000.json{SIDECAR}").write_text("{}", encoding="utf-8")
    found = find_newest_of("wegweiser", "item")

    assert found is not None
    assert found.read() == b"whole"
    keep(b"next")
    assert len(list(folder.iterdir())) == 4


@pytest.mark.usefixtures("services", "built_before")
def test_damaged_bytes_stop_the_build_and_the_database_stays() -> None:
    fetch_wanted(wanted=POVERTY)
    before = build().file
    snapshot = next(kept for kept in find_newest("wegweiser") if "slug" in kept.about.request)
    snapshot.file.write_bytes(snapshot.file.read_bytes().replace(b"1", b"2"))

    with pytest.raises(SnapshotDamaged, match="kinderarmut"):
        build()
    assert publish.find_current() == before


def content(file: Path) -> dict[str, str]:
    """A hash of every table's rows in their order."""
    with duckdb.connect(file, read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {
            name: hashlib.sha256(repr(connection.execute(f"FROM {name}").fetchall()).encode()).hexdigest()
            for name in tables
        }


def find_ties(file: Path) -> dict[str, object]:
    """A pair of rows, by table of derived.sql, that what the table is sorted by cannot tell apart."""
    orders = {}
    for statement in (DATA / "derived.sql").read_text(encoding="utf-8").split(";"):
        made = re.search(r"^CREATE TABLE (\w+) AS", statement, re.MULTILINE)
        order = re.search(r"\nORDER BY ([^()]+)\Z", statement)
        if made and order:
            orders[made[1]] = re.sub(r"\b\w+\.", "", order[1])
    assert len(orders) > 8
    with duckdb.connect(file, read_only=True) as connection:
        ties = {
            table: connection.execute(f"FROM {table} SELECT {columns} GROUP BY ALL HAVING count(*) > 1").fetchone()
            for table, columns in orders.items()
        }
    return {table: tie for table, tie in ties.items() if tie}


@pytest.mark.usefixtures("services")
def test_the_same_snapshots_give_the_same_database() -> None:
    """Also in the order of rows: rows that tie come in the order that two threads happen to leave."""
    fetch_wanted(wanted=Wanted(indicators=("child_poverty", "car_density", "homelessness")))

    first, second = build().file, build().file

    assert content(first) == content(second)
    assert find_ties(first) == {}


@pytest.mark.usefixtures("built_before")
def test_every_value_can_be_traced_to_its_place(services: FakeServices) -> None:
    fetch_wanted(wanted=POVERTY)
    build()
    origin = queries.run_query("origins", indicator="child_poverty", region="05358")
    fetched_rows = origin[origin["source_key"] == "wegweiser"]

    assert len(fetched_rows) > 10
    for row in fetched_rows.to_dict("records"):
        answer = json.loads((raw() / row["file"].removeprefix("raw/")).read_text(encoding="utf-8"))
        assert _at(answer, row["place"]) == row["value"] == wegweiser_value("kinderarmut", "05358", row["year"])
        assert row["url"].startswith(services.wegweiser)


def _at(answer: object, path: str) -> object:
    """What stands at a path such as $.data.indicators[0].regionYearValues[1][2]."""
    for step in path.removeprefix("$.").replace("[", ".").replace("]", "").split("."):
        answer = answer[int(step)] if isinstance(answer, list) else answer[step]  # type: ignore[index]
    return answer


@pytest.mark.usefixtures("shipped_database")
def test_every_shipped_value_stands_in_the_line_that_is_named() -> None:
    for indicator, region in (("car_density", "05370"), ("child_poverty", "05370"), ("gdp_per_head", "05334")):
        for row in queries.run_query("origins", indicator=indicator, region=region).to_dict("records"):
            line = (DATA / row["file"]).read_text(encoding="utf-8").splitlines()[int(row["line"]) - 1]
            assert str(row["year"]) in line
            assert region in line


@pytest.mark.usefixtures("services")
def test_a_fetched_value_takes_the_place_of_the_shipped_one_of_the_same_source(tmp_path: Path) -> None:
    """The shipped file of a source is an older state of it; other sources stay beside it."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("database", "raw", "own"))
    file = data / "observations" / "child_poverty.csv"
    header = "source_key,region_key,year,value\n"
    rows = file.read_text(encoding="utf-8") if file.exists() else header
    file.write_text(rows + "wegweiser,05358,2020,99\nwegweiser,05358,1999,11\n", encoding="utf-8")
    fetch_wanted(wanted=POVERTY)
    build(data=data)

    origin = queries.run_query("origins", indicator="child_poverty", region="05358")
    ours = origin[origin["source_key"] == "wegweiser"].set_index("year")["value"]
    assert ours[2020] == wegweiser_value("kinderarmut", "05358", 2020)
    assert ours[1999] == 11


def test_every_source_of_the_registry_is_described() -> None:
    for source in SOURCES.values():
        assert read_reference(source.key).mappings


def test_after_a_clock_that_was_ahead_what_comes_last_is_the_newest() -> None:
    for moment, body in (("2031-01-01T00:00:00.000000+00:00", b"ahead"), (read_clock(), b"right")):
        save_snapshot(
            "wegweiser", "item", "json", body, Sidecar("https://example.org", moment, compute_checksum(body), "free")
        )

    found = find_newest_of("wegweiser", "item")
    assert found is not None
    assert found.read() == b"right"


def test_a_broken_sidecar_is_no_snapshot_and_the_one_before_counts() -> None:
    keep(b"before")
    newer = keep(b"newer")
    newer.with_name(newer.name + SIDECAR).write_text('{"url": ', encoding="utf-8")

    found = find_newest_of("wegweiser", "item")
    assert found is not None
    assert found.read() == b"before"


@pytest.mark.usefixtures("services", "built_before")
def test_what_is_fetched_while_a_build_runs_makes_the_next_build() -> None:
    def fetched_meanwhile(connection: duckdb.DuckDBPyConnection) -> int:
        fetch_wanted(wanted=POVERTY)
        return check_database(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("loaders.build.build.check_database", fetched_meanwhile)
        build()

    assert build_if_needed() is not None
