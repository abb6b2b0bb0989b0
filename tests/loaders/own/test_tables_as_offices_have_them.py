"""Each small file is a table as some office has it. What a person expects of it stands in one row: the values, or what
is told or asked; `answers` is what the person then says."""

from pathlib import Path

import pytest

from loaders.own.tables.assignment import read_assignment
from loaders.own.tables.checking import check
from loaders.own.tables.findings import remarks
from loaders.own.tables.table import Checked, Options
from texts import Language

DATA = Path(__file__).with_name("data")
CARS, POVERTY, OLD = "car_density", "child_poverty", "old_age_poverty"
ONE = [f"05370 {CARS} 2021 612.5"]
POOR = [f"05370 {POVERTY} 2021 12.3"]
BOTH = [f"05370 {CARS} 2020 600.1", f"05370 {CARS} 2021 612.5"]
INKAR = [*BOTH, f"05358 {CARS} 2020 590.0", f"05358 {CARS} 2021 598.2"]
TWO = [f"05370 {POVERTY} 2020 12.1", f"05370 {POVERTY} 2021 12.3"]
TAX = ["05370 tax_revenue_4_year_mean 2021 1234.5"]
OWN_TAX = ["05370 tax_revenue 2021 1234.5"]
TAX_IS = '[indicators."Steuereinnahmen pro Einwohner:in"]\nis = "tax_revenue"\n'
AS_TAX = "heißt so bei Wegweiser Kommune; gelesen als „Steuereinnahmen (Mittel über vier Jahre)“"
SHARE = '[[tables]]\nsheet = "Sheet"\ngroup = "Anteil (%)"\n'
WHICH_GROUP = "Anzahl / Anteil (%)"

