"""Provisional, estimated and forecast values of own tables are kinds of their own."""

from pathlib import Path

import pytest

import queries
from loaders.build.build import build
from loaders.own.tables import storage
from loaders.own.tables.assignment import read_assignment
from settings import own_folder
from tests.support.own_tables import CYCLE_PATHS, LONG, check_table, list_shown, take_in

pytestmark = pytest.mark.usefixtures("small_world")


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
    found = check_table(
        tmp_path,
        "Gebiet;Indikator;Jahr;Wert;Quelle;Art des Werts\n"
        "Kreis Düren;poverty;2021;9,5;Amt;vorläufig\nKreis Düren;poverty;2031;8;Amt;Prognose\n",
    )

    assert [(value.year, value.kind) for value in found.values] == [(2021, "provisional"), (2031, "forecast")]


def test_a_forecast_is_kept_apart_and_never_the_newest_value(tmp_path: Path) -> None:
    """One of 2031 in a single indicator had emptied the start page of its district."""
    said = read_assignment('[said]\nfuture = "forecast"\n')
    rows_ = "Kreis Düren;poverty;2031;7,1;Amt\nKreis Düren;poverty;2022;9,4;Amt\n"
    found = check_table(tmp_path, LONG + rows_, assignment=said)
    storage.take_in(found, tmp_path / "table.csv", "plan.csv", "")
    build()

    assert list_shown("poverty") == [(2021, 9.5, "new"), (2022, 9.4, "own_radwege")]
    expected = queries.run_query("forecasts", indicator="poverty", regions=["05358"])
    assert expected[["year", "value"]].values.tolist() == [[2031, 7.1]]
    profile = queries.run_query("profile", region="05358", reference="05").set_index("indicator_key")
    assert profile.loc["poverty"]["year"] == 2022
    indicator = queries.run_query("indicators").set_index("indicator_key").loc["poverty"]
    assert indicator["last_year"] == 2022


def test_an_own_table_of_before_there_were_kinds_is_built_as_it_was(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    file = own_folder() / "tables" / key / "observations.csv"
    text = file.read_text(encoding="utf-8").replace(",kind\n", "\n").replace(",observed\n", "\n")
    file.write_text(text, encoding="utf-8")

    assert not build().left_out
    assert list_shown("own_radwege") == [(2021, 120.5, key), (2022, 131.0, key)]
