"""The double of Wegweiser Kommune keeps to the contract."""

import csv
import io

import pytest
import requests

from tests.fake_services import (
    DEVIATIONS,
    FakeServices,
    World,
    wegweiser_value,
)
from tests.support.fetching import get

AGS = {"heinsberg-lk": "05370", "dueren-lk": "05358", "aachen": "05334002", "deutschland": "DE"}
POVERTY = "/rest/statistics/data/kinderarmut+heinsberg-lk+dueren-lk+2019-2023"


def test_lists_end_after_ten_unless_told_otherwise(services: FakeServices) -> None:
    for kind in ("region", "indicator", "topic"):
        assert len(get(f"{services.wegweiser}/rest/{kind}/list").json()) == 10
        assert len(get(f"{services.wegweiser}/rest/{kind}/list", max=20000).json()) > 10
    found = get(f"{services.wegweiser}/rest/region/list", search="düren", types="LANDKREIS").json()
    assert [region["friendlyUrl"] for region in found] == ["dueren-lk"]


def test_topic_holds_the_53_indicators(services: FakeServices) -> None:
    topic = get(f"{services.wegweiser}/rest/topic/get/nachhaltigkeit").json()
    assert topic["name"] == "Nachhaltigkeit / SDGs"
    assert len(topic["indicators"]) == 53
    assert any(2030 in indicator["years"] for indicator in topic["indicators"])
    assert wegweiser_value("beschaeftigungsquote", "05370", 2030) is not None


def test_regions_have_padded_keys_under_either_name(services: FakeServices) -> None:
    address = f"{services.wegweiser}/rest/region/get/heinsberg-lk"
    assert get(address).json()["ags"] == "05370000"
    assert get(address).json()["ars"] == "053700000000"
    services.set(ags_key="gkz", germany_ags=None)
    assert get(address).json()["gkz"] == "05370000"
    germany = get(f"{services.wegweiser}/rest/region/get/deutschland").json()
    assert not {"ags", "gkz"} & set(germany)
    assert get(f"{services.wegweiser}/rest/region/get/nowhere").status_code == 404


@pytest.mark.parametrize("shape", ["wrapped", "flat"])
@pytest.mark.parametrize("reverse", [False, True])
def test_data_are_the_computed_values(services: FakeServices, shape: str, reverse: bool) -> None:
    services.set(shape=shape, reverse_regions=reverse)
    answer = get(services.wegweiser + POVERTY).json()
    data = answer.get("data", answer)
    assert answer["years"] == [2019, 2020, 2021, 2022, 2023]
    assert data["indicators"][0]["regionYearValues"] == [
        [wegweiser_value("kinderarmut", AGS[region["friendlyUrl"]], year) for year in answer["years"]]
        for region in data["regions"]
    ]
    assert data["regions"][0]["friendlyUrl"] == ("dueren-lk" if reverse else "heinsberg-lk")


def test_regions_may_be_missing_empty_or_short(services: FakeServices) -> None:
    services.set(drop_regions=frozenset({"heinsberg-lk"}), region_form="ars_title")
    data = get(services.wegweiser + POVERTY).json()["data"]
    assert data["regions"] == [{"ars": "053580000000", "title": "Düren, Landkreis"}]
    services.set(drop_regions=frozenset(), null_regions=frozenset({"heinsberg-lk"}))
    data = get(services.wegweiser + POVERTY).json()["data"]
    assert set(data["indicators"][0]["regionYearValues"][0]) == {None}


def test_posted_ids_give_the_same_values(services: FakeServices) -> None:
    address = f"{services.wegweiser}/rest/statistics/data"
    body = {"regionIds": [1690], "indicatorIds": [181], "topicIds": [], "years": [2020]}
    answer = requests.post(address, json=body, timeout=5).json()
    assert answer["indicators"][0]["regionYearValues"] == [[wegweiser_value("kinderarmut", "05370", 2020)]]
    assert requests.post(address, json={**body, "regionIds": [99999]}, timeout=5).status_code == 400


def test_an_id_may_mean_another_region_in_the_next_version(services: FakeServices) -> None:
    def region_1653(poverty: int) -> str:
        body = {"regionIds": [1653], "indicatorIds": [poverty], "years": [2020]}
        answer = requests.post(f"{services.wegweiser}/rest/statistics/data", json=body, timeout=5)
        return str(answer.json()["regions"][0]["friendlyUrl"])

    assert region_1653(poverty=181) == "dueren-dn"
    services.deviate("version_changed")
    assert region_1653(poverty=183) == "dueren-lk"


