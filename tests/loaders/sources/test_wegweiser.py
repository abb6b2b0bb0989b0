"""Wegweiser Kommune against its double: what it answers becomes our values, in every form the contract leaves open."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

import queries
from loaders.build.build import build
from loaders.errors import SourceChanged
from loaders.fetch.snapshots import Sidecar, find_newest, find_newest_of
from loaders.reference import read_reference
from loaders.sources.registry import SOURCES
from loaders.sources.rows import Gap, Value, Wanted
from loaders.sources.wegweiser.areas import areas_of
from loaders.sources.wegweiser.table import values as values_of_export
from tests.fake_services import FakeServices, wegweiser_value
from tests.fake_services.recorded_files import all_indicators
from tests.support.fetching import Told, fetch_wanted

REGIONS = ("05", "05334", "05334002", "05358", "05370", "DE")
POVERTY = Wanted(indicators=("child_poverty",))


def read() -> list[Value | Gap]:
    """Everything the kept snapshots say."""
    return [
        row
        for snapshot in find_newest("wegweiser")
        for row in SOURCES["wegweiser"].read(snapshot.read(), snapshot.about)
    ]


def values(code: str = "kinderarmut") -> dict[tuple[str, int], float]:
    return {(row.region_key, row.year): row.value for row in read() if isinstance(row, Value) and row.code == code}


def gaps() -> set[tuple[str, str, str]]:
    return {row for row in read() if isinstance(row, Gap)}


def expect_values(code: str = "kinderarmut", regions: tuple[str, ...] = REGIONS) -> dict[tuple[str, int], float]:
    """What the double has for our six regions, forecasts left out."""
    years = range(1990, datetime.now(UTC).year + 1)
    told = {(region, year): wegweiser_value(code, region, year) for region in regions for year in years}
    return {key: value for key, value in told.items() if value is not None}


@pytest.mark.usefixtures("services", "built_before")
def test_all_53_indicators_of_the_six_regions_reach_the_database() -> None:
    assert fetch_wanted() == []
    build()

    wrong = []
    for code, mapping in read_reference("wegweiser").mappings.items():
        origins = [queries.run_query("origins", indicator=mapping.indicator, region=region) for region in REGIONS]
        for region, frame in zip(REGIONS, origins, strict=True):
            ours = frame[frame["source_key"] == "wegweiser"].set_index("year")["value"].to_dict()
            theirs = {year: value for (_, year), value in expect_values(code, (region,)).items()}
            if ours != pytest.approx(theirs):
                wrong.append((code, region, ours, theirs))
    assert wrong == []


def test_a_forecast_among_measured_values_is_left_out(services: FakeServices) -> None:
    years = {year for row in services_indicators(services) for year in row["years"]}
    fetch_wanted()

    assert 2030 in years
    assert {row.year for row in read() if isinstance(row, Value)} <= set(range(1990, datetime.now(UTC).year + 1))


def services_indicators(services: FakeServices) -> tuple[dict[str, Any], ...]:
    return services._world.indicators


@pytest.mark.parametrize(
    "form",
    [
        {"shape": "flat"},
        {"shape": "flat_without_years"},
        {"region_form": "ars_title"},
        {"region_form": "title"},
        {"ags_key": "gkz"},
        {"germany_ags": None},
        {"germany_ags": None, "germany_ars": "0"},
        {"germany_ags": "00", "germany_ars": "00"},
        {"germany_ags": "DG", "germany_ars": "DG"},
        {"region_form": "ars_title", "germany_ars": "0"},
        {"region_form": "ars_title", "germany_ars": "DG"},
        {"reverse_regions": True},
        {"id_shift": 7},
        {"empty_values": "nulls"},
        {"level_mismatch": "remark"},
        {"default_max": 3},
    ],
    ids=str,
)
def test_every_form_that_the_contract_leaves_open_gives_the_same_values(
    services: FakeServices, form: dict[str, Any]
) -> None:
    services.set(**form)

    assert fetch_wanted(wanted=POVERTY) == []
    assert values() == expect_values()


@pytest.mark.parametrize("csv", [{}, {"csv_bom": True}, {"csv_missing": "-"}, {"csv_trailer": False}], ids=str)
def test_the_csv_export_stands_in_for_json_that_has_changed(services: FakeServices, csv: dict[str, Any]) -> None:
    services.set(**csv)
    services.plant("renamed_keys", path_contains="statistics/data/kinderarmut", times=None)

    assert fetch_wanted(wanted=POVERTY) == []
    assert values() == expect_values()
    assert {snapshot.file.suffix for snapshot in find_newest("wegweiser") if "slug" in snapshot.about.request} == {
        ".csv"
    }


def test_a_region_that_the_answer_leaves_out_is_a_gap_with_a_reason(services: FakeServices) -> None:
    services.set(drop_regions=frozenset({"heinsberg-lk"}))
    fetch_wanted(wanted=POVERTY)

    assert gaps() == {("kinderarmut", "05370", "nothing")}
    assert values() == expect_values(regions=tuple(set(REGIONS) - {"05370"}))


def test_a_region_without_a_key_and_a_name_is_none_of_ours() -> None:
    told = {"slug": "armut", "regions": [{"key": "05370", "title": "Heinsberg", "name": "Heinsberg, Kreis"}]}
    about = Sidecar("https://host/x", "", "", "", 200, "application/json", "", told)
    cells = {"indicators": [{"regionYearValues": [[1.5]]}], "regions": [{"title": [[]], "name": {}}]}
    body = json.dumps({"years": [2020], "data": cells}).encode()

    assert list(SOURCES["wegweiser"].read(body, about)) == [Gap("armut", "05370", "nothing")]


def test_an_indicator_of_districts_is_not_asked_for_a_municipality(services: FakeServices) -> None:
    fetch_wanted(wanted=Wanted(indicators=("car_density",)))

    asked = [request.path for request in services.requests if "statistics/data/" in request.path]
    assert len(asked) == 1
    assert "aachen+" not in asked[0].replace("staedteregion-aachen+", "")
    assert values("pkw-dichte") == expect_values("pkw-dichte")


def test_a_refused_request_is_repeated_region_by_region(services: FakeServices) -> None:
    """The service refuses all regions where one is not at the indicator's level; the list of indicators misleads."""
    misleading = tuple(
        {**row, "minimumRegionType": "KLEINE_GEMEINDE"} if row["friendlyUrl"] == "kinderarmut" else row
        for row in services_indicators(services)
    )
    services.set(indicators=misleading)
    services.plant("error_500", path_contains="statistics/data/kinderarmut+nordrhein-westfalen+", status=404)
    services.plant("error_500", path_contains="statistics/data/kinderarmut+aachen+", status=404)

    assert fetch_wanted(wanted=POVERTY) == []
    assert values() == expect_values(regions=tuple(set(REGIONS) - {"05334002"}))
    assert gaps() == {("kinderarmut", "05334002", "not_at_this_level")}


