"""A package of checked figures goes into data/: what is there stays, unless the package says otherwise."""

import gzip
from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.national.__main__ import main
from loaders.national.figures import merge_values
from loaders.national.package import Package, read_rows
from loaders.national.regions import write_regions
from tests.support.small_world import REFERENCE, write_small_world

SERIES = (
    "series_id,long_id,indicator_key,kind,verdict,audit_note_de,audit_note_en,checked_against,rounding_step,"
    "proposed_precedence,source_key,table,licence,origin,packaged\n"
    "n1,poverty__new,poverty,product,SHIP_WITH_NOTE,Gerundet.,Rounded.,Amt,0.1,1.0,new,Tabelle 1,frei,Datei,yes\n"
    "n2,poverty__more,poverty,product,SHIP,,,,0.1,2.0,more,INKAR 9,frei,Datei 2,yes\n"
    ",poverty__held,poverty,product,HOLD,,,,0.1,,old,Tabelle 2,frei,Datei,no\n"
)
REGIONS = (
    "ags,name,level,designation,land,parent,nuts\n"
    "DE,Deutschland,Bund,Bund,,,DE\n05,Nordrhein-Westfalen,Land,Land,Nordrhein-Westfalen,DE,DEA\n"
    "05334,Städteregion Aachen,Landkreis,Kreis,Nordrhein-Westfalen,05,DEA2D\n"
    "05358,Düren,Landkreis,Kreis,Nordrhein-Westfalen,05,DEA26\n05370,Heinsberg,Landkreis,Kreis,NRW,05,DEA29\n"
    "09,Bayern,Land,Land,Bayern,DE,DE2\n09162,München,kreisfreie Stadt,Kreisfreie Stadt,Bayern,09,DE212\n"
    "09184,München,Landkreis,Landkreis,Bayern,09,DE21H\n"
)
ERRORS = (
    "indicator_key,source_key,series_id,region_key,year,published_value,reason_de,reason_en,action,n_values\n"
    "poverty,new,poverty__new,05358,2021,9.5,Tippfehler,misprint,exclude,1\n"
    "poverty,new,poverty__new,*,2020,,kopiert,copied,exclude,3\n"
    "poverty,new,poverty__new,05,2021,10.04,Sprung,jump,flag,1\n"
)
VALUES = "series_id,region_ags,year,value\nn1,05,2021,10.04\nn1,05370,2021,7.9\nn1,09162,2021,3.1\nn2,09184,2022,2.5\n"


def _package(folder: Path, values: str = VALUES) -> Path:
    folder.mkdir()
    extras = (
        "indicator_key,name_de,name_en,unit_key,decimals,direction,direction_reason_de,direction_reason_en,sdgs,"
        "plausible_min,plausible_max,definition_de,definition_en\n"
    )
    files = {"series": SERIES, "regions": REGIONS, "known_errors": ERRORS, "extra_indicators": extras}
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "values.csv.gz").write_bytes(gzip.compress(values.encode()))
    return folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small world after the package has been taken in."""
    more = REFERENCE["sources.csv"] + "more,Mehr,More,Amt,frei,free,https://example.org/l,Amt,https://example.org\n"
    folder = write_small_world(tmp_path / "data", sources=more)
    monkeypatch.setattr("sys.argv", ["national", str(_package(tmp_path / "package")), "--data", str(folder)])
    assert main() == 0
    return folder


def test_a_row_of_ours_stays_unless_it_differs_by_more_than_rounding_or_is_withheld(data: Path) -> None:
    rows = [tuple(row.values()) for row in read_rows(data / "observations" / "poverty.csv")]

    assert rows == [
        ("more", "09184", "2022", "2.5"),
        ("new", "05", "2021", "10.0"),  # the package has 10.04
        # 05358 2021 is excluded; 05370 2020 too, with all of that year
        ("new", "05370", "2021", "7.9"),  # was 7.5
        ("new", "09162", "2021", "3.1"),
        ("old", "05370", "2021", "7.4"),
    ]


def test_what_is_not_shipped_is_declared_with_its_reason_in_both_languages(data: Path) -> None:
    [error] = read_rows(data / "reference" / "known_errors.csv")
    [year] = read_rows(data / "reference" / "withheld_years.csv")
    [note] = read_rows(data / "reference" / "value_notes.csv")

    assert (error["region_key"], error["published_value"], error["reason_de"]) == ("05358", "9.5", "Tippfehler")
    assert (year["year"], year["reason_en"]) == ("2020", "copied")
    assert (note["region_key"], note["note_de"], note["note_en"]) == ("05", "Sprung", "jump")


def test_a_new_series_comes_behind_ours_and_the_notes_of_the_check_travel_with_it(data: Path) -> None:
    series = {
        row["source_key"]: row
        for row in read_rows(data / "reference" / "series.csv")
        if row["indicator_key"] == "poverty"
    }

    assert {key: row["precedence"] for key, row in series.items()} == {
        "new": "1",
        "old": "2",
        "report": "3",
        "more": "4",
    }
    assert (series["new"]["note_de"], series["new"]["note_en"]) == ("Gerundet.", "Rounded.")
    assert (series["more"]["citation"], series["more"]["read_from"]) == ("BBSR, INKAR 9", "Datei 2")
    audits = {row["source_key"]: row["verdict"] for row in read_rows(data / "reference" / "series_audit.csv")}
    assert audits == {"new": "plausible", "more": "reproduced"}


def test_what_was_taken_in_builds_and_taking_it_in_again_changes_nothing(data: Path) -> None:
    files = sorted(data.rglob("*.csv"))
    before = [file.read_bytes() for file in files]

    assert main() == 0

    assert [file.read_bytes() for file in files] == before
    assert build(data=data).rows["more", "poverty"] == 1


def test_a_package_that_delivers_what_it_withholds_is_refused(tmp_path: Path) -> None:
    package = _package(tmp_path / "package", VALUES + "n1,05358,2021,9.5\n")

    with pytest.raises(ValueError, match="withheld and delivered"):
        merge_values(Package(package), write_small_world(tmp_path / "data") / "observations")


def test_a_short_name_of_two_places_tells_them_apart(tmp_path: Path) -> None:
    folder = write_small_world(tmp_path / "data") / "reference"
    write_regions(Package(_package(tmp_path / "package")), folder)
    names = {row["region_key"]: row["short_name_de"] for row in read_rows(folder / "regions.csv")}

    assert (names["09162"], names["09184"], names["05358"]) == ("München (Stadt)", "München (Landkreis)", "Düren")
