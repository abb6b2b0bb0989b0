"""Own tables once taken in: apart from all else, whole or not at all, kept over every build, removed as a whole."""

import csv
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import queries
from content import catalogue
from content.credit import name_own_values
from export.table.table_csv import write_values_csv
from features.own_data.template import FORMS, write_csv_template, write_xlsx_template
from loaders.build.build import build, build_if_needed
from loaders.commands.options import UNWRITTEN
from loaders.errors import InvalidRows
from loaders.own.tables import storage
from loaders.own.tables.answer import answer
from loaders.own.tables.assignment import read_assignment
from settings import ROOT, own_folder
from tests.support.built import build_small_world
from tests.support.killed import killed
from tests.support.own_tables import CYCLE_PATHS, LONG, checked, numbers, problems, take_in
from tests.support.small_world import OBSERVATIONS, write_small_world
from texts import CODES, Language

POVERTY = LONG + "Kreis Düren;poverty;2021;9,9*;Amt 61\nKreis Düren;poverty;2022;9,4;Amt 61\n* vorläufig\n"


@pytest.fixture(autouse=True)
def small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = write_small_world(tmp_path / "data")
    monkeypatch.setenv("SDG_DATA", str(data))
    return data


def shown(indicator: str, region: str = "05358") -> list[tuple[int, float, str]]:
    found = queries.run_query("values", indicator=indicator, regions=[region])
    return list(zip(found["year"], found["value"], found["source_key"], strict=True))


