"""Open SDG coming in: what is exported comes back equal; every rule and trap of its repositories is read or told."""

import io
import zipfile
from pathlib import Path

import pytest

import queries
from features.open_data.open_sdg import write_repository
from loaders.own.tables.assignment import Assignment
from tests.support.own_tables import check_table, problems, values
from texts import Language
from ui import data

GERMAN = Language("de")
CONFIG = """indicator_number: 1.1.1
indicator_name: Armut im Stadtgebiet
computation_units: '%'
goal_number: '1'
source_organisation_1: Stadt
"""
META = "STAT_CONC_DEF: Anteil armer Menschen\nKREISKOMPASS_REGION: '05370'\nREF_AREA: Kreis Heinsberg\n"
# What a reader of YAML fails at, each with another error.
NO_YAML = ("!!timestamp foo", "!!bool foo", "!!int ''", f"0x{'f' * 6000}", f"{'1:' * 200}1.5")


def pack(**files: str | bytes) -> bytes:
    """A repository; names without data/ and endings: `data`, `meta`, `config`, or whole paths."""
    places = {
        "data": "data/indicator_1-1-1.csv",
        "meta": "meta/1-1-1.yml",
        "config": "indicator-config/1-1-1.yml",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in ({"data": "Year,Value\n2020,12.5\n", "meta": META, "config": CONFIG} | files).items():
            if content:
                archive.writestr(places.get(name, name), content)
    return packed.getvalue()


def read(folder: Path, content: bytes, **said: str) -> list[tuple[str, str, int, str]]:
    found = check_table(folder, content, "Stadt", ".zip", **said)
    assert problems(found) == []
    return values(found)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("region", ["05370", "09162", "DE"])
def test_what_is_exported_comes_back_equal(tmp_path: Path, region: str) -> None:
    keys = list(data.ask_indicators(GERMAN))
    found = check_table(tmp_path, write_repository(data.ask_regions(GERMAN)[region], keys), "Zurück", ".zip")

    shown = {
        (row.region_key, key, int(row.year), row.value)
        for key in keys
        for row in queries.run_query("values", indicator=key, regions=[region]).dropna(subset="value").itertuples()
    }
    # Whoever takes it in is asked about a jump as of any table: Bavaria's two years of leavers at once.
    taken = [*found.values, *(doubt.value for doubt in found.doubts)]
    back = {(one.region, one.indicator, one.year, float(one.number)) for one in taken}
    assert problems(found) == []
    assert {doubt.reason for doubt in found.doubts} <= {"jump"}
    assert back == shown
    assert len(back) > 100


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ("Year,Value\n2020,12.5\n2021,0\n", ["12.5", "0"]),  # 0 is a value
        ('Year,Value\n2020,"12,5"\n', ["12.5"]),  # typed by hand
        ("Year,Value\n2020,1.234\n", ["1.234"]),  # a point is decimal
        ("Year,Value\n2020,\n2021,3\n", ["3"]),  # an empty value is none
        ("Year,Geschlecht,Value\n2020,,10\n2020,weiblich,6\n2020,männlich,4\n", ["10"]),  # only the headline
        ("Year,Units,Value\n2020,%,10\n", ["10"]),
    ],
)
def test_the_headline_is_read_with_its_decimal_point(tmp_path: Path, rows: str, numbers: list[str]) -> None:
    found = read(tmp_path, pack(data=rows))

    assert [number for *_, number in found] == numbers
    assert {(region, indicator) for region, indicator, *_ in found} == {("05370", "own_armut_im_stadtgebiet")}


def test_parts_left_out_are_told(tmp_path: Path) -> None:
    found = check_table(tmp_path, pack(data="Year,Geschlecht,Value\n2020,,10\n2020,weiblich,6\n"), "Stadt", ".zip")

    assert [(one.reason, one.count) for one in found.remarks if one.reason == "open_sdg_parts"] == [
        ("open_sdg_parts", 1)
    ]


def test_series_are_indicators_of_their_own_and_codes_of_areas_count(tmp_path: Path) -> None:
    rows = "Year,Series,GeoCode,Value\n2020,Kinder,05370,10\n2020,Alte,05358,6\n"

    assert read(tmp_path, pack(data=rows)) == [
        ("05370", "own_armut_im_stadtgebiet_kinder", 2020, "10"),
        ("05358", "own_armut_im_stadtgebiet_alte", 2020, "6"),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"meta": "", "meta/de/1-1-1.yml": META},
        {"meta": "", "meta/1-1-1.md": f"---\n{META}---\nText\n"},
        {"meta": "", "meta/1-1-1.md": f"---\r\nDATA_SOURCE: Amt --- Archiv\r\n{META}---\r\n"},
        {"meta": "", "meta/1.1.1.yml": META},
        {"meta": META.replace("armer", "ärmerer").encode("cp1252")},
        {f"stadt-main/{name}": text for name, text in {
            "data/indicator_1-1-1.csv": "Year,Value\n2020,12.5\n", "meta/1-1-1.yml": META,
            "indicator-config/1-1-1.yml": CONFIG}.items()} | {"data": "", "meta": "", "config": ""},
    ],
    ids=["translated", "markdown", "dashes", "dots", "windows", "packed_by_github"],
)  # fmt: skip
def test_metadata_are_found_wherever_a_repository_keeps_them(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    assert read(tmp_path, pack(**files)) == [("05370", "own_armut_im_stadtgebiet", 2020, "12.5")]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"data": "Year,Value\n2014/15,3\n"}, "2014/15"),
        ({"data": "Year,Value\n2020,12,5\n"}, "3 Zellen"),
        ({"data": "Jahr;Wert\n2020;12,5\n"}, "beginnt mit der Spalte Year"),
        ({"meta": "a: [\n"}, "nicht lesbar"),
        *(({"meta": f"STAT_CONC_DEF: {wrong}\n"}, "nicht lesbar") for wrong in NO_YAML),
        ({"data": ""}, "keine Daten von Open SDG"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_of_it_taken(tmp_path: Path, files: dict[str, str], told: str) -> None:
    found = check_table(tmp_path, pack(**files), "Stadt", ".zip")

    assert told in " ".join(text for _, text in problems(found))
    assert values(found) == []


def test_one_csv_of_a_repository_is_read_with_what_somebody_says_beside_it(tmp_path: Path) -> None:
    rows = "Year,Geschlecht,Value\n2020,,10.5\n2020,weiblich,6\n"
    mapping = {"indicator": "child_poverty", "region": "05370", "source": "Stadt"}
    found = check_table(tmp_path, rows, "Stadt", assignment=Assignment(mapping))

    assert values(found) == [("05370", "child_poverty", 2020, "10.5")]
