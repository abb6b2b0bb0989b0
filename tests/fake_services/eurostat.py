"""Eurostat: statistics API, JSON-stat 2.0."""

import json
from itertools import product

from .exchange import Answer, json_answer
from .recorded_files import Record, all_regions, read_json, texts
from .routes import Call, Route
from .values import eurostat_flag, eurostat_value

BASE = "/eurostat/api/dissemination/statistics/1.0/data"
OTHER_PARAMETERS = ("format", "lang", "sinceTimePeriod", "untilTimePeriod", "lastTimePeriod")


def refusal(kind: str, name: str = "") -> Answer:
    error = texts("eurostat")[kind]
    return json_answer({"error": [{**error, "label": error["label"].replace("{name}", name)}]}, error["status"])


def codes(dataset: Record) -> dict[str, dict[str, str]]:
    """Every code of each dimension with its label, in the dataset's order."""
    first, last = dataset["times"]
    return {
        "freq": {"A": "Jährlich"},
        "unit": {code: facts[0] for code, facts in dataset["units"].items()},
        "geo": {row["nuts"]: row["name"] for row in sorted(all_regions(), key=lambda row: row["nuts"]) if row["nuts"]},
        "time": {str(year): str(year) for year in range(first, last + 1)},
    }


def data(call: Call) -> Answer:
    dataset = read_json("eurostat_datasets.json").get(call.name.lower())
    if dataset is None:
        return refusal("not_found", call.name.upper())
    if call.world.eurostat_refusals is not None and _turn(call) > call.world.eurostat_refusals:
        return _answer(call, dataset)
    if call.world.eurostat_refusal == "empty":
        answer = _answer(call, dataset)
        return json_answer({**json.loads(answer.body), "value": {}, "status": {}}) if answer.status == 200 else answer
    if call.world.eurostat_refusal == "warning":
        asynchronous = texts("eurostat")["asynchronous"]
        return json_answer({"warning": {name: asynchronous[name] for name in ("status", "label")}})
    if call.world.eurostat_refusal:
        return refusal(call.world.eurostat_refusal)
    return _answer(call, dataset)


def _turn(call: Call) -> int:
    """How many questions have come so far, this one included."""
    with call.jobs.lock:
        call.jobs.polls["eurostat"] = call.jobs.polls.get("eurostat", 0) + 1
        return call.jobs.polls["eurostat"]


def _answer(call: Call, dataset: Record) -> Answer:
    known, query = codes(dataset), call.request.query
    for name in query:
        if name not in known and name not in OTHER_PARAMETERS:
            return refusal("bad_dimension", name)
    unknown = [code for name in known for code in query.get(name, []) if code not in known[name]]
    if unknown:
        return refusal("bad_value", ", ".join(unknown))
    chosen = {name: [code for code in every if code in query.get(name, every)] for name, every in known.items()}
    chosen["time"] = _periods(call, chosen["time"])
    return json_answer(_json_stat(call.name.lower(), dataset, known, chosen))


def _periods(call: Call, times: list[str]) -> list[str]:
    kept = [
        time for time in times if call.first("sinceTimePeriod") <= time <= call.first("untilTimePeriod", default="9999")
    ]
    return kept[-int(call.first("lastTimePeriod", "0")) :]


def _json_stat(name: str, dataset: Record, known: dict[str, dict[str, str]], chosen: dict[str, list[str]]) -> Record:
    """Sparse values and flags by row-major position; the codes of an index do not stand in its order."""
    recorded = read_json("eurostat_nama_10r_3gdp.json")
    cells = [(unit, geo, int(time)) for _, unit, geo, time in product(*chosen.values())]
    values = {str(place): eurostat_value(name, *cell) for place, cell in enumerate(cells)}
    flags = {str(place): eurostat_flag(name, *cell) for place, cell in enumerate(cells)}
    return {
        **recorded,
        "label": dataset["label"],
        "updated": dataset["updated"],
        "value": {place: value for place, value in values.items() if value is not None},
        "status": {place: flag for place, flag in flags.items() if flag and values[place] is not None},
        "size": [len(listed) for listed in chosen.values()],
        "dimension": {
            dimension: {
                "label": recorded["dimension"][dimension]["label"],
                "category": {
                    "index": {code: listed.index(code) for code in reversed(listed)},
                    "label": {code: known[dimension][code] for code in listed},
                },
            }
            for dimension, listed in chosen.items()
        },
        "extension": {
            **recorded["extension"],
            "id": name.upper(),
            "datastructure": {**recorded["extension"]["datastructure"], "id": name.upper()},
        },
    }


ROUTES: dict[tuple[str, str], Route] = {("GET", f"{BASE}/([^/]+)"): data}
