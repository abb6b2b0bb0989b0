"""Own tables where they are kept: byte for byte, whole or not at all, replaced and removed as a whole."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

import queries
from loaders.build.build import build
from loaders.own.tables import storage
from loaders.own.tables.assignment import read_assignment
from settings import own_folder
from tests.support.own_tables import CYCLE_PATHS, check_table, list_shown, problems, put_file, read_kept, take_in
from tests.support.processes import kill_script

pytestmark = pytest.mark.usefixtures("small_world")


def test_a_table_is_kept_byte_for_byte_and_in_the_form_of_the_product(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    told = json.loads((own_folder() / "tables" / key / "table.json").read_text(encoding="utf-8"))

    assert key == "own_radwege"
    assert (own_folder() / "tables" / key / "original.csv").read_text(encoding="utf-8") == CYCLE_PATHS
    assert told["sha256"] == hashlib.sha256(CYCLE_PATHS.encode()).hexdigest()
    assert (told["name"], told["original"], told["imported_by"]) == ("Radwege", "radwege.csv", "Amt 61")
    assert [tuple(row.values()) for row in read_kept(key, "observations.csv")] == [
        (key, "own_radwege", "05358", "2021", "120.5", "2:4", "", "observed"),
        (key, "own_radwege", "05358", "2022", "131", "3:4", "", "observed"),
    ]
    assert [(row["title_de"], row["publisher"]) for row in read_kept(key, "sources.csv")] == [
        ("Eigene Daten: Radwege", "Kreisamt")
    ]
    assert [(row["precedence"], row["rounding_step"]) for row in read_kept(key, "series.csv")] == [("100", "0.1")]


def test_a_name_is_kept_without_signs_that_no_picture_may_hold(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS.replace("Radwege", "Rad\x02we\x1bge"), "Wege\x07")

    (indicator,) = read_kept(key, "indicators.csv")
    assert indicator["name_de"] == "Radwege"
    assert storage.about(own_folder() / "tables" / key)["name"] == "Wege"


def test_two_long_names_that_begin_alike_are_two_tables(tmp_path: Path) -> None:
    name = "Auswertung der Radverkehrszählung an den Dauerzählstellen im Kreis"
    other = CYCLE_PATHS.replace("Radwege", "Radfahrende")
    first, second = take_in(tmp_path, CYCLE_PATHS, f"{name} 2024"), take_in(tmp_path, other, f"{name} 2025")

    assert [storage.about(table)["name"] for table in storage.tables()] == [f"{name} 2024", f"{name} 2025"]
    assert (first, check_table(tmp_path, CYCLE_PATHS, f"{name.upper()} 2024").key) == (first, first)
    assert second != first


def test_an_indicator_belongs_to_one_table(tmp_path: Path) -> None:
    take_in(tmp_path, CYCLE_PATHS)

    assert (
        "bringt schon die eigene Tabelle „Radwege“ mit"
        in problems(check_table(tmp_path, CYCLE_PATHS, "Noch einmal"))[0][1]
    )
    assert problems(check_table(tmp_path, CYCLE_PATHS, "Radwege")) == []


def test_a_table_of_the_same_name_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    take_in(tmp_path, CYCLE_PATHS)
    key = take_in(tmp_path, CYCLE_PATHS.replace("131", "132"))
    build()

    assert list_shown("own_radwege") == [(2021, 120.5, key), (2022, 132.0, key)]
    assert [folder.name for folder in storage.tables()] == [key]


def test_how_a_table_was_read_is_kept_and_offered_for_next_years_file(tmp_path: Path) -> None:
    said = read_assignment('[indicators.total]\nis = "poverty"\n[said]\nyear = 2021\n')
    found = check_table(tmp_path, "ags,total\n05358,9.5\n", assignment=said, source="Amt")
    key = storage.take_in(found, tmp_path / "table.csv", "2021.csv", "").name
    next_year = check_table(tmp_path, "ags,total\n05358,9.1\n05370,8.0\n", "2022", source="Amt", year="2022")

    (kept,) = storage.find_tables_of_form(next_year.form)
    assert (kept["key"], read_assignment(kept["assignment"])) == (key, said)
    again = check_table(tmp_path, "ags,total\n05358,9.1\n", "2022", source="Amt", year="2022", assignment=said)
    assert [(value.indicator, value.year) for value in again.values] == [("poverty", 2022)]
    other = check_table(tmp_path, "Kreis;Jahr;Radwege\nKreis Düren;2021;5\n", "Anders")
    assert storage.find_tables_of_form(other.form) == []


def test_a_table_is_removed_with_everything_it_brought(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    build()

    assert storage.remove(key)
    assert not storage.remove(key)
    assert not storage.remove("../tables")
    build()
    assert "own_radwege" not in queries.run_query("indicators")["indicator_key"].tolist()
    assert not list(own_folder().rglob("*.csv"))


def test_what_lies_beside_a_table_stays_when_it_is_replaced_and_is_kept_when_it_is_removed(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    put_file(f"tables/{key}/Beleg.pdf", "erster")
    put_file(f"tables/{key}/alt/Beleg.pdf", "zweiter")
    take_in(tmp_path, CYCLE_PATHS.replace("131", "132"))
    assert (own_folder() / "tables" / key / "Beleg.pdf").read_text(encoding="utf-8") == "erster"

    assert storage.remove(key)
    take_in(tmp_path, CYCLE_PATHS)
    put_file(f"tables/{key}/Beleg.pdf", "dritter")
    assert storage.remove(key)

    kept = {
        path.relative_to(own_folder() / "kept" / key).as_posix(): path.read_text()
        for path in own_folder().rglob("*.pdf")
    }
    assert kept == {"Beleg.pdf": "erster", "alt/Beleg.pdf": "zweiter", "Beleg_2.pdf": "dritter"}
    assert storage.tables() == []


def test_so_do_links_to_folders_elsewhere_also_to_one_that_is_not_there_just_now(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "a.pdf").write_text("a", encoding="utf-8")
    leads = {"scans": tmp_path / "scans", "disk": tmp_path / "not mounted", "one.pdf": tmp_path / "scans" / "a.pdf"}
    for name, place in leads.items():
        (own_folder() / "tables" / key / name).symlink_to(place)

    take_in(tmp_path, CYCLE_PATHS.replace("131", "132"))
    assert {name: (own_folder() / "tables" / key / name).readlink() for name in leads} == leads

    assert storage.remove(key)
    assert {name: (own_folder() / "kept" / key / name).readlink() for name in leads} == leads
    assert (tmp_path / "scans" / "a.pdf").read_text(encoding="utf-8") == "a"


@pytest.mark.parametrize("moment", ["while it is written", "between old and new"])
def test_broken_off_half_way_the_old_table_is_there(tmp_path: Path, moment: str) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    unfinished = own_folder() / "unfinished"
    shutil.copytree(own_folder() / "tables" / key, unfinished / "new-1")
    if moment == "between old and new":
        (own_folder() / "tables" / key).rename(unfinished / f"old-{key}")
    build()

    assert list_shown("own_radwege") == [(2021, 120.5, key), (2022, 131.0, key)]
    assert not list(unfinished.iterdir())


TAKE_IN_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from loaders.own.tables import storage
from loaders.own.tables.checking import check
from loaders.own.tables.table import Options
file = Path(sys.argv[1])
while True:
    storage.take_in(check(file, Options("Radwege")), file, "radwege.csv", "")
    print("done", flush=True)
"""


def test_killed_at_any_moment_a_table_is_whole(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    whole = {file.name for file in (own_folder() / "tables" / key).iterdir()}

    for delay in (0.0, 0.003, 0.006, 0.01, 0.02):
        kill_script(TAKE_IN_AGAIN_AND_AGAIN, str(tmp_path / "table.csv"), begun="done", after=delay)
        storage.recover()
        assert {file.name for file in (own_folder() / "tables" / key).iterdir()} == whole
        assert len(read_kept(key, "observations.csv")) == 2
