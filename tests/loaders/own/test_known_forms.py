"""Exports whose form is known by itself: named, with regions and indicators understood without a word of the person."""

from pathlib import Path

import pytest

import queries
from features.open_data.values import ask_values, write_machine_csv
from tests.support.own_tables import check_table, problems, values, workbook
from texts import CODES, Language
from ui import blocks

GERMAN = Language("de")
WEGWEISER = (
    "Kinderarmut;Wohnungslosigkeit;;;\nDüren, LK;Mönchengladbach;;;\n"
    'Indikatoren;"2021\nDüren, LK";"2021\nMönchengladbach";"2022\nDüren, LK";"2022\nMönchengladbach"\n'
    "Kinderarmut (%);12,3;25,1;k.A.;24,9\n"
    "Quelle: Statistische Ämter der Länder;;;;\n"
)
ATLAS = [
    ["Deutschlandatlas, Kreise und kreisfreie Städte"],
    [],
    ["KRS0121", "Name", "Arbeitslosenquote 2021"],
    ["05370", "Heinsberg", 5.4],
    ["05358", "Düren", 6.6],
]


def list_reasons(found: object) -> set[str]:
    return {remark.reason for remark in found.remarks}  # type: ignore[attr-defined]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-8-sig"])
def test_a_download_of_wegweiser(tmp_path: Path, encoding: str) -> None:
    found = check_table(tmp_path, WEGWEISER.encode(encoding))

    assert problems(found) == []
    assert values(found) == [
        ("05358", "child_poverty", 2021, "12.3"),
        ("05116", "child_poverty", 2021, "25.1"),
        ("05116", "child_poverty", 2022, "24.9"),
    ]
    assert "form_wegweiser" in list_reasons(found)


def test_a_table_of_deutschlandatlas(tmp_path: Path) -> None:
    found = check_table(tmp_path, workbook(Kreise=ATLAS), suffix=".xlsx")

    assert problems(found) == []
    assert values(found) == [
        ("05370", "unemployment_rate", 2021, "5.4"),
        ("05358", "unemployment_rate", 2021, "6.6"),
    ]
    assert "form_atlas" in list_reasons(found)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "machines"])
def test_what_is_downloaded_here_comes_back_equal(tmp_path: Path, kind: str, code: str) -> None:
    language, key = Language(code), "child_poverty"
    content = (
        write_machine_csv(ask_values(key, None, language))
        if kind == "machines"
        else blocks.list_files((key,), language)[kind]()
    )
    meant = queries.run_query("values", indicator=key, regions=queries.run_query("regions")["region_key"].tolist())

    found = check_table(tmp_path, content, suffix=".xlsx" if kind == "xlsx" else ".csv")

    assert problems(found) == []
    assert found.doubts == []
    assert {(one.region, one.year, float(one.number)) for one in found.values} == {
        (row.region_key, row.year, row.value) for row in meant.dropna(subset="value").itertuples()
    }
    assert "form_download" in list_reasons(found)


@pytest.mark.parametrize(
    ("name", "indicators"),
    [
        ("Steuereinnahmen pro Einwohner:in", ["tax_revenue_4_year_mean"]),
        ("Bruttoinlandsprodukt", []),  # there per inhabitant, in a table of an office mostly in total
        ("Beschäftigungsquote", []),
    ],
)
def test_a_name_of_wegweiser_that_says_per_what_is_understood_anywhere_and_told(
    tmp_path: Path, name: str, indicators: list[str]
) -> None:
    found = check_table(tmp_path, f"Gebiet;Indikator;Jahr;Wert;Quelle\nKreis Heinsberg;{name};2021;1 234,5;Amt\n")

    assert [value.indicator for value in found.values] == indicators
    assert ("name_of_portal" in list_reasons(found)) is bool(indicators)
