"""The report check in words and tables: units, files brought along, downloads, the comparison with the sources."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import queries
from content import catalogue
from content.catalogue import Indicator
from content.rows import read_rows
from domain.report.tables import ReportRule, UnitFit
from export.table.table_csv import write_values_csv
from features.review.findings import (
    list_findings,
    make_findings_frame,
    make_findings_table,
    make_fine_table,
    write_as_printed,
)
from features.review.sources import (
    compare_values,
    count_agreements,
    list_asked,
    make_sources_table,
    make_variants_table,
)
from features.review.tables import (
    Known,
    ReportTable,
    name_tables,
    read_embedded_tables,
    read_facts,
    read_uploaded_tables,
)
from features.review.template import write_csv_template, write_xlsx_template
from features.review.units import fit_unit, is_count
from features.review.words import describe_finding
from loaders.own.printed.tables import read_report
from texts import Language

REPORT = "heinsberg_report_2023"
BROADBAND = ("Breitband", "%", ("90.3", "95.6", "96.4"), "+0.8%P", "+0.9%")


@pytest.mark.parametrize(
    ("printed", "defined", "fit"),
    [
        ("Prozent", "%", UnitFit.SAME),
        ("%", "%", UnitFit.SAME),
        ("in Prozent", "%", UnitFit.SAME),
        ("kg/ha", "kg/ha", UnitFit.SAME),
        ("GWh", "GWh", UnitFit.SAME),
        ("Euro je Einwohner", "€ je Einw.", UnitFit.SAME),
        ("EUR per inhabitant", "€ je Einw.", UnitFit.SAME),
        ("je 1.000 Einwohnende", "je 1.000 Einw.", UnitFit.SAME),
        ("Prozent", "l je Einw. und Tag", UnitFit.OTHER),
        ("Prozent", "%-Punkte", UnitFit.SAME),
        ("Mio. Euro", "€ je Einw.", UnitFit.OTHER),
        ("je 100 Einwohner", "je 1.000 Einw.", UnitFit.OTHER),
        ("Euro", "€ je Einw.", UnitFit.NO_REFERENCE),
        ("Tonnen", "t je Einw.", UnitFit.NO_REFERENCE),
        ("m²", "m² je Einw.", UnitFit.NO_REFERENCE),
        ("", "µg/m³", UnitFit.NOT_PRINTED),
        ("Hemerobieindex", "Hemerobiewert", UnitFit.UNKNOWN),  # a wording is no contradiction
        ("je Einwohner", "€ je Einw.", UnitFit.UNKNOWN),
        ("Anzahl", "Auszeichnungen", UnitFit.UNKNOWN),
    ],
)
def test_only_what_is_understood_of_both_units_is_held_against_each_other(
    printed: str, defined: str, fit: UnitFit
) -> None:
    assert fit_unit(printed, defined) is fit


def test_what_is_counted_is_told_by_its_unit() -> None:
    assert [is_count(unit) for unit in ("Anzahl", "Number", "Euro", "")] == [True, True, False, False]


def answer(*lines: tuple[str, str, tuple[str, str, str], str, str]) -> dict[str, Any]:
    """What the loaders answer about a file of these tables (title, unit, values, changes) of 2017 to 2019."""
    tables = []
    for title, unit, values, absolute, relative in lines:
        numbers = {f"value_{n}": value for n, value in enumerate(values, 1)}
        numbers |= {name: text for name, text in (("absolute_change", absolute), ("relative_change", relative)) if text}
        printed = {"title": title, "unit": unit, "source": ""} | {k: v.replace(".", ",") for k, v in numbers.items()}
        tables.append({"place": "", "years": [2017, 2018, 2019], "printed": printed, "numbers": numbers, "stored": []})
    return {"tables": tables}


def of_file(*lines: tuple[str, str, tuple[str, str, str], str, str]) -> list[ReportTable]:
    return read_uploaded_tables(answer(*lines), {}, Known({}, {}, {}))


def sentences(tables: list[ReportTable], code: str = "de") -> list[str]:
    return [describe_finding(found, one, Language(code)) for found, one in list_findings(tables)]


def test_a_file_is_checked_by_the_same_rules() -> None:
    tables = of_file(BROADBAND, ("Rad", "km", ("10.0", "11.0", "12.0"), "+2.0", "+20%"))

    assert [found.rule for found in tables[0].findings] == [ReportRule.ABSOLUTE, ReportRule.RELATIVE]
    assert tables[1].findings == []
    assert write_as_printed(tables[0], Language("de")) == (
        "2017: 90,3 · 2018: 95,6 · 2019: 96,4 (%); gedruckte Änderung: +0,8%P; +0,9%"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ("X", "%", ("10.00", "11.00", "12.99"), "+2.9%P", "+29.9%"),
            "Gerundet wäre das nicht richtig; es passt aber, wenn Stellen abgeschnitten statt gerundet wurden.",
        ),
        (("X", "%", ("20.00", "26.00", "30.00"), "+10.0%", "+50%"), "sind Prozentpunkte (%-Punkte)"),
        (("X", "km", ("20.00", "26.00", "30.00"), "+10.0%", "+50%"), "hat die Einheit der Werte, hier „km“"),
        (("X", "", ("20.00", "26.00", "30.00"), "+10.0%", "+50%"), "sind Prozentpunkte (%-Punkte)"),
        (("X", "%", ("20.00", "26.00", "30.00"), "+10.0%P", "+50%P"), "wird in Prozent angegeben"),
        (("X", "%", ("20.00", "26.00", "30.00"), "+10.0%P", "+10%"), "passt dagegen zur absoluten Änderung"),
        (("X", "%", ("20.00", "26.00", "30.00"), "+50.0%P", "+50%"), "passt dagegen zur relativen Änderung"),
        (("X", "%", ("20.00", "26.00", "30.00"), "+10.0%P", ""), "folgt +50,00 %; mit Rundung möglich sind +49,93 %"),
        (("X", "%", ("63.4", "63.4", "65.0"), "+1.6%P", ""), "Für 2017 und 2018 ist derselbe Wert gedruckt (63,4)"),
    ],
)
def test_a_finding_is_told_in_words(line: tuple[str, str, tuple[str, str, str], str, str], said: str) -> None:
    assert any(said in sentence for sentence in sentences(of_file(line)))
    assert all("{" not in sentence for sentence in sentences(of_file(line), "en"))


def test_markup_in_a_name_stays_text() -> None:
    from ui.markup import write_table  # noqa: PLC0415

    line = ("<script>alert(1)</script>", "%", *BROADBAND[2:])
    found = list_findings(of_file(line))

    html = write_table(make_findings_table(found, "", Language("de")), Language("de"))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.fixture
def catalogue_of(request: pytest.FixtureRequest) -> dict[str, dict[str, Indicator]]:
    request.getfixturevalue("shipped_database")
    return {code: catalogue.read_indicators(queries.run_query("indicators"), Language(code)) for code in ("de", "en")}


def read_shipped_tables(indicators: dict[str, Indicator]) -> list[ReportTable]:
    known = read_facts(indicators, queries.run_query("survey_rhythms"), queries.run_query("plausible_bounds"))
    return read_embedded_tables(queries.run_query("report_tables", report=REPORT), known)


def test_both_languages_find_the_same(catalogue_of: dict[str, dict[str, Indicator]]) -> None:
    german, english = (read_shipped_tables(indicators) for indicators in catalogue_of.values())

    assert [one.findings for one in german] == [one.findings for one in english]
    assert len(sentences(german)) == len(sentences(english, "en")) == 36


def test_every_table_is_shown_once_or_has_findings(catalogue_of: dict[str, dict[str, Indicator]]) -> None:
    tables = read_shipped_tables(catalogue_of["de"])

    fine = {row[0].text for row in make_fine_table(tables, "", Language("de")).rows}
    assert fine | {one.title for _, one in list_findings(tables)} == {one.title for one in tables}
    assert len(fine) == 22


@pytest.mark.parametrize("code", ["de", "en"])
def test_the_template_holds_the_example_as_printed(
    code: str, tmp_path: Path, catalogue_of: dict[str, dict[str, Indicator]]
) -> None:
    tables = read_shipped_tables(catalogue_of[code])
    expected = [(one.years, {name: text for name, text in one.cells.items() if text}) for one in tables]

    for suffix, content in (("csv", write_csv_template), ("xlsx", write_xlsx_template)):
        file = tmp_path / f"t.{suffix}"
        file.write_bytes(content(tables, Language(code)))
        report = read_report(file)
        assert report.problems == []
        assert [(row.years, {name: text for name, text in row.printed.items() if text}) for row in report.rows] == (
            expected
        )


def test_the_findings_are_handed_out_with_the_printed_table(catalogue_of: dict[str, dict[str, Indicator]]) -> None:
    tables = read_shipped_tables(catalogue_of["de"])
    content = write_values_csv(make_findings_frame(tables, Language("de")), Language("de"))
    read = pd.read_csv(io.BytesIO(content), sep=";", dtype=str, encoding="utf-8-sig", keep_default_na=False)

    assert len(read) == 36
    first = read.iloc[0]
    assert (first["Tabelle"], first["Wert 1"], first["Jahr 3"], first["Befund"]) == (
        "Breitbandversorgung – Private Haushalte",
        "90,3",
        "2019",
        "Fehler",
    )
    # An apostrophe keeps a spreadsheet program from taking a sign for the start of a formula.
    assert (first["gedruckt"], first["möglich von"], first["möglich bis"]) == ("'+0,8%P", "'+6,0", "'+6,2")


def test_a_name_that_means_several_indicators_is_matched_to_none(catalogue_of: dict[str, dict[str, Indicator]]) -> None:
    indicators = catalogue_of["de"]
    names = name_tables(*catalogue_of.values())
    assert names["pkw-dichte"] == names["car density"] == "car_density"

    twin = type(indicators["car_density"])(**{**vars(indicators["car_density"]), "key": "other"})
    assert "pkw-dichte" not in name_tables({"car_density": indicators["car_density"], "other": twin})


def values(*found: tuple[str, int, str, float, float]) -> pd.DataFrame:
    """Rows as queries/source_values.sql gives them."""
    return pd.DataFrame(found, columns=["indicator_key", "year", "source_key", "value", "rounding_step"])


def test_printed_values_stand_beside_the_sources(catalogue_of: dict[str, dict[str, Indicator]]) -> None:
    indicators = catalogue_of["de"]
    lines = (
        ("Pkw-Dichte", "je 1.000 Einw.", ("601.0", "608.8", "617.8"), "+16.8", "+2.8%"),
        ("Kinderarmut", "%", ("12.33", "11.69", "10.83"), "-1.50%P", "-12.2%"),
        ("Ganz Eigenes", "%", ("1.0", "2.0", "3.0"), "+2.0%P", "+200%"),
    )
    tables = read_uploaded_tables(answer(*lines), name_tables(*catalogue_of.values()), Known(indicators, {}, {}))
    assert {"car_density", "child_poverty", "child_poverty_entitled"} <= set(list_asked(tables, indicators))
    pairs = compare_values(
        tables,
        values(
            ("car_density", 2017, "inkar_2022", 601.04, 0.01),  # 601.0 is 600.95 to 601.05
            ("car_density", 2018, "inkar_2022", 608.77, 0.01),
            ("car_density", 2018, "deutschlandatlas_2026", 609.1, 0.1),
            ("car_density", 2019, REPORT, 999.0, 0.1),
            ("child_poverty_entitled", 2019, "inkar_2022", 12.5, 0.01),
        ),
        REPORT,
        indicators,
    )
    region = catalogue.read_regions(queries.run_query("regions"), Language("de"))["05358"]
    titles = {row["source_key"]: row["title_de"] for row in read_rows(queries.run_query("sources"))}

    assert [(pair.row["year"], pair.agrees, pair.is_same_definition) for pair in pairs] == [
        (2017, True, True),
        (2018, True, True),
        (2018, False, True),
        (2019, False, False),
    ]
    assert count_agreements(tables, pairs, region, Language("de")) == (
        "Kreis Düren, gedruckte Werte: 9. Mit Quelle in derselben Definition: 2, davon übereinstimmend 1, abweichend "
        "1. Nur in anderer Definition: 1. Ohne andere Quelle: 6."
    )
    apart = make_sources_table([pairs[2]], "", titles, Language("de")).rows[0]
    assert [cell.text for cell in apart] == ["Pkw-Dichte", "2018", "608,8", "609,1", "+0,3"]
    other = make_variants_table([pairs[3]], "", titles, Language("de")).rows[0]
    assert other[4].text == indicators["child_poverty_entitled"].name
    assert other[4].note == indicators["child_poverty_entitled"].definition


def test_the_embedded_report_differs_from_the_sources_where_these_were_revised(
    catalogue_of: dict[str, dict[str, Indicator]],
) -> None:
    """The same that queries/source_disagreements.sql says of the report: the gross domestic product only."""
    indicators = catalogue_of["de"]
    tables = read_shipped_tables(indicators)
    found = queries.run_query("source_values", indicators=list(list_asked(tables, indicators)), region="05370")
    pairs = compare_values(tables, found, REPORT, indicators)

    assert {
        (pair.indicator.key, pair.row["year"]) for pair in pairs if pair.is_same_definition and not pair.agrees
    } == {
        ("gdp_per_head", 2018),
        ("gdp_per_head", 2019),
        ("gdp_per_head", 2020),
    }
