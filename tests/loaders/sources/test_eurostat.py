"""Eurostat: cells of a sparse cube become values with their flags; what is not as agreed is named with its place."""

import json
from dataclasses import replace
from typing import Any

import pytest

from loaders.errors import SourceChanged, SourceUnavailable
from loaders.fetch.http import Client
from loaders.fetch.run import Run, accept_loss
from loaders.fetch.snapshots import Sidecar, find_newest
from loaders.reference import read_reference
from loaders.sources import eurostat
from loaders.sources.eurostat import read
from loaders.sources.rows import Gap, Value, Wanted
from tests.fake_services import FakeServices, eurostat_flag, eurostat_value
from tests.support.fetching import Told, fetch_wanted
from texts import CODES, Language

GDP, DENSITY = "nama_10r_3gdp?unit=EUR_HAB", "demo_r_d3dens?unit=PER_KM2"
NUTS = {"05358": "DEA26", "05370": "DEA29", "DE": "DE"}
PRODUCT = Wanted(indicators=("gdp_per_head",))


def cube(**changes: Any) -> dict[str, Any]:
    """Two regions and three years; the index is not in the order of its positions."""
    geo = {"index": {"DEA29": 1, "DEA26": 0}, "label": {"DEA26": "D", "DEA29": "H"}}
    time = {"index": {"2022": 2, "2020": 0, "2021": 1}}
    unit = {"index": {"EUR_HAB": 0}}
    return {
        "id": ["unit", "geo", "time"],
        "size": [1, 2, 3],
        "dimension": {"unit": {"category": unit}, "geo": {"category": geo}, "time": {"category": time}},
        "value": {"0": 100, "2": 102.5, "3": 200},
        "status": {"2": "ep", "4": "c"},
        **changes,
    }


def rows(found: object, chosen: dict[str, str] | None = None) -> list[Value | Gap]:
    request = {"code": GDP, "chosen": chosen or {"unit": "EUR_HAB"}, "nuts": NUTS}
    about = Sidecar("https://host/x", "", "", "", 200, "application/json", "", request)
    return list(read(json.dumps(found).encode(), about))


def with_axis(name: str, category: dict[str, Any], size: int) -> dict[str, Any]:
    """The cube with another category of one dimension."""
    plain = cube()
    sizes = [size if each == name else old for each, old in zip(plain["id"], plain["size"], strict=True)]
    return cube(dimension={**plain["dimension"], name: {"category": category}}, size=sizes, value={"0": 100}, status={})


def test_positions_run_row_by_row_and_flags_stay_with_their_values() -> None:
    assert rows(cube()) == [
        Value(GDP, "05358", 2020, 100, "$.value.0"),
        Value(GDP, "05358", 2022, 102.5, "$.value.2", "ep"),
        Value(GDP, "05370", 2020, 200, "$.value.3"),
        Gap(GDP, "DE", "nothing"),
    ]


@pytest.mark.parametrize(
    ("value", "status", "expected"),
    [
        (
            [100, None, 102.5, None, None, None],
            ["", None, "p", None, None, None],
            [(2020, 100, ""), (2022, 102.5, "p")],
        ),
        ({"1": 5, "2": None}, "e", [(2021, 5, "e")]),
        ({}, {}, []),
    ],
)
def test_other_forms_of_cells(value: object, status: object, expected: list[tuple[int, float, str]]) -> None:
    found = [row for row in rows(cube(value=value, status=status)) if isinstance(row, Value)]

    assert [(row.year, row.value, row.flag) for row in found] == expected


def test_one_flag_of_all_cells_takes_no_room_for_cells_that_are_not_there() -> None:
    many = [str(number) for number in range(20_000)]
    plain = cube(value={"0": 100}, status="p", size=[1, 20_000, 20_000])
    plain["dimension"]["geo"]["category"] = {"index": ["DEA26", *many[1:]]}
    plain["dimension"]["time"]["category"] = {"index": ["2020", *many[1:]]}

    assert rows(plain)[0] == Value(GDP, "05358", 2020, 100, "$.value.0", "p")


def test_a_flag_is_short_and_plain() -> None:
    (found, *_) = rows(cube(value={"0": 100}, status={"0": "p\x1b\u202e" + "x" * 1_000_000}))

    assert isinstance(found, Value)
    assert found.flag == "p" + "x" * 1999


def test_without_status_there_is_no_flag() -> None:
    plain = cube()
    del plain["status"]

    assert {row.flag for row in rows(plain) if isinstance(row, Value)} == {""}