@pytest.mark.usefixtures("built_before")
def test_a_remark_of_the_service_becomes_the_reason_of_the_gap(services: FakeServices) -> None:
    """Where another source has a value, nothing is missing; of this indicator none has one."""
    services.set(null_regions=frozenset({"heinsberg-lk"}))
    fetch_wanted(wanted=Wanted(indicators=("electric_cars",)))
    build()

    told = queries.run_query("explanations", regions=["05370"])
    row = told[told["indicator_key"] == "electric_cars"].iloc[0]
    assert row["source_key"] == "wegweiser"
    assert row["reason_en"] != row["reason_de"]


@pytest.mark.parametrize(
    ("deviation", "told"),
    [
        ("indicator_gone", ("gone_indicator", {"indicator": "kinderarmut"})),
        ("indicator_added", ("new_indicator", {"indicator": "neuer-indikator"})),
        ("topic_gone", ("no_topic", {})),
        ("topic_renamed", None),
        ("region_slug_changed", None),
        ("no_years", None),
        ("list_default_max_changed", None),
    ],
)
def test_what_appears_vanishes_or_is_renamed_is_told_and_stops_nothing(
    services: FakeServices, deviation: str, told: tuple[str, dict[str, object]] | None
) -> None:
    services.deviate(deviation)
    watch = Told()

    assert fetch_wanted(told=watch) == []
    assert watch.messages == ([told] if told else [])
    assert values("pkw-dichte") == expect_values("pkw-dichte")


