"""INKAR: which files are refused, where they come from, and that no download stays behind."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import queries
from loaders.build.build import build
from loaders.errors import LoaderError, SourceChanged
from loaders.fetch.fetch import read_outcome
from loaders.fetch.snapshots import Snapshot, find_newest
from loaders.reference import read_reference
from loaders.sources.inkar import extract
from loaders.sources.inkar.original import LONGEST_NAME, edition
from loaders.sources.inkar.read import read
from loaders.sources.rows import Value, Wanted
from settings import ROOT
from tests.fake_services import INKAR_YEARS, FakeServices, inkar_value
from tests.fake_services.archives import bomb, zip_of
from tests.loaders.sources.test_inkar import WASTE, csv, fetch_lines, run_on
from tests.support.fetching import fetch_wanted
from texts import CODES, Language

# What is refused


def refusal(tmp_path: Path, body: bytes, name: str = "inkar_2025.zip") -> str:
    """Why a file is refused."""
    (tmp_path / name).write_bytes(body)
    with pytest.raises(SourceChanged) as raised:
        run_on(tmp_path / name)
    for code in CODES:
        assert raised.value.describe(Language(code))
    return raised.value.what


@pytest.mark.parametrize(
    ("cell", "what"),
    [("n/a", "not_a_number"), ("NaN", "not_a_number"), ("1.5", "not_a_number"), ("1e300", "implausible")],
)
def test_values_that_are_none(tmp_path: Path, cell: str, what: str) -> None:
    with pytest.raises(SourceChanged, match=what):
        fetch_lines(tmp_path, f"{WASTE};Kreise;05370000;Heinsberg;2020;{cell}")


def test_one_bad_indicator_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = f"{WASTE};Kreise;05370000;Heinsberg;2020;viel"
    good = f"{WASTE};Kreise;05370000;Heinsberg;2020;5".replace("q_abf_bev", "q_svw_ü55")
    (tmp_path / "inkar_2025.csv").write_bytes(csv(bad, good))

    run = run_on(tmp_path / "inkar_2025.csv")

    assert [getattr(problem, "what", "") for problem in run.problems] == ["not_a_number"]
    assert [snapshot.about.request["code"] for snapshot in find_newest("inkar_2025")] == ["LRB/q_svw_ü55"]


LINE = f"{WASTE};Kreise;05370000;Heinsberg;2020;5"
TABLE = {"inkar_2025.csv": csv(LINE)}


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (zip_of(TABLE)[:-40], "archive_damaged"),
        (zip_of(TABLE).replace(b"PK\x03\x04", b"PK\x03"), "archive_damaged"),  # its directory points beside it
        (zip_of(TABLE | {"../../evil.csv": b"evil"}), "archive_path"),
        (zip_of(TABLE | {"/etc/cron.d/evil": b"evil"}), "archive_path"),
        (zip_of(TABLE | {"..\\evil.txt": b"evil"}), "archive_path"),
        (zip_of(TABLE | {"C:evil.txt": b"evil"}), "archive_path"),
        (zip_of(TABLE | {"second.CSV": b"x"}), "archive_members"),
        (zip_of({"inner.zip": zip_of(TABLE)}), "archive_members"),
        (zip_of({}), "archive_members"),
        (bomb("inkar_2025.csv", 9_000_000, 50_000_000_000), "archive_bomb"),
        (bomb("inkar_2025.csv", 400_000_000, 400_000_000), "archive_bomb"),
        (bomb("inkar_2025.csv", 400_000_000, 1000), "archive_damaged"),
        (b"<html>wartung</html>", "web_page"),
        (b"", "not_a_zip"),
        (b"Wartung bis 12 Uhr", "not_a_zip"),
        (csv(LINE).replace(b"Kennziffer", b"Schluessel"), "columns"),
        (csv(LINE).replace(b";Wert", b""), "columns"),
        (csv("").replace(b"\r\n\r\n", b"\r\n") + b"x" * 2_000_000, "line_length"),
        (csv("Bev;1;xbev;B;Kreise;05370000;Heinsberg;2020;5"), "no_lines"),
    ],
)
def test_files_that_are_not_as_agreed(tmp_path: Path, body: bytes, what: str) -> None:
    assert refusal(tmp_path, body) == what


def test_an_indicator_without_end_is_refused_before_it_fills_disk_and_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "MOST", 10 * len(LINE))

    assert refusal(tmp_path, csv(*[LINE] * 12)) == "too_large"


def test_what_a_table_is_called_stands_short_and_plain_beside_its_values(tmp_path: Path) -> None:
    file = tmp_path / "inkar_2025.zip"
    file.write_bytes(zip_of({"\x1b[2J" + "x" * 60_000 + ".csv": csv(LINE)}))

    assert run_on(file).problems == []

    (snapshot,) = find_newest("inkar_2025")
    assert snapshot.about.request["member"] == "[2J" + "x" * (LONGEST_NAME - 3)


def test_an_encrypted_archive_is_told_with_a_way_out(tmp_path: Path) -> None:
    body = bytearray(zip_of(TABLE))
    body[body.index(b"PK\x01\x02") + 8] |= 1  # the flag of an encrypted member

    assert refusal(tmp_path, bytes(body)) == "archive_method"


def test_another_encoding_and_missing_cells_keep_the_one_before(tmp_path: Path) -> None:
    latin = csv(LINE.replace("Heinsberg", "Städteregion")).decode("utf-8-sig").encode("latin-1")
    for wrong, what in ((latin, "encoding"), (csv(LINE[:-7]), "columns")):
        (tmp_path / "inkar_2025.csv").write_bytes(wrong)
        assert [getattr(problem, "what", "") for problem in run_on(tmp_path / "inkar_2025.csv").problems] == [what]
    assert list(find_newest("inkar_2025")) == []


def test_no_byte_of_an_archive_can_do_more_than_have_it_refused(tmp_path: Path) -> None:
    whole = zip_of(TABLE)
    file = tmp_path / "inkar_2025.zip"
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            run_on(file)
        except LoaderError:
            continue


# Edition, path, address


@pytest.mark.parametrize(
    "name", ["inkar_2025.zip", "INKAR_2025.csv", "/srv/Inkar 2025.csv", "https://x.y/inkar_2025.zip?a=b"]
)
def test_the_file_name_tells_the_edition(name: str) -> None:
    assert edition(name) == "inkar_2025"


@pytest.mark.parametrize(
    ("name", "reason", "told"),
    [("daten.zip", "edition_not_named", "inkar_2025.zip"), ("inkar_2031.zip", "edition", "inkar_2031")],
)
def test_an_unknown_edition_is_told_with_what_to_add(tmp_path: Path, name: str, reason: str, told: str) -> None:
    (tmp_path / name).write_bytes(zip_of(TABLE))

    (failure,) = fetch_wanted("inkar", Wanted(origin=str(tmp_path / name)))

    assert getattr(failure, "reason", "") == reason
    assert all(told in failure.describe(Language(code)) for code in CODES)
    assert read_outcome("inkar_2025").error_de == ""  # a wrong file is no failure of the source


def test_an_edition_without_codes_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "inkar_2022.csv").write_bytes(csv(LINE))

    (failure,) = fetch_wanted("inkar", Wanted(origin=str(tmp_path / "inkar_2022.csv")))

    assert "source_indicators.csv" in failure.describe(Language("de"))


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    (failure,) = fetch_wanted("inkar", Wanted(origin=str(tmp_path / "inkar_2025.zip")))

    assert getattr(failure, "reason", "") == "no_file"


def list_snapshots() -> list[Snapshot]:
    return list(find_newest("inkar_2025"))


def leftovers() -> list[Path]:
    return list(Path(os.environ["SDG_RAW"]).glob("**/download-*"))


@pytest.mark.usefixtures("services")
def test_the_download_gives_every_value_and_leaves_no_archive() -> None:
    assert fetch_wanted("inkar") == []

    rows = [row for snapshot in list_snapshots() for row in read(snapshot.read(), snapshot.about)]
    found = {row[:3]: row.value for row in rows if isinstance(row, Value)}
    wanted = {"05370": "05370000", "05334002": "05334002", "05": "05", "DE": "111"}
    expected = {
        (code, key, year): value
        for code in read_reference("inkar_2025").mappings
        for key, number in wanted.items()
        for year in INKAR_YEARS
        if (value := inkar_value(code, number, year)) is not None
    }
    assert {key: value for key, value in found.items() if key[1] in wanted} == expected
    assert leftovers() == []
    assert all(
        re.match(r"http://127.0.0.1:\d+/.*/inkar_2025.zip$", snapshot.about.url) for snapshot in list_snapshots()
    )


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ("hang", "timeout"),
        ("short_body", "broken_off"),
        ("error_500", "HTTP 500"),
        ("html_200", "web_page"),
        ("not_a_zip", "web_page"),
        ("zip_truncated", "archive_damaged"),
        ("zip_slip", "archive_path"),
        ("zip_bomb", "archive_bomb"),
        ("zip_lying", "archive_damaged"),
        ("zip_nested", "archive_members"),
        ("zip_empty", "archive_members"),
        ("renamed_columns", "columns"),
        ("duplicate_rows", "twice"),
        ("wrong_encoding", "encoding"),
    ],
)
def test_a_faulty_download_keeps_the_last_good_data_and_no_archive(
    services: FakeServices, fault: str, what: str
) -> None:
    wanted = Wanted(indicators=("LRB/q_abf_bev",))
    assert fetch_wanted("inkar", wanted) == []
    before = [snapshot.file for snapshot in list_snapshots()]
    services.plant(fault, times=None)

    (failure,) = fetch_wanted("inkar", wanted, timeout=2)

    assert what in (getattr(failure, "what", ""), getattr(failure, "cause", ""))
    assert [snapshot.file for snapshot in list_snapshots()] == before
    assert leftovers() == []


def test_what_a_killed_fetch_left_is_swept(services: FakeServices) -> None:
    services.plant("hang_mid_body", times=None)
    command = [sys.executable, "-m", "loaders", "fetch", "inkar"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    wait_until(lambda: bool(leftovers()))
    process.kill()
    process.wait()
    assert leftovers()
    services.reset()

    assert fetch_wanted("inkar", Wanted(indicators=("LRB/q_abf_bev",))) == []
    assert leftovers() == []


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_an_address_with_a_password_does_not_get_into_the_sidecar(services: FakeServices) -> None:
    address = services.inkar.replace("http://", "http://me:secret@") + "?token=secret"

    assert fetch_wanted("inkar", Wanted(origin=address, indicators=("LRB/q_abf_bev",))) == []
    assert "secret" not in "".join(file.read_text() for file in Path(os.environ["SDG_RAW"]).rglob("*.json"))


def test_memory_stays_small(tmp_path: Path) -> None:
    """A file of 200 MB; docs/benchmarks.md has the measurement of gigabytes and of a zip."""
    file = tmp_path / "inkar_2025.csv"
    block = "".join(f"Soziales;1;q_other;Anderes;Kreise;05370000;Heinsberg;2020;{value}\r\n" for value in range(20_000))
    with file.open("wb") as stream:
        stream.write(csv(LINE))
        stream.writelines([block.encode()] * (200 * 1024**2 // len(block)))
    code = (
        "import re; from pathlib import Path; from tests.loaders.sources.test_inkar import run_on;"
        f"run_on({str(file)!r});"
        "print(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ, capture_output=True, check=True)

    assert len(list_snapshots()) == 1
    assert int(done.stdout) < 250 * 1024


@pytest.mark.usefixtures("services", "built_before")
def test_values_reach_the_database_and_show_their_line_in_the_bulk_file() -> None:
    assert fetch_wanted("inkar") == []
    build()

    origins = queries.run_query("origins", indicator="waste_disposed_per_head", region="05370")
    ours = origins[origins["source_key"] == "inkar_2025"].set_index("year")
    assert {year: ours.value[year] for year in INKAR_YEARS} == {
        year: inkar_value("LRB/q_abf_bev", "05370000", year) for year in INKAR_YEARS
    }
    assert all(re.fullmatch(r"inkar_2025\.csv:\d+", place) for place in ours.place)
