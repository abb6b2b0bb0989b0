"""All four services at once, through the command line into the database."""

import pytest

import queries
from tests.fake_services import FakeServices, eurostat_flag, eurostat_value, genesis_value, inkar_value, wegweiser_value
from tests.support.processes import run_loaders

CREDENTIALS = {"SDG_REGIONALSTATISTIK_USER": "tester", "SDG_REGIONALSTATISTIK_PASSWORD": "correct-password"}


def value(indicator: str, region: str, year: int, source: str) -> tuple[float, str | None]:
    found = queries.run_query("origins", indicator=indicator, region=region)
    row = found[(found["source_key"] == source) & (found["year"] == year)].iloc[0]
    return row["value"], row["flag"] if isinstance(row["flag"], str) else None


@pytest.mark.usefixtures("built_before")
def test_what_each_service_publishes_reaches_the_database(services: FakeServices) -> None:
    run = run_loaders("update", "--pause", "0", "--accept", **CREDENTIALS)
    assert run.returncode == 0
    assert all(line.endswith("wird ausgelassen.") for line in run.stderr.splitlines())  # the double has fewer districts
    assert run_loaders("update", "inkar", "--pause", "0", "--accept").returncode == 0

    assert value("homelessness", "05358", 2023, "wegweiser")[0] == wegweiser_value("wohnungslosigkeit", "05358", 2023)
    assert value("car_density", "05358", 2020, "inkar_2025")[0] == inkar_value("LRB/q_pkw_bev", "05358000", 2020)
    assert value("population", "05358", 2020, "regionalstatistik")[0] == float(
        genesis_value("12411-01-01-4", "05358", "", 2020)
    )
    gdp = value("gdp_per_head", "05358", 2020, "eurostat")
    assert gdp == (
        eurostat_value("nama_10r_3gdp", "EUR_HAB", "DEA26", 2020),
        eurostat_flag("nama_10r_3gdp", "EUR_HAB", "DEA26", 2020),
    )
    assert services.requests


@pytest.mark.usefixtures("services", "built_before")
def test_the_flags_of_a_source_are_kept() -> None:
    assert run_loaders("update", "eurostat", "--pause", "0", "--accept").returncode == 0
    found = queries.run_query("origins", indicator="gdp_per_head", region="05358")
    flagged = found[(found["source_key"] == "eurostat") & found["flag"].notna()]

    assert len(flagged) > 0
    for row in flagged.to_dict("records"):
        assert row["flag"] == eurostat_flag("nama_10r_3gdp", "EUR_HAB", "DEA26", row["year"])
