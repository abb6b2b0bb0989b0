"""Addresses for machines: the figures with all they need, the same for every website, known by the build."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from threading import BoundedSemaphore
from xml.etree import ElementTree

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

import queries
from app import OPEN_DATA, OPEN_DATA_PATHS, make_endpoint
from features.open_data import answer as open_data_answer
from features.open_data.values import COLUMNS
from loaders.build.build import build
from settings import ROOT
from storage import journal

PATHS = json.loads((ROOT / "features" / "open_data" / "openapi.json").read_text(encoding="utf-8"))["paths"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def make_app() -> Starlette:
    """The routes of the app, without Streamlit around them."""
    return Starlette(
        routes=[
            Route(f"/data/{path}", make_endpoint(OPEN_DATA, name), methods=["GET", "OPTIONS"])
            for path, name in OPEN_DATA_PATHS.items()
        ]
    )


@pytest.fixture
def client(request: pytest.FixtureRequest) -> TestClient:
    request.getfixturevalue("shipped_database")
    return TestClient(make_app(), raise_server_exceptions=True)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_an_indicator_as_csv_has_keys_unit_source_licence_and_kind(client: TestClient) -> None:
    found = client.get("/data/crimes_recorded.csv")

    assert found.status_code == 200
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert found.text.splitlines()[0] == ",".join(COLUMNS)
    (row,) = [row for row in rows_of(found.text) if (row["region_key"], row["year"]) == ("05358", "2022")]
    assert (row["indicator_key"], row["value"], row["unit"]) == ("crimes_recorded", "65.43", "je 1.000 Einw.")
    assert (row["kind"], row["is_preferred"], row["source_key"]) == ("observed", "true", "pks")
    assert row["licence"]
    assert row["licence_url"].startswith("https://")
    assert row["attribution"]


def test_csv_and_json_hold_the_same_figures_as_the_database(client: TestClient) -> None:
    expected = queries.run_query("open_values", indicator="car_density", region=None)

    as_json = client.get("/data/car_density.json?lang=en").json()
    as_csv = rows_of(client.get("/data/car_density.csv?lang=en").text)

    assert (as_json["indicator_key"], as_json["name"], as_json["unit"]) == (
        "car_density",
        "Car density",
        "per 1,000 inhab.",
    )
    assert len(as_json["values"]) == len(as_csv) == len(expected) > 500
    for told, row in zip(as_json["values"], as_csv, strict=True):
        assert tuple(told) == COLUMNS
        assert (row["region_key"], int(row["year"]), row["source_key"]) == (
            told["region_key"],
            told["year"],
            told["source_key"],
        )
        assert (float(row["value"]) if row["value"] else None) == told["value"]


def test_a_figure_that_is_not_credible_is_null_and_says_so(client: TestClient) -> None:
    values = client.get("/data/waste_per_head.json").json()["values"]
    withheld = [value for value in values if value["kind"] == "not_credible"]

    assert withheld
    assert {value["value"] for value in withheld} == {None}


def test_a_region_has_all_its_indicators(client: TestClient) -> None:
    found = client.get("/data/region/05370.json").json()

    assert (found["region_key"], found["kind"]) == ("05370", "district")
    assert {value["region_key"] for value in found["values"]} == {"05370"}
    assert len({value["indicator_key"] for value in found["values"]}) > 40


def test_the_index_names_every_key(client: TestClient) -> None:
    found = client.get("/data/index.json").json()
    for each in found["indicators"][:3]:
        assert client.get(f"/data/{each['indicator_key']}.csv").status_code == 200

    assert {each["region_key"] for each in found["regions"]} == set(queries.run_query("regions")["region_key"])


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/data/nothing.csv", 404, "Einen Indikator „nothing“ gibt es nicht"),
        ("/data/nothing.csv?lang=en", 404, "There is no indicator ‘nothing’"),
        ("/data/region/5358.json", 404, "Eine Region „5358“ gibt es nicht"),
        ("/data/crimes_recorded.xml", 404, "angeboten wird: csv, json"),
        ("/data/crimes_recorded.csv?lang=fr", 400, "lang ist de oder en"),
    ],
)
def test_what_there_is_not_is_told_in_words(client: TestClient, address: str, status: int, words: str) -> None:
    found = client.get(address)

    assert found.status_code == status
    assert words in found.json()["error"]
    assert "ETag" not in found.headers


def test_while_there_is_no_database_it_says_so() -> None:
    found = TestClient(make_app()).get("/data/crimes_recorded.csv")

    assert found.status_code == 503
    assert "aufgebaut" in found.json()["error"]


def test_where_too_many_repositories_are_made_at_once_another_is_told_to_wait(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_data_answer, "_packing", BoundedSemaphore(1))
    monkeypatch.setattr(open_data_answer, "_PATIENCE", 0.01)
    address = "/data/open-sdg/05370.zip?indicator=car_density"
    with open_data_answer._packing:
        refused = client.get(address)

    assert (refused.status_code, refused.headers["Cache-Control"]) == (503, "no-store")
    assert "in ein paar Sekunden" in refused.json()["error"]
    assert client.get(address).status_code == 200


def test_every_website_may_read_it(client: TestClient) -> None:
    for answer in (
        client.get("/data/crimes_recorded.json", headers={"Origin": "https://kreis.example"}),
        client.get("/data/nothing.json", headers={"Origin": "https://kreis.example"}),
        client.options("/data/crimes_recorded.json", headers={"Origin": "https://kreis.example"}),
        client.get("/data/openapi.json"),
    ):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "set-cookie" not in answer.headers
    assert client.post("/data/crimes_recorded.json").status_code == 405


def test_an_answer_is_known_by_its_build(small_world: Path) -> None:
    build()
    client = TestClient(make_app())
    first = client.get("/data/poverty.csv")
    tag = first.headers["ETag"]

    same = client.get("/data/poverty.csv", headers={"If-None-Match": tag})
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    assert client.get("/data/poverty.json").headers["ETag"] != tag
    assert client.get("/data/poverty.csv?lang=en").headers["ETag"] != tag

    file = small_world / "observations" / "poverty.csv"
    file.write_text(file.read_text().replace("05370,2021,7.5", "05370,2021,7.6"))
    build()
    newer = client.get("/data/poverty.csv", headers={"If-None-Match": tag})
    assert newer.status_code == 200
    assert newer.headers["ETag"] != tag
    assert "7.6" in newer.text


# The feed of a district


def entries(client: TestClient, region: str, language: str = "de") -> dict[str, str]:
    """Title by the last part of the id."""
    found = client.get(f"/data/region/{region}.atom?lang={language}")
    assert found.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(found.content)
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM)
    told = {}
    for entry in feed.findall("a:entry", ATOM):
        assert datetime.fromisoformat(entry.findtext("a:updated", "", ATOM)).tzinfo
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert link.attrib["href"].startswith("http://testserver/")
        assert entry.findtext("a:summary", "", ATOM)
        told[entry.findtext("a:id", "", ATOM).partition("#")[2]] = entry.findtext("a:title", "", ATOM)
    return told


def test_a_value_of_a_newer_year_is_news(small_world: Path) -> None:
    build()
    client = TestClient(make_app())
    assert entries(client, "05370") == {}

    file = small_world / "observations" / "poverty.csv"
    file.write_text(f"{file.read_text()}new,05370,2022,7.1\n")
    build()

    assert entries(client, "05370") == {"value/poverty/2022": "Neuer Wert: Armut 2022: 7,1\N{NO-BREAK SPACE}%"}
    assert entries(client, "05370", "en") == {"value/poverty/2022": "New value: Poverty 2022: 7.1\N{NO-BREAK SPACE}%"}


def test_values_that_a_build_has_changed_are_news(small_world: Path) -> None:
    build()
    file = small_world / "observations" / "poverty.csv"
    file.write_text(file.read_text().replace("new,05370,2020,8.0", "new,05370,2020,8.4"))
    build()

    client = TestClient(make_app())
    ((key, title),) = entries(client, "05370").items()
    assert key.startswith("changed/poverty/")
    assert title == "Geänderte Werte: Armut"
    assert (
        "Geändert: 1, entfallen: 0. Neuester geänderter Wert: 2020 8,4 statt 8,0."
        in client.get("/data/region/05370.atom").text
    )
    assert entries(client, "05334") == {}


def test_a_target_whose_year_has_values_that_do_not_meet_it_is_missed(small_world: Path) -> None:
    targets = small_world / "reference" / "targets.csv"
    targets.write_text(targets.read_text().replace("Less poverty,7,%,%,2030", "Less poverty,7,%,%,2021"))
    build()
    client = TestClient(make_app())

    assert list(entries(client, "05370")) == ["target/less_poverty/2021"]

    observed = small_world / "observations" / "poverty.csv"
    observed.write_text(observed.read_text().replace("new,05370,2021,7.5", "new,05370,2021,6.9"))
    build()
    assert [key for key in entries(client, "05370") if key.startswith("target/")] == []


@pytest.mark.usefixtures("small_world")
def test_a_measure_is_due_until_somebody_reports_it_done() -> None:
    build()
    client = TestClient(make_app())

    assert entries(client, "05358") == {"measure/advice/2022": "Maßnahme fällig bis 2022: 1 Beratung"}
    before = client.get("/data/region/05358.atom").headers["ETag"]

    today = datetime.now(UTC).date()
    journal.add_entry(
        "measure_status", "advice", 0, "Amt 50", {"status": "done", "date": today.isoformat(), "note": ""}
    )
    assert entries(client, "05334") == {}
    assert client.get("/data/region/05358.atom").headers["ETag"] != before


# The description


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("path", [*PATHS])
def test_every_address_does_what_its_description_says(path: str) -> None:
    """Made-up keys, languages and headers, fitting and not: no failure of the server, nothing undescribed."""
    described = schemathesis.openapi.from_asgi("/data/openapi.json", make_app())

    @given(case=described[path]["GET"].as_strategy())
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def try_it(case: schemathesis.Case) -> None:
        case.call_and_validate()

    try_it()


def test_every_address_is_described(client: TestClient) -> None:
    described = client.get("/data/openapi.json").json()
    answered_paths = {f"/data/{path}" for path in OPEN_DATA_PATHS if path != "openapi.json"}

    assert {path.rpartition(".")[0] for path in described["paths"]} == {
        path.replace("{form}", "json").rpartition(".")[0] for path in answered_paths
    }
    assert described["servers"] == [{"url": "http://testserver"}]