# file: values expected, what is told ('' for nothing that has to be)
EXPECTED: dict[str, tuple[list[str], str]] = {
    "01_plain.csv": (ONE, ""),
    "02_ags8.csv": (ONE, ""),
    "03_ags_missing_zero.csv": (ONE, "5370 als 05370 gelesen, mit führender Null"),
    "04_ags_missing_zero8.csv": (ONE, "5370000 als 05370 gelesen, mit führender Null"),
    "05_kennziffer.csv": (BOTH, ""),
    "06_ars12.csv": (ONE, ""),
    "07_region_lk.csv": (ONE, ""),
    "08_region_kreis_suffix.csv": (ONE, ""),
    "11_region_krfr.csv": ([f"05116 {CARS} 2021 612.5"], ""),
    "13_nrw.csv": ([f"05 {CARS} {year} 612.5" for year in (2021, 2020, 2019)], ""),
    "14_year_2021_22.csv": ([], "„2021/22“ geht über zwei Jahre"),
    "15_year_school_cols.csv": ([], "„2020/21“ geht über zwei Jahre"),
    "16_year_stichtag.csv": (ONE, ""),
    "17_year_iso.csv": (ONE, ""),
    "19_year_2digit.csv": ([], "keine vierstellige Jahreszahl"),
    "20_year_quarter.csv": ([], "„2021 Q4“ ist ein Quartal"),
    "21_year_month.csv": ([], "„12/2021“ ist ein Monat"),
    "22_space_thousand.csv": (TAX, AS_TAX),
    "24_apostrophe.csv": (TAX, AS_TAX),
    "25_brackets.csv": (ONE, "eingeschränkter Aussagekraft"),
    "26_signs.csv": (ONE, "„***“ ist keine Zahl"),
    "27_zero_sign.csv": ([], "0 liegt außerhalb"),
    "28_marks.csv": ([f"05370 {CARS} {year} 612.5" for year in range(2021, 2015, -1)], "Fußnotenzeichen (a)"),
    "29_unit_in_cell.csv": ([], "Hinter der Zahl steht „Pkw“"),
    "30_ca.csv": ([], "„ca. 612“ ist eine ungefähre Angabe"),
    "31_utf16.csv": (ONE, "Gelesen als UTF-16"),
    "32_utf16le_nobom.csv": (ONE, "Gelesen als UTF-16"),
    "33_cp1252.csv": ([f"05358 {CARS} 2021 612.5"], "Windows-1252"),
    "34_cp850.csv": ([f"05358 {CARS} 2021 612.5"], "Gelesen als DOS (CP850)"),
    "35_mac.csv": ([f"05358 {CARS} 2021 612.5"], "Gelesen als Macintosh"),
    "36_sep_line.csv": (ONE, ""),
    "37_preamble5.csv": (ONE, "Zeile über dem Kopf nicht übernommen: „Statistik des Kreises“"),
    "38_trailing_semicolons.csv": (ONE, ""),
    "39_quoted_newline.csv": (ONE, "Einheit im Kopf „Pkw“"),
    "40_unescaped_quote.csv": (ONE, ""),
    "41_comma_decimal_comma.csv": ([], "ein Komma im Wert, das die Spalten verschiebt"),
    "42_pipe.csv": (ONE, ""),
    "43_wide_year_twice.csv": ([], "Die Spalte „2020“ gibt es zweimal"),
    "44_genesis_export.csv": ([], "amtlichen Statistik (GENESIS, Regionalstatistik) 46251-01-02-4"),
    "46_ffcsv.csv": (["05370 population 2021 257803"], "in flacher Form"),
    "47_inkar_export.csv": (INKAR, "Das ist ein Export von INKAR"),
    "50_indicator_cols.csv": ([*ONE, *POOR], ""),
    "51_percent_text.csv": (POOR, ""),
    "52_ambiguous_thousand.csv": ([], "„1.234“ kann deutsch oder englisch gemeint sein"),
    "53_no_region_gemeinde.csv": ([], "„Geilenkirchen“ ist eine Gemeinde (Kreis Heinsberg); Werte einzelner Gemeinden"),
    "54_old_ags.csv": ([], "„05354“ gibt es nicht mehr; das Gebiet gehört heute zu: StädteRegion Aachen"),
    "55_date_in_title_case.csv": (ONE, ""),
    "56_header_with_unit.csv": (ONE, ""),
    "58_exponent.csv": (TAX, AS_TAX),
    "59_plusminus.csv": (
        [f"05370 financial_balance {year} -123.4" for year in (2021, 2020)],
        "„123,4-“: Das Minuszeichen steht hinter der Zahl",
    ),
    "60_percent_cell.xlsx": (["05370 child_poverty 2021 12.300"], "Als Prozent formatierte Zellen"),
    "61_date_year.xlsx": (POOR, ""),
    "62_date_headers.xlsx": (TWO, ""),
    "63_hidden_row.xlsx": ([*POOR, f"05358 {POVERTY} 2020 13.1"], "Ausgeblendete Zeilen nicht übernommen: 1 (Sheet!3)"),
    "67_two_tables_same_cols.xlsx": ([*TWO, f"05370 {OLD} 2018 2.1", f"05370 {OLD} 2019 2.3"], ""),
    "68_merged_headers.xlsx": (TWO, ""),
    "69_merged_down.xlsx": (TWO, ""),
    "70_blank_means_above.xlsx": (TWO[:1], "Heißt leer „wie darüber“, bitte das angeben"),
    "71_formula_no_cache.xlsx": ([], "Die Formel hat kein brauchbares Ergebnis"),
    "72_text_numbers.xlsx": ([*POOR, f"05358 {POVERTY} 2021 13.1"], ""),
    "73_excel_date_eaten.xlsx": ([], "Hier steht ein Datum (2022-12-03)"),
    "74_thousands_format.xlsx": ([], "Sheet!D2 zeigt Excel in Tausend; aufgenommen wird die gespeicherte Zahl 28.4"),
    "75_shown_rounded.xlsx": ([f"05370 {POVERTY} 2021 12.3456789"], ""),
    "76_ags_number.xlsx": ([f"05370 {POVERTY} {year} 12.3" for year in (2021, 2020, 2019)], ""),
    "77_header_row36.xlsx": (POOR, ""),
    "79_total_row.xlsx": (TWO, "Summenzeile „Summe“ nicht übernommen (Sheet!A3)"),
    "82_ist_soll.xlsx": ([], "mehrere Spalten da: Ist / Soll"),
    "83_old.xls": (POOR, ""),
    "84_xls_named_xlsx.xlsx": (POOR, "Die Datei heißt .xlsx, ist aber eine .xls-Datei"),
    "85_html_named.xls": ([], "ist aber eine Internetseite (HTML)"),
    "86_csv_named.xlsx": (ONE, "Die Datei heißt .xlsx, ist aber eine .csv-Datei"),
    "88_libre.ods": (POOR, ""),
    "a1_unit_column_differs.csv": ([], "Die Einheit ist hier „je 100.000 Einw.“, der Indikator hat „je 1.000 Einw.“"),
    "a2_unit_column_count.csv": ([], "Die Einheit ist hier „Anzahl“, der Indikator hat „%“"),
    "a3_unit_same.csv": (POOR, ""),
    "b1_year_over_sub.xlsx": ([], WHICH_GROUP),
    "b2_year_over_sub_repeated.xlsx": ([], WHICH_GROUP),
    "b3_sub_over_year.xlsx": ([], WHICH_GROUP),
    "c1_percent_on_rate.xlsx": ([], "ist ein Prozentwert, der Indikator wird aber in „je 1.000 Einw.“ gemessen"),
    "c2_thousands_format.xlsx": (["05370 gdp_per_head 2021 28400"], "zeigt Excel in Tausend"),
    "d2_dup_same.csv": (POOR, "steht schon ein Wert in Zeile 2, Spalte 4"),
    "d3_footer.csv": (POOR, ""),
    "e1_ratio_semicolon_two.csv": ([*TWO, f"05358 {POVERTY} 2021 13"], ""),
    "e2_gebietsname_year_header.csv": (TWO, ""),
    "g0_ags_and_official_name.csv": (POOR, ""),
    "g1_ags_and_official_name.csv": (POOR, ""),
    "g2_ags_and_official_name.csv": (POOR, ""),
    "g6_ags_and_official_name.csv": (POOR, ""),
    "h1_wellformed_called_malformed.csv": ([], "Die Tabelle nennt kein Jahr"),
    "h2_inkar_edited.csv": ([*BOTH, f"05116 {CARS} 2020 590.0", f"05116 {CARS} 2021 598.2"], ""),
}  # fmt: skip

