"""Faults that change an answer: another one, its bytes, its content, its archive."""

import csv
import io
import math
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.fake_services import FakeServices, http_date
from tests.support.fetching import get

POVERTY = "/rest/statistics/data/kinderarmut+heinsberg-lk+dueren-lk+2019-2023"
EXPORT = "/rest/export/kinderarmut+heinsberg-lk+dueren-lk+2019-2023+tabelle.csv?charset=UTF-8"
GIGABYTES = 5_500_000_000


def broken(services: FakeServices, fault: str, path: str = POVERTY, **options: Any) -> requests.Response:
    """The answer with the fault; a second request gets the right one again."""
    right = get(services.wegweiser + path)
    services.plant(fault, path_contains="kinderarmut", **options)
    answer = get(services.wegweiser + path)
    assert get(services.wegweiser + path).content == right.content
    assert services.pending == ()
    return answer


def first_value(answer: requests.Response) -> object:
    return answer.json()["data"]["indicators"][0]["regionYearValues"][0][0]


def table_rows(answer: requests.Response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode()), delimiter=";"))


def archive(services: FakeServices, fault: str, **options: Any) -> zipfile.ZipFile:
    services.plant(fault, **options)
    return zipfile.ZipFile(io.BytesIO(get(services.inkar).content))


# another answer, its head and bytes


def test_other_answers(services: FakeServices) -> None:
    page = broken(services, "html_200")
    assert (page.status_code, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert broken(services, "too_many", retry_after=7).headers["Retry-After"] == "7"
    assert broken(services, "too_many", retry_after=http_date(60)).headers["Retry-After"].endswith("GMT")
    assert "Retry-After" not in broken(services, "too_many", retry_after=None).headers
    assert broken(services, "error_500").status_code == 500
    assert broken(services, "empty_200").content == b""
    assert broken(services, "body", text="null").content == b"null"


def test_redirect_leads_to_another_host(services: FakeServices) -> None:
    with FakeServices() as elsewhere:
        services.plant("redirect_elsewhere", location=elsewhere.address)
        requests.get(services.wegweiser + POVERTY, headers={"Authorization": "secret"}, timeout=5)
        (arrived,) = elsewhere.requests
    assert arrived.path == "/data-api" + POVERTY
    assert services.requests[0].headers["authorization"] == "secret"


def test_wrong_bytes(services: FakeServices) -> None:
    with pytest.raises(requests.JSONDecodeError):
        broken(services, "truncated_json").json()
    mislabelled = broken(services, "wrong_content_type")
    assert (mislabelled.headers["Content-Type"], mislabelled.json()["years"][0]) == ("text/plain", 2019)
    latin = broken(services, "wrong_encoding")
    assert "UTF-8" in latin.headers["Content-Type"]
    with pytest.raises(UnicodeDecodeError):
        latin.content.decode()


# the content


@pytest.mark.parametrize(
    ("fault", "holds"),
    [
        ("text_value", lambda value: value == "n/a"),
        ("nan_value", math.isnan),
        ("infinity", lambda value: value == math.inf),
        ("negative_infinity", lambda value: value == -math.inf),
        ("absurd_value", lambda value: value == 1e300),
    ],
)
def test_one_value_is_replaced(services: FakeServices, fault: str, holds: Callable[[object], bool]) -> None:
    assert holds(first_value(broken(services, fault)))
    rows = table_rows(broken(services, fault, EXPORT))
    assert not any(character.isdigit() for character in rows[3][1].removesuffix("1e300"))


def test_keys_columns_and_rows(services: FakeServices) -> None:
    assert "values" in broken(services, "renamed_keys").json()["data"]["indicators"][0]
    assert table_rows(broken(services, "renamed_columns", EXPORT))[2][0] == "Merkmale"
    assert len(broken(services, "duplicate_rows").json()["data"]["regions"]) == 4
    rows = table_rows(broken(services, "duplicate_rows", EXPORT))
    assert rows[3] == rows[4]


def test_content_inside_archives(services: FakeServices) -> None:
    with archive(services, "renamed_columns") as changed:
        header = changed.read("inkar_2025.csv").decode("utf-8-sig").splitlines()[0]
        assert header.endswith(";Schluessel;Name;Zeitbezug;Value")
    with archive(services, "text_value", row_contains="05370000") as changed:
        (line,) = [line for line in changed.read("inkar_2025.csv").decode().splitlines() if line.endswith(";n/a")]
        assert ";05370000;" in line
    with archive(services, "wrong_encoding") as changed, pytest.raises(UnicodeDecodeError):
        changed.read("inkar_2025.csv").decode()
    services.plant("semester_time")
    answer = requests.post(
        f"{services.regionalstatistik}/data/tablefile",
        data={"name": "32121-01-02-4"},
        headers={"username": "tester", "password": "correct-password"},
        timeout=5,
    )
    with zipfile.ZipFile(io.BytesIO(answer.content)) as changed:
        assert ";2023-10P6M;" in changed.read("32121-01-02-4_flat.csv").decode()


# the archive


def test_hostile_archives(services: FakeServices) -> None:
    with archive(services, "zip_slip") as opened:
        assert opened.namelist() == ["../../evil.csv", "inkar_2025.csv"]
    with archive(services, "zip_nested") as opened:
        assert opened.namelist() == ["inner.zip"]
    with archive(services, "zip_empty") as opened:
        assert opened.namelist() == []
    for fault in ("not_a_zip", "zip_truncated"):
        with pytest.raises(zipfile.BadZipFile):
            archive(services, fault)


def test_bombs_are_small_and_inflate(services: FakeServices) -> None:
    with archive(services, "zip_bomb") as opened:
        member = opened.getinfo("inkar_2025.csv")
        assert (member.file_size, member.compress_size < 10_000_000) == (GIGABYTES, True)
        with opened.open(member) as content:
            assert not any(content.read(20_000_000))
    with archive(services, "zip_lying", inflated=50_000_000) as opened:
        member = opened.getinfo("inkar_2025.csv")
        assert member.file_size == 1000
        opened.fp.seek(member.header_offset + 30 + len(member.filename))  # type: ignore[union-attr]
        assert len(zlib.decompress(opened.fp.read(member.compress_size), -15)) > 49_000_000  # type: ignore[union-attr]
    services.plant("gzip_bomb", inflated=50_000_000)
    with get(services.wegweiser + POVERTY, stream=True) as answer:
        assert len(answer.raw.read(10_000_000, decode_content=True)) > 5_000_000