def test_a_vanished_indicator_keeps_its_last_values(services: FakeServices) -> None:
    fetch_wanted(wanted=POVERTY)
    services.deviate("indicator_gone", "version_changed")
    fetch_wanted()

    assert values() == expect_values()


def test_a_changed_unit_is_refused_and_the_other_indicators_are_kept(services: FakeServices) -> None:
    services.deviate("unit_changed")
    failures = fetch_wanted(wanted=Wanted(indicators=("child_poverty", "car_density")))

    assert [getattr(failure, "what", "") for failure in failures] == ["unit"]
    assert values() == {}
    assert values("pkw-dichte") == expect_values("pkw-dichte")


def test_a_fetch_that_broke_off_continues_where_it_stood(services: FakeServices) -> None:
    codes = list(read_reference("wegweiser").mappings)
    for code in codes[29:32]:  # three in a row: the service is down
        services.plant("error_500", path_contains=f"statistics/data/{code}+", times=None)
    assert [type(failure).__name__ for failure in fetch_wanted()] == ["SourceUnavailable"] * 3

    def list_codes() -> list[str]:
        paths = [request.path for request in services.requests if "statistics/data/" in request.path]
        return list(dict.fromkeys(path.split("statistics/data/")[1].split("+")[0] for path in paths))

    assert list_codes() == codes[:32]
    services.reset()
    assert fetch_wanted() == []
    assert list_codes() == codes[29:]
    services.reset()
    assert fetch_wanted() == []
    assert list_codes() == []  # same data version: nothing is asked for twice
    services.deviate("version_changed")
    assert fetch_wanted() == []
    assert list_codes() == codes


def test_all_districts_of_a_land(services: FakeServices) -> None:
    fetch_wanted(wanted=replace(POVERTY, lands=("05",)))

    districts = {
        row["ags"][:5]
        for row in services._world.regions
        if row["type"] in ("LANDKREIS", "KREISFREIE_STADT") and row["ags"].startswith("05")
    }
    assert len(districts) > 10
    assert {region for region, _ in values()} == districts | {"05"}


@pytest.mark.usefixtures("services")
def test_years_and_regions_that_are_asked_for() -> None:
    told = Told()
    fetch_wanted(wanted=replace(POVERTY, regions=("05358", "99999"), first_year=2019, last_year=2021), told=told)

    assert {key for key in values() if key[1] in range(2019, 2022)} == set(values())
    assert {region for region, _ in values()} == {"05358"}
    assert told.messages == [("unknown_region", {"region": "99999"})]


@pytest.mark.usefixtures("services")
def test_a_narrow_fetch_adds_to_a_wide_one() -> None:
    fetch_wanted(wanted=POVERTY)
    fetch_wanted(wanted=replace(POVERTY, regions=("05114",)))

    assert values() == expect_values(regions=(*REGIONS, "05114"))


@pytest.mark.usefixtures("services")
def test_boundaries_are_kept_for_the_map() -> None:
    fetch_wanted(wanted=POVERTY)

    kept = find_newest_of("wegweiser", "map-05")
    assert kept is not None
    assert b"MultiPolygon" in kept.read()


def test_an_indicator_that_the_service_stumbles_over_does_not_starve_the_others(services: FakeServices) -> None:
    codes = list(read_reference("wegweiser").mappings)
    services.plant("error_500", path_contains=f"statistics/data/{codes[0]}+", times=None)

    assert [type(failure).__name__ for failure in fetch_wanted()] == ["SourceUnavailable"]
    assert {row.code for row in read() if isinstance(row, Value)} == set(codes[1:])


@pytest.mark.parametrize(
    "loss", [{"drop_regions": frozenset({"heinsberg-lk"})}, {"null_regions": frozenset({"heinsberg-lk"})}]
)
def test_a_region_that_had_values_is_not_lost_to_a_stumble(services: FakeServices, loss: dict[str, Any]) -> None:
    fetch_wanted(wanted=POVERTY)
    services.deviate("version_changed")
    services.set(**loss)

    assert [getattr(failure, "what", "") for failure in fetch_wanted(wanted=POVERTY)] == ["lost"]
    assert values() == expect_values()
    assert fetch_wanted(wanted=replace(POVERTY, again=True)) == []  # on purpose
    assert {region for region, _ in values()} == set(REGIONS) - {"05370"}


