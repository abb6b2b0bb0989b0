"""What the office lays into own/ by hand: names without signs that turn or end a page's text, and nothing that keeps
who reads it waiting."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import queries
from loaders.build.build import build
from loaders.errors import InvalidRows
from loaders.own.tables import storage
from loaders.own.targets.adding import add_target
from loaders.own.targets.targets import list_targets
from loaders.reference import read_rows
from settings import ROOT, data_folder, own_folder
from storage.checksums import compute_fingerprint
from tests.support.own_tables import CYCLE_PATHS, POVERTY, take_in
from texts import CONTROLS, Language, write_name

pytestmark = pytest.mark.usefixtures("small_world")
SIGN_IN_NAME = "enthält Zeichen, die keine Seite zeigen kann"
SAID = "enthält unsichtbare Zeichen (Steuerzeichen oder solche, die die Schreibrichtung umkehren)."


def put_into(file: Path, right: str, sign: str) -> None:
    """Put a sign into what stands there."""
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, f"{right[:2]}{sign}{right[2:]}"), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "right", "sign"),
    [
        ("indicators.csv", "Länge der Radwege", "\x00"),
        ("units.csv", "km", "\x0b"),
        ("sources.csv", "Kreisamt", "\x1b"),
        ("series.csv", "Radwege,", "\u202e"),
        ("indicators.csv", "Länge der Radwege", "\u2066"),
        ("units.csv", "km", "\uffff"),
    ],
    ids=ascii,
)
def test_a_table_with_signs_that_no_page_may_hold_is_left_out_and_told_with_its_line(
    tmp_path: Path, german: Language, file: str, right: str, sign: str
) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    put_into(own_folder() / "tables" / key / file, right, sign)

    (left_out,) = build().left_out

    said = left_out.describe(german)
    assert SAID in said
    assert "Zeile 2, Spalte" in said
    assert sign not in said


def test_every_kind_of_such_signs_is_known_to_the_build(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    numbers = sorted({number for kind in CONTROLS for number in kind} - {0xD800, 0xDFFF})  # their halves are no UTF-8
    with (own_folder() / "tables" / key / "units.csv").open("a", encoding="utf-8") as units:
        units.writelines(f"own_unit_{number:x},k{chr(number)}m,km,km,km,amount\n" for number in numbers)

    (left_out,) = build().left_out

    assert isinstance(left_out.error, InvalidRows)
    assert left_out.error.total == len(numbers)


@pytest.mark.parametrize(
    ("file", "rows", "sign"),
    [
        ("region_names.csv", "05358,kreis,kreistag,der Kreis Düren,den Kreis D{}üren,dem,des,im,Düren\n", "\x00"),
        ("municipality_names.csv", "05358,Nör{}venich\n", "\u202e"),
        ("short_names.csv", "poverty,Ar{}mut,Poverty\n", "\uffff"),
    ],
    ids=ascii,
)
def test_lines_added_by_hand_are_refused_with_line_and_column(
    german: Language, file: str, rows: str, sign: str
) -> None:
    added = own_folder() / "additions" / "reference" / file
    added.parent.mkdir(parents=True)
    head = (data_folder() / "reference" / file).read_text(encoding="utf-8").splitlines()[0]
    added.write_text(f"{head}\n{rows.format(sign)}", encoding="utf-8")

    with pytest.raises(InvalidRows) as refused:
        build()

    (problem,) = refused.value.problems
    assert (Path(problem.file).name, problem.line, bool(problem.column)) == (file, 2, True)
    assert SAID in problem.describe(german)
    assert sign not in problem.describe(german)


def test_what_is_told_of_a_table_is_shown_without_them(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    about = own_folder() / "tables" / key / storage.ABOUT
    told = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**told, "name": "Rad\u202ewege\x00", "imported_by": "Amt\x1b 61"}), encoding="utf-8")
    build()

    shown = queries.run_query("own_tables").iloc[0]
    assert (shown["name"], shown["imported_by"]) == ("Radwege", "Amt 61")
    assert list_targets() == []


@pytest.mark.parametrize("sign", [b"\x84", b"\x1b", "\u202e".encode(), b"\n"], ids=ascii)
def test_a_table_or_target_whose_name_no_page_can_show_is_left_out_and_told(
    tmp_path: Path, german: Language, sign: bytes
) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    named = f"own_rad{os.fsdecode(sign)}wege"
    (own_folder() / "tables" / key).rename(own_folder() / "tables" / named)
    (own_folder() / "targets").mkdir()
    (own_folder() / "targets" / f"{named}.csv").write_text("target_key\n", encoding="utf-8")

    left_out = [one.describe(german) for one in build().left_out]

    assert [SIGN_IN_NAME in said and write_name(named) in said for said in left_out] == [True, True]
    assert named not in "".join(left_out)
    assert list(queries.run_query("own_tables")["table_key"]) == [write_name(named)]
    assert write_name(named).isprintable()


@pytest.mark.parametrize("part", ["tables/own_radwege", "targets", "additions", "additions/observations"])
def test_a_name_out_of_an_old_archive_keeps_no_visit_from_its_page(tmp_path: Path, part: str) -> None:
    """In such an archive, umlauts are no UTF-8."""
    take_in(tmp_path, CYCLE_PATHS)
    (own_folder() / part).mkdir(parents=True, exist_ok=True)
    before = compute_fingerprint(data_folder())

    (own_folder() / part / os.fsdecode(b"Erl\x84uterung.csv")).write_bytes(b"")

    assert compute_fingerprint(data_folder()) != before


def test_an_addition_of_such_a_name_is_told(german: Language) -> None:
    added = own_folder() / "additions" / "observations" / os.fsdecode(b"Erl\x84uterung.csv")
    added.parent.mkdir(parents=True)
    added.write_bytes(b"")

    with pytest.raises(InvalidRows) as refused:
        build()

    assert SIGN_IN_NAME in refused.value.describe(german)
    assert refused.value.describe(german).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n",
        b"HEAD\nx\n",
        b"HEAD\nD\xfcren\n",
        b'HEAD\n\0,"\n',
        b"HEAD\n" + b"x," * 30 + b"\n",
        None,
    ],
    ids=["other columns", "too few cells", "no UTF-8", "no text", "too many cells", "a folder"],
)
@pytest.mark.parametrize("name", ["indicators", "regions", "series", "source_indicators", "sources", "units"])
def test_an_addition_that_no_build_takes_keeps_no_fetch_and_no_table_from_coming_in(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    """The build tells what is wrong with it."""
    before = read_rows(name)
    added = own_folder() / "additions" / "reference" / f"{name}.csv"
    added.parent.mkdir(parents=True)
    if content is None:
        added.mkdir()
    else:
        head = (data_folder() / "reference" / f"{name}.csv").read_bytes().splitlines()[0]
        added.write_bytes(content.replace(b"HEAD", head))

    assert read_rows(name) == before
    assert take_in(tmp_path, CYCLE_PATHS) == "own_radwege"
    with pytest.raises(InvalidRows) as refused:
        build()
    assert {Path(problem.file).name for problem in refused.value.problems} == {added.name}


def test_a_folder_of_foreign_rights_among_the_tables_is_told_and_keeps_nothing_else_waiting(
    tmp_path: Path, german: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, stat = own_folder() / "tables" / "fremd", Path.stat
    closed.mkdir(parents=True)

    def look(file: Path, **how: Any) -> os.stat_result:
        if file.parent == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return stat(file, **how)

    monkeypatch.setattr(Path, "stat", look)
    added = tmp_path / "targets.csv"
    added.write_text(TARGET, encoding="utf-8")

    assert take_in(tmp_path, CYCLE_PATHS) == "own_radwege"
    assert add_target(added, added.name)
    (left_out,) = build().left_out
    assert "kann nicht gelesen werden" in left_out.describe(german)
    assert storage.remove("own_radwege")


# As a build, a visit and a nightly backup do, in a process that can be given up on.
READ_ALL = """
import sys
from pathlib import Path
from loaders.build.build import build
from loaders.own.backup.backup import back_up
from loaders.own.tables import storage
from storage.journal import read_book
print(*(one.table.name for one in build().left_out), len(read_book("measure_status").damaged))
print(*(storage.about(table)["name"] for table in storage.tables()))
print(back_up(Path(sys.argv[1])).files)
"""


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_or_a_device_in_the_place_of_a_file_is_told_and_keeps_nobody_waiting(tmp_path: Path, kind: str) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    (own_folder() / "tables" / key / storage.ABOUT).unlink()
    (own_folder() / "tables" / key / "series.csv").unlink()
    for path in (
        f"tables/{key}/{storage.ABOUT}",
        f"tables/{key}/{storage.ASSIGNMENT}",
        f"tables/{key}/series.csv",
        "targets/own_t.csv",
        "journal/measure_status/m1/000001.json",
        "Notiz.txt",
    ):
        place = own_folder() / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if kind == "pipe":
            os.mkfifo(place)
        else:
            place.symlink_to("/dev/zero")

    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, tmp_path / "b.zip"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    plain = [file for file in (own_folder() / "tables" / key).iterdir() if file.is_file()]
    assert done.stdout.splitlines() == [f"{key} own_t.csv 1", key, str(len(plain))]


TARGET = "region_key,indicator_key,value,decided_by,document\n05358,poverty,5,Kreistag,Beschluss\n"


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("targets/own_05358_poverty_every_year.csv", "Beschluss", "x" * 200_000),
        ("tables/own_radwege/indicators.csv", "indicator_key", "indicator"),
        ("tables/own_radwege/indicators.csv", "Länge der Radwege", "x" * 200_000),
        *(("tables/own_radwege/series.csv", ",100,", f",{number},") for number in ("1.5", "9" * 5000)),
    ],
    ids=lambda text: text[:30],
)
def test_whatever_is_edited_in_one_file_every_build_and_everything_else_goes_on(
    tmp_path: Path, file: str, right: str, wrong: str
) -> None:
    added = tmp_path / "targets.csv"
    added.write_text(TARGET, encoding="utf-8")
    take_in(tmp_path, CYCLE_PATHS)
    add_target(added, added.name)
    edited = own_folder() / file
    text = edited.read_text(encoding="utf-8")
    assert right in text
    edited.write_text(text.replace(right, wrong), encoding="utf-8")

    assert take_in(tmp_path, POVERTY, "Andere") == "own_andere"
    assert add_target(added, added.name)
    assert {one.table.stem for one in build().left_out} <= {edited.stem, edited.parent.name}
