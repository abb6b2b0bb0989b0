"""What a build makes of values that do not stand as the source has them: known errors, years withheld, breaks."""

from pathlib import Path

import pytest

import queries
from loaders.build.build import build
from loaders.errors import InvalidRows
from tests.support.small_world import OBSERVATIONS, REFERENCE, write_small_world
from texts import Language


def test_a_known_error_becomes_missing_with_its_reason(tmp_path: Path) -> None:
    zero = OBSERVATIONS["poverty"].replace("new,05370,2020,8.0", "new,05370,2020,0")
    known = REFERENCE["known_errors.csv"] + "poverty,new,05370,2020,0,keine Messung,no measurement\n"
    build(data=write_small_world(tmp_path / "data", poverty=zero, known_errors=known))

    values = queries.run_query("values", indicator="poverty", regions=["05370"])
    row = values[values["year"] == 2020].iloc[0]

    assert row["status"] == "not_credible"
    assert row.isna()["value"]
    assert queries.run_query("explanations", regions=["05370"])["reason_de"].tolist() == ["keine Messung"]


def test_a_known_error_whose_row_is_no_longer_there_is_missing_with_its_reason(tmp_path: Path) -> None:
    known = REFERENCE["known_errors.csv"] + "poverty,new,05370,2020,0,keine Messung,no measurement\n"
    without = OBSERVATIONS["poverty"].replace("new,05370,2020,8.0\n", "")
    build(data=write_small_world(tmp_path / "data", poverty=without, known_errors=known))

    values = queries.run_query("values", indicator="poverty", regions=["05370"])
    [row] = values[values["year"] == 2020].to_dict("records")
    [reason] = queries.run_query("explanations", regions=["05370"]).to_dict("records")

    assert (row["status"], row["value"] != row["value"]) == ("not_credible", True)
    assert (reason["year"], reason["reason_de"]) == (2020, "keine Messung")
    origins = queries.run_query("origins", indicator="poverty", region="05370").set_index("year")
    assert origins.loc[2020, "file"].endswith("reference/known_errors.csv")
    assert origins.loc[2020, "line"] == 2


def test_a_year_withheld_everywhere_is_missing_in_every_region_that_has_another(tmp_path: Path) -> None:
    withheld = REFERENCE["withheld_years.csv"] + "poverty,new,2021,kopiert,copied\n"
    build(data=write_small_world(tmp_path / "data", withheld_years=withheld))

    values = queries.run_query("values", indicator="poverty", regions=["05", "05334", "05358", "05370"])
    newest = values[values["year"] == 2021].set_index("region_key")

    assert newest["status"].to_dict() == {"05": "not_credible", "05358": "not_credible", "05370": "observed"}
    assert newest.loc["05370", "source_key"] == "old"  # the next source stands in
    reasons = queries.run_query("explanations", regions=["05358", "05334"])
    assert reasons[["region_key", "year", "reason_de"]].to_numpy().tolist() == [["05358", 2021, "kopiert"]]


@pytest.mark.parametrize(
    ("declared", "breaks"),
    [
        ("", [("05370", True, 2020, "andere Zählung")]),
        ("poverty,05370,2020,neu,new\n", [("05370", False, 2020, "neu")]),
    ],
)
def test_between_sources_that_must_not_be_joined_stands_a_break_declared_or_found(
    tmp_path: Path, declared: str, breaks: list[tuple[str, bool, int, str]]
) -> None:
    """The report has 2019, the source called new 2020 on; a break within the new one parts them not."""
    splice = REFERENCE["forbidden_splices.csv"] + "poverty,new,report,andere Zählung,another count\n"
    within = "poverty,05358,2021,anders,other\n"
    series_breaks = REFERENCE["series_breaks.csv"] + declared + within
    build(data=write_small_world(tmp_path / "data", forbidden_splices=splice, series_breaks=series_breaks))

    found = queries.run_query("series_breaks")
    columns = ["region_key", "alone", "first_year", "reason_de"]
    assert [row for row in found[columns].itertuples(index=False, name=None) if row[0] == "05370"] == breaks
    assert 2020 in queries.run_query("region_breaks", region="05370")["first_year"].tolist()


def test_a_town_and_values_beside_a_third_source_are_parted_too(tmp_path: Path) -> None:
    regions = (
        REFERENCE["regions.csv"] + "05370016,municipality,05370,,Hückelhoven,Hückelhoven,Hückelhoven,Hückelhoven\n"
    )
    splice = REFERENCE["forbidden_splices.csv"] + "poverty,new,report,andere Zählung,another count\n"
    values = OBSERVATIONS["poverty"] + "".join(
        f"{source},05370016,{year},8\n"
        for source, year in (("report", 2017), ("old", 2018), ("new", 2019), ("new", 2020))
    )
    build(data=write_small_world(tmp_path / "data", forbidden_splices=splice, poverty=values, regions=regions))

    assert queries.run_query("region_breaks", region="05370016")["first_year"].tolist() == [2019]


@pytest.mark.parametrize(("where", "broken"), [("DE", True), ("05", True), ("05370", True), ("05358", False)])
def test_a_break_counts_where_it_was_declared_for(tmp_path: Path, where: str, broken: bool) -> None:
    breaks = REFERENCE["series_breaks.csv"] + f"poverty,{where},2021,neu,new\n"
    build(data=write_small_world(tmp_path / "data", series_breaks=breaks))

    row = queries.run_query("profile", region="05370", reference="05").set_index("indicator_key").loc["poverty"]

    assert (row["break_reason_de"] == "neu") is broken
    assert row.isna()["base_year"] == broken


def test_a_known_error_that_the_source_has_repaired_must_go(tmp_path: Path, german: Language) -> None:
    known = REFERENCE["known_errors.csv"] + "poverty,new,05370,2020,0,keine Messung,no measurement\n"

    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", known_errors=known))

    assert "known_errors.csv, Zeile 2" in refused.value.describe(german)
    assert "Bitte die Zeile entfernen" in refused.value.describe(german)


def test_a_value_of_two_breaks_lies_on_the_basis_of_the_last_before_it(tmp_path: Path) -> None:
    rows = [f"poverty,DE,{year},neu {year},new {year}\n" for year in (2019, 2021)]
    breaks = "".join([REFERENCE["series_breaks.csv"], *rows])
    build(data=write_small_world(tmp_path / "data", series_breaks=breaks))

    row = queries.run_query("profile", region="05370", reference="05").set_index("indicator_key").loc["poverty"]

    assert (row["year"], row["break_reason_de"]) == (2021, "neu 2021")
    assert row.isna()["base_year"]