def test_nor_are_its_years(services: FakeServices) -> None:
    fetch_wanted(wanted=POVERTY)
    services.deviate("version_changed")
    shortened = tuple(
        {**row, "years": row["years"][-3:]} if row["friendlyUrl"] == "kinderarmut" else row for row in all_indicators()
    )
    services.set(indicators=shortened)

    (failure,) = fetch_wanted(wanted=POVERTY)

    assert isinstance(failure, SourceChanged)
    assert (failure.what, "kinderarmut 05358 (" in failure.found) == ("fewer", True)
    assert values() == expect_values()
    assert fetch_wanted(wanted=replace(POVERTY, again=True)) == []  # on purpose
    assert len({year for region, year in values() if region == "05358"}) == 3


def test_a_passing_404_takes_nothing_away(services: FakeServices) -> None:
    wanted = replace(POVERTY, regions=("05358",))
    fetch_wanted(wanted=wanted)
    services.deviate("version_changed")
    services.plant("error_500", path_contains="statistics/data/kinderarmut", status=404)

    assert [getattr(failure, "what", "") for failure in fetch_wanted(wanted=wanted)] == ["lost"]
    assert fetch_wanted(wanted=wanted) == []
    assert values() == expect_values(regions=("05358",))


@pytest.mark.usefixtures("built_before")
def test_a_newer_wide_answer_takes_back_what_a_narrow_one_said(services: FakeServices) -> None:
    fetch_wanted(wanted=replace(POVERTY, regions=("05370",)))
    services.deviate("version_changed")
    services.set(null_regions=frozenset({"heinsberg-lk"}))
    fetch_wanted(wanted=replace(POVERTY, again=True))
    build()

    origin = queries.run_query("origins", indicator="child_poverty", region="05370")
    assert "wegweiser" not in set(origin["source_key"])


@pytest.mark.usefixtures("services")
def test_an_answer_about_another_indicator_is_refused() -> None:
    fetch_wanted(wanted=POVERTY)
    kept = next(snapshot for snapshot in find_newest("wegweiser") if "slug" in snapshot.about.request)
    other = kept.read().replace(b'"friendlyUrl": "kinderarmut"', b'"friendlyUrl": "jugendarmut"')

    assert other != kept.read()
    with pytest.raises(SourceChanged) as raised:
        list(SOURCES["wegweiser"].read(other, kept.about))
    assert raised.value.what == "other_indicator"


def test_another_unit_is_refused_in_the_csv_export_too(services: FakeServices) -> None:
    services.plant("renamed_keys", path_contains="statistics/data/kinderarmut", times=None)
    services.deviate("unit_changed")

    assert [getattr(failure, "what", "") for failure in fetch_wanted(wanted=POVERTY)] == ["unit"]
    assert values() == {}


@pytest.mark.parametrize("version", [None, {"error": "x"}, ""])
def test_without_a_data_version_everything_is_asked_for_anew(services: FakeServices, version: object) -> None:
    services.set(version=version)
    told = Told()
    fetch_wanted(wanted=POVERTY, told=told)
    fetch_wanted(wanted=POVERTY)

    assert ("no_version", {}) in told.messages
    assert len([request for request in services.requests if "statistics/data/" in request.path]) == 2


def test_an_area_without_an_official_key_is_not_germany(services: FakeServices) -> None:
    odd = {
        "id": 5,
        "name": "Metropolregion",
        "title": "Metropolregion",
        "friendlyUrl": "metropolregion",
        "type": "REGION",
    }
    areas = areas_of([odd, {**odd, "friendlyUrl": "deutschland", "name": "Deutschland", "type": "BUND"}])

    assert [(area.key, area.slug) for area in areas] == [("DE", "deutschland")]
    assert services.requests == ()


def test_no_known_region_is_told(services: FakeServices) -> None:
    failures = fetch_wanted(wanted=replace(POVERTY, regions=("99999",)))

    assert [getattr(failure, "reason", "") for failure in failures] == ["no_region"]
    assert values() == {}
    assert services.requests


def test_an_export_that_is_no_csv_is_told_with_its_line() -> None:
    with pytest.raises(SourceChanged, match="CSV 2: columns"):
        list(values_of_export(b"Stand\n" + b"x" * 200_000, "kinderarmut", []))