def test_an_index_may_be_a_list_or_missing_for_a_single_category() -> None:
    listed = with_axis("geo", {"index": ["DEA29", "DEA26"]}, 2)
    labelled = with_axis("geo", {"label": {"DEA29": "Heinsberg"}}, 1)

    assert [row.region_key for row in rows(listed) if isinstance(row, Value)] == ["05370"]
    assert [row.region_key for row in rows(labelled) if isinstance(row, Value)] == ["05370"]


@pytest.mark.parametrize(
    ("found", "what"),
    [
        ([], "missing_key"),
        (cube(value="none"), "wrong_type"),
        (cube(value={"0": "n/a"}), "not_a_number"),
        (cube(value={"0": True}), "not_a_number"),
        (cube(value={"0": 10**400}), "not_a_number"),
        (cube(value={"6": 1}), "wrong_length"),
        (cube(value={"x": 1}), "wrong_length"),
        (cube(size=[1, 2]), "wrong_length"),
        (cube(size=[1, 2, 4]), "wrong_length"),
        (cube(size=[1, 2, 10**18]), "wrong_length"),  # told before so many places are counted
        (cube(id=["unit", "geo", "geo", "time"], size=[1, 2, 2, 3]), "wrong_length"),
        (cube(id=["unit", "area", "time"]), "wrong_length"),
        (cube(dimension={}), "missing_key"),
        (cube(id=["unit", "time"], size=[1, 3]), "wrong_length"),
        (cube(status=5), "wrong_type"),
        (with_axis("geo", {"index": {"DEA26": 0, "DEA29": "1"}}, 2), "wrong_length"),
        (with_axis("geo", {"index": "DEA26"}, 1), "missing_key"),
        (with_axis("geo", {"index": {"DEA26": 0, "DEA29": 0}}, 2), "wrong_length"),
        (with_axis("unit", {"index": {"EUR_HAB": 0, "MIO_EUR": 1}}, 2), "not_single"),
        (with_axis("unit", {"index": {"MIO_EUR": 0}}, 1), "not_single"),
        (with_axis("time", {"index": {"2020-Q1": 0}}, 1), "year"),
        (with_axis("time", {"index": {"²²²²": 0}}, 1), "year"),
    ],
)
def test_answers_that_are_not_as_agreed(found: object, what: str) -> None:
    with pytest.raises(SourceChanged) as raised:
        rows(found)
    assert raised.value.what == what
    assert all(raised.value.describe(Language(code)) for code in CODES)


@pytest.mark.parametrize("part", ["value", "status", "updated"])
def test_half_a_sign_is_no_answer_for_no_database_can_hold_it(part: str) -> None:
    with pytest.raises(SourceChanged, match="not_json"):
        rows(cube(**{part: {"0": "\ud800"}}))


def test_a_chosen_dimension_that_is_gone_is_named() -> None:
    with pytest.raises(SourceChanged, match="missing_key sex"):
        rows(cube(), {"unit": "EUR_HAB", "sex": "T"})


# Against the double


def read_snapshots() -> list[Value | Gap]:
    return [row for snapshot in find_newest("eurostat") for row in read(snapshot.read(), snapshot.about)]


@pytest.mark.usefixtures("services")
def test_values_and_flags_of_all_regions_the_service_knows() -> None:
    told = Told()
    assert fetch_wanted("eurostat", told=told) == []
    assert told.messages == []  # nobody asked for the regions that the double lacks

    found = {row[:3]: (row.value, row.flag) for row in read_snapshots() if isinstance(row, Value)}
    unknown = read_reference("eurostat").regions.keys() - {region for _, region, _ in found}
    expected = {
        (code, key, year): (value, eurostat_flag(*asked) or "")
        for code in (GDP, DENSITY)
        for key, region in read_reference("eurostat").regions.items()
        if region.nuts and key not in unknown
        for year in range(2014 if code == DENSITY else 2015, 2025 if code == DENSITY else 2024)
        for asked in [(code.partition("?")[0], code.partition("=")[2], region.nuts, year)]
        if (value := eurostat_value(*asked)) is not None
    }
    assert found == expected
    assert {flag for _, flag in found.values()} > {"", "p", "ep"}
    assert {"05358", "05370", "05334", "05", "DE"}.isdisjoint(unknown)
    accept_loss(read_snapshots(), read_reference("eurostat"))


