"""Since when a region has the newest year of an indicator: noted from build to build."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from content.catalogue import read_whole
from loaders.build import publish
from loaders.build.build import build
from storage.versions import name_checksum_file
from tests.support.built import build_small_world
from tests.support.small_world import OBSERVATIONS, write_small_world

POVERTY = OBSERVATIONS["poverty"]


@pytest.fixture(autouse=True)
def first() -> Path:
    """The database before."""
    return build_small_world()


def build_poverty(folder: Path, poverty: str = POVERTY, accept: bool = False) -> Path:
    return build(data=write_small_world(folder / "data", poverty=poverty), accept=accept).file


def news(region: str = "05370") -> list[tuple[object, ...]]:
    return [tuple(row)[:4] for row in queries.run_query("news", region=region).itertuples(index=False)]


def test_a_first_database_knows_of_nothing_new() -> None:
    assert news() == []


def test_a_newer_year_is_new_for_the_regions_that_have_it(tmp_path: Path) -> None:
    build_poverty(tmp_path, POVERTY + "old,05370,2022,7.1\n")

    assert news() == [("poverty", 2022, 2021, "old")]
    assert news("05358") == []


def test_a_first_value_is_new_and_has_no_year_before(tmp_path: Path) -> None:
    build_poverty(tmp_path, POVERTY + "new,05334,2021,8\n")

    ((key, year, before, source),) = news("05334")
    assert (key, year, read_whole(before), source) == ("poverty", 2021, None, "new")


def test_what_was_new_stays_so_with_its_time_until_something_newer_comes(tmp_path: Path) -> None:
    build_poverty(tmp_path, POVERTY + "new,05370,2022,7.1\n")
    since = queries.run_query("news", region="05370")["since"].tolist()
    build_poverty(tmp_path, POVERTY + "new,05370,2022,7.2\n")
    assert queries.run_query("news", region="05370")["since"].tolist() == since

    build_poverty(tmp_path, POVERTY + "new,05370,2022,7.2\nnew,05370,2023,7.0\n")
    assert news() == [("poverty", 2023, 2022, "new")]
    assert queries.run_query("news", region="05370")["since"].tolist() > since


def test_a_year_that_was_withdrawn_is_no_news(tmp_path: Path) -> None:
    build_poverty(tmp_path, POVERTY + "new,05370,2022,7.1\n")
    build_poverty(tmp_path, accept=True)

    assert news() == []


def test_a_database_that_took_no_note_is_compared_by_its_values(tmp_path: Path, first: Path) -> None:
    with duckdb.connect(first) as connection:
        connection.execute("DROP TABLE newest_year")
    name_checksum_file(first).unlink()  # which then was not noted either

    build_poverty(tmp_path, POVERTY + "new,05370,2022,7.1\n")

    assert news() == [("poverty", 2022, 2021, "new")]


@pytest.mark.parametrize("damage", ["no longer a database", "other layout"])
def test_a_database_that_cannot_be_asked_leaves_nothing_new(tmp_path: Path, first: Path, damage: str) -> None:
    if damage == "other layout":
        first.unlink()
        with duckdb.connect(first) as connection:
            connection.execute("CREATE TABLE something (a INTEGER)")
    else:
        first.write_bytes(damage.encode())

    build_poverty(tmp_path)

    assert publish.find_current() != first
    assert news() == []


def changes(region: str = "05370") -> list[tuple[object, ...]]:
    rows = queries.run_query("region_changes_of_values", region=region).drop(columns="built_at")
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.itertuples(index=False)]


def counts() -> list[list[object]]:
    return queries.run_query("build_changes").drop(columns="built_at").to_numpy().tolist()


def test_what_a_build_changes_is_kept_by_indicator_and_district_with_the_newest_change(tmp_path: Path) -> None:
    assert counts() == []
    revised = POVERTY.replace("05370,2020,8.0", "05370,2020,8.5").replace("05370,2021,7.5", "05370,2021,7.0")
    build_poverty(tmp_path, revised.replace("new,05358,2021,9.5\n", "") + "new,05334,2021,8\n", accept=True)

    assert changes() == [("poverty", 2, 0, 2021, 7.5, 7.0)]
    assert changes("05358") == [("poverty", 0, 1, None, None, None)]
    assert changes("05334") == []  # new values are no changed ones
    assert counts() == [["poverty", 1, 2, 1, 3]]


def test_a_value_that_is_the_same_from_another_source_has_not_changed(tmp_path: Path) -> None:
    build_poverty(
        tmp_path, POVERTY.replace("new,05370,2021,7.5\nold,05370,2021,7.4", "old,05370,2021,7.5"), accept=True
    )

    assert counts() == []


def test_changes_are_carried_on_as_far_as_versions_are_kept(tmp_path: Path) -> None:
    for value in range(9, 14):
        build_poverty(tmp_path, POVERTY.replace("05370,2020,8.0", f"05370,2020,{value}"))

    assert [row[4:] for row in changes()] == [(12.0, 13.0), (11.0, 12.0), (10.0, 11.0)]
    assert len(changes()) == publish.KEPT_VERSIONS