def rows(key: str, name: str) -> list[dict[str, str]]:
    with (own_folder() / "tables" / key / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_table_is_kept_byte_for_byte_and_in_the_form_of_the_product(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    told = json.loads((own_folder() / "tables" / key / "table.json").read_text(encoding="utf-8"))

    assert key == "own_radwege"
    assert (own_folder() / "tables" / key / "original.csv").read_text(encoding="utf-8") == CYCLE_PATHS
    assert told["sha256"] == hashlib.sha256(CYCLE_PATHS.encode()).hexdigest()
    assert (told["name"], told["original"], told["imported_by"]) == ("Radwege", "radwege.csv", "Amt 61")
    assert [tuple(row.values()) for row in rows(key, "observations.csv")] == [
        (key, "own_radwege", "05358", "2021", "120.5", "2:4", "", "observed"),
        (key, "own_radwege", "05358", "2022", "131", "3:4", "", "observed"),
    ]
    assert [(row["title_de"], row["publisher"]) for row in rows(key, "sources.csv")] == [
        ("Eigene Daten: Radwege", "Kreisamt")
    ]
    assert [(row["precedence"], row["rounding_step"]) for row in rows(key, "series.csv")] == [("100", "0.1")]


def test_a_build_takes_own_tables_in_and_every_later_build_keeps_them(tmp_path: Path, small_world: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    assert build_if_needed() is not None
    assert build_if_needed() is None
    write_small_world(small_world, poverty=OBSERVATIONS["poverty"].replace("9.5", "9.6"))
    assert build_if_needed() is not None

    own = queries.run_query("indicators").set_index("indicator_key").loc["own_radwege"]

    assert shown("own_radwege") == [(2021, 120.5, key), (2022, 131.0, key)]
    assert (own["unit_de"], own["unit_kind"], own["direction"], own["first_sdg"]) == ("km", "amount", "up", 2)
    assert queries.run_query("own_tables")[["table_key", "value_count", "region_keys"]].values.tolist() == [
        [key, 2, "05358"]
    ]


def test_official_values_keep_precedence_and_own_ones_fill_the_gaps_with_their_footnote(tmp_path: Path) -> None:
    key = take_in(tmp_path, POVERTY, "Armut im Kreis")
    build()

    assert shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, key)]
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

    assert [row["source_key"] for row in rows(both, "sources.csv")] == ["own_a", "own_a__2"]
    assert [row["precedence"] for row in rows(both, "series.csv")] == ["100", "101"]
    assert [row["precedence"] for row in rows(other, "series.csv")] == ["102"]
    assert queries.run_query("own_tables")["value_count"].tolist() == [2, 2]


def test_an_indicator_belongs_to_one_table(tmp_path: Path) -> None:
    take_in(tmp_path, CYCLE_PATHS)

    assert (
        "bringt schon die eigene Tabelle „Radwege“ mit" in problems(checked(tmp_path, CYCLE_PATHS, "Noch einmal"))[0][1]
    )
    assert problems(checked(tmp_path, CYCLE_PATHS, "Radwege")) == []


def test_a_table_of_the_same_name_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    take_in(tmp_path, CYCLE_PATHS)
    key = take_in(tmp_path, CYCLE_PATHS.replace("131", "132"))
    build()

    assert shown("own_radwege") == [(2021, 120.5, key), (2022, 132.0, key)]
    assert [folder.name for folder in storage.tables()] == [key]


def test_a_table_is_removed_with_everything_it_brought(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    build()

    assert storage.remove(key)
    assert not storage.remove(key)
    assert not storage.remove("../tables")
    build()
    assert "own_radwege" not in queries.run_query("indicators")["indicator_key"].tolist()
    assert not list(own_folder().rglob("*.csv"))


@pytest.mark.parametrize("moment", ["while it is written", "between old and new"])
def test_broken_off_half_way_the_old_table_is_there(tmp_path: Path, moment: str) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    unfinished = own_folder() / "unfinished"
    shutil.copytree(own_folder() / "tables" / key, unfinished / "new-1")
    if moment == "between old and new":
        (own_folder() / "tables" / key).rename(unfinished / f"old-{key}")
    build()

    assert shown("own_radwege") == [(2021, 120.5, key), (2022, 131.0, key)]
    assert not list(unfinished.iterdir())


TAKE_IN_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from loaders.own.tables import storage
from loaders.own.tables.checking import check
from loaders.own.tables.table import Options
file = Path(sys.argv[1])
while True:
    storage.take_in(check(file, Options("Radwege")), file, "radwege.csv", "")
    print("done", flush=True)
"""


def test_killed_at_any_moment_a_table_is_whole(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    whole = {file.name for file in (own_folder() / "tables" / key).iterdir()}

    for delay in (0.0, 0.003, 0.006, 0.01, 0.02):
        killed(TAKE_IN_AGAIN_AND_AGAIN, str(tmp_path / "table.csv"), begun="done", after=delay)
        storage.recover()
        assert {file.name for file in (own_folder() / "tables" / key).iterdir()} == whole
        assert len(rows(key, "observations.csv")) == 2


def test_a_name_is_kept_without_signs_that_no_picture_may_hold(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS.replace("Radwege", "Rad\x02we\x1bge"), "Wege\x07")

    (indicator,) = rows(key, "indicators.csv")
    assert indicator["name_de"] == "Radwege"
    assert storage.about(own_folder() / "tables" / key)["name"] == "Wege"


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
    assert shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, good)]
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
    assert shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, good)]
    listed = queries.run_query("own_tables").set_index("table_key")
    assert said in listed.loc[broken, "problem_de"]
    assert listed.loc[good].isna()["problem_de"]
    assert build_if_needed() is None


def test_a_forecast_is_kept_apart_and_never_the_newest_value(tmp_path: Path) -> None:
    """One of 2031 in a single indicator had emptied the start page of its district."""
    said = read_assignment('[said]\nfuture = "forecast"\n')
    rows_ = "Kreis Düren;poverty;2031;7,1;Amt\nKreis Düren;poverty;2022;9,4;Amt\n"
    found = checked(tmp_path, LONG + rows_, assignment=said)
    storage.take_in(found, tmp_path / "table.csv", "plan.csv", "")
    build()

    assert shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, "own_radwege")]
    expected = queries.run_query("forecasts", indicator="poverty", regions=["05358"])
    assert expected[["year", "value"]].values.tolist() == [[2031, 7.1]]
    profile = queries.run_query("profile", region="05358", reference="05").set_index("indicator_key")
    assert profile.loc["poverty"]["year"] == 2022
    indicator = queries.run_query("indicators").set_index("indicator_key").loc["poverty"]
    assert indicator["last_year"] == 2022


@pytest.mark.parametrize(
    ("cell", "note", "status"),
    [
        ("9,4p", "", "provisional"),
        ("9,4*", "* vorläufig\n", "provisional"),
        ("9,4 1)", "1) geschätzt\n", "estimated"),
        ("9,4r", "", "observed"),
        ("9,4", "", "observed"),
    ],
)
def test_provisional_and_estimated_values_are_kinds_of_their_own(
    tmp_path: Path, cell: str, note: str, status: str
) -> None:
    take_in(tmp_path, LONG + f"Kreis Düren;poverty;2022;{cell};Amt\n{note}")
    build()

    values = queries.run_query("values", indicator="poverty", regions=["05358"]).set_index("year")
    assert values.loc[2022]["status"] == status


def test_a_column_names_the_kind_of_each_value(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        "Gebiet;Indikator;Jahr;Wert;Quelle;Art des Werts\n"
        "Kreis Düren;poverty;2021;9,5;Amt;vorläufig\nKreis Düren;poverty;2031;8;Amt;Prognose\n",
    )

    assert [(value.year, value.kind) for value in found.values] == [(2021, "provisional"), (2031, "forecast")]


def test_an_own_table_of_before_there_were_kinds_is_built_as_it_was(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    file = own_folder() / "tables" / key / "observations.csv"
    text = file.read_text(encoding="utf-8").replace(",kind\n", "\n").replace(",observed\n", "\n")
    file.write_text(text, encoding="utf-8")

    assert not build().left_out
    assert shown("own_radwege") == [(2021, 120.5, key), (2022, 131.0, key)]


def test_a_value_that_may_be_a_slip_is_asked_about_with_both_numbers(tmp_path: Path, german: Language) -> None:
    take_in(tmp_path, LONG + "Kreis Heinsberg;poverty;2022;8,4;Amt\n", "Früher")
    build()
    text = LONG + "Kreis Heinsberg;poverty;2022;8,9;Amt\nKreis Düren;poverty;2024;95,5;Amt\n"
    found = checked(tmp_path, text)
    told = answer(found, german)

    assert numbers(found) == []
    assert [doubt["text"] for doubt in told["doubts"]] == [
        "Armut, Kreis Heinsberg, 2022: Hier steht 8,9, in einer früheren eigenen Tabelle 8,4.",
        "Armut, Kreis Düren, 2024: 95,5 ist etwa das 10-Fache oder ein 10tel des Werts von 2021 (9,5). Andere Einheit?",
    ]
    assert told["open_doubts"] == 2
    sure = read_assignment("").confirming(frozenset(doubt["key"] for doubt in told["doubts"]))
    confirmed = checked(tmp_path, text, assignment=sure)
    assert numbers(confirmed) == ["8.9", "95.5"]
    key = storage.take_in(confirmed, tmp_path / "table.csv", "t.csv", "").name
    assert (
        "auffällig, beim Aufnehmen bestätigt: Kreis Heinsberg 2022, Kreis Düren 2024"
        in rows(key, "series.csv")[0]["note_de"]
    )


def test_how_a_table_was_read_is_kept_and_offered_for_next_years_file(tmp_path: Path) -> None:
    said = read_assignment('[indicators.total]\nis = "poverty"\n[said]\nyear = 2021\n')
    found = checked(tmp_path, "ags,total\n05358,9.5\n", assignment=said, source="Amt")
    key = storage.take_in(found, tmp_path / "table.csv", "2021.csv", "").name
    next_year = checked(tmp_path, "ags,total\n05358,9.1\n05370,8.0\n", "2022", source="Amt", year="2022")

    (kept,) = storage.find_tables_of_form(next_year.form)
    assert (kept["key"], read_assignment(kept["assignment"])) == (key, said)
    again = checked(tmp_path, "ags,total\n05358,9.1\n", "2022", source="Amt", year="2022", assignment=said)
    assert [(value.indicator, value.year) for value in again.values] == [("poverty", 2022)]
    other = checked(tmp_path, "Kreis;Jahr;Radwege\nKreis Düren;2021;5\n", "Anders")
    assert storage.find_tables_of_form(other.form) == []


def test_names_that_look_like_formulas_stay_text_in_downloads(tmp_path: Path) -> None:
    take_in(tmp_path, CYCLE_PATHS.replace("Radwege;2", "=HYPERLINK(A1);2"))
    build()

    written = write_values_csv(queries.run_query("download", indicators=["own_hyperlink_a1"]), Language("de")).decode(
        "utf-8-sig"
    )

    assert ";'=HYPERLINK(A1);" in written
    assert ";=HYPERLINK" not in written


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", FORMS)
def test_a_template_filled_in_is_understood(tmp_path: Path, code: str, form: str) -> None:
    language = Language(code)
    build_small_world()
    regions = catalogue.read_regions(queries.run_query("regions"), language).values()
    indicators = catalogue.read_indicators(queries.run_query("indicators"), language).values()
    text = write_csv_template(form, 2024, language).decode("utf-8-sig")
    delimiter = ";" if code == "de" else ","
    row = (
        ["Kreis Düren", "poverty", "2021", "9.5", "Amt"] if form == "long" else ["Kreis Düren", "poverty", "Amt", "9.5"]
    )
    empty = write_xlsx_template(form, 2024, regions, indicators, language)

    assert numbers(checked(tmp_path, text + delimiter.join(row) + "\n")) == ["9.5"]
    assert [problem.reason for problem in checked(tmp_path, empty, suffix=".xlsx").problems] == ["no_values"]


def loaders(*arguments: str, language: str = "de") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", "import", *arguments],
        cwd=ROOT,
        env={**os.environ, "SDG_LANGUAGE": language},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_line_checks_takes_in_lists_and_removes(tmp_path: Path) -> None:
    file = tmp_path / "Radwege.csv"
    file.write_text(CYCLE_PATHS + "Dürn;Radwege;2022;7;Kreisamt\n", encoding="utf-8")

    refused = loaders(str(file))
    assert refused.returncode == 1
    assert "Zeile 4, Spalte 1: „Dürn“ ist kein bekanntes Gebiet. Gemeint: Kreis Düren?" in refused.stdout
    assert "mit --leave-out die genannten Stellen weglassen" in refused.stdout
    assert storage.tables() == []

    assert loaders(str(file), "--leave-out").returncode == 0
    assert "--replace ersetzt sie" in loaders(str(file), "--leave-out").stdout
    assert loaders(str(file), "--leave-out", "--replace", "--by", "Amt 61").returncode == 0
    assert "own_radwege" in loaders("--list").stdout
    assert len(rows("own_radwege", "observations.csv")) == 2

    answer = json.loads(loaders(str(file), "--check", "--json", language="en").stdout)
    assert (answer["values"], answer["total"], answer["replaces"]) == (2, 1, True)
    assert answer["problems"][0]["place"] == "line 4, column 1"

    assert "ist entfernt" in loaders("--remove", "own_radwege").stdout
    assert loaders("--remove", "own_radwege").returncode == 1
    assert loaders("--list").stdout.strip() == "Keine eigenen Tabellen."
    assert loaders().returncode == 2


def test_two_long_names_that_begin_alike_are_two_tables(tmp_path: Path) -> None:
    name = "Auswertung der Radverkehrszählung an den Dauerzählstellen im Kreis"
    other = CYCLE_PATHS.replace("Radwege", "Radfahrende")
    first, second = take_in(tmp_path, CYCLE_PATHS, f"{name} 2024"), take_in(tmp_path, other, f"{name} 2025")

    assert [storage.about(table)["name"] for table in storage.tables()] == [f"{name} 2024", f"{name} 2025"]
    assert (first, checked(tmp_path, CYCLE_PATHS, f"{name.upper()} 2024").key) == (first, first)
    assert second != first


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(CYCLE_PATHS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "loaders", "import", str(tmp_path / "t.csv")],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (ran.returncode, "Traceback" in ran.stderr) == (UNWRITTEN, False)
    assert list(storage.find_unfinished().iterdir()) == []


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

    assert shown("poverty") == [(2021, 9.8, "new"), (2022, 9.1, "new")]
    assert queries.run_query("series_breaks")["reason_de"].tolist() == ["Neu"]
    assert {file: file.read_bytes() for file in small_world.rglob("*.csv")} == shipped

    (added / "observations" / "poverty.csv").write_text("source_key,region_key,year,value\nnew,x,2021,9\n")
    with pytest.raises(InvalidRows) as refused:
        build()
    assert "additions/observations/poverty.csv" in refused.value.problems[0].file
    assert shown("poverty") == [(2021, 9.8, "new"), (2022, 9.1, "new")]
