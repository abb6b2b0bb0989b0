"""What a build makes of own tables: kept in every one, beside official values; a damaged one is left out alone."""

from pathlib import Path

import pytest

import queries
from content import catalogue
from content.credit import name_own_values
from export.table.table_csv import write_values_csv
from loaders.build.build import build, build_if_needed
from loaders.errors import InvalidRows
from settings import own_folder
from tests.support.own_tables import CYCLE_PATHS, POVERTY, list_shown, read_kept, take_in
from tests.support.small_world import OBSERVATIONS, write_small_world
from texts import Language

pytestmark = pytest.mark.usefixtures("small_world")


def test_a_build_takes_own_tables_in_and_every_later_build_keeps_them(tmp_path: Path, small_world: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    assert build_if_needed() is not None
    assert build_if_needed() is None
    write_small_world(small_world, poverty=OBSERVATIONS["poverty"].replace("9.5", "9.6"))
    assert build_if_needed() is not None

    own = queries.run_query("indicators").set_index("indicator_key").loc["own_radwege"]

    assert list_shown("own_radwege") == [(2021, 120.5, key), (2022, 131.0, key)]
    assert (own["unit_de"], own["unit_kind"], own["direction"], own["first_sdg"]) == ("km", "amount", "up", 2)
    assert queries.run_query("own_tables")[["table_key", "value_count", "region_keys"]].values.tolist() == [
        [key, 2, "05358"]
    ]


def test_official_values_keep_precedence_and_own_ones_fill_the_gaps_with_their_footnote(tmp_path: Path) -> None:
    key = take_in(tmp_path, POVERTY, "Armut im Kreis")
    build()

    assert list_shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, key)]
    series = queries.run_query("series", indicator="poverty").set_index("source_key").loc[key]
    assert (series["precedence"], series["note_de"]) == (4, "* vorläufig (Kreis Düren 2021)")


def test_a_newer_own_value_is_set_beside_the_published_one_before_it(tmp_path: Path) -> None:
    take_in(tmp_path, POVERTY)
    build()

    row = queries.run_query("profile", region="05358", reference="05").set_index("indicator_key").loc["poverty"]

    assert (row["year"], row["value"], row["base_value"]) == (2022, 9.4, 9.5)


def test_own_values_are_named_with_region_and_year_beside_the_data_year(tmp_path: Path, german: Language) -> None:
    take_in(tmp_path, POVERTY)
    build()
    regions = catalogue.read_regions(queries.run_query("regions"), german)
    values = queries.run_query("values", indicator="poverty", regions=["05358", "05370"])

    assert name_own_values("Neuester Wert: 2022.", values, regions, german) == (
        "Neuester Wert: 2022. Eigene Angaben, keine amtliche Statistik: Düren 2022."
    )
    published = values[values["year"] == 2021]
    assert name_own_values("Neuester Wert: 2021.", published, regions, german) == "Neuester Wert: 2021."


def test_two_tables_and_two_sources_get_along(tmp_path: Path) -> None:
    both = take_in(tmp_path, POVERTY.replace("2022;9,4;Amt 61", "2022;9,4;Stadt"), "A")
    other = take_in(tmp_path, POVERTY, "B")
    build()

    assert [row["source_key"] for row in read_kept(both, "sources.csv")] == ["own_a", "own_a__2"]
    assert [row["precedence"] for row in read_kept(both, "series.csv")] == ["100", "101"]
    assert [row["precedence"] for row in read_kept(other, "series.csv")] == ["102"]
    assert queries.run_query("own_tables")["value_count"].tolist() == [2, 2]


