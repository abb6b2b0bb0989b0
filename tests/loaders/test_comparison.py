"""The new database beside the one in use: losses and jumps need somebody's yes."""

from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest

from loaders.build import publish
from loaders.build.build import build
from loaders.errors import ChangesNotAccepted
from tests.support.built import build_small_world
from tests.support.small_world import OBSERVATIONS, write_small_world
from texts import Language

POVERTY = OBSERVATIONS["poverty"]


def test_a_loss_of_more_than_a_fifth_of_the_rows_is_refused_until_accepted(tmp_path: Path, german: Language) -> None:
    before = build_small_world()
    shorter = write_small_world(tmp_path / "data", parity="source_key,region_key,year,value\nnew,05370,2021,40\n")

    with pytest.raises(ChangesNotAccepted) as raised:
        build(data=shorter)
    assert "parity (new): 1 statt 3 Werte" in raised.value.describe(german)
    assert "--accept" in raised.value.describe(german)
    assert publish.find_current() == before

    assert build(data=shorter, accept=True).file == publish.find_current() != before


@pytest.mark.parametrize(("left", "refused"), [(80, False), (79, True)])
def test_up_to_a_fifth_of_the_rows_may_go(tmp_path: Path, left: int, refused: bool) -> None:
    def rows(count: int) -> str:
        years = "".join(f"new,05370,{year},8\n" for year in range(2000, 2000 + count))
        return f"source_key,region_key,year,value\nold,05370,2021,7.4\n{years}"

    build_small_world(poverty=rows(100))
    with pytest.raises(ChangesNotAccepted) if refused else nullcontext():
        build(data=write_small_world(tmp_path / "data", poverty=rows(left)))


def test_an_indicator_that_lost_all_rows_is_told(tmp_path: Path) -> None:
    build_small_world()
    only_old = write_small_world(tmp_path / "data", poverty="source_key,region_key,year,value\nold,05370,2021,7.4\n")

    with pytest.raises(ChangesNotAccepted) as raised:
        build(data=only_old)
    assert [(change.where, change.before, change.now) for change in raised.value.changes] == [("poverty (new)", 4, 0)]


@pytest.mark.parametrize(("value", "refused"), [("95.1", True), ("0.9", True), ("94.9", False), ("0.96", False)])
def test_a_value_that_changed_more_than_tenfold_is_refused(tmp_path: Path, value: str, refused: bool) -> None:
    build_small_world()
    jumped = write_small_world(tmp_path / "data", poverty=POVERTY.replace("9.5", value))

    if refused:
        with pytest.raises(ChangesNotAccepted) as raised:
            build(data=jumped)
        assert [change.where for change in raised.value.changes] == ["poverty (new), 05358 2021"]
    else:
        build(data=jumped)


def test_more_rows_and_small_changes_pass(tmp_path: Path) -> None:
    build_small_world()

    build(data=write_small_world(tmp_path / "data", poverty=POVERTY.replace("9.5", "9.4") + "new,05334,2021,8\n"))


def test_a_damaged_database_in_use_does_not_stop_a_new_one(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data")
    build_small_world().write_bytes(b"no longer a database")

    assert build(data=data).file == publish.find_current()


def test_values_that_became_zero_are_told(tmp_path: Path, german: Language) -> None:
    """Sources write 0 for what they do not know."""
    build_small_world()
    zeros = POVERTY.replace("8.0", "0").replace("7.5", "0").replace("9.5", "0")

    with pytest.raises(ChangesNotAccepted) as raised:
        build(data=write_small_world(tmp_path / "data", poverty=zeros))
    assert "poverty (new): 3 von 4 Werten sind jetzt 0" in raised.value.describe(german)


def test_a_database_of_another_layout_does_not_stop_a_new_one(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data")
    file = build_small_world()
    file.unlink()
    with duckdb.connect(file) as connection:
        connection.execute("CREATE TABLE something (else_ INTEGER)")

    assert build(data=data).file == publish.find_current()
