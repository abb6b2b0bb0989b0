"""A build takes in what is right, refuses what is wrong with file, line and reason, and never harms what is there."""

import shutil
from pathlib import Path

import duckdb
import pytest

import queries
from loaders.build import observation_files, publish
from loaders.build.build import BuildReport, build, build_if_needed
from loaders.errors import ChecksFailed, InvalidRows, LoaderError
from settings import DATA
from tests.support.built import build_small_world
from tests.support.facts import copy_database
from tests.support.small_world import OBSERVATIONS, REFERENCE, REPORT, write_small_world
from texts import Language

HEADER = "source_key,region_key,year,value\n"


def test_every_value_of_every_source_is_counted(tmp_path: Path) -> None:
    report = build(data=write_small_world(tmp_path / "data"))

    assert report.rows == {
        ("new", "parity"): 3,
        ("new", "poverty"): 4,
        ("old", "poverty"): 1,
        ("report", "poverty"): 3,
    }


def test_the_shipped_data_hold_all_figures_and_all_report_tables(shipped: tuple[Path, BuildReport]) -> None:
    _, report = shipped
    printed = sum(count for (source, _), count in report.rows.items() if source == "heinsberg_report_2023")
    lines = sum(
        len(file.read_text(encoding="utf-8").splitlines()) - 1 for file in (DATA / "observations").glob("*.csv")
    )
    withheld = _withheld_without_a_row(report.file)

    assert sum(report.rows.values()) == lines + printed + withheld
    assert lines > 250_000
    assert printed == 49 * 3
    assert report.not_credible > withheld
    assert report.checks == len(list((queries.QUERIES / "checks").glob("*.sql")))


def _withheld_without_a_row(database: Path) -> int:
    """How many figures only the declarations of errors bring."""
    [(count,)] = (
        copy_database(database)
        .execute(
            """SELECT count(*) FROM observation INNER JOIN load USING (load_id)
               WHERE file IN ('reference/known_errors.csv', 'reference/withheld_years.csv')"""
        )
        .fetchall()
    )
    return int(count)


