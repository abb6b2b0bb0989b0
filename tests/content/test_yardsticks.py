"""Targets of larger territories carried over to a district: by threshold, reduction, inhabitants and area."""

import pandas as pd
import pytest

import queries
from content.yardsticks import OfferedYardstick, read_yardsticks
from domain.series import Reason
from domain.yardstick import Yardstick, YardstickKind
from texts import Language

ROW: dict[str, object] = {
    "target_key": "target",
    "rule": "threshold",
    "amount": 10.0,
    "level": "country",
    "owner_key": "DE",
    "indicator_key": "gases",
    "is_amount": True,
    "per": None,
    "years_together": 1,
    "name_de": "Ziel",
    "name_en": "Target",
    "year": 2030,
    "base_year": None,
    "kind": "law",
    "decided_by_de": "Bundestag",
    "decided_by_en": "Bundestag",
    "document": "Gesetz",
    "place": None,
    "caveat_de": "Mit Vorbehalt.",
    "caveat_en": "With a caveat.",
    "own_inhabitants": 270_000.0,
    "whole_inhabitants": 83_600_000.0,
    "own_area": 941.0,
    "whole_area": 357_592.0,
}


def read(histories: dict[str, dict[str, list[tuple[int, float]]]] | None = None, **cells: object) -> OfferedYardstick:
    frame = pd.DataFrame([ROW | cells])
    (found,) = read_yardsticks(frame, "05358", histories or {}, {}, Language("de"))
    return found


def test_a_threshold_is_the_same_everywhere() -> None:
    found = read(year=None)

    assert found.found == Yardstick(YardstickKind.THRESHOLD, 10.0, None)
    assert (found.name, found.decided_by, found.caveat, found.place) == ("Ziel", "Bundestag", "Mit Vorbehalt.", None)


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"rule": "per_head", "amount": 215_000.0}, 215_000 * 0.27 / 83.6),
        ({"rule": "per_area", "amount": 115_000.0}, 115_000 * 941 / 357_592),
        ({"rule": "per_head", "amount": 1_000_000.0, "is_amount": False, "per": 1000}, 11.96),
        ({"rule": "per_area", "amount": 10_950.0, "is_amount": False}, 0.0306),
    ],
    ids=["solar", "wind", "charging points", "land take"],
)
def test_amounts_are_shared_by_inhabitants_or_area_and_rates_are_the_same_for_all(
    cells: dict[str, object], value: float
) -> None:
    found = read(**cells).found

    assert isinstance(found, Yardstick) and found.value == pytest.approx(value, rel=0.002)


def test_a_reduction_starts_from_the_own_base_or_as_far_as_the_country_has_to_go() -> None:
    country = {"DE": {"gases": [(1990, 1251.0), (2015, 902.0)]}}
    cells = {"rule": "reduction", "amount": 0.65, "base_year": 1990}

    assert read(**cells).found is Reason.NO_VALUE
    later = read(country | {"05358": {"gases": [(2015, 2220.0)]}}, **cells).found
    assert isinstance(later, Yardstick) and later.kind is YardstickKind.REMAINING
    assert later.value == pytest.approx(2220 * 0.35 * 1251 / 902)
    assert read({"05358": {"gases": [(2015, 2220.0)]}}, **cells).found is Reason.NO_BASE


def test_few_events_are_reduced_from_the_mean_of_three_years() -> None:
    own = {"05358": {"gases": [(2017, 4.0), (2018, 5.0), (2019, 6.0)]}}
    found = read(own, rule="reduction", amount=0.5, base_year=2019, years_together=3).found

    assert isinstance(found, Yardstick) and (found.value, found.base_value, found.base_values) == (2.5, 5.0, 3)


@pytest.mark.usefixtures("shipped_database")
def test_every_district_has_something_to_hold_itself_against() -> None:
    frame = queries.run_query("yardsticks", region="05370")
    offered = read_yardsticks(frame, "05370", {}, {}, Language("de"))

    subjects = {"greenhouse_gas_emissions", "solar_capacity", "wind_capacity", "childcare_under3_all", "road_deaths"}
    subjects |= {"settlement_area_growth_without_mining", "air_pollution_pm25", "gigabit_households"}
    assert subjects <= {one.indicator for one in offered}
    assert all(one.caveat and one.document for one in offered)
    assert not {one.level for one in offered} & {"district", "municipality"}


@pytest.mark.usefixtures("shipped_database")
def test_only_own_targets_are_lines() -> None:
    lines = queries.run_query("targets_of_region", region="05370").query("usable == 'line'")

    assert set(lines["level"]) == {"district"}
