"""Targets of one's own: checked whole, kept over every build, left out and told when broken, removed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import queries
from content import catalogue
from features.targets.own_table import make_own_targets_table
from loaders.__main__ import main
from loaders.build.build import build, build_if_needed
from loaders.errors import InvalidRows
from loaders.own.tables.known import csv_rows
from loaders.own.targets import targets
from loaders.own.targets.adding import add_target
from settings import DATA, own_folder
from tests.support.own_tables import CYCLE_PATHS, LONG, take_in
from tests.support.small_world import write_small_world
from texts import Language

pytestmark = pytest.mark.usefixtures("small_world")
HEADER = "region_key,indicator_key,value,year,base_year,base_value,decided_by,document,name\n"
HALF = HEADER + "05358,poverty,4.5,2030,2015,9,Kreistag,Beschluss 12/2025,Armut halbieren\n"


def write_targets(folder: Path, text: str | bytes) -> Path:
    file = folder / "ziele.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def list_targets() -> list[tuple[object, ...]]:
    return list(queries.run_query("own_targets")[["target_key", "region_key", "value", "year"]].itertuples(index=False))


def test_a_target_is_taken_in_shown_kept_and_removed(tmp_path: Path, german: Language) -> None:
    assert add_target(write_targets(tmp_path, HALF), "ziele.csv") == ["own_05358_poverty_2030"]
    assert build_if_needed() is not None
    assert build_if_needed() is None
    assert build().left_out == ()

    assert list_targets() == [("own_05358_poverty_2030", "05358", 4.5, 2030)]
    row = queries.run_query("targets_of_region", region="05358").set_index("target_key").loc["own_05358_poverty_2030"]
    assert (row["kind"], row["usable"], row["level"], row["name_en"]) == ("own", "line", "district", "Armut halbieren")
    assert (row["base_value"], row["base_year"], row["unit_de"]) == (9, 2015, "%")
    assert "own_05358_poverty_2030" not in queries.run_query("targets_of_region", region="05370")["target_key"].tolist()
    regions = catalogue.read_regions(queries.run_query("regions"), german)
    (cells,) = make_own_targets_table(queries.run_query("own_targets"), regions, german).rows
    assert [cell.text for cell in cells] == ["Armut halbieren", "Kreis Düren", "2030", "Kreistag", "in Gebrauch"]
    assert targets.remove_target("own_05358_poverty_2030")
    assert not targets.remove_target("own_05358_poverty_2030")
    assert not targets.remove_target("../tables/x")
    build()
    assert list_targets() == []


def test_without_a_wording_indicator_and_value_stand_for_it_and_keys_stay_apart(tmp_path: Path) -> None:
    file = write_targets(
        tmp_path, "region_key;indicator_key;value;decided_by;document\n05;poverty;5;Landtag;G\nDE;poverty;5.5;B;G\n"
    )
    assert add_target(file, "z.csv") == ["own_05_poverty_every_year", "own_de_poverty_every_year"]
    stricter = write_targets(tmp_path, file.read_text(encoding="utf-8").replace(";5", ";4"))
    assert add_target(stricter, "z.csv") == ["own_05_poverty_every_year_2", "own_de_poverty_every_year_2"]
    build()

    names = queries.run_query("targets_of_region", region="05370").set_index("target_key")
    assert names.loc["own_05_poverty_every_year", ["name_de", "name_en", "level"]].tolist() == [
        "Armut: 5 %",
        "Poverty: 5 %",
        "state",
    ]
    assert names.loc["own_de_poverty_every_year", "name_de"] == "Armut: 5,5 %"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (HALF.replace("4.5", "4,5", 1), [(2, "", "malformed")]),
        (HALF.replace("4.5", "viel"), [(2, "value", "number")]),
        (HALF.replace("4.5", ""), [(2, "value", "missing")]),
        (HALF.replace("4.5", "400"), [(2, "value", "implausible")]),
        (HALF.replace("05358", "99999"), [(2, "region_key", "unknown")]),
        (HALF.replace("poverty", "wealth"), [(2, "indicator_key", "unknown")]),
        (HALF.replace("2030", "1730"), [(2, "year", "not_allowed"), (2, "base_year, year", "not_allowed")]),
        (HALF.replace("2015", ""), [(2, "base_value, base_year", "not_allowed")]),
        (HALF.replace("Kreistag", " "), [(2, "decided_by", "missing")]),
        (HEADER, [(0, "", "no_rows")]),
        ("ziel,wert\n", [(1, "", "wrong_columns")]),
        (b"\xff\xfe", [(0, "", "not_utf8")]),
        (HALF.replace("Kreistag", '"Kreistag', 1) + HALF.partition("\n")[2], [(3, "", "quotes")]),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_taken_in(
    tmp_path: Path, text: str | bytes, places: list[tuple[int, str, str]]
) -> None:
    with pytest.raises(InvalidRows) as refused:
        add_target(write_targets(tmp_path, text), "ziele.csv")

    problems = refused.value.problems
    assert {problem.file for problem in problems} == {"ziele.csv"}
    assert sorted((one.line, ", ".join(sorted(one.column.split(", "))), one.reason) for one in problems) == sorted(
        (line, ", ".join(sorted(column.split(", "))), reason) for line, column, reason in places
    )
    assert not own_folder().exists()


def test_an_indicator_without_a_direction_takes_no_target(tmp_path: Path) -> None:
    world = (tmp_path / "data" / "reference" / "indicators.csv").read_text(encoding="utf-8")
    write_small_world(tmp_path / "data", indicators=world.replace("1,down,,", "1,none,,"), targets=HEADER_OF_TARGETS)

    with pytest.raises(InvalidRows) as refused:
        add_target(write_targets(tmp_path, HALF), "ziele.csv")
    assert [problem.reason for problem in refused.value.problems] == ["no_direction"]


def test_a_target_is_kept_without_signs_that_no_picture_may_hold(tmp_path: Path) -> None:
    (key,) = add_target(write_targets(tmp_path, HALF.replace("Kreistag", "Kreis\0tag\x02")), "ziele.csv")

    (row,) = csv_rows(own_folder() / "targets" / f"{key}.csv")
    assert row["decided_by_de"] == "Kreistag"


HEADER_OF_TARGETS = (
    "target_key,region_key,level,indicator_key,name_de,name_en,value,unit_de,unit_en,year,base_value,base_year,"
    "kind,decided_by_de,decided_by_en,document,place,usable,reason_de,reason_en\n"
)


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text.replace("poverty,Armut", "wealth,Armut"),
        lambda text: text.replace(",own,", ",decided,"),
        lambda text: text.replace("own_05358", "less_poverty_05358"),
        lambda _: "no\ttarget\x00",
        lambda text: text + '"',
    ],
)
def test_a_broken_target_is_left_out_and_told_and_the_rest_is_built(
    tmp_path: Path, german: Language, harm: object
) -> None:
    add_target(write_targets(tmp_path, HALF), "ziele.csv")
    add_target(write_targets(tmp_path, HALF.replace("2030", "2040")), "ziele.csv")
    file = own_folder() / "targets" / "own_05358_poverty_2030.csv"
    file.write_text(harm(file.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    built = build()

    assert [left_out.describe(german).split(" ist nicht")[0][:21] for left_out in built.left_out] == [
        "Das eigene Ziel „" + targets.read_name(file)[:4]
    ]
    assert len(list_targets()) == 2
    problems = queries.run_query("own_targets").set_index("target_key")["problem_de"]
    assert problems["own_05358_poverty_2030"]
    assert problems.isna()["own_05358_poverty_2040"]
    assert targets.remove_target("own_05358_poverty_2030")
    assert build().left_out == ()


def test_a_target_on_an_own_indicator_goes_with_it_and_stays_to_be_removed(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    add_target(write_targets(tmp_path, HEADER + "05358,own_radwege,200,2030,,,Kreistag,B,\n"), "ziele.csv")
    assert build().left_out == ()
    assert queries.run_query("targets_of_region", region="05358").set_index("target_key").loc[
        "own_05358_own_radwege_2030", ["name_de", "unit_de"]
    ].tolist() == ["Radwege: 200 km", "km"]

    (own_folder() / "tables" / key / "indicators.csv").write_text("broken\n", encoding="utf-8")
    assert len(build().left_out) == 2


def test_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_LANGUAGE", "de")

    def run(*arguments: str) -> tuple[int, str]:
        ran = CliRunner().invoke(main, ["targets", *arguments])
        return ran.exit_code, ran.output.strip()

    file = str(write_targets(tmp_path, HALF))
    assert run("list") == (0, "Keine eigenen Ziele.")
    assert run("add", file) == (
        0,
        "Aufgenommen: own_05358_poverty_2030.\nBitte jetzt: python -m loaders build --if-needed",
    )
    assert run("list")[1].split() == ["own_05358_poverty_2030", "Armut", "halbieren", "4.5", "%", "2030", "Kreistag"]
    assert run("remove", "own_x")[0] == 1
    assert run("remove", "own_05358_poverty_2030")[0] == 0
    code, said = run("add", str(write_targets(tmp_path, HALF.replace("poverty", "wealth"))))
    assert (code, said) == (
        1,
        "ziele.csv, Zeile 2, Spalte indicator_key: „wealth“ ist unbekannt (steht nicht in der Tabelle indicator).",
    )


@pytest.mark.usefixtures("built_before")
def test_an_own_series_wakes_the_target_that_has_waited_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kreis Düren wants to be climate-neutral by 2035: with figures of its own the target need not be entered again."""
    monkeypatch.setenv("SDG_DATA", str(DATA))

    def read_target() -> tuple[str, bool]:
        build()
        found = queries.run_query("targets_of_region", region="05358").set_index("target_key")
        row = found.loc["dueren_climate_neutral_2035"]
        return row["usable"], bool(row.isna()["reason_de"])

    assert read_target() == ("context", False)
    take_in(tmp_path, LONG + "Kreis Düren;Treibhausgasemissionen;2021;2000;Amt\n", "Klima")
    assert read_target() == ("line", True)
