"""The doubles of INKAR, Regionalstatistik and Eurostat keep to the contract."""

import csv
import io
import zipfile

import pytest
import requests

from tests.fake_services import (
    INKAR_YEARS,
    FakeServices,
    eurostat_flag,
    eurostat_value,
    genesis_value,
    inkar_value,
)
from tests.support.fetching import get

TABLE = {"name": "12411-01-01-4", "format": "ffcsv", "area": "all", "job": "false"}
SIGN_IN = {"username": "tester", "password": "correct-password"}


def table(services: FakeServices, **fields: str) -> requests.Response:
    return requests.post(
        f"{services.regionalstatistik}/data/tablefile", data={**TABLE, **fields}, headers=SIGN_IN, timeout=5
    )


def only_member(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (name,) = archive.namelist()
        return archive.read(name).decode()


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


# INKAR


def test_bulk_file_is_one_german_csv(services: FakeServices) -> None:
    text = only_member(get(services.inkar).content)
    rows = rows_of(text)
    assert text.startswith("\ufeffBereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert\r\n")
    assert 10000 < len(rows) < 30000
    keys = {row["Kennziffer"]: row["Raumbezug"] for row in rows}
    assert (keys["05370000"], keys["05334002"], keys["05"], keys["111"]) == (
        "Kreise",
        "Gemeinden",
        "Bundesländer",
        "Bund",
    )
    assert "Raumordnungsregionen" in keys.values()
    for row in rows:
        value = inkar_value(f"{row['Bereich']}/{row['Kuerzel']}", row["Kennziffer"], int(row["Zeitbezug"]))
        assert row["Wert"] in (("", ".", "..", "-") if value is None else (f"{value:.2f}".replace(".", ","),))
    assert {row["Bereich"] for row in rows} == {"LRB", "SDG", "ZOM", "EU"}
    assert {row["Wert"] for row in rows} >= {"", ".", "..", "-"}
    assert {int(row["Zeitbezug"]) for row in rows} == set(INKAR_YEARS)


# Regionalstatistik


def test_tables_come_zipped_for_the_latest_or_the_chosen_years(services: FakeServices) -> None:
    latest = rows_of(only_member(table(services).content))
    assert {row["time"] for row in latest} == {"2024-12-31"}
    assert "263681" in {row["value"] for row in latest if row["1_variable_attribute_code"] == "05370"}
    years = rows_of(only_member(table(services, startyear="2019", endyear="2021", regionalkey="0537*").content))
    assert {row["time"] for row in years} == {"2019-12-31", "2020-12-31", "2021-12-31"}
    for row in years:
        year, attribute = int(row["time"][:4]), row["2_variable_attribute_code"]
        assert row["value"] == genesis_value("12411-01-01-4", "05370", attribute, year)


def test_dash_marks_districts_before_and_after_their_time() -> None:
    assert genesis_value("12411-01-01-4", "05313", "", 2024) == "-"
    assert genesis_value("12411-01-01-4", "05313", "", 2007).isdigit()
    assert genesis_value("12411-01-01-4", "05334", "", 2007) == "-"
    assert genesis_value("32121-01-02-4", "05358", "ABFALLART400", 2022) == "."
    assert genesis_value("32121-01-02-4", "05334002", "ABFALLART201", 2021) == "x"


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        (90, {"name": "99999-01-01-4"}),
        (104, {"startyear": "2030"}),
        (104, {"regionalkey": "99*"}),
        (50, {"stand": "01.01.2026"}),
    ],
)
def test_refusals_of_tables_are_http_200(services: FakeServices, code: int, fields: dict[str, str]) -> None:
    answer = table(services, **fields)
    assert (answer.status_code, answer.json()["Status"]["Code"]) == (200, code)


def test_sign_in_is_by_header_and_post_only(services: FakeServices) -> None:
    address = f"{services.regionalstatistik}/data/tablefile"
    assert get(address).status_code == 405
    answer = requests.post(address, data={**TABLE, **SIGN_IN}, timeout=5)
    assert (answer.status_code, answer.json()["Status"]["Code"]) == (200, 15)
    services.set(login_error="http_status")
    wrong = requests.post(address, data=TABLE, headers={"username": "tester", "password": "no"}, timeout=5)
    assert (wrong.status_code, wrong.json()["Code"]) == (404, 2)
    services.set(genesis_status=22)
    assert table(services).json()["Status"]["Type"] == "Warnung"


def test_large_tables_need_a_job_and_patience(services: FakeServices) -> None:
    services.set(too_large=True, job_polls=3)
    assert table(services).json()["Status"]["Code"] == 98
    job = table(services, job="true").json()["Status"]["Content"].split(": ")[1]

    def ask(path: str, **fields: str) -> requests.Response:
        return requests.post(f"{services.regionalstatistik}/{path}", data=fields, headers=SIGN_IN, timeout=5)

    assert ask("data/resultfile", name=job).json()["Status"]["Code"] == 104
    polls = [ask("catalogue/jobs", selection=f"*{job}").json() for _ in range(3)]
    assert [poll["Status"]["Code"] for poll in polls] == [104, 0, 0]
    assert [poll["List"][0]["State"] for poll in polls[1:]] == ["In Bearbeitung", "Fertig"]
    assert len(rows_of(only_member(ask("data/resultfile", name=job).content))) == 20


# Eurostat


def test_json_stat_is_sparse_and_its_index_unordered(services: FakeServices) -> None:
    answer = get(f"{services.eurostat}/nama_10r_3gdp", geo=["DEA29", "DEA26", "DEA"], unit="EUR_HAB", lang="DE").json()
    codes = {name: answer["dimension"][name]["category"]["index"] for name in answer["id"]}
    assert [len(codes[name]) for name in answer["id"]] == answer["size"]
    assert any(list(index.values()) != sorted(index.values()) for index in codes.values())
    for geo, row in codes["geo"].items():
        for year, column in codes["time"].items():
            place = str(row * answer["size"][-1] + column)
            value = eurostat_value("nama_10r_3gdp", "EUR_HAB", geo, int(year))
            assert answer["value"].get(place) == value
            if value is not None:
                assert answer["status"].get(place) == eurostat_flag("nama_10r_3gdp", "EUR_HAB", geo, int(year))
    assert len(answer["value"]) < answer["size"][2] * answer["size"][3]


def test_eurostat_refuses_in_its_own_form(services: FakeServices) -> None:
    assert get(f"{services.eurostat}/nothing").json()["error"][0]["status"] == 404
    for parameters in ({"colour": "red"}, {"geo": "XX"}):
        answer = get(f"{services.eurostat}/demo_r_d3dens", **parameters)
        assert (answer.status_code, answer.json()["error"][0]["id"]) == (400, 150)
    services.set(eurostat_refusal="too_big")
    assert get(f"{services.eurostat}/demo_r_d3dens").status_code == 413
    services.set(eurostat_refusal="warning")
    assert get(f"{services.eurostat}/demo_r_d3dens").json()["warning"]["status"] == 413
