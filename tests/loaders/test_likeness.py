"""What comes is held against what is there: another unit or another meaning is stopped with the figures."""

from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.errors import SourceChanged
from loaders.fetch.http import Answer
from loaders.fetch.likeness import Unlike, find_unlike
from loaders.fetch.run import Run
from loaders.fetch.snapshots import find_newest
from loaders.reference import Mapping, Reference, SourceRegion
from loaders.sources.rows import Value, Wanted
from tests.support.fetching import Told
from tests.support.small_world import OBSERVATIONS, write_small_world
from texts import CODES, Language

# What the small world has of "poverty": 8.0 and 7.5 in 05370, 9.5 in 05358, 10.0 in 05.
KNOWN = {("05370", 2020): 8.0, ("05370", 2021): 7.5, ("05358", 2021): 9.5, ("05", 2021): 10.0}


@pytest.fixture(params=["in use", "shipped only"])
def series(request: pytest.FixtureRequest, small_world: Path) -> Path:
    """The small world, built or with its files alone."""
    if request.param == "in use":
        build()
    return small_world


def times(factor: float) -> dict[tuple[str, int], float]:
    return {place: value * factor for place, value in KNOWN.items()}


@pytest.mark.usefixtures("series")
@pytest.mark.parametrize(
    ("factor", "tenfold"), [(10, True), (100, True), (0.1, True), (9, True), (2, False), (1.06, False)]
)
def test_another_unit_is_told_from_another_meaning(factor: float, tenfold: bool) -> None:
    found = find_unlike("poverty", times(factor), 0.0001)

    assert isinstance(found, Unlike)
    assert found.ratio == pytest.approx(factor)
    assert (found.is_tenfold, found.pairs, found.source) == (tenfold, 4, "new")


@pytest.mark.usefixtures("series")
@pytest.mark.parametrize("factor", [1, 1.04, 0.96])
def test_another_year_of_the_same_thing_is_no_difference(factor: float) -> None:
    assert find_unlike("poverty", times(factor), 0.0001) is None


@pytest.mark.usefixtures("series")
def test_what_rounding_explains_is_no_difference() -> None:
    shifted = {place: value + 0.54 for place, value in KNOWN.items()}  # 5 to 7 %

    assert find_unlike("poverty", shifted, 1) is None
    assert find_unlike("poverty", shifted, 0.1) is not None


@pytest.mark.usefixtures("series")
def test_fewer_than_three_shared_values_tell_nothing() -> None:
    assert find_unlike("poverty", dict(list(times(10).items())[:2]), 0.1) is None
    assert find_unlike("poverty", {("09162", year): 80.0 for year in range(2010, 2020)}, 0.1) is None
    assert find_unlike("parity", {("05370", 2030): 1.0}, 0.1) is None


@pytest.mark.usefixtures("series")
def test_zeros_are_not_compared() -> None:
    assert find_unlike("poverty", dict.fromkeys(KNOWN, 0.0), 0.1) is None


FEW = "source_key,region_key,year,value\nnew,05358,2021,9.5\nold,05358,2020,9.4\n"


def test_a_report_and_own_tables_are_no_measure(small_world: Path) -> None:
    write_small_world(small_world, poverty=FEW)
    build()

    printed = {("05370", 2017): 90.0, ("05370", 2018): 85.0, ("05370", 2019): 80.0}  # the report: 9, 8.5 and 8
    assert find_unlike("poverty", printed, 0.1) is None


def try_values(values: dict[tuple[str, int], float], again: bool = False) -> SourceChanged | None:
    """What stops these values of one code, None if they are kept."""
    mapping = Mapping("armut", "poverty", 1, None, 0, 1000, 0.1)
    regions = {key: SourceRegion(key, "district", key, None) for key, _ in values}
    reference = Reference("new", "free", "Amt", {"armut": mapping}, regions, {}, frozenset())
    rows = [Value("armut", region, year, value, "1") for (region, year), value in values.items()]
    run = Run(Wanted(again=again), reference, Told())
    try:
        run.keep("armut", "json", Answer("https://example.org", 200, "", b"{}"), {"code": "armut"}, lambda *_: rows)
    except SourceChanged as error:
        return error
    return None


@pytest.mark.usefixtures("series")
def test_another_unit_is_never_kept() -> None:
    for again in (False, True):
        stopped = try_values(times(10), again)
        assert stopped is not None
        assert stopped.what == "tenfold"
        for code in CODES:
            assert "poverty: 10 (n = 4, new); " in stopped.describe(Language(code))
            assert "source_indicators.csv" in stopped.describe(Language(code))
    assert list(find_newest("new")) == []


@pytest.mark.usefixtures("series")
def test_another_meaning_is_kept_when_fetched_again_on_purpose() -> None:
    stopped = try_values(times(1.3))
    assert stopped is not None
    assert stopped.what == "unlike"
    assert "poverty: 1.3 (n = 4, new); " in stopped.describe(Language("de"))
    assert "--again" in stopped.describe(Language("en"))

    assert try_values(times(1.3), again=True) is None
    assert len(list(find_newest("new"))) == 1


def test_the_small_world_is_as_said() -> None:
    for (region, year), value in KNOWN.items():
        assert f"{region},{year},{value}" in OBSERVATIONS["poverty"]
