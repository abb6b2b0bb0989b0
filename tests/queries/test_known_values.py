"""Published figures, each with its citation, stand in the database as published."""

import csv

import pytest

import queries
from settings import ROOT
from texts import Language

KNOWN = list(csv.DictReader((ROOT / "tests" / "data" / "known_values.csv").open(encoding="utf-8", newline="")))


def test_there_are_at_least_forty_with_their_citation() -> None:
    assert len(KNOWN) >= 40
    assert all(row["citation"] for row in KNOWN)
    assert len({(row["indicator_key"], row["region_key"], row["year"]) for row in KNOWN}) == len(KNOWN)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("row", KNOWN, ids=lambda row: f"{row['indicator_key']}-{row['region_key']}-{row['year']}")
def test_a_published_figure_is_the_value_shown(row: dict[str, str], german: Language) -> None:
    indicator = queries.run_query("indicators").set_index("indicator_key").loc[row["indicator_key"]]
    values = queries.run_query("values", indicator=row["indicator_key"], regions=[row["region_key"]])
    (value,) = values.loc[values["year"] == int(row["year"]), "value"]

    assert german.number(value, int(indicator["decimals"])) == row["shown"]