def test_one_municipality_spoils_a_request_at_district_level(services: FakeServices) -> None:
    address = f"{services.wegweiser}/rest/statistics/data/pkw-dichte"
    assert get(f"{address}+aachen+2020").status_code == 404
    assert get(f"{address}+heinsberg-lk+aachen+2020").status_code == 404
    assert get(f"{address}+heinsberg-lk+2020").status_code == 200
    services.set(level_mismatch="remark")
    assert get(f"{address}+aachen+2020").json()["data"]["indicators"][0]["remark"].startswith("Auf Landkreisebene")


def test_nothing_is_an_empty_answer_with_a_remark(services: FakeServices) -> None:
    def indicator(url: str) -> dict[str, object]:
        answer = get(f"{services.wegweiser}/rest/statistics/data/{url}").json()
        found: dict[str, object] = answer["data"]["indicators"][0]
        return found

    other_level = indicator("naturschutzflaechen+deutschland+2020")
    assert other_level["regionYearValues"] == []
    assert str(other_level["remark"]).startswith("Auf Landkreisebene")
    assert str(indicator("kinderarmut+heinsberg-lk+1990")["remark"]).startswith("Für andere Jahre")
    services.set(null_regions=frozenset({"heinsberg-lk"}), empty_values="nulls")
    nothing = indicator("kinderarmut+heinsberg-lk+2020")
    assert nothing == {"regionYearValues": [[None]], "remark": "Keine Daten verfügbar."}


def test_export_is_latin_unless_told_otherwise(services: FakeServices) -> None:
    address = f"{services.wegweiser}/rest/export/finanzmittelsaldo+heinsberg-lk+dueren-lk+2019-2020+tabelle.csv"
    answer = get(address)
    assert answer.headers["Content-Type"] == "txt/csv"
    assert "Düren" in answer.content.decode("ISO-8859-1")
    rows = list(csv.reader(io.StringIO(get(address, charset="UTF-8").content.decode()), delimiter=";"))
    assert rows[0] == ["Finanzmittelsaldo"]
    header = next(row for row in rows if row[0] == "Indikatoren")
    assert header[1:] == [f"{year}\n{name}, LK" for year in (2019, 2020) for name in ("Heinsberg", "Düren")]
    values = next(row for row in rows if row[0] == "Finanzmittelsaldo (Euro je Einwohner:in)")
    assert values[1] == f"{wegweiser_value('finanzmittelsaldo', '05370', 2019):.0f}"
    assert all(not any(row[1:]) for row in rows[rows.index(values) + 1 :])


def test_export_writes_gaps_and_thousands_in_german(services: FakeServices) -> None:
    services.set(null_regions=frozenset({"dueren-lk"}))
    address = f"{services.wegweiser}/rest/export/bruttoinlandsprodukt+dueren-lk+heinsberg-lk+2020+tabelle.csv"
    (_, gap, value) = get(address, charset="UTF-8", raw="true").text.splitlines()[-1].split(";")
    assert gap == "k.A."
    assert value.count(".") == 1
    assert float(value.replace(".", "")) == wegweiser_value("bruttoinlandsprodukt", "05370", 2020)


def test_map_covers_the_districts_of_the_land(services: FakeServices) -> None:
    address = f"{services.wegweiser}/rest/map/data/kinderarmut+nordrhein-westfalen+2020+karte"
    answer = get(address, layer="DISTRICT").json()
    features = {feature["properties"]["ags"]: feature for feature in answer["regions"]["features"]}
    assert len(features) >= 16
    assert not {"09187000", "05334002"} & set(features)
    assert features["05370000"]["geometry"]["type"] == "MultiPolygon"
    assert features["05370000"]["properties"]["values"] == [wegweiser_value("kinderarmut", "05370", 2020)]


def test_every_indicator_has_values_and_some_gaps() -> None:
    with_value = {
        indicator["friendlyUrl"]: [
            wegweiser_value(indicator["friendlyUrl"], ags, year)
            for ags in ("05370", "05358", "05334")
            for year in indicator["years"]
        ]
        for indicator in World().indicators
    }
    assert all(any(value is not None for value in values) for values in with_value.values())
    assert any(value is None for values in with_value.values() for value in values)
    assert any(value is not None and value < 0 for value in with_value["finanzmittelsaldo"])


@pytest.mark.parametrize("name", sorted(DEVIATIONS))
def test_each_deviation_shows(services: FakeServices, name: str) -> None:
    def ask_everything() -> list[object]:
        calls = (
            "statistics/version",
            "topic/list?max=99",
            "topic/get/nachhaltigkeit",
            "region/list?max=99",
            "indicator/list",
            "statistics/data/kinderarmut+heinsberg-lk+2020",
            "export/kinderarmut+dueren-lk+2020+tabelle.csv",
        )
        return [get(f"{services.wegweiser}/rest/{call}").content for call in calls]

    before = ask_everything()
    services.deviate(name)
    assert ask_everything() != before