def test_the_source_with_precedence_is_shown_and_the_others_are_kept(tmp_path: Path) -> None:
    build(data=write_small_world(tmp_path / "data"))

    shown = queries.run_query("values", indicator="poverty", regions=["05370"])
    kept = queries.run_query("download", indicators=["poverty"])

    assert list(zip(shown["year"], shown["value"], shown["source_key"], strict=True)) == [
        (2017, 9.0, "report"),
        (2018, 8.5, "report"),
        (2019, 8.0, "report"),
        (2020, 8.0, "new"),
        (2021, 7.5, "new"),
    ]
    assert kept.loc[(kept["region_key"] == "05370") & (kept["year"] == 2021), "source_key"].tolist() == ["new", "old"]


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ("new,05370,2021,7.5\nnew,05358,2021,viel\n", 3, "„viel“ ist keine Zahl"),
        ('new,05370,2021,"7,5"\n', 2, "„7,5“ ist keine Zahl"),
        ("new,05370,2021,nan\n", 2, "„nan“ ist keine Zahl"),
        ("new,05370,2021,\n", 2, "Die Angabe fehlt"),
        ("new,05999,2021,7.5\n", 2, "„05999“ ist unbekannt (steht nicht in der Tabelle region)"),
        ("new,5370,2021,7.5\n", 2, "„5370“ ist unbekannt"),
        ("elsewhere,05370,2021,7.5\n", 2, "„elsewhere“ ist unbekannt (steht nicht in der Tabelle source)"),
        ("new,05370,2021.5,7.5\n", 2, "„2021.5“ ist keine ganze Zahl"),
        ("new,05370,1821,7.5\n", 2, "„1821“ ist nicht zulässig"),
        ("new,05370,2021,140\n", 2, "„140“ liegt außerhalb der für diesen Indikator möglichen Werte"),
        ("new,05370,2021,7.5\nnew,05358,2021,9\nnew,05370,2021,7.6\n", 4, "steht mehrfach"),
        ("new,05370,2021,7.5\nnew,05370,2021,7.5\n", 3, "steht mehrfach"),
        ("new,05370,2021, 7\n", 2, "„ 7“ ist keine Zahl"),
        ("new,05370,2021,inf\n", 2, "„inf“ ist keine Zahl"),
        ("new,05370,2021,.5\n", 2, "„.5“ ist keine Zahl"),
        ("new,05370,2021,1e999\n", 2, "„1e999“ ist nicht zulässig"),
        ("new,05370,-5,7.5\n", 2, "„-5“ ist nicht zulässig"),
        ("new,05370,99999,7.5\n", 2, "„99999“ ist keine ganze Zahl"),
        ("new, 05370,2021,7.5\n", 2, "„ 05370“ ist unbekannt"),
        (",05370,2021,7.5\n", 2, "Die Angabe fehlt"),
        ("new,05370,2021,7.5\nnew,05370,02021,7.5\n", 2, "steht mehrfach"),
    ],
)
def test_a_wrong_row_stops_the_build_with_file_line_and_reason(
    tmp_path: Path, german: Language, rows: str, line: int, reason: str
) -> None:
    good = build_small_world()

    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", poverty=HEADER + rows))

    message = refused.value.describe(german)
    assert f"poverty.csv, Zeile {line}, " in message
    assert reason in message
    assert "Die bisherige Datenbank bleibt in Gebrauch" in message
    assert publish.find_current() == good


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("poverty", "source,region,year,value\nnew,05370,2021,7.5\n", "Zeile 1: Die Spalten sind"),
        ("poverty", HEADER + 'new,05370,2021,"7.5\n', "keine wohlgeformte CSV-Datei"),
        ("poverty", HEADER + "new,05370,2021,7.5,8\n", "keine wohlgeformte CSV-Datei"),
        ("units", REFERENCE["units.csv"].replace(",rate", ",sum"), "„sum“ ist nicht zulässig"),
        (
            "indicators",
            REFERENCE["indicators.csv"].replace(
                "poverty,official,Armut,Poverty,percent", "poverty,official,Armut,Poverty,miles"
            ),
            "„miles“ ist unbekannt",
        ),
        ("indicators", REFERENCE["indicators.csv"].replace("towards,50", "towards,"), "nicht zulässig"),
        ("sources", REFERENCE["sources.csv"].replace("old,Alt,Old,Amt,", "old,Alt,Old,,"), "Die Angabe fehlt"),
        ("tables", REPORT["tables.csv"].replace('"8,5"', "8.5"), "„8.5“ ist nicht zulässig"),
    ],
)
def test_a_wrong_file_stops_the_build(tmp_path: Path, german: Language, file: str, content: str, reason: str) -> None:
    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", **{file: content}))

    assert reason in refused.value.describe(german)
    assert publish.find_current() is None


def test_an_unknown_indicator_file_is_refused(tmp_path: Path, german: Language) -> None:
    data = write_small_world(tmp_path / "data")
    (data / "observations" / "wealth.csv").write_text(OBSERVATIONS["parity"], encoding="utf-8")

    with pytest.raises(InvalidRows) as refused:
        build(data=data)

    assert "„wealth“ ist unbekannt (steht nicht in der Tabelle indicator)" in refused.value.describe(german)


def test_all_problems_are_told_at_once(tmp_path: Path, german: Language) -> None:
    rows = HEADER + "new,05370,2021,viel\nnew,05999,2021,7.5\n"

    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", poverty=rows))

    assert [problem.line for problem in refused.value.problems] == [2, 3]
    assert "2 fehlerhafte Angaben" in refused.value.describe(german)