def test_names_that_look_like_formulas_stay_text_in_downloads(tmp_path: Path) -> None:
    take_in(tmp_path, CYCLE_PATHS.replace("Radwege;2", "=HYPERLINK(A1);2"))
    build()

    written = write_values_csv(queries.run_query("download", indicators=["own_hyperlink_a1"]), Language("de")).decode(
        "utf-8-sig"
    )

    assert ";'=HYPERLINK(A1);" in written
    assert ";=HYPERLINK" not in written


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("observations.csv", "131", "viel", "observations.csv, Zeile 3, Spalte value: „viel“ ist keine Zahl"),
        ("observations.csv", "05358,2022", "05999,2022", "Zeile 3, Spalte region_key: „05999“ ist unbekannt"),
        ("indicators.csv", ",up,", ",sideways,", "indicators.csv, Zeile 2, Spalte direction"),
        ("series.csv", "own_radwege,own", "other,own", "series.csv, Zeile 2"),
        ("sources.csv", "source_key", "key", "sources.csv, Zeile 1: Die Spalten sind"),
        ("indicator_sdgs.csv", "own_radwege,2,own\n", "", "Eine Regel ist verletzt"),
        ("units.csv", "", None, "Die Datei fehlt."),
    ],
)
def test_a_table_that_has_come_to_harm_is_left_out_and_told_and_the_rest_is_built(
    tmp_path: Path, german: Language, file: str, right: str, wrong: str | None, said: str
) -> None:
    good = take_in(tmp_path, POVERTY, "Armut im Kreis")
    broken = take_in(tmp_path, CYCLE_PATHS)
    place = own_folder() / "tables" / broken / file
    if wrong is None:
        place.unlink()
    else:
        place.write_text(place.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")

    report = build()

    (left_out,) = report.left_out
    assert left_out.describe(german).startswith("Die eigene Tabelle „Radwege“ (own_radwege) ist nicht übernommen:")
    assert said in left_out.describe(german)
    assert list_shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, good)]
    listed = queries.run_query("own_tables").set_index("table_key")
    assert said in listed.loc[broken, "problem_de"]
    assert listed.loc[good].isna()["problem_de"]
    assert build_if_needed() is None


UNREADABLE = Path("/proc/self/mem")  # opens, and gives an error of the disk


@pytest.mark.skipif(not UNREADABLE.exists(), reason="Linux alone has a file that nobody can read, not even root")
def test_a_file_that_the_system_does_not_give_takes_its_table_alone_out_of_a_build(
    tmp_path: Path, german: Language
) -> None:
    good = take_in(tmp_path, POVERTY, "Armut im Kreis")
    place = own_folder() / "tables" / take_in(tmp_path, CYCLE_PATHS) / "observations.csv"
    place.unlink()
    place.symlink_to(UNREADABLE)
    target = own_folder() / "targets" / "own_x.csv"
    target.parent.mkdir()
    target.symlink_to(UNREADABLE)

    report = build()

    told = [one.describe(german) for one in report.left_out]
    assert [one.partition(" (")[0] for one in told] == [
        "Die eigene Tabelle „Radwege“",
        "Das eigene Ziel „own_x“ ist nicht übernommen:\nown_x.csv, Zeile 0: Die Datei kann nicht gelesen werden",
    ]
    assert list_shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, good)]
    assert build_if_needed() is None


def test_what_the_office_lays_beside_its_tables_is_no_hindrance_whatever_it_is(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    for folder in ("Belege.csv", f"tables/{key}/notes.csv", "additions/notes.csv"):
        (own_folder() / folder).mkdir(parents=True)
    (own_folder() / "tables" / "round.csv").symlink_to("round.csv")

    assert build().left_out == ()
    assert build_if_needed() is None


def test_a_change_in_a_linked_folder_is_noticed(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    (own_folder() / "tables").rename(tmp_path / "share")
    (own_folder() / "tables").symlink_to(tmp_path / "share")
    build()
    assert build_if_needed() is None

    file = own_folder() / "tables" / key / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("131", "132"), encoding="utf-8")

    assert build_if_needed() is not None


def test_lines_of_the_office_lie_in_own_and_one_takes_the_place_of_a_shipped_one(small_world: Path) -> None:
    added = own_folder() / "additions"
    for name, text in (
        ("observations/poverty.csv", "source_key,region_key,year,value\nnew,05358,2021,9.8\nnew,05358,2022,9.1\n"),
        (
            "reference/series_breaks.csv",
            "indicator_key,region_key,first_year,reason_de,reason_en\npoverty,DE,2022,Neu,New\n",
        ),
    ):
        (added / name).parent.mkdir(parents=True, exist_ok=True)
        (added / name).write_text(text, encoding="utf-8")
    shipped = {file: file.read_bytes() for file in small_world.rglob("*.csv")}
    build()

    assert list_shown("poverty") == [(2021, 9.8, "new"), (2022, 9.1, "new")]
    assert queries.run_query("series_breaks")["reason_de"].tolist() == ["Neu"]
    assert {file: file.read_bytes() for file in small_world.rglob("*.csv")} == shipped

    (added / "observations" / "poverty.csv").write_text("source_key,region_key,year,value\nnew,x,2021,9\n")
    with pytest.raises(InvalidRows) as refused:
        build()
    assert "additions/observations/poverty.csv" in refused.value.problems[0].file
    assert list_shown("poverty") == [(2021, 9.8, "new"), (2022, 9.1, "new")]