# file: what the person answers, values then
ANSWERS: dict[str, tuple[str, list[str]]] = {
    "14_year_2021_22.csv": ('[said]\nschool_year = "first"\n', ONE),
    "15_year_school_cols.csv": (
        '[said]\nschool_year = "last"\n', [f"05370 {CARS} 2021 600", f"05370 {CARS} 2022 612.5"]
    ),
    "22_space_thousand.csv": (TAX_IS, OWN_TAX),
    "24_apostrophe.csv": (TAX_IS, OWN_TAX),
    "44_genesis_export.csv": (
        '[indicators.Kraftfahrzeuge]\nunit = "Kfz"\nunit_kind = "Menge"\ndirection = "niedriger"\n'
        'definition = "Bestand an Kraftfahrzeugen"\ngoal = "11"\n',
        ["05370 own_kraftfahrzeuge 2021 612", "05358 own_kraftfahrzeuge 2021 598"],
    ),
    "52_ambiguous_thousand.csv": (f'[said]\nnumbers = "de"\n{TAX_IS}', ["05370 tax_revenue 2021 1234"]),
    "58_exponent.csv": (TAX_IS, OWN_TAX),
    "63_hidden_row.xlsx": (
        "[said]\nhidden = true\n", [*POOR, f"05358 {POVERTY} 2021 13.3", f"05358 {POVERTY} 2020 13.1"]
    ),
    "70_blank_means_above.xlsx": ("[said]\nfill_down = true\n", TWO),
    "74_thousands_format.xlsx": (
        '[indicators.Bruttoinlandsprodukt]\nis = "gdp_per_head"\nscale = 1000\n', ["05370 gdp_per_head 2021 28400.0"]
    ),
    "82_ist_soll.xlsx": ('[[tables]]\nsheet = "Sheet"\ngroup = "Ist"\n', POOR),
    "b1_year_over_sub.xlsx": (SHARE, TWO),
    "b2_year_over_sub_repeated.xlsx": (SHARE, TWO),
    "b3_sub_over_year.xlsx": (SHARE, TWO),
    "h1_wellformed_called_malformed.csv": (
        '[said]\nyear = 2021\nindicator = "Kinderarmut"\n', [f"05370 {POVERTY} 2021 12.3"]
    ),
}  # fmt: skip


def check_table(file: str, answers: str = "") -> Checked:
    return check(DATA / file, Options("Tabelle", source="Amt", assignment=read_assignment(answers)))


def values(found: Checked) -> list[str]:
    return [f"{value.region} {value.indicator} {value.year} {value.number:f}" for value in found.values]


@pytest.mark.parametrize("file", EXPECTED)
def test_a_table_gives_what_a_person_expects(file: str, german: Language) -> None:
    expected, told = EXPECTED[file]
    found = check_table(file)
    said = [problem.problem(german) for problem in found.problems] + remarks(found.remarks, german)

    assert values(found) == expected
    assert told in "\n".join(said)
    if expected and not told:
        assert found.problems == []


@pytest.mark.parametrize("file", ANSWERS)
def test_what_is_asked_can_be_answered(file: str) -> None:
    answers, expected = ANSWERS[file]
    found = check_table(file, answers)

    assert values(found) == expected
    assert found.problems == []


def test_every_table_has_its_expectation() -> None:
    assert {
        file.name for file in DATA.iterdir() if file.name[:1].isdigit() or file.name[1:2].isdigit()
    } == EXPECTED.keys()


@pytest.mark.usefixtures("shipped_database")
def test_values_ten_or_a_hundred_times_off_are_asked_about() -> None:
    found = check_table("factor_hundred.csv")

    assert values(found) == []
    assert [doubt.reason for doubt in found.doubts] == ["factor", "factor"]


def test_values_of_years_to_come_are_refused() -> None:
    assert [problem.reason for problem in check_table("future_year.csv").problems] == ["year_to_come", "year_to_come"]
