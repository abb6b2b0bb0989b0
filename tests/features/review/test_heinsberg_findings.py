"""What the check finds in the Heinsberg report 2023: every finding with the arithmetic, done by hand, that shows it.

Half of the last digit's step is added and taken away: 90,3 is 90.25 to 90.35.
"""

import pytest

import queries
from content import catalogue
from domain.report.tables import ReportFinding, ReportRule
from features.review.findings import list_findings, write_headline
from features.review.tables import ReportTable, read_embedded_tables, read_facts
from features.review.words import describe_finding
from texts import Language

# Certainty, indicator, rule and column of each finding -> why.
FINDINGS = {
    ("error", "broadband_50mbit", "absolute"): "96.4 - 90.3 = 6.1, at least 96.35 - 90.35 = 6.0; +0,8 is 96.4 - 95.6",
    (
        "error",
        "broadband_50mbit",
        "relative",
    ): "6.1 / 90.3 = 6.8 %, at least 6.0 / 90.35 = 6.6 %; 0.8 / 95.6 = 0.8 %",
    ("error", "fairtrade_town_awards", "relative"): "awards are counted: (2 - 1) / 1 = 100 %; 50 % is (2 - 1) / 2",
    ("contradiction", "liquidity_loans", "base_zero"): "0,0 at first: 0.0 / 0.0 is not 0 %",
    ("contradiction", "liquidity_loans", "unit"): "euros per inhabitant by definition, million euros in print",
    ("contradiction", "interest_burden_ratio", "base_zero"): "0,0 at first: 0.0 / 0.0 is not 0 %",
    ("contradiction", "drinking_water_consumption", "unit"): "litres by definition (134 a day), per cent in print",
    ("remark", "financial_balance", "no_reference"): "euros per inhabitant, printed 'Euro'",
    ("remark", "gdp_per_head", "no_reference"): "euros per inhabitant, printed 'Euro'",
    ("remark", "waste_per_head", "no_reference"): "tonnes per inhabitant, printed 'Tonnen'",
    ("remark", "settlement_area_per_head", "no_reference"): "square metres per inhabitant, printed 'm²'",
    ("remark", "air_pollution_pm10", "no_unit"): "no unit is printed",
    ("remark", "air_pollution_pm10", "no_mark"): "-17,3 without a per cent sign, which all other tables have",
    ("remark", "naturalisations", "no_mark"): "-0,03 of a share without %P, which the other shares have",
    ("remark", "fairtrade_schools", "sign"): "2,4 % without the plus sign that +0,03 beside it has",
    ("remark", "women_in_council", "repeated"): "20,37 in 2015 and in 2017: four digits the same",
    ("remark", "nursing_home_staff", "repeated"): "960,2 in 2019 and 2020; care statistics in 2017, 2019, 2021",
    ("remark", "home_care_staff", "repeated"): "0,11 in 2019 and 2020; care statistics in 2017, 2019, 2021",
    ("remark", "nursing_home_places", "repeated"): "56,9 in 2019 and 2020; care statistics in 2017, 2019, 2021",
    ("remark", "advanced_wastewater_treatment", "repeated"): "100 in 2019, 2020, 2021; surveys in 2016, 2019, 2022",
    ("remark", "advanced_wastewater_treatment", "precision absolute"): "99.5 to 100.5 twice: -1.0 to 1.0, not to 0.1",
    ("remark", "advanced_wastewater_treatment", "precision relative"): "1.0 / 99.5 is 1.0 %, printed to 0.1 %",
    (
        "remark",
        "solar_power_fed_in",
        "precision relative",
    ): "14 / 92.5 = 15.1 % to 16 / 91.5 = 17.5 %",
    ("remark", "settlement_area_growth", "precision relative"): "-0.38 / 0.845 = -45.0 % to -0.40 / 0.855 = -46.8 %",
    ("remark", "nature_conservation_area", "precision relative"): "-0.1 / 6.45 to 0.1 / 6.35: -1.6 % to 1.6 %",
    ("remark", "landscape_hemeroby", "precision relative"): "-0.02 / 4.865 = -0.41 % to -0.04 / 4.875 = -0.82 %",
    ("remark", "fairtrade_schools", "precision relative"): "0.02 / 1.275 = 1.6 % to 0.04 / 1.265 = 3.2 %",
    (
        "remark",
        "school_leavers_without_certificate",
        "precision relative",
    ): "0.16 / 1.955 = 8.2 %; 0.18 / 1.945 = 9.3 %",
    ("remark", "naturalisations", "precision relative"): "-0.02 / 1.005 = -2.0 % to -0.04 / 1.015 = -3.9 %",
    ("remark", "childcare_under3_daycare_centres", "precision relative"): "0.9 / 17.85 = 5.0 % to 1.1 / 17.75 = 6.2 %",
    ("remark", "graduates_at_workplace", "precision relative"): "0.6 / 8.55 = 7.0 % to 0.8 / 8.45 = 9.5 %",
    ("remark", "long_term_unemployment_rate", "precision relative"): "0.70 / 2.015 = 34.7 % to 0.72 / 2.005 = 35.9 %",
    ("remark", "air_pollution_pm10", "precision relative"): "-2.8 / 16.75 = -16.7 % to -3.0 / 16.85 = -17.8 %",
    ("remark", "home_care_staff", "precision relative"): "-0.01 / 0.125 = -8 % to -0.03 / 0.135 = -22 %",
    ("remark", "premature_mortality_women", "precision relative"): "0.08 / 1.025 = 7.8 % to 0.10 / 1.015 = 9.9 %",
    ("remark", "premature_mortality_men", "precision relative"): "0.13 / 1.585 = 8.2 % to 0.15 / 1.575 = 9.5 %",
}


