"""Forty correct tables and twenty with a planted error, as CSV and as a workbook: all errors found, nobody accused."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
import xlsxwriter

import queries
from content import catalogue
from domain.report.tables import Certainty, ReportRule
from features.review.tables import ReportTable, name_tables, read_facts, read_uploaded_tables
from loaders.own.printed.tables import read_report
from texts import Language

ERROR, CONTRADICTION, REMARK = Certainty
HEAD = ("Indikator", "Einheit", "Jahr 1", "Wert 1", "Jahr 2", "Wert 2", "Jahr 3", "Wert 3")
CHANGES = ("Veränderung absolut", "Veränderung relativ")
# Title, unit, what was measured, decimals of the values (below 0: rounded to tens and more), decimals of both changes.
Measured = tuple[str, str, tuple[str, str, str], int, int, int]
CORRECT: list[Measured] = [
    ("Arbeitslosenquote", "%", ("4.512", "5.498", "5.204"), 1, 1, 1),
    ("Kinderarmut", "%", ("12.04", "11.98", "13.47"), 2, 2, 1),
    ("Pkw-Dichte", "je 1.000 Einw.", ("617.83", "628.74", "634.25"), 1, 1, 1),
    ("Schulabbruch", "%", ("5.06", "5.55", "6.04"), 1, 1, 0),
    ("Breitband", "%", ("90.27", "95.61", "96.44"), 1, 1, 1),
    ("Frauenanteil", "%", ("33.3", "33.3", "33.3"), 0, 0, 0),
    ("Zinsen", "%", ("0", "0", "0"), 1, 0, 0),
    ("Unfälle", "Anzahl", ("812", "790", "731"), 0, 0, 1),
    ("Auszeichnungen", "Anzahl", ("1", "1", "2"), 0, 0, 0),
    ("Beratungen", "Anzahl", ("0", "3", "7"), 0, 0, 0),
    ("Beschäftigte", "Anzahl", ("32512", "33004", "33871"), 0, 0, 1),
    ("Beschäftigte, gerundet", "Anzahl", ("32512", "33004", "33871"), -2, 0, 1),
    ("Einwohner", "Anzahl", ("254322", "255101", "259887"), -3, 0, 1),
    ("Einwohner, gerundet", "Anzahl", ("254322", "255101", "259887"), -3, -2, 1),
    ("Bruttoinlandsprodukt", "€ je Einw.", ("33141", "33522", "34500"), -2, 0, 1),
    ("BIP", "€ je Einw.", ("33001", "33499", "34361"), -1, 0, 1),
    ("Steuerkraft", "€ je Einw.", ("1124.4", "1090.2", "1187.9"), -1, 0, 1),
    ("Schulden", "€ je Einw.", ("2204.51", "2187.33", "1996.70"), 2, 2, 2),
    ("Haushaltsabfall", "kg je Einw.", ("480.6", "471.9", "455.2"), 0, 0, 1),
    ("Siedlungsfläche", "%", ("17.841", "17.902", "18.013"), 1, 2, 1),
    ("Ökolandbau", "%", ("3.9", "4.6", "8.1"), 1, 1, 0),
    ("Waldfläche", "ha", ("9873.4", "9871.2", "9870.1"), 0, 1, 2),
    ("Stickstoff", "kg/ha", ("88.35", "81.05", "74.65"), 1, 1, 1),
    ("Strom aus Wind", "MWh", ("612345", "655432", "701234"), -3, -3, 1),
    ("Treibhausgase", "Tsd. t", ("2220", "2145", "2098"), 0, 0, 1),
    ("CO2 je Kopf", "t je Einw.", ("8.71", "8.33", "8.04"), 2, 2, 1),
    ("Saldo", "Anzahl", ("-120", "-45", "80"), 0, 0, 1),
    ("Überschuss", "Mio. €", ("-10.4", "-5.2", "-20.1"), 1, 1, 1),
    ("Ärzte", "je 10.000 Einw.", ("6.21", "6.14", "6.02"), 2, 2, 1),
    ("Pflegeplätze", "je 1.000 Einw.", ("46.9", "47.6", "50.1"), 1, 1, 1),
    ("Betreuung", "%", ("24.46", "27.51", "31.49"), 1, 1, 1),
    ("Solarleistung", "kW", ("1204", "2980", "8450"), 0, 0, 0),
    ("Ladepunkte", "Anzahl", ("12", "55", "240"), 0, 0, 0),
    ("Wasser", "l je Einw. und Tag", ("127.3", "126.8", "125.1"), 0, 0, 1),
    ("Hospize", "Anzahl", ("4", "4", "4"), 0, 0, 0),
    ("Feinstaub", "µg/m³", ("16.84", "15.21", "13.92"), 1, 1, 1),
    ("Einkommen", "€ je Einw.", ("21340", "21885", "22430"), -1, 0, 2),
    ("Mieten", "€", ("6.05", "6.31", "6.58"), 2, 2, 1),
    ("Vereine", "Anzahl", ("1500", "1600", "1700"), 0, 0, 1),
    ("Umsatz", "Mio. €", ("1000", "1100", "1250"), 0, 0, 0),
]
Printed = tuple[str, str, str, str, str, str, str]  # title, unit, three values, both changes
PLANTED: list[tuple[Printed, Certainty, ReportRule]] = [
    (("Abfall", "kg", "480,6", "471,9", "455,2", "+25,4", "-5,3 %"), ERROR, ReportRule.ABSOLUTE),
    (("Abfall", "kg", "480,6", "471,9", "455,2", "-25,4", "+5,3 %"), ERROR, ReportRule.RELATIVE),
    (("Breitband", "%", "90,3", "95,6", "96,4", "+0,8 %P", "+6,8 %"), ERROR, ReportRule.ABSOLUTE),
    (("Breitband", "%", "90,3", "95,6", "96,4", "+6,1 %P", "+0,8 %"), ERROR, ReportRule.RELATIVE),
    (("Breitband", "%", "90,3", "95,6", "96,4", "+5,3 %P", "+6,8 %"), ERROR, ReportRule.ABSOLUTE),
    (("Unfälle", "Anzahl", "812", "790", "731", "-81", "-11,1 %"), ERROR, ReportRule.RELATIVE),
    (("Unfälle", "Anzahl", "812", "790", "731", "-82", "-10,0 %"), ERROR, ReportRule.ABSOLUTE),
    (("Schule", "%", "20,00", "26,00", "30,00", "+10,0 %P", "+10,0 %"), ERROR, ReportRule.RELATIVE),
    (("Schule", "%", "20,00", "26,00", "30,00", "+50,0 %P", "+50,0 %"), ERROR, ReportRule.ABSOLUTE),
    (("Schule", "%", "20,00", "26,00", "30,00", "+10,0 %P", "+0,5 %"), ERROR, ReportRule.RELATIVE),
    (("Schule", "%", "20,00", "26,00", "30,00", "+10,0 %P", "+150,0 %"), ERROR, ReportRule.RELATIVE),
    (
        ("Schule", "%", "20,00", "26,00", "30,00", "+10,0 %", "+50,0 %"),
        CONTRADICTION,
        ReportRule.ABSOLUTE_MARK,
    ),
    (
        ("Schule", "%", "20,00", "26,00", "30,00", "+10,0 %P", "+50,0 %P"),
        CONTRADICTION,
        ReportRule.RELATIVE_MARK,
    ),
    (("Pkw", "€", "8,45", "8,00", "8,55", "+1,1", "+1,2 %"), ERROR, ReportRule.ABSOLUTE),
    (("BIP", "€ je Einw.", "33.000", "33.500", "34.000", "+1.359", "+9,4 %"), ERROR, ReportRule.RELATIVE),
    (("BIP", "€ je Einw.", "33.000", "33.500", "34.000", "+13.590", "+4,1 %"), ERROR, ReportRule.ABSOLUTE),
    (("Beratungen", "Anzahl", "0", "3", "7", "+7", "+700 %"), CONTRADICTION, ReportRule.BASE_ZERO),
    (
        ("Arbeitslosenquote", "%", "4,5", "5,5", "105,0", "+100,5 %P", "+2.233,3 %"),
        Certainty.REMARK,
        ReportRule.IMPLAUSIBLE,
    ),
    (
        ("Pkw-Dichte", "je 1.000 Einw.", "620,1", "625,0", "63,1", "-557,0", "-89,8 %"),
        Certainty.REMARK,
        ReportRule.IMPLAUSIBLE,
    ),
    (("Wasser", "l", "127,0", "1.268,0", "125,0", "-2,0", "-1,6 %"), REMARK, ReportRule.IMPLAUSIBLE),
]


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def german(number: Decimal, decimals: int, plus: bool = False) -> str:
    """1.234,5, with the minus of print; a change of zero as ±0."""
    text = f"{abs(round_half_up(number, decimals)):,.{max(decimals, 0)}f}".translate(str.maketrans(",.", ".,"))
    value = round_half_up(number, decimals)
    return text if not plus and value >= 0 else f"{'±' if value == 0 else '+' if value > 0 else '−'}{text}"


def changes(measured: Measured) -> tuple[Decimal, Decimal | None]:
    """Absolute and relative change of what was measured; from a printed 0 there is none, unless it stays."""
    oldest, _, newest = (Decimal(value) for value in measured[2])
    if oldest == 0:
        return newest - oldest, Decimal(0) if newest == 0 else None
    return newest - oldest, 100 * (newest - oldest) / abs(oldest)


def print_row(measured: Measured) -> Printed:
    title, unit, values, decimals, of_absolute, of_relative = measured
    absolute, relative = changes(measured)
    cells = [german(Decimal(value), decimals) for value in values]
    points = " %-Punkte" if unit == "%" else ""
    told = "–" if relative is None else german(relative, of_relative, plus=True) + " %"
    return (title, unit, cells[0], cells[1], cells[2], german(absolute, of_absolute, plus=True) + points, told)


def as_csv(file: Path, tables: list[Printed]) -> None:
    lines = [";".join((*HEAD, *CHANGES))]
    for title, unit, oldest, middle, newest, absolute, relative in tables:
        lines.append(f"{title};{unit};2019;{oldest};2020;{middle};2021;{newest};{absolute};{relative}")
    file.write_text("\n".join(lines), encoding="utf-8")


def as_workbook(file: Path, tables: list[Measured]) -> None:
    """Values and results of formulas as Excel stores them, in full; what is printed says the format."""
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Bericht")
        sheet.write_row(0, 0, (*HEAD, *CHANGES))
        for row, (title, unit, values, decimals, of_absolute, of_relative) in enumerate(tables, 1):
            sheet.write_row(row, 0, (title, unit, 2019, None, 2020, None, 2021))
            shown = book.add_format({"num_format": "#,##0" + ("." + "0" * decimals if decimals > 0 else "")})
            for column, value in zip((3, 5, 7), values, strict=True):
                stored = Decimal(value) if decimals >= 0 else round_half_up(Decimal(value), decimals)
                sheet.write_number(row, column, float(stored), shown)
            absolute, relative = changes((title, unit, values, decimals, of_absolute, of_relative))
            digits = "#,##0" + ("." + "0" * of_absolute if of_absolute > 0 else "")
            points = '" %-Punkte"' if unit == "%" else ""
            signed = book.add_format({"num_format": f'+{digits}{points};-{digits}{points};"±"0{points}'})
            result = absolute if of_absolute >= 0 else round_half_up(absolute, of_absolute)
            sheet.write_formula(row, 8, f"=H{row + 1}-D{row + 1}", signed, float(result))
            if relative is None:
                sheet.write_string(row, 9, "–")
            else:
                of_share = "0" + ("." + "0" * of_relative if of_relative else "") + "%"
                share = book.add_format({"num_format": f'{of_share};-{of_share};"±"{of_share}'})
                sheet.write_formula(row, 9, f"=I{row + 1}/D{row + 1}", share, float(relative / 100))


def check_file(file: Path) -> list[ReportTable]:
    report = read_report(file, "de")
    assert report.problems == []
    known = catalogue.read_indicators(queries.run_query("indicators"), Language("de"))
    answer = {
        "tables": [
            {"years": row.years, "printed": row.printed, "numbers": row.numbers, "stored": row.stored}
            for row in report.rows
        ]
    }
    about = read_facts(known, queries.run_query("survey_rhythms"), queries.run_query("plausible_bounds"))
    return read_uploaded_tables(answer, name_tables(known), about)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_of_forty_correct_tables_none_is_accused(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    if form == "csv":
        as_csv(file, [print_row(one) for one in CORRECT])
    else:
        as_workbook(file, CORRECT)

    tables = check_file(file)

    assert len(tables) == len(CORRECT) == 40
    grave = [(one.title, dict(one.cells), one.findings) for one in tables if one.worst not in (None, Certainty.REMARK)]
    assert grave == []
    # Remarks there are only on signs and marks that a format does not show, and on what is printed too precisely.
    allowed = {ReportRule.SIGN, ReportRule.NO_MARK, ReportRule.PRECISION, ReportRule.REPEATED, ReportRule.NO_REFERENCE}
    assert [(one.title, found) for one in tables for found in one.findings if found.rule not in allowed] == []


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_of_twenty_planted_errors_all_are_found(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    lines = [line for line, *_ in PLANTED]
    if form == "csv":
        as_csv(file, lines)
    else:
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet("Bericht")
            sheet.write_row(0, 0, (*HEAD, *CHANGES))
            for row, (title, unit, oldest, middle, newest, *both) in enumerate(lines, 1):
                sheet.write_row(row, 0, (title, unit, 2019, oldest, 2020, middle, 2021, newest, *both))

    tables = check_file(file)

    assert len(tables) == len(PLANTED) == 20
    missed = [
        (one.title, certainty, rule, one.findings)
        for one, (_, certainty, rule) in zip(tables, PLANTED, strict=True)
        if (certainty, rule) not in [(found.certainty, found.rule) for found in one.findings]
    ]
    assert missed == []