@pytest.mark.parametrize(
    ("file", "content", "check"),
    [
        ("regions", REFERENCE["regions.csv"].replace("05358,district,05,", "05358,district,06,"), "parent_regions"),
        ("map_tiles", REFERENCE["map_tiles.csv"].replace("05370,1,1,HS\n", ""), "map_tiles_complete"),
        ("indicator_sdgs", "indicator_key,sdg,assigned_by\npoverty,1,portal\n", "indicator_goals"),
        ("series", REFERENCE["series.csv"] + "parity,old,2,Tabelle 5,Datei,1,,,,\n", "series_have_values"),
        ("tables", REPORT["tables.csv"].replace("2019,8,", '2019,"800,5",'), "plausible_values"),
        ("poverty", OBSERVATIONS["poverty"] + "report,05370,2019,8\n", "observations_in_order"),
        (
            "indicators",
            REFERENCE["indicators.csv"].replace("towards,50,0,100,14,,", "towards,50,0,100,14,wealth,"),
            "indicator_variants",
        ),
    ],
)
def test_a_broken_check_stops_the_build(tmp_path: Path, german: Language, file: str, content: str, check: str) -> None:
    with pytest.raises(ChecksFailed) as refused:
        build(data=write_small_world(tmp_path / "data", **{file: content}))

    assert refused.value.check == check
    assert f"Die Prüfung „{check}“ ist verletzt" in refused.value.describe(german)
    assert publish.find_current() is None


def test_an_indicator_without_value_needs_an_explanation(tmp_path: Path) -> None:
    missing = REFERENCE["indicators.csv"] + (
        "rivers,official,Flüsse,Rivers,percent,1,up,,0,100,,,Gute Flüsse,Good rivers,,\n"
    )
    goals = REFERENCE["indicator_sdgs.csv"] + "rivers,2,own\n"
    explained = REPORT["explanations.csv"] + "rivers,05370,14,Flüsse,,,keine Daten,no data\n"

    with pytest.raises(ChecksFailed, match="values_or_reasons"):
        build(data=write_small_world(tmp_path / "without", indicators=missing, indicator_sdgs=goals))
    build(data=write_small_world(tmp_path / "with", indicators=missing, indicator_sdgs=goals, explanations=explained))

    assert queries.run_query("explanations", regions=["05370"])["reason_de"].tolist() == ["keine Daten"]


@pytest.mark.parametrize("factor", [0.1, 10])
def test_values_of_another_definition_in_a_wrong_unit_stop_a_build_in_their_first_year(
    tmp_path: Path, factor: float
) -> None:
    kin = "strict,official,Armut (eng),Poverty (strict),percent,1,down,,0,100,14,poverty,Enger,Narrower,,\n"
    reference = {
        "indicators": REFERENCE["indicators.csv"] + kin,
        "indicator_sdgs": REFERENCE["indicator_sdgs.csv"] + "strict,1,own\n",
        "series": REFERENCE["series.csv"] + "strict,new,1,Tabelle 5,Datei,0.1,,,,\n",
        "bnk2_indicators": REFERENCE["bnk2_indicators.csv"] + "7,strict\n",
    }
    poverty = OBSERVATIONS["poverty"] + "new,DE,2020,8.0\nnew,DE,2021,7.5\n"
    data = write_small_world(tmp_path / "data", poverty=poverty, **reference)

    def write(times: float) -> None:
        # What one district alone says may be odd.
        rows = f"new,DE,2021,{7.4 * times}\nnew,DE,2020,8.0\nnew,05370,2021,0.1\n"
        (data / "observations" / "strict.csv").write_text(f"source_key,region_key,year,value\n{rows}", encoding="utf-8")

    write(factor)
    with pytest.raises(ChecksFailed, match="variant_units"):
        build(data=data)
    write(2)
    build(data=data)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("SDG_DATABASE", str(tmp_path / "file"))

    with pytest.raises(LoaderError) as refused:
        build(data=write_small_world(tmp_path / "data"))

    assert "konnte nicht geschrieben werden" in refused.value.describe(Language("de"))


def test_the_same_files_give_the_same_content(tmp_path: Path) -> None:
    contents = []
    for _ in range(2):
        file = build(data=write_small_world(tmp_path / "data")).file
        with duckdb.connect(file, read_only=True) as connection:
            names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            contents.append({name: connection.execute(f"FROM {name}").fetchall() for name in sorted(names)})

    assert contents[0] == contents[1]
    assert "incoming_observation" not in contents[0]


