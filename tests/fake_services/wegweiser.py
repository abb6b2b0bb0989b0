"""Wegweiser Kommune: lists, single objects and the version."""

from typing import Any

from .exchange import Answer, json_answer
from .recorded_files import Record
from .routes import NOT_FOUND, Call, Route
from .wegweiser_data import data_by_ids, data_by_url
from .wegweiser_files import export_csv, map_data
from .wegweiser_selection import shown_indicator, shown_region
from .world import World

BASE = "/data-api/rest"


def shown_topic(world: World, topic: Record) -> Record:
    return {
        **topic,
        "title": f"{topic['name']} - Ist-Daten",
        "topics": [],
        "indicators": [shown_indicator(world, row) for row in world.indicators if topic["name"] in row["topics"]],
    }


def _list_matches(call: Call, rows: list[Record]) -> Answer:
    """The first `max` objects that hold the search text and are not excluded."""
    query = call.request.query
    search = call.first("search").casefold()
    excluded = {int(number) for name in ("exclude", "exclude[]") for number in query.get(name, [])}
    found = [row for row in rows if search in f"{row['name']} {row['title']}".casefold() and row["id"] not in excluded]
    return json_answer(found[: int(call.first("max", str(call.world.default_max)))])


def region_list(call: Call) -> Answer:
    types = call.request.query.get("types", [])
    rows = [row for row in call.world.regions if not types or row["type"] in types]
    return _list_matches(call, [shown_region(call.world, row) for row in rows])


def indicator_list(call: Call) -> Answer:
    return _list_matches(call, [shown_indicator(call.world, row) for row in call.world.indicators])


def topic_list(call: Call) -> Answer:
    return _list_matches(call, [shown_topic(call.world, row) for row in call.world.topics])


def _one(rows: tuple[Record, ...], slug: str) -> Record | None:
    return next((row for row in rows if row["friendlyUrl"] == slug), None)


def region_get(call: Call) -> Answer:
    region = _one(call.world.regions, call.name)
    return json_answer(shown_region(call.world, region)) if region else NOT_FOUND


def indicator_get(call: Call) -> Answer:
    indicator = _one(call.world.indicators, call.name)
    return json_answer(shown_indicator(call.world, indicator)) if indicator else NOT_FOUND


def topic_get(call: Call) -> Answer:
    topic = _one(call.world.topics, call.name)
    return json_answer(shown_topic(call.world, topic)) if topic else NOT_FOUND


def version(call: Call) -> Answer:
    answer: Any = call.world.version
    return json_answer(answer)


ROUTES: dict[tuple[str, str], Route] = {
    ("GET", f"{BASE}/region/list"): region_list,
    ("GET", f"{BASE}/region/get/([^/]+)"): region_get,
    ("GET", f"{BASE}/indicator/list"): indicator_list,
    ("GET", f"{BASE}/indicator/get/([^/]+)"): indicator_get,
    ("GET", f"{BASE}/topic/list"): topic_list,
    ("GET", f"{BASE}/topic/get/([^/]+)"): topic_get,
    ("GET", f"{BASE}/statistics/version"): version,
    ("GET", f"{BASE}/statistics/data/([^/]+)"): data_by_url,
    ("POST", f"{BASE}/statistics/data"): data_by_ids,
    ("GET", rf"{BASE}/export/([^/]+)\.csv"): export_csv,
    ("GET", f"{BASE}/map/data/([^/]+)"): map_data,
}