@pytest.fixture
def tables(request: pytest.FixtureRequest) -> list[ReportTable]:
    request.getfixturevalue("shipped_database")
    indicators = catalogue.read_indicators(queries.run_query("indicators"), Language("de"))
    known = read_facts(indicators, queries.run_query("survey_rhythms"), queries.run_query("plausible_bounds"))
    return read_embedded_tables(queries.run_query("report_tables", report="heinsberg_report_2023"), known)


def key(one: ReportTable) -> str:
    assert one.indicator is not None
    return one.indicator.key


def test_exactly_these_findings_are_made(tables: list[ReportTable]) -> None:
    made = [(str(found.certainty), key(one), name(found)) for found, one in list_findings(tables)]

    assert sorted(made) == sorted(FINDINGS)
    assert [certainty for certainty, *_ in made] == ["error"] * 3 + ["contradiction"] * 4 + ["remark"] * 29


def name(found: ReportFinding) -> str:
    return f"{found.rule} {found.change}" if found.rule is ReportRule.PRECISION else str(found.rule)


def test_a_change_that_plain_arithmetic_would_accuse_is_not_accused(tables: list[ReportTable]) -> None:
    """The newest minus the oldest value as printed, held against print without regard to their rounding."""
    differing = set()
    for one in tables:
        oldest, _, newest = (value.value for value in one.table.values)
        relative = 100 * (newest - oldest) / abs(oldest) if oldest else None
        for column, printed, plain in (
            ("absolute", one.table.absolute, newest - oldest),
            ("relative", one.table.relative, relative),
        ):
            if printed is not None and plain is not None and abs(plain - printed.value) > printed.step / 2:
                differing.add((key(one), column))

    assert differing == {
        ("broadband_50mbit", "absolute"),
        ("broadband_50mbit", "relative"),
        ("fairtrade_town_awards", "relative"),
        ("naturalisations", "relative"),  # 0.98 - 1.01 = -0.03 is -2.97 %; -2,7 % lies in -3.9 to -2.0 %
    }


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "de",
            "Aus 90,3 (2017) und 96,4 (2019) folgt +6,1; mit Rundung möglich sind +6,0 bis +6,2. Die gedruckte Zahl "
            "passt dagegen zur Änderung nur des letzten Schritts (2018 bis 2019).",
        ),
        (
            "en",
            "90,3 (2017) and 96,4 (2019) give +6.1; with rounding, +6.0 to +6.2 is possible. What is printed fits the "
            "change of the last step only (2018 to 2019).",
        ),
    ],
)
def test_the_known_example_is_told_in_plain_words(tables: list[ReportTable], code: str, said: str) -> None:
    found, one = list_findings(tables)[0]

    assert describe_finding(found, one, Language(code)) == said


def test_the_headline_counts_each_table_once(tables: list[ReportTable]) -> None:
    assert write_headline(tables, Language("de")) == (
        "Geprüfte Tabellen: 49. Davon 2 mit Fehler, 3 mit Widerspruch im Druck, 22 nur mit Anmerkung, 22 ohne Befund."
    )
