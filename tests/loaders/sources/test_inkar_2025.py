"""INKAR 2025 in the shape of the real file: everything that is mapped arrives, municipalities on request, and what is
measured differently under a known code is caught by its numbers."""

from dataclasses import replace
from pathlib import Path

import pytest

import queries
from loaders.build.build import build
from loaders.errors import LoaderError
from loaders.fetch.snapshots import find_newest
from loaders.reference import read_reference
from loaders.sources.inkar.read import read
from loaders.sources.rows import Value, Wanted
from settings import DATA
from testbed.inkar_file import Shape, compute_bounds, read_indicators, write_file
from tests.loaders.sources.test_inkar import csv
from tests.support.fetching import fetch_wanted

DISTRICTS = sorted(key for key in read_reference("inkar_2025").regions if len(key) == 5)
BOUNDS = compute_bounds(read_reference("inkar_2025").mappings.values())
LANDS = {f"{land:02}" for land in range(1, 17)}


@pytest.fixture
def without_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reference data alone: made-up values must not be held against real ones."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reference").symlink_to(DATA / "reference")
    monkeypatch.setenv("SDG_DATA", str(tmp_path / "data"))


def values(source: str = "inkar_2025") -> list[Value]:
    rows = (row for snapshot in find_newest(source) for row in read(snapshot.read(), snapshot.about))
    return [row for row in rows if isinstance(row, Value)]


@pytest.mark.usefixtures("without_figures")
def test_every_mapped_indicator_is_filled_for_all_districts_laender_and_germany(tmp_path: Path) -> None:
    file = tmp_path / "inkar_2025.csv"
    write_file(file, Shape(DISTRICTS, BOUNDS, municipalities=20, associations=20, others=5))

    assert fetch_wanted("inkar", Wanted(origin=str(file))) == []

    regions: dict[str, set[str]] = {}
    for row in values():
        regions.setdefault(row.code, set()).add(row.region_key)
    assert regions.keys() == read_reference("inkar_2025").mappings.keys()
    wanted = {*DISTRICTS, *(LANDS & read_reference("inkar_2025").regions.keys()), "DE"}
    # Codes of a single year have a sign in place of a value here and there.
    assert all(len(found & wanted) >= 0.95 * len(wanted) for found in regions.values())
    assert sum(found >= wanted for found in regions.values()) >= 60


@pytest.mark.usefixtures("without_figures")
def test_municipalities_come_on_request(tmp_path: Path) -> None:
    file = tmp_path / "inkar_2025.csv"
    write_file(file, Shape(DISTRICTS, BOUNDS, municipalities=3 * len(DISTRICTS), associations=20, others=5))
    wanted = Wanted(("05370",), origin=str(file), indicators=("recreation_area_per_head_all", "unemployment_rate"))

    assert fetch_wanted("inkar", wanted) == []
    assert {row.region_key for row in values()} == {"05370"}

    assert fetch_wanted("inkar", replace(wanted, municipalities=True)) == []
    found = {row.region_key for row in values() if row.code == "SDG/q_erhfl_bev"}
    assert found == {"05370", "05370001", "05370002", "05370003"}
    assert {row.region_key for row in values() if row.code == "LRB/q_alo"} == {"05370"}  # of districts only


def test_codes_of_the_publisher_are_the_codes_that_are_mapped() -> None:
    published = {code for code, *_ in read_indicators()}

    assert read_reference("inkar_2025").mappings.keys() <= published
    assert read_reference("inkar_2025").other_definitions.keys() <= published


@pytest.mark.usefixtures("built_before")
def test_municipalities_reach_the_database_by_their_names(tmp_path: Path) -> None:
    heads = ("Kreise;05370000;Heinsberg", "Gemeinden;05370020;Heinsberg, Stadt", "Gemeinden;05370008;Gangelt")
    rows = [f"SDG;16037;q_erhfl_bev;Naherholungsflächen;{head};2023;50" for head in heads]
    file = tmp_path / "inkar_2025.csv"
    file.write_bytes(csv(*rows))

    assert (
        fetch_wanted(
            "inkar", Wanted(("05370",), origin=str(file), municipalities=True, indicators=("SDG/q_erhfl_bev",))
        )
        == []
    )
    build()

    names = queries.run_query("regions").set_index("region_key")
    assert names.loc["05370020", "name_de"] == "Heinsberg, Stadt"
    assert names.loc["05370008", "parent_key"] == "05370"


# Two codes that edition 2025 measures differently: planted as they were read before.


def edition(tmp_path: Path, year: int, code: str, group: str, value: float) -> Path:
    """A file of one edition with one code, its values rising a little from district to district and year to year."""
    rows = [
        f"{group};1;{code};Name;Kreise;{key}000;Kreis;{data_year};{value * (1 + n / 100 + (data_year - 2018) / 50):.2f}"
        for n, key in enumerate(DISTRICTS[:10])
        for data_year in (2018, 2019, 2020)
    ]
    file = tmp_path / f"inkar_{year}.csv"
    file.write_bytes(csv(*(row.replace(".", ",") for row in rows)))
    return file


@pytest.mark.parametrize(
    ("planted", "before", "now", "what"),
    [
        ("SDG/a_sgbII_III_bev", 90.0, 9.0, "tenfold"),  # per 1,000, then per 100
        ("LRB/q_pers_pd_pfl", 45.0, 32.0, "unlike"),  # per 10,000 inhabitants, then per 100 persons cared for
    ],
)
@pytest.mark.usefixtures("built_before")
def test_a_code_read_as_in_the_edition_before_is_stopped_with_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: str, before: float, now: float, what: str
) -> None:
    group, code = planted.split("/")
    old = edition(tmp_path, 2024, code, "SDG-Indikatoren für Kommunen", before)
    assert fetch_wanted("inkar", Wanted(origin=str(old), indicators=(f"SDG/{code}",))) == []
    build()
    known = read_reference("inkar_2025")
    mapping = read_reference("inkar_2024").mappings[f"SDG/{code}"]
    misread = replace(known, mappings={planted: replace(mapping, code=planted)})
    monkeypatch.setattr("loaders.fetch.fetch.read_reference", lambda _: misread)

    new = edition(tmp_path, 2025, code, group, now)
    (stopped,) = fetch_wanted("inkar", Wanted(origin=str(new)))

    assert isinstance(stopped, LoaderError)
    assert getattr(stopped, "what", "") == what
    assert f"{mapping.indicator}: {now / before:.3g} (n = 30, inkar_2024)" in str(stopped)
    assert values() == []


@pytest.mark.usefixtures("built_before")
def test_read_with_the_codes_of_its_own_edition_it_goes_with_the_one_before(tmp_path: Path) -> None:
    old = edition(tmp_path, 2024, "a_sgbII_III_bev", "SDG-Indikatoren für Kommunen", 90.0)
    assert fetch_wanted("inkar", Wanted(origin=str(old), indicators=("SDG/a_sgbII_III_bev",))) == []
    build()

    new = edition(tmp_path, 2025, "a_sgbII_III_bev", "SDG", 9.0)
    assert fetch_wanted("inkar", Wanted(origin=str(new), indicators=("SDG/a_sgbII_III_bev",))) == []
    assert len(values()) == 30
