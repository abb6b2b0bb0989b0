"""The new database beside the one in use: losses and jumps need somebody's yes."""

from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest

from loaders.build import publish
from loaders.build.before import compare_with_before
from loaders.build.build import SMALL_BLOCK, build
from loaders.build.comparison import BEFORE
from loaders.errors import ChangesNotAccepted
from storage.versions import name_checksum_file
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


def test_a_database_before_that_reads_files_of_this_machine_is_none_of_ours(tmp_path: Path) -> None:
    before = build_small_world()
    with duckdb.connect(before) as connection:
        connection.execute("DROP TABLE judgement_input")
        connection.execute(
            "CREATE VIEW judgement_input AS SELECT 'poverty' AS indicator_key, content AS checksum "
            "FROM read_text('/etc/passwd')"
        )
    name_checksum_file(before).unlink()  # which whoever lays a database there can write as well

    with duckdb.connect() as connection, compare_with_before(connection, before) as found:
        assert not found
    assert build(data=write_small_world(tmp_path / "data")).file == publish.find_current() != before


def test_a_damaged_block_of_a_database_without_checksum_keeps_no_build_from_its_work(tmp_path: Path) -> None:
    before = build_small_world()
    name_checksum_file(before).unlink()
    damage_what_is_compared(before)

    assert build(data=write_small_world(tmp_path / "data")).file == publish.find_current() != before


def damage_what_is_compared(database: Path) -> None:
    """In the first block that leaves a database to ask, but not its values."""
    whole = database.read_bytes()
    for place in range(3 * 4096 + SMALL_BLOCK // 2, len(whole), SMALL_BLOCK):
        database.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        with duckdb.connect() as connection, compare_with_before(connection, database) as found:
            if found:
                try:
                    connection.execute(BEFORE).fetchall()
                except duckdb.IOException:
                    return
    pytest.fail("no such block")