def test_files_taken_in_one_by_one_give_the_same_content_as_all_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = []
    for size in (observation_files.BYTES_TOGETHER, 1):
        monkeypatch.setattr(observation_files, "BYTES_TOGETHER", size)
        file = build(data=write_small_world(tmp_path / "data")).file
        with duckdb.connect(file, read_only=True) as connection:
            contents.append([connection.execute(f"FROM {name}").fetchall() for name in ("observation", "load")])

    assert contents[0] == contents[1]


def test_wrong_rows_of_several_files_are_told_together_and_only_they(tmp_path: Path) -> None:
    rows = {"poverty": HEADER + "new,05370,2021,viel\n", "parity": HEADER + "new,05370,2021,50\nold,05370,2021,50\n"}

    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", **rows))

    assert [(Path(one.file).name, one.line, one.reason) for one in refused.value.problems] == [
        ("parity.csv", 3, "unknown"),
        ("poverty.csv", 2, "number"),
    ]


def test_years_are_kept_with_their_lines_however_they_are_written(tmp_path: Path) -> None:
    rows = HEADER + "".join(f"new,05370,{year},7.5\n" for year in ("02020", 1990, 2021, 2047, 2100)) + "old,DE,2021,9\n"
    report = build(data=write_small_world(tmp_path / "data", poverty=rows))

    with duckdb.connect(report.file, read_only=True) as connection:
        kept = connection.execute(
            """SELECT o.year, o.line FROM observation AS o
               INNER JOIN source USING (source_id) INNER JOIN indicator USING (indicator_id)
               WHERE source_key = 'new' AND indicator_key = 'poverty' ORDER BY o.year"""
        ).fetchall()
    assert kept == [(1990, 3), (2020, 2), (2021, 4), (2047, 5), (2100, 6)]


def test_a_wrong_row_in_a_later_file_is_found_in_its_line(
    tmp_path: Path, german: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observation_files, "BYTES_TOGETHER", 1)

    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", poverty=HEADER + "new,05370,2021,7.5\nnew,05370,2020,140\n"))

    assert "poverty.csv, Zeile 3, " in refused.value.describe(german)


def test_a_database_of_the_present_files_is_left_alone_and_one_of_other_files_is_renewed(small_world: Path) -> None:
    first = build_if_needed()

    assert first is not None
    assert build_if_needed() is None
    assert publish.find_current() == first.file

    write_small_world(small_world, poverty=OBSERVATIONS["poverty"].replace("9.5", "9.9"))
    assert build_if_needed() is not None
    assert queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist() == [9.9]


@pytest.mark.parametrize("lost", ["reference/units.csv", "observations"])
def test_a_lost_file_is_named(tmp_path: Path, german: Language, lost: str) -> None:
    data = write_small_world(tmp_path / "data")
    (data / lost).rename(tmp_path / "elsewhere")

    with pytest.raises(InvalidRows) as refused:
        build(data=data)

    assert lost in refused.value.describe(german)
    assert "Die Datei fehlt." in refused.value.describe(german)


def test_a_data_folder_may_be_without_reports(tmp_path: Path) -> None:
    series = REFERENCE["series.csv"].replace("poverty,report,3,Tabelle 3,Datei,1,,,,\n", "")
    data = write_small_world(tmp_path / "data", series=series)
    shutil.rmtree(data / "reports")

    assert set(build(data=data).rows) == {("new", "parity"), ("new", "poverty"), ("old", "poverty")}


@pytest.mark.usefixtures("shipped_database")
def test_what_is_told_of_the_reach_of_the_data_is_what_the_observations_hold() -> None:
    connection = queries._connection().cursor()  # a second one of another kind is refused by DuckDB
    told = connection.execute("FROM series_coverage ORDER BY ALL").fetchall()
    counted = connection.execute(
        """SELECT indicator_id, source_id, count(*), count(DISTINCT region_id), min(year), max(year)
           FROM observation WHERE value IS NOT NULL GROUP BY ALL ORDER BY ALL"""
    ).fetchall()

    assert told == counted
