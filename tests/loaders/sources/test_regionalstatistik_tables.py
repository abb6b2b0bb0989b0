"""Regionalstatistik: flat tables become values, and signs never become zeros."""

import pytest

from loaders.errors import SourceChanged
from loaders.fetch.snapshots import Sidecar
from loaders.sources.regionalstatistik.codes import Figure
from loaders.sources.regionalstatistik.read import read
from loaders.sources.rows import Gap, Value
from tests.fake_services.archives import zip_of
from texts import CODES, Language

POPULATION, WASTE = "12411-01-01-4/BEVSTD", "32121-01-02-4/AEW009"
COLUMNS = (
    "statistics_code;time;1_variable_code;1_variable_attribute_code;2_variable_code;2_variable_attribute_code;"
    "value;value_unit;value_variable_code"
)


def table(*rows: str, columns: str = COLUMNS) -> list[Value | Gap]:
    """What is read from a table of these rows: time;KREISE;region;GES;attribute;value, for a figure and two regions."""
    return of_figures({POPULATION: "Anzahl"}, *rows, columns=columns)


def of_figures(figures: dict[str, str | None], *rows: str, columns: str = COLUMNS) -> list[Value | Gap]:
    text = "\n".join([columns, *(row if row.count(";") > 5 else whole(row) for row in rows), ""])
    regions = {"regions": ["05370", "05", "DE", "05313"], "lands": []}
    request = {"table": "12411-01-01-4", "figures": figures, "first_year": 2006, "last_year": 2025, **regions}
    about = Sidecar("https://host/x", "", "", "", 200, "application/zip", "", request)
    return list(read(zip_of({"table.csv": text.encode("utf-8-sig")}), about))


def whole(row: str) -> str:
    """A row of the table from time;region;attribute;value."""
    time, region, attribute, value = row.split(";")
    return f"12411;{time};KREISE;{region};GES;{attribute};{value};Anzahl;BEVSTD"


def values(rows: list[Value | Gap]) -> list[tuple[str, int, float]]:
    return [row[1:4] for row in rows if isinstance(row, Value)]


# Rows in, rows out


@pytest.mark.parametrize(
    ("time", "year"), [("2024-12-31", 2024), ("2023", 2023), ("2023-10P6M", 2023), ("2023-10P12M", 2023)]
)
def test_times(time: str, year: int) -> None:
    assert values(table(f"{time};05370;;263681")) == [("05370", year, 263681)]


@pytest.mark.parametrize("time", ["31.12.2024", "2024-Q1", "24", "2022/23", ""])
def test_times_of_another_form(time: str) -> None:
    with pytest.raises(SourceChanged, match="year"):
        table(f"{time};05370;;263681")


@pytest.mark.parametrize(
    ("region", "key"), [("DG", "DE"), ("", "DE"), ("05", "05"), ("05370", "05370"), ("05370000", "05370")]
)
def test_keys_of_germany_a_land_and_a_district(region: str, key: str) -> None:
    assert values(table(f"2024;{region};;7,5")) == [(key, 2024, 7.5)]


@pytest.mark.parametrize(
    ("sign", "reason"),
    [
        ("-", "nothing"),
        (".", "withheld"),
        ("x", "not_meaningful"),
        ("/", "unreliable"),
        ("...", "later"),
        ("", "nothing"),
    ],
)
def test_a_sign_is_missing_and_never_zero(sign: str, reason: str) -> None:
    rows = table(f"2024;05370;;{sign}", "2024;05;;0")

    assert values(rows) == [("05", 2024, 0)]
    assert Gap(POPULATION, "05370", reason) in rows
    assert all(Language(code)(f"loaders.gap.{reason}") for code in CODES)


def test_a_dissolved_district_has_values_for_its_time_only() -> None:
    rows = table("2007-12-31;05313;;258208", "2024-12-31;05313;;-", "2024-12-31;05334;;560000")

    assert values(rows) == [("05313", 2007, 258208)]


@pytest.mark.parametrize("total", ["", "INSGESAMT"])
def test_other_variables_stand_at_their_total_or_at_the_chosen_attribute(total: str) -> None:
    rows = (f"2024;05370;{total};263681", "2024;05370;GESW;132988", "2024;05370;GESM;130693")
    women = f"{POPULATION}/GES=GESW"

    both = of_figures({POPULATION: "Anzahl", women: None}, *rows)

    assert [(row.code, row.value) for row in both if isinstance(row, Value)] == [(POPULATION, 263681), (women, 132988)]
    assert Figure.of(women) == Figure(women, "12411-01-01-4", "BEVSTD", {"GES": "GESW"})


def test_columns_are_found_by_name_whatever_their_order_and_number() -> None:
    columns = "value;time;value_variable_code;value_unit;1_variable_attribute_code;1_variable_code;label"
    rows = of_figures({POPULATION: "Anzahl"}, "5;2024;BEVSTD;Anzahl;05370;KREISE;x;", columns=f"{columns};more")

    assert values(rows) == [("05370", 2024, 5)]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (whole("2024;05370;;n/a"), "not_a_number"),
        (whole("2024;05370;;NaN"), "not_a_number"),
        (whole("2024;05370;;1.234"), "not_a_number"),
        (whole("2024;05370;;5").replace("Anzahl", "1000"), "unit"),
        (whole("2024;05370;;5").replace("BEVSTD", "OTHER"), "no_variable"),
        (whole("2024;05370;GESW;5"), "no_total"),
        (whole("2024;05370;;5").replace("KREISE", "LAENDER"), "no_region"),
        (whole("2024;05370;;5").replace("GES;", "GEMEIN;"), "no_region"),
        (whole("2024;05370;;5") + ";more", "columns"),
    ],
)
def test_rows_that_are_not_as_agreed(row: str, what: str) -> None:
    with pytest.raises(SourceChanged) as raised:
        table(row)
    assert raised.value.what == what
    assert all(raised.value.describe(Language(code)) for code in CODES)


def test_a_column_that_the_numbering_promises_and_the_table_lacks_is_named() -> None:
    with pytest.raises(SourceChanged, match="2_variable_attribute_code"):
        table("2020;05370;;5", columns=COLUMNS.replace("2_variable_attribute_code", "attribute"))


def test_a_renamed_column_is_named() -> None:
    with pytest.raises(SourceChanged, match="value_variable_code"):
        table("2024;05370;;5", columns=COLUMNS.replace("value_variable_code", "merkmal"))


# Against the double