def test_one_request_names_the_regions_and_years_that_were_asked_for(services: FakeServices) -> None:
    told = Told()
    wanted = Wanted(("05358", "05334002"), indicators=(GDP,), first_year=2018, last_year=2019)
    assert fetch_wanted("eurostat", wanted, told) == []

    (request,) = services.requests
    assert request.route.endswith("/nama_10r_3gdp")
    assert (request.query["geo"], request.query["unit"]) == (["DEA26"], ["EUR_HAB"])
    assert {row[:3] for row in read_snapshots() if isinstance(row, Value)} <= {
        (GDP, "05358", 2018),
        (GDP, "05358", 2019),
    }
    assert told.messages == [("unknown_region", {"region": "05334002"})]
    (snapshot,) = find_newest("eurostat")
    assert snapshot.about.data_version == "2026-02-10T11:00:00+0100"


@pytest.mark.parametrize(
    ("refusal", "reason", "words"),
    [
        ("too_big", "too_large", "EXTRACTION_TOO_BIG"),
        ("empty", "no_values", "nama_10r_3gdp"),
    ],
)
def test_refusals_in_the_words_of_the_service(services: FakeServices, refusal: str, reason: str, words: str) -> None:
    assert fetch_wanted("eurostat", PRODUCT) == []
    before = [snapshot.file for snapshot in find_newest("eurostat")]
    services.set(eurostat_refusal=refusal)

    (failure,) = fetch_wanted("eurostat", PRODUCT)

    assert getattr(failure, "reason", "") == reason
    assert all(words in failure.describe(Language(code)) for code in CODES)
    assert [snapshot.file for snapshot in find_newest("eurostat")] == before


@pytest.mark.parametrize("form", ["asynchronous", "warning"])
def test_an_answer_that_is_still_being_made_is_asked_for_again(services: FakeServices, form: str) -> None:
    services.set(eurostat_refusal=form, eurostat_refusals=3)
    told = Told()

    assert fetch_wanted("eurostat", Wanted(("05358",), indicators=(GDP,)), told) == []

    assert read_snapshots()
    (question,) = {request.path for request in services.requests}
    assert [request.path for request in services.requests] == [question] * 4
    assert told.steps[-1] == GDP


def test_an_answer_that_never_comes_is_told_in_the_words_of_the_service(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eurostat, "LONGEST", 3)
    services.set(eurostat_refusal="asynchronous")

    (failure,) = fetch_wanted("eurostat", Wanted(("05358",), indicators=(GDP,)))

    assert "ASYNCHRONOUS" in failure.describe(Language("de"))
    assert len(services.requests) == 3


def test_figures_that_are_always_about_to_come_end_with_the_time_of_the_source(services: FakeServices) -> None:
    services.set(eurostat_refusal="asynchronous")
    run = Run(Wanted(("05358",)), read_reference("eurostat"), Told())

    with pytest.raises(SourceUnavailable) as raised:
        eurostat.fetch(run, Client("eurostat", pause=0.001, within=0.05), services.eurostat)

    assert raised.value.cause == "fetch_too_long"
    assert len(services.requests) < eurostat.LONGEST


@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [("nothing", "no_dataset", "NOTHING"), ("demo_r_d3dens?colour=red", "bad_request", "colour")],
)
def test_a_wrong_code_is_told_and_the_others_go_on(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch, path: str, reason: str, words: str
) -> None:
    known = read_reference("eurostat")
    codes = {code: replace(known.mappings[DENSITY], code=code) for code in (path, DENSITY)}
    monkeypatch.setattr("loaders.fetch.fetch.read_reference", lambda _: replace(known, mappings=codes))

    (failure,) = fetch_wanted("eurostat", Wanted(("05358",)))

    assert getattr(failure, "reason", "") == reason
    assert words in failure.describe(Language("de"))
    assert {row.code for row in read_snapshots()} == {DENSITY}
    assert services.requests


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ("html_200", "web_page"),
        ("truncated_json", "not_json"),
        ("wrong_content_type", "media_type"),
        ("renamed_keys", "missing_key"),
        ("text_value", "not_a_number"),
        ("nan_value", "not_a_number"),
        ("infinity", "not_a_number"),
        ("absurd_value", "implausible"),
        ("huge", "too_large"),
        ("gzip_bomb", "too_large"),
        ("short_body", "broken_off"),
        ("too_many", "HTTP 429"),
    ],
)
def test_a_faulty_answer_keeps_the_last_good_one(services: FakeServices, fault: str, what: str) -> None:
    wanted = Wanted(("05358", "05370"), indicators=(GDP,))
    assert fetch_wanted("eurostat", wanted) == []
    before = [snapshot.file for snapshot in find_newest("eurostat")]
    services.plant(fault, times=None, retry_after=0)

    (failure,) = fetch_wanted("eurostat", wanted)

    assert what in (getattr(failure, "what", ""), getattr(failure, "cause", ""))
    assert [snapshot.file for snapshot in find_newest("eurostat")] == before
